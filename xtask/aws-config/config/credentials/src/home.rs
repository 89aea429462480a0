//! A home folder with the files of a scenario, and the environment that leads to them.

use std::fs;

use tempfile::TempDir;

use crate::scenario::Scenario;

/// Where each service is said to be.
const ENDPOINTS: [&str; 4] = [
    "AWS_ENDPOINT_URL_SIGNIN",
    "AWS_ENDPOINT_URL_SSO",
    "AWS_ENDPOINT_URL_SSO_OIDC",
    "AWS_ENDPOINT_URL_STS",
];

/// The folder, which is removed with the value.
#[derive(Debug)]
pub(crate) struct Home {
    _dir: TempDir,
    environment: Vec<(&'static str, String)>,
}

impl Home {
    pub(crate) fn new(scenario: &Scenario, server: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let write = |path: &str, content: &str| {
            let path = dir.path().join(path);
            let folder = path.parent().expect("a folder");
            fs::create_dir_all(folder).expect("a folder");
            fs::write(path, content).expect("a file");
        };
        let home = dir.path().display().to_string();
        write(".aws/config", &scenario.profile.replace("HOME", &home));
        for (path, content) in &scenario.files {
            write(path, content);
        }
        let mut environment = vec![
            ("HOME", home.clone()),
            ("AWS_EC2_METADATA_DISABLED", "true".to_owned()),
        ];
        environment.extend(ENDPOINTS.map(|name| (name, server.to_owned())));
        Self {
            _dir: dir,
            environment,
        }
    }

    pub(crate) fn environment(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = self.environment.iter();
        all.map(|(name, value)| (*name, value.as_str()))
    }
}
