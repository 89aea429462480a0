//! Requests as they can be compared: without what is random in them, and without what tells of the
//! machine.

use std::borrow::Cow;

use crate::Sent;

/// The algorithm of version 4a, whose signatures are random, as a header or a query names it.
const RANDOM: &str = "AWS4-ECDSA-P256-SHA256";

impl Sent {
    /// The request without what differs from run to run. A request that a client makes for itself
    /// knows nothing of [`Fixed`](crate::Fixed): its invocation ID is random, and its signature is
    /// one of a user agent that tells of the machine.
    pub(crate) fn comparable(mut self) -> Self {
        self.uri = comparable(&self.uri).into_owned();
        let mut is_of_machine = false;
        for (name, value) in &mut self.headers {
            *value = match name.as_str() {
                "authorization" => comparable(value).into_owned(),
                "user-agent" | "x-amz-user-agent" => {
                    let agent = without_machine(value);
                    is_of_machine |= agent != *value;
                    agent
                }
                _ => continue,
            };
        }
        if is_of_machine {
            let id = self.headers.get_mut("amz-sdk-invocation-id");
            id.into_iter().for_each(|id| *id = "(random)".to_owned());
            let signature = self.headers.get_mut("authorization");
            let signature = signature.into_iter();
            signature.for_each(|value| *value = without_signature(value, "(of the machine)"));
        }
        self
    }
}

/// A header or a URI without a signature that is random.
pub fn comparable(text: &str) -> Cow<'_, str> {
    match text.contains(RANDOM) {
        true => without_signature(text, "(random)").into(),
        false => text.into(),
    }
}

/// Puts a text in the place of a signature.
fn without_signature(text: &str, instead: &str) -> String {
    let name = "Signature=";
    let Some(start) = text.rfind(name).map(|start| start + name.len()) else {
        return text.to_owned();
    };
    let rest = text[start..].trim_start_matches(|c: char| c.is_ascii_hexdigit());
    format!("{}{instead}{rest}", &text[..start])
}

/// A user agent without what it says of the SDK's version, the system and the compiler.
pub(crate) fn without_machine(agent: &str) -> String {
    let varies = |part: &&str| {
        let mut names = ["aws-sdk-rust/", "os/", "lang/"].iter();
        names.any(|name| part.starts_with(name))
    };
    let parts: Vec<&str> = agent.split(' ').filter(|part| !varies(part)).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_random_signatures_are_left_out() {
        let header = "AWS4-ECDSA-P256-SHA256 Credential=a, Signature=00ff";
        let expected = "AWS4-ECDSA-P256-SHA256 Credential=a, Signature=(random)";
        assert_eq!(comparable(header), expected);
        let uri = "/?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Signature=ab&x-id=GetObject";
        assert!(comparable(uri).ends_with("Signature=(random)&x-id=GetObject"));
        let fixed = "AWS4-HMAC-SHA256 Credential=a, Signature=00ff";
        assert_eq!(comparable(fixed), fixed);
    }

    #[test]
    fn what_tells_of_the_machine_is_left_out() {
        let sent = |agent: &str| {
            let headers = [
                ("amz-sdk-invocation-id", "1-2"),
                ("authorization", "AWS4-HMAC-SHA256 Signature=00ff"),
                ("x-amz-user-agent", agent),
            ];
            let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let sent = Sent {
                method: "GET".to_owned(),
                uri: "/".to_owned(),
                headers: headers.into(),
                body: Ok(Vec::new()),
            };
            sent.comparable().headers.into_values().collect::<Vec<_>>()
        };
        let machine = sent("aws-sdk-rust/1.0.0 ua/2.1 api/s3/1.0 os/linux lang/rust/1.90.0 m/E");
        let signature = "AWS4-HMAC-SHA256 Signature=(of the machine)";
        assert_eq!(machine, ["(random)", signature, "ua/2.1 api/s3/1.0 m/E"]);
        let fixed = sent("ua/2.1 api/parity/0 m/E");
        let signature = "AWS4-HMAC-SHA256 Signature=00ff";
        assert_eq!(fixed, ["1-2", signature, "ua/2.1 api/parity/0 m/E"]);
    }
}
