//! What structures and their builders have alike, as macros over their members.

/// What a builder around the structure that it builds begins with, every field unset, and `Debug` of
/// both, which show the same fields. Those that are `redacted` are only named.
macro_rules! wrapping_builder {
    ($builder:ident, $structure:ident, [$($field:ident $(=> $redacted:ident)?),*]) => {
        impl ::std::default::Default for $builder {
            #[inline]
            fn default() -> Self {
                Self {
                    built: $structure { $($field: ::std::option::Option::None),* },
                }
            }
        }

        impl $crate::runtime::builders::DebugAs for $structure {
            #[inline]
            fn debug_as(&self, f: &mut ::std::fmt::Formatter<'_>, name: &str) -> ::std::fmt::Result {
                $crate::runtime::builders::debug(f, name, &[$((
                    stringify!($field),
                    $crate::support::structures::shown!(&self.$field $(, $redacted)?),
                )),*])
            }
        }

        impl ::std::fmt::Debug for $structure {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::builders::DebugAs::debug_as(self, f, stringify!($structure))
            }
        }

        impl ::std::fmt::Debug for $builder {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::builders::DebugAs::debug_as(&self.built, f, stringify!($builder))
            }
        }
    };
}

/// What `Debug` shows of a field: its value, or that it is redacted.
macro_rules! shown {
    ($field:expr) => {
        $field
    };
    ($field:expr, redacted) => {
        &$crate::runtime::wire::Redacted
    };
}

/// `PartialEq` of a structure: all of its members are equal.
macro_rules! equality {
    ($structure:ident, [$($member:ident),+]) => {
        impl ::std::cmp::PartialEq for $structure {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                true $(&& $crate::runtime::equality::equal(&self.$member, &other.$member))+
            }
        }
    };
}

pub(crate) use {equality, shown, wrapping_builder};
