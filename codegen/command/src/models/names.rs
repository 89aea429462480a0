//! The rules by which an official crate, the file of its model and the service in it go together.
//!
//! The crate is `aws-sdk-` and the service's SDK ID, in lower case, without spaces and hyphens. The file is
//! called after the SDK ID too, with hyphens for spaces, and may have the service's version at its end.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What official crates are named after.
const PREFIX: &str = "aws-sdk-";

/// An SDK ID as it is in the name of a crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SdkId(String);

impl SdkId {
    /// The one of the crate with this name.
    pub fn of_crate(name: &str) -> Option<Self> {
        let id = name.strip_prefix(PREFIX)?;
        (!id.is_empty()).then(|| Self(id.to_owned()))
    }

    /// The one that a service has in its model.
    pub(super) fn of_service(sdk_id: &str) -> Self {
        Self(sdk_id.replace([' ', '-'], "").to_lowercase())
    }

    /// The name of the crate.
    pub fn crate_name(&self) -> String {
        format!("{PREFIX}{}", self.0)
    }

    /// The one that the name of a file tells, and the version at its end. The name has `/` between its parts.
    pub(super) fn of_file(path: &str) -> Option<(Self, String)> {
        let file = path.rsplit('/').next()?.strip_suffix(".json")?;
        let (name, version) = match file.char_indices().rev().nth(VERSION.len()) {
            Some((at, '-')) if is_version(&file[at + 1..]) => (&file[..at], &file[at + 1..]),
            _ => (file, ""),
        };
        Some((Self::of_service(name), version.to_owned()))
    }
}

/// What the version of a service looks like: `0` for a digit.
const VERSION: &str = "0000-00-00";

fn is_version(text: &str) -> bool {
    let fits = |(found, form): (char, char)| match form {
        '0' => found.is_ascii_digit(),
        form => found == form,
    };
    text.len() == VERSION.len() && text.chars().zip(VERSION.chars()).all(fits)
}

/// Whether a character can be in the name of a commit, a branch or a tag.
pub(super) fn is_of_revision(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_./".contains(c)
}

/// A model, as far as it is looked at here.
#[derive(Deserialize)]
struct Model {
    #[serde(default)]
    shapes: BTreeMap<String, Shape>,
}

#[derive(Deserialize)]
struct Shape {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    traits: Traits,
}

#[derive(Default, Deserialize)]
struct Traits {
    #[serde(rename = "aws.api#service")]
    service: Option<Service>,
}

#[derive(Deserialize)]
struct Service {
    #[serde(rename = "sdkId")]
    sdk_id: String,
}

/// The IDs of the services in a model.
///
/// # Errors
/// Why the text is no model.
pub fn services(text: &str) -> Result<Vec<SdkId>, String> {
    let model: Model = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let shapes = model.shapes.into_values();
    let services = shapes.filter_map(|shape| Some(shape.traits.service?.sdk_id));
    Ok(services.map(|id| SdkId::of_service(&id)).collect())
}

/// The names of the operations in a model.
///
/// # Errors
/// Why the text is no model.
pub fn operations(text: &str) -> Result<Vec<String>, String> {
    let model: Model = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let shapes = model.shapes.into_iter();
    let operations = shapes.filter(|(_, shape)| shape.kind == "operation");
    let names = operations.filter_map(|(id, _)| Some(id.split_once('#')?.1.to_owned()));
    Ok(names.collect())
}

/// Checks that a model is that of one service, with this ID.
///
/// # Errors
/// Why it is not.
pub(super) fn verify(text: &str, id: &SdkId) -> Result<(), String> {
    let services = services(text)?;
    if services.contains(id) {
        return Ok(());
    }
    let names: Vec<String> = services
        .iter()
        .map(|id| format!("`{}`", id.crate_name()))
        .collect();
    Err(match names.is_empty() {
        true => "no service of AWS is in it".to_owned(),
        false => format!("it is that of {}", names.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_names() {
        let of = |path| SdkId::of_file(path).map(|(id, version)| (id.crate_name(), version));
        for (path, name, version) in [
            ("s3.json", "aws-sdk-s3", ""),
            ("models/sso-oidc.json", "aws-sdk-ssooidc", ""),
            ("s3-2006-03-01.json", "aws-sdk-s3", "2006-03-01"),
            (
                "models/route-53/service/2013-04-01/route-53-2013-04-01.json",
                "aws-sdk-route53",
                "2013-04-01",
            ),
            ("a-2006-03-0x.json", "aws-sdk-a2006030x", ""),
            ("-2006-03-01.json", "aws-sdk-", "2006-03-01"),
            ("\u{e9}2006-03-01.json", "aws-sdk-\u{e9}20060301", ""),
        ] {
            let expected = (name.to_owned(), version.to_owned());
            assert_eq!(of(path), Some(expected), "{path}");
        }
        assert_eq!(of("s3.txt"), None);
        assert_eq!(SdkId::of_crate("aws-sdk-"), None);
        assert_eq!(SdkId::of_crate("serde"), None);
    }

    #[test]
    fn a_model_is_that_of_a_crate_by_its_sdk_id() {
        let model = r#"{"smithy": "2.0", "shapes": {
            "a#S": {"type": "service", "traits": {"aws.api#service": {"sdkId": "SSO OIDC"}}},
            "a#Op": {"type": "operation"}}}"#;
        let id = |name| SdkId::of_crate(name).expect("an ID");
        assert_eq!(verify(model, &id("aws-sdk-ssooidc")), Ok(()));
        let other = verify(model, &id("aws-sdk-sso")).expect_err("another service");
        assert_eq!(other, "it is that of `aws-sdk-ssooidc`");
        let none = verify(r#"{"shapes": {}}"#, &id("aws-sdk-sso")).expect_err("no service");
        assert_eq!(none, "no service of AWS is in it");
        assert!(verify("<html>", &id("aws-sdk-sso")).is_err());
        assert_eq!(operations(model), Ok(vec!["Op".to_owned()]));
    }
}
