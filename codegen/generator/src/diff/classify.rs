//! Which rule a change falls under.

use super::rules::{self, Rule};
use super::subject::{Fact, Kind, PublicItem, Subject, Subjects};

/// The rule for what is gone.
pub(super) fn removed(kind: Kind) -> &'static Rule {
    match kind {
        Kind::Operation => &rules::OPERATION_REMOVED,
        Kind::Paginator => &rules::PAGINATOR_REMOVED,
        Kind::Waiter => &rules::WAITER_REMOVED,
        Kind::Trait => &rules::TRAIT_REMOVED,
        Kind::Error => &rules::ERROR_REMOVED,
        Kind::Structure
        | Kind::Input
        | Kind::Output
        | Kind::Union
        | Kind::Enum
        | Kind::OpenEnum => &rules::TYPE_REMOVED,
        Kind::Member => &rules::MEMBER_REMOVED,
        Kind::UnionVariant | Kind::EnumValue => &rules::VARIANT_REMOVED,
        Kind::ErrorVariant => &rules::ERROR_VARIANT_REMOVED,
        Kind::Setting => &rules::SETTING_REMOVED,
        Kind::Feature => &rules::FEATURE_REMOVED,
        Kind::Service | Kind::Part => &rules::ITEM_REMOVED,
    }
}

/// The rule for what is new.
pub(super) fn added(subject: &Subject) -> &'static Rule {
    match subject.kind {
        Kind::Operation => &rules::OPERATION_ADDED,
        Kind::Paginator => &rules::PAGINATOR_ADDED,
        Kind::Waiter => &rules::WAITER_ADDED,
        Kind::Error
        | Kind::Structure
        | Kind::Input
        | Kind::Output
        | Kind::Union
        | Kind::Enum
        | Kind::OpenEnum => &rules::TYPE_ADDED,
        Kind::Member if subject.facts.contains_key(&Fact::Required) => &rules::INPUT_REQUIRED,
        Kind::Member => &rules::MEMBER_ADDED,
        // Replies could hold it before.
        Kind::UnionVariant | Kind::EnumValue if subject.is_read => &rules::VALUE_NAMED,
        Kind::UnionVariant | Kind::EnumValue => &rules::VARIANT_ADDED,
        Kind::ErrorVariant => &rules::ERROR_NAMED,
        Kind::Setting => &rules::SETTING_ADDED,
        Kind::Service | Kind::Part | Kind::Trait | Kind::Feature => &rules::ITEM_ADDED,
    }
}

/// The types of a crate, by their paths.
pub(super) struct Types<'s> {
    /// All of its subjects.
    pub(super) subjects: &'s Subjects,
}

impl Types<'_> {
    fn is_enum(&self, ty: &str) -> bool {
        let subject = self.subjects.get(ty);
        subject.is_some_and(|it| matches!(it.kind, Kind::Enum | Kind::OpenEnum))
    }
}

/// What something was and is.
type Texts = (Option<String>, Option<String>);

/// The rule for an item that a subject has no more, or with another signature.
pub(super) fn lost(
    before: &Subject,
    after: &Subject,
    item: &PublicItem,
    types: (Types<'_>, Types<'_>),
) -> (&'static Rule, Texts) {
    let signatures = (before.items.get(item), after.items.get(item));
    let summaries = || (Some(before.summary.clone()), Some(after.summary.clone()));
    match (before.kind, signatures) {
        (Kind::Member, _) if before.summary != after.summary => {
            (member(&before.summary, &after.summary, types), summaries())
        }
        (Kind::UnionVariant | Kind::ErrorVariant | Kind::Setting, (Some(_), Some(_))) => {
            (member(&before.summary, &after.summary, types), summaries())
        }
        _ => of_item(item, signatures),
    }
}

fn of_item(
    item: &PublicItem,
    signatures: (Option<&String>, Option<&String>),
) -> (&'static Rule, Texts) {
    let name = |text: &str| format!("{}: {text}", item.owner);
    match signatures {
        (Some(old), Some(new)) if item.name == "fn build" => {
            let rule = match new.starts_with("Result<") {
                true => &rules::BUILD_FALLIBLE,
                false => &rules::BUILD_INFALLIBLE,
            };
            (rule, (Some(old.clone()), Some(new.clone())))
        }
        (Some(old), Some(new)) => {
            let text = |signature: &str| Some(name(&format!("{} {signature}", item.name)));
            (&rules::SIGNATURE_CHANGED, (text(old), text(new)))
        }
        _ if item.name.starts_with("impl ") => (&rules::TRAIT_LOST, (Some(name(&item.name)), None)),
        _ => (&rules::METHOD_REMOVED, (Some(name(&item.name)), None)),
    }
}

/// The rule for a member that has another type.
fn member(old: &str, new: &str, (before, after): (Types<'_>, Types<'_>)) -> &'static Rule {
    let (plain_old, plain_new) = (without_option(old), without_option(new));
    if plain_old == plain_new {
        return match old.starts_with("Option<") {
            true => &rules::NOW_REQUIRED,
            false => &rules::NOW_OPTIONAL,
        };
    }
    let (old, new) = (unboxed(plain_old), unboxed(plain_new));
    let is_stream = |ty: &str| ty == "ByteStream";
    let is_collection = |ty: &str| ty.starts_with("Vec<") || ty.starts_with("HashMap<");
    let is_text = |ty: &str| ty == "String";
    if old == new {
        return &rules::BOXED;
    }
    if is_stream(old) != is_stream(new) {
        return &rules::STREAM_CHANGED;
    }
    if is_collection(old) != is_collection(new) {
        return &rules::LIST_CHANGED;
    }
    if before.is_enum(old) && is_text(new) {
        return &rules::ENUM_TO_TEXT;
    }
    if is_text(old) && after.is_enum(new) {
        return &rules::TEXT_TO_ENUM;
    }
    &rules::TYPE_CHANGED
}

fn without_option(ty: &str) -> &str {
    inside(ty, "Option<")
}

fn unboxed(ty: &str) -> &str {
    inside(ty, "Box<")
}

fn inside<'t>(ty: &'t str, generic: &str) -> &'t str {
    let inner = ty.strip_prefix(generic).and_then(|it| it.strip_suffix('>'));
    inner.unwrap_or(ty)
}

/// The rule for a fact that is another one; nothing when that is no change of behaviour.
pub(super) fn fact(fact: Fact, was: bool, is: bool) -> Option<&'static Rule> {
    Some(match fact {
        Fact::Required if is => &rules::INPUT_REQUIRED,
        Fact::Required => &rules::INPUT_FREE,
        Fact::Default if was && is => &rules::DEFAULT_CHANGED,
        // Without a default the member is optional or required, which is told of its type.
        Fact::Default => return None,
        Fact::Sensitive => &rules::SENSITIVITY_CHANGED,
        Fact::Deprecated if !was => &rules::DEPRECATED,
        Fact::Deprecated | Fact::Documentation => return None,
        Fact::Retry => &rules::RETRY_CHANGED,
        Fact::ErrorCodes => &rules::CODES_CHANGED,
        Fact::ErrorMessage => &rules::MESSAGE_CHANGED,
        Fact::Endpoint | Fact::EndpointParameter => &rules::ENDPOINT_CHANGED,
        Fact::Auth => &rules::AUTH_CHANGED,
        Fact::Protocol => &rules::PROTOCOL_CHANGED,
        Fact::Signing => &rules::SIGNING_CHANGED,
        Fact::ServiceNames => &rules::SERVICE_CHANGED,
        Fact::Http => &rules::HTTP_CHANGED,
        Fact::Host => &rules::HOST_CHANGED,
        Fact::Checksum => &rules::CHECKSUM_CHANGED,
        Fact::Compression => &rules::COMPRESSION_CHANGED,
        Fact::Request => &rules::REQUEST_CHANGED,
        Fact::Reply => &rules::REPLY_CHANGED,
        Fact::Idempotency => &rules::IDEMPOTENCY_CHANGED,
        Fact::Pagination => &rules::PAGINATION_CHANGED,
        Fact::Waiting => &rules::WAITING_CHANGED,
        Fact::Wire => &rules::WIRE_CHANGED,
        Fact::Text => &rules::TEXT_CHANGED,
        Fact::Texts => &rules::TEXTS_CHANGED,
    })
}
