//! Errors that the service sends: the model has none, so that each is known by its code.

use aws_sdk_ec2::Error;
use aws_sdk_ec2::error::{DisplayErrorContext, ProvideErrorMetadata};
use transport::{Cases, Reply};

use crate::call::{Begin, Told};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    documents(cases).await;
    looked_at(cases).await;
}

/// The body of an error.
pub(crate) fn error(code: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>It is &lt;so&gt;.</Message></Error></Errors><RequestID>in-body</RequestID></Response>"
    )
}

async fn documents(cases: &mut Cases) {
    for (name, status, body) in [
        ("one error", 400, error("InvalidInstanceID.NotFound").as_str()),
        ("a dry run", 412, error("DryRunOperation").as_str()),
        ("no permission", 403, error("UnauthorizedOperation").as_str()),
        (
            "several errors",
            400,
            "<Response><Errors><Error><Code>First</Code><Message>one</Message></Error><Error><Code>Second</Code><Message>two</Message></Error><Error><Code>Third</Code></Error></Errors><RequestID>id</RequestID></Response>",
        ),
        (
            "errors in two lists",
            400,
            "<Response><Errors><Error><Code>First</Code></Error></Errors><Errors><Error><Message>two</Message></Error></Errors></Response>",
        ),
        ("no errors", 400, "<Response><Errors/><RequestID>id</RequestID></Response>"),
        ("an error without code", 400, "<Response><Errors><Error><Message>why</Message></Error></Errors></Response>"),
        ("an error without message", 400, "<Response><Errors><Error><Code>Why</Code></Error></Errors></Response>"),
        ("an error with an empty code", 400, "<Response><Errors><Error><Code/><Message/></Error></Errors></Response>"),
        ("an error with more than is known", 400, "<Response><New/><Errors><New/><Error><Type>Sender</Type><Code> Why </Code><Detail><Code>Not</Code></Detail></Error></Errors></Response>"),
        ("an error of the other protocol", 400, "<ErrorResponse><Error><Code>Throttling</Code><Message>m</Message></Error><RequestId>id</RequestId></ErrorResponse>"),
        ("an error as an operation's reply", 400, "<DescribeVpcsResponse><Errors><Error><Code>Why</Code></Error></Errors></DescribeVpcsResponse>"),
        ("an error without body", 400, ""),
        ("an error that is no XML", 404, "<html><body>not here<br></body></html>"),
        ("an error that is plain text", 413, "too large"),
        ("an error that ends too early", 400, "<Response><Errors><Error><Code>Why</Code>"),
        ("a redirect", 302, error("Moved").as_str()),
        ("a status that is unknown", 599, error("Odd").as_str()),
    ]
    .map(|(name, status, body)| (name, status, body.to_owned()))
    {
        cases
            .ec2("DescribeVpcs", name)
            .with(|builder| {
                let retries = aws_sdk_ec2::config::retry::RetryConfig::disabled();
                builder.retry_config(retries)
            })
            .replies([Reply::new(status).body(body)])
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
    cases
        .ec2("DeleteVpc", "an error where there is no output")
        .replies([Reply::new(400).body(error("DependencyViolation"))])
        .call(async |ec2| ec2.delete_vpc().vpc_id("vpc-1").send().await)
        .await;
}

async fn looked_at(cases: &mut Cases) {
    let failing = || [Reply::new(400).body(error("InvalidVpcID.NotFound"))];
    cases
        .ec2("DescribeVpcs", "an error as a program looks at it")
        .replies(failing())
        .call(async |ec2| {
            let output = ec2.describe_vpcs().send().await;
            let Err(error) = output else {
                return Err(Told("no error".to_owned()));
            };
            let code = error.code().map(str::to_owned);
            let status = error.raw_response().map(|raw| raw.status().as_u16());
            let inner = error.into_service_error();
            let message = inner.message().map(str::to_owned);
            let texts = (
                inner.to_string(),
                format!("{}", DisplayErrorContext(&inner)),
            );
            Ok((code, status, message, texts, format!("{:?}", inner.meta())))
        })
        .await;
    cases
        .ec2("DescribeVpcs", "an error as that of all operations")
        .replies(failing())
        .call(async |ec2| {
            let output = ec2.describe_vpcs().send().await;
            let Err(error) = output.map_err(Error::from) else {
                return Err(Told("no error".to_owned()));
            };
            let code = error.code().map(str::to_owned);
            Ok((error.to_string(), code, format!("{error:?}")))
        })
        .await;
}
