//! A service of databases: its crate makes login tokens for their users. What a token is made of is tested
//! where that is written.

use aws_types::SdkConfig;
use databases::auth_token::{AuthToken, AuthTokenGenerator, Config};
use databases::config::{Credentials, Region};

use crate::fixtures::clock;

#[tokio::test]
async fn a_token_for_a_user_is_made_with_the_shared_configuration() {
    let config = Config::builder()
        .hostname("db.test")
        .port(5432)
        .username("jane")
        .credentials(Credentials::new("AKID", "secret", None, None, "tests"))
        .build()
        .expect("a configuration");
    let shared = SdkConfig::builder()
        .region(Region::new("eu-central-1"))
        .time_source(clock())
        .build();
    let generator = AuthTokenGenerator::new(config);
    let token: AuthToken = generator.auth_token(&shared).await.expect("a token");
    let start = "db.test:5432/?Action=connect&DBUser=jane&X-Amz-Algorithm=AWS4-HMAC-SHA256\
                 &X-Amz-Credential=AKID%2F20240506%2Feu-central-1%2Frds-db%2Faws4_request";
    assert!(token.as_str().starts_with(start), "{token}");
}
