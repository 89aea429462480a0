//! From the text of an expression to its tree, by operator precedence.

use serde_json::Value;

/// An expression as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ast {
    Current,
    Member(String),
    Literal(Value),
    /// `left.right` and `left | right`
    Then(Box<Ast>, Box<Ast>),
    /// `left[index]`
    Element(Box<Ast>, i64),
    /// `left[*]`, `left[]` and `left[?filter]`, and what is asked of each element.
    Project {
        list: Box<Ast>,
        filter: Option<Box<Ast>>,
        each: Box<Ast>,
    },
    /// `left.*`, and what is asked of each value.
    ProjectValues(Box<Ast>, Box<Ast>),
    /// The `[]` of a projection.
    Flatten(Box<Ast>),
    Compare(&'static str, Box<Ast>, Box<Ast>),
    And(Box<Ast>, Box<Ast>),
    Or(Box<Ast>, Box<Ast>),
    Not(Box<Ast>),
    List(Vec<Ast>),
    Call(String, Vec<Ast>),
}

/// Longer expressions are refused, so that no tree is too deep to be walked.
const TOKENS: usize = 500;

/// The tree of an expression.
///
/// # Errors
/// What is not understood, as a message.
pub(super) fn parse(text: &str) -> Result<Ast, String> {
    let tokens = tokens(text)?;
    if tokens.len() > TOKENS {
        return Err("the expression is too long".to_owned());
    }
    let mut parser = Parser { tokens, at: 0 };
    let ast = parser.expression(0)?;
    match parser.peek() {
        None => Ok(ast),
        Some(token) => Err(unexpected(token)),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A name, quoted or not.
    Name(String),
    Literal(Value),
    Number(i64),
    Symbol(&'static str),
}

/// The operators and brackets, longer ones before those that they begin with.
const SYMBOLS: &[&str] = &[
    "[?", "[]", "||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "[", "]", "(", ")", ".", "*",
    ",", "|", "@", "{", "}", ":", "&",
];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '"' => {
                let (quoted, after) = quoted(rest, '"')?;
                let name = serde_json::from_str(&format!("\"{quoted}\""))
                    .map_err(|_| format!("`{quoted}` is no quoted name"))?;
                (Token::Name(name), after)
            }
            '\'' => {
                let (quoted, after) = quoted(rest, '\'')?;
                let text = quoted.replace("\\'", "'");
                (Token::Literal(Value::String(text)), after)
            }
            '`' => {
                let (quoted, after) = quoted(rest, '`')?;
                (Token::Literal(literal(&quoted.replace("\\`", "`"))), after)
            }
            _ if first == '_' || first.is_ascii_alphabetic() => {
                let (name, after) = span(rest, |c| c == '_' || c.is_ascii_alphanumeric());
                (Token::Name(name.to_owned()), after)
            }
            _ if first == '-' || first.is_ascii_digit() => {
                let (number, after) = span(rest, |c| c == '-' || c.is_ascii_digit());
                let number = number
                    .parse()
                    .map_err(|_| format!("`{number}` is no number"))?;
                (Token::Number(number), after)
            }
            _ => SYMBOLS
                .iter()
                .find_map(|symbol| Some((Token::Symbol(symbol), rest.strip_prefix(symbol)?)))
                .ok_or_else(|| format!("`{first}` is not understood"))?,
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

/// What stands between two quotes, with its escapes, and what follows.
fn quoted(text: &str, quote: char) -> Result<(&str, &str), String> {
    let inner = text.get(quote.len_utf8()..).unwrap_or_default();
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == quote && !escaped {
            let after = inner.get(at + quote.len_utf8()..).unwrap_or_default();
            return Ok((inner.get(..at).unwrap_or_default(), after));
        }
        escaped = c == '\\' && !escaped;
    }
    Err(format!("a {quote} is not closed"))
}

/// The value of a literal; older expressions leave the quotes of strings out.
fn literal(text: &str) -> Value {
    let text = text.trim();
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at(end)
}

/// How strongly an operator binds what is before it.
fn power(token: Option<&Token>) -> u8 {
    match token {
        Some(Token::Symbol(symbol)) => match *symbol {
            "|" => 1,
            "||" => 2,
            "&&" => 3,
            "==" | "!=" | "<" | "<=" | ">" | ">=" => 5,
            "[]" => 9,
            "[?" => 21,
            "." => 40,
            "[" => 55,
            "(" => 60,
            _ => 0,
        },
        _ => 0,
    }
}

/// What binds less than this ends a projection.
const PROJECTION: u8 = 10;
const STAR: u8 = 20;
/// Other readers bind `!` more strongly than a dot, which makes of `!a.b` what is always null.
const NOT: u8 = 8;

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn take(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Symbol(it)) if *it == symbol);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, symbol: &str) -> Result<(), String> {
        if self.take(symbol) {
            return Ok(());
        }
        Err(match self.peek() {
            Some(token) => unexpected(token),
            None => format!("`{symbol}` is missing at the end"),
        })
    }

    fn expression(&mut self, least: u8) -> Result<Ast, String> {
        let mut left = self.start()?;
        while power(self.peek()) > least {
            left = self.more(left)?;
        }
        Ok(left)
    }

    fn boxed(&mut self, least: u8) -> Result<Box<Ast>, String> {
        self.expression(least).map(Box::new)
    }

    /// What an expression starts with.
    fn start(&mut self) -> Result<Ast, String> {
        match self.next() {
            Some(Token::Name(name)) => Ok(Ast::Member(name)),
            Some(Token::Literal(value)) => Ok(Ast::Literal(value)),
            Some(Token::Symbol("@")) => Ok(Ast::Current),
            Some(Token::Symbol("!")) => Ok(Ast::Not(self.boxed(NOT)?)),
            Some(Token::Symbol("(")) => {
                let inner = self.expression(0)?;
                self.expect(")")?;
                Ok(inner)
            }
            Some(Token::Symbol("*")) => self.values(Ast::Current, STAR),
            Some(Token::Symbol("[?")) => self.filter(Ast::Current),
            Some(Token::Symbol("[]")) => self.flatten(Ast::Current),
            Some(Token::Symbol("[")) => match self.peek() {
                Some(Token::Number(_) | Token::Symbol("*")) => self.bracket(Ast::Current),
                _ => self.list(),
            },
            Some(token) => Err(unexpected(&token)),
            None => Err("the expression ends too early".to_owned()),
        }
    }

    /// What an operator makes of what is before it.
    fn more(&mut self, left: Ast) -> Result<Ast, String> {
        let binds = power(self.peek());
        let Some(Token::Symbol(symbol)) = self.next() else {
            return Err("an operator is missing".to_owned());
        };
        let before = Box::new(left);
        Ok(match symbol {
            "." if self.take("*") => self.values(*before, binds)?,
            "." => Ast::Then(before, Box::new(self.after_dot(binds)?)),
            "|" => Ast::Then(before, self.boxed(binds)?),
            "||" => Ast::Or(before, self.boxed(binds)?),
            "&&" => Ast::And(before, self.boxed(binds)?),
            "[]" => self.flatten(*before)?,
            "[?" => self.filter(*before)?,
            "[" => self.bracket(*before)?,
            "(" => self.call(*before)?,
            _ => Ast::Compare(symbol, before, self.boxed(binds)?),
        })
    }

    fn after_dot(&mut self, least: u8) -> Result<Ast, String> {
        match self.peek() {
            Some(Token::Name(_)) => self.expression(least),
            Some(Token::Symbol("[")) => {
                self.at += 1;
                self.list()
            }
            Some(token) => Err(unexpected(token)),
            None => Err("a name is missing after the last `.`".to_owned()),
        }
    }

    /// After `[`, where an index or `*` stands.
    fn bracket(&mut self, list: Ast) -> Result<Ast, String> {
        match self.next() {
            Some(Token::Number(index)) => {
                self.expect("]")?;
                Ok(Ast::Element(Box::new(list), index))
            }
            Some(Token::Symbol("*")) => {
                self.expect("]")?;
                self.project(list, None, STAR)
            }
            Some(token) => Err(unexpected(&token)),
            None => Err("`]` is missing at the end".to_owned()),
        }
    }

    fn filter(&mut self, list: Ast) -> Result<Ast, String> {
        let filter = self.boxed(0)?;
        self.expect("]")?;
        self.project(list, Some(filter), 21)
    }

    fn flatten(&mut self, list: Ast) -> Result<Ast, String> {
        self.project(Ast::Flatten(Box::new(list)), None, 9)
    }

    fn project(&mut self, list: Ast, filter: Option<Box<Ast>>, binds: u8) -> Result<Ast, String> {
        Ok(Ast::Project {
            list: Box::new(list),
            filter,
            each: Box::new(self.projected(binds)?),
        })
    }

    fn values(&mut self, map: Ast, binds: u8) -> Result<Ast, String> {
        let each = self.projected(binds)?;
        Ok(Ast::ProjectValues(Box::new(map), Box::new(each)))
    }

    /// What is asked of each element of a projection.
    fn projected(&mut self, binds: u8) -> Result<Ast, String> {
        if power(self.peek()) < PROJECTION {
            return Ok(Ast::Current);
        }
        if self.take(".") {
            if self.take("*") {
                return self.values(Ast::Current, binds);
            }
            return self.after_dot(binds);
        }
        match self.peek() {
            Some(Token::Symbol("[" | "[?")) => self.expression(binds),
            Some(token) => Err(unexpected(token)),
            None => Ok(Ast::Current),
        }
    }

    fn list(&mut self) -> Result<Ast, String> {
        self.items("]").map(Ast::List)
    }

    fn call(&mut self, function: Ast) -> Result<Ast, String> {
        let Ast::Member(name) = function else {
            return Err("the name of a function is missing before `(`".to_owned());
        };
        if self.take(")") {
            return Ok(Ast::Call(name, Vec::new()));
        }
        Ok(Ast::Call(name, self.items(")")?))
    }

    fn items(&mut self, end: &str) -> Result<Vec<Ast>, String> {
        let mut items = vec![self.expression(0)?];
        while self.take(",") {
            items.push(self.expression(0)?);
        }
        self.expect(end)?;
        Ok(items)
    }
}

fn unexpected(token: &Token) -> String {
    match token {
        Token::Name(text) => format!("`{text}` is not expected there"),
        Token::Literal(value) => format!("`{value}` is not expected there"),
        Token::Number(number) => format!("`{number}` is not expected there"),
        Token::Symbol(symbol) => format!("`{symbol}` is not expected there, or not supported"),
    }
}
