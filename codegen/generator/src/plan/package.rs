//! The Cargo package of the emitted crate, and its name: the one that is asked for, or else the
//! official one of the service.

use heck::ToKebabCase as _;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Shape;
use crate::request::{Request, RequestPart, Runtime};

use super::names::{is_device, is_keyword};

/// The longest name that crates.io takes.
const LONGEST_NAME: usize = 64;

/// Crates that come with the compiler: another of their name takes their place, or does not compile.
const OF_THE_COMPILER: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// The version of a package for which none is asked.
const FIRST_VERSION: &str = "0.1.0";

/// The Cargo package of the emitted crate.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Further `[dev-dependencies]`, as TOML text.
    pub dev_dependencies: String,
    /// Where the run-time code is.
    pub runtime: Runtime,
    /// The command that adds an operation, for a crate that takes the place of an official one with a part of
    /// its operations.
    pub add_operation: Option<String>,
}

/// Plans the package of a service's client.
///
/// # Errors
/// No package can have the name.
pub fn plan(request: &Request, service: &Shape) -> Result<Package, Diagnostics> {
    let version = request.version.as_deref().unwrap_or(FIRST_VERSION);
    let name = name(request, service)?;
    Ok(Package {
        add_operation: add_operation(request, service, &name),
        name,
        version: version.to_owned(),
        dev_dependencies: request.dev_dependencies.clone(),
        runtime: request.runtime.clone(),
    })
}

fn add_operation(request: &Request, service: &Shape, name: &str) -> Option<String> {
    let is_official = service.traits.aws_service().is_some() && name == default_name(service);
    let short = name.strip_prefix("aws-sdk-")?;
    let is_part = !request.operations.is_empty();
    (is_official && is_part).then(|| format!("cargo farrier add {short} OPERATION"))
}

fn name(request: &Request, service: &Shape) -> Result<String, Diagnostics> {
    if let Some(name) = &request.name {
        return match name_refusal(name) {
            None => Ok(name.clone()),
            Some(reason) => {
                let name = name.escape_debug();
                let fault = Diagnostic::error(format!("the name `{name}` {reason}"));
                Err(fault.about(RequestPart::Name).into())
            }
        };
    }
    let name = default_name(service);
    match name_refusal(&name) {
        None => Ok(name),
        Some(reason) => {
            let shown = name.escape_debug();
            let message = format!("the service's own name gives no package's: `{shown}` {reason}");
            let fault = Diagnostic::error(message).shape(&service.id);
            let fault = fault.at(service.location.clone());
            let fault = fault.about(RequestPart::Name);
            Err(fault.help("ask for another `name`".to_owned()).into())
        }
    }
}

/// The name of the official crate, or for a service that has none, its shape's name in kebab case.
fn default_name(service: &Shape) -> String {
    match service.traits.aws_service() {
        Some(aws) => {
            let id = aws.sdk_id.replace([' ', '-'], "");
            format!("aws-sdk-{}", id.to_lowercase())
        }
        None => service.id.name().to_kebab_case(),
    }
}

/// Why a package cannot have this name, or nothing when it can.
pub fn name_refusal(name: &str) -> Option<&'static str> {
    let crate_name = crate_name(name);
    if let Some(reason) = spelling_refusal(name) {
        Some(reason)
    } else if is_keyword(&name.replace('-', "_")) || name == "Self" {
        Some("is a keyword of Rust")
    } else if OF_THE_COMPILER.contains(&&*crate_name) {
        Some("is the name of a crate that comes with the compiler")
    } else if is_device(name) {
        Some("is the name of a device on Windows")
    } else {
        None
    }
}

/// Why Cargo would not read this as the name of a package, or nothing when it would.
pub fn spelling_refusal(name: &str) -> Option<&'static str> {
    let is_name_character = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match name.chars().next() {
        None => Some("is empty"),
        Some(first) if !first.is_ascii_alphabetic() => Some("does not start with a letter"),
        Some(_) if !name.chars().all(is_name_character) => {
            Some("has a character other than letters, digits, `-` and `_`")
        }
        Some(_) if name.len() > LONGEST_NAME => Some("is longer than 64 characters"),
        Some(_) => None,
    }
}

/// The name as Rust code has it. Packages whose names differ only in this cannot be told apart in it,
/// or on crates.io.
pub fn crate_name(name: &str) -> String {
    name.replace('-', "_").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::Sources;
    use crate::model::load;

    use super::*;

    /// The name of the crate of the only service, of this shape name and these traits.
    fn named(shape: &str, traits: serde_json::Value) -> Result<String, String> {
        let service = json!({"type": "service", "version": "1", "traits": traits});
        let text = json!({"smithy": "2.0", "shapes": {format!("a#{shape}"): service}});
        let mut sources = Sources::new();
        sources.push("model.json".to_owned(), text.to_string());
        let model = load::load(sources).expect("a model");
        let service = model.services().next().expect("a service");
        name(&Request::default(), service).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_crate_has_the_official_name_unless_another_is_asked_for() {
        let aws = |id: &str| named("S_20160101", json!({"aws.api#service": {"sdkId": id}}));
        for (sdk_id, name) in [
            ("Pinpoint", "aws-sdk-pinpoint"),
            (
                "Cognito Identity Provider",
                "aws-sdk-cognitoidentityprovider",
            ),
            ("Chime SDK-Voice", "aws-sdk-chimesdkvoice"),
            ("SESv2", "aws-sdk-sesv2"),
        ] {
            assert_eq!(aws(sdk_id).as_deref(), Ok(name));
        }
        let other = |shape: &str| named(shape, json!({}));
        assert_eq!(other("WeatherHTTPApi").as_deref(), Ok("weather-http-api"));
        assert_eq!(other("_Weather_2").as_deref(), Ok("weather-2"));
    }

    #[test]
    fn a_part_of_an_official_crate_says_how_it_gets_more() {
        let traits = json!({"aws.api#service": {"sdkId": "Old Books"}});
        let service = json!({"type": "service", "version": "1", "traits": traits});
        let text = json!({"smithy": "2.0", "shapes": {"a#S": service}});
        let mut sources = Sources::new();
        sources.push("model.json".to_owned(), text.to_string());
        let model = load::load(sources).expect("a model");
        let service = model.services().next().expect("a service");
        let command = |name: Option<&str>, operations: &[&str]| {
            let request = Request {
                name: name.map(str::to_owned),
                operations: operations.iter().map(|it| (*it).to_owned()).collect(),
                ..Request::default()
            };
            plan(&request, service).expect("a package").add_operation
        };
        let expected = Some("cargo farrier add oldbooks OPERATION".to_owned());
        assert_eq!(command(None, &["Get"]), expected);
        assert_eq!(command(Some("aws-sdk-oldbooks"), &["Get"]), expected);
        assert_eq!(command(None, &[]), None, "it has all of them");
        assert_eq!(command(Some("mine"), &["Get"]), None);
    }

    #[test]
    fn a_name_that_no_package_can_have_is_refused_where_the_service_stands() {
        for (shape, reason) in [
            ("Type", "`type` is a keyword of Rust"),
            ("Core", "`core` is the name of a crate"),
            ("Con", "`con` is the name of a device"),
            ("_1", "`1` does not start with a letter"),
        ] {
            let fault = named(shape, json!({})).expect_err("no name");
            assert!(fault.starts_with("model.json:1:"), "{fault}");
            assert!(fault.contains(reason) && fault.contains(shape), "{fault}");
        }
        let long = named("S", json!({"aws.api#service": {"sdkId": "x".repeat(60)}}));
        assert!(long.is_err_and(|fault| fault.contains("longer than 64")));
    }

    #[test]
    fn names_are_what_cargo_rust_and_file_systems_take() {
        let longest = "x".repeat(LONGEST_NAME);
        for name in ["generated", "aws-sdk-pinpoint", "a_b2", "tests", &longest] {
            assert_eq!(name_refusal(name), None, "{name}");
        }
        let too_long = "x".repeat(LONGEST_NAME + 1);
        for name in [
            "",
            "2fast",
            "a b",
            "a\"\n[x]",
            "\u{e9}",
            "-a",
            "a/b",
            &too_long,
            "type",
            "gen",
            "Self",
            "std",
            "core",
            "alloc",
            "test",
            "proc-macro",
            "con",
            "NUL",
            "com1",
        ] {
            assert!(name_refusal(name).is_some(), "{name}");
        }
    }
}
