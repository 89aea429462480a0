//! A folder with models: files anywhere below it, found by their names or by the `sdkId` inside.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::found::Found;
use super::names::{self, SdkId};
use crate::hash;
use crate::input;
use crate::report::{Fault, shown};

/// The most files that are looked at.
const FILES_LIMIT: usize = 20_000;

/// A folder that was listed.
#[derive(Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    /// Files that could be models, sorted.
    files: Vec<PathBuf>,
    /// What services these are of; read when no name of a file tells it.
    scanned: OnceCell<Vec<(SdkId, PathBuf)>>,
}

impl Folder {
    /// Lists a folder.
    ///
    /// # Errors
    /// It is no folder, something in it cannot be read, or it has too many files.
    pub(super) fn read(dir: &Path) -> Result<Self, Fault> {
        let name = shown(dir);
        if !dir.is_dir() {
            let fault = Fault::new(format!("there is no folder `{name}` with models"));
            return Err(fault.expected("a folder of Smithy models, as JSON AST"));
        }
        let mut files = Vec::new();
        for entry in WalkDir::new(dir).sort_by_file_name() {
            let entry =
                entry.map_err(|error| Fault::new(format!("cannot read `{name}`: {error}")))?;
            let is_json = entry.path().extension().is_some_and(|it| it == "json");
            // `metadata` follows links: a folder of models may be put together from links.
            if is_json && entry.path().is_file() {
                files.push(entry.into_path());
            }
            if files.len() > FILES_LIMIT {
                let fault = Fault::new(format!(
                    "`{name}` has too many files to be a folder of models"
                ));
                return Err(fault.expected(format!("at most {FILES_LIMIT} JSON files")));
            }
        }
        Ok(Self {
            dir: dir.to_owned(),
            files,
            scanned: OnceCell::new(),
        })
    }

    /// Finds the model of a crate: by the name of the file, or else by what is in the files.
    pub(super) fn find(&self, name: &str, id: &SdkId) -> Result<Found, Fault> {
        let mut named: Vec<(String, &PathBuf)> = Vec::new();
        for file in &self.files {
            let path = file.to_string_lossy().replace('\\', "/");
            if let Some((found, version)) = SdkId::of_file(&path)
                && found == *id
            {
                named.push((version, file));
            }
        }
        // The newest version of the service.
        named.sort_by(|one, other| one.0.cmp(&other.0));
        let newest = named.last().map(|(version, _)| version.clone());
        let named = named
            .iter()
            .filter(|(version, _)| Some(version) == newest.as_ref());
        let mut files: Vec<&PathBuf> = named.map(|(_, file)| *file).collect();
        files.retain(|file| is_of(file, id));
        if files.is_empty() {
            let scanned = self.scanned.get_or_init(|| self.scan());
            let found = scanned.iter().filter(|(found, _)| found == id);
            files = found.map(|(_, file)| file).collect();
        }
        let dir = shown(&self.dir);
        match files[..] {
            [] => Err(Fault::new(format!("no model of `{name}` is in `{dir}`")).expected(format!(
                "a Smithy model whose `sdkId`, in lower case and without spaces and hyphens, is `{}`",
                name.trim_start_matches("aws-sdk-")
            ))),
            [file] => read(file),
            [one, other, ..] => same(one, other, name),
        }
    }

    fn scan(&self) -> Vec<(SdkId, PathBuf)> {
        let mut found = Vec::new();
        for file in &self.files {
            let services = text(file).and_then(|text| names::services(&text).ok());
            let services = services.unwrap_or_default();
            found.extend(services.into_iter().map(|id| (id, file.clone())));
        }
        found
    }
}

/// The text of a file that may be a model; a quick look comes before the parser.
fn text(file: &Path) -> Option<String> {
    let text = input::read(file, "the model", input::MODEL_LIMIT).ok()?;
    text.contains("\"aws.api#service\"").then_some(text)
}

fn is_of(file: &Path, id: &SdkId) -> bool {
    let services = text(file).and_then(|text| names::services(&text).ok());
    services.is_some_and(|services| services.contains(id))
}

fn read(file: &Path) -> Result<Found, Fault> {
    let text = input::read(file, "the model", input::MODEL_LIMIT)?;
    Ok(Found {
        sha256: hash::sha256(text.as_bytes()),
        text,
        source: shown(file),
        revision: None,
    })
}

/// Two files that could both be meant are one when they have the same text.
fn same(one: &Path, other: &Path, name: &str) -> Result<Found, Fault> {
    let (first, second) = (read(one)?, read(other)?);
    if first.sha256 == second.sha256 {
        return Ok(first);
    }
    let (one, other) = (shown(one), shown(other));
    let message = format!("`{one}` and `{other}` are both a model of `{name}`");
    Err(Fault::new(message).help("give a folder that has one of them by `--models DIR`"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn model(sdk_id: &str, extra: &str) -> String {
        format!(
            r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "traits": {{
                "aws.api#service": {{"sdkId": "{sdk_id}"}}}}}}}}{extra}}}"#
        )
    }

    fn folder(files: &[(&str, String)]) -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let folder = Folder::read(dir.path()).expect("a listed folder");
        (dir, folder)
    }

    fn find(folder: &Folder, name: &str) -> Result<String, String> {
        let id = SdkId::of_crate(name).expect("an ID");
        let found = folder
            .find(name, &id)
            .map_err(|fault| format!("{fault:?}"))?;
        let start = found.source.rfind('/').map_or(0, |at| at + 1);
        Ok(found.source[start..].to_owned())
    }

    #[test]
    fn models_are_found_by_name_and_by_what_is_in_them() {
        let (_dir, folder) = folder(&[
            ("old/s3-2005-01-01.json", model("S3", "")),
            ("s3-2006-03-01.json", model("S3", "")),
            ("deep/sso-oidc.json", model("SSO OIDC", "")),
            ("some.json", model("Old Books", "")),
            ("sqs.json", model("SNS", "")),
            ("notes.json", "{}".to_owned()),
            ("bad.json", "\"aws.api#service\" {".to_owned()),
        ]);
        for (name, file) in [
            ("aws-sdk-s3", "s3-2006-03-01.json"),
            ("aws-sdk-ssooidc", "sso-oidc.json"),
            ("aws-sdk-oldbooks", "some.json"),
            ("aws-sdk-sns", "sqs.json"),
        ] {
            assert_eq!(find(&folder, name).as_deref(), Ok(file), "{name}");
        }
        let missing = find(&folder, "aws-sdk-sqs").expect_err("another service is in it");
        assert!(
            missing.contains("no model of `aws-sdk-sqs` is in"),
            "{missing}"
        );
    }

    #[test]
    fn two_files_for_one_service_are_one_model_or_a_fault() {
        let one = [
            ("a/s3.json", model("S3", "")),
            ("b/s3.json", model("S3", "")),
        ];
        let (_dir, listed) = folder(&one);
        assert_eq!(find(&listed, "aws-sdk-s3").as_deref(), Ok("s3.json"));
        let two = [
            ("a/s3.json", model("S3", "")),
            ("b/s3.json", model("S3", ", \"x\": 1")),
        ];
        let (_dir, listed) = folder(&two);
        let fault = find(&listed, "aws-sdk-s3").expect_err("two models");
        assert!(
            fault.contains("are both a model of `aws-sdk-s3`"),
            "{fault}"
        );
        let gone = Folder::read(Path::new("no-such-folder")).expect_err("no folder");
        assert!(
            format!("{gone:?}").contains("no folder `no-such-folder`"),
            "{gone:?}"
        );
    }
}
