//! Where models are looked for, as the configuration says.

use std::path::PathBuf;

use serde::Deserialize;

use super::names;

/// The listing of the repository in which AWS publishes its models, by GitHub's API.
const INDEX: &str =
    "https://api.github.com/repos/aws/api-models-aws/git/trees/{revision}?recursive=1";
/// A file of that repository.
const FILE: &str = "https://raw.githubusercontent.com/aws/api-models-aws/{revision}/{path}";
/// The newest that is published.
const REVISION: &str = "main";

/// The `[models]` table of the configuration: where models are looked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A folder with models; nothing is downloaded then.
    pub dir: Option<PathBuf>,
    /// The URL of the list of published files; `{revision}` in it stands for the revision.
    pub index: String,
    /// The URL of a published file; `{path}` in it stands for its path in the list.
    pub url: String,
    /// A commit, a branch or a tag of the published files.
    pub revision: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dir: None,
            index: INDEX.to_owned(),
            url: FILE.to_owned(),
            revision: REVISION.to_owned(),
        }
    }
}

impl Settings {
    /// Every value that cannot be used, by its key, and why.
    pub fn refusals(&self) -> Vec<(&'static str, String)> {
        let is_url = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        let mut refusals = Vec::new();
        for (key, url) in [("index", &self.index), ("url", &self.url)] {
            if !is_url(url) {
                refusals.push((key, format!("`{url}` is no URL of HTTP")));
            }
        }
        if !self.url.contains("{path}") {
            refusals.push((
                "url",
                "the URL of a file does not contain `{path}`".to_owned(),
            ));
        }
        if self.revision.is_empty() || !self.revision.chars().all(names::is_of_revision) {
            let shown = self.revision.escape_debug();
            refusals.push(("revision", format!("`{shown}` is no name of a revision")));
        }
        refusals
    }

    pub(super) fn index_url(&self) -> String {
        self.index.replace("{revision}", &self.revision)
    }

    pub(super) fn file_url(&self, revision: &str, path: &str) -> String {
        self.url
            .replace("{revision}", revision)
            .replace("{path}", path)
    }
}
