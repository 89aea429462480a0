//! The names that members have in messages: no two members of a shape may have the same, or one of them would
//! be read or written as the other.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeKind};

const JSON_NAME: &str = "smithy.api#jsonName";
const XML_NAME: &str = "smithy.api#xmlName";
const QUERY_NAME: &str = "aws.protocols#ec2QueryName";
/// What some services add to unions in JSON, and readers pass over. Source: Smithy 2.0, "AWS restJson1
/// protocol" and its like, on unions.
const TYPE: &str = "__type";

/// How members are named in messages of a form.
struct Form {
    /// The form, as messages speak of it.
    shown: &'static str,
    /// The protocols that have it.
    protocols: &'static [&'static str],
    /// Whether their members can be somewhere else in an HTTP message.
    has_bindings: bool,
    /// The traits that name members, the one that counts first.
    traits: &'static [&'static str],
    /// The name that readers of unions pass over.
    passed_over: Option<&'static str>,
    /// A member's name; those of XML attributes are of their own.
    name: fn(&Member) -> (Place, Cow<'_, str>),
}

/// What a name has to be told apart from others in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Element,
    Attribute,
}

const FORMS: [Form; 5] = [
    Form {
        shown: "JSON",
        protocols: &["aws.protocols#restJson1"],
        has_bindings: true,
        traits: &[JSON_NAME],
        passed_over: Some(TYPE),
        name: json_name,
    },
    // Their members have the names of the model.
    Form {
        shown: "JSON",
        protocols: &[
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsJson1_1",
            "smithy.protocols#rpcv2Json",
        ],
        has_bindings: false,
        traits: &[],
        passed_over: Some(TYPE),
        name: |member| (Place::Element, Cow::Borrowed(&member.name)),
    },
    Form {
        shown: "XML",
        protocols: &["aws.protocols#restXml"],
        has_bindings: true,
        traits: &[XML_NAME],
        passed_over: None,
        name: xml_name,
    },
    Form {
        shown: "XML",
        protocols: &["aws.protocols#awsQuery", "aws.protocols#ec2Query"],
        has_bindings: false,
        traits: &[XML_NAME],
        passed_over: None,
        name: xml_name,
    },
    Form {
        shown: "the form of a request",
        protocols: &["aws.protocols#ec2Query"],
        has_bindings: false,
        traits: &[QUERY_NAME, XML_NAME],
        passed_over: None,
        name: query_name,
    },
];

/// Checks the shapes that a service reaches, in each form that its protocols have. Two members that have one
/// name in several forms are one fault.
pub(super) fn check(service: &Shape, shapes: &[&Shape], faults: &mut Diagnostics) {
    let is_spoken = |form: &&Form| form.protocols.iter().any(|id| service.traits.has(id));
    let is_named =
        |shape: &&&Shape| matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    for shape in shapes.iter().filter(is_named) {
        let mut told = HashSet::new();
        for form in FORMS.iter().filter(is_spoken) {
            form.check(shape, &mut told, faults);
        }
    }
}

impl Form {
    /// `told` has the pairs of members that were faults in another form.
    fn check<'m>(
        &self,
        shape: &'m Shape,
        told: &mut HashSet<[&'m str; 2]>,
        faults: &mut Diagnostics,
    ) {
        let mut names = HashMap::new();
        let is_named = |member: &&Member| !(self.has_bindings && member.traits.http_bound());
        for member in shape.members().filter(is_named) {
            let name = (self.name)(member);
            if self.is_passed_over(shape, &name.1) && told.insert([&member.name; 2]) {
                let message = format!("readers of unions pass over `{}` in {}", name.1, self.shown);
                faults.push(self.fault(message, shape, member));
            }
            let Some(other) = names.insert(name.clone(), member) else {
                continue;
            };
            // Names that differ in case alone are a fault in any form, and told as that.
            if member.name.eq_ignore_ascii_case(&other.name)
                || !told.insert([&other.name, &member.name])
            {
                continue;
            }
            // The fault is that of the one which has the trait.
            let (member, other) = match self.naming(member) {
                Some(_) => (member, other),
                None => (other, member),
            };
            let message = format!(
                "the member is called `{}` in {}, as `{}` is",
                name.1, self.shown, other.name
            );
            faults.push(self.fault(message, shape, member));
        }
    }

    fn is_passed_over(&self, shape: &Shape, name: &str) -> bool {
        self.passed_over == Some(name) && matches!(shape.kind, ShapeKind::Union(_))
    }

    /// The trait that names the member.
    fn naming(&self, member: &Member) -> Option<&'static str> {
        let mut traits = self.traits.iter().copied();
        traits.find(|id| member.traits.has(id))
    }

    fn fault(&self, message: String, shape: &Shape, member: &Member) -> Diagnostic {
        let (place, help) = match self.naming(member) {
            Some(id) => (
                member.traits.location(id),
                format!("give it another `{id}`, or none"),
            ),
            None => (member.location.clone(), "rename the member".to_owned()),
        };
        Diagnostic::error(message)
            .member(&shape.id, &member.name)
            .at(place)
            .expected("a name of its own")
            .help(help)
    }
}

fn json_name(member: &Member) -> (Place, Cow<'_, str>) {
    let name = member.traits.json_name().unwrap_or(&member.name);
    (Place::Element, Cow::Borrowed(name))
}

fn xml_name(member: &Member) -> (Place, Cow<'_, str>) {
    let place = match member.traits.xml_attribute() {
        true => Place::Attribute,
        false => Place::Element,
    };
    let name = member.traits.xml_name().unwrap_or(&member.name);
    (place, Cow::Borrowed(name))
}

/// Source: Smithy 2.0, "AWS EC2 query protocol", query key resolution.
fn query_name(member: &Member) -> (Place, Cow<'_, str>) {
    let name = match member.traits.ec2_query_name() {
        Some(name) => Cow::Borrowed(name),
        None => capitalized(member.traits.xml_name().unwrap_or(&member.name)),
    };
    (Place::Element, name)
}

fn capitalized(name: &str) -> Cow<'_, str> {
    let mut rest = name.chars();
    match rest.next() {
        Some(first) if first.is_ascii_lowercase() => {
            Cow::Owned(format!("{}{}", first.to_ascii_uppercase(), rest.as_str()))
        }
        _ => Cow::Borrowed(name),
    }
}
