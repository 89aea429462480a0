//! Where requests go.

use transport::Cases;

use crate::call::Begin;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("addressing");
    regions(cases).await;
    variants(cases).await;
    own_endpoints(cases).await;
}

async fn regions(cases: &mut Cases) {
    for (name, region) in [
        ("Frankfurt", "eu-central-1"),
        ("China", "cn-north-1"),
        ("a government's region", "us-gov-west-1"),
        ("an isolated region", "us-iso-east-1"),
        ("a region nobody knows", "mars-west-7"),
        ("a region that is no name of a host", "no region"),
    ] {
        cases
            .ec2("DescribeRegions", name)
            .region(region)
            .call(async |ec2| ec2.describe_regions().all_regions(true).send().await)
            .await;
    }
    cases
        .ec2("DescribeRegions", "no region")
        .shared(|mut builder| {
            builder.set_region(None);
            builder
        })
        .call(async |ec2| ec2.describe_regions().send().await)
        .await;
}

async fn variants(cases: &mut Cases) {
    for (name, region, fips, dual_stack) in [
        ("FIPS", "us-east-1", true, false),
        ("dual stack", "us-east-1", false, true),
        ("FIPS and dual stack", "us-west-2", true, true),
        (
            "FIPS of a government's region",
            "us-gov-west-1",
            true,
            false,
        ),
        (
            "dual stack of a government's region",
            "us-gov-east-1",
            false,
            true,
        ),
        ("FIPS in China", "cn-northwest-1", true, false),
        ("dual stack in China", "cn-northwest-1", false, true),
        (
            "dual stack where there is none",
            "us-iso-east-1",
            false,
            true,
        ),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .region(region)
            .with(move |builder| builder.use_fips(fips).use_dual_stack(dual_stack))
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
}

async fn own_endpoints(cases: &mut Cases) {
    for (name, url) in [
        ("an endpoint with a port", "http://localhost:9000"),
        ("an endpoint with a path", "https://ec2.example.com/base/"),
        ("an endpoint that is no URL", "ec2 example"),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .with(move |builder| builder.endpoint_url(url))
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
    cases
        .ec2("DescribeVpcs", "an endpoint with FIPS")
        .with(|builder| {
            builder
                .endpoint_url("https://ec2.example.com")
                .use_fips(true)
        })
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
    cases
        .ec2("DescribeVpcs", "an endpoint with dual stack")
        .with(|builder| {
            let builder = builder.endpoint_url("https://ec2.example.com");
            builder.use_dual_stack(true)
        })
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
}
