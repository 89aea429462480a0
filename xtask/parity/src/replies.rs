//! The replies that both sides get, as scripts of one step an attempt: successful pages, errors,
//! nonsense, and faults of the transport.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;

/// What the transport does with one attempt.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// A response.
    Response {
        status: u16,
        headers: Vec<(&'static str, &'static str)>,
        body: Vec<u8>,
    },
    /// The connection is lost.
    Lost,
    /// The connection takes too long.
    TooLate,
}

impl Step {
    /// What requests are answered with when the answer does not matter.
    pub(crate) fn empty_page() -> Self {
        page("{}")
    }

    pub(crate) fn into_result(self) -> Result<HttpResponse, ConnectorError> {
        let (status, headers, body) = match self {
            Self::Response {
                status,
                headers,
                body,
            } => (status, headers, body),
            Self::Lost => return Err(ConnectorError::io("connection lost".into())),
            Self::TooLate => return Err(ConnectorError::timeout("too late".into())),
        };
        let mut response = http::Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        let response = response.body(SdkBody::from(body));
        let response = response.map_err(|error| ConnectorError::user(error.into()))?;
        HttpResponse::try_from(response).map_err(|error| ConnectorError::user(error.into()))
    }
}

/// A script with a name.
#[derive(Debug)]
pub(crate) struct Script {
    pub(crate) name: String,
    pub(crate) script: Vec<Step>,
}

/// Every script.
pub(crate) fn replies() -> Vec<Script> {
    let mut scripts = Vec::new();
    let mut add = |name: String, script: Vec<Step>| scripts.push(Script { name, script });
    for body in PAGES {
        add(format!("page {body}"), vec![page(*body)]);
    }
    for body in INVALID_UTF_8 {
        add(
            format!("page b\"{}\"", body.escape_ascii()),
            vec![page(*body)],
        );
    }
    for levels in [20, 100, 200] {
        let deep = format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        let (unknown, known) = (
            format!(r#"{{"X":{deep}}}"#),
            format!(r#"{{"Item":{deep}}}"#),
        );
        add(
            format!("{levels} levels in an unknown member"),
            vec![page(unknown)],
        );
        add(
            format!("{levels} levels in a known member"),
            vec![page(known)],
        );
    }
    for (status, name) in ERRORS {
        let body = format!(r#"{{"Message":"{name}!","RequestID":"in-body"}}"#);
        add(
            format!("{status} {name}"),
            vec![error(*status, Some(name), &body); 3],
        );
        let body = format!(r#"{{"__type":"a.b#{name}:x","message":"lower case"}}"#);
        add(
            format!("{status} {name} in the body"),
            vec![error(*status, None, &body); 3],
        );
    }
    for body in ERROR_BODIES {
        add(
            format!("404 by header, {body}"),
            vec![error(404, Some("NotFoundException"), body)],
        );
        add(
            format!("400 without a name, {body}"),
            vec![error(400, None, body)],
        );
        add(
            format!("503 without a name, {body}"),
            vec![error(503, None, body); 3],
        );
    }
    for name in ERROR_NAMES {
        add(
            format!("404 named {name:?}"),
            vec![error(404, Some(name), r#"{"Message":"m"}"#)],
        );
    }
    let fault = || error(500, Some("InternalServerErrorException"), "{}");
    add(
        "500, then a page".to_owned(),
        vec![fault(), Step::empty_page()],
    );
    add(
        "503 in HTML, then a page".to_owned(),
        vec![error(503, None, HTML), Step::empty_page()],
    );
    add(
        "lost, then a page".to_owned(),
        vec![Step::Lost, Step::empty_page()],
    );
    add("lost for good".to_owned(), vec![Step::Lost; 3]);
    add("too late for good".to_owned(), vec![Step::TooLate; 3]);
    add("status 204".to_owned(), vec![with_status(204, "")]);
    add(
        "status 201".to_owned(),
        vec![with_status(201, r#"{"NextToken":"t"}"#)],
    );
    add("status 302".to_owned(), vec![with_status(302, "{}")]);
    scripts
}

const HTML: &str = "<html><body>503 Service Unavailable</body></html>";

const PAGES: &[&str] = &[
    "",
    "{}",
    " \r\n\t{ } ",
    "null",
    "[]",
    "7",
    "\"text\"",
    "{",
    "{}{}",
    "{} x",
    HTML,
    r#"{"Item":[{"RunId":"r","Status":"RUNNING","CreationTime":"c","LastUpdateTime":"l"}],"NextToken":"t"}"#,
    r#"{"Item":[]}"#,
    r#"{"Item":null,"NextToken":null}"#,
    r#"{"Item":[{}]}"#,
    r#"{"Item":[null]}"#,
    r#"{"Item":[{"RunId":null,"Status":null,"CreationTime":null,"LastUpdateTime":null}]}"#,
    r#"{"Item":[{"Status":"PAUSED"},{"Status":""},{"Status":"running"}]}"#,
    r#"{"Item":{}}"#,
    r#"{"Item":"r"}"#,
    r#"{"Item":[7]}"#,
    r#"{"Item":[[]]}"#,
    r#"{"Item":[{"RunId":7}]}"#,
    r#"{"Item":[{"Status":7}]}"#,
    r#"{"NextToken":7}"#,
    r#"{"NextToken":{}}"#,
    r#"{"NextToken":"a","NextToken":"b"}"#,
    r#"{"NextToken":"\"\\\/\b\f\n\r\t\u00e4\ud83d\udc0e"}"#,
    r#"{"NextToken":"\x"}"#,
    r#"{"NextToken":"\ud83d"}"#,
    "{\"NextToken\":\"a\tb\"}",
    r#"{"Next\u0054oken":"t"}"#,
    r#"{"nextToken":"t","NEXTTOKEN":"u"}"#,
    r#"{"X":{"Item":[{}]},"Y":[1,-2.5e3,true,false,null,"s",[],{}]}"#,
    r#"{"X":01}"#,
    r#"{"X":nul}"#,
    r#"{"Item":[],}"#,
    r#"{"Item" []}"#,
];

const INVALID_UTF_8: &[&[u8]] = &[
    b"\xff",
    b"{\"NextToken\":\"\xc3\x28\"}",
    b"{\"NextToken\":\"\xed\xa0\x80\"}",
    b"{\"X\":\"\xff\"}",
    b"{\"\xff\":1}",
];

const ERRORS: &[(u16, &str)] = &[
    (400, "BadRequestException"),
    (403, "ForbiddenException"),
    (500, "InternalServerErrorException"),
    (405, "MethodNotAllowedException"),
    (404, "NotFoundException"),
    (413, "PayloadTooLargeException"),
    (429, "TooManyRequestsException"),
    (409, "ConflictException"),
    (418, "NotFoundException"),
    (400, "ThrottlingException"),
    (400, "RequestTimeout"),
    (403, "ExpiredTokenException"),
    (500, "SomethingElse"),
];

const ERROR_BODIES: &[&str] = &[
    "",
    "{}",
    "null",
    "[]",
    "{",
    HTML,
    r#"{"Message":null,"RequestID":null}"#,
    r#"{"Message":7}"#,
    r#"{"message":"lower"}"#,
    r#"{"Message":"upper"}"#,
    r#"{"errorMessage":"other"}"#,
    r#"{"code":"ForbiddenException"}"#,
    r#"{"Code":"ForbiddenException"}"#,
    r#"{"__type":"ForbiddenException"}"#,
    r#"{"__type":7,"code":null}"#,
    r#"{"Unknown":{"Message":"inner"}}"#,
];

const ERROR_NAMES: &[&str] = &[
    "NotFoundException",
    "NotFoundException:",
    "NotFoundException:http://internal.example.com/",
    "com.amazonaws.pinpoint#NotFoundException",
    "com.amazonaws.pinpoint#NotFoundException:http://internal.example.com/",
    "notfoundexception",
    "NotFound",
    "",
];

fn page(body: impl Into<Vec<u8>>) -> Step {
    with_status(200, body)
}

/// A reply with a status other than an error's.
pub(crate) fn with_status(status: u16, body: impl Into<Vec<u8>>) -> Step {
    let headers = vec![
        ("content-type", "application/json"),
        ("x-amzn-requestid", "in-header"),
    ];
    let body = body.into();
    Step::Response {
        status,
        headers,
        body,
    }
}

/// An error reply, with its name in a header or without.
pub(crate) fn error(status: u16, name: Option<&'static str>, body: &str) -> Step {
    let mut headers = vec![
        ("content-type", "application/json"),
        ("x-amzn-requestid", "in-header"),
    ];
    headers.extend(name.map(|name| ("x-amzn-errortype", name)));
    let body = body.as_bytes().to_vec();
    Step::Response {
        status,
        headers,
        body,
    }
}
