//! Jobs over many objects.

use aws_sdk_s3control::types::{
    JobManifest, JobManifestFieldName, JobManifestFormat, JobManifestLocation, JobManifestSpec,
    JobOperation, JobReport, JobReportScope, JobStatus, LambdaInvokeOperation, RequestedJobStatus,
    S3Tag,
};
use transport::{Cases, Reply};

use crate::{ACCOUNT, client, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("jobs");
    made(cases).await;
    changed(cases).await;
    read(cases).await;
}

fn tag(key: &str, value: &str) -> S3Tag {
    let tag = S3Tag::builder().key(key).value(value).build();
    tag.expect("a key and a value")
}

async fn made(cases: &mut Cases) {
    let made = xml("CreateJobResult", "<JobId>j-1</JobId>");
    cases
        .case("a job with its manifest", [made], async |config| {
            let invoke = LambdaInvokeOperation::builder().function_arn("arn:f");
            let invoke = invoke.user_arguments("a", "<b>").build();
            let operation = JobOperation::builder().lambda_invoke(invoke).build();
            let spec = JobManifestSpec::builder().fields(JobManifestFieldName::Bucket);
            let spec = spec.format(JobManifestFormat::S3BatchOperationsCsv20180820);
            let spec = spec.fields("Newer".into()).build().expect("a format");
            let place = JobManifestLocation::builder()
                .object_arn("arn:o")
                .e_tag("\"e\"");
            let place = place.build().expect("an ARN and a tag");
            let manifest = JobManifest::builder().spec(spec).location(place).build();
            let report = JobReport::builder()
                .enabled(true)
                .bucket("arn:b")
                .prefix("");
            let report = report.report_scope(JobReportScope::AllTasks).build();
            let call = client(&config).create_job().account_id(ACCOUNT);
            let call = call.confirmation_required(false).operation(operation);
            let call = call.report(report).manifest(manifest).priority(i32::MAX);
            let call = call.client_request_token("given").role_arn("arn:r");
            call.tags(tag("k", "\u{1f4f7}"))
                .tags(tag("", ""))
                .send()
                .await
        })
        .await;
    cases
        .case("a job without members", [Reply::ok("")], async |config| {
            let call = client(&config).create_job().account_id(ACCOUNT);
            call.client_request_token("").send().await
        })
        .await;
}

async fn changed(cases: &mut Cases) {
    cases
        .case("tags of a job", [Reply::new(200)], async |config| {
            let call = client(&config).put_job_tagging().account_id(ACCOUNT);
            call.job_id("j/1").tags(tag("a&b", "c")).send().await
        })
        .await;
    let changed = xml(
        "UpdateJobPriorityResult",
        "<JobId>j</JobId><Priority>-3</Priority>",
    );
    cases
        .case("another priority", [changed], async |config| {
            let call = client(&config).update_job_priority().account_id(ACCOUNT);
            call.job_id("j").priority(-3).send().await
        })
        .await;
    let changed = xml("UpdateJobStatusResult", "<Status>NEWER</Status>");
    cases
        .case("a job that is cancelled", [changed], async |config| {
            let call = client(&config)
                .update_job_status()
                .account_id(ACCOUNT)
                .job_id("j");
            let call = call.requested_job_status(RequestedJobStatus::Cancelled);
            call.status_update_reason("why? & so").send().await
        })
        .await;
}

async fn read(cases: &mut Cases) {
    let found = xml(
        "DescribeJobResult",
        "<Job><JobId>j</JobId><ConfirmationRequired>true</ConfirmationRequired><Priority>10</Priority><ProgressSummary><TotalNumberOfTasks>9007199254740993</TotalNumberOfTasks><Timers><ElapsedTimeInActiveSeconds>0</ElapsedTimeInActiveSeconds></Timers></ProgressSummary><FailureReasons><member><FailureCode>c</FailureCode></member><member/></FailureReasons><CreationTime>2024-05-06T07:08:09Z</CreationTime><Operation><S3DeleteObjectTagging/></Operation></Job>",
    );
    cases
        .case("a job", [found], async |config| {
            client(&config)
                .describe_job()
                .account_id(ACCOUNT)
                .job_id("j")
                .send()
                .await
        })
        .await;
    let jobs = xml(
        "ListJobsResult",
        "<Jobs><member><JobId>a</JobId><Operation>LambdaInvoke</Operation></member></Jobs><NextToken/>",
    );
    cases
        .case("jobs in some states", [jobs], async |config| {
            let call = client(&config)
                .list_jobs()
                .account_id(ACCOUNT)
                .max_results(0);
            call.job_statuses(JobStatus::Active)
                .job_statuses("Newer &".into())
                .send()
                .await
        })
        .await;
}
