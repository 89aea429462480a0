//! Reads the metadata of errors in XML: code, message and request ID.

use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder;
use aws_smithy_xml::decode::{Document, ScopedDecoder, XmlDecodeError, try_data};
use aws_types::request_id::apply_request_id;

use super::xml_text;

/// Where the error is in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)] // a service has one of them
pub enum Wrapping {
    /// As `Error` in the root element, beside the request's ID. A root of that name is taken for it too.
    Wrapped,
    /// It is the root element, and the request's ID stands in it.
    Unwrapped,
    /// As the first `Error` of `Errors` in the root element, beside the request's ID.
    Listed,
}

/// Reads the metadata of an error. An empty body has none: the response is known by its status alone.
///
/// # Errors
/// The body is no well-formed XML.
pub fn metadata(body: &[u8], wrapping: Wrapping) -> Result<Builder, SerdeError> {
    if body.trim_ascii().is_empty() {
        return Ok(ErrorMetadata::builder());
    }
    let text = xml_text::root_element(body)?;
    let mut facts = Facts::default();
    let mut document = Document::new(&text);
    let read = document.root_element().and_then(|mut root| match wrapping {
        Wrapping::Listed => facts.read_wrapper_of_list(&mut root),
        Wrapping::Wrapped if root.start_el().local() != "Error" => facts.read_wrapper(&mut root),
        Wrapping::Wrapped | Wrapping::Unwrapped => facts.read_error(&mut root),
    });
    match read {
        Ok(()) => Ok(facts.builder()),
        Err(error) => Err(SerdeError::invalid_input(error.to_string())),
    }
}

/// Whether the root element of a body is an error. What is no XML is none.
#[allow(dead_code)] // for services with errors in successful responses
pub fn is_error(body: &[u8]) -> bool {
    let Ok(mut document) = Document::try_from(body) else {
        return false;
    };
    let root = document.root_element();
    root.is_ok_and(|root| root.start_el().local() == "Error")
}

#[derive(Default)]
struct Facts {
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

impl Facts {
    fn read_wrapper(&mut self, root: &mut ScopedDecoder<'_, '_>) -> Result<(), XmlDecodeError> {
        while let Some(mut element) = root.next_tag() {
            match element.start_el().local() {
                "Error" => self.read_error(&mut element)?,
                "RequestId" => self.request_id = Some(try_data(&mut element)?.into_owned()),
                _ => {}
            }
        }
        Ok(())
    }

    fn read_wrapper_of_list(
        &mut self,
        root: &mut ScopedDecoder<'_, '_>,
    ) -> Result<(), XmlDecodeError> {
        while let Some(mut element) = root.next_tag() {
            match element.start_el().local() {
                "Errors" => self.read_list(&mut element)?,
                // Smithy's specification has one of these names, its test cases and the service the other.
                "RequestId" | "RequestID" => {
                    self.request_id = Some(try_data(&mut element)?.into_owned());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the first error of a list.
    fn read_list(&mut self, errors: &mut ScopedDecoder<'_, '_>) -> Result<(), XmlDecodeError> {
        while let Some(mut element) = errors.next_tag() {
            if element.start_el().local() == "Error" {
                return self.read_error(&mut element);
            }
        }
        Ok(())
    }

    fn read_error(&mut self, error: &mut ScopedDecoder<'_, '_>) -> Result<(), XmlDecodeError> {
        while let Some(mut element) = error.next_tag() {
            let fact = match element.start_el().local() {
                "Code" => &mut self.code,
                "Message" => &mut self.message,
                "RequestId" => &mut self.request_id,
                _ => continue,
            };
            *fact = Some(try_data(&mut element)?.into_owned());
        }
        Ok(())
    }

    fn builder(self) -> Builder {
        let mut builder = ErrorMetadata::builder();
        if let Some(code) = self.code {
            builder = builder.code(code);
        }
        if let Some(message) = self.message {
            builder = builder.message(message);
        }
        // Under which key the ID is kept is private to `apply_request_id`. An ID in the response's
        // headers takes its place later.
        let mut headers = Headers::new();
        if let Some(id) = self.request_id {
            let _ = headers.try_insert("x-amzn-requestid", id);
        }
        apply_request_id(builder, &headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_of_a_list_counts() {
        let body = "<Response><Sneaky><Error><Code>X</Code></Error></Sneaky><Errors><Note/>\
                    <Error><Code>A</Code><Message>a</Message></Error>\
                    <Error><Code>B</Code></Error></Errors><RequestID>r</RequestID></Response>";
        let found = metadata(body.as_bytes(), Wrapping::Listed).expect("metadata");
        let found = found.build();
        assert_eq!((found.code(), found.message()), (Some("A"), Some("a")));
        assert_eq!(
            aws_types::request_id::RequestId::request_id(&found),
            Some("r")
        );
        let not_listed = "<Response><Error><Code>A</Code></Error></Response>";
        let found = metadata(not_listed.as_bytes(), Wrapping::Listed).expect("metadata");
        assert_eq!(found.build().code(), None);
    }

    #[test]
    fn the_root_tells_an_error() {
        for body in [
            "<Error/>",
            "<?xml version='1.0'?>\n<e:Error xmlns:e='u'>",
            " <Error a='b'>",
        ] {
            assert!(is_error(body.as_bytes()), "{body}");
        }
        for body in ["", "Error", "<Errors/>", "<a><Error/></a>", "{}"] {
            assert!(!is_error(body.as_bytes()), "{body}");
        }
    }
}
