//! AWS Signature Version 4 for a request that has arrived, from the specification alone: the tests
//! compare it with what the client sent. It shares no code with the signer that it checks.
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::server::Received;

/// The parts of an `Authorization` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Authorization {
    /// The access key ID.
    pub(crate) access_key: String,
    /// `<date>/<region>/<service>/aws4_request`.
    pub(crate) scope: String,
    /// The names of the headers that the signature covers, in lower case and sorted.
    pub(crate) signed_headers: Vec<String>,
    /// The signature, in hexadecimal digits.
    pub(crate) signature: String,
}

/// Takes an `Authorization` header apart; `None` when it is not one of SigV4.
pub(crate) fn parse(header: &str) -> Option<Authorization> {
    let rest = header.strip_prefix("AWS4-HMAC-SHA256 ")?;
    let field = |name: &str| {
        let mut fields = rest.split(',').map(str::trim);
        fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
    };
    let (access_key, scope) = field("Credential")?.split_once('/')?;
    Some(Authorization {
        access_key: access_key.to_owned(),
        scope: scope.to_owned(),
        signed_headers: (field("SignedHeaders")?.split(';').map(str::to_owned)).collect(),
        signature: field("Signature")?.to_owned(),
    })
}

/// The signature that this request must carry, given what its `Authorization` header claims to
/// cover; `None` when a header that it needs is not there.
pub(crate) fn signature(request: &Received, claim: &Authorization, secret: &str) -> Option<String> {
    let time = request.header("x-amz-date")?;
    let canonical = canonical_request(request, &claim.signed_headers)?;
    let digest = hex(&Sha256::digest(canonical));
    let to_sign = format!("AWS4-HMAC-SHA256\n{time}\n{}\n{digest}", claim.scope);
    let key = signing_key(secret, &claim.scope);
    Some(hex(&hmac(&key, to_sign.as_bytes())))
}

/// Method, path, query, signed headers and payload in the form that is hashed.
fn canonical_request(request: &Received, signed_headers: &[String]) -> Option<String> {
    let (path, query) = split_target(request);
    let payload = hex(&Sha256::digest(&request.body));
    canonical(
        request,
        &encode_path(path),
        &sort_query(query),
        signed_headers,
        &payload,
    )
}

/// The same of what is given: the path, the sorted query and the digest of the payload.
fn canonical(
    request: &Received,
    path: &str,
    query: &str,
    signed_headers: &[String],
    payload: &str,
) -> Option<String> {
    let mut headers = String::new();
    for name in signed_headers {
        let value = request.header(name)?.trim();
        writeln!(headers, "{name}:{value}").ok()?;
    }
    let names = signed_headers.join(";");
    Some(format!(
        "{}\n{path}\n{query}\n{headers}\n{names}\n{payload}",
        request.method
    ))
}

fn split_target(request: &Received) -> (&str, &str) {
    let target = &request.target;
    target.split_once('?').unwrap_or((target, ""))
}

/// Every service but S3 signs the path as sent, with each segment percent-encoded once more.
fn encode_path(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The pairs of the query, which are encoded already, in byte order. A name without a value counts
/// as one with an empty value.
fn sort_query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    pairs.sort_unstable();
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

/// What the query of a presigned request claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Presigned {
    /// What the `Authorization` header says of other requests.
    pub(crate) claim: Authorization,
    /// When it was signed: `20240506T070809Z`.
    pub(crate) time: String,
    /// For how many seconds it is valid from then on.
    pub(crate) expires: u64,
    /// The session token.
    pub(crate) token: Option<String>,
}

/// Takes the query of a presigned request apart; `None` when it is not one of SigV4.
pub(crate) fn parse_query(request: &Received) -> Option<Presigned> {
    let (_, query) = split_target(request);
    let field = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(found, value)| (found == name).then(|| decode(value))?)
    };
    field("X-Amz-Algorithm").filter(|it| it == "AWS4-HMAC-SHA256")?;
    let credential = field("X-Amz-Credential")?;
    let (access_key, scope) = credential.split_once('/')?;
    let headers = field("X-Amz-SignedHeaders")?;
    Some(Presigned {
        claim: Authorization {
            access_key: access_key.to_owned(),
            scope: scope.to_owned(),
            signed_headers: headers.split(';').map(str::to_owned).collect(),
            signature: field("X-Amz-Signature")?,
        },
        time: field("X-Amz-Date")?,
        expires: field("X-Amz-Expires")?.parse().ok()?,
        token: field("X-Amz-Security-Token"),
    })
}

/// How a service counts paths and payloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// The path percent-encoded once more, and the digest of the body.
    Usual,
    /// The path as it is sent, and any body: S3.
    Storage,
}

/// The signature that this presigned request must carry; `None` when a header that it needs is not there.
pub(crate) fn presigned_signature(
    request: &Received,
    presigned: &Presigned,
    secret: &str,
    rules: Rules,
) -> Option<String> {
    let (path, query) = split_target(request);
    let query = sort_query(query);
    let signed = query.split('&');
    let signed = signed.filter(|pair| !pair.starts_with("X-Amz-Signature="));
    let signed: Vec<&str> = signed.collect();
    let (path, payload) = match rules {
        Rules::Usual => (encode_path(path), hex(&Sha256::digest(&request.body))),
        Rules::Storage => (path.to_owned(), "UNSIGNED-PAYLOAD".to_owned()),
    };
    let claim = &presigned.claim;
    let canonical = canonical(
        request,
        &path,
        &signed.join("&"),
        &claim.signed_headers,
        &payload,
    )?;
    let digest = hex(&Sha256::digest(canonical));
    let (time, scope) = (&presigned.time, &claim.scope);
    let to_sign = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}");
    Some(hex(&hmac(&signing_key(secret, scope), to_sign.as_bytes())))
}

/// The text of a percent-encoded value of a query; `None` when it is not encoded as it must be.
fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The key of a day, a region and a service, from the secret.
fn signing_key(secret: &str, scope: &str) -> Vec<u8> {
    let start = format!("AWS4{secret}").into_bytes();
    scope
        .split('/')
        .fold(start, |key, part| hmac(&key, part.as_bytes()))
}

fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first example of the AWS test suite for SigV4, `get-vanilla`, checks the checker.
#[test]
fn the_published_example_gives_the_published_signature() {
    let request = Received {
        method: "GET".to_owned(),
        target: "/".to_owned(),
        headers: vec![
            ("host".to_owned(), "example.amazonaws.com".to_owned()),
            ("x-amz-date".to_owned(), "20150830T123600Z".to_owned()),
        ],
        body: bytes::Bytes::new(),
    };
    let header = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                  SignedHeaders=host;x-amz-date, \
                  Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    let claim = parse(header).expect("a SigV4 header");
    let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    assert_eq!(
        signature(&request, &claim, secret),
        Some(claim.signature.clone())
    );
}

/// The example of the S3 documentation checks the checker of presigned requests.
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>.
#[test]
fn the_published_presigned_url_has_the_published_signature() {
    let target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
                  &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
                  &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
                  &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    let request = Received {
        method: "GET".to_owned(),
        target: target.to_owned(),
        headers: vec![(
            "host".to_owned(),
            "examplebucket.s3.amazonaws.com".to_owned(),
        )],
        body: bytes::Bytes::new(),
    };
    let presigned = parse_query(&request).expect("a presigned request");
    let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    assert_eq!(
        presigned_signature(&request, &presigned, secret, Rules::Storage),
        Some(presigned.claim.signature.clone())
    );
    assert_eq!((presigned.expires, presigned.token), (86_400, None));
}
