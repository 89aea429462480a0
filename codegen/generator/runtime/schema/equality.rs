//! Compares the members of structures.

/// Whether a member is equal in two structures.
///
/// It is never inline, so that the comparison of each type is compiled once, and not in every
/// structure.
#[inline(never)]
pub fn equal<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
}
