//! Values as text: what a line says of an output.

use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::time::{Duration, SystemTime};

use aws_smithy_types::DateTime;

/// Named values, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Fields(Vec<String>);

impl Fields {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value; of one that is not there the name is left out as well.
    pub fn field(mut self, name: &str, value: Option<impl Debug>) -> Self {
        self.0
            .extend(value.map(|value| format!("{name}={value:?}")));
        self
    }

    /// Adds whether there is a value that is another one in each run.
    pub fn has<T>(mut self, name: &str, value: Option<T>) -> Self {
        self.0.extend(value.map(|_| name.to_owned()));
        self
    }
}

impl Display for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The entries of a map, in the order of their keys.
pub fn map<K: Debug, V: Debug>(map: Option<&HashMap<K, V>>) -> String {
    let entries = map.into_iter().flatten();
    sorted(entries.map(|(key, value)| format!("{key:?}: {value:?}")))
}

/// Texts in their order, joined.
pub fn sorted<T: Display>(texts: impl IntoIterator<Item = T>) -> String {
    let mut texts: Vec<String> = texts.into_iter().map(|text| text.to_string()).collect();
    texts.sort();
    format!("[{}]", texts.join(", "))
}

/// Whether a time is less than an hour away.
pub fn is_recent(time: Option<&DateTime>) -> Option<bool> {
    let time = SystemTime::try_from(*time?).ok()?;
    let now = SystemTime::now();
    let away = now.duration_since(time).or(time.duration_since(now));
    Some(away.is_ok_and(|away| away < Duration::from_secs(3600)))
}

/// The hours from now to a time, rounded.
pub fn hours_from_now(time: &DateTime) -> i64 {
    let now = DateTime::from(SystemTime::now());
    (time.secs() - now.secs() + 1800).div_euclid(3600)
}

/// A text in base 64.
pub fn base64(text: impl AsRef<[u8]>) -> String {
    aws_smithy_types::base64::encode(text)
}

/// The text without line breaks and other control characters.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_control() {
            true => line.extend(c.escape_default()),
            false => line.push(c),
        }
    }
    line
}
