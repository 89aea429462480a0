//! Zones, delegation sets, networks and tags.

use aws_sdk_route53::types::{
    CidrCollectionChange, CidrCollectionChangeAction, HostedZoneConfig, Tag, TagResourceType, Vpc,
    VpcRegion,
};
use transport::{Cases, Reply};

use crate::{client, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("zones");
    made(cases).await;
    listed(cases).await;
    others(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = xml(
        "CreateHostedZoneResponse",
        "<HostedZone><Id>/hostedzone/Z1</Id><Name>e.</Name><CallerReference>r</CallerReference><Config><PrivateZone>true</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone><ChangeInfo><Id>C</Id><Status>INSYNC</Status><SubmittedAt>2024-05-06T07:08:09Z</SubmittedAt></ChangeInfo><DelegationSet><NameServers><NameServer>n1</NameServer></NameServers></DelegationSet>",
    );
    let made = made.header("location", "https://route53/Z1");
    cases
        .case(
            "a private zone, its place in a header",
            [made],
            async |config| {
                let vpc = Vpc::builder()
                    .vpc_id("v")
                    .vpc_region(VpcRegion::EuWest1)
                    .build();
                let zone = HostedZoneConfig::builder()
                    .comment("<\u{fc}>")
                    .private_zone(true)
                    .build();
                let call = client(&config).create_hosted_zone().name("e.").vpc(vpc);
                let call = call
                    .caller_reference("r \u{1f4f7}")
                    .hosted_zone_config(zone);
                call.delegation_set_id("/delegationset/N1").send().await
            },
        )
        .await;
    cases
        .case(
            "a delegation set of a zone",
            [Reply::new(201)],
            async |config| {
                let call = client(&config).create_reusable_delegation_set();
                let call = call.caller_reference("r").hosted_zone_id("/hostedzone/Z1");
                call.send().await
            },
        )
        .await;
    let gone = xml("DeleteHostedZoneResponse", "<ChangeInfo/>");
    cases
        .case("a zone that is deleted", [gone], async |config| {
            client(&config)
                .delete_hosted_zone()
                .id("/hostedzone/Z1")
                .send()
                .await
        })
        .await;
}

async fn listed(cases: &mut Cases) {
    let zone = |name: &str| {
        format!(
            "<HostedZone><Id>/hostedzone/{name}</Id><Name>{name}.</Name><CallerReference/></HostedZone>"
        )
    };
    let page = |name: &str, rest: &str| {
        xml(
            "ListHostedZonesResponse",
            &format!("<HostedZones>{}</HostedZones>{rest}", zone(name)),
        )
    };
    let pages = [
        page(
            "A",
            "<IsTruncated>true</IsTruncated><NextMarker>m/+</NextMarker><MaxItems>1</MaxItems>",
        ),
        page(
            "B",
            "<IsTruncated>false</IsTruncated><NextMarker>left</NextMarker><MaxItems>1</MaxItems>",
        ),
        page("C", ""),
    ];
    cases
        .case(
            "pages of zones until the end is said",
            pages,
            async |config| {
                let pages = client(&config)
                    .list_hosted_zones()
                    .into_paginator()
                    .page_size(1);
                pages.items().send().collect::<Result<Vec<_>, _>>().await
            },
        )
        .await;
    let named = xml(
        "ListHostedZonesByNameResponse",
        "<HostedZones/><DNSName>x</DNSName>",
    );
    cases
        .case("zones by name", [named], async |config| {
            let call = client(&config)
                .list_hosted_zones_by_name()
                .dns_name("e\u{fc}.");
            call.hosted_zone_id("/hostedzone/Z9")
                .max_items(0)
                .send()
                .await
        })
        .await;
    let set = xml(
        "GetReusableDelegationSetResponse",
        "<DelegationSet><Id>/delegationset/N1</Id><NameServers/></DelegationSet>",
    );
    cases
        .case("a delegation set", [set], async |config| {
            client(&config)
                .get_reusable_delegation_set()
                .id("/delegationset/N1")
                .send()
                .await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .case(
            "tags of a check",
            [xml("ChangeTagsForResourceResponse", "")],
            async |config| {
                let call = client(&config).change_tags_for_resource();
                let call = call
                    .resource_type(TagResourceType::Healthcheck)
                    .resource_id("/x/1");
                let call = call.add_tags(Tag::builder().key("k").value("a&b").build());
                call.add_tags(Tag::builder().build())
                    .remove_tag_keys("")
                    .send()
                    .await
            },
        )
        .await;
    let joined = xml("AssociateVPCWithHostedZoneResponse", "<ChangeInfo/>");
    cases
        .case("a network that joins", [joined], async |config| {
            let vpc = Vpc::builder().vpc_region("newer".into()).build();
            let call = client(&config).associate_vpc_with_hosted_zone().vpc(vpc);
            call.hosted_zone_id("Z1").comment("").send().await
        })
        .await;
    let changed = xml("ChangeCidrCollectionResponse", "<Id>c</Id>");
    cases
        .case("blocks of addresses", [changed], async |config| {
            let change = CidrCollectionChange::builder().location_name("l");
            let change = change
                .action(CidrCollectionChangeAction::Put)
                .cidr_list("10.0.0.0/8");
            let change = change.cidr_list("::/0").build();
            let call = client(&config).change_cidr_collection().id("a-b");
            let call = call.changes(change.expect("all of it"));
            call.collection_version(7).send().await
        })
        .await;
}
