//! A service whose replies give IDs with a prefix. The model has the shape IDs that the rows of
//! customizations name.

use crate::fixtures::client;
use crate::server::{Reply, Server};

#[tokio::test]
async fn ids_are_sent_without_the_prefix_of_replies() {
    let replies = [(); 7].map(|()| Reply::new(200, ""));
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(zones, server);
    for id in ["/hostedzone/Z1", "hostedzone/Z1", "Z1"] {
        client
            .get_hosted_zone()
            .id(id)
            .send()
            .await
            .expect("a zone");
    }
    for id in ["/change/C1", "C1"] {
        client.get_change().id(id).send().await.expect("a change");
    }
    // What is left is a label like any other; what is no label is sent as it is.
    let odd = client.get_change().id("/change/a/b");
    odd.send().await.expect("a change");
    let list = client.list_hosted_zones();
    let list = list.delegation_set_id("/delegationset/N1");
    list.send().await.expect("zones");
    let received = server.received();
    let targets: Vec<&str> = received.iter().map(|it| it.target.as_str()).collect();
    assert_eq!(
        targets,
        [
            "/2013-04-01/hostedzone/Z1",
            "/2013-04-01/hostedzone/Z1",
            "/2013-04-01/hostedzone/Z1",
            "/2013-04-01/change/C1",
            "/2013-04-01/change/C1",
            "/2013-04-01/change/a%2Fb",
            "/2013-04-01/hostedzone?delegationsetid=%2Fdelegationset%2FN1",
        ]
    );
}
