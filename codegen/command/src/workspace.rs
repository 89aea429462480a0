//! The workspace that a command works on, as Cargo resolves it: where its files are, its packages, and the
//! clients of AWS services among its dependencies.
//!
//! Everything comes from `cargo metadata`; nothing is judged here, and nothing is compiled.

mod client;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use cargo_metadata::{Metadata, Package, PackageId};

use crate::cargo_options::CargoOptions;
use crate::report::Fault;

pub use client::{Client, Dependent, Origin};

/// Where the files of a workspace are.
#[derive(Clone, Debug)]
pub struct Place {
    /// The root folder.
    pub root: PathBuf,
    /// The manifest in the root folder.
    pub manifest: PathBuf,
    /// The lock file, which may not be there.
    pub lock: PathBuf,
    /// The folder for what is compiled.
    pub target: PathBuf,
}

/// A workspace with its resolved dependencies.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Where its files are.
    pub place: Place,
    /// The packages of the official clients, sorted by name: those named `aws-sdk-*` from crates.io.
    pub clients: Vec<Client>,
    /// Packages with the name of an official client that come from elsewhere, such as slices that were
    /// adopted before; sorted by name.
    pub replaced: Vec<Client>,
    /// Every package in the graph.
    pub packages: Vec<Package>,
    /// The members among them.
    pub members: Vec<PackageId>,
    /// The packages that depend on each.
    dependents: BTreeMap<PackageId, Vec<PackageId>>,
}

impl Place {
    /// Finds the workspace, without resolving its dependencies: no file is written.
    ///
    /// # Errors
    /// There is no workspace, or its manifests have a fault.
    pub fn find(options: &CargoOptions) -> Result<Self, Vec<Fault>> {
        let mut command = options.metadata();
        command.no_deps();
        Ok(Self::of(
            &command.exec().map_err(|error| vec![refused(&error)])?,
        ))
    }

    fn of(metadata: &Metadata) -> Self {
        let root = metadata.workspace_root.as_std_path();
        Self {
            root: root.to_owned(),
            manifest: root.join("Cargo.toml"),
            lock: root.join("Cargo.lock"),
            target: metadata.target_directory.as_std_path().to_owned(),
        }
    }

    /// The folder below `target` for what these commands keep there.
    pub fn scratch(&self) -> PathBuf {
        self.target.join("farrier")
    }
}

impl Workspace {
    /// Resolves the workspace's dependencies. Like every command of Cargo's, this writes `Cargo.lock` when
    /// it is missing or out of date, unless the options say `--locked`.
    ///
    /// # Errors
    /// What Cargo says against the workspace.
    pub fn load(options: &CargoOptions) -> Result<Self, Vec<Fault>> {
        let metadata = options.metadata().exec();
        let metadata = metadata.map_err(|error| vec![refused(&error)])?;
        Ok(Self::of(&metadata))
    }

    fn of(metadata: &Metadata) -> Self {
        let (clients, replaced) = client::all(metadata);
        let mut dependents: BTreeMap<PackageId, Vec<PackageId>> = BTreeMap::new();
        for node in metadata.resolve.iter().flat_map(|resolve| &resolve.nodes) {
            for dependency in &node.dependencies {
                dependents
                    .entry(dependency.clone())
                    .or_default()
                    .push(node.id.clone());
            }
        }
        Self {
            place: Place::of(metadata),
            clients,
            replaced,
            packages: metadata.packages.clone(),
            members: metadata.workspace_members.clone(),
            dependents,
        }
    }

    /// The package with this ID.
    pub fn package(&self, id: &PackageId) -> Option<&Package> {
        self.packages.iter().find(|package| package.id == *id)
    }

    /// The packages that depend on one, be it by way of others.
    pub fn dependents_of(&self, id: &PackageId) -> BTreeSet<PackageId> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for dependent in self.dependents.get(id).into_iter().flatten() {
                if found.insert(dependent.clone()) {
                    open.push(dependent);
                }
            }
        }
        found
    }

    /// The clients that are in the graph in several versions: one crate can take the place of one only.
    pub fn several_versions(&self) -> Vec<Several> {
        let mut versions: BTreeMap<&str, Vec<&Client>> = BTreeMap::new();
        for client in &self.clients {
            versions.entry(&client.name).or_default().push(client);
        }
        let several = versions
            .into_iter()
            .filter(|(_, clients)| clients.len() > 1);
        several
            .map(|(name, clients)| Several::of(name, &clients))
            .collect()
    }
}

/// A client that is in the graph in several versions.
#[derive(Clone, Debug)]
pub struct Several {
    /// Its package.
    pub name: String,
    /// Each version, and who depends on it.
    versions: Vec<String>,
}

impl Several {
    fn of(name: &str, clients: &[&Client]) -> Self {
        let each = clients.iter().map(|client| {
            let dependents = client.dependents.iter().map(|it| it.name.as_str());
            let dependents: Vec<&str> = dependents.collect();
            format!("{} for {}", client.version, dependents.join(", "))
        });
        Self {
            name: name.to_owned(),
            versions: each.collect(),
        }
    }

    /// Says what is wrong with it.
    pub fn fault(&self) -> Fault {
        let Self { name, versions } = self;
        let versions = versions.join("; ");
        Fault::new(format!(
            "`{name}` is in the graph in several versions: {versions}"
        ))
        .expected("one version, as one crate can take the place of one only")
        .help(format!(
            "`cargo tree --invert {name}` shows who asks for which"
        ))
    }
}

/// Cargo's refusal to tell what is in the workspace.
fn refused(error: &cargo_metadata::Error) -> Fault {
    match error {
        cargo_metadata::Error::CargoMetadata { stderr } => {
            Fault::new("Cargo cannot read the workspace").cargo_says(stderr)
        }
        other => Fault::new(format!("Cargo cannot be asked for the workspace: {other}")),
    }
}
