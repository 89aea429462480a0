//! Patches in manifests as people write them.

use super::*;

fn patched(name: &str) -> Patched {
    Patched {
        name: name.to_owned(),
        path: format!("farrier/{name}"),
    }
}

/// A manifest before, and after the crate `a` was patched and the folder `farrier` excluded.
const CASES: [(&str, &str); 6] = [
    (
        "[workspace]\nmembers = [\"app\"] # all\n",
        "[workspace]\nmembers = [\"app\"] # all\nexclude = [\"farrier\"]\n\n[patch.crates-io]\na = { path = \"farrier/a\" }\n",
    ),
    (
        "# mine\n[package]\nname = \"x\"\n\n[dependencies]\n",
        "# mine\n[package]\nname = \"x\"\n\n[dependencies]\n\n[patch.crates-io]\na = { path = \"farrier/a\" }\n",
    ),
    (
        "[workspace]\nexclude = [\n    \"old\", # long ago\n    \"older\",\n]\n[workspace.lints]\n",
        "[workspace]\nexclude = [\n    \"old\", # long ago\n    \"older\",\n    \"farrier\",\n]\n[workspace.lints]\n\n[patch.crates-io]\na = { path = \"farrier/a\" }\n",
    ),
    (
        "[patch.crates-io]\n# why\nb = { git = \"https://x.example\" }\n\n[profile.dev]\n",
        "[patch.crates-io]\n# why\nb = { git = \"https://x.example\" }\na = { path = \"farrier/a\" }\n\n[profile.dev]\n",
    ),
    (
        "\u{feff}[workspace]\r\n",
        "\u{feff}[workspace]\r\nexclude = [\"farrier\"]\r\n\r\n[patch.crates-io]\r\na = { path = \"farrier/a\" }\r\n",
    ),
    (
        "[workspace]\nexclude = [\"farrier\"]\n[patch]\ncrates-io.a = { path = \"farrier/a\" }\n",
        "[workspace]\nexclude = [\"farrier\"]\n[patch]\ncrates-io.a = { path = \"farrier/a\" }\n",
    ),
];

#[test]
fn lines_are_added_and_everything_else_stays() {
    let folders = ["farrier".to_owned()];
    for (before, after) in CASES {
        let text = exclude("Cargo.toml", before, &folders).expect("a manifest");
        let text = add("Cargo.toml", &text, &[patched("a")]).expect("a manifest");
        assert_eq!(text, after);
        let again = exclude("Cargo.toml", &text, &folders).expect("a manifest");
        let again = add("Cargo.toml", &again, &[patched("a")]).expect("a manifest");
        assert_eq!(again, after, "the second time changes nothing");
        if before != after {
            let back = remove("Cargo.toml", &text, &[patched("a")]).expect("a manifest");
            let back = include("Cargo.toml", &back, &folders).expect("a manifest");
            assert_eq!(back, before, "and they are taken out again");
        }
    }
}

#[test]
fn another_patch_of_the_crate_is_a_fault_at_its_place() {
    for text in [
        "[patch.crates-io]\nx = { path = \"x\" }\na = { path = \"mine\" }\n",
        "[patch.crates-io]\nx = { path = \"x\" }\nc = { package = \"a\", git = \"https://x.example\" }\n",
        "[patch.\"https://github.com/rust-lang/crates.io-index\"]\n\na = { path = \"farrier/b\" }\n",
    ] {
        let faults = add("Cargo.toml", text, &[patched("a")]).expect_err("it is taken");
        let shown = format!("{faults:?}");
        assert_eq!(faults.len(), 1, "{shown}");
        assert!(shown.contains("`a` is patched already"), "{shown}");
        assert!(shown.contains("line: 3"), "{shown}");
        let kept = remove("Cargo.toml", text, &[patched("a")]).expect("a manifest");
        assert_eq!(kept, text, "it is not taken out");
    }
}

#[test]
fn forms_that_cannot_be_extended_are_faults() {
    assert!(add("Cargo.toml", "patch = 1\n", &[patched("a")]).is_err());
    assert!(add("Cargo.toml", "patch.crates-io = []\n", &[patched("a")]).is_err());
    assert!(add("Cargo.toml", "[patch", &[patched("a")]).is_err());
    let folders = ["farrier".to_owned()];
    assert!(exclude("Cargo.toml", "[workspace]\nexclude = 1\n", &folders).is_err());
    assert_eq!(
        exclude("Cargo.toml", "", &folders).as_deref().ok(),
        Some("")
    );
}
