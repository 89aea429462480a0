//! Whose credentials sign.

use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::future;
use aws_sdk_ec2::config::{Builder, ProvideCredentials};
use transport::{Cases, credentials};

use crate::call::Begin;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("signing");
    cases
        .ec2("DescribeVpcs", "a session token")
        .with(|builder| builder.credentials_provider(credentials(Some("session/token+=="))))
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
    cases
        .ec2("DescribeVpcs", "a session token for one call only")
        .call(async |ec2| {
            let other = Builder::new().credentials_provider(credentials(Some("other")));
            let call = ec2.describe_vpcs().vpc_ids("vpc-1").customize();
            call.config_override(other).send().await
        })
        .await;
    cases
        .ec2("DescribeVpcs", "a header of the caller")
        .call(async |ec2| {
            let call = ec2.describe_vpcs().customize();
            call.mutate_request(|request| {
                request.headers_mut().insert("x-own", "a  b");
            })
            .send()
            .await
        })
        .await;
    cases
        .ec2("DescribeVpcs", "no credentials")
        .shared(|mut builder| {
            builder.set_credentials_provider(None);
            builder
        })
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
    cases
        .ec2("DescribeVpcs", "no credentials can be had")
        .with(|builder| builder.credentials_provider(Failing))
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
}

#[derive(Debug)]
struct Failing;

impl ProvideCredentials for Failing {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let error = CredentialsError::not_loaded("there are none");
        future::ProvideCredentials::ready(Err(error))
    }
}
