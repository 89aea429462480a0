//! Generates the client of `clock.json` into the folder that Cargo gives, when the model changes.

use std::path::Path;
use std::{env, fs};

use farrier_codegen::{FileSet, Request, Sources, generate};

const MODEL: &str = "clock.json";

fn main() {
    println!("cargo::rerun-if-changed={MODEL}");
    let mut sources = Sources::new();
    sources.push(MODEL, fs::read_to_string(MODEL).expect("the model"));
    let request = Request {
        operations: vec!["GetTime".to_owned()],
        ..Request::default()
    };
    match generate(sources, &request) {
        Ok(generated) => {
            for warning in generated.warnings.iter() {
                println!("cargo::warning={}", one_line(warning));
            }
            write(&generated.files);
        }
        Err(faults) => {
            for fault in faults.iter() {
                println!("cargo::error={}", one_line(fault));
            }
        }
    }
}

/// Cargo takes a message as one line.
fn one_line(message: &dyn std::fmt::Display) -> String {
    message.to_string().replace('\n', " ")
}

fn write(files: &FileSet) {
    let out = env::var_os("OUT_DIR").expect("Cargo's folder for what is generated");
    let out = Path::new(&out).join("client");
    for (path, content) in files.iter() {
        let path = out.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a written file");
    }
    // The root without its header, which is documentation and attributes of a whole crate.
    let root = files.get("src/lib.rs").expect("a root");
    let root = str::from_utf8(root).expect("Rust is UTF-8");
    let items = root.find("pub mod ").expect("modules");
    fs::write(out.join("src/root.rs"), &root[items..]).expect("a written file");
}
