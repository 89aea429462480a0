//! Client tokens, which make a call that is repeated the same call.

use transport::{Cases, Reply};

use crate::call::{Begin, reply};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("tokens");
    cases
        .ec2("CreateVolume", "a token of the provider")
        .call(async |ec2| ec2.create_volume().size(1).send().await)
        .await;
    cases
        .ec2("CreateVolume", "a token of the caller")
        .call(async |ec2| ec2.create_volume().client_token("a+b c").send().await)
        .await;
    cases
        .ec2("CreateVolume", "an empty token")
        .call(async |ec2| ec2.create_volume().client_token("").send().await)
        .await;
    cases
        .ec2(
            "RequestSpotInstances",
            "a token that the model does not ask for",
        )
        .call(async |ec2| ec2.request_spot_instances().instance_count(2).send().await)
        .await;
    cases
        .ec2("RunInstances", "the token of a call that is repeated")
        .replies([Reply::broken(), Reply::new(500), reply("RunInstances", "")])
        .call(async |ec2| ec2.run_instances().min_count(1).max_count(1).send().await)
        .await;
}
