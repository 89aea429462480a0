//! Endpoint rules as inert data: the generator's side of the tables that a client evaluates.

/// The rules of a service, in one form whatever form the model has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// The values, each under the name of a Rust constant: the parameters first, then what conditions
    /// assign.
    pub slots: Vec<String>,
    /// The conditions, each once.
    pub conditions: Vec<Condition>,
    /// `[condition, next when it holds, next when it does not]`. A `next` of zero or more is a node,
    /// a negative one the outcome `-1 - next`.
    pub nodes: Vec<[i16; 3]>,
    /// Where to begin, in the same notation.
    pub start: i16,
    /// Sets of endpoint properties, each once.
    pub properties: Vec<Properties>,
    /// What can come out, each once.
    pub outcomes: Vec<Outcome>,
}

/// Properties of an endpoint by name.
pub type Properties = Vec<(String, Property)>;

impl Program {
    /// Whether a condition asks if this value can be part of a host name.
    pub fn asks_for_host_label(&self, slot: usize) -> bool {
        let mut conditions = self.conditions.iter();
        conditions.any(|condition| condition.expr.asks_for_host_label(slot))
    }

    /// Whether an endpoint says that its requests may be signed with the auth scheme of this name.
    pub fn has_auth_scheme(&self, name: &str) -> bool {
        let is_named = |scheme: &Property| match scheme {
            Property::Map(fields) => fields.iter().any(|(key, value)| {
                let is_same = |text: &Expr| matches!(text, Expr::Text(text) if text == name);
                key == "name" && matches!(value, Property::Text(text) if is_same(text))
            }),
            _ => false,
        };
        let mut properties = self.properties.iter().flatten();
        properties.any(|(key, value)| match value {
            Property::List(schemes) => key == "authSchemes" && schemes.iter().any(is_named),
            _ => false,
        })
    }
}

/// A question about the values; it holds when the expression is neither unset nor `false`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What is asked.
    pub expr: Expr,
    /// The slot that keeps the answer.
    pub assign: Option<usize>,
}

/// Something that has a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// A string.
    Text(String),
    /// A boolean.
    Flag(bool),
    /// A number.
    Integer(i64),
    /// A value, by its number.
    Slot(usize),
    /// The texts of the parts, one after the other.
    Join(Vec<Expr>),
    /// A part of a partition, URL or ARN.
    Get(Box<Expr>, Attribute),
    /// An element of a list, from the end when negative.
    Index(Box<Expr>, i32),
    /// A function of the rules language.
    Call(Function, Vec<Expr>),
}

impl Expr {
    fn asks_for_host_label(&self, slot: usize) -> bool {
        let Self::Call(function, arguments) = self else {
            return false;
        };
        let is_it =
            *function == Function::IsValidHostLabel && arguments.first() == Some(&Self::Slot(slot));
        is_it || arguments.iter().any(|it| it.asks_for_host_label(slot))
    }

    /// Whether the value is the same whatever the parameters are.
    pub(super) fn is_literal(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Flag(_) | Self::Integer(_))
    }
}

/// A property of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Property {
    /// Nothing.
    Null,
    /// A boolean.
    Flag(bool),
    /// A number.
    Integer(i64),
    /// A string.
    Text(Expr),
    /// Several properties.
    List(Vec<Property>),
    /// Several properties by name.
    Map(Properties),
}

/// How a resolution ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// No endpoint, with a message.
    Error(Expr),
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expr,
        /// The number of its set of properties; nothing when it has none.
        properties: Option<usize>,
        /// Its headers, each with its values.
        headers: Vec<(String, Vec<Expr>)>,
    },
}

/// Declares an enum whose variants have a name in the rules language.
macro_rules! named {
    ($(#[$docs:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$docs])*
        #[allow(missing_docs)] // each variant is what the rules language calls by that name
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($variant,)*
        }

        impl $name {
            /// Every name there is.
            pub(super) const NAMES: &'static [&'static str] = &[$($text,)*];

            /// What a name means.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The variant's name in the run-time tables.
            pub fn ident(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)*
                }
            }
        }
    };
}

named! {
    /// A part of a partition, URL or ARN.
    Attribute {
        Name = "name",
        DnsSuffix = "dnsSuffix",
        DualStackDnsSuffix = "dualStackDnsSuffix",
        SupportsFips = "supportsFIPS",
        SupportsDualStack = "supportsDualStack",
        ImplicitGlobalRegion = "implicitGlobalRegion",
        Scheme = "scheme",
        Authority = "authority",
        Path = "path",
        NormalizedPath = "normalizedPath",
        IsIp = "isIp",
        Partition = "partition",
        Service = "service",
        Region = "region",
        AccountId = "accountId",
        ResourceId = "resourceId",
    }
}

named! {
    /// A function of the rules language. `getAttr` is not among them: it is planned as
    /// [`Expr::Get`] and [`Expr::Index`].
    Function {
        BooleanEquals = "booleanEquals",
        Coalesce = "coalesce",
        IfThenElse = "ite",
        IsSet = "isSet",
        IsValidHostLabel = "isValidHostLabel",
        IsVirtualHostableS3Bucket = "aws.isVirtualHostableS3Bucket",
        Not = "not",
        ParseArn = "aws.parseArn",
        ParseUrl = "parseURL",
        Partition = "aws.partition",
        Split = "split",
        StringEquals = "stringEquals",
        Substring = "substring",
        UriEncode = "uriEncode",
    }
}

impl Function {
    /// How many arguments the function takes, at least and at most.
    pub(super) fn arity(self) -> (usize, usize) {
        match self {
            Self::IsSet | Self::Not | Self::ParseArn | Self::ParseUrl => (1, 1),
            Self::Partition | Self::UriEncode => (1, 1),
            Self::BooleanEquals | Self::StringEquals => (2, 2),
            Self::IsValidHostLabel | Self::IsVirtualHostableS3Bucket => (2, 2),
            Self::IfThenElse | Self::Split => (3, 3),
            Self::Substring => (4, 4),
            Self::Coalesce => (2, usize::MAX),
        }
    }
}
