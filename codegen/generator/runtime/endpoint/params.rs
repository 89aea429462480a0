//! The trait of endpoint parameters. The parameters themselves are written by the generator.

use super::value::Value;

/// Endpoint parameters, as the rules see them.
#[doc(hidden)] // clients implement it for types that users see
pub trait RuleParams {
    /// Adds the values of all parameters, in the order of the program's slots.
    fn values<'a>(&'a self, slots: &mut Vec<Value<'a>>);

    /// Sets the account ID, which is known when the identity is. Most services have no such parameter.
    #[cfg_attr(debug_assertions, inline)]
    fn set_account_id(&mut self, _account_id: &str) {}
}
