//! Members of replies: dates, numbers, booleans, enums, secrets and the request's ID.

use aws_sdk_ec2::error::SdkError;
use aws_sdk_ec2::operation::RequestId;
use transport::{Cases, Reply};

use crate::call::{Begin, reply};

pub(super) async fn run(cases: &mut Cases) {
    dates(cases).await;
    numbers(cases).await;
    booleans(cases).await;
    enums(cases).await;
    secrets(cases).await;
    request_ids(cases).await;
}

async fn dates(cases: &mut Cases) {
    for (name, date) in [
        ("a date with milliseconds", "2024-05-06T07:08:09.120Z"),
        ("a date with nanoseconds", "2024-05-06T07:08:09.123456789Z"),
        ("a date with an offset", "2024-05-06T07:08:09+02:00"),
        ("a date before the epoch", "1969-12-31T23:59:59.5Z"),
        ("a date among spaces", " 2024-05-06T07:08:09Z "),
        ("a date that is a number", "1714979289"),
        ("a date that is empty", ""),
        ("a date that there is not", "2024-02-30T07:08:09Z"),
    ] {
        let elements = format!("<instanceId>i-1</instanceId><timestamp>{date}</timestamp>");
        cases
            .ec2("GetConsoleOutput", name)
            .replies([reply("GetConsoleOutput", &elements)])
            .call(async |ec2| ec2.get_console_output().instance_id("i-1").send().await)
            .await;
    }
}

async fn numbers(cases: &mut Cases) {
    let offer = |members: &str| {
        let offers = format!(
            "<reservedInstancesOfferingsSet><item>{members}</item></reservedInstancesOfferingsSet>"
        );
        reply("DescribeReservedInstancesOfferings", &offers)
    };
    for (name, members) in [
        (
            "long numbers and fractions",
            "<duration>31536000</duration><usagePrice>0.1</usagePrice><fixedPrice>1e3</fixedPrice><recurringCharges><item><amount>0.046000000000000006</amount><frequency>Hourly</frequency></item><item><amount>-0</amount></item></recurringCharges><pricingDetailsSet><item><count>2147483647</count><price>12.5</price></item></pricingDetailsSet>",
        ),
        (
            "fractions that are none",
            "<usagePrice>NaN</usagePrice><fixedPrice>-Infinity</fixedPrice><recurringCharges><item><amount>Infinity</amount></item></recurringCharges>",
        ),
        (
            "a number that is too long",
            "<duration>9223372036854775808</duration>",
        ),
        ("a number that is a word", "<duration>long</duration>"),
        ("a number that is empty", "<duration/>"),
        ("a number among spaces", "<duration> 31536000\n</duration>"),
        ("a number with a sign", "<duration>+5</duration>"),
        (
            "a fraction that is a word",
            "<usagePrice>cheap</usagePrice>",
        ),
    ] {
        cases
            .ec2("DescribeReservedInstancesOfferings", name)
            .replies([offer(members)])
            .call(async |ec2| ec2.describe_reserved_instances_offerings().send().await)
            .await;
    }
}

async fn booleans(cases: &mut Cases) {
    for (name, value) in [
        ("a boolean that is true", "true"),
        ("a boolean that is false", "false"),
        ("a boolean that is a number", "1"),
        ("a boolean that is written large", "True"),
        ("a boolean that is empty", ""),
    ] {
        let elements = format!("<ebsEncryptionByDefault>{value}</ebsEncryptionByDefault>");
        cases
            .ec2("GetEbsEncryptionByDefault", name)
            .replies([reply("GetEbsEncryptionByDefault", &elements)])
            .call(async |ec2| ec2.get_ebs_encryption_by_default().send().await)
            .await;
    }
}

async fn enums(cases: &mut Cases) {
    cases
        .ec2("TerminateInstances", "enums that are known, unknown and empty")
        .replies([reply(
            "TerminateInstances",
            "<instancesSet><item><instanceId>i-1</instanceId><currentState><code>32</code><name>shutting-down</name></currentState><previousState><code>16</code><name>asleep</name></previousState></item><item><currentState><name/></currentState><previousState/></item></instancesSet>",
        )])
        .call(async |ec2| ec2.terminate_instances().instance_ids("i-1").send().await)
        .await;
}

async fn secrets(cases: &mut Cases) {
    const KEY: &str = "<keyName>k</keyName><keyFingerprint>00:ff</keyFingerprint><keyMaterial>-----BEGIN-----\nabc\r\n-----END-----</keyMaterial><keyPairId>key-1</keyPairId>";
    cases
        .ec2("CreateKeyPair", "a secret is not told")
        .replies([reply("CreateKeyPair", KEY)])
        .call(async |ec2| ec2.create_key_pair().key_name("k").send().await)
        .await;
    cases
        .ec2("CreateKeyPair", "a secret can be read")
        .replies([reply("CreateKeyPair", KEY)])
        .call(async |ec2| {
            let created = ec2.create_key_pair().key_name("k").send().await;
            created.map(|created| created.key_material)
        })
        .await;
}

async fn request_ids(cases: &mut Cases) {
    for (name, replies) in [
        ("the request's ID in the body", reply("DescribeVpcs", "")),
        (
            "the request's ID in a header",
            Reply::ok("<DescribeVpcsResponse/>").header("x-amzn-requestid", "in-header"),
        ),
        (
            "the request's ID in another header",
            Reply::ok("<DescribeVpcsResponse/>").header("x-amz-request-id", "in-header"),
        ),
        ("no request's ID", Reply::ok("<DescribeVpcsResponse/>")),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .replies([replies])
            .call(async |ec2| {
                let output = ec2.describe_vpcs().send().await;
                output.map(|output| output.request_id().map(str::to_owned))
            })
            .await;
    }
    cases
        .ec2("DescribeVpcs", "the request's ID of an error")
        .replies([Reply::new(400).body("<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code></Error></Errors><RequestID>in-body</RequestID></Response>")])
        .call(async |ec2| {
            let output = ec2.describe_vpcs().send().await;
            let ids = output.as_ref().err().map(|error| {
                let inner = error.as_service_error().and_then(RequestId::request_id);
                (error.request_id().map(str::to_owned), inner.map(str::to_owned))
            });
            match ids {
                Some(ids) => Ok::<_, SdkError<aws_sdk_ec2::operation::describe_vpcs::DescribeVpcsError>>(ids),
                None => output.map(|_| (None, None)),
            }
        })
        .await;
}
