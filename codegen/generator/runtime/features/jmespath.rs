//! The operators and functions of JMESPath over typed values, for compiled expressions. `None` is
//! JMESPath's null.
//!
//! Source: the JMESPath specification, "Grammar" and "Built-in Functions".

#![allow(dead_code)] // expressions use some of it

use std::collections::BTreeMap;

/// The value of an expression.
#[doc(hidden)] // clients implement it for types that users see
pub trait Value {
    /// Whether the value counts as true: it is neither false nor empty.
    fn is_true(&self) -> bool {
        true
    }
}

impl Value for bool {
    fn is_true(&self) -> bool {
        *self
    }
}

impl Value for f64 {}

impl Value for () {}

impl Value for &str {
    fn is_true(&self) -> bool {
        !self.is_empty()
    }
}

impl<T> Value for Vec<T> {
    fn is_true(&self) -> bool {
        !self.is_empty()
    }
}

impl<K, T> Value for BTreeMap<K, T> {
    fn is_true(&self) -> bool {
        !self.is_empty()
    }
}

/// A structure or union.
impl<T> Value for &T {}

/// Whether the value counts as true; null does not.
pub fn is_true<T: Value>(value: Option<T>) -> bool {
    value.is_some_and(|value| value.is_true())
}

/// `length()`, in elements, entries or characters.
#[doc(hidden)] // clients implement it for types that users see
pub trait Length {
    /// The length.
    fn length(&self) -> f64;
}

impl Length for &str {
    fn length(&self) -> f64 {
        self.chars().count() as f64
    }
}

impl<T> Length for Vec<T> {
    fn length(&self) -> f64 {
        self.len() as f64
    }
}

impl<K, T> Length for BTreeMap<K, T> {
    fn length(&self) -> f64 {
        self.len() as f64
    }
}

/// `list[index]`; a negative index counts from the end.
pub fn element<T>(list: Vec<T>, index: i64) -> Option<T> {
    let at = match index {
        0.. => usize::try_from(index).ok()?,
        _ => {
            let from_end = usize::try_from(index.unsigned_abs()).ok()?;
            list.len().checked_sub(from_end)?
        }
    };
    list.into_iter().nth(at)
}

/// Compares two numbers; null when one of them is.
pub fn order(left: Option<f64>, right: Option<f64>, holds: fn(&f64, &f64) -> bool) -> Option<bool> {
    Some(holds(&left?, &right?))
}

/// `contains()` of a list.
pub fn contains<T: PartialEq>(list: Option<Vec<T>>, item: Option<T>) -> Option<bool> {
    let list = list?;
    Some(item.is_some_and(|item| list.contains(&item)))
}

/// `contains()`, `starts_with()` and `ends_with()` of texts.
pub fn texts(
    text: Option<&str>,
    part: Option<&str>,
    holds: fn(&str, &str) -> bool,
) -> Option<bool> {
    Some(holds(text?, part?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_from_either_end() {
        assert_eq!(element(vec![1, 2, 3], 0), Some(1));
        assert_eq!(element(vec![1, 2, 3], -1), Some(3));
        assert_eq!(element(vec![1, 2, 3], -4), None);
        assert_eq!(element(vec![1, 2, 3], i64::MIN), None);
        assert_eq!(element(vec![1, 2, 3], 3), None);
    }

    #[test]
    fn null_false_and_empty_values_are_not_true() {
        assert!(!is_true(None::<&str>));
        assert!(!is_true(Some("")));
        assert!(!is_true(Some(false)));
        assert!(!is_true(Some(Vec::<f64>::new())));
        assert!(!is_true(Some(BTreeMap::<&str, f64>::new())));
        assert!(is_true(Some(0.0)));
        assert!(is_true(Some(&String::new())));
    }

    #[test]
    fn comparisons_with_null_are_null() {
        assert_eq!(order(Some(2.0), Some(1.0), f64::gt), Some(true));
        assert_eq!(order(None, Some(1.0), f64::gt), None);
        assert_eq!(contains(Some(vec!["a"]), Some("a")), Some(true));
        assert_eq!(contains(None, Some("a")), None);
    }
}
