//! A service of database clusters: its crate makes login tokens for them. What a token is made of is tested
//! where that is written.

use aws_types::SdkConfig;
use clusters::auth_token::{AuthTokenGenerator, Config};
use clusters::config::{Credentials, Region};

use crate::fixtures::clock;

#[tokio::test]
async fn a_token_for_a_cluster_is_made_with_the_shared_configuration() {
    let config = Config::builder()
        .hostname("c.test")
        .credentials(Credentials::new("AKID", "secret", None, None, "tests"))
        .build()
        .expect("a configuration");
    let shared = SdkConfig::builder()
        .region(Region::new("eu-central-1"))
        .time_source(clock())
        .build();
    let generator = AuthTokenGenerator::new(config);
    let user = generator.db_connect_auth_token(&shared).await;
    let admin = generator.db_connect_admin_auth_token(&shared).await;
    for (token, action) in [(user, "DbConnect"), (admin, "DbConnectAdmin")] {
        let token = token.expect("a token");
        let start = format!("c.test/?Action={action}&X-Amz-Algorithm=AWS4-HMAC-SHA256");
        assert!(token.as_str().starts_with(&start), "{token}");
    }
}
