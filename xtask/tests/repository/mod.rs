//! A repository in a temporary folder, to run commands in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// A configuration of one crate, `out`.
pub(crate) const CONFIG: &str = r#"[[crate]]
path = "out"
name = "books"
model = "model.json"
service = "example.books#Books"
operations = ["GetBook"]
"#;

/// A model of a service with one operation.
pub(crate) const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "example.books#Books": {
      "type": "service",
      "version": "2026-01-01",
      "operations": [{ "target": "example.books#GetBook" }],
      "traits": {
        "aws.api#service": { "sdkId": "Books" },
        "aws.auth#sigv4": { "name": "books" },
        "aws.protocols#restJson1": {}
      }
    },
    "example.books#GetBook": {
      "type": "operation",
      "input": { "target": "example.books#GetBookInput" },
      "output": { "target": "example.books#GetBookOutput" },
      "traits": { "smithy.api#http": { "method": "GET", "uri": "/books/{id}" } }
    },
    "example.books#GetBookInput": {
      "type": "structure",
      "members": {
        "id": {
          "target": "smithy.api#String",
          "traits": { "smithy.api#httpLabel": {}, "smithy.api#required": {} }
        }
      },
      "traits": { "smithy.api#input": {} }
    },
    "example.books#GetBookOutput": {
      "type": "structure",
      "members": { "title": { "target": "smithy.api#String" } },
      "traits": { "smithy.api#output": {} }
    }
  }
}
"#;

/// A repository that goes away with the value.
pub(crate) struct Repository {
    dir: tempfile::TempDir,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        Self::from(command.output().expect("the command starts"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the command ends by itself"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// [`MODEL`] with as many operations more, so that there is something to write.
pub(crate) fn model_of(operations: usize) -> String {
    let mut model: serde_json::Value = serde_json::from_str(MODEL).expect("JSON");
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    let mut targets = vec![serde_json::json!({"target": "example.books#GetBook"})];
    for number in 0..operations {
        let id = |what: &str| format!("example.books#Get{number}{what}");
        for what in ["Input", "Output"] {
            let shape = shapes[&format!("example.books#GetBook{what}")].clone();
            shapes.insert(id(what), shape);
        }
        let operation = serde_json::json!({
            "type": "operation",
            "input": {"target": id("Input")},
            "output": {"target": id("Output")},
            "traits": {"smithy.api#http": {"method": "GET", "uri": format!("/{number}/{{id}}")}},
        });
        shapes.insert(id(""), operation);
        targets.push(serde_json::json!({"target": id("")}));
    }
    shapes["example.books#Books"]["operations"] = targets.into();
    model.to_string()
}

impl Repository {
    /// A repository with this configuration and [`MODEL`].
    pub(crate) fn new(config: &str) -> Self {
        let repository = Self {
            dir: tempfile::tempdir().expect("a temporary folder"),
        };
        repository.write("models/farrier.toml", config);
        repository.write("models/model.json", MODEL);
        repository
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub(crate) fn create_parent(&self, path: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.create_parent(path);
        fs::write(self.path(path), text).expect("a written file");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file to remove");
    }

    /// The command in the repository, not yet started.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(args).current_dir(self.dir.path());
        command
    }

    /// Runs the command in the repository.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(&mut self.command(args))
    }

    /// The paths of all there is, and how long the files are.
    pub(crate) fn everything(&self) -> BTreeMap<PathBuf, u64> {
        fn add(path: &Path, found: &mut BTreeMap<PathBuf, u64>) {
            let data = fs::symlink_metadata(path).expect("an entry");
            let length = if data.is_file() { data.len() } else { 0 };
            found.insert(path.to_owned(), length);
            if data.is_dir() {
                for entry in fs::read_dir(path).expect("a folder") {
                    add(&entry.expect("an entry").path(), found);
                }
            }
        }
        let mut found = BTreeMap::new();
        add(self.dir.path(), &mut found);
        found
    }

    /// The files of a folder: path, text, and time of the last change.
    pub(crate) fn snapshot(&self, folder: &str) -> BTreeMap<String, (String, SystemTime)> {
        let mut files = BTreeMap::new();
        let folder = self.path(folder);
        collect(&folder, &folder, &mut files);
        files
    }
}

fn collect(root: &Path, dir: &Path, files: &mut BTreeMap<String, (String, SystemTime)>) {
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let modified = fs::metadata(&path)
                .and_then(|data| data.modified())
                .expect("a time");
            let name = path
                .strip_prefix(root)
                .expect("a path below")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, (fs::read_to_string(&path).expect("text"), modified));
        }
    }
}
