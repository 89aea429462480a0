//! The list of published files, in the form of GitHub's API: the paths of a tree of Git, with their sizes and
//! their checksums.

use serde::Deserialize;

use super::cache::{self, Cache};
use super::download::{self, Times};
use super::names::SdkId;
use super::settings::Settings;
use crate::hash;
use crate::report::Fault;

/// The longest list: GitHub's are up to 7 MB.
const LIMIT: u64 = 16 << 20;

/// What is published at one revision.
#[derive(Debug)]
pub(super) struct Index {
    /// Where the list comes from.
    pub(super) url: String,
    /// The commit, where the list says it; else the revision that was asked for.
    pub(super) revision: String,
    files: Vec<Listed>,
}

/// A file of the list.
#[derive(Debug, Deserialize)]
pub(super) struct Listed {
    pub(super) path: String,
    /// Its length in bytes.
    size: Option<u64>,
    /// The name that Git gives it by its content.
    #[serde(rename = "sha")]
    pub(super) git_name: Option<String>,
    #[serde(rename = "type", default)]
    kind: Option<String>,
}

/// The list as it is sent.
#[derive(Deserialize)]
struct Tree {
    /// What the revision stands for.
    sha: Option<String>,
    tree: Vec<Listed>,
    #[serde(default)]
    truncated: bool,
}

impl Index {
    /// Reads the list: from the network, or from the cache when offline or when the revision is a commit.
    ///
    /// # Errors
    /// It cannot be fetched, or it is no such list.
    pub(super) fn read(
        settings: &Settings,
        cache: &Cache,
        offline: bool,
        times: Times,
    ) -> Result<Self, Fault> {
        let url = settings.index_url();
        let key = cache::key(&[&url]);
        let cached = (offline || hash::is_git_name(&settings.revision)).then(|| cache.get(&key));
        let bytes = match cached.flatten() {
            Some(bytes) => bytes,
            None if offline => {
                let message = format!(
                    "the list of published models, `{url}`, is not in the cache, and this run is offline"
                );
                return Err(Fault::new(message).help(
                    "leave `--offline` out once, or give a folder of models by `--models DIR`",
                ));
            }
            None => {
                let bytes = download::get(&url, LIMIT, times)?;
                Self::parse(&bytes, &url, settings)?;
                cache.put(&key, &bytes);
                bytes
            }
        };
        Self::parse(&bytes, &url, settings)
    }

    fn parse(bytes: &[u8], url: &str, settings: &Settings) -> Result<Self, Fault> {
        let tree: Tree = serde_json::from_slice(bytes).map_err(|error| {
            Fault::new(format!("`{url}` is no list of published models: {error}")).expected(
                "JSON with `tree`, a list of objects with `path`, as GitHub's API gives it",
            )
        })?;
        if tree.truncated {
            let message = format!("the list of published models at `{url}` is cut off");
            return Err(Fault::new(message).help("name a mirror by `index` of `[models]`"));
        }
        let commit = tree.sha.filter(|sha| hash::is_git_name(sha));
        let files = tree.tree.into_iter().filter(Listed::is_plain);
        Ok(Self {
            url: url.to_owned(),
            revision: commit.unwrap_or_else(|| settings.revision.clone()),
            files: files.collect(),
        })
    }

    /// The file with the model of a service; of several, that of the service's newest version.
    pub(super) fn find(&self, id: &SdkId) -> Option<&Listed> {
        let named = self.files.iter().filter_map(|file| {
            let (found, version) = SdkId::of_file(&file.path)?;
            (found == *id).then_some((version, file))
        });
        let newest = named.max_by(|one, other| one.0.cmp(&other.0));
        newest.map(|(_, file)| file)
    }
}

impl Listed {
    /// Whether the path can stand in a URL, and leads to a file inside of what is published.
    fn is_plain(&self) -> bool {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        let mut parts = self.path.split('/');
        self.kind.as_deref().is_none_or(|kind| kind == "blob")
            && self.path.chars().all(is_plain)
            && parts.all(|part| !part.is_empty() && !part.starts_with('.'))
    }

    /// Checks that these are the bytes of the file.
    ///
    /// # Errors
    /// Why they are not.
    pub(super) fn check(&self, bytes: &[u8]) -> Result<(), String> {
        let length = bytes.len() as u64;
        if let Some(size) = self.size.filter(|size| *size != length) {
            return Err(format!("it has {length} bytes in place of {size}"));
        }
        match &self.git_name {
            Some(name) if *name != hash::git_blob(bytes) => {
                let found = hash::git_blob(bytes);
                Err(format!("its checksum is {found} in place of {name}"))
            }
            _ => Ok(()),
        }
    }
}
