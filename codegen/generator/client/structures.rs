//! Implementations for structures and their builders, as macros over their members.

/// Implements `Default` and `Debug` for a builder that wraps the structure which it builds: every
/// member is unset at first, and `Debug` is that of the structure under the builder's name.
macro_rules! wrapping_builder {
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
                $crate::runtime::schema::builders::debug(f, stringify!($builder), &self.built)
            }
        }
    };
}

/// Implements `PartialEq` for a structure, by all of its members.
macro_rules! equality {
    ($structure:ident, [$($member:ident),+]) => {
        impl ::std::cmp::PartialEq for $structure {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                true $(&& $crate::runtime::schema::equality::equal(&self.$member, &other.$member))+
            }
        }
    };
}

pub(crate) use {equality, wrapping_builder};

#[cfg(test)]
mod tests {
    use crate::runtime::schema::redacted::{REDACTED, Redacted};
    use std::fmt::{self, Debug, Formatter};

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

    wrapping_builder!(Builder, Thing, [name, parts]);

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

    wrapping_builder!(SecretBuilder, Secret, [key]);

    struct NothingBuilder {
        built: Nothing,
    }

    wrapping_builder!(NothingBuilder, Nothing, []);

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

    struct Compared {
        name: Option<&'static str>,
        parts: Vec<f64>,
    }

    equality!(Compared, [name, parts]);

    #[test]
    fn every_member_counts() {
        let thing = |name, part| Compared {
            name,
            parts: vec![part],
        };
        assert!(thing(Some("a"), 1.0) == thing(Some("a"), 1.0));
        assert!(thing(Some("a"), 1.0) != thing(None, 1.0));
        assert!(thing(Some("a"), 1.0) != thing(Some("a"), 2.0));
        assert!(thing(None, f64::NAN) != thing(None, f64::NAN));
    }
}
