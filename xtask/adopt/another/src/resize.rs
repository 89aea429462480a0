//! Lets a function do the work.

use anyhow::Context;
use aws_sdk_lambda::error::SdkError;
use aws_sdk_lambda::operation::invoke::{InvokeError, InvokeOutput};
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::InvocationType;

pub async fn resize(client: &aws_sdk_lambda::Client, function: &str, picture: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let result = client
        .invoke()
        .function_name(function)
        .invocation_type(InvocationType::RequestResponse)
        .payload(Blob::new(picture))
        .send()
        .await;
    let output = busy(result)?.context("busy")?;
    Ok(output.payload.map(Blob::into_inner).unwrap_or_default())
}

fn busy(result: Result<InvokeOutput, SdkError<InvokeError>>) -> Result<Option<InvokeOutput>, SdkError<InvokeError>> {
    match result {
        Err(SdkError::ServiceError(err)) if err.err().is_too_many_requests_exception() => Ok(None),
        other => other.map(Some),
    }
}
