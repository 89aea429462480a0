//! Traits on what a value may be: presence, defaults, ranges, and how it is to be treated.

use serde_json::Value;

use super::Traits;

impl Traits {
    /// `smithy.api#required`.
    pub fn required(&self) -> bool {
        self.has("smithy.api#required")
    }

    /// `smithy.api#default`: the value as JSON; JSON null takes back the default of the target.
    pub fn default_value(&self) -> Option<&Value> {
        self.get("smithy.api#default")
    }

    /// `smithy.api#addedDefault`: the default came after the member was first published.
    pub fn added_default(&self) -> bool {
        self.has("smithy.api#addedDefault")
    }

    /// `smithy.api#clientOptional`: clients must treat the member as optional.
    pub fn client_optional(&self) -> bool {
        self.has("smithy.api#clientOptional")
    }

    /// `smithy.api#enumValue` as JSON: text in an enum, an integer in an intEnum. Always there on the
    /// members of a loaded enum.
    pub fn enum_value(&self) -> Option<&Value> {
        self.get("smithy.api#enumValue")
    }

    /// `smithy.api#enumValue` of a string enum.
    pub fn enum_text(&self) -> Option<&str> {
        self.text("smithy.api#enumValue")
    }

    /// `smithy.api#length`: least and greatest length, each when given.
    pub fn length(&self) -> Option<(Option<u64>, Option<u64>)> {
        let value = self.get("smithy.api#length")?;
        Some((
            value.get("min").and_then(Value::as_u64),
            value.get("max").and_then(Value::as_u64),
        ))
    }

    /// `smithy.api#range`: least and greatest value, each when given, as JSON numbers.
    pub fn range(&self) -> Option<(Option<&Value>, Option<&Value>)> {
        let value = self.get("smithy.api#range")?;
        Some((value.get("min"), value.get("max")))
    }

    /// `smithy.api#pattern`: a regular expression.
    pub fn pattern(&self) -> Option<&str> {
        self.text("smithy.api#pattern")
    }

    /// `smithy.api#sparse`: a list or map that may hold nulls.
    pub fn sparse(&self) -> bool {
        self.has("smithy.api#sparse")
    }

    /// `smithy.api#uniqueItems`: a list that is a set.
    pub fn unique_items(&self) -> bool {
        self.has("smithy.api#uniqueItems")
    }

    /// `smithy.api#sensitive`: not to be shown in logs.
    pub fn sensitive(&self) -> bool {
        self.has("smithy.api#sensitive")
    }

    /// `smithy.api#streaming`: a blob of unknown size, or a union whose values are events.
    pub fn streaming(&self) -> bool {
        self.has("smithy.api#streaming")
    }

    /// `smithy.api#requiresLength`: a streaming blob whose length must be known.
    pub fn requires_length(&self) -> bool {
        self.has("smithy.api#requiresLength")
    }

    /// `smithy.api#idempotencyToken`: filled in by the client when left out.
    pub fn idempotency_token(&self) -> bool {
        self.has("smithy.api#idempotencyToken")
    }

    /// `smithy.api#mediaType`.
    pub fn media_type(&self) -> Option<&str> {
        self.text("smithy.api#mediaType")
    }

    /// `smithy.api#timestampFormat`: `date-time`, `http-date` or `epoch-seconds`.
    pub fn timestamp_format(&self) -> Option<&str> {
        self.text("smithy.api#timestampFormat")
    }
}
