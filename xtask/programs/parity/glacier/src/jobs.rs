//! Jobs and what comes of them.

use aws_sdk_glacier::error::SdkError;
use aws_sdk_glacier::operation::get_job_output::GetJobOutputError;
use aws_sdk_glacier::types::{
    CannedAcl, CsvInput, ExpressionType, FileHeaderInfo, Grant, Grantee, InputSerialization,
    InventoryRetrievalJobInput, JobParameters, OutputLocation, Permission, S3Location,
    SelectParameters, Type,
};
use transport::{Cases, Reply};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("jobs");
    begun(cases).await;
    outputs(cases).await;
}

async fn begun(cases: &mut Cases) {
    let begun = Reply::new(202)
        .header("location", "/1/vaults/v/jobs/j")
        .header("x-amz-job-id", "j")
        .header("x-amz-job-output-path", "p/q");
    cases
        .case("a job that selects", [begun], async |config| {
            let csv = CsvInput::builder().file_header_info(FileHeaderInfo::Use);
            let csv = csv.field_delimiter("\t").quote_character("\"").build();
            let input = InputSerialization::builder().csv(csv).build();
            let select = SelectParameters::builder().expression("select *");
            let select = select
                .expression_type(ExpressionType::Sql)
                .input_serialization(input);
            let grantee = Grantee::builder()
                .r#type(Type::CanonicalUser)
                .id("i")
                .build();
            let grant = Grant::builder().grantee(grantee.expect("a type"));
            let place = S3Location::builder()
                .bucket_name("b")
                .canned_acl(CannedAcl::Private);
            let place = place.access_control_list(grant.permission(Permission::Read).build());
            let place = place
                .user_metadata("k", "v")
                .storage_class("NEWER".into())
                .build();
            let job = JobParameters::builder().r#type("select").archive_id("a");
            let job = job.select_parameters(select.build());
            let job = job.output_location(OutputLocation::builder().s3(place).build());
            let call = client(&config).initiate_job().vault_name("v");
            call.job_parameters(job.build()).send().await
        })
        .await;
    cases
        .case(
            "a job for an inventory",
            [Reply::new(202)],
            async |config| {
                let inventory = InventoryRetrievalJobInput::builder().limit("10");
                let inventory = inventory.start_date("2024-05-06T07:08:09Z").build();
                let job = JobParameters::builder()
                    .r#type("inventory-retrieval")
                    .format("JSON");
                let job = job
                    .description("\u{fc}")
                    .inventory_retrieval_parameters(inventory);
                let call = client(&config)
                    .initiate_job()
                    .vault_name("v")
                    .account_id("1");
                call.job_parameters(job.build()).send().await
            },
        )
        .await;
    cases
        .case(
            "a job without parameters",
            [Reply::new(202)],
            async |config| client(&config).initiate_job().vault_name("v").send().await,
        )
        .await;
    let jobs = json(
        200,
        "{\"JobList\":[{\"JobId\":\"j\",\"Completed\":false,\"Action\":\"Newer\",\"StatusCode\":\"InProgress\",\"ArchiveSizeInBytes\":null,\"OutputLocation\":{\"S3\":{\"Tagging\":{\"a\":\"b\"}}}},{}],\"Marker\":\"\"}",
    );
    cases
        .case("jobs that succeeded", [jobs], async |config| {
            let call = client(&config).list_jobs().vault_name("v").limit(50);
            call.completed("true").statuscode("Succeeded").send().await
        })
        .await;
}

async fn outputs(cases: &mut Cases) {
    let output = Reply::new(206)
        .header("content-type", "text/csv")
        .header("content-range", "bytes 0-4/9")
        .header("x-amz-archive-description", "d")
        .header("x-amz-sha256-tree-hash", "00")
        .body("hello");
    cases
        .case("a part of an output, read", [output], async |config| {
            let call = client(&config).get_job_output().vault_name("v").job_id("j");
            let output = call.range("bytes=0-4").send().await?;
            let head = (output.status, output.content_range, output.checksum);
            let body = output.body.collect().await.map(|body| body.to_vec());
            let body = body.map_err(|error| error.to_string());
            Ok::<_, SdkError<GetJobOutputError>>((head, body))
        })
        .await;
}
