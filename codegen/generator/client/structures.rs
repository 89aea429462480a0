//! Implementations for structures and their builders, as macros over their members.

/// Implements `Default` for a builder that wraps the structure which it builds, with every member unset, and
/// `Debug` for both, by the same members. Of those that are `redacted` only the name is shown.
macro_rules! wrapping_builder {
    (@shown $value:expr) => { $value };
    (@shown $value:expr, redacted) => { &$crate::runtime::schema::redacted::Redacted };
    ($builder:ident, $structure:ident, [$($member:ident $(=> $redacted:ident)?),*]) => {
        impl ::std::default::Default for $builder {
            #[inline]
            fn default() -> Self {
                Self {
                    built: $structure { $($member: ::std::option::Option::None),* },
                }
            }
        }

        impl $crate::runtime::schema::builders::DebugAs for $structure {
            #[inline]
            fn debug_as(&self, f: &mut ::std::fmt::Formatter<'_>, name: &str) -> ::std::fmt::Result {
                $crate::runtime::schema::builders::debug(f, name, &[$((
                    stringify!($member),
                    $crate::support::structures::wrapping_builder!(@shown &self.$member $(, $redacted)?),
                )),*])
            }
        }

        impl ::std::fmt::Debug for $structure {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::schema::builders::DebugAs::debug_as(self, f, stringify!($structure))
            }
        }

        impl ::std::fmt::Debug for $builder {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::schema::builders::DebugAs::debug_as(&self.built, f, stringify!($builder))
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
    use crate::runtime::schema::redacted::REDACTED;

    use super::*;

    struct Thing {
        name: Option<&'static str>,
        r#type: Option<Vec<u8>>,
        key: Option<&'static str>,
    }

    struct ThingBuilder {
        built: Thing,
    }

    wrapping_builder!(ThingBuilder, Thing, [name, r#type, key => redacted]);

    struct Nothing {}

    struct NothingBuilder {
        built: Nothing,
    }

    wrapping_builder!(NothingBuilder, Nothing, []);

    /// The same structure with a derived `Debug`.
    mod derived {
        #[derive(Debug)]
        #[allow(dead_code)] // for `Debug` alone
        pub(super) struct Thing {
            pub(super) name: Option<&'static str>,
            pub(super) r#type: Option<Vec<u8>>,
            pub(super) key: &'static str,
        }
    }

    #[test]
    fn both_print_as_derived_but_for_what_is_redacted() {
        let mut builder = ThingBuilder::default();
        assert!(builder.built.name.is_none() && builder.built.key.is_none());
        builder.built.name = Some("Thing");
        builder.built.key = Some("hush");
        let derived = derived::Thing {
            name: Some("Thing"),
            r#type: None,
            key: REDACTED,
        };
        let of_builder = |text: String| text.replacen("Thing", "ThingBuilder", 1);
        assert_eq!(format!("{:?}", builder.built), format!("{derived:?}"));
        let expected = of_builder(format!("{derived:?}"));
        assert_eq!(format!("{builder:?}"), expected);
        let expected = of_builder(format!("{:#?}", Some(derived)));
        assert_eq!(format!("{:#?}", Some(builder)), expected);
        let nothing = NothingBuilder::default();
        assert_eq!(
            format!("{nothing:?} {:?}", nothing.built),
            "NothingBuilder Nothing"
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
