//! Where requests go and how they are signed, by the name of the bucket and the settings.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, Region};
use aws_sdk_s3::primitives::ByteStream;
use transport::{Cases, Reply};

use crate::builder;

/// What a client is like, beside the usual.
type Change = fn(Builder) -> Builder;

const POINT: &str = "arn:aws:s3:us-east-1:123456789012:accesspoint:finance";
const POINT_ELSEWHERE: &str = "arn:aws:s3:us-west-2:123456789012:accesspoint:finance";
const OUTPOST: &str = "arn:aws:s3-outposts:us-east-1:123456789012:outpost:op-01234567890123456:\
                       accesspoint:reports";
const OUTPOST_ALIAS: &str = "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3";
const LAMBDA: &str = "arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint:banner";
const REGIONS: &str = "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap";

fn as_it_is(builder: Builder) -> Builder {
    builder
}

fn region(builder: Builder, name: &'static str) -> Builder {
    builder.region(Region::new(name))
}

/// Objects are read from these buckets by clients like this.
const READ: &[(&str, &str, Change)] = &[
    ("plain", "photos", as_it_is),
    ("in the path", "photos", |it| it.force_path_style(true)),
    ("with a dot", "my.photos", as_it_is),
    ("dual stack", "photos", |it| it.use_dual_stack(true)),
    ("accelerated", "photos", |it| it.accelerate(true)),
    ("accelerated dual stack", "photos", |it| {
        it.accelerate(true).use_dual_stack(true)
    }),
    ("FIPS", "photos", |it| it.use_fips(true)),
    ("FIPS dual stack", "photos", |it| {
        it.use_fips(true).use_dual_stack(true)
    }),
    ("another partition", "photos", |it| region(it, "cn-north-1")),
    ("FIPS of a partition", "photos", |it| {
        region(it, "us-gov-west-1").use_fips(true)
    }),
    ("the global region", "photos", |it| region(it, "aws-global")),
    ("an own URL", "photos", |it| {
        it.endpoint_url("http://localhost:9000")
    }),
    ("an own URL, in the path", "photos", |it| {
        it.endpoint_url("http://localhost:9000/base")
            .force_path_style(true)
    }),
    ("an access point", POINT, as_it_is),
    (
        "an access point of another region",
        POINT_ELSEWHERE,
        as_it_is,
    ),
    (
        "an access point, its region forbidden",
        POINT_ELSEWHERE,
        |it| it.use_arn_region(false),
    ),
    ("an access point, FIPS", POINT, |it| it.use_fips(true)),
    ("an access point, dual stack", POINT, |it| {
        it.use_dual_stack(true)
    }),
    ("an access point, accelerated", POINT, |it| {
        it.accelerate(true)
    }),
    ("an outpost", OUTPOST, as_it_is),
    ("an alias of an outpost", OUTPOST_ALIAS, as_it_is),
    ("an object lambda", LAMBDA, as_it_is),
    ("several regions", REGIONS, as_it_is),
    ("several regions, forbidden", REGIONS, |it| {
        it.disable_multi_region_access_points(true)
    }),
    ("several regions, dual stack", REGIONS, |it| {
        it.use_dual_stack(true)
    }),
    ("several regions, chosen", REGIONS, |it| {
        it.sigv4a_signing_region_set("us-east-1,eu-west-1")
    }),
];

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("addresses");
    for (name, bucket, change) in READ {
        let call = cases.case(name, [Reply::ok("text")], async |config| {
            let client = Client::from_conf(change(builder(&config)).build());
            client
                .get_object()
                .bucket(*bucket)
                .key("dir//a b")
                .send()
                .await
        });
        call.await;
    }
    for (name, credentials) in [("a body", true), ("without credentials", false)] {
        let call = cases.case(name, [Reply::ok("")], async |config| {
            let config = match credentials {
                true => config,
                false => without_credentials(&config),
            };
            let put = Client::from_conf(builder(&config).build()).put_object();
            let body = ByteStream::from_static(b"hello");
            put.bucket(REGIONS).key("k").body(body).send().await
        });
        call.await;
    }
    let call = cases.case(
        "a reply of an object lambda",
        [Reply::ok("")],
        async |config| {
            let client = Client::from_conf(builder(&config).build());
            let write = client.write_get_object_response();
            let body = ByteStream::from_static(b"hello");
            let write = write
                .request_route("route")
                .request_token("token")
                .body(body);
            write.send().await
        },
    );
    call.await;
}

fn without_credentials(config: &aws_types::SdkConfig) -> aws_types::SdkConfig {
    let mut builder = config.to_builder();
    builder.set_credentials_provider(None);
    builder.build()
}
