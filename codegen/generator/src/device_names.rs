//! Names that a file system keeps for itself: no file can have them everywhere.

/// Whether Windows takes the name for a device, in any case and with any ending, and not for a file.
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_port = |kind: &str| {
        let number = name.strip_prefix(kind).unwrap_or_default();
        number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit())
    };
    ["con", "prn", "aux", "nul"].contains(&&*name) || is_port("com") || is_port("lpt")
}
