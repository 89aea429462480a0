//! Every published model that lies beside the repository loads without a fault, and all of its
//! operations can be selected. Without that folder nothing is tested, and the test says so.

use std::io::Write;
use std::path::{Path, PathBuf};

use codegen::model::{load, select};
use codegen::{Request, Sources};

fn shared_models() -> Vec<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folders = ["models/2025-04", "models/2026-08", "protocol-tests"];
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
