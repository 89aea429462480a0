//! A case: a call, or some calls with one client, with settings and replies of its own.

use std::fmt::Debug;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::config::{Builder, Region};
use aws_types::sdk_config;
use steps::Explain;
use transport::{Cases, Fixed, Reply};

/// The beginning of a case.
pub(crate) trait Begin {
    /// A case of this name, with the usual settings, of which one request is answered with a reply of
    /// this operation that says nothing but the request's ID.
    fn ec2<'c>(&'c mut self, operation: &str, name: &'c str) -> Case<'c>;
}

impl Begin for Cases {
    fn ec2<'c>(&'c mut self, operation: &str, name: &'c str) -> Case<'c> {
        Case {
            cases: self,
            name,
            change: Box::new(|builder| builder),
            change_shared: Box::new(|builder| builder),
            replies: vec![reply(operation, "")],
        }
    }
}

/// A reply of an operation: an XML document with the request's ID and these elements.
pub(crate) fn reply(operation: &str, elements: &str) -> Reply {
    Reply::ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{operation}Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">\n    <requestId>8f7724cf-496f-496e-8fe3-example</requestId>\n    {elements}\n</{operation}Response>"
    ))
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
            let builder = Builder::from(&config)
                .idempotency_token_provider("00000000-0000-4000-8000-000000000001")
                .interceptor(Fixed);
            call(Client::from_conf(change(builder).build())).await
        };
        cases.case_with(name, change_shared, replies, call).await;
    }
}

/// An error that has been told.
#[derive(Debug)]
pub(crate) struct Told(pub(crate) String);

impl Explain for Told {
    fn explain(&self) -> String {
        self.0.clone()
    }
}
