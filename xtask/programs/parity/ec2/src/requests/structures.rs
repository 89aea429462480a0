//! Structures in structures and in lists.

use aws_sdk_ec2::primitives::DateTime;
use aws_sdk_ec2::types::{
    BlockDeviceMapping, EbsBlockDevice, FleetLaunchTemplateConfigRequest,
    FleetLaunchTemplateOverridesRequest, FleetLaunchTemplateSpecificationRequest, HttpTokensState,
    IamInstanceProfileSpecification, InstanceInterruptionBehavior, InstanceMarketOptionsRequest,
    InstanceMetadataOptionsRequest, InstanceNetworkInterfaceSpecification, InstanceType,
    IpPermission, IpRange, Ipv6Range, MarketType, Placement, PrefixListId,
    PrivateIpAddressSpecification, RequestLaunchTemplateData, ResourceType,
    RunInstancesMonitoringEnabled, ShutdownBehavior, SpotInstanceType, SpotMarketOptions, Tag,
    TagSpecification, TargetCapacitySpecificationRequest, Tenancy, UserIdGroupPair, VolumeType,
};
use transport::Cases;

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    instances(cases).await;
    permissions(cases).await;
    fleets(cases).await;
    empty(cases).await;
}

async fn instances(cases: &mut Cases) {
    cases
        .ec2("RunInstances", "instances with disks and tags")
        .call(async |ec2| {
            let disk = EbsBlockDevice::builder()
                .delete_on_termination(false)
                .encrypted(true)
                .iops(3000)
                .volume_size(40)
                .volume_type(VolumeType::Gp3);
            let disk = BlockDeviceMapping::builder()
                .device_name("/dev/sda1")
                .ebs(disk.build());
            let none = BlockDeviceMapping::builder()
                .device_name("/dev/sdb")
                .no_device("");
            let tags = TagSpecification::builder()
                .resource_type(ResourceType::Instance)
                .tags(Tag::builder().key("Name").value("web").build())
                .tags(Tag::builder().key("team").value("blue").build());
            let more = TagSpecification::builder()
                .resource_type(ResourceType::Volume)
                .tags(Tag::builder().key("Name").value("disk").build());
            ec2.run_instances()
                .image_id("ami-1")
                .instance_type(InstanceType::T3Micro)
                .min_count(1)
                .max_count(3)
                .block_device_mappings(disk.build())
                .block_device_mappings(none.build())
                .tag_specifications(tags.build())
                .tag_specifications(more.build())
                .security_group_ids("sg-1")
                .security_group_ids("sg-2")
                .monitoring(
                    RunInstancesMonitoringEnabled::builder()
                        .enabled(true)
                        .build(),
                )
                .ebs_optimized(false)
                .instance_initiated_shutdown_behavior(ShutdownBehavior::Terminate)
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "RunInstances",
            "instances with networks, a market and a place",
        )
        .call(async |ec2| {
            let address = |address: &str, primary: bool| {
                let address = PrivateIpAddressSpecification::builder().private_ip_address(address);
                address.primary(primary).build()
            };
            let network = InstanceNetworkInterfaceSpecification::builder()
                .associate_public_ip_address(true)
                .device_index(0)
                .groups("sg-1")
                .groups("sg-2")
                .private_ip_addresses(address("10.0.0.5", true))
                .private_ip_addresses(address("10.0.0.6", false))
                .subnet_id("subnet-1");
            let spot = SpotMarketOptions::builder()
                .max_price("0.05")
                .spot_instance_type(SpotInstanceType::Persistent)
                .valid_until(DateTime::from_secs(1_800_000_000))
                .instance_interruption_behavior(InstanceInterruptionBehavior::Stop);
            let market = InstanceMarketOptionsRequest::builder()
                .market_type(MarketType::Spot)
                .spot_options(spot.build());
            let place = Placement::builder()
                .availability_zone("us-east-1a")
                .tenancy(Tenancy::Dedicated)
                .partition_number(2);
            let metadata = InstanceMetadataOptionsRequest::builder()
                .http_tokens(HttpTokensState::Required)
                .http_put_response_hop_limit(2);
            let profile = IamInstanceProfileSpecification::builder()
                .arn("arn:aws:iam::123456789012:instance-profile/web");
            ec2.run_instances()
                .min_count(1)
                .max_count(1)
                .network_interfaces(network.build())
                .instance_market_options(market.build())
                .placement(place.build())
                .metadata_options(metadata.build())
                .iam_instance_profile(profile.build())
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "CreateLaunchTemplate",
            "a template with the data of an instance",
        )
        .call(async |ec2| {
            let data = RequestLaunchTemplateData::builder()
                .image_id("ami-1")
                .instance_type(InstanceType::from("x9.huge"))
                .user_data("IyEvYmluL3NoCg==")
                .security_group_ids("sg-1")
                .disable_api_termination(true);
            ec2.create_launch_template()
                .launch_template_name("web")
                .launch_template_data(data.build())
                .version_description("first & only")
                .send()
                .await
        })
        .await;
}

async fn permissions(cases: &mut Cases) {
    let web = || {
        IpPermission::builder()
            .ip_protocol("tcp")
            .from_port(443)
            .to_port(443)
            .ip_ranges(IpRange::builder().cidr_ip("10.0.0.0/8").build())
            .ip_ranges(
                IpRange::builder()
                    .cidr_ip("0.0.0.0/0")
                    .description("everybody, für alle")
                    .build(),
            )
            .ipv6_ranges(Ipv6Range::builder().cidr_ipv6("::/0").build())
            .prefix_list_ids(PrefixListId::builder().prefix_list_id("pl-1").build())
            .build()
    };
    cases
        .ec2(
            "AuthorizeSecurityGroupIngress",
            "rules with ranges and groups",
        )
        .call(async |ec2| {
            let group = UserIdGroupPair::builder()
                .group_id("sg-2")
                .user_id("123456789012")
                .description("the other");
            let all = IpPermission::builder()
                .ip_protocol("-1")
                .from_port(-1)
                .to_port(-1)
                .user_id_group_pairs(group.build());
            ec2.authorize_security_group_ingress()
                .group_id("sg-1")
                .ip_permissions(web())
                .ip_permissions(all.build())
                .send()
                .await
        })
        .await;
    cases
        .ec2("RevokeSecurityGroupIngress", "a rule of single members")
        .call(async |ec2| {
            ec2.revoke_security_group_ingress()
                .group_name("web")
                .ip_protocol("udp")
                .from_port(0)
                .to_port(65_535)
                .cidr_ip("10.0.0.0/8")
                .security_group_rule_ids("sgr-1")
                .send()
                .await
        })
        .await;
}

async fn fleets(cases: &mut Cases) {
    cases
        .ec2("CreateFleet", "a fleet with overrides")
        .call(async |ec2| {
            let template = FleetLaunchTemplateSpecificationRequest::builder()
                .launch_template_id("lt-1")
                .version("$Latest");
            let weighted = |kind: InstanceType, weight: f64| {
                FleetLaunchTemplateOverridesRequest::builder()
                    .instance_type(kind)
                    .weighted_capacity(weight)
                    .priority(-0.0)
                    .placement(Placement::builder().group_name("near").build())
                    .build()
            };
            let configuration = FleetLaunchTemplateConfigRequest::builder()
                .launch_template_specification(template.build())
                .overrides(weighted(InstanceType::C5Large, 1.5))
                .overrides(weighted(InstanceType::M5Xlarge, 100.0))
                .overrides(weighted(InstanceType::T2Nano, 1e21))
                .overrides(weighted(InstanceType::T2Micro, 1.0e-7));
            let capacity = TargetCapacitySpecificationRequest::builder()
                .total_target_capacity(10)
                .on_demand_target_capacity(0);
            ec2.create_fleet()
                .launch_template_configs(configuration.build())
                .target_capacity_specification(capacity.build())
                .valid_from(DateTime::from_secs_and_nanos(1_800_000_000, 120_000_000))
                .terminate_instances_with_expiration(false)
                .send()
                .await
        })
        .await;
}

async fn empty(cases: &mut Cases) {
    cases
        .ec2("RunInstances", "empty structures")
        .call(async |ec2| {
            ec2.run_instances()
                .min_count(0)
                .max_count(0)
                .placement(Placement::builder().build())
                .block_device_mappings(BlockDeviceMapping::builder().build())
                .block_device_mappings(
                    BlockDeviceMapping::builder()
                        .ebs(EbsBlockDevice::builder().build())
                        .build(),
                )
                .tag_specifications(TagSpecification::builder().build())
                .send()
                .await
        })
        .await;
}
