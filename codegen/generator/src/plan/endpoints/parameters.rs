//! The parameters of endpoint rules: their Rust names, kinds and defaults, and who fills them in.

use super::json::{Json, Origin};
use super::words::near_miss;
use crate::DocsLevel;
use crate::diagnostics::Diagnostics;
use crate::docs;
use crate::model::{Location, Shape};
use crate::plan::customizations;
use crate::plan::descriptions;
use crate::plan::names::{self, Identifier, MemberNames};

/// The trait that adds settings to a client's configuration.
pub(super) const CLIENT_PARAMETERS: &str = "smithy.rules#clientContextParams";

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name in the rules.
    pub name: String,
    /// The field, getter and setter.
    pub rust: Identifier,
    /// What follows `set_`.
    pub base: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must have a value.
    pub required: bool,
    /// The value that it has when nothing else gives one.
    pub default: Option<Literal>,
    /// Who fills it in.
    pub filled: Filled,
    /// The name of its built-in value, also of one that no client has.
    pub builtin: Option<String>,
    /// Its documentation, as lines of Markdown.
    pub docs: Vec<String>,
    /// The note of its deprecation.
    pub deprecated: Option<String>,
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// A list of strings.
    Texts,
}

impl Kind {
    /// What it is called in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::Texts => "a list of strings",
        }
    }
}

/// A value of a parameter that the model gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A string.
    Text(String),
    /// A boolean.
    Flag(bool),
    /// A list of strings.
    Texts(Vec<String>),
}

/// Who fills in a parameter that no operation gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Nobody; it has its default.
    Nobody,
    /// The SDK, from the configuration that all services have.
    Builtin(Builtin),
    /// A setting that this service adds to the configuration; where that is unset, the SDK if it
    /// knows the parameter too.
    Client(Option<Builtin>),
}

/// The parameters that an SDK knows by itself. Others of that kind keep their defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builtin {
    /// `AWS::Region`
    Region,
    /// `AWS::UseDualStack`
    UseDualStack,
    /// `AWS::UseFIPS`
    UseFips,
    /// `SDK::Endpoint`
    Endpoint,
    /// `AWS::Auth::AccountId`, which the signing identity gives.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`
    AccountIdEndpointMode,
}

impl Builtin {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "AWS::Region" => Self::Region,
            "AWS::UseDualStack" => Self::UseDualStack,
            "AWS::UseFIPS" => Self::UseFips,
            "SDK::Endpoint" => Self::Endpoint,
            "AWS::Auth::AccountId" => Self::AccountId,
            "AWS::Auth::AccountIdEndpointMode" => Self::AccountIdEndpointMode,
            _ => return None,
        })
    }

    fn kind(self) -> Kind {
        match self {
            Self::UseDualStack | Self::UseFips => Kind::Flag,
            _ => Kind::Text,
        }
    }
}

/// A setting that a service adds to a client's configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientParameter {
    /// Where it stands in the model.
    pub location: Location,
    /// The name in the model.
    pub name: String,
    /// The setter of the configuration's builder.
    pub rust: Identifier,
    /// What follows `set_`.
    pub base: String,
    /// The type that holds it in the configuration.
    pub type_name: String,
    /// What it holds.
    pub kind: Kind,
    /// Its documentation, as lines of Markdown.
    pub docs: Vec<String>,
    /// The environment variable and the key of the profile that may set it; only flags have them.
    pub from_environment: Option<(&'static str, &'static str)>,
}

/// Plans the settings that a service adds to a client's configuration.
pub(super) fn plan_client_parameters(
    service: &Shape,
    level: DocsLevel,
) -> (Vec<ClientParameter>, Diagnostics) {
    let Some(value) = service.traits.get(CLIENT_PARAMETERS) else {
        return Default::default();
    };
    let origin = Origin::new(&service.id, service.traits.location(CLIENT_PARAMETERS));
    let from_environment = customizations::of_service(&service.id).settings_from_environment;
    let settings = origin.root(value);
    let names = names::setting_names(settings.entries().map(|(name, _)| name));
    let parameters = settings
        .entries()
        .zip(names)
        .filter_map(|((name, json), names)| {
            let kind = client_kind(&json)?;
            let of_name = from_environment
                .iter()
                .find(|(setting, ..)| *setting == name);
            Some(ClientParameter {
                location: service.traits.location(CLIENT_PARAMETERS).child(name),
                from_environment: of_name
                    .filter(|_| kind == Kind::Flag)
                    .map(|(_, variable, key)| (*variable, *key)),
                name: name.to_owned(),
                rust: names.setter.name,
                base: names.setter.base,
                type_name: names.type_name,
                kind,
                docs: documentation(&json, level, name),
            })
        })
        .collect();
    (parameters, origin.into_faults())
}

/// Plans the parameters that the rules declare.
pub(super) fn plan_parameters(
    rules: &Json<'_>,
    clients: &[ClientParameter],
    level: DocsLevel,
) -> Vec<Parameter> {
    let Some(declared) = rules.need("parameters") else {
        return Vec::new();
    };
    let names = names::parameter_names(declared.entries().map(|(name, _)| name));
    let parameter = |((name, json), names): ((&str, Json<'_>), MemberNames)| {
        // One of another type fills nothing here; where there are rules, that is a fault.
        let fills =
            |client: &ClientParameter| client.name == name && Some(client.kind) == kind(&json);
        let is_client = clients.iter().any(fills);
        plan_parameter(name, names, &json, is_client, level)
    };
    declared
        .entries()
        .zip(names)
        .filter_map(parameter)
        .collect()
}

fn plan_parameter(
    name: &str,
    names: MemberNames,
    json: &Json<'_>,
    is_client: bool,
    level: DocsLevel,
) -> Option<Parameter> {
    let kind = kind(json)?;
    let default = match json.get("default") {
        Some(default) => Some(literal(&default, kind)?),
        None => None,
    };
    let required = match json.get("required") {
        Some(required) => required.flag()?,
        None => false,
    };
    if default.is_some() && !required {
        json.fault_with_help(
            "a parameter with a default must be required",
            Some("write `\"required\": true`".to_owned()),
        );
    }
    Some(Parameter {
        name: name.to_owned(),
        rust: names.name,
        base: names.base,
        kind,
        required,
        default,
        filled: filled(json, kind, is_client)?,
        builtin: builtin(json)?,
        docs: documentation(json, level, name),
        deprecated: json.get("deprecated").map(|deprecated| {
            let text = |field| deprecated.value().get(field).and_then(|text| text.as_str());
            docs::deprecation_note(text("message"), text("since"))
        }),
    })
}

/// The kind of a setting, which is no list.
fn client_kind(json: &Json<'_>) -> Option<Kind> {
    let kind = kind(json)?;
    if kind == Kind::Texts {
        json.need("type")?.wrong_kind("`string` or `boolean`");
        return None;
    }
    Some(kind)
}

fn kind(json: &Json<'_>) -> Option<Kind> {
    let kind = json.need("type")?;
    match kind.text()? {
        "string" | "String" => Some(Kind::Text),
        "boolean" | "Boolean" => Some(Kind::Flag),
        "stringArray" => Some(Kind::Texts),
        other => {
            kind.fault(format!(
                "`{other}` is no type of a parameter: string, boolean or stringArray"
            ));
            None
        }
    }
}

/// A value of the given kind.
pub(super) fn literal(json: &Json<'_>, kind: Kind) -> Option<Literal> {
    Some(match kind {
        Kind::Text => Literal::Text(json.text()?.to_owned()),
        Kind::Flag => Literal::Flag(json.flag()?),
        Kind::Texts => Literal::Texts(
            json.elements()
                .map(|item| item.text().map(str::to_owned))
                .collect::<Option<_>>()?,
        ),
    })
}

/// The built-in values that rules may name. Those that are no [`Builtin`] are settings of one service,
/// which operations or the client's parameters give.
const BUILTINS: [&str; 14] = [
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Auth::CredentialScope",
    "AWS::Region",
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
    "SDK::Endpoint",
];

fn builtin(json: &Json<'_>) -> Option<Option<String>> {
    let Some(name) = json.get("builtIn") else {
        return Some(None);
    };
    let text = name.text()?;
    check_builtin(&name, text);
    Some(Some(text.to_owned()))
}

/// Reports a built-in value that there is not.
pub(super) fn check_builtin(json: &Json<'_>, name: &str) {
    if !BUILTINS.contains(&name) {
        json.fault_with_help(
            format!("no built-in value is called `{name}`"),
            near_miss(name, BUILTINS),
        );
    }
}

fn filled(json: &Json<'_>, kind: Kind, is_client: bool) -> Option<Filled> {
    let builtin = match json.get("builtIn") {
        Some(name) => Builtin::named(name.text()?),
        None => None,
    };
    match builtin {
        Some(builtin) if builtin.kind() != kind => {
            json.fault("the built-in value is of another type than the parameter");
            None
        }
        builtin if is_client => Some(Filled::Client(builtin)),
        Some(builtin) => Some(Filled::Builtin(builtin)),
        None => Some(Filled::Nobody),
    }
}

fn documentation(json: &Json<'_>, level: DocsLevel, name: &str) -> Vec<String> {
    let text = json
        .get("documentation")
        .and_then(|text| text.value().as_str());
    descriptions::lines(level, text, &format!("The endpoint parameter `{name}`."))
}
