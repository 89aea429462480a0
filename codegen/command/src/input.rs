//! Reading the texts that a command is given: the files of models, and the configuration.
//!
//! Only ordinary files are read, only up to a limit, and only UTF-8; what else is found is named.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::report::{Fault, Place, shown};

/// The longest file of a model: six times the longest that AWS publishes.
pub const MODEL_LIMIT: u64 = 32 << 20;
/// The longest configuration.
pub const CONFIGURATION_LIMIT: u64 = 4 << 20;

/// What other encodings than UTF-8 start with; the longer one first.
const OTHER_MARKS: [(&[u8], &str); 4] = [
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
];

/// Reads a text; `what` it is stands before its name in faults.
///
/// # Errors
/// The file cannot be read, is no ordinary one, has more bytes than the limit, or is no UTF-8.
pub fn read(path: &Path, what: &str, limit: u64) -> Result<String, Fault> {
    let name = format!("{what} `{}`", shown(path));
    let fault = |error: io::Error| Fault::io(format!("cannot read {name}"), &error);
    // Before it is opened: to open a pipe is to wait for whoever writes to it.
    let found = fs::metadata(path).map_err(fault)?;
    if !found.is_file() {
        let kind = match found.is_dir() {
            true => "is a folder",
            false => "is a pipe or a device",
        };
        return Err(Fault::new(format!("{name} {kind}")).expected("an ordinary file"));
    }
    let mut bytes = Vec::new();
    if found.len() <= limit {
        let file = File::open(path).map_err(fault)?;
        let mut start = file.take(limit.saturating_add(1));
        start.read_to_end(&mut bytes).map_err(fault)?;
    }
    if found.len().max(bytes.len() as u64) > limit {
        return Err(Fault::new(format!("{name} is too long")).expected(at_most(limit)));
    }
    decode(bytes, &name, &shown(path))
}

/// A limit as it is shown.
pub fn at_most(limit: u64) -> String {
    format!("at most {limit} bytes ({} MiB)", limit >> 20)
}

fn decode(bytes: Vec<u8>, name: &str, file: &str) -> Result<String, Fault> {
    let mark = OTHER_MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((_, encoding)) = mark {
        let fault = Fault::new(format!("{name} is {encoding}"))
            .at(Place::in_text(file, "", 0..0))
            .expected("UTF-8");
        return Err(fault.help("save it again as UTF-8"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        // What is good of it, so that the place can be shown.
        let text = String::from_utf8_lossy(error.as_bytes());
        let byte = error.as_bytes().get(valid).copied().unwrap_or_default();
        Fault::new(format!(
            "{name} is no UTF-8: the byte 0x{byte:02x} stands here"
        ))
        .at(Place::in_text(
            file,
            &text,
            valid..valid + char::REPLACEMENT_CHARACTER.len_utf8(),
        ))
        .expected("UTF-8")
        .help("save it again as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8], limit: u64) -> Result<String, String> {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("m.json");
        fs::write(&path, bytes).expect("a file");
        read(&path, "the model", limit).map_err(|fault| format!("{fault:?}"))
    }

    #[test]
    fn texts_are_read_up_to_the_limit() {
        assert_eq!(read_bytes(b"1234", 4).as_deref(), Ok("1234"));
        let fault = read_bytes(b"12345", 4).expect_err("one more");
        assert!(
            fault.contains("is too long") && fault.contains("at most 4 bytes"),
            "{fault}"
        );
    }

    #[test]
    fn other_encodings_are_named() {
        for (bytes, name) in [
            (&b"\xff\xfe{\0}\0"[..], "is UTF-16"),
            (b"\xfe\xff\0{\0}", "is UTF-16"),
            (b"\xff\xfe\0\0{\0\0\0", "is UTF-32"),
            (b"\0\0\xfe\xff\0\0\0{", "is UTF-32"),
        ] {
            let fault = read_bytes(bytes, 99).expect_err(name);
            assert!(
                fault.contains(name) && fault.contains("save it again"),
                "{fault}"
            );
        }
        let fault = read_bytes(b"{\n \"\xc3\xa9\xe9\": 1}", 99).expect_err("Latin-1");
        for part in ["is no UTF-8: the byte 0xe9", "line: 2", "column: 4"] {
            assert!(fault.contains(part), "{part} is not in {fault}");
        }
        assert_eq!(read_bytes(b"", 0).as_deref(), Ok(""));
    }

    #[test]
    fn only_ordinary_files_are_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let fault = read(dir.path(), "the model", 9).expect_err("a folder");
        assert!(format!("{fault:?}").contains("is a folder"), "{fault:?}");
        #[cfg(unix)]
        for device in ["/dev/zero", "/dev/null"] {
            let fault = read(Path::new(device), "the model", 9).expect_err("a device");
            assert!(
                format!("{fault:?}").contains("is a pipe or a device"),
                "{fault:?}"
            );
        }
    }
}
