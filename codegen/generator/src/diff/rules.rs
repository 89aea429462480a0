//! The rules of the comparison, each a row: its ID, how much it weighs, what it says, and what to do.

/// How much a change weighs, heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Code that compiled may compile no longer.
    Break,
    /// Code still compiles, and may do something else.
    Behaviour,
    /// There is something new.
    Addition,
}

impl Level {
    /// All levels, heaviest first.
    pub const ALL: [Self; 3] = [Self::Break, Self::Behaviour, Self::Addition];

    /// What it is called in reports and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Break => "break",
            Self::Behaviour => "behaviour",
            Self::Addition => "addition",
        }
    }
}

/// A rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its ID, which stays the same from version to version.
    pub id: &'static str,
    /// How much a change weighs that it is for.
    pub level: Level,
    /// What has happened to the item, as the rest of a sentence that begins with it.
    pub message: &'static str,
    /// What to do; nothing when there is nothing to do.
    pub advice: &'static str,
}

macro_rules! rules {
    ($($name:ident: $id:literal, $level:ident, $message:literal, $advice:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $message)]
            pub(super) static $name: Rule = Rule {
                id: $id,
                level: Level::$level,
                message: $message,
                advice: $advice,
            };
        )*

        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    OPERATION_REMOVED: "operation-removed", Break, "is no longer in the model",
        "remove the calls, or stay with the older model";
    PAGINATOR_REMOVED: "paginator-removed", Break, "is gone: the operation has no pages any more",
        "call the operation itself, and follow its tokens if it has any";
    WAITER_REMOVED: "waiter-removed", Break, "is gone", "poll the operation in a loop of your own";
    TYPE_REMOVED: "type-removed", Break, "is gone: nothing that is generated refers to it any more",
        "remove its uses";
    ERROR_REMOVED: "error-removed", Break, "is gone: no generated operation returns it any more",
        "remove its uses; compare `.code()` if the service may still send it";
    MEMBER_REMOVED: "member-removed", Break, "is gone", "remove its uses";
    VARIANT_REMOVED: "variant-removed", Break, "is gone",
        "remove its uses; an enum's value that the service may still send is `Unknown` now";
    ERROR_VARIANT_REMOVED: "error-variant-removed", Break,
        "is gone: the operation does not return this error any more",
        "remove the match arm; compare `.code()` if the service may still send it";
    SETTING_REMOVED: "setting-removed", Break, "is gone", "remove its uses";
    ITEM_REMOVED: "item-removed", Break,
        "is gone: nothing in the service needs it any more", "remove its uses";
    TRAIT_REMOVED: "trait-removed", Break, "is gone", "remove its uses";
    FEATURE_REMOVED: "feature-removed", Break, "is gone",
        "remove it from the `features` of the dependency";
    RENAMED: "renamed", Break, "has another name: another name of the model is in its place, or its own was changed",
        "use the new name";
    KIND_CHANGED: "kind-changed", Break, "is another kind of type",
        "rewrite what makes values of it and what reads them";
    NOW_OPTIONAL: "member-now-optional", Break, "became optional: the service may leave it out",
        "decide what an unset value means where it is read";
    NOW_REQUIRED: "member-now-required", Break, "is no longer optional", "remove the handling of `None`";
    BOXED: "member-boxed", Break, "moved into a box, or out of one",
        "add or remove `Box::new` and `*` where the field is named";
    STREAM_CHANGED: "stream-changed", Break, "changed between a stream and bytes in memory",
        "read the value in the other way; a stream can be read once";
    LIST_CHANGED: "list-changed", Break, "changed between a list or map and a single value",
        "rewrite what sets and reads it";
    ENUM_TO_TEXT: "enum-to-string", Break, "is text where it was an enum",
        "compare texts; `as_str()` gives that of an enum's value";
    TEXT_TO_ENUM: "string-to-enum", Break, "is an enum where it was text",
        "use `as_str()` to read it and `from` to set it";
    TYPE_CHANGED: "type-changed", Break, "has another type", "rewrite what sets and reads it";
    BUILD_FALLIBLE: "build-now-fallible", Break, "can fail now: `build()` gives a `Result`",
        "handle the error, or use `?`";
    BUILD_INFALLIBLE: "build-now-infallible", Break, "cannot fail any more: `build()` gives the value itself",
        "remove the `?` or `unwrap` after `build()`";
    TRAIT_LOST: "trait-impl-lost", Break, "does not implement the trait any more",
        "remove what needs it, such as `.clone()` or `==`";
    METHOD_REMOVED: "method-removed", Break, "lost a function", "remove its calls";
    SIGNATURE_CHANGED: "signature-changed", Break, "has a function with another signature",
        "adapt its calls";
    TRAIT_METHOD_ADDED: "trait-method-added", Break, "is one more method of the trait",
        "only code that implements the trait itself needs it: add the method there";

    INPUT_REQUIRED: "input-newly-required", Behaviour, "is required of requests now",
        "set it: the service may refuse requests without it";
    DEFAULT_CHANGED: "default-changed", Behaviour, "has another default", "set it where the default counted";
    SENSITIVITY_CHANGED: "sensitivity-changed", Behaviour, "is kept out of `Debug` and logs, or no longer",
        "look at what you log";
    DEPRECATED: "newly-deprecated", Behaviour, "is deprecated now: its uses give warnings",
        "follow the note";
    RETRY_CHANGED: "retry-changed", Behaviour, "is retried in another way", "look at retries of your own";
    CODES_CHANGED: "error-codes-changed", Behaviour, "is told by other error codes",
        "compare codes by the new ones";
    MESSAGE_CHANGED: "error-message-changed", Behaviour, "finds its message in another way",
        "look at what shows or compares `.message()`";
    ENDPOINT_CHANGED: "endpoint-changed", Behaviour, "finds its endpoints by other rules",
        "try regions, FIPS and dual stack that you use";
    AUTH_CHANGED: "auth-changed", Behaviour, "takes other ways to authenticate",
        "look at the permissions and credentials of the program";
    PROTOCOL_CHANGED: "protocol-changed", Behaviour, "speaks another protocol",
        "recorded requests and replies of tests are different now";
    SIGNING_CHANGED: "signing-changed", Behaviour, "is signed in another way",
        "look at policies, proxies and tests that check signatures";
    SERVICE_CHANGED: "service-changed", Behaviour,
        "says other things of itself: its names, version, namespace, or how errors are told",
        "look at metrics, logs and tests that name the service";
    HTTP_CHANGED: "http-changed", Behaviour, "is sent to another path or with another method",
        "recorded requests of tests are different now";
    HOST_CHANGED: "host-prefix-changed", Behaviour, "is sent to another host", "look at what lets requests out of your network";
    CHECKSUM_CHANGED: "checksum-changed", Behaviour, "has other checksums",
        "look at checksums that you set or compare yourself";
    COMPRESSION_CHANGED: "compression-changed", Behaviour, "is compressed, or no longer",
        "recorded requests of tests may be different now";
    REQUEST_CHANGED: "request-checks-changed", Behaviour, "checks or changes its input in another way",
        "look at what must be set";
    REPLY_CHANGED: "reply-changed", Behaviour, "is read in another way",
        "recorded replies of tests may be different now";
    IDEMPOTENCY_CHANGED: "idempotency-changed", Behaviour, "fills in another idempotency token, or none",
        "set the token yourself where a repeated request must do nothing more";
    PAGINATION_CHANGED: "pagination-changed", Behaviour, "follows other tokens, or gives other items",
        "look at what is done with pages and items";
    WAITING_CHANGED: "waiting-changed", Behaviour, "waits for something else, or at another pace",
        "look at how long is waited at most, and at what counts as done";
    WIRE_CHANGED: "wire-changed", Behaviour, "is written or read in another way on the wire",
        "recorded requests and replies of tests may be different now";
    ORDER_CHANGED: "order-changed", Behaviour, "lists its variants in another order, by which `<` compares them",
        "compare `as_str()` if the order matters";
    TEXT_CHANGED: "value-text-changed", Behaviour, "has another text on the wire",
        "look at texts of it that are stored or compared";
    TEXTS_CHANGED: "values-changed", Behaviour, "lists other values",
        "look at what goes through `values()`";
    VALUE_NAMED: "value-named", Behaviour, "is a variant now: what was `Unknown` before",
        "match the variant where code looked at `Unknown`";
    ERROR_NAMED: "error-named", Behaviour, "is a variant now: what was `Unhandled` before",
        "match the variant where code looked at `.code()` of `Unhandled`";

    OPERATION_ADDED: "operation-added", Addition, "is new", "";
    PAGINATOR_ADDED: "paginator-added", Addition, "is new", "";
    WAITER_ADDED: "waiter-added", Addition, "is new", "";
    TYPE_ADDED: "type-added", Addition, "is new", "";
    MEMBER_ADDED: "member-added", Addition, "is new", "";
    VARIANT_ADDED: "variant-added", Addition, "is new", "";
    SETTING_ADDED: "setting-added", Addition, "is new", "";
    ITEM_ADDED: "item-added", Addition, "is new", "";
    FUNCTION_ADDED: "function-added", Addition, "has more functions or traits", "";
    INPUT_FREE: "input-no-longer-required", Addition, "is no longer required of requests", "";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_rules_say_what_to_do_unless_something_is_new() {
        let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES.iter().filter(|rule| rule.level != Level::Addition) {
            assert!(!rule.advice.is_empty(), "{}", rule.id);
        }
    }
}
