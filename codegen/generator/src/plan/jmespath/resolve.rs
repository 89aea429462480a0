//! From the tree of an expression to one whose fields are known, and the kind of value it gives.

use serde_json::Value;

use super::parse::{self, Ast};
use super::{Expr, Order, TextTest};
use crate::model::suggest::suggestion;
use crate::model::{Shape, ShapeId, ShapeKind, SimpleKind};
use crate::plan::context::PlanContext;
use crate::plan::fields;
use crate::plan::roles::Role;

/// What an expression may look at.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// The input of an operation.
    Input(&'a ShapeId),
    /// The output of an operation.
    Output(&'a ShapeId),
    /// A structure with the members `input` and `output`.
    Both {
        /// The input of an operation.
        input: &'a ShapeId,
        /// Its output.
        output: &'a ShapeId,
    },
}

/// What kind of value an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A string or an enum.
    Text,
    /// A boolean.
    Flag,
    /// A number of any size.
    Number,
    /// Null and nothing else.
    Null,
    /// A structure with this role.
    Structure(ShapeId, Role),
    /// A union.
    Union(ShapeId),
    /// A list.
    List(Box<Kind>),
    /// A list that may hold null, which is left out of what an expression sees: its elements can be
    /// looked at, but neither counted nor numbered.
    Sparse(Box<Kind>),
    /// A map with strings or enums as keys.
    Map {
        /// The kind of its values.
        value: Box<Kind>,
        /// Whether they may be null.
        sparse: bool,
    },
    /// Something of which no more is known than whether it is there.
    Opaque,
    /// The structure with the members `input` and `output`.
    Both(ShapeId, ShapeId),
}

/// Resolves an expression.
///
/// # Errors
/// What is wrong with it or not supported, as a message.
pub fn resolve(
    context: PlanContext<'_>,
    scope: Scope<'_>,
    text: &str,
) -> Result<(Expr, Kind), String> {
    resolve_ast(context, scope, &parse::parse(text)?)
}

/// The same for an expression that has been read.
pub(super) fn resolve_ast(context: PlanContext<'_>, scope: Scope<'_>, ast: &Ast) -> Resolved {
    match scope {
        Scope::Input(input) => {
            let kind = Kind::Structure(input.clone(), Role::Input);
            let (expr, end) = Resolver { context }.expr(ast, &kind)?;
            Ok((then(Expr::Input, expr), end))
        }
        Scope::Output(output) => {
            let kind = Kind::Structure(output.clone(), Role::Output);
            let (expr, end) = Resolver { context }.expr(ast, &kind)?;
            Ok((then(Expr::Output, expr), end))
        }
        Scope::Both { input, output } => {
            let kind = Kind::Both(input.clone(), output.clone());
            Resolver { context }.expr(ast, &kind)
        }
    }
}

struct Resolver<'a> {
    context: PlanContext<'a>,
}

pub(super) type Resolved = Result<(Expr, Kind), String>;

impl Resolver<'_> {
    /// Resolves an expression where the value at hand is of kind `at`.
    fn expr(&self, ast: &Ast, at: &Kind) -> Resolved {
        match ast {
            Ast::Current => self.current(at),
            Ast::Member(name) => self.member(name, at),
            Ast::Literal(value) => literal(value),
            Ast::Then(left, right) => {
                let (left, between) = self.expr(left, at)?;
                let (right, end) = self.expr(right, &between)?;
                Ok((then(left, right), end))
            }
            Ast::Element(list, index) => match self.expr(list, at)? {
                (list, Kind::List(item)) => Ok((Expr::Element(Box::new(list), *index), *item)),
                (_, Kind::Sparse(_)) => {
                    Err("a number cannot follow a list that may hold null".to_owned())
                }
                _ => Err("brackets must follow a list".to_owned()),
            },
            Ast::Project { list, filter, each } => {
                let (list, item) = self.list(list, at)?;
                self.project(list, filter.as_deref(), each, item)
            }
            Ast::ProjectValues(map, each) => match self.expr(map, at)? {
                (map, Kind::Map { value, sparse }) => {
                    let map = Box::new(map);
                    self.project(Box::new(Expr::Values { map, sparse }), None, each, *value)
                }
                _ => Err("`*` must follow a map".to_owned()),
            },
            Ast::Flatten(list) => Ok(match self.list(list, at)? {
                (list, Kind::List(item)) => (Expr::Flatten(list), Kind::List(item)),
                (list, Kind::Sparse(item)) => (Expr::Flatten(list), Kind::Sparse(item)),
                (list, item) => (*list, Kind::List(Box::new(item))),
            }),
            Ast::Compare(operator, left, right) => {
                self.compare(operator, self.expr(left, at)?, self.expr(right, at)?)
            }
            Ast::And(left, right) => {
                let (left, right) = (self.expr(left, at)?.0, self.expr(right, at)?.0);
                Ok((Expr::Both(Box::new(left), Box::new(right)), Kind::Flag))
            }
            Ast::Or(left, right) => {
                let (left, right) = (self.expr(left, at)?.0, self.expr(right, at)?.0);
                Ok((Expr::Either(Box::new(left), Box::new(right)), Kind::Flag))
            }
            Ast::Not(inner) => {
                let (inner, _) = self.expr(inner, at)?;
                Ok((Expr::Not(Box::new(inner)), Kind::Flag))
            }
            Ast::List(items) => self.multi_select(items, at),
            Ast::Call(name, arguments) => self.call(name, arguments, at),
        }
    }

    fn current(&self, at: &Kind) -> Resolved {
        match at {
            Kind::Both(..) => Err("`@` is not supported there".to_owned()),
            _ => {
                let cloned = matches!(at, Kind::List(_) | Kind::Sparse(_) | Kind::Map { .. });
                Ok((Expr::Current { cloned }, at.clone()))
            }
        }
    }

    fn member(&self, name: &str, at: &Kind) -> Resolved {
        match (at, name) {
            (Kind::Both(input, _), "input") => {
                Ok((Expr::Input, Kind::Structure(input.clone(), Role::Input)))
            }
            (Kind::Both(_, output), "output") => {
                Ok((Expr::Output, Kind::Structure(output.clone(), Role::Output)))
            }
            (Kind::Structure(id, role), _) => {
                let container = self.context.model.shape(id);
                let (field, target) = fields::field(self.context, container, *role, name)
                    .ok_or_else(|| self.no_member(id, name))?;
                Ok((Expr::Field(field), self.kind(target, 0)))
            }
            (Kind::Union(id), _) => {
                let (variant, target) =
                    fields::variant(self.context, self.context.model.shape(id), name)
                        .ok_or_else(|| self.no_member(id, name))?;
                Ok((Expr::Variant(variant), self.kind(target, 0)))
            }
            _ => Err(format!("what has no members has no member `{name}`")),
        }
    }

    fn no_member(&self, id: &ShapeId, name: &str) -> String {
        let members = self.context.model.shape(id).members();
        let nearest = suggestion(name, members.map(|member| member.name.as_str()));
        match nearest {
            Some(hint) => format!("`{id}` has no member `{name}`; {hint}"),
            None => format!("`{id}` has no member `{name}`"),
        }
    }

    /// The kind of value of a shape; a list or map that holds itself is not looked into for ever.
    fn kind(&self, shape: &Shape, depth: usize) -> Kind {
        let item = |id: &ShapeId| match depth {
            0..8 => Box::new(self.kind(self.context.model.shape(id), depth + 1)),
            _ => Box::new(Kind::Opaque),
        };
        match &shape.kind {
            ShapeKind::Simple(SimpleKind::String) | ShapeKind::Enum(_) => Kind::Text,
            ShapeKind::Simple(SimpleKind::Boolean) => Kind::Flag,
            ShapeKind::Simple(
                SimpleKind::Byte
                | SimpleKind::Short
                | SimpleKind::Integer
                | SimpleKind::Long
                | SimpleKind::Float
                | SimpleKind::Double,
            )
            | ShapeKind::IntEnum(_) => Kind::Number,
            ShapeKind::Structure(_) => Kind::Structure(shape.id.clone(), Role::Plain),
            ShapeKind::Union(_) => Kind::Union(shape.id.clone()),
            ShapeKind::List(member) if shape.traits.sparse() => Kind::Sparse(item(&member.target)),
            ShapeKind::List(member) => Kind::List(item(&member.target)),
            ShapeKind::Map { value, .. } => Kind::Map {
                value: item(&value.target),
                sparse: shape.traits.sparse(),
            },
            _ => Kind::Opaque,
        }
    }

    /// An expression that gives a list, and the kind of its elements.
    fn list(&self, ast: &Ast, at: &Kind) -> Result<(Box<Expr>, Kind), String> {
        match self.expr(ast, at)? {
            (list, Kind::List(item) | Kind::Sparse(item)) => Ok((Box::new(list), *item)),
            _ => Err("brackets must follow a list".to_owned()),
        }
    }

    fn project(&self, list: Box<Expr>, filter: Option<&Ast>, each: &Ast, item: Kind) -> Resolved {
        let filter = filter.map(|filter| self.expr(filter, &item)).transpose()?;
        let (each, end) = match each {
            Ast::Current => (None, item),
            each => {
                let (each, end) = self.expr(each, &item)?;
                (Some(Box::new(each)), end)
            }
        };
        let filter = filter.map(|(filter, _)| Box::new(filter));
        // Without either there is only null to leave out, and lists here hold none.
        let expr = match (&filter, &each) {
            (None, None) => *list,
            _ => Expr::Project { list, filter, each },
        };
        Ok((expr, Kind::List(Box::new(end))))
    }

    fn compare(&self, operator: &str, left: (Expr, Kind), right: (Expr, Kind)) -> Resolved {
        let order = match operator {
            "==" | "!=" => {
                let equal = equal(left, right)?;
                let expr = match operator {
                    "==" => equal,
                    _ => Expr::Not(Box::new(equal)),
                };
                return Ok((expr, Kind::Flag));
            }
            "<" => Order::Less,
            "<=" => Order::LessOrEqual,
            ">" => Order::Greater,
            _ => Order::GreaterOrEqual,
        };
        match (left, right) {
            ((left, Kind::Number), (right, Kind::Number)) => Ok((
                Expr::Order(order, Box::new(left), Box::new(right)),
                Kind::Flag,
            )),
            _ => Err(format!("`{operator}` must stand between numbers")),
        }
    }

    fn multi_select(&self, items: &[Ast], at: &Kind) -> Resolved {
        let mut list = Vec::new();
        let mut item: Option<Kind> = None;
        for ast in items {
            let (expr, kind) = self.expr(ast, at)?;
            if item.as_ref().is_some_and(|item| *item != kind) {
                return Err("a list must be of values of one kind".to_owned());
            }
            list.push(expr);
            item = Some(kind);
        }
        let item = Box::new(item.unwrap_or(Kind::Opaque));
        let kind = match list.iter().all(is_never_null) {
            true => Kind::List(item),
            false => Kind::Sparse(item),
        };
        Ok((Expr::List(list), kind))
    }

    fn call(&self, name: &str, arguments: &[Ast], at: &Kind) -> Resolved {
        let mut values = Vec::new();
        for argument in arguments {
            let (expr, kind) = self.expr(argument, at)?;
            values.push((Box::new(expr), kind));
        }
        let mut values = values.into_iter();
        let text = |test, text, part| Ok((Expr::Texts(test, text, part), Kind::Flag));
        match (name, values.next(), values.next(), values.next()) {
            ("length", Some((it, Kind::List(_) | Kind::Map { .. } | Kind::Text)), None, _) => {
                Ok((Expr::Length(it), Kind::Number))
            }
            ("keys", Some((map, Kind::Map { .. })), None, _) => {
                Ok((Expr::Keys(map), Kind::List(Box::new(Kind::Text))))
            }
            ("values", Some((map, Kind::Map { value, sparse })), None, _) => {
                let kind = match sparse {
                    true => Kind::Sparse(value),
                    false => Kind::List(value),
                };
                Ok((Expr::Values { map, sparse }, kind))
            }
            (
                "contains",
                Some((list, Kind::List(kind) | Kind::Sparse(kind))),
                Some((item, of)),
                None,
            ) if *kind == of => Ok((Expr::Contains(list, item), Kind::Flag)),
            ("contains", Some((it, Kind::Text)), Some((part, Kind::Text)), None) => {
                text(TextTest::Contains, it, part)
            }
            ("starts_with", Some((it, Kind::Text)), Some((part, Kind::Text)), None) => {
                text(TextTest::StartsWith, it, part)
            }
            ("ends_with", Some((it, Kind::Text)), Some((part, Kind::Text)), None) => {
                text(TextTest::EndsWith, it, part)
            }
            _ => Err(format!(
                "the function `{name}` is not supported with these arguments"
            )),
        }
    }
}

/// Whether an expression gives something whatever the values are.
fn is_never_null(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Equal(..)
            | Expr::IsNull(_)
            | Expr::Both(..)
            | Expr::Either(..)
            | Expr::Not(_)
            | Expr::Text(_)
            | Expr::Number(_)
            | Expr::Flag(_)
            | Expr::List(_)
    )
}

/// Whether two values are equal; values of two kinds are not, unless both are null.
fn equal(left: (Expr, Kind), right: (Expr, Kind)) -> Result<Expr, String> {
    Ok(match (left, right) {
        ((_, Kind::Null), (_, Kind::Null)) => Expr::Flag(true),
        ((it, _), (_, Kind::Null)) | ((_, Kind::Null), (it, _)) => Expr::IsNull(Box::new(it)),
        ((_, Kind::Opaque | Kind::Sparse(_)), _) | (_, (_, Kind::Opaque | Kind::Sparse(_))) => {
            return Err("such values cannot be compared".to_owned());
        }
        ((left, a), (right, b)) if a == b => Expr::Equal(Box::new(left), Box::new(right)),
        ((left, _), (right, _)) => Expr::Both(
            Box::new(Expr::IsNull(Box::new(left))),
            Box::new(Expr::IsNull(Box::new(right))),
        ),
    })
}

fn literal(value: &Value) -> Resolved {
    match value {
        Value::Null => Ok((Expr::Flag(false), Kind::Null)),
        Value::Bool(flag) => Ok((Expr::Flag(*flag), Kind::Flag)),
        Value::String(text) => Ok((Expr::Text(text.clone()), Kind::Text)),
        Value::Number(number) => {
            let number = number.as_f64().ok_or("a number is out of range")?;
            Ok((Expr::Number(number), Kind::Number))
        }
        Value::Array(_) | Value::Object(_) => {
            Err(format!("the literal `{value}` is not supported"))
        }
    }
}

/// The second within what the first gives. What does not look at it stands alone.
fn then(left: Expr, right: Expr) -> Expr {
    match right {
        Expr::Current { .. } => left,
        right => Expr::Then(Box::new(left), Box::new(right)),
    }
}
