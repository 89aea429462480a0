//! Amazon resource names, as endpoint rules look at them.

use std::borrow::Cow;

use super::program::Attribute;
use super::value::{Value, map_str};

/// A text of the form `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug)]
pub struct Arn<'a>(Cow<'a, str>);

impl<'a> Arn<'a> {
    /// Takes a text as an ARN; partition, service and resource must not be empty.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn parse(text: Cow<'a, str>) -> Option<Self> {
        let mut fields = text.splitn(6, ':');
        let is_arn = fields.next() == Some("arn")
            && fields.next().is_some_and(|partition| !partition.is_empty())
            && fields.next().is_some_and(|service| !service.is_empty())
            && fields.nth(2).is_some_and(|resource| !resource.is_empty());
        is_arn.then_some(Self(text))
    }

    /// A part of the ARN.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn attribute(&self, attribute: Attribute) -> Value<'a> {
        match attribute {
            Attribute::Partition => self.field(1).into(),
            Attribute::Service => self.field(2).into(),
            Attribute::Region => self.field(3).into(),
            Attribute::AccountId => self.field(4).into(),
            Attribute::ResourceId => self.field(5).map_or(Value::Unset, Value::Resource),
            _ => Value::Unset,
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn field(&self, number: usize) -> Option<Cow<'a, str>> {
        map_str(&self.0, |arn| arn.splitn(6, ':').nth(number))
    }
}
