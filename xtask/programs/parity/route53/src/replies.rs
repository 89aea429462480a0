//! Replies that are not as they should be.

use transport::{Cases, Reply};

use crate::{client, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no XML", "OK"),
        ("another root", "<Other><HostedZone/></Other>"),
        ("half a reply", "<GetHostedZoneResponse><HostedZone><Id>Z"),
        ("an empty reply", "<GetHostedZoneResponse/>"),
        (
            "a zone without members",
            "<GetHostedZoneResponse><HostedZone/><VPCs/></GetHostedZoneResponse>",
        ),
        (
            "a number that is none",
            "<GetHostedZoneResponse><HostedZone><ResourceRecordSetCount>many</ResourceRecordSetCount></HostedZone></GetHostedZoneResponse>",
        ),
        (
            "spaces around values",
            "<GetHostedZoneResponse>\n<HostedZone>\n<Id> Z </Id><Config><PrivateZone> true\n</PrivateZone></Config></HostedZone></GetHostedZoneResponse>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::ok(body)], async |config| {
                client(&config).get_hosted_zone().id("Z").send().await
            })
            .await;
    }
    let late = xml(
        "GetChangeResponse",
        "<ChangeInfo><SubmittedAt>yesterday</SubmittedAt></ChangeInfo>",
    );
    cases
        .case("a time that is none", [late], async |config| {
            client(&config).get_change().id("C").send().await
        })
        .await;
}
