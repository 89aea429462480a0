//! A case: a call, or some calls with one client, with settings and replies of its own.

use std::fmt::Debug;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, Region};
use aws_sdk_s3::operation::get_object::GetObjectOutput;
use aws_types::sdk_config;
use steps::{Explain, Fields};
use transport::{Cases, Fixed, Reply};

/// The beginning of a case.
pub(crate) trait Begin {
    /// A case of this name, with the usual settings, of which one request is answered with an empty
    /// reply.
    fn s3<'c>(&'c mut self, name: &'c str) -> Case<'c>;
}

impl Begin for Cases {
    fn s3<'c>(&'c mut self, name: &'c str) -> Case<'c> {
        Case {
            cases: self,
            name,
            change: Box::new(|builder| builder),
            change_shared: Box::new(|builder| builder),
            replies: vec![Reply::new(200)],
        }
    }
}

/// A case before its call.
pub(crate) struct Case<'c> {
    cases: &'c mut Cases,
    name: &'c str,
    change: Box<dyn FnOnce(Builder) -> Builder>,
    change_shared: Box<dyn FnOnce(sdk_config::Builder) -> sdk_config::Builder>,
    replies: Vec<Reply>,
}

impl Case<'_> {
    /// Changes the client's settings.
    pub(crate) fn with(mut self, change: impl FnOnce(Builder) -> Builder + 'static) -> Self {
        let before = self.change;
        self.change = Box::new(|builder| change(before(builder)));
        self
    }

    /// Changes the settings that all services share.
    pub(crate) fn shared(
        mut self,
        change: impl FnOnce(sdk_config::Builder) -> sdk_config::Builder + 'static,
    ) -> Self {
        let before = self.change_shared;
        self.change_shared = Box::new(|builder| change(before(builder)));
        self
    }

    /// Takes the credentials away.
    pub(crate) fn without_credentials(self) -> Self {
        self.shared(|mut builder| {
            builder.set_credentials_provider(None);
            builder
        })
    }

    /// Sets the region.
    pub(crate) fn region(self, name: &'static str) -> Self {
        self.with(move |builder| builder.region(Region::new(name)))
    }

    /// Sets what the requests are answered with, in turn.
    pub(crate) fn replies(mut self, replies: impl IntoIterator<Item = Reply>) -> Self {
        self.replies = replies.into_iter().collect();
        self
    }

    /// Makes the call.
    pub(crate) async fn call<T: Debug, E: Explain>(
        self,
        call: impl AsyncFnOnce(Client) -> Result<T, E>,
    ) {
        let Self {
            cases,
            name,
            change,
            change_shared,
            replies,
        } = self;
        let call = async |config| {
            let builder = Builder::from(&config).interceptor(Fixed);
            call(Client::from_conf(change(builder).build())).await
        };
        cases.case_with(name, change_shared, replies, call).await;
    }
}

/// An error that has been told.
#[derive(Debug)]
pub(crate) struct Told(String);

impl Told {
    /// Tells an error.
    pub(crate) fn of(error: impl Explain) -> Self {
        Self(error.explain())
    }

    /// Tells an error by its own words.
    pub(crate) fn text(error: &impl ToString) -> Self {
        Self(error.to_string())
    }
}

impl Explain for Told {
    fn explain(&self) -> String {
        self.0.clone()
    }
}

/// What comes of reading the body.
pub(crate) async fn read<E: Explain>(output: Result<GetObjectOutput, E>) -> Result<String, Told> {
    let output = output.map_err(Told::of)?;
    let length = output.content_length();
    let body = output.body.collect().await;
    let body =
        body.map_err(|error| Told(format!("while the body was read: {}", error.explain())))?;
    let text = String::from_utf8_lossy(&body.to_vec()).into_owned();
    let fields = Fields::new().field("length", length);
    Ok(match text.len() {
        ..200 => fields.field("body", Some(text)).to_string(),
        length => fields.field("bytes", Some(length)).to_string(),
    })
}
