//! The values that endpoint rules compute with. They borrow from the parameters wherever they can.

use std::borrow::Cow;

use super::super::partitions::Partition;
use super::arn::Arn;
use super::program::Attribute;
use super::url::Url;

/// What an expression comes to.
#[derive(Clone, Debug, Default)]
pub enum Value<'a> {
    /// Nothing: an optional parameter that is not given, or a function without a result.
    #[default]
    Unset,
    /// A boolean.
    Bool(bool),
    /// A number.
    Integer(i64),
    /// A string.
    Text(Cow<'a, str>),
    /// A parameter that is a list.
    Strings(&'a [String]),
    /// A list that a function made.
    List(Vec<Cow<'a, str>>),
    /// What `aws.partition` finds.
    Partition(&'static Partition),
    /// What `parseURL` finds.
    Url(Url<'a>),
    /// What `aws.parseArn` finds.
    Arn(Arn<'a>),
    /// The resource of an ARN, which is a list of its pieces.
    Resource(Cow<'a, str>),
}

impl<'a> Value<'a> {
    /// Whether there is a value at all.
    #[cfg_attr(debug_assertions, inline)]
    pub fn is_set(&self) -> bool {
        !matches!(self, Self::Unset)
    }

    /// Whether a condition with this value holds.
    #[cfg_attr(debug_assertions, inline)]
    pub fn holds(&self) -> bool {
        !matches!(self, Self::Unset | Self::Bool(false))
    }

    /// The boolean, when it is one.
    #[cfg_attr(debug_assertions, inline)]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number as a position, when it is one.
    #[cfg_attr(debug_assertions, inline)]
    pub fn as_position(&self) -> Option<usize> {
        match self {
            Self::Integer(value) => usize::try_from(*value).ok(),
            _ => None,
        }
    }

    /// The string, when it is one.
    #[cfg_attr(debug_assertions, inline)]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The string itself, when it is one.
    #[cfg_attr(debug_assertions, inline)]
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A part of a partition, URL or ARN; unset for everything else.
    #[cfg_attr(debug_assertions, inline)]
    pub fn attribute(&self, attribute: Attribute) -> Self {
        match self {
            Self::Partition(partition) => partition.attribute(attribute),
            Self::Url(url) => url.attribute(attribute),
            Self::Arn(arn) => arn.attribute(attribute),
            _ => Self::Unset,
        }
    }

    /// An element of a list, counted from the end when negative; unset outside of the list.
    #[cfg_attr(debug_assertions, inline)]
    pub fn element(&self, index: i32) -> Self {
        let text = match self {
            Self::Strings(list) => position(index, list.len())
                .and_then(|at| list.get(at))
                .map(|text| Cow::Borrowed(text.as_str())),
            Self::List(list) => position(index, list.len())
                .and_then(|at| list.get(at))
                .cloned(),
            Self::Resource(resource) => map_str(resource, |resource| {
                let pieces = || resource.split([':', '/']);
                let at = match usize::try_from(index) {
                    Ok(at) => at,
                    Err(_) => position(index, pieces().count())?,
                };
                pieces().nth(at)
            }),
            _ => None,
        };
        text.map_or(Self::Unset, Self::Text)
    }
}

/// The place of an element in a list of this length.
#[cfg_attr(debug_assertions, inline)]
fn position(index: i32, length: usize) -> Option<usize> {
    match usize::try_from(index) {
        Ok(at) => Some(at),
        Err(_) => length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?),
    }
}

/// A part of a text, borrowed for as long as the whole is.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn map_str<'a>(
    whole: &Cow<'a, str>,
    part: impl FnOnce(&str) -> Option<&str>,
) -> Option<Cow<'a, str>> {
    match whole {
        Cow::Borrowed(whole) => part(whole).map(Cow::Borrowed),
        Cow::Owned(whole) => part(whole).map(|part| Cow::Owned(part.to_owned())),
    }
}

impl From<bool> for Value<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(value: Cow<'a, str>) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a [String]> for Value<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(value: &'a [String]) -> Self {
        Self::Strings(value)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unset, Into::into)
    }
}
