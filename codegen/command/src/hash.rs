//! Checksums of files, as text: those that are recorded, and those that Git knows files by.

use std::fmt::Write as _;

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The SHA-256 of these bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The name that Git gives a file with these bytes: the SHA-1 of a header and the bytes.
pub fn git_blob(bytes: &[u8]) -> String {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", bytes.len()));
    hash.update(bytes);
    hexadecimal(&hash.finalize())
}

/// Whether this is a name that Git gives to a commit or a file.
pub fn is_git_name(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_other_programs() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
        // `printf 'test content\n' | git hash-object --stdin`
        let named = git_blob(b"test content\n");
        assert_eq!(named, "d670460b4b4aece5915caf5c68d12f560a9fe3e4");
        assert!(is_git_name(&named) && !is_git_name("main") && !is_git_name(empty));
    }
}
