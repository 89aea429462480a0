//! Text members of inputs that the service wants otherwise than callers have them: changed before
//! a request is written.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;

/// Adds the interceptor that changes the operation's inputs.
#[allow(dead_code)] // for operations with such members
pub fn change_text(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(InputTextInterceptor(
        operation,
    )))
}

/// Runs before serialization, so that interceptors which read the input see what is sent.
#[derive(Debug)]
#[allow(dead_code)] // for operations with such members
struct InputTextInterceptor(&'static Operation);

#[dyn_dispatch_hint]
impl Intercept for InputTextInterceptor {
    fn name(&self) -> &'static str {
        "InputTextInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = (self.0.vtable.input_mut)(context.input_mut())
            .ok_or("the input is of another operation")?;
        input.change_text();
        Ok(())
    }
}

/// Sets a member that is unset or empty.
#[allow(dead_code)] // for members that have a text in any case
pub fn set_when_unset(member: &mut Option<String>, text: &str) {
    if member.as_deref().is_none_or(str::is_empty) {
        *member = Some(text.to_owned());
    }
}

/// Cuts off the first of these prefixes that the member begins with.
#[allow(dead_code)] // for members that may have a prefix
pub fn cut_prefix(member: &mut Option<String>, prefixes: &[&str]) {
    let Some(text) = member.as_deref() else {
        return;
    };
    let mut rests = prefixes.iter().filter_map(|it| text.strip_prefix(it));
    if let Some(rest) = rests.next() {
        *member = Some(rest.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unset_or_empty_is_set() {
        let set = |member: Option<&str>| {
            let mut member = member.map(str::to_owned);
            set_when_unset(&mut member, "-");
            member
        };
        assert_eq!(set(None).as_deref(), Some("-"));
        assert_eq!(set(Some("")).as_deref(), Some("-"));
        assert_eq!(set(Some("a")).as_deref(), Some("a"));
    }

    #[test]
    fn one_prefix_is_cut_off() {
        let cut = |member: Option<&str>| {
            let mut member = member.map(str::to_owned);
            cut_prefix(&mut member, &["/a/", "a/", "/b/"]);
            member
        };
        assert_eq!(cut(None), None);
        assert_eq!(cut(Some("/a/Z")).as_deref(), Some("Z"));
        assert_eq!(cut(Some("a/Z")).as_deref(), Some("Z"));
        assert_eq!(cut(Some("/b/a/Z")).as_deref(), Some("a/Z"));
        assert_eq!(cut(Some("Z/a/")).as_deref(), Some("Z/a/"));
    }
}
