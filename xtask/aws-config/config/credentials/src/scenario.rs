//! A scenario: the files that are there, what the server answers, and what must not be logged.

/// A reply of the server.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// A status and a body.
    Response(u16, &'static str, String),
    /// No reply in time.
    Late,
}

impl Reply {
    pub(crate) fn xml(status: u16, body: impl Into<String>) -> Self {
        Self::Response(status, "text/xml", body.into())
    }

    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Response(status, "application/json", body.into())
    }
}

/// Something that `aws-config` is asked to do.
#[derive(Clone, Debug)]
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// The profile file, in which `HOME` is the home folder.
    pub(crate) profile: &'static str,
    /// More files: their paths in the home folder, and their content.
    pub(crate) files: Vec<(String, String)>,
    pub(crate) replies: Vec<Reply>,
    /// What must not stand in a log, with the names of these.
    pub(crate) secrets: Vec<(&'static str, &'static str)>,
}

impl Scenario {
    pub(crate) fn new(name: &'static str, profile: &'static str) -> Self {
        Self {
            name,
            profile,
            files: Vec::new(),
            replies: Vec::new(),
            secrets: Vec::new(),
        }
    }

    pub(crate) fn file(mut self, path: impl Into<String>, content: impl Into<String>) -> Self {
        self.files.push((path.into(), content.into()));
        self
    }

    pub(crate) fn replies(mut self, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.replies.extend(replies);
        self
    }

    pub(crate) fn secret(mut self, name: &'static str, secret: &'static str) -> Self {
        self.secrets.push((name, secret));
        self
    }
}
