//! The table beside the folders that it describes.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// Files that are for the tests of the text alone: the roots and what stands for a service.
const NOT_COPIED: [&str; 5] = [
    "lib.rs",
    "protocols/json_decisions.rs",
    "root.rs",
    "fixture",
    "rustfmt.toml",
];

fn files_below(dir: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(dir).expect("a folder of the text") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if NOT_COPIED.contains(&name.as_str()) {
            continue;
        }
        match entry.path().is_dir() {
            true => files_below(&entry.path(), &format!("{name}/"), found),
            false => drop(found.insert(name)),
        }
    }
}

/// The modules that a text declares, but for those of tests and fixtures.
fn declared(text: &str) -> BTreeSet<&str> {
    let mut lines = Vec::new();
    let mut left_out = false;
    for line in text.lines() {
        let module = line
            .strip_prefix("pub(crate) mod ")
            .or_else(|| line.strip_prefix("pub mod "))
            .and_then(|rest| rest.strip_suffix(';'));
        lines.extend(module.filter(|_| !left_out));
        left_out = line.starts_with("#[path");
    }
    lines.into_iter().collect()
}

fn names(modules: &[CopiedModule]) -> BTreeSet<&'static str> {
    modules.iter().map(|module| module.name).collect()
}

#[test]
fn every_file_of_the_folders_has_a_row() {
    for (folder, code) in [("runtime", RUN_TIME), ("client", CLIENT)] {
        let mut found = BTreeSet::new();
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        files_below(&dir, "", &mut found);
        let rows: BTreeSet<String> = code.files().map(|file| file.path.to_owned()).collect();
        assert_eq!(rows, found, "{folder}");
        assert_eq!(rows.len(), code.files().count(), "a file has two rows");
    }
}

#[test]
fn the_roots_of_the_texts_declare_what_the_table_has() {
    let roots = [
        (RUN_TIME, include_str!("../../../runtime/lib.rs")),
        (CLIENT, include_str!("../../../client/root.rs")),
    ];
    for (code, text) in roots {
        assert_eq!(names(&code.modules(None)), declared(text));
        for file in code.files().filter(|file| file.is_folder) {
            let modules = names(&code.modules(Some(file.path)));
            assert_eq!(modules, declared(file.text), "{}", file.path);
        }
    }
}

#[test]
fn every_part_has_one_row_and_a_file() {
    assert!(PARTS.is_sorted_by(|a, b| a.name < b.name));
    for row in PARTS {
        let rows = PARTS.iter().filter(|other| other.part == row.part);
        assert_eq!(rows.count(), 1, "{:?}", row.part);
        let mut files = RUN_TIME.files().chain(CLIENT.files());
        assert!(files.any(|file| file.parts.contains(&row.part)), "{row:?}");
        let has_settings = row.from_sdk_config || row.test_defaults;
        assert!(!has_settings || row.settings_module().is_some(), "{row:?}");
        // A dependency of run-time code is optional in `farrier-runtime`: a feature turns it on.
        let has_dependencies = !row.dependencies.is_empty();
        assert!(
            !has_dependencies || row.runtime_feature().is_some(),
            "{row:?}"
        );
    }
    for file in RUN_TIME.files().chain(CLIENT.files()) {
        for part in file.parts {
            assert!(part.row().is_some(), "{}: {part:?}", file.path);
        }
    }
}

#[test]
fn a_folder_is_there_when_one_of_its_files_is() {
    let paths = |parts: &'static [Part]| {
        let files = RUN_TIME.files_for(|part| parts.contains(&part));
        files.map(|file| file.path).collect::<Vec<_>>()
    };
    let has = |parts, path| paths(parts).contains(&path);
    assert!(has(&[], "schema.rs") && has(&[], "schema/table.rs"));
    assert!(!has(&[], "features.rs") && !has(&[], "features/waiter.rs"));
    assert!(has(&[Waiter], "features.rs") && has(&[Waiter], "features/jmespath.rs"));
    assert!(!has(&[Waiter], "features/paginator.rs"));
    let json: &[Part] = &[RestJson];
    assert!(has(json, "protocols/json.rs") && !has(json, "protocols/aws_json.rs"));
}

/// The files that a file of run-time code imports: `super::file` and `super::super::folder::file`.
fn imported(file: &CopiedFile) -> Vec<&'static CopiedFile> {
    let folder = file.path.split_once('/').map_or("", |(folder, _)| folder);
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    let imports = code
        .lines()
        .filter_map(|line| line.strip_prefix("use super::"));
    let mut paths = Vec::new();
    for import in imports {
        let (folder, rest) = match import.strip_prefix("super::") {
            Some(rest) => rest.split_once("::").unwrap_or((rest, "")),
            None => (folder, import),
        };
        let names = rest.trim_start_matches('{').split([',', ':', ';', '}']);
        let names = names.map(str::trim).filter(|name| !name.is_empty());
        let is_group = rest.starts_with('{');
        let count = if is_group { usize::MAX } else { 1 };
        paths.extend(names.take(count).map(|name| format!("{folder}/{name}.rs")));
    }
    let find = |path: String| RUN_TIME.files().find(|other| other.path == path);
    paths.into_iter().filter_map(find).collect()
}

#[test]
fn a_part_alone_has_all_files_that_its_files_import() {
    let mut checked = 0;
    for file in RUN_TIME.files() {
        for import in imported(file) {
            let is_there = |part: &Part| import.parts.is_empty() || import.parts.contains(part);
            let always = !file.parts.is_empty() || import.parts.is_empty();
            assert!(
                always && file.parts.iter().all(is_there),
                "{} imports {}, which has other parts",
                file.path,
                import.path
            );
            checked += 1;
        }
    }
    assert!(checked > 30, "the imports are not found: {checked}");
}
