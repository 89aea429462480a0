//! The clients of AWS services in a graph of packages, and who depends on them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, Package, PackageId};
use semver::Version;

/// What the packages of official clients are named after.
const PREFIX: &str = "aws-sdk-";

/// A package of a client in the graph.
#[derive(Clone, Debug)]
pub struct Client {
    /// The package's name, such as `aws-sdk-s3`.
    pub name: String,
    /// The version in the graph.
    pub version: Version,
    /// Its ID in the graph.
    pub id: PackageId,
    /// Where it comes from.
    pub origin: Origin,
    /// The features that it is built with: what all dependents ask for, and what these bring.
    pub features: BTreeSet<String>,
    /// The features that its manifest declares.
    pub declared: BTreeMap<String, Vec<String>>,
    /// The packages that depend on it, sorted by name.
    pub dependents: Vec<Dependent>,
    /// The folder of its manifest: in the registry's sources for an official client.
    pub folder: PathBuf,
}

/// Where a package comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From crates.io, or a mirror of it.
    CratesIo,
    /// From a folder.
    Path,
    /// From another registry, or from a repository.
    Elsewhere,
}

/// A package that depends on a client.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependent {
    /// The package's name.
    pub name: String,
    /// Its ID in the graph.
    pub id: PackageId,
    /// Whether it is a member of the workspace.
    pub is_member: bool,
}

/// The official clients, and the packages that have their names but come from elsewhere.
pub(super) fn all(metadata: &Metadata) -> (Vec<Client>, Vec<Client>) {
    let named = metadata
        .packages
        .iter()
        .filter(|it| it.name.starts_with(PREFIX));
    let mut clients: Vec<Client> = named.map(|package| client(metadata, package)).collect();
    clients.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    clients
        .into_iter()
        .partition(|client| client.origin == Origin::CratesIo)
}

fn client(metadata: &Metadata, package: &Package) -> Client {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let node = nodes.clone().find(|node| node.id == package.id);
    let features = node.into_iter().flat_map(|node| &node.features);
    let dependents = nodes.filter(|node| node.dependencies.contains(&package.id));
    let mut dependents: Vec<Dependent> = dependents
        .map(|node| Dependent {
            name: name_of(metadata, &node.id),
            id: node.id.clone(),
            is_member: metadata.workspace_members.contains(&node.id),
        })
        .collect();
    dependents.sort();
    let origin = match &package.source {
        None => Origin::Path,
        Some(source) if source.is_crates_io() => Origin::CratesIo,
        Some(_) => Origin::Elsewhere,
    };
    Client {
        name: package.name.to_string(),
        version: package.version.clone(),
        id: package.id.clone(),
        origin,
        features: features.map(ToString::to_string).collect(),
        declared: package.features.clone(),
        dependents,
        folder: folder(package),
    }
}

fn name_of(metadata: &Metadata, id: &PackageId) -> String {
    let package = metadata.packages.iter().find(|package| package.id == *id);
    package.map_or_else(|| id.repr.clone(), |package| package.name.to_string())
}

/// The folder that a manifest is in.
fn folder(package: &Package) -> PathBuf {
    let manifest = package.manifest_path.as_std_path();
    manifest.parent().unwrap_or(Path::new("")).to_owned()
}
