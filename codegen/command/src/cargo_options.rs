//! The options that Cargo's own commands have, and that the commands which run Cargo take and hand on.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use cargo_metadata::MetadataCommand;
use clap::ColorChoice;

use crate::terminal;

/// Options with the meaning that they have for Cargo.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(id = "cargo")]
pub struct CargoOptions {
    /// The manifest of the workspace, or of a member.
    #[command(flatten)]
    pub manifest: clap_cargo::Manifest,
    /// The packages; every member of the workspace when none is named.
    #[command(flatten)]
    pub packages: clap_cargo::Workspace,
    /// Their Cargo features.
    #[command(flatten)]
    pub features: clap_cargo::Features,
    /// A platform to compile for, in place of this machine's; may be given several times.
    #[arg(long, value_name = "TRIPLE")]
    pub target: Vec<String>,
    /// Fail when `Cargo.lock` is not up to date.
    #[arg(long)]
    pub locked: bool,
    /// Do not use the network.
    #[arg(long)]
    pub offline: bool,
    /// Say nothing but faults and results.
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// When to use colours.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// The folder that Cargo is run in, whose configuration it reads; the working directory when left out.
    #[arg(skip)]
    pub folder: Option<PathBuf>,
}

/// The program to run for `cargo`: the one that runs this command, where there is one.
pub fn cargo() -> OsString {
    let named = env::var_os("CARGO").filter(|cargo| !cargo.is_empty());
    named.unwrap_or_else(|| OsString::from("cargo"))
}

impl CargoOptions {
    /// What the command is to say, and how.
    pub fn terminal(&self) -> terminal::Options {
        terminal::Options {
            quiet: self.quiet,
            verbose: self.verbose,
            color: self.color,
        }
    }

    /// A command of Cargo's, such as `check`, on the chosen packages with the chosen features.
    ///
    /// `--locked` is not handed on: where `Cargo.lock` may change is for the caller to know.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(cargo());
        command.arg(name).args(self.arguments());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    /// What follows the name of one of Cargo's commands that compile.
    pub fn arguments(&self) -> Vec<OsString> {
        let mut arguments = Arguments::default();
        arguments.values("--manifest-path", &self.manifest.manifest_path);
        arguments.values("--package", &self.packages.package);
        // The patch of a client is one for the whole workspace, so all of it is looked at.
        let is_all = self.packages.workspace || self.packages.all;
        arguments.flag("--workspace", is_all || self.packages.package.is_empty());
        arguments.values("--exclude", &self.packages.exclude);
        arguments.flag("--all-features", self.features.all_features);
        arguments.flag("--no-default-features", self.features.no_default_features);
        arguments.values("--features", &self.features.features);
        arguments.values("--target", &self.target);
        arguments.flag("--offline", self.offline);
        arguments.0
    }

    /// The command that tells what is in the workspace, with these features.
    pub(crate) fn metadata(&self) -> MetadataCommand {
        let mut command = MetadataCommand::new();
        command.cargo_path(cargo());
        if let Some(manifest) = &self.manifest.manifest_path {
            command.manifest_path(manifest);
        }
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let mut arguments = Arguments::default();
        arguments.flag("--locked", self.locked);
        arguments.flag("--offline", self.offline);
        arguments.flag("--all-features", self.features.all_features);
        arguments.flag("--no-default-features", self.features.no_default_features);
        arguments.values("--features", &self.features.features);
        let arguments = arguments.0.into_iter();
        let arguments = arguments.map(|it| it.to_string_lossy().into_owned());
        command.other_options(arguments.collect::<Vec<_>>());
        command
    }
}

/// Arguments of a command, in the order in which they are given.
#[derive(Default)]
struct Arguments(Vec<OsString>);

impl Arguments {
    fn flag(&mut self, name: &str, is_set: bool) {
        self.0.extend(is_set.then(|| OsString::from(name)));
    }

    fn values<V: AsRef<OsStr>>(&mut self, name: &str, values: impl IntoIterator<Item = V>) {
        for value in values {
            self.0
                .extend([name.as_ref(), value.as_ref()].map(OsStr::to_owned));
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        cargo: CargoOptions,
    }

    fn handed_on(given: &str) -> String {
        let words = std::iter::once("x").chain(given.split_whitespace());
        let options = Cli::try_parse_from(words).expect("options of Cargo").cargo;
        let words = options.arguments().into_iter();
        let words: Vec<String> = words.map(|it| it.to_string_lossy().into_owned()).collect();
        words.join(" ")
    }

    #[test]
    fn options_are_handed_on_as_they_were_given() {
        assert_eq!(handed_on(""), "--workspace");
        assert_eq!(
            handed_on("-p a -p b -F x --features y/z --offline --manifest-path m/Cargo.toml"),
            "--manifest-path m/Cargo.toml --package a --package b --features x --features y/z --offline"
        );
        assert_eq!(
            handed_on("--all --exclude c --no-default-features --target t --locked -vv"),
            "--workspace --exclude c --no-default-features --target t"
        );
    }
}
