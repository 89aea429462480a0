//! What two crates are compared by: subjects, which are what a model's shapes, members, operations and
//! settings become for users, each with the public items that it brings and the facts that decide what it
//! does. How subjects are found in a plan is in [`super::surface`], and how two of them are compared in
//! [`super::compare`].

use std::collections::BTreeMap;

use crate::model::Location;

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The service as a whole.
    Service,
    /// An operation: its module, its function of the client, its builders.
    Operation,
    /// The paginator of an operation.
    Paginator,
    /// A waiter.
    Waiter,
    /// A trait that users may implement.
    Trait,
    /// A structure that inputs or outputs hold.
    Structure,
    /// The structure of an error.
    Error,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// A member of a structure.
    Member,
    /// A union.
    Union,
    /// A member of a union.
    UnionVariant,
    /// An enum with named values.
    Enum,
    /// An enum whose values have no names.
    OpenEnum,
    /// A value of an enum.
    EnumValue,
    /// A variant of an error enum.
    ErrorVariant,
    /// A setting of a client, or a parameter of its endpoints.
    Setting,
    /// Items that the crate has because the service has something anywhere.
    Part,
    /// A Cargo feature.
    Feature,
}

impl Kind {
    /// What it is called in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Operation => "operation",
            Self::Paginator => "paginator",
            Self::Waiter => "waiter",
            Self::Trait => "trait",
            Self::Structure => "structure",
            Self::Error => "error",
            Self::Input => "input",
            Self::Output => "output",
            Self::Member => "member",
            Self::Union => "union",
            Self::UnionVariant => "union variant",
            Self::Enum => "enum",
            Self::OpenEnum => "enum without names",
            Self::EnumValue => "enum variant",
            Self::ErrorVariant => "error variant",
            Self::Setting => "setting",
            Self::Part => "item",
            Self::Feature => "Cargo feature",
        }
    }

    /// Whether crates have it whatever their operations are.
    pub(super) fn is_of_service(self) -> bool {
        matches!(
            self,
            Self::Service | Self::Setting | Self::Part | Self::Feature
        )
    }

    /// Whether it is a type of its own.
    pub(super) fn is_type(self) -> bool {
        matches!(
            self,
            Self::Structure | Self::Error | Self::Union | Self::Enum | Self::OpenEnum
        )
    }
}

/// A public item of the crate: users' code no longer compiles when it is gone or has another signature.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicItem {
    /// The path, from the crate's root, of the module or type that has it.
    pub owner: String,
    /// What it is and its name there: `fn build`, `field name`, `variant Name`, `impl Clone`, `struct`.
    pub name: String,
}

/// What a fact is about; the rule for a change of it follows from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is explained by its row in `rules`
pub(super) enum Fact {
    Required,
    Default,
    Sensitive,
    Deprecated,
    Retry,
    ErrorCodes,
    ErrorMessage,
    Endpoint,
    EndpointParameter,
    Auth,
    Protocol,
    Signing,
    ServiceNames,
    Http,
    Host,
    Checksum,
    Compression,
    Request,
    Reply,
    Idempotency,
    Pagination,
    Waiting,
    Wire,
    Text,
    Texts,
    Documentation,
}

/// What a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FactValue {
    /// Everything that counts, for comparison.
    pub(super) value: String,
    /// Whether the value reads well enough to be shown.
    pub(super) shown: bool,
}

/// Something that users know by one path and that one place of the model decides.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// What it is.
    pub(super) kind: Kind,
    /// The subject without which it cannot be, by its path.
    pub(super) parent: Option<String>,
    /// What it is in the model, whatever it is called in Rust: a shape ID, with `$member` for a member.
    pub(super) identity: String,
    /// What stands for it as before and after: a type, or what it is.
    pub(super) summary: String,
    /// Its place in the model.
    pub(super) location: Option<Location>,
    /// Its public items, with their signatures.
    pub(super) items: BTreeMap<PublicItem, String>,
    /// What decides what it does.
    pub(super) facts: BTreeMap<Fact, FactValue>,
    /// The order of what it lists, where users can compare by it.
    pub(super) order: Vec<String>,
    /// Whether replies can hold it.
    pub(super) is_read: bool,
}

impl Subject {
    /// A subject without items.
    pub(super) fn new(kind: Kind, identity: impl Into<String>, location: &Location) -> Self {
        Self {
            kind,
            parent: None,
            identity: identity.into(),
            summary: kind.name().to_owned(),
            location: Some(location.clone()),
            items: BTreeMap::new(),
            facts: BTreeMap::new(),
            order: Vec::new(),
            is_read: false,
        }
    }

    /// Names the subject without which it cannot be.
    pub(super) fn below(mut self, parent: impl Into<String>) -> Self {
        self.parent = Some(parent.into());
        self
    }

    /// Says what stands for it.
    pub(super) fn summary(mut self, summary: impl Into<String>) -> Self {
        self.summary = summary.into();
        self
    }

    /// Adds a public item with its signature.
    pub(super) fn item(
        &mut self,
        owner: &str,
        name: impl Into<String>,
        signature: impl Into<String>,
    ) {
        let item = PublicItem {
            owner: owner.to_owned(),
            name: name.into(),
        };
        self.items.insert(item, signature.into());
    }

    /// Adds public items of an owner that have nothing but a name, when the crate has them.
    pub(super) fn items_if(&mut self, has: bool, owner: &str, names: &[&str]) {
        for name in names.iter().filter(|_| has) {
            self.item(owner, *name, "");
        }
    }

    /// Adds a fact that is shown as it is, when there is one.
    pub(super) fn fact(&mut self, fact: Fact, value: Option<String>) {
        if let Some(value) = value {
            let value = FactValue { value, shown: true };
            self.facts.insert(fact, value);
        }
    }

    /// Adds a fact that is only compared.
    pub(super) fn hidden_fact(&mut self, fact: Fact, value: impl std::fmt::Debug) {
        let value = FactValue {
            value: format!("{value:?}"),
            shown: false,
        };
        self.facts.insert(fact, value);
    }

    /// The same for what is or is not.
    pub(super) fn flag(&mut self, fact: Fact, is: bool) {
        self.fact(fact, is.then(|| "yes".to_owned()));
    }
}

/// The subjects of a crate, by their paths.
pub(super) type Subjects = BTreeMap<String, Subject>;
