//! Takes endpoint parameters out of an operation's input. Whether an accessor gives a value or an
//! option of one makes no difference here.

use std::collections::HashMap;
use std::hash::Hash;

/// A string or an enum of strings, as an accessor gives it.
pub trait TextMember {
    /// The text, when there is one.
    fn text(self) -> Option<String>;
}

impl<T: AsRef<str> + ?Sized> TextMember for &T {
    #[cfg_attr(debug_assertions, inline)]
    fn text(self) -> Option<String> {
        Some(self.as_ref().to_owned())
    }
}

impl<T: AsRef<str> + ?Sized> TextMember for Option<&T> {
    #[cfg_attr(debug_assertions, inline)]
    fn text(self) -> Option<String> {
        self.map(|text| text.as_ref().to_owned())
    }
}

/// A map, as an accessor gives it.
pub trait MapMember<'a> {
    /// The type of the keys.
    type Key: Ord + 'a;
    /// The type of the values.
    type Value: 'a;

    /// The map, when there is one.
    fn map(self) -> Option<&'a HashMap<Self::Key, Self::Value>>;
}

impl<'a, K: Ord, V> MapMember<'a> for &'a HashMap<K, V> {
    type Key = K;
    type Value = V;

    #[cfg_attr(debug_assertions, inline)]
    fn map(self) -> Option<&'a HashMap<K, V>> {
        Some(self)
    }
}

impl<'a, K: Ord, V> MapMember<'a> for Option<&'a HashMap<K, V>> {
    type Key = K;
    type Value = V;

    #[cfg_attr(debug_assertions, inline)]
    fn map(self) -> Option<&'a HashMap<K, V>> {
        self
    }
}

/// A string of the input.
#[cfg_attr(debug_assertions, inline)]
pub fn text(member: impl TextMember) -> Option<String> {
    member.text()
}

/// A boolean of the input.
#[cfg_attr(debug_assertions, inline)]
pub fn flag(member: impl Into<Option<bool>>) -> Option<bool> {
    member.into()
}

/// The keys of a map in order, so that equal inputs give equal parameters.
#[cfg_attr(debug_assertions, inline)]
pub fn keys<'a, M: MapMember<'a>>(member: M) -> Vec<&'a M::Key> {
    let mut keys: Vec<_> = member.map().into_iter().flat_map(HashMap::keys).collect();
    keys.sort_unstable();
    keys
}

/// The values of a map, in the order of the keys.
#[cfg_attr(debug_assertions, inline)]
pub fn values<'a, M: MapMember<'a>>(member: M) -> Vec<&'a M::Value>
where
    M::Key: Hash,
{
    let mut entries: Vec<_> = member.map().into_iter().flatten().collect();
    entries.sort_unstable_by_key(|(key, _)| *key);
    entries.into_iter().map(|(_, value)| value).collect()
}

/// A list parameter; one that has nothing in it is as good as unset.
#[cfg_attr(debug_assertions, inline)]
pub fn list(found: Vec<Option<String>>) -> Option<Vec<String>> {
    let found: Vec<String> = found.into_iter().flatten().collect();
    (!found.is_empty()).then_some(found)
}

/// A parameter that is no list: the first text that was found.
#[cfg_attr(debug_assertions, inline)]
pub fn first(found: Vec<Option<String>>) -> Option<String> {
    found.into_iter().flatten().next()
}
