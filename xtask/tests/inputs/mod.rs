//! What is given to the command: files of every kind, folders, names; refused with one clear message,
//! with exit code 2, and nothing written.

use std::fs;

use super::repository::{CONFIG, MODEL, Repository};

/// Runs the command ad hoc; it must say this, and write nothing.
fn refused(repository: &Repository, args: &[&str], message: &str) {
    let before = repository.everything();
    let args: Vec<&str> = ["codegen"]
        .into_iter()
        .chain(args.iter().copied())
        .collect();
    let run = repository.run(&args);
    assert_eq!(run.code, 2, "{args:?}: {run:?}");
    assert!(
        run.stderr.contains(message),
        "{message:?} is missing in {run:?}"
    );
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    assert_eq!(repository.everything(), before, "{args:?}");
}

#[test]
fn models_are_ordinary_files_of_utf_8() {
    let repository = Repository::new("");
    for (content, message) in [
        (&b"\xff\xfe{\0}\0"[..], "the model `m.json` is UTF-16"),
        (b"{\"smithy\":\n \"\xe9\"}", "m.json:2:3"),
        (b"", "m.json:1:1"),
        (b"\xef\xbb\xbf", "m.json:1:1"),
        (b"\xef\xbb\xbf{\"smithy\": 2}", "m.json:1:12"),
    ] {
        fs::write(repository.path("m.json"), content).expect("a file");
        refused(&repository, &["--model", "m.json", "--out", "new"], message);
    }
    refused(
        &repository,
        &["--model", "models", "--out", "new"],
        "the model `models` is a folder",
    );

    let long = fs::File::create(repository.path("long.json")).expect("a file");
    long.set_len((32 << 20) + 1).expect("a long file");
    let message = "the model `long.json` is too long";
    refused(
        &repository,
        &["--model", "long.json", "--out", "new"],
        message,
    );
    drop(long);
    fs::remove_file(repository.path("long.json")).expect("a file to remove");

    let deep = format!(
        "{{\"smithy\": \"2.0\", \"metadata\": {}",
        "[".repeat(100_000)
    );
    repository.write("deep.json", &deep);
    let message = "nested too deeply, more than 127 levels";
    refused(
        &repository,
        &["--model", "deep.json", "--out", "new"],
        message,
    );
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_no_models() {
    let repository = Repository::new("");
    let made = std::process::Command::new("mkfifo")
        .arg(repository.path("pipe"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        let message = "the model `pipe` is a pipe or a device";
        // Nobody writes to it: whoever opens it waits for ever.
        let run = repository.run(&["codegen", "--model", "pipe", "--out", "new"]);
        assert!(run.code == 2 && run.stderr.contains(message), "{run:?}");
    } else {
        eprintln!("skipped in part: there is no `mkfifo`");
    }
    let run = repository.run(&["codegen", "--model", "/dev/zero", "--out", "new"]);
    let message = "the model `/dev/zero` is a pipe or a device";
    assert!(run.code == 2 && run.stderr.contains(message), "{run:?}");
    assert!(!repository.path("new").exists());
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let repository = Repository::new(CONFIG);
    assert_eq!(repository.run(&["codegen"]).code, 0);
    repository.write("models/farrier.toml", &format!("\u{feff}{CONFIG}"));
    repository.write("models/model.json", &format!("\u{feff}{MODEL}"));
    let run = repository.run(&["codegen"]);
    assert!(
        run.code == 0 && run.stdout.contains("(up to date)"),
        "{run:?}"
    );

    repository.write("models/farrier.toml", "\u{feff}crates = 1");
    refused(&repository, &[], "models/farrier.toml:1:1");
    fs::write(repository.path("models/farrier.toml"), b"\xfe\xff\0[").expect("a file");
    refused(
        &repository,
        &[],
        "the configuration `models/farrier.toml` is UTF-16",
    );
    let deep = format!("a = {}", "[".repeat(100_000));
    repository.write("models/farrier.toml", &deep);
    refused(&repository, &[], "models/farrier.toml:1:");
}

#[test]
fn the_folder_of_a_crate_is_a_folder() {
    let repository = Repository::new("");
    repository.write("m.json", MODEL);
    for (out, message) in [
        ("m.json", "`m.json` is no folder"),
        ("m.json/new", "`m.json` is no folder"),
        ("", "a value is required"),
        ("none/../new", "leads out of a folder that does not exist"),
        (
            "models/std",
            "`std` is the name of a crate that comes with the compiler",
        ),
        ("models/type", "`type` is a keyword"),
        (
            "models/aws-types",
            "the name `aws-types` is that of a crate that this one depends on",
        ),
    ] {
        refused(&repository, &["--model", "m.json", "--out", out], message);
    }
    let long = "x".repeat(300);
    refused(
        &repository,
        &["--model", "m.json", "--out", &long],
        "is longer than 64 characters",
    );
    refused(
        &repository,
        &["--model", "m.json", "--out", &long, "--name", "a"],
        "cannot make the folder",
    );
    refused(
        &repository,
        &[
            "--model",
            "m.json",
            "--out",
            "new",
            "--crate-version",
            "1.2",
        ],
        "the crate's version `1.2` is no version",
    );
    for out in ["./a/new/", "a/../b/new", "a/new/."] {
        let run = repository.run(&["codegen", "--model", "m.json", "--out", out]);
        assert_eq!(run.code, 0, "{out}: {run:?}");
    }
    assert!(repository.path("b/new/Cargo.toml").exists());
}

#[test]
fn a_model_is_never_removed_as_a_file_of_its_crate() {
    let repository = Repository::new("");
    repository.write("m.json", MODEL);
    let run = repository.run(&["codegen", "--model", "m.json", "--out", "new"]);
    assert_eq!(run.code, 0, "{run:?}");
    repository.write("new/src/m.json", MODEL);
    let message = "the model `new/src/m.json` is where emitted files go";
    for more in [&[][..], &["--check"]] {
        let args = ["--model", "new/src/m.json", "--out", "new"];
        let args: Vec<&str> = args.iter().chain(more).copied().collect();
        refused(&repository, &args, message);
    }
}

#[test]
fn a_check_of_nothing_is_short() {
    let repository = Repository::new(CONFIG);
    let check = repository.run(&["codegen", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert!(
        check.stdout.starts_with("out: missing\nout: 1 operation"),
        "{check:?}"
    );
    assert!(!repository.path("out").exists());
}

#[test]
fn faults_of_a_configuration_are_shown_where_they_are() {
    let second = CONFIG.replace("\"out\"", "\"out2\"");
    for (config, parts) in [
        (
            format!("{CONFIG}{second}"),
            &[
                "two crates have the name `books`",
                "farrier.toml:9:8",
                "farrier.toml:3:8",
            ][..],
        ),
        (
            CONFIG.replace("name =", "version = \"01.0.0\"\nname ="),
            &[
                "`01.0.0` is no version",
                "farrier.toml:3:11",
                "= expected: three numbers",
            ],
        ),
        (
            format!("{CONFIG}[crate.dev-dependencies]\ntokio = {{ vresion = \"1\" }}\n"),
            &[
                "unknown key `vresion`",
                "farrier.toml:8:11",
                "= help: did you mean `version`?",
            ],
        ),
        (
            CONFIG.replace("\"books\"", "\"aws-smithy-types\""),
            &[
                "is that of a crate that this one depends on",
                "farrier.toml:3:8",
            ],
        ),
        (
            CONFIG.replace("\"model.json\"", "\"../models\""),
            &[
                "` is a folder",
                "farrier.toml:4:9",
                "= expected: an ordinary file",
            ],
        ),
    ] {
        let repository = Repository::new(&config);
        for part in parts {
            refused(&repository, &[], part);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf_8_is_no_panic() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let repository = Repository::new("");
    let odd = OsStr::from_bytes(b"m\xff.json");
    fs::write(repository.path("").join(odd), MODEL).expect("a file");
    let mut command = repository.command(&["codegen", "--check", "--out", "new", "--model"]);
    let run = super::repository::Run::of(command.arg(odd));
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.stderr
            .contains("run `cargo xtask codegen --out new --model "),
        "{run:?}"
    );
}

#[cfg(unix)]
#[test]
fn two_paths_to_one_folder_are_one_path() {
    let second = CONFIG
        .replace("\"out\"", "\"link\"")
        .replace("\"books\"", "\"books2\"");
    let repository = Repository::new(&format!("{CONFIG}{second}"));
    fs::create_dir(repository.path("out")).expect("a folder");
    std::os::unix::fs::symlink("out", repository.path("link")).expect("a link");
    refused(&repository, &[], "two crates have the path `link`");
}
