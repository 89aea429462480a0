//! Login tokens: the password of a database is a URL with a signature of version 4 in its query.
//!
//! Source: AWS General Reference, "Create a signed AWS API request", and the user guides of the databases.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

use aws_sigv4::http_request::{
    SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;

/// What a token is for.
#[derive(Clone, Copy, Debug)]
pub struct Login<'a> {
    /// The name that the signature carries.
    pub signing_name: &'a str,
    /// The region of the database.
    pub region: &'a str,
    /// The host, and the port if the token names one.
    pub authority: &'a str,
    /// The query parameters.
    pub query: &'a [(&'a str, &'a str)],
    /// How long the token is good for.
    pub lifetime: Duration,
}

impl Login<'_> {
    /// Signs the URL, and gives it without its scheme. `identity` holds credentials.
    ///
    /// # Errors
    /// The host is no host, or the identity holds no credentials.
    pub fn token(&self, identity: &Identity, now: SystemTime) -> Result<String, BoxError> {
        let mut settings = SigningSettings::default();
        settings.expires_in = Some(self.lifetime);
        settings.signature_location = SignatureLocation::QueryParams;
        let params = SigningParams::builder()
            .identity(identity)
            .region(self.region)
            .name(self.signing_name)
            .time(now)
            .settings(settings)
            .build()?
            .into();
        let mut target = format!("{}/?", self.authority);
        push_query(&mut target, self.query.iter().copied());
        let url = format!("https://{target}");
        let body = SignableBody::empty();
        let request = SignableRequest::new("GET", url, std::iter::empty(), body)?;
        let (signature, _) = sign(request, &params)?.into_parts();
        let signature = signature.params().iter();
        target.push('&');
        push_query(
            &mut target,
            signature.map(|(name, value)| (*name, &**value)),
        );
        Ok(target)
    }
}

fn push_query<'q>(text: &mut String, query: impl Iterator<Item = (&'q str, &'q str)>) {
    for (number, (name, value)) in query.enumerate() {
        if number > 0 {
            text.push('&');
        }
        push_encoded(text, name);
        text.push('=');
        push_encoded(text, value);
    }
}

/// Appends text with all but the unreserved characters of RFC 3986 percent-encoded.
fn push_encoded(text: &mut String, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            _ => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use aws_credential_types::Credentials;

    use super::*;

    const LOGIN: Login<'_> = Login {
        signing_name: "stable",
        region: "eu-central-1",
        authority: "db.test:1",
        query: &[("Action", "connect"), ("User", "a+b c")],
        lifetime: Duration::from_secs(60),
    };

    #[test]
    fn the_token_is_the_signed_url_without_its_scheme() {
        let credentials = Credentials::new("AKID", "secret", Some("a/b+c=".into()), None, "tests");
        let now = SystemTime::UNIX_EPOCH;
        let token = LOGIN.token(&credentials.into(), now).expect("a token");
        let start = "db.test:1/?Action=connect&User=a%2Bb%20c&X-Amz-Algorithm=AWS4-HMAC-SHA256\
                     &X-Amz-Credential=AKID%2F19700101%2Feu-central-1%2Fstable%2Faws4_request\
                     &X-Amz-Date=19700101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host";
        assert!(token.starts_with(start), "{token}");
        assert!(
            token.contains("X-Amz-Security-Token=a%2Fb%2Bc%3D"),
            "{token}"
        );
        assert!(token.contains("&X-Amz-Signature="), "{token}");
    }

    #[test]
    fn what_is_no_host_is_an_error() {
        let identity = Credentials::new("AKID", "secret", None, None, "tests").into();
        let login = Login {
            authority: "no host",
            ..LOGIN
        };
        assert!(login.token(&identity, SystemTime::UNIX_EPOCH).is_err());
    }
}
