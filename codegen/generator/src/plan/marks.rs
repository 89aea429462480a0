//! Marks on what a program can name of a crate, so that the compiler tells who uses what: each is the note of
//! a deprecation, which every use is warned of.
//!
//! They are for crates that are compiled once, to find out what of them is used. An operation marks its
//! method, its module, its builders and its waiters; a shared type is marked by its shape, as it may be used
//! without any operation. A deprecation of the model's own gives way.

use super::CratePlan;
use super::operations::OperationPlan;
use super::structures::StructurePlan;

/// What notes begin with.
const PREFIX: &str = "farrier: ";
/// What is said of the items of an operation, before its name.
const OPERATION: &str = "operation ";
/// What is said of a type, before its shape ID.
const TYPE: &str = "type ";

/// What a use of a marked item is a use of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used {
    /// The package of the client.
    pub package: String,
    /// What of it.
    pub what: What,
}

/// What can be used of a client, and decides about the operations that it needs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The operation with this name.
    Operation(String),
    /// The shape with this ID, by a type that several operations may have.
    Type(String),
}

impl Used {
    /// The note of the mark.
    pub fn note(&self) -> String {
        let package = &self.package;
        match &self.what {
            What::Operation(name) => format!("{PREFIX}{package} {OPERATION}{name}"),
            What::Type(id) => format!("{PREFIX}{package} {TYPE}{id}"),
        }
    }

    /// What a text tells that ends in the note of a mark, as the compiler's warning does.
    pub fn in_message(message: &str) -> Option<Self> {
        let (_, note) = message.rsplit_once(PREFIX)?;
        let (package, what) = note.split_once(' ')?;
        let what = match what.strip_prefix(OPERATION) {
            Some(name) => What::Operation(name.to_owned()),
            None => What::Type(what.strip_prefix(TYPE)?.to_owned()),
        };
        Some(Self {
            package: package.to_owned(),
            what,
        })
    }
}

impl CratePlan {
    /// Marks every item that the choice of operations decides about.
    pub(super) fn mark(&mut self) {
        let package = self.package.name.clone();
        let note = |what| {
            let package = package.clone();
            Used { package, what }.note()
        };
        let of_operation = |it: &OperationPlan| note(What::Operation(it.wire_name.clone()));
        let of_type = |id: &str| note(What::Type(id.to_owned()));
        for waiter in &mut self.waiters {
            if let Some(operation) = self.operations.get(waiter.operation) {
                waiter.docs.deprecated = Some(of_operation(operation));
            }
        }
        for operation in &mut self.operations {
            let note = of_operation(operation);
            operation.input.mark(&note);
            operation.output.mark(&note);
            operation.docs.deprecated = Some(note.clone());
            operation.mark = Some(note);
        }
        for structure in self.structures.iter_mut().chain(&mut self.errors) {
            structure.mark(&of_type(&structure.shape_id));
        }
        for union in &mut self.unions {
            union.docs.deprecated = Some(of_type(&union.shape_id));
        }
        for plan in &mut self.enums {
            plan.docs.deprecated = Some(of_type(&plan.shape_id));
        }
        for variant in &mut self.error_variants {
            variant.docs.deprecated = Some(of_type(variant.id.as_str()));
        }
    }
}

impl StructurePlan {
    fn mark(&mut self, note: &str) {
        self.docs.deprecated = Some(note.to_owned());
        self.mark = Some(note.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_out_of_warnings() {
        for what in [
            What::Operation("GetObject".to_owned()),
            What::Type("com.amazonaws.s3#Object".to_owned()),
        ] {
            let package = "aws-sdk-s3".to_owned();
            let used = Used { package, what };
            let warning = format!("use of deprecated method `a::B::c`: {}", used.note());
            assert_eq!(Used::in_message(&warning), Some(used));
        }
        for other in [
            "use of deprecated method `a::B::c`",
            "farrier: other",
            "farrier: a other",
            "",
        ] {
            assert_eq!(Used::in_message(other), None, "{other}");
        }
    }
}
