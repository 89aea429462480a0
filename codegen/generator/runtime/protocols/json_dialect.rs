//! In what protocols differ that write JSON.

/// Which traits of members count, and what is read exactly.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Whether names are taken from `@jsonName`.
    pub(super) uses_json_names: bool,
    /// Whether `@timestampFormat` counts; without it, timestamps are numbers. It is for replies alone: the
    /// protocol sees to what is written.
    pub(super) uses_timestamp_formats: bool,
    /// Whether a fraction of a second keeps its digits. The official crates take it through a double.
    pub(super) keeps_fractions: bool,
}

#[allow(dead_code)] // a protocol has one of them
impl Dialect {
    /// That of restJson1.
    pub const REST: Self = Self {
        uses_json_names: true,
        uses_timestamp_formats: true,
        keeps_fractions: false,
    };
    /// That of awsJson1_0 and awsJson1_1.
    pub const RPC: Self = Self {
        uses_json_names: false,
        uses_timestamp_formats: true,
        keeps_fractions: false,
    };
    /// That of rpcv2Json.
    pub const RPC_V2: Self = Self {
        uses_json_names: false,
        uses_timestamp_formats: false,
        keeps_fractions: true,
    };
}
