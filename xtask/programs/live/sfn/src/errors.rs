//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_sfn::Client;
use aws_sdk_sfn::config::retry::RetryConfig;
use aws_sdk_sfn::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sfn::operation::describe_state_machine::DescribeStateMachineError;
use aws_sdk_sfn::types::EncryptionConfiguration;
use steps::{Steps, config_at};

const ABSENT: &str = "arn:aws:states:us-east-1:123456789012:stateMachine:absent";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let create = || {
        let create = client.create_state_machine();
        create.definition(super::DEFINITION).role_arn(super::ROLE)
    };
    let created = create().name("not a name!<>").send().await;
    if let Err(error) = &created {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_name());
        steps.seen("is InvalidName", format!("{is_known:?}"));
    }
    steps.step("create with a wrong name", created, |_| "");
    let created = create().name("x").role_arn("no role").send().await;
    steps.step("create with what is no role", created, |_| "");
    let described = client
        .describe_execution()
        .execution_arn("arn:aws:states:us-east-1:123456789012:execution:absent:x")
        .send()
        .await;
    steps.step("describe an execution that is not there", described, |_| "");
    let started = client
        .start_execution()
        .state_machine_arn(ABSENT)
        .send()
        .await;
    steps.step("start what is not there", started, |_| "");
    let without = EncryptionConfiguration::builder().kms_key_id("x").build();
    steps.step("encryption without a type", without, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_sfn::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let listed = nobody.list_state_machines().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let describe = || {
        let describe = client.describe_state_machine();
        describe.state_machine_arn(ABSENT).send()
    };
    let found = describe().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&DescribeStateMachineError> = error.as_service_error();
        let is_absent = inner.map(DescribeStateMachineError::is_state_machine_does_not_exist);
        steps.seen("is StateMachineDoesNotExist", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("describe what is not there", found, |_| "");
    let error = describe().await.err().map(aws_sdk_sfn::Error::from);
    let message = match &error {
        Some(aws_sdk_sfn::Error::StateMachineDoesNotExist(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
