//! The crates that are tried: one model, once for each protocol that is supported.

use farrier_codegen::plan::protocol::PROTOCOLS;
use farrier_codegen::{Generated, Request, Sources};
use serde_json::Value;

use cargo_farrier::report::Fault;
use heck::ToKebabCase as _;

/// The model. It names no protocol.
const MODEL: &str = include_str!("../../minimal-versions.json");
const SERVICE: &str = "minimal#Everything";
/// The operation that only protocols with HTTP bindings can have: its payload is a stream.
const STREAMING: &str = "minimal#StreamThing";

/// The member that is a map, for which requests of one protocol have no form.
const MAP: (&str, &str) = ("minimal#Thing", "labels");

/// The service that one of the crates is of: its login tokens have a dependency of their own.
const WITH_TOKENS: (&str, &str) = ("#awsQuery", "com.amazonaws.rds#AmazonRDSv19");

/// A crate to try.
#[derive(Debug)]
pub(super) struct Subject {
    /// Its name.
    pub(super) name: String,
    /// The ID of the protocol's trait.
    pub(super) protocol: &'static str,
}

/// A crate for each protocol; `only` are texts of which the protocol's ID must have one.
///
/// # Errors
/// No protocol has one of the texts.
pub(super) fn all(only: &[String]) -> Result<Vec<Subject>, Vec<Fault>> {
    let is_wanted = |id: &str| only.is_empty() || only.iter().any(|text| id.contains(text));
    let protocols = PROTOCOLS.iter().map(|protocol| protocol.id);
    let subjects: Vec<Subject> = protocols
        .clone()
        .filter(|id| is_wanted(id))
        .map(Subject::new)
        .collect();
    if subjects.is_empty() {
        let known: Vec<&str> = protocols.collect();
        let fault = Fault::new("no protocol has such an ID");
        return Err(vec![fault.help(format!("there are {}", known.join(", ")))]);
    }
    Ok(subjects)
}

impl Subject {
    fn new(protocol: &'static str) -> Self {
        let name = protocol.rsplit('#').next().unwrap_or(protocol);
        let name = name.to_kebab_case();
        Self {
            name: format!("minimal-{name}"),
            protocol,
        }
    }

    /// Generates the whole of the service.
    ///
    /// # Errors
    /// The model is refused for this protocol.
    pub(super) fn generate(&self) -> Result<Generated, Vec<Fault>> {
        let request = Request {
            name: Some(self.name.clone()),
            ..Request::default()
        };
        let mut sources = Sources::new();
        sources.push("xtask/minimal-versions.json".to_owned(), self.model());
        farrier_codegen::generate(sources, &request)
            .map_err(|faults| faults.iter().map(Fault::from_diagnostic).collect())
    }

    /// The text of the model with this protocol.
    fn model(&self) -> String {
        let mut model: Value = serde_json::from_str(MODEL).unwrap_or_default();
        let Some(service) = model.pointer_mut(&format!("/shapes/{SERVICE}")) else {
            return String::new();
        };
        if let Some(traits) = service.get_mut("traits").and_then(Value::as_object_mut) {
            traits.insert(self.protocol.to_owned(), Value::Object(Default::default()));
        }
        let operations = service.get_mut("operations").and_then(Value::as_array_mut);
        if let Some(operations) = operations
            && !self.protocol.contains("#rest")
        {
            operations.retain(|it| it.get("target").and_then(Value::as_str) != Some(STREAMING));
        }
        let (shape, member) = MAP;
        let members = model.pointer_mut(&format!("/shapes/{shape}/members"));
        if let Some(members) = members.and_then(Value::as_object_mut)
            && self.protocol.ends_with("#ec2Query")
        {
            members.remove(member);
        }
        let text = model.to_string();
        match self.protocol.ends_with(WITH_TOKENS.0) {
            true => text.replace(SERVICE, WITH_TOKENS.1),
            false => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use farrier_codegen::plan::dependencies;

    use super::*;

    /// The names in a table of the emitted manifest.
    fn names(generated: &Generated, table: &str) -> Vec<String> {
        let manifest = generated.files.get("Cargo.toml").expect("a manifest");
        let manifest: toml::Table = String::from_utf8_lossy(manifest)
            .parse()
            .expect("a manifest in TOML");
        let table = manifest[table].as_table().expect("a table");
        table.keys().cloned().collect()
    }

    #[test]
    fn every_dependency_occurs_in_one_of_the_crates() {
        let subjects = all(&[]).expect("protocols");
        let mut missing: Vec<&str> = dependencies::ALL.iter().map(|it| it.name).collect();
        for subject in &subjects {
            let generated = subject.generate().expect("a crate");
            let found = names(&generated, "dependencies");
            missing.retain(|name| !found.iter().any(|it| it == name));
            let features = names(&generated, "features");
            for feature in ["http-02x", "sigv4a"] {
                assert!(features.iter().any(|it| it == feature), "{features:?}");
            }
        }
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn protocols_are_chosen_by_a_part_of_their_id() {
        let chosen = all(&["restXml".to_owned()]).expect("one");
        assert_eq!(chosen.len(), 1);
        assert_eq!(chosen[0].name, "minimal-rest-xml");
        assert!(all(&["soap".to_owned()]).is_err());
    }
}
