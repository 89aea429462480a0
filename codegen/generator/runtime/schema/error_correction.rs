//! What required members are that a response leaves out. Source: Smithy 2.0 specification, "Client error
//! correction".

use std::collections::HashMap;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// A value that stands for a required member which a response leaves out.
#[doc(hidden)] // clients implement it for types that users see
pub trait ErrorCorrection {
    /// The error correction default.
    fn error_correction_default() -> Self;
}

macro_rules! defaults {
    ($($type:ty: $default:expr;)*) => {$(
        impl ErrorCorrection for $type {
            #[inline]
            fn error_correction_default() -> Self {
                $default
            }
        }
    )*};
}

defaults! {
    bool: false;
    i8: 0;
    i16: 0;
    i32: 0;
    i64: 0;
    f32: 0.0;
    f64: 0.0;
    String: String::new();
    Blob: Blob::default();
    DateTime: DateTime::from_secs(0);
    BigInteger: Self::default();
    BigDecimal: Self::default();
    Document: Self::Null;
}

impl<T: ErrorCorrection> ErrorCorrection for Box<T> {
    #[inline]
    fn error_correction_default() -> Self {
        Box::new(T::error_correction_default())
    }
}

impl<T> ErrorCorrection for Vec<T> {
    #[inline]
    fn error_correction_default() -> Self {
        Vec::new()
    }
}

impl<K, V> ErrorCorrection for HashMap<K, V> {
    #[inline]
    fn error_correction_default() -> Self {
        Self::new()
    }
}

/// The error correction default of enums, as the text of an unknown value.
#[allow(dead_code)] // a service may have no enums
pub const NO_VALUE: &str = "no value was set";

/// The error correction default of a type.
#[inline]
#[allow(dead_code)] // the members that have one may be of other kinds
pub fn default<T: ErrorCorrection>() -> T {
    T::error_correction_default()
}

/// Sets a required member that a response leaves out to its error correction default.
#[inline]
#[allow(dead_code)] // a service may have none that can be unset
pub fn apply<T: ErrorCorrection>(member: &mut Option<T>) {
    member.get_or_insert_with(T::error_correction_default);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_correction_replaces_no_value() {
        let (mut unset, mut set) = (None, Some(7));
        apply::<i32>(&mut unset);
        apply::<i32>(&mut set);
        assert_eq!((unset, set), (Some(0), Some(7)));
    }
}
