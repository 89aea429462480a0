//! What builders of structures do alike.

use std::fmt::{self, Debug, Formatter, Write};

use aws_smithy_types::error::operation::BuildError;

/// Takes a member out of a builder that must have it.
///
/// # Errors
/// The member is unset; the details say what needs it.
#[inline]
pub fn required<T>(
    value: Option<T>,
    member: &'static str,
    details: &'static str,
) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(member, details))
}

/// What a builder has that holds the structure which it builds: it begins with every member unset,
/// and its `Debug` is that of the structure under another name.
macro_rules! holding {
    ($builder:ident, $structure:ident, [$($member:ident),*]) => {
        impl ::std::default::Default for $builder {
            #[inline]
            fn default() -> Self {
                Self {
                    built: $structure { $($member: ::std::option::Option::None),* },
                }
            }
        }

        impl ::std::fmt::Debug for $builder {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::builders::debug(f, stringify!($builder), &self.built)
            }
        }
    };
}

pub(crate) use holding;

/// `Debug` of a builder that holds the structure which it builds: the same under another name.
#[cfg_attr(debug_assertions, inline)]
pub fn debug(f: &mut Formatter<'_>, name: &str, built: &dyn Debug) -> fmt::Result {
    let alternate = f.alternate();
    let mut renamed = Renamed {
        name: Some(name),
        to: f,
    };
    match alternate {
        true => write!(renamed, "{built:#?}"),
        false => write!(renamed, "{built:?}"),
    }
}

/// Writes something else in place of the first piece, which is the name of the type.
struct Renamed<'a, 'f> {
    name: Option<&'a str>,
    to: &'a mut Formatter<'f>,
}

impl Write for Renamed<'_, '_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.to.write_str(self.name.take().unwrap_or(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::super::wire::{REDACTED, Redacted};
    use super::*;

    #[derive(Debug)]
    #[allow(dead_code)] // for `Debug` alone
    struct Thing {
        name: Option<&'static str>,
        parts: Option<Vec<u8>>,
    }

    #[derive(Debug)]
    struct Nothing {}

    struct Builder {
        built: Thing,
    }

    holding!(Builder, Thing, [name, parts]);

    struct Secret {
        key: Option<&'static str>,
    }

    impl Debug for Secret {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.debug_struct("Secret").field("key", &Redacted).finish()
        }
    }

    struct SecretBuilder {
        built: Secret,
    }

    holding!(SecretBuilder, Secret, [key]);

    struct NothingBuilder {
        built: Nothing,
    }

    holding!(NothingBuilder, Nothing, []);

    #[test]
    fn a_builder_prints_as_its_structure_under_another_name() {
        let mut builder = Builder::default();
        assert_eq!(
            format!("{builder:?}"),
            "Builder { name: None, parts: None }"
        );
        builder.built.name = Some("Thing");
        let expected = format!("{:#?}", Some(&builder.built)).replacen("Thing", "Builder", 1);
        assert_eq!(format!("{:#?}", Some(&builder)), expected);
        let nothing = NothingBuilder::default();
        assert_eq!(format!("{nothing:?}"), "NothingBuilder");
    }

    #[test]
    fn a_builder_keeps_what_its_structure_keeps_to_itself() {
        let mut builder = SecretBuilder::default();
        builder.built.key = Some("hush");
        assert_eq!(builder.built.key, Some("hush"));
        assert_eq!(
            format!("{builder:?}"),
            format!("SecretBuilder {{ key: {REDACTED:?} }}")
        );
    }
}
