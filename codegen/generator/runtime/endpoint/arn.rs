//! Amazon resource names, as the function `aws.parseArn` of endpoint rules splits them.

use std::borrow::Cow;

use super::text::map_str;

/// A text of the form `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug)]
pub struct Arn<'a>(Cow<'a, str>);

impl<'a> Arn<'a> {
    /// Parses an ARN; partition, service and resource must not be empty.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn parse(text: Cow<'a, str>) -> Option<Self> {
        let mut fields = text.splitn(6, ':');
        let is_arn = fields.next() == Some("arn")
            && fields.next().is_some_and(|partition| !partition.is_empty())
            && fields.next().is_some_and(|service| !service.is_empty())
            && fields.nth(2).is_some_and(|resource| !resource.is_empty());
        is_arn.then_some(Self(text))
    }

    /// The partition, such as `aws`.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn partition(&self) -> Option<Cow<'a, str>> {
        self.field(1)
    }

    /// The service, such as `s3`.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn service(&self) -> Option<Cow<'a, str>> {
        self.field(2)
    }

    /// The region, which may be empty.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn region(&self) -> Option<Cow<'a, str>> {
        self.field(3)
    }

    /// The account ID, which may be empty.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn account_id(&self) -> Option<Cow<'a, str>> {
        self.field(4)
    }

    /// The resource, which may have colons and slashes in it.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn resource(&self) -> Option<Cow<'a, str>> {
        self.field(5)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn field(&self, number: usize) -> Option<Cow<'a, str>> {
        map_str(&self.0, |arn| arn.splitn(6, ':').nth(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_be_empty_where_arns_allow_it() {
        let Some(arn) = Arn::parse("arn:aws:s3:::bucket/a:b".into()) else {
            panic!("is an ARN");
        };
        assert_eq!(arn.partition().as_deref(), Some("aws"));
        assert_eq!(arn.service().as_deref(), Some("s3"));
        assert_eq!(arn.region().as_deref(), Some(""));
        assert_eq!(arn.account_id().as_deref(), Some(""));
        assert_eq!(arn.resource().as_deref(), Some("bucket/a:b"));
    }

    #[test]
    fn what_is_no_arn() {
        for text in [
            "",
            "arn",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "arn::s3:::x",
            "urn:aws:s3:::x",
        ] {
            assert!(Arn::parse(text.into()).is_none(), "{text}");
        }
    }
}
