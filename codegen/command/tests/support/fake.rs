//! A workspace that uses a client of a made-up service, and a `cargo` that says what a test wants when it is
//! to compile, and is Cargo itself for everything else. So nothing is compiled, and nothing comes from a
//! network.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use super::Files;

/// The client's package.
pub(crate) const BOOKS: &str = "aws-sdk-books";
/// The root manifest, with what must stay as it is.
pub(crate) const MANIFEST: &str =
    "# a workspace\n[workspace]\nresolver = \"3\"\nmembers = [\"app\"] # the only one\n";

/// The workspace.
pub(crate) struct Workspace {
    pub(crate) files: Files,
    cargo: PathBuf,
}

/// The model of a service of three operations, and of one with an event stream.
pub(crate) fn model(sdk_id: &str) -> String {
    let operation = |uri: &str| json!({"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": uri}}});
    let names = ["AddBook", "GetBook", "ListBooks", "Watch"];
    let targets: Vec<Value> = names
        .iter()
        .map(|name| json!({"target": format!("a#{name}")}))
        .collect();
    let mut watch = operation("/watch");
    watch["output"] = json!({"target": "a#WatchOutput"});
    let model = json!({
        "smithy": "2.0",
        "shapes": {
            "a#Library": {
                "type": "service",
                "version": "2026-01-01",
                "operations": targets,
                "traits": {
                    "aws.api#service": {"sdkId": sdk_id},
                    "aws.auth#sigv4": {"name": "books"},
                    "aws.protocols#restJson1": {}
                }
            },
            "a#AddBook": operation("/add"),
            "a#GetBook": operation("/get"),
            "a#ListBooks": operation("/list"),
            "a#Watch": watch,
            "a#WatchOutput": {"type": "structure", "members": {
                "events": {"target": "a#Events", "traits": {"smithy.api#httpPayload": {}}}
            }},
            "a#Events": {"type": "union", "members": {"one": {"target": "a#Event"}},
                "traits": {"smithy.api#streaming": {}}},
            "a#Event": {"type": "structure", "members": {}}
        }
    });
    model.to_string()
}

impl Workspace {
    /// One member that depends on the client, with models in the folder `models`.
    pub(crate) fn new() -> Self {
        let files = Files::new(MANIFEST);
        let features = "[features]\ndefault = [\"rt-tokio\"]\nrt-tokio = []\nodd = []\n";
        files.published(BOOKS, "1.2.3", features, "// official\n\n\n");
        files.member("app", "app", "aws-sdk-books = \"1.2\"\n");
        files.write("app/src/lib.rs", "pub fn f() { list_books(); }\n");
        files.write("models/books.json", &model("Books"));
        let cargo = files.path().join("cargo.sh");
        files.write(
            "cargo.sh",
            &format!(
                "#!/bin/sh\ncase \"$1\" in check|build) ;; *) exec {:?} \"$@\" ;; esac\n\
                 case \"$*\" in *patch.crates-io*) step=search ;; *) step=proof ;; esac\n\
                 here=$(dirname \"$0\")\n\
                 if [ -f \"$here/$step.wait\" ]; then touch \"$here/$step.waits\"; \
                 while [ -f \"$here/$step.waits\" ]; do sleep 0.1; done; fi\n\
                 if [ -f \"$here/$step.once\" ]; then rm \"$here/$step.once\" \"$here/$step.fails\"; once=1; fi\n\
                 cat \"$here/$step.out\" 2>/dev/null\n\
                 cat \"$here/$step.err\" >&2 2>/dev/null\n\
                 test -z \"$once\" -a ! -f \"$here/$step.fails\"\n",
                env!("CARGO")
            ),
        );
        make_executable(&cargo);
        let workspace = Self { files, cargo };
        workspace.publish_dependencies();
        workspace.resolve();
        workspace.uses(BOOKS, &["ListBooks"]);
        workspace
    }

    pub(crate) fn path(&self) -> &Path {
        self.files.path()
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_default()
    }

    /// Lets Cargo write `Cargo.lock`.
    pub(crate) fn resolve(&self) {
        let mut command = Command::new(env!("CARGO"));
        let command = command.args(["metadata", "--offline", "--format-version=1"]);
        let output = command.current_dir(self.path()).output().expect("cargo");
        assert!(output.status.success(), "{output:?}");
    }

    /// Checks that Cargo takes the package in a folder for a workspace of its own.
    pub(crate) fn is_a_workspace(&self, folder: &str) {
        let mut command = Command::new(env!("CARGO"));
        command.args(["metadata", "--offline", "--no-deps", "--format-version=1"]);
        let output = command.current_dir(self.path().join(folder)).output();
        let output = output.expect("cargo");
        assert!(output.status.success(), "{output:?}");
    }

    /// Publishes packages with nothing in them for all that a generated crate depends on.
    fn publish_dependencies(&self) {
        let manifest = |out: &str, more: &[&str]| {
            let arguments = [
                "generate",
                "--model",
                "models/books.json",
                "--out",
                out,
                "--allow-incomplete",
            ];
            let output = self.run(&[&arguments[..], more].concat());
            assert!(output.status.success(), "{output:?}");
            let manifest = self.read(&format!("{out}/Cargo.toml"));
            toml::from_str::<toml::Table>(&manifest).expect("a manifest")
        };
        let runtime =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/Cargo.toml"));
        let runtime: toml::Table =
            toml::from_str(&runtime.expect("a manifest")).expect("a manifest");
        let workspace =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml"));
        let workspace: toml::Table =
            toml::from_str(&workspace.expect("a manifest")).expect("a manifest");
        let all = workspace["workspace"]["dependencies"]
            .as_table()
            .expect("a table");
        let mut stubs = Stubs::default();
        stubs.add(&manifest("trial", &[]), all);
        stubs.add(&runtime, all);
        for ((name, version), features) in &stubs.0 {
            let features = features.iter().map(|feature| format!("{feature} = []\n"));
            let rest = format!("[features]\n{}", features.collect::<String>());
            self.files.published(name, version, &rest, "");
        }
        fs::remove_dir_all(self.path().join("trial")).expect("removed");
    }

    /// Says that the search finds these operations used, and that it compiles a client.
    pub(crate) fn uses(&self, package: &str, operations: &[&str]) {
        self.uses_of(&[(package, operations)]);
    }

    /// The same for several clients.
    pub(crate) fn uses_of(&self, clients: &[(&str, &[&str])]) {
        let lines = clients
            .iter()
            .flat_map(|(package, operations)| self.lines(package, operations));
        let lines: Vec<String> = lines.map(|line| line.to_string()).collect();
        self.files
            .write("search.out", &format!("{}\n", lines.join("\n")));
    }

    fn lines(&self, package: &str, operations: &[&str]) -> Vec<Value> {
        let root = self.path().canonicalize().expect("a folder");
        let manifest = root.join(format!("target/farrier/marked/{package}/Cargo.toml"));
        let target = json!({
            "kind": ["lib"], "crate_types": ["lib"], "name": "app", "src_path": "app/src/lib.rs",
            "edition": "2024", "doctest": true, "test": true, "doc": true
        });
        let mut lines = vec![json!({
            "reason": "compiler-artifact", "package_id": format!("path+file://{package}#1.2.3"),
            "manifest_path": manifest, "target": target, "filenames": [], "executable": null, "fresh": false,
            "features": [], "profile": {
                "opt_level": "0", "debuginfo": 0, "debug_assertions": true, "overflow_checks": true, "test": false
            }
        })];
        for operation in operations {
            let message =
                format!("use of deprecated method `x`: farrier: {package} operation {operation}");
            lines.push(self.message("warning", &message, Value::Null));
        }
        lines
    }

    /// Says that a step fails with an error of the compiler's.
    pub(crate) fn fails(&self, step: &str, message: &str, code: &str) {
        let line = self.message("error", message, json!({"code": code, "explanation": null}));
        self.files
            .write(&format!("{step}.out"), &format!("{line}\n"));
        self.files.write(&format!("{step}.fails"), "");
    }

    fn message(&self, level: &str, message: &str, code: Value) -> Value {
        json!({
            "reason": "compiler-message", "package_id": "path+file:///app#0.1.0", "manifest_path": "app/Cargo.toml",
            "target": {
                "kind": ["lib"], "crate_types": ["lib"], "name": "app", "src_path": "app/src/lib.rs",
                "edition": "2024", "doctest": true, "test": true, "doc": true
            },
            "message": {
                "message": message, "code": code, "level": level, "spans": [], "children": [],
                "rendered": format!("{level}: {message}\n")
            }
        })
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
        command
            .arg("farrier")
            .args(arguments)
            .current_dir(self.path())
            .env("CARGO", &self.cargo)
            .env("CARGO_NET_OFFLINE", "true")
            .env("FARRIER_CACHE", self.path().join("cache"))
            .env_remove("CARGO_TARGET_DIR")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments)
            .output()
            .expect("the command starts")
    }

    /// Runs a command that must end with this exit code, and gives what it prints, with the folder's name
    /// taken out.
    pub(crate) fn says(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}:\n{text}");
        text.replace(
            &self
                .path()
                .canonicalize()
                .expect("a folder")
                .display()
                .to_string(),
            "[ROOT]",
        )
    }

    /// Every file of the workspace but those of Cargo's target folder, with its bytes.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let walk = walkdir::WalkDir::new(self.path())
            .sort_by_file_name()
            .into_iter();
        let walk = walk.filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() != 1 || !matches!(&*name, "target" | "vendor" | "cache")
        });
        let files = walk.flatten().filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                (
                    entry.path().to_owned(),
                    fs::read(entry.path()).expect("a file"),
                )
            })
            .collect()
    }
}

#[cfg(unix)]
fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
}

/// Packages to publish, by name and version, with the features that are asked for.
#[derive(Default)]
struct Stubs(BTreeMap<(String, String), BTreeSet<String>>);

impl Stubs {
    /// Adds the dependencies of a manifest; `all` has those that it inherits.
    fn add(&mut self, manifest: &toml::Table, all: &toml::Table) {
        let mut packages = BTreeMap::new();
        for table in ["dependencies", "dev-dependencies"] {
            let dependencies = manifest.get(table).and_then(toml::Value::as_table);
            for (key, value) in dependencies.into_iter().flatten() {
                let inherited = all.get(key).unwrap_or(value);
                let of = |value: &toml::Value, key: &str| value.get(key).cloned();
                let text = |value: toml::Value| value.as_str().map(str::to_owned);
                let name = of(value, "package").or_else(|| of(inherited, "package"));
                let name = name.and_then(text).unwrap_or_else(|| key.clone());
                let version = |value: &toml::Value| match value {
                    toml::Value::String(version) => Some(version.clone()),
                    other => of(other, "version").and_then(text),
                };
                let Some(version) = version(value).or_else(|| version(inherited)) else {
                    continue;
                };
                let numbers = version.trim_start_matches(['=', '^']).split('.').count();
                let version = format!(
                    "{}{}",
                    version.trim_start_matches(['=', '^']),
                    ".0".repeat(3 - numbers.min(3))
                );
                let lists = [of(value, "features"), of(inherited, "features")];
                let asked = lists
                    .into_iter()
                    .flatten()
                    .filter_map(|it| it.as_array().cloned())
                    .flatten();
                let asked: Vec<String> = asked.filter_map(text).collect();
                let package = (name, version);
                self.0.entry(package.clone()).or_default().extend(asked);
                packages.insert(key.clone(), package);
            }
        }
        let features = manifest.get("features").and_then(toml::Value::as_table);
        let words = features
            .into_iter()
            .flatten()
            .filter_map(|(_, words)| words.as_array())
            .flatten();
        for word in words.filter_map(toml::Value::as_str) {
            let parts = word
                .split_once('/')
                .map(|(key, feature)| (key.trim_end_matches('?'), feature));
            if let Some((package, feature)) =
                parts.and_then(|(key, feature)| Some((packages.get(key)?, feature)))
                && let Some(features) = self.0.get_mut(package)
            {
                features.insert(feature.to_owned());
            }
        }
    }
}
