//! Finding the model of an official crate: in a folder of the user's, else where AWS publishes models, through
//! a cache.
//!
//! Crates, files and models are brought together by rules over their names (`names`), and what is found is
//! verified by the `sdkId` inside. What is found is text and where it comes from; where it goes is not
//! decided here.

mod cache;
mod download;
mod folder;
mod found;
mod index;
mod names;
mod settings;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use crate::hash;
use crate::report::Fault;

use cache::Cache;
use download::Times;
use folder::Folder;
use index::{Index, Listed};

pub use found::Found;
pub use names::{SdkId, operations, services};
pub use settings::Settings;

/// Where models are looked for.
#[derive(Debug)]
pub struct Library {
    settings: Settings,
    offline: bool,
    times: Times,
    cache: Cache,
    folder: OnceCell<Result<Folder, Fault>>,
    index: OnceCell<Result<Index, Fault>>,
}

impl Library {
    /// A library that looks where the settings say; without the network when `offline`.
    pub fn new(settings: Settings, offline: bool) -> Self {
        Self {
            settings,
            offline,
            times: Times::USUAL,
            cache: Cache::of_the_user(),
            folder: OnceCell::new(),
            index: OnceCell::new(),
        }
    }

    /// Finds the model of a crate, such as `aws-sdk-s3`. When a folder is given, it is looked for only there.
    ///
    /// # Errors
    /// There is no model of the crate, several that could be it, or it cannot be read or fetched.
    pub fn find(&self, name: &str) -> Result<Found, Fault> {
        let Some(id) = SdkId::of_crate(name) else {
            let message = format!("`{name}` has no name of an official client");
            return Err(Fault::new(message).expected("`aws-sdk-` and the service's SDK ID"));
        };
        match &self.settings.dir {
            Some(dir) => {
                let folder = self.folder.get_or_init(|| Folder::read(dir));
                folder.as_ref().map_err(Clone::clone)?.find(name, &id)
            }
            None => self.published(name, &id),
        }
    }

    fn published(&self, name: &str, id: &SdkId) -> Result<Found, Fault> {
        let settings = &self.settings;
        let read = || Index::read(settings, &self.cache, self.offline, self.times);
        let index = self.index.get_or_init(read);
        let index = index.as_ref().map_err(Clone::clone)?;
        let Some(listed) = index.find(id) else {
            let message = format!("no model of `{name}` is published at `{}`", index.url);
            return Err(Fault::new(message).help("give a folder with one by `--models DIR`"));
        };
        let url = settings.file_url(&index.revision, &listed.path);
        let text = self.fetch(&url, listed)?;
        names::verify(&text, id).map_err(|reason| {
            Fault::new(format!("`{url}` is no model of `{name}`: {reason}"))
                .help("give a folder with the right one by `--models DIR`")
        })?;
        Ok(Found {
            sha256: hash::sha256(text.as_bytes()),
            text,
            source: url,
            revision: Some(index.revision.clone()),
        })
    }

    /// The file of the index, from the cache when it is there.
    fn fetch(&self, url: &str, listed: &Listed) -> Result<String, Fault> {
        let key = cache::key(&[url, listed.git_name.as_deref().unwrap_or_default()]);
        // A file that the index gives no checksum of may have changed, unless the URL is of one commit.
        let is_fixed = listed.git_name.is_some() || self.offline || names_a_commit(url);
        if let Some(bytes) = self.cache.get(&key).filter(|_| is_fixed)
            && listed.check(&bytes).is_ok()
        {
            return text(bytes, url);
        }
        if self.offline {
            let fault = Fault::new(format!(
                "`{url}` is not in the cache, and this run is offline"
            ));
            return Err(fault.help("leave `--offline` out once, or give `--models DIR`"));
        }
        let bytes = download::get(url, crate::input::MODEL_LIMIT, self.times)?;
        listed.check(&bytes).map_err(|reason| {
            Fault::new(format!("`{url}` is not what the index says: {reason}"))
        })?;
        self.cache.put(&key, &bytes);
        text(bytes, url)
    }
}

/// Whether a URL names a commit, so that what it leads to never changes.
fn names_a_commit(url: &str) -> bool {
    url.split('/').any(hash::is_git_name)
}

fn text(bytes: Vec<u8>, url: &str) -> Result<String, Fault> {
    String::from_utf8(bytes)
        .map_err(|_| Fault::new(format!("`{url}` is no text")).expected("UTF-8"))
}
