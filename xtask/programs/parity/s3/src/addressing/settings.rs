//! Settings that come from elsewhere than the client's own configuration.

use aws_sdk_s3::config::AppName;
use aws_sdk_s3::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
use aws_sdk_s3::operation::list_objects_v2::ListObjectsV2Input;
use aws_sdk_s3::primitives::ByteStream;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use transport::Cases;

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    shared(cases).await;
    of_the_service(cases).await;
    resolved(cases).await;
}

async fn shared(cases: &mut Cases) {
    cases
        .s3("an endpoint for all services, and a name")
        .shared(|shared| {
            let shared = shared.endpoint_url("https://all.example.com/services/");
            shared.app_name(AppName::new("photo-app").expect("a name"))
        })
        .call(async |s3| {
            let call = s3.get_bucket_policy().bucket("photos");
            call.expected_bucket_owner("123456789012").send().await
        })
        .await;
    cases
        .s3("dual stack for all services, and not for this one")
        .shared(|shared| shared.use_dual_stack(true).use_fips(true))
        .with(|builder| builder.use_dual_stack(false))
        .call(async |s3| {
            let call = s3.get_object_legal_hold().bucket("photos").key("a");
            call.version_id("v").send().await
        })
        .await;
}

async fn of_the_service(cases: &mut Cases) {
    cases
        .s3("an endpoint of this service before that for all")
        .shared(|shared| {
            let shared = shared.endpoint_url("https://all.example.com");
            shared.service_config(Found("AWS_ENDPOINT_URL", "http://s3.example.com:81"))
        })
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"found")).send().await
        })
        .await;
    cases
        .s3("a setting of the service that says nothing here")
        .shared(|shared| shared.service_config(Found("AWS_S3_USE_ARN_REGION", "false")))
        .region("eu-west-1")
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures";
            s3.get_object_retention()
                .bucket(bucket)
                .key("a")
                .send()
                .await
        })
        .await;
}

async fn resolved(cases: &mut Cases) {
    cases
        .s3("a resolver of the program's own")
        .with(|builder| builder.endpoint_resolver(Mine))
        .call(async |s3| {
            let call = s3.get_object_torrent().bucket("photos").key("a b");
            call.send().await
        })
        .await;
    cases
        .s3("an input that is sent with a client")
        .region("sa-east-1")
        .call(async |s3| {
            let input = ListObjectsV2Input::builder().bucket("photos");
            let input = input.fetch_owner(true).max_keys(1);
            input.send_with(&s3).await
        })
        .await;
    cases
        .s3("no region")
        .with(|mut builder| {
            builder.set_region(None);
            builder
        })
        .call(async |s3| {
            let output = s3.get_bucket_acl().bucket("photos").send().await;
            output.map_err(Told::of)
        })
        .await;
}

/// The configuration of a service that has one setting: the name of its variable, and its value.
#[derive(Debug)]
struct Found(&'static str, &'static str);

impl LoadServiceConfig for Found {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let is_it = key.service_id() == "S3" && key.env() == self.0;
        is_it.then(|| self.1.to_owned())
    }
}

/// Finds endpoints in a way of its own, by the parameters of the rules.
#[derive(Debug)]
struct Mine;

impl ResolveEndpoint for Mine {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let (bucket, region) = (params.bucket(), params.region());
        let key = params.key();
        let host = format!(
            "{}.{}.mine.test",
            bucket.unwrap_or("none"),
            region.unwrap_or("none")
        );
        let endpoint = Endpoint::builder().url(format!("https://{host}/sub/"));
        let endpoint = endpoint.header("x-key", key.map_or("none", |_| "some"));
        EndpointFuture::ready(Ok(endpoint.build()))
    }
}
