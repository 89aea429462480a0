//! Every published model that lies beside the repository loads without a fault, and all of its
//! operations can be selected. Without that folder nothing is tested, and the test says so.

use std::io::Write;
use std::path::{Path, PathBuf};

use farrier_codegen::model::traits::support::support_of;
use farrier_codegen::model::{load, select};
use farrier_codegen::{Request, Sources};

fn shared_models() -> Vec<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folders = [
        "models/2025-04",
        "models/2026-08",
        "models/2026-11",
        "protocol-tests",
    ];
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(shared.join(folder)))
        .flatten();
    let mut files: Vec<PathBuf> = files.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.sort();
    files
}

#[test]
fn load_and_select() {
    let files = shared_models();
    if files.is_empty() {
        // Not by `println!`: the test harness keeps that to itself when a test passes.
        writeln!(
            std::io::stderr(),
            "skipped: ../shared with published models is absent"
        )
        .expect("a message on stderr");
    }
    let mut faults = Vec::new();
    for file in files {
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) => {
                faults.push(format!("{}: {error}", file.display()));
                continue;
            }
        };
        let mut sources = Sources::new();
        sources.push(file.display().to_string(), text);
        let start = std::time::Instant::now();
        let selected = load::load(sources).and_then(|model| {
            let took = start.elapsed();
            let service = model.services().next().map(|shape| shape.id.to_string());
            let request = Request {
                service,
                ..Request::default()
            };
            let selection = select::select(&model, &request)?;
            println!(
                "{}: {took:?}, {} operations, {} of {} shapes, {} errors; {}",
                file.display(),
                selection.operations.len(),
                selection.shapes.len(),
                model.shapes.len(),
                selection.errors.len(),
                selection.warnings
            );
            Ok(())
        });
        if let Err(found) = selected {
            faults.push(found.to_string());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The traits of Smithy's prelude and of the published trait packages, where their definitions lie
/// beside the repository.
#[test]
fn every_published_trait_is_in_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/smithy-corpus/traits");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let mut ids = Vec::new();
    let mut is_trait = false;
    for line in read("prelude.smithy").lines() {
        is_trait |= line.starts_with("@trait");
        let mut words = line.split([' ', '{']);
        let shape = words.next().unwrap_or_default();
        let is_shape = !shape.is_empty() && shape.bytes().all(|byte| byte.is_ascii_alphabetic());
        if let (true, true, Some(name)) = (is_trait, is_shape, words.next()) {
            ids.push(format!("smithy.api#{name}"));
            is_trait = false;
        }
    }
    let packages = read("trait-packages.ast.json");
    let packages: serde_json::Value = serde_json::from_str(&packages).unwrap_or_default();
    let shapes = packages["shapes"].as_object().into_iter().flatten();
    let traits = shapes.filter(|(_, shape)| shape["traits"].get("smithy.api#trait").is_some());
    ids.extend(traits.map(|(id, _)| id.clone()));
    assert!(
        ids.is_empty() || ids.len() > 140,
        "{} are not all",
        ids.len()
    );
    let missing: Vec<&String> = ids.iter().filter(|id| support_of(id).is_none()).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}
