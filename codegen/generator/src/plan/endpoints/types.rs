//! The types of expressions in the rules language, and whether they may be unset. An expression that
//! is of another type than its place wants, or that may be unset there, is a fault.
//!
//! Source: Smithy 2.0 specification, "Rules engine": parameters that are not required, and what
//! functions may not find, are optional until `isSet` or an assignment has proven them.

use indexmap::IndexMap;
use serde_json::Value;

use super::json::Json;
use super::parameters::{Kind, Parameter};
use super::program::Function;
use super::templates::{Piece, Segment, pieces, segments};
use super::version::Version;
use super::words::near_miss;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Flag,
    Number,
    Texts,
    Partition,
    Url,
    Arn,
}

impl Type {
    /// What it is called in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::Number => "a number",
            Self::Texts => "a list of strings",
            Self::Partition => "a partition",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
        }
    }

    /// The attributes of a value, with their types.
    fn attributes(self) -> &'static [(&'static str, Type)] {
        match self {
            Self::Partition => &[
                ("name", Self::Text),
                ("dnsSuffix", Self::Text),
                ("dualStackDnsSuffix", Self::Text),
                ("supportsFIPS", Self::Flag),
                ("supportsDualStack", Self::Flag),
                ("implicitGlobalRegion", Self::Text),
            ],
            Self::Url => &[
                ("scheme", Self::Text),
                ("authority", Self::Text),
                ("path", Self::Text),
                ("normalizedPath", Self::Text),
                ("isIp", Self::Flag),
            ],
            Self::Arn => &[
                ("partition", Self::Text),
                ("service", Self::Text),
                ("region", Self::Text),
                ("accountId", Self::Text),
                ("resourceId", Self::Texts),
            ],
            _ => &[],
        }
    }
}

impl From<Kind> for Type {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Flag => Self::Flag,
            Kind::Texts => Self::Texts,
        }
    }
}

/// The type of an expression, and whether it may be unset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) optional: bool,
}

impl Typed {
    /// One that is never unset.
    pub(super) fn set(ty: Type) -> Self {
        Self {
            ty,
            optional: false,
        }
    }

    /// One that may be unset.
    pub(super) fn optional(ty: Type) -> Self {
        Self { ty, optional: true }
    }
}

/// The names that can be used somewhere, and what is known of them there.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    names: IndexMap<String, Typed>,
    version: Version,
}

impl Scope {
    /// The parameters.
    pub(super) fn new(parameters: &[Parameter], version: Version) -> Self {
        let typed = |parameter: &Parameter| Typed {
            ty: parameter.kind.into(),
            optional: !parameter.required,
        };
        let names = parameters.iter().map(|it| (it.name.clone(), typed(it)));
        Self {
            names: names.collect(),
            version,
        }
    }

    /// What is known of a name.
    pub(super) fn get(&self, name: &str) -> Option<Typed> {
        self.names.get(name).copied()
    }

    /// Adds a name.
    pub(super) fn declare(&mut self, name: &str, typed: Typed) {
        self.names.insert(name.to_owned(), typed);
    }

    /// Takes over that a name is set.
    pub(super) fn prove(&mut self, name: &str) {
        if let Some(typed) = self.names.get_mut(name) {
            typed.optional = false;
        }
    }

    /// The same where every name is set.
    pub(super) fn with_all(&self) -> Self {
        let mut scope = self.clone();
        scope.names.values_mut().for_each(|it| it.optional = false);
        scope
    }

    /// The same where some names are known to be set.
    pub(super) fn with<'n>(&self, set: impl IntoIterator<Item = &'n str>) -> Self {
        let mut scope = self.clone();
        for name in set {
            scope.prove(name);
        }
        scope
    }
}

/// The type of an expression; nothing when it is faulty, which is reported.
pub(super) fn type_of(json: &Json<'_>, scope: &Scope) -> Option<Typed> {
    match json.value() {
        Value::String(text) => {
            template(json, text, scope);
            Some(Typed::set(Type::Text))
        }
        Value::Bool(_) => Some(Typed::set(Type::Flag)),
        Value::Number(_) => Some(Typed::set(Type::Number)),
        Value::Object(_) => match json.get("ref") {
            Some(name) => reference(&name, name.text()?, scope),
            None => call(json, scope),
        },
        Value::Null | Value::Array(_) => None,
    }
}

/// Checks that an expression is set and of a type. `what` names it in messages.
pub(super) fn expect(json: &Json<'_>, scope: &Scope, wanted: Type, what: &str) {
    if let Some(found) = type_of(json, scope) {
        fits(json, found, wanted, what);
    }
}

fn fits(json: &Json<'_>, found: Typed, wanted: Type, what: &str) {
    if found.ty != wanted {
        json.mismatch(format!("{what} is {}", found.ty.name()), wanted.name());
    } else if found.optional {
        may_be_unset(json, what);
    }
}

fn may_be_unset(json: &Json<'_>, what: &str) {
    json.fault_with_help(
        format!("{what} may be unset there"),
        Some("ask `isSet` before, or assign it in a condition".to_owned()),
    );
}

/// Checks the references in a template, which must all be strings.
pub(super) fn template(json: &Json<'_>, text: &str, scope: &Scope) {
    for piece in pieces(text).unwrap_or_default() {
        let Piece::Reference(name, path) = piece else {
            continue;
        };
        let found = reference(json, name, scope).and_then(|of| match path {
            Some(path) => attribute(json, of, path, name, scope.version),
            None => Some(of),
        });
        if let Some(found) = found {
            let what = match path {
                Some(path) => format!("`{{{name}#{path}}}`"),
                None => format!("`{{{name}}}`"),
            };
            fits(json, found, Type::Text, &what);
        }
    }
}

fn reference(json: &Json<'_>, name: &str, scope: &Scope) -> Option<Typed> {
    let found = scope.get(name);
    if found.is_none() {
        json.fault(format!("`{name}` is used before it is assigned"));
    }
    found
}

/// The type of what a path from a value leads to.
fn attribute(
    json: &Json<'_>,
    of: Typed,
    path: &str,
    name: &str,
    version: Version,
) -> Option<Typed> {
    segments(path)
        .ok()?
        .into_iter()
        .try_fold(of, |of, segment| {
            if of.optional {
                may_be_unset(json, &format!("`{name}`"));
                return None;
            }
            match segment {
                Segment::Attribute(attribute) => {
                    let known = of.ty.attributes();
                    let found = known.iter().find(|(known, _)| *known == attribute);
                    if found.is_none() {
                        json.fault_with_help(
                            format!("{} has no attribute `{attribute}`", of.ty.name()),
                            near_miss(attribute, known.iter().map(|(known, _)| *known)),
                        );
                    }
                    found.map(|(_, ty)| Typed::set(*ty))
                }
                Segment::Index(index) => {
                    if index < 0 {
                        version.need(json, Version::ONE_ONE, "a negative index");
                    }
                    if of.ty != Type::Texts {
                        json.mismatch(
                            format!("`[{index}]` follows {}", of.ty.name()),
                            Type::Texts.name(),
                        );
                        return None;
                    }
                    Some(Typed::optional(Type::Text))
                }
            }
        })
}

/// The type of a function call.
pub(super) fn call(json: &Json<'_>, scope: &Scope) -> Option<Typed> {
    let name_json = json.get("fn")?;
    let name = name_json.text()?;
    let argv = json.get("argv")?;
    let arguments: Vec<Json<'_>> = argv.elements().collect();
    if let ("getAttr", [of, path]) = (name, arguments.as_slice()) {
        let what = of.value().get("ref").and_then(Value::as_str);
        let of = type_of(of, scope)?;
        let what = what.unwrap_or("the value");
        return attribute(path, of, path.text()?, what, scope.version);
    }
    let function = Function::named(name)?;
    if matches!(
        function,
        Function::Split | Function::Coalesce | Function::IfThenElse
    ) {
        let what = format!("the function `{name}`");
        scope.version.need(&name_json, Version::ONE_ONE, &what);
    }
    match (function, arguments.as_slice()) {
        (Function::IsSet, [argument]) => {
            type_of(argument, scope)?;
            return Some(Typed::set(Type::Flag));
        }
        (Function::Coalesce, arguments) => return coalesce(arguments, scope),
        (Function::IfThenElse, [condition, then, otherwise]) => {
            expect(condition, scope, Type::Flag, "the condition of `ite`");
            let then = type_of(then, &scope.with(facts(condition, true)));
            let other = type_of(otherwise, &scope.with(facts(condition, false)));
            let (then, other) = (then?, other?);
            if then.ty != other.ty {
                let message = format!("the last argument of `ite` is {}", other.ty.name());
                otherwise.mismatch(message, then.ty.name());
                return None;
            }
            return Some(Typed {
                ty: then.ty,
                optional: then.optional || other.optional,
            });
        }
        (Function::Split, [_, delimiter, limit]) => {
            if delimiter.value().as_str() == Some("") {
                delimiter.fault("the delimiter of `split` is empty");
            }
            if limit.value().as_i64().is_some_and(|limit| limit < 0) {
                limit.fault("the limit of `split` is negative");
            }
        }
        _ => {}
    }
    let (parameters, result) = signature(function);
    for (argument, wanted) in arguments.iter().zip(parameters) {
        expect(
            argument,
            scope,
            *wanted,
            &format!("an argument of `{name}`"),
        );
    }
    Some(result)
}

fn coalesce(arguments: &[Json<'_>], scope: &Scope) -> Option<Typed> {
    let mut result: Option<Typed> = None;
    for argument in arguments {
        let found = type_of(argument, scope)?;
        let so_far = result.unwrap_or(found);
        if so_far.ty != found.ty {
            let message = format!("an argument of `coalesce` is {}", found.ty.name());
            argument.mismatch(message, so_far.ty.name());
            return None;
        }
        result = Some(Typed {
            ty: found.ty,
            optional: so_far.optional && found.optional,
        });
    }
    result
}

/// What the other functions take, and what they give.
fn signature(function: Function) -> (&'static [Type], Typed) {
    use Type::{Arn, Flag, Number, Partition, Text, Texts, Url};
    match function {
        Function::BooleanEquals => (&[Flag, Flag], Typed::set(Flag)),
        Function::Not => (&[Flag], Typed::set(Flag)),
        Function::StringEquals => (&[Text, Text], Typed::set(Flag)),
        Function::IsValidHostLabel | Function::IsVirtualHostableS3Bucket => {
            (&[Text, Flag], Typed::set(Flag))
        }
        Function::ParseArn => (&[Text], Typed::optional(Arn)),
        Function::ParseUrl => (&[Text], Typed::optional(Url)),
        Function::Partition => (&[Text], Typed::optional(Partition)),
        Function::Split => (&[Text, Text, Number], Typed::set(Texts)),
        Function::Substring => (&[Text, Number, Number, Flag], Typed::optional(Text)),
        Function::UriEncode => (&[Text], Typed::set(Text)),
        Function::IsSet | Function::Coalesce | Function::IfThenElse => (&[], Typed::set(Flag)),
    }
}

/// The names that are set when an expression is true, or when it is not.
pub(super) fn facts<'p>(json: &Json<'p>, holds: bool) -> Vec<&'p str> {
    let value = json.value();
    facts_of(value, holds)
}

fn facts_of(value: &Value, holds: bool) -> Vec<&str> {
    let function = value.get("fn").and_then(Value::as_str);
    let arguments = value.get("argv").and_then(Value::as_array);
    match (function, arguments.map(Vec::as_slice)) {
        (Some("isSet"), Some([of])) if holds => {
            of.get("ref").and_then(Value::as_str).into_iter().collect()
        }
        (Some("not"), Some([inner])) => facts_of(inner, !holds),
        (Some("booleanEquals"), Some([Value::Bool(is), inner] | [inner, Value::Bool(is)])) => {
            facts_of(inner, holds == *is)
        }
        _ => Vec::new(),
    }
}
