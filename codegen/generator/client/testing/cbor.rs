//! Compares CBOR bodies by what they mean: the order of a map's entries does not count, nor how long
//! the heads of data items are. Written apart from the code that writes such bodies, on purpose.

/// Compares two CBOR data items.
///
/// # Errors
/// They are different values, or one is no CBOR.
pub fn same(found: &[u8], expected: &[u8]) -> Result<(), String> {
    let (found, expected) = (canonical(found)?, canonical(expected)?);
    if found == expected {
        return Ok(());
    }
    Err(format!("body is `{found}`, not `{expected}`"))
}

/// The one spelling of all bytes that mean the same.
fn canonical(bytes: &[u8]) -> Result<String, String> {
    let mut input = Input(bytes);
    input
        .item()
        .filter(|_| input.0.is_empty())
        .ok_or_else(|| format!("body {bytes:02x?} is no CBOR"))
}

struct Input<'a>(&'a [u8]);

/// The break that ends items of indefinite length.
const BREAK: u8 = 0xff;

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// The major type, the rest of the first byte, and the argument; none for an indefinite length.
    fn head(&mut self) -> Option<(u8, u8, Option<u64>)> {
        let first = *self.take(1)?.first()?;
        let (major, short) = (first >> 5, first & 0x1f);
        let argument = match short {
            0..24 => Some(u64::from(short)),
            24..28 => {
                let bytes = self.take(1 << (short - 24))?;
                Some(
                    bytes
                        .iter()
                        .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
                )
            }
            31 => None,
            _ => return None,
        };
        Some((major, short, argument))
    }

    fn item(&mut self) -> Option<String> {
        let (major, short, argument) = self.head()?;
        Some(match major {
            0 => argument?.to_string(),
            1 => (-1 - i128::from(argument?)).to_string(),
            2 => format!("h{:02x?}", self.text(2, argument)?),
            3 => format!("{:?}", String::from_utf8(self.text(3, argument)?).ok()?),
            4 => format!("[{}]", self.items(argument, Self::item)?.join(", ")),
            5 => {
                let mut entries = self.items(argument, Self::entry)?;
                entries.sort_unstable();
                format!("{{{}}}", entries.join(", "))
            }
            6 => {
                let (tag, content) = (argument?, self.item()?);
                // A point in time may be a whole number or not.
                match content.parse::<f64>() {
                    Ok(seconds) if tag == 1 => format!("time({seconds})"),
                    _ => format!("{tag}({content})"),
                }
            }
            _ => float(short, argument?),
        })
    }

    fn entry(&mut self) -> Option<String> {
        Some(format!("{}: {}", self.item()?, self.item()?))
    }

    /// The bytes of a string, which may be in chunks.
    fn text(&mut self, major: u8, length: Option<u64>) -> Option<Vec<u8>> {
        if let Some(length) = length {
            return self.take(usize::try_from(length).ok()?).map(<[u8]>::to_vec);
        }
        let mut text = Vec::new();
        while !self.ends() {
            let (_, _, length) = self.head().filter(|head| head.0 == major)?;
            text.extend_from_slice(self.take(usize::try_from(length?).ok()?)?);
        }
        Some(text)
    }

    fn items(
        &mut self,
        length: Option<u64>,
        item: fn(&mut Self) -> Option<String>,
    ) -> Option<Vec<String>> {
        let mut items = Vec::new();
        match length {
            Some(length) => {
                for _ in 0..length {
                    items.push(item(self)?);
                }
            }
            None => {
                while !self.ends() {
                    items.push(item(self)?);
                }
            }
        }
        Some(items)
    }

    fn ends(&mut self) -> bool {
        let ends = self.0.first() == Some(&BREAK);
        if ends {
            self.0 = &self.0[1..];
        }
        ends
    }
}

/// A floating-point number of any length, or a simple value.
fn float(short: u8, argument: u64) -> String {
    let number = match short {
        25 => half(argument),
        26 => f64::from(f32::from_bits(argument as u32)),
        27 => f64::from_bits(argument),
        _ => return format!("simple({argument})"),
    };
    format!("{number:?}")
}

/// The number in half precision.
fn half(bits: u64) -> f64 {
    let (exponent, fraction) = ((bits >> 10 & 0x1f) as i32, (bits & 0x3ff) as f64);
    let magnitude = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    };
    if bits & 0x8000 == 0 {
        magnitude
    } else {
        -magnitude
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn heads_and_order_do_not_count() {
        let definite = [0xa2, 0x61, b'a', 0x01, 0x61, b'b', 0xf9, 0x3c, 0x00];
        let indefinite = [
            0xbf, 0x61, b'b', 0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0x61, b'a', 0x18, 0x01, 0xff,
        ];
        assert_eq!(same(&definite, &indefinite), Ok(()));
        assert_eq!(same(&[0xc1, 0x01], &[0xc1, 0xf9, 0x3c, 0x00]), Ok(()));
    }

    #[test]
    fn values_count_and_faults_are_told() {
        for (left, right) in [
            (&[0x01][..], &[0x02][..]),
            (&[0x20], &[0x00]),
            (&[0x82, 1, 2], &[0x82, 2, 1]),
            (&[0x82, 1], &[0x82, 1]),
            (&[0xbf], &[0xbf]),
            (&[], &[]),
        ] {
            assert!(same(left, right).is_err(), "{left:?}");
        }
    }
}
