//! The scenarios: roles, web identities, single sign-on and console sign-in, with errors, retries and late
//! replies.

use p256::SecretKey;
use p256::pkcs8::LineEnding;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::scenario::{Reply, Scenario};

const SECRET: &str = "secret-of-the-role/+";
const SESSION: &str = "session-of-the-role==";
const OWN_SECRET: &str = "secret-of-the-user/+";

const ROLE: &str = "[default]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = user
role_session_name = session-1
external_id = a b&c

[profile user]
aws_access_key_id = AKIDUSER
aws_secret_access_key = secret-of-the-user/+
";

const WEB_IDENTITY: &str = "[default]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/web
role_session_name = session-2
web_identity_token_file = HOME/token
";

const SSO: &str = "[default]
region = eu-west-1
sso_session = main
sso_account_id = 123456789012
sso_role_name = Reader

[sso-session main]
sso_region = eu-central-1
sso_start_url = https://example.awsapps.com/start
";

const LOGIN: &str = "[default]
region = eu-west-1
login_session = arn:aws:iam::123456789012:user/console
";

pub(crate) fn all() -> Vec<Scenario> {
    let mut all = roles();
    all.extend(web_identities());
    all.extend(single_sign_on());
    all.extend(console_sign_in());
    all
}

fn assumed(operation: &str) -> Reply {
    Reply::xml(
        200,
        format!(
            "<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{operation}Result>\
             <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/session-1</Arn>\
             <AssumedRoleId>AROA:session-1</AssumedRoleId></AssumedRoleUser>\
             <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>\
             <SessionToken>{SESSION}</SessionToken><Expiration>2099-01-02T03:04:05Z</Expiration></Credentials>\
             </{operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{operation}Response>"
        ),
    )
}

fn refused(status: u16, code: &str) -> Reply {
    Reply::xml(
        status,
        format!(
            "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>No &amp; never</Message></Error>\
             <RequestId>r-2</RequestId></ErrorResponse>"
        ),
    )
}

fn roles() -> Vec<Scenario> {
    let role = |name, replies: Vec<Reply>| {
        Scenario::new(name, ROLE)
            .replies(replies)
            .secret("access key ID", "ASIA")
            .secret("expiration", "2099-01-02")
            .secret("secret key", SECRET)
            .secret("session token", SESSION)
            .secret("own secret key", OWN_SECRET)
    };
    vec![
        role("a role", vec![assumed("AssumeRole")]),
        role("a role that is refused", vec![refused(403, "AccessDenied")]),
        role(
            "a role after a failure and after throttling",
            vec![
                Reply::xml(500, ""),
                refused(400, "Throttling"),
                assumed("AssumeRole"),
            ],
        ),
        role(
            "a role after a late reply",
            vec![Reply::Late, assumed("AssumeRole")],
        ),
        role(
            "a role with a reply that is none",
            vec![Reply::xml(200, "<AssumeRoleResponse>")],
        ),
    ]
}

fn web_identities() -> Vec<Scenario> {
    let web = |name, replies: Vec<Reply>| {
        Scenario::new(name, WEB_IDENTITY)
            .file("token", "web.identity.token")
            .replies(replies)
            .secret("access key ID", "ASIA")
            .secret("expiration", "2099-01-02")
            .secret("secret key", SECRET)
            .secret("session token", SESSION)
    };
    vec![
        web("a web identity", vec![assumed("AssumeRoleWithWebIdentity")]),
        web(
            "a web identity after its provider could not be reached",
            vec![
                refused(400, "IDPCommunicationError"),
                assumed("AssumeRoleWithWebIdentity"),
            ],
        ),
        web(
            "a web identity that is refused",
            vec![refused(400, "InvalidIdentityToken")],
        ),
    ]
}

/// The token of a single sign-on, as it is kept in a file.
fn sso_token(expires: &str) -> (String, String) {
    let name = hex::encode(Sha1::digest("main"));
    let content = format!(
        "{{\"accessToken\":\"token-of-sso\",\"expiresAt\":\"{expires}\",\"refreshToken\":\"refresh-of-sso\",\
         \"clientId\":\"client\",\"clientSecret\":\"secret-of-client\",\"registrationExpiresAt\":\"2099-01-01T00:00:00Z\",\
         \"region\":\"eu-central-1\",\"startUrl\":\"https://example.awsapps.com/start\"}}"
    );
    (format!(".aws/sso/cache/{name}.json"), content)
}

fn single_sign_on() -> Vec<Scenario> {
    let credentials = || {
        Reply::json(
            200,
            format!(
                "{{\"roleCredentials\":{{\"accessKeyId\":\"ASIASSO\",\"secretAccessKey\":\"{SECRET}\",\
                 \"sessionToken\":\"{SESSION}\",\"expiration\":4070908800000}}}}"
            ),
        )
    };
    let renewed = Reply::json(
        200,
        "{\"accessToken\":\"new-token-of-sso\",\"expiresIn\":28800,\"refreshToken\":\"new-refresh-of-sso\",\"tokenType\":\"Bearer\"}",
    );
    let unauthorized = || {
        Reply::json(
            401,
            "{\"__type\":\"UnauthorizedException\",\"message\":\"Session token not found or invalid\"}",
        )
    };
    let sso = |name, expires, replies: Vec<Reply>| {
        let (path, content) = sso_token(expires);
        Scenario::new(name, SSO)
            .file(path, content)
            .replies(replies)
            .secret("access key ID", "ASIA")
            .secret("expiration", "2099-01-02")
            .secret("secret key", SECRET)
            .secret("session token", SESSION)
            .secret("access token", "token-of-sso")
            .secret("refresh token", "refresh-of-sso")
            .secret("client secret", "secret-of-client")
    };
    let expired = "2020-01-01T00:00:00Z";
    let valid = "2099-01-01T00:00:00Z";
    vec![
        sso("single sign-on", valid, vec![credentials()]),
        sso(
            "single sign-on with a token that has expired",
            expired,
            vec![renewed, credentials()],
        ),
        sso(
            "single sign-on with a token that is not renewed",
            expired,
            vec![
                Reply::json(
                    400,
                    "{\"__type\":\"InvalidGrantException\",\"error\":\"invalid_grant\",\"error_description\":\"No.\"}",
                ),
                unauthorized(),
            ],
        ),
        sso(
            "single sign-on that is refused",
            valid,
            vec![unauthorized()],
        ),
    ]
}

/// The token of a console sign-in, as it is kept in a file.
fn login_token() -> (String, String) {
    let name = hex::encode(Sha256::digest("arn:aws:iam::123456789012:user/console"));
    let key = SecretKey::from_slice(&[7; 32]).expect("a key");
    let key = key.to_sec1_pem(LineEnding::LF).expect("a text");
    let content = format!(
        "{{\"accessToken\":{{\"accessKeyId\":\"ASIAOLD\",\"secretAccessKey\":\"old-secret\",\"sessionToken\":\"old-session\",\
         \"accountId\":\"123456789012\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}},\"tokenType\":\"aws_sigv4\",\
         \"refreshToken\":\"refresh-of-login\",\"idToken\":\"id-of-login\",\"clientId\":\"arn:aws:signin:::devtools/same-device\",\
         \"dpopKey\":\"{}\"}}",
        key.replace('\n', "\\n")
    );
    (format!(".aws/login/cache/{name}.json"), content)
}

fn console_sign_in() -> Vec<Scenario> {
    let renewed = Reply::json(
        200,
        format!(
            "{{\"accessToken\":{{\"accessKeyId\":\"ASIALOGIN\",\"secretAccessKey\":\"{SECRET}\",\"sessionToken\":\"{SESSION}\"}},\
             \"expiresIn\":900,\"refreshToken\":\"new-refresh-of-login\",\"tokenType\":\"aws_sigv4\"}}"
        ),
    );
    let login = |name, replies: Vec<Reply>| {
        let (path, content) = login_token();
        Scenario::new(name, LOGIN)
            .file(path, content)
            .replies(replies)
            .secret("access key ID", "ASIA")
            .secret("expiration", "2099-01-02")
            .secret("secret key", SECRET)
            .secret("session token", SESSION)
            .secret("refresh token", "refresh-of-login")
            .secret("ID token", "id-of-login")
    };
    vec![
        login("console sign-in", vec![renewed]),
        login(
            "console sign-in that is over",
            vec![Reply::json(
                400,
                "{\"__type\":\"AccessDeniedException\",\"error\":\"TOKEN_EXPIRED\",\"message\":\"Sign in again.\"}",
            )],
        ),
    ]
}
