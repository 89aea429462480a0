//! Where requests go: regions, and the endpoints of accounts and tables.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{Credentials, Region};
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{builder, client, json, s};

const ARN: &str = "arn:aws:dynamodb:us-east-1:222222222222:table/t";

fn of_account() -> Credentials {
    let credentials = Credentials::builder()
        .access_key_id("AKID")
        .secret_access_key("secret");
    let credentials = credentials
        .account_id("111111111111")
        .provider_name("parity");
    credentials.build()
}

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    regions(cases).await;
    accounts(cases).await;
}

async fn regions(cases: &mut Cases) {
    let fips = |builder: Builder| builder.region(Region::new("us-gov-east-1")).use_fips(true);
    cases
        .case_with("FIPS", fips, [json("{}")], async |config| {
            client(&config)
                .describe_table()
                .table_name("t")
                .send()
                .await
        })
        .await;
    let local = |builder: Builder| builder.region(Region::new("local"));
    cases
        .case_with("the local region", local, [json("{}")], async |config| {
            client(&config).list_tables().limit(1).send().await
        })
        .await;
    let dual = |builder: Builder| {
        let builder = builder
            .region(Region::new("ap-south-1"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token")))
    };
    cases
        .case_with(
            "dual stack, a session",
            dual,
            [json("{}")],
            async |config| client(&config).delete_table().table_name("t").send().await,
        )
        .await;
}

async fn accounts(cases: &mut Cases) {
    cases
        .case("the endpoint of an account", [json("{}")], async |config| {
            let client =
                Client::from_conf(builder(&config).credentials_provider(of_account()).build());
            client
                .get_item()
                .table_name("t")
                .key("id", s("1"))
                .send()
                .await
        })
        .await;
    cases
        .case(
            "the account of a table's ARN",
            [json("{}")],
            async |config| {
                let client =
                    Client::from_conf(builder(&config).credentials_provider(of_account()).build());
                client.query().table_name(ARN).limit(1).send().await
            },
        )
        .await;
    cases
        .case("no endpoint of an account", [json("{}")], async |config| {
            let builder = builder(&config).credentials_provider(of_account());
            let builder = builder.account_id_endpoint_mode(AccountIdEndpointMode::Disabled);
            let client = Client::from_conf(builder.build());
            client.list_backups().table_name("t").send().await
        })
        .await;
    cases
        .case(
            "an endpoint of an account that is not known",
            [],
            async |config| {
                let mode = AccountIdEndpointMode::Required;
                let client =
                    Client::from_conf(builder(&config).account_id_endpoint_mode(mode).build());
                client.scan().table_name("t").send().await
            },
        )
        .await;
}
