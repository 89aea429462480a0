//! The paths by which users name what shapes became, such as `types::error::NotFound`, and the shapes that
//! are meant by what users write.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::select::Selection;
use crate::model::{Model, Shape, ShapeId, ShapeKind};

use super::names;
use super::symbols::{Item, Module};
use super::{roles, unions};

/// The Rust paths of shapes, from the crate's root.
#[derive(Clone, Debug, Default)]
pub struct RustPaths {
    /// The one that is shown first. A shape has several when it is the input of an operation and a type.
    paths: BTreeMap<ShapeId, Vec<String>>,
}

impl RustPaths {
    /// The paths of the shapes of a selection.
    pub fn new(model: &Model, selection: &Selection) -> Self {
        let symbols = super::symbols(model, selection);
        let mut paths: BTreeMap<ShapeId, Vec<String>> = BTreeMap::new();
        for (id, item) in symbols.items() {
            paths.entry(id.clone()).or_default().push(item.path());
        }
        for id in &selection.operations {
            let Some(operation) = model.operation(id) else {
                continue;
            };
            let module = Module::Operation(symbols.operation(id).module);
            let sides = [
                (&operation.input, names::operation_input_name(id.name())),
                (&operation.output, names::operation_output_name(id.name())),
            ];
            for (shape, name) in sides {
                let path = Item::new(module.clone(), name).path();
                paths.entry(shape.clone()).or_default().push(path);
            }
        }
        Self { paths }
    }

    /// These paths, and for shapes that have none here the other ones.
    pub fn or(mut self, others: Self) -> Self {
        for (id, paths) in others.paths {
            self.paths.entry(id).or_insert(paths);
        }
        self
    }

    /// The path of a shape, if it has a type of its own.
    pub fn of(&self, id: &ShapeId) -> Option<&str> {
        self.paths.get(id)?.first().map(String::as_str)
    }

    /// The shapes with this path, or whose builder has it, or else those whose type has this name.
    pub fn called(&self, written: &str) -> Vec<&ShapeId> {
        let written = without_builder(written);
        let having = |is_it: &dyn Fn(&str) -> bool| {
            let all = self.paths.iter();
            let ids = all.filter(|(_, paths)| paths.iter().any(|path| is_it(path)));
            ids.map(|(id, _)| id).collect::<Vec<_>>()
        };
        let exact = having(&|path| path == written);
        match exact.is_empty() {
            true => having(&|path| last(path) == written),
            false => exact,
        }
    }

    /// All paths and the names of all types, for suggestions.
    pub fn names(&self) -> BTreeSet<&str> {
        let paths = self.paths.values().flatten();
        paths.flat_map(|path| [path.as_str(), last(path)]).collect()
    }
}

/// The name of the field or variant that a member of a shape is; nothing for lists, maps and enums.
pub fn member_name(shape: &Shape, member: &str) -> Option<String> {
    let members = shape.members().map(|it| it.name.as_str());
    let at = members.into_iter().position(|name| name == member)?;
    match &shape.kind {
        ShapeKind::Structure(_) => {
            let names = roles::member_names(shape);
            names.get(at).map(|it| it.name.to_string())
        }
        ShapeKind::Union(_) => unions::variant_names(shape.members()).into_iter().nth(at),
        _ => None,
    }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// The path of the type that a builder is of.
fn without_builder(written: &str) -> String {
    match written.split_once("::builders::") {
        Some((module, name)) => {
            let name = name.strip_suffix("Builder").unwrap_or(name);
            format!("{module}::{name}")
        }
        None => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Sources, load, select};

    fn model() -> Model {
        let target = |id: &str| json!({ "target": id });
        let text = json!({"smithy": "2.0", "shapes": {
            "n#S": {"type": "service", "operations": [target("n#GetADM"), target("n#Put")]},
            "n#GetADM": {
                "type": "operation", "input": target("n#ADMRequest"), "errors": [target("n#Gone")]
            },
            "n#Put": {"type": "operation", "input": target("n#PutRequest"), "output": target("n#Choice_")},
            "n#ADMRequest": {"type": "structure", "members": {"ADMType": target("n#PutRequest")}},
            "n#PutRequest": {"type": "structure", "members": {"choice": target("n#Choice")}},
            "n#Choice_": {"type": "structure", "members": {}},
            "n#Choice": {"type": "union", "members": {"longName": target("smithy.api#String")}},
            "n#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}}
        }});
        let mut sources = Sources::new();
        sources.push("m.json", text.to_string());
        load::load(sources).expect("a model without faults")
    }

    #[test]
    fn shapes_are_found_by_what_users_write() {
        let model = model();
        let paths = RustPaths::new(&model, &select::everything(&model, &"n#S".into()));
        let called = |written: &str| {
            let ids = paths.called(written);
            ids.iter().map(|id| id.name()).collect::<Vec<_>>().join(" ")
        };
        for (written, found) in [
            ("types::Choice", "Choice"),
            ("Choice", "Choice"),
            ("types::error::Gone", "Gone"),
            ("types::error::builders::GoneBuilder", "Gone"),
            ("operation::get_adm::GetAdmInput", "ADMRequest"),
            (
                "operation::get_adm::builders::GetAdmInputBuilder",
                "ADMRequest",
            ),
            ("GetAdmInput", "ADMRequest"),
            ("operation::put::PutOutput", "Choice_"),
            ("types::PutRequest", "PutRequest"),
            ("operation::put::PutInput", "PutRequest"),
            ("types::Gone", ""),
        ] {
            assert_eq!(called(written), found, "{written}");
        }
        assert_eq!(
            paths.of(&"n#PutRequest".into()),
            Some("types::PutRequest"),
            "a type that is also an input"
        );
        assert_eq!(paths.of(&"smithy.api#String".into()), None);
    }

    #[test]
    fn members_have_the_names_of_fields_and_variants() {
        let model = model();
        let name = |shape: &str, member: &str| member_name(model.shape(&shape.into()), member);
        assert_eq!(name("n#ADMRequest", "ADMType").as_deref(), Some("adm_type"));
        assert_eq!(name("n#Choice", "longName").as_deref(), Some("LongName"));
        assert_eq!(name("n#Choice", "other"), None);
    }
}
