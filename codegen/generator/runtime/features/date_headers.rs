//! Headers of replies that should hold a date, and may hold any text: the text is kept in a header of
//! its own, and what is no date is taken out, so that the reply can be read.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;

use super::super::operation::table::Operation;

/// Keeps the text of the operation's date headers.
pub fn keep_text(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(DateHeadersInterceptor(
        operation,
    )))
}

#[derive(Debug)]
struct DateHeadersInterceptor(&'static Operation);

#[dyn_dispatch_hint]
impl Intercept for DateHeadersInterceptor {
    fn name(&self) -> &'static str {
        "DateHeadersInterceptor"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.response_mut().headers_mut();
        for (date, text) in self.0.options.date_headers {
            keep(headers, date, text)?;
        }
        Ok(())
    }
}

/// Keeps the text of one header.
fn keep(headers: &mut Headers, date: &'static str, text: &'static str) -> Result<(), BoxError> {
    let Some(found) = headers.get(date).map(str::to_owned) else {
        return Ok(());
    };
    if DateTime::from_str(&found, Format::HttpDate).is_err() {
        headers.remove(date);
    }
    headers.try_insert(text, found)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(value: Option<&'static str>) -> (Option<String>, Option<String>) {
        let mut headers = Headers::new();
        if let Some(value) = value {
            headers.insert("expires", value);
        }
        keep(&mut headers, "Expires", "ExpiresString").expect("a header");
        let get = |name| headers.get(name).map(str::to_owned);
        (get("expires"), get("expiresstring"))
    }

    #[test]
    fn what_is_no_date_is_text_alone() {
        assert_eq!(kept(None), (None, None));
        let date = String::from("Tue, 29 Apr 2014 18:30:38 GMT");
        let both = kept(Some("Tue, 29 Apr 2014 18:30:38 GMT"));
        assert_eq!(both, (Some(date.clone()), Some(date)));
        assert_eq!(kept(Some("never")), (None, Some("never".to_owned())));
    }
}
