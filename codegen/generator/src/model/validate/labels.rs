//! The labels of URI patterns and host prefixes have their members, and the members their labels.

use std::collections::HashSet;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::suggestion;
use crate::model::traits::uri::{Part, UriPattern, parse_host_prefix};
use crate::model::{Member, Shape, ShapeKind};
use crate::source::Location;

/// A pattern of an operation, and what its labels are to find in the input.
struct Pattern<'a> {
    operation: &'a Shape,
    input: &'a Shape,
    what: &'static str,
    /// The trait that marks the members for labels.
    mark: &'static str,
    place: Location,
}

/// Checks the patterns of all operations.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    for operation in checked.shapes() {
        let ShapeKind::Operation(bound) = &operation.kind else {
            continue;
        };
        let Some(input) = checked.get(&bound.input) else {
            continue;
        };
        let pattern = |what, mark, place| Pattern {
            operation,
            input,
            what,
            mark,
            place,
        };
        if let Some(http) = operation.traits.http() {
            let place = operation.traits.location("smithy.api#http").child("uri");
            let parts = UriPattern::parse(http.uri).map(|uri| uri.segments);
            pattern("URI pattern", "smithy.api#httpLabel", place).check(parts, faults);
        }
        if let Some(prefix) = operation.traits.endpoint_host_prefix() {
            let place = operation
                .traits
                .location("smithy.api#endpoint")
                .child("hostPrefix");
            pattern("host prefix", "smithy.api#hostLabel", place)
                .check(parse_host_prefix(prefix), faults);
        }
    }
}

impl Pattern<'_> {
    fn check(&self, parts: Result<Vec<Part>, String>, faults: &mut Diagnostics) {
        let parts = match parts {
            Ok(parts) => parts,
            Err(reason) => return faults.push(self.fault(format!("the {} {reason}", self.what))),
        };
        let mut labels = HashSet::new();
        for label in parts.iter().filter_map(Part::label) {
            if !labels.insert(label) {
                faults.push(self.fault(format!("the {} has the label `{label}` twice", self.what)));
            }
            faults.extend(self.label_fault(label));
        }
        let marked = self
            .input
            .members()
            .filter(|member| member.traits.has(self.mark));
        for member in marked.filter(|member| !labels.contains(&*member.name)) {
            let message = format!(
                "the member is for a label that the {} of `{}` lacks",
                self.what, self.operation.id
            );
            let fault = Diagnostic::error(message).at(member.traits.location(self.mark));
            let label = format!("`{{{}}}` in the {}", member.name, self.what);
            faults.push(fault.member(&self.input.id, &member.name).expected(label));
        }
    }

    /// What is wrong with the member for a label.
    fn label_fault(&self, label: &str) -> Option<Diagnostic> {
        let marked = |member: &&Member| member.traits.has(self.mark);
        let Some(member) = self.input.members().find(|member| member.name == label) else {
            let names = self
                .input
                .members()
                .filter(marked)
                .map(|member| &*member.name);
            let fault = self.fault(format!(
                "the {} has the label `{label}`, which is no member of the input",
                self.what
            ));
            let expected = format!(
                "a member `{label}` of `{}` with `{}`",
                self.input.id, self.mark
            );
            return Some(fault.expected(expected).help(suggestion(label, names)));
        };
        let fault = |message: String| {
            Diagnostic::error(message)
                .member(&self.input.id, label)
                .at(member.location.clone())
        };
        if !marked(&member) {
            let message = format!(
                "the member fills a label of the {}, but is not marked for it",
                self.what
            );
            return Some(fault(message).expected(format!("the trait `{}`", self.mark)));
        }
        if !member.traits.required() {
            let message = format!(
                "the member fills a label of the {}, but is not required",
                self.what
            );
            return Some(fault(message).expected("the trait `smithy.api#required`"));
        }
        None
    }

    fn fault(&self, message: String) -> Diagnostic {
        Diagnostic::error(message)
            .shape(&self.operation.id)
            .at(self.place.clone())
    }
}
