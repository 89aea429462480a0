//! Values on the wire: dates, blobs, numbers, booleans and enums.

use aws_sdk_ec2::primitives::{Blob, DateTime};
use aws_sdk_ec2::types::{
    AttributeBooleanValue, InstanceAttributeName, InstanceType, OfferingTypeValues,
    ReportInstanceReasonCodes, ReportStatusType, S3Storage, SecureBlobAttributeValue, Storage,
    VolumeType,
};
use transport::Cases;

use crate::call::Begin;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("values");
    dates(cases).await;
    blobs(cases).await;
    numbers(cases).await;
    enums(cases).await;
}

async fn dates(cases: &mut Cases) {
    cases
        .ec2(
            "DescribeSpotPriceHistory",
            "dates with and without fractions",
        )
        .call(async |ec2| {
            ec2.describe_spot_price_history()
                .start_time(DateTime::from_secs_and_nanos(1_700_000_000, 123_456_789))
                .end_time(DateTime::from_secs(-1))
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "ReportInstanceStatus",
            "dates with few digits, and of the year 1",
        )
        .call(async |ec2| {
            ec2.report_instance_status()
                .instances("i-1")
                .status(ReportStatusType::Impaired)
                .reason_codes(ReportInstanceReasonCodes::InstanceStuckInState)
                .reason_codes(ReportInstanceReasonCodes::PerformanceOther)
                .start_time(DateTime::from_secs_and_nanos(1_700_000_000, 500_000_000))
                .end_time(DateTime::from_secs(-62_135_596_800))
                .send()
                .await
        })
        .await;
    cases
        .ec2("DescribeSpotPriceHistory", "a date that cannot be written")
        .call(async |ec2| {
            ec2.describe_spot_price_history()
                .start_time(DateTime::from_secs(i64::MAX))
                .send()
                .await
        })
        .await;
}

async fn blobs(cases: &mut Cases) {
    cases
        .ec2("ImportKeyPair", "a blob of all bytes")
        .call(async |ec2| {
            let bytes: Vec<u8> = (0..=255).collect();
            ec2.import_key_pair()
                .key_name("mine")
                .public_key_material(Blob::new(bytes))
                .send()
                .await
        })
        .await;
    cases
        .ec2("ImportKeyPair", "a blob of no bytes")
        .call(async |ec2| {
            ec2.import_key_pair()
                .key_name("")
                .public_key_material(Blob::new(Vec::new()))
                .send()
                .await
        })
        .await;
    cases
        .ec2("BundleInstance", "a blob two structures deep")
        .call(async |ec2| {
            let place = S3Storage::builder()
                .aws_access_key_id("AKIDOTHER")
                .bucket("bundles")
                .prefix("a/b c")
                .upload_policy(Blob::new("{\"expiration\": \"2030-01-01T00:00:00Z\"}"))
                .upload_policy_signature("sig+/=");
            let storage = Storage::builder().s3(place.build());
            ec2.bundle_instance()
                .instance_id("i-1")
                .storage(storage.build())
                .send()
                .await
        })
        .await;
    cases
        .ec2("RunInstances", "user data, which is a text")
        .call(async |ec2| {
            ec2.run_instances()
                .min_count(1)
                .max_count(1)
                .user_data("IyEvYmluL3NoCmVjaG8gaGkK+/==")
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "ModifyInstanceAttribute",
            "a blob in a structure, which is secret",
        )
        .call(async |ec2| {
            let data = SecureBlobAttributeValue::builder().value(Blob::new("#!/bin/sh\n\u{ff}"));
            ec2.modify_instance_attribute()
                .instance_id("i-1")
                .user_data(data.build())
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "ModifyInstanceAttribute",
            "an attribute that is a boolean, and groups",
        )
        .call(async |ec2| {
            ec2.modify_instance_attribute()
                .instance_id("i-1")
                .source_dest_check(AttributeBooleanValue::builder().value(false).build())
                .disable_api_termination(AttributeBooleanValue::builder().build())
                .attribute(InstanceAttributeName::GroupSet)
                .value("v")
                .groups("sg-1")
                .groups("sg-2")
                .send()
                .await
        })
        .await;
}

async fn numbers(cases: &mut Cases) {
    cases
        .ec2("DescribeReservedInstancesOfferings", "the longest numbers")
        .call(async |ec2| {
            ec2.describe_reserved_instances_offerings()
                .max_duration(i64::MAX)
                .min_duration(i64::MIN)
                .max_instance_count(i32::MIN)
                .max_results(i32::MAX)
                .include_marketplace(false)
                .offering_type(OfferingTypeValues::AllUpfront)
                .send()
                .await
        })
        .await;
    cases
        .ec2("CreateVolume", "numbers that are nought and booleans")
        .call(async |ec2| {
            ec2.create_volume()
                .availability_zone("us-east-1a")
                .size(0)
                .iops(0)
                .encrypted(true)
                .multi_attach_enabled(false)
                .dry_run(false)
                .volume_type(VolumeType::Io2)
                .send()
                .await
        })
        .await;
}

async fn enums(cases: &mut Cases) {
    cases
        .ec2(
            "DescribeInstanceTypes",
            "enums that are known, unknown and empty",
        )
        .call(async |ec2| {
            ec2.describe_instance_types()
                .instance_types(InstanceType::U6tb1Metal)
                .instance_types(InstanceType::from("x9.huge & more"))
                .instance_types(InstanceType::from(""))
                .send()
                .await
        })
        .await;
}
