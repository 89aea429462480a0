//! Expressions whose fields are known.

use crate::plan::fields::{Field, Variant};

/// An expression whose fields are known. At run time each gives an option: `None` is null.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// The value at hand; one that is no plain copy is cloned.
    Current {
        /// Whether the value is a list or map.
        cloned: bool,
    },
    /// A field of the structure at hand.
    Field(Field),
    /// What the union at hand holds, when it is this variant.
    Variant(Variant),
    /// The second within what the first gives, unless that is null.
    Then(Box<Expr>, Box<Expr>),
    /// An element of a list, counted from the end when negative.
    Element(Box<Expr>, i64),
    /// A list of what each element of a list gives that passes the filter; null is left out.
    Project {
        /// The list.
        list: Box<Expr>,
        /// What must be true of an element.
        filter: Option<Box<Expr>>,
        /// What becomes of it; `None` keeps the element.
        each: Option<Box<Expr>>,
    },
    /// A list of lists as one list.
    Flatten(Box<Expr>),
    /// The keys of a map.
    Keys(Box<Expr>),
    /// The values of a map; null is left out.
    Values {
        /// The map.
        map: Box<Expr>,
        /// Whether its values may be null.
        sparse: bool,
    },
    /// The length of a list, map or text.
    Length(Box<Expr>),
    /// Whether a list has an element.
    Contains(Box<Expr>, Box<Expr>),
    /// Whether something holds for two texts.
    Texts(TextTest, Box<Expr>, Box<Expr>),
    /// Whether two values of one kind are equal.
    Equal(Box<Expr>, Box<Expr>),
    /// Whether a value is null.
    IsNull(Box<Expr>),
    /// Whether two numbers stand in this order.
    Order(Order, Box<Expr>, Box<Expr>),
    /// Whether both are true.
    Both(Box<Expr>, Box<Expr>),
    /// Whether one of them is true.
    Either(Box<Expr>, Box<Expr>),
    /// Whether it is not true.
    Not(Box<Expr>),
    /// A list of these, without null.
    List(Vec<Expr>),
    /// A fixed text.
    Text(String),
    /// A fixed number.
    Number(f64),
    /// A fixed boolean.
    Flag(bool),
}

/// What may hold for two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextTest {
    /// The first contains the second.
    Contains,
    /// The first starts with the second.
    StartsWith,
    /// The first ends with the second.
    EndsWith,
}

/// How two numbers may stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}
