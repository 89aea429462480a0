//! The form that a service's endpoint rules have at run time: tables of constants.
//!
//! Only types are here. The generator writes the constants, and [`resolve`](super::evaluate::resolve) reads
//! them. A model's decision tree and its binary decision diagram both end up in this form.

/// The endpoint rules of a service.
///
/// A resolution walks from node to node until it comes to an outcome.
#[derive(Debug)]
pub struct Program {
    /// How many values there are: the parameters first, then what conditions assign.
    pub slots: usize,
    /// The conditions; each has one row, however many nodes refer to it.
    pub conditions: &'static [Condition],
    /// `[condition, next when it holds, next when it does not]`. A `next` of zero or more is a node,
    /// a negative one the outcome `-1 - next`.
    pub nodes: &'static [[i16; 3]],
    /// The first node, or an outcome, in the same notation.
    pub start: i16,
    /// Sets of endpoint properties, which outcomes refer to by their index.
    pub properties: &'static [&'static [(&'static str, Property)]],
    /// The outcomes that the rules have.
    pub outcomes: &'static [Outcome],
}

/// A condition on the parameters. It holds when its value is neither unset nor `false`.
#[derive(Debug)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Condition {
    /// A condition without an assignment.
    Test(Expr),
    /// A condition whose value is assigned to a slot.
    Assign(u16, Expr),
}

/// An expression.
#[derive(Debug)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Expr {
    /// A string.
    Text(&'static str),
    /// A boolean.
    Bool(bool),
    /// A number.
    Integer(i64),
    /// The value of a parameter, or one that a condition has assigned.
    Slot(u16),
    /// The concatenated texts of the parts: a template.
    Join(&'static [Expr]),
    /// An attribute of a partition, URL or ARN.
    Get(&'static Expr, Attribute),
    /// An element of a list, from the end when negative.
    Index(&'static Expr, i32),
    /// A function of the rules language.
    Call(Function, &'static [Expr]),
}

/// The functions of the rules language.
#[allow(missing_docs)] // each is the function of that name in the Smithy rules engine's library
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Function {
    BooleanEquals,
    Coalesce,
    IfThenElse,
    IsSet,
    IsValidHostLabel,
    IsVirtualHostableS3Bucket,
    Not,
    ParseArn,
    ParseUrl,
    Partition,
    Split,
    StringEquals,
    Substring,
    UriEncode,
}

/// The attributes of partitions, URLs and ARNs.
#[allow(missing_docs)] // each is the attribute of that name in the Smithy rules engine's library
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Attribute {
    Name,
    DnsSuffix,
    DualStackDnsSuffix,
    SupportsFips,
    SupportsDualStack,
    ImplicitGlobalRegion,
    Scheme,
    Authority,
    Path,
    NormalizedPath,
    IsIp,
    Partition,
    Service,
    Region,
    AccountId,
    ResourceId,
}

/// A property of an endpoint: a document whose texts may be expressions.
#[derive(Debug)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Property {
    /// Nothing.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Integer(i64),
    /// A string.
    Text(Expr),
    /// Several properties.
    List(&'static [Property]),
    /// Several properties by name.
    Map(&'static [(&'static str, Property)]),
}

/// The end of a resolution.
#[derive(Debug)]
#[allow(dead_code)] // endpoint rules use some of them
pub enum Outcome {
    /// No endpoint; the message says why.
    Error(Expr),
    /// An endpoint that is nothing but a URL.
    Url(Expr),
    /// An endpoint with its URL and the number of its set of properties.
    Endpoint(Expr, u16),
    /// An endpoint with its URL, its set of properties, and headers with their names and values.
    WithHeaders(Expr, u16, &'static [(&'static str, &'static [Expr])]),
}
