//! Where requests go: the bucket in the host name or the path, and what changes that.

use transport::{Cases, Reply};

use crate::{client, client_with};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("addressing");
    let calls = cases.case(
        "a bucket in the host name",
        [Reply::ok("text")],
        async |config| {
            let output = client(&config).get_object().bucket("photos").key("a.txt");
            output.send().await
        },
    );
    calls.await;
    let calls = cases.case("a bucket in the path", [Reply::ok("")], async |config| {
        let client = client_with(&config, |builder| builder.force_path_style(true));
        client
            .put_object()
            .bucket("photos")
            .key("a.txt")
            .send()
            .await
    });
    calls.await;
}
