//! How structures are compared.

/// Whether a member is the same in two structures.
///
/// It is never inline: what a comparison of this type comes to then stands once in a program, and not in
/// the metadata of every structure.
#[inline(never)]
pub fn equal<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
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

pub(crate) use equality;

#[cfg(test)]
mod tests {
    struct Thing {
        name: Option<&'static str>,
        parts: Vec<f64>,
    }

    super::equality!(Thing, [name, parts]);

    #[test]
    fn every_member_counts() {
        let thing = |name, part| Thing {
            name,
            parts: vec![part],
        };
        assert!(thing(Some("a"), 1.0) == thing(Some("a"), 1.0));
        assert!(thing(Some("a"), 1.0) != thing(None, 1.0));
        assert!(thing(Some("a"), 1.0) != thing(Some("a"), 2.0));
        assert!(thing(None, f64::NAN) != thing(None, f64::NAN));
    }
}
