//! Records: batches of changes, and lists that go on at a record.

use aws_sdk_route53::types::{
    AliasTarget, Change, ChangeAction, ChangeBatch, GeoLocation, ResourceRecord, ResourceRecordSet,
    ResourceRecordSetFailover, ResourceRecordSetRegion, RrType,
};
use transport::{Cases, Reply};

use crate::{client, xml};

const CHANGED: &str = "<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2024-05-06T07:08:09.123Z</SubmittedAt></ChangeInfo>";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("records");
    changed(cases).await;
    listed(cases).await;
}

fn change(action: ChangeAction, set: ResourceRecordSet) -> Change {
    let change = Change::builder().action(action).resource_record_set(set);
    change.build().expect("an action")
}

async fn changed(cases: &mut Cases) {
    let done = xml("ChangeResourceRecordSetsResponse", CHANGED);
    cases
        .case(
            "records of two kinds, a zone with its prefix",
            [done],
            async |config| {
                let value = ResourceRecord::builder().value("\"a <b> & 'c'\"");
                let set = ResourceRecordSet::builder().name("\u{fc}.example.com");
                let set = set.r#type(RrType::Txt).ttl(i64::MAX).weight(0);
                let set = set.resource_records(value.build().expect("a value"));
                let set = set.set_identifier("s&1").multi_value_answer(true).build();
                let alias = AliasTarget::builder().hosted_zone_id("Z2").dns_name("d.");
                let alias = alias.evaluate_target_health(false).build();
                let second = ResourceRecordSet::builder().name("\\052.example.com");
                let second = second
                    .r#type("NEWER".into())
                    .failover(ResourceRecordSetFailover::Primary);
                let second = second.alias_target(alias.expect("a target")).build();
                let batch = ChangeBatch::builder().comment(" line\nbreak\r ");
                let batch = batch.changes(change(ChangeAction::Upsert, set.expect("a name")));
                let batch = batch.changes(change(ChangeAction::Delete, second.expect("a name")));
                let call = client(&config).change_resource_record_sets();
                let call = call.hosted_zone_id("/hostedzone/Z1");
                call.change_batch(batch.build().expect("changes"))
                    .send()
                    .await
            },
        )
        .await;
    let done = xml("ChangeResourceRecordSetsResponse", CHANGED);
    cases
        .case(
            "records of places, a zone without its prefix",
            [done],
            async |config| {
                let place = GeoLocation::builder()
                    .country_code("US")
                    .subdivision_code("")
                    .build();
                let set = ResourceRecordSet::builder().name("").r#type(RrType::Aaaa);
                let set = set
                    .geo_location(place)
                    .region(ResourceRecordSetRegion::ApSouth1);
                let set = set.set_resource_records(Some(Vec::new())).build();
                let batch = ChangeBatch::builder();
                let batch = batch.changes(change(ChangeAction::Create, set.expect("a name")));
                let call = client(&config)
                    .change_resource_record_sets()
                    .hosted_zone_id("Z 1/x");
                call.change_batch(batch.build().expect("changes"))
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case("no changes", [], async |config| {
            client(&config).change_resource_record_sets().send().await
        })
        .await;
}

async fn listed(cases: &mut Cases) {
    let list = xml(
        "ListResourceRecordSetsResponse",
        "<ResourceRecordSets><ResourceRecordSet><Name>a.</Name><Type>NEWER</Type><TTL>300</TTL><ResourceRecords><ResourceRecord><Value>&quot;a&quot;</Value></ResourceRecord></ResourceRecords><GeoProximityLocation><Bias>-1</Bias></GeoProximityLocation></ResourceRecordSet><ResourceRecordSet/></ResourceRecordSets><IsTruncated>true</IsTruncated><NextRecordName>b.</NextRecordName><MaxItems>1</MaxItems>",
    );
    cases
        .case("records from one on", [list], async |config| {
            let call = client(&config).list_resource_record_sets();
            let call = call
                .hosted_zone_id("//hostedzone/Z1")
                .start_record_name("a b&c.");
            let call = call.start_record_type(RrType::Cname);
            call.start_record_identifier("").max_items(1).send().await
        })
        .await;
    let changed = xml("GetChangeResponse", CHANGED);
    cases
        .case("a change with its prefix", [changed], async |config| {
            client(&config).get_change().id("/change/C1").send().await
        })
        .await;
    let answer = xml(
        "TestDNSAnswerResponse",
        "<Nameserver>n</Nameserver><RecordData><RecordDataEntry>1.2.3.4</RecordDataEntry><RecordDataEntry/></RecordData><ResponseCode>NOERROR</ResponseCode>",
    );
    cases
        .case("an answer for a network", [answer], async |config| {
            let call = client(&config)
                .test_dns_answer()
                .hosted_zone_id("hostedzone/Z1");
            let call = call.record_name("w").record_type(RrType::Mx);
            call.edns0_client_subnet_ip("2001:db8::1").send().await
        })
        .await;
    let gone = [Reply::ok(
        "<GetGeoLocationResponse><GeoLocationDetails><CountryCode>*</CountryCode></GeoLocationDetails></GetGeoLocationResponse>",
    )];
    cases
        .case("a place", gone, async |config| {
            client(&config)
                .get_geo_location()
                .country_code("*")
                .send()
                .await
        })
        .await;
}
