//! Runs the test cases of a model's endpoint rules.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::{Document, Number};

use crate::runtime::endpoint::evaluate::{Partitions, resolve_with};
use crate::runtime::endpoint::partitions::{self, Partition};
use crate::runtime::endpoint::program::{Expr, Property};

use super::super::endpoint::invalid_params::InvalidParams;
use super::super::endpoint_rules::{ENDPOINT_RULES, EndpointParams};

/// A test case: parameters, and the expected outcome.
#[derive(Debug)]
pub struct Case {
    /// The case's documentation.
    pub about: &'static str,
    /// Parameters by their names in the rules.
    pub params: &'static [(&'static str, Given)],
    /// The expected outcome.
    pub expect: Expect,
}

/// The value of a parameter.
#[derive(Debug)]
#[allow(dead_code)] // cases use some of them
pub enum Given {
    /// A string.
    Text(&'static str),
    /// A boolean.
    Flag(bool),
    /// A list of strings.
    Texts(&'static [&'static str]),
}

/// The expected outcome of a test case.
#[derive(Debug)]
#[allow(dead_code)] // cases use some of them
pub enum Expect {
    /// An error with this message.
    Error(&'static str),
    /// An endpoint that is nothing but a URL.
    Url(&'static str),
    /// An endpoint with its URL, properties and headers.
    Endpoint(
        &'static str,
        &'static [(&'static str, Property)],
        &'static [(&'static str, &'static [&'static str])],
    ),
}

/// Makes parameters of what a case gives.
pub type MakeParams = fn(&'static [(&'static str, Given)]) -> Result<EndpointParams, InvalidParams>;

/// Runs all cases. A case also passes with the partitions of 2025: partitions have gained endpoints
/// since then, and the cases of older models expect those of their time.
///
/// # Panics
/// When a case fails; all that do are named.
pub fn check(cases: &'static [Case], params: MakeParams) {
    let mut failures = String::new();
    let (mut failed, mut earlier) = (0, 0);
    for (number, case) in cases.iter().enumerate() {
        let expected = case.expect.seen();
        let found = case.run(params, partitions::of_region);
        if found == expected {
            continue;
        }
        if case.run(params, of_region_in_2025) == expected {
            earlier += 1;
            continue;
        }
        failed += 1;
        let about = case.about;
        // Writing to a string cannot fail.
        _ = writeln!(
            failures,
            "case {number}: {about}\n  expected {expected:?}\n  found {found:?}"
        );
    }
    let (all, passed) = (cases.len(), cases.len() - failed);
    println!("endpoint tests: {passed} of {all} passed, {earlier} of them for partitions of 2025");
    assert!(
        failed == 0,
        "{failed} of {all} endpoint tests failed\n{failures}"
    );
}

/// The partition as it was when models of 2025 were written, before these partitions had endpoints with
/// IPv6. Test cases in such models expect that of the rules.
fn of_region_in_2025(region: &str) -> &'static Partition {
    let partition = partitions::of_region(region);
    if !["aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"].contains(&partition.name) {
        return partition;
    }
    let mut earlier = *partition;
    earlier.supports_dual_stack = false;
    earlier.dual_stack_dns_suffix = partition.dns_suffix;
    // Rules read partitions that live as long as the program, which is a test here.
    Box::leak(Box::new(earlier))
}

impl Case {
    fn run(&self, params: MakeParams, partitions: Partitions) -> Result<Seen, String> {
        let params = params(self.params).map_err(|error| error.to_string())?;
        resolve_with(&ENDPOINT_RULES, &params, partitions)
            .map(|endpoint| Seen::of(&endpoint))
            .map_err(|error| error.to_string())
    }
}

/// An endpoint in a form that can be compared, the order of properties aside.
#[derive(Debug, PartialEq)]
struct Seen {
    url: String,
    properties: HashMap<String, Document>,
    headers: BTreeMap<String, Vec<String>>,
}

impl Seen {
    fn of(endpoint: &Endpoint) -> Self {
        let owned = |(name, value): (&_, &Document)| (String::from(name), value.clone());
        let mut properties: HashMap<_, _> = endpoint
            .properties()
            .iter()
            .map(|(name, value)| owned((name.as_ref(), value)))
            .collect();
        let schemes: Vec<_> = endpoint
            .auth_schemes()
            .iter()
            .map(|scheme| scheme.as_document())
            .collect();
        if !schemes.is_empty() {
            properties.insert("authSchemes".to_owned(), Document::Array(schemes));
        }
        let headers = endpoint
            .headers()
            .map(|(name, values)| (name.to_owned(), values.map(str::to_owned).collect()))
            .collect();
        Self {
            url: endpoint.url().to_owned(),
            properties,
            headers,
        }
    }
}

impl Expect {
    fn seen(&self) -> Result<Seen, String> {
        let (url, properties, headers) = match *self {
            Self::Error(message) => return Err(message.to_owned()),
            Self::Url(url) => (url, &[][..], &[][..]),
            Self::Endpoint(url, properties, headers) => (url, properties, headers),
        };
        let owned = |texts: &[&str]| texts.iter().map(|text| String::from(*text)).collect();
        Ok(Seen {
            url: url.to_owned(),
            properties: entries(properties),
            headers: headers
                .iter()
                .map(|(name, values)| (String::from(*name), owned(values)))
                .collect(),
        })
    }
}

fn entries(properties: &[(&str, Property)]) -> HashMap<String, Document> {
    properties
        .iter()
        .map(|(name, value)| (String::from(*name), document(value)))
        .collect()
}

fn document(property: &Property) -> Document {
    match property {
        Property::Null => Document::Null,
        Property::Bool(value) => Document::Bool(*value),
        Property::Integer(value) => Document::Number(match u64::try_from(*value) {
            Ok(value) => Number::PosInt(value),
            Err(_) => Number::NegInt(*value),
        }),
        Property::Text(Expr::Text(text)) => Document::String(String::from(*text)),
        Property::Text(other) => panic!("a test case expects plain text, not {other:?}"),
        Property::List(items) => Document::Array(items.iter().map(document).collect()),
        Property::Map(properties) => Document::Object(entries(properties)),
    }
}
