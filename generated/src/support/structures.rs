//! What structures and their builders have alike, as macros over their members.

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

pub(crate) use {equality, holding};
