//! How structures are compared.

/// Whether a member is the same in two structures.
///
/// It is never inline: what a comparison of this type comes to then stands once in a program, and not in
/// the metadata of every structure.
#[inline(never)]
pub fn equal<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
}
