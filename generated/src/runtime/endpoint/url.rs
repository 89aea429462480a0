//! URLs, as endpoint rules look at them: scheme, authority and path, nothing decoded.

use std::borrow::Cow;
use std::net::Ipv6Addr;

use super::program::Attribute;
use super::value::{Value, map_str};

/// An absolute `http` or `https` URL without a query.
#[derive(Clone, Debug)]
pub struct Url<'a> {
    scheme: &'static str,
    /// What follows `://`.
    rest: Cow<'a, str>,
}

impl<'a> Url<'a> {
    /// Takes a text as a URL.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn parse(text: &Cow<'a, str>) -> Option<Self> {
        let scheme = match text.split_once("://")?.0 {
            scheme if scheme.eq_ignore_ascii_case("https") => "https",
            scheme if scheme.eq_ignore_ascii_case("http") => "http",
            _ => return None,
        };
        let rest = map_str(text, |text| text.split_once("://").map(|(_, rest)| rest))?;
        let is_clean = |byte: u8| byte.is_ascii_graphic() && !b"?#<>\"\\^`{|}".contains(&byte);
        let url = Self { scheme, rest };
        let is_url = url.rest.bytes().all(is_clean)
            && host_and_port(url.split().0).is_some_and(|(host, port)| {
                !host.is_empty() && (port.is_empty() || port.parse::<u16>().is_ok())
            });
        is_url.then_some(url)
    }

    /// A part of the URL.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn attribute(&self, attribute: Attribute) -> Value<'a> {
        match attribute {
            Attribute::Scheme => self.scheme.into(),
            Attribute::Authority => map_str(&self.rest, |rest| Some(split(rest).0)).into(),
            Attribute::Path => map_str(&self.rest, |rest| Some(split(rest).1)).into(),
            Attribute::NormalizedPath => self.normalized_path().into(),
            Attribute::IsIp => is_ip(self.split().0).into(),
            _ => Value::Unset,
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn split(&self) -> (&str, &str) {
        split(&self.rest)
    }

    /// The path with a slash at both ends.
    #[cfg_attr(debug_assertions, inline)]
    fn normalized_path(&self) -> Option<Cow<'a, str>> {
        match self.split().1 {
            "" => Some(Cow::Borrowed("/")),
            path if path.ends_with('/') => map_str(&self.rest, |rest| Some(split(rest).1)),
            path => Some(Cow::Owned(format!("{path}/"))),
        }
    }
}

/// The authority and the path.
#[cfg_attr(debug_assertions, inline)]
fn split(rest: &str) -> (&str, &str) {
    rest.find('/')
        .and_then(|at| rest.split_at_checked(at))
        .unwrap_or((rest, ""))
}

/// The host, with its brackets when it is an IPv6 address, and the port, empty when left out.
#[cfg_attr(debug_assertions, inline)]
fn host_and_port(authority: &str) -> Option<(&str, &str)> {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if host.starts_with('[') {
        let (host, port) = host.split_at_checked(host.find(']')? + 1)?;
        ipv6(host)?;
        return match port.strip_prefix(':') {
            Some(port) => Some((host, port)),
            None => port.is_empty().then_some((host, port)),
        };
    }
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    (!host.contains(['%', '[', ']'])).then_some((host, port))
}

/// The address in brackets.
#[cfg_attr(debug_assertions, inline)]
fn ipv6(host: &str) -> Option<Ipv6Addr> {
    host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// Whether a host has the form of an IPv4 address; its numbers may begin with zeros.
#[cfg_attr(debug_assertions, inline)]
fn is_ipv4(host: &str) -> bool {
    let is_octet =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u8>().is_ok();
    host.split('.').count() == 4 && host.split('.').all(is_octet)
}

#[cfg_attr(debug_assertions, inline)]
fn is_ip(authority: &str) -> bool {
    host_and_port(authority).is_some_and(|(host, _)| ipv6(host).is_some() || is_ipv4(host))
}
