//! Functions: their signature on one line, or with a line for each parameter.

use syn::{FnArg, Receiver, ReceiverKind, Safety, Signature};

use super::lists::{self, Placement, Trailing, row_or_column};
use super::shape::{Laid, MAX_WIDTH, Mode, Shape, is_multiline, last_width, width};
use super::syntax::Layout;
use super::{attributes, generics};

/// A signature; `start` is what stands before it, `ends` whether a semicolon follows instead of a
/// body, which has its space or new line before it here.
pub(super) fn signature(start: &str, signature: &Signature, ends: bool, shape: Shape) -> Laid {
    let mut text = format!("{start}{}fn {}", words(signature)?, signature.ident);
    let room = shape.after(text.len())?;
    text.push_str(&generics::parameters(&signature.generics, room)?);
    let mode = Mode {
        lenient: true,
        ..Mode::default()
    };
    let lenient = Shape::line(shape.indent, mode).nested();
    let strict = Shape::line(shape.indent, Mode::default());
    let output = generics::output(&signature.output, strict);
    let too_wide = output.is_none();
    let output = output.or_else(|| generics::output(&signature.output, shape))?;
    let row = row_width(&text, &output, ends, shape);
    let nested = strict.nested().before(1)?;
    let inputs = signature.inputs.iter().map(|input| {
        // A parameter that is too wide stays so, whatever the others are.
        self::input(input, nested).or_else(|| self::input(input, lenient))
    });
    let inputs: Vec<Laid> = inputs.collect();
    let placement = match row {
        Some(limit) if !is_multiline(&output) => row_or_column(&inputs, limit),
        _ => Placement::Column,
    };
    let inputs_text = lists::write(&inputs, placement, Trailing::InColumn, nested)?;
    let in_block = !inputs.is_empty() && placement != Placement::Row;
    match in_block {
        true => {
            text = format!(
                "{text}({}{inputs_text}{})",
                nested.new_line(),
                shape.new_line()
            )
        }
        false => text = format!("{text}({inputs_text})"),
    }
    if !output.is_empty() {
        let used = last_width(&text) + 1;
        let indent = if is_multiline(&text) { shape.indent } else { 0 };
        let behind = shape.after(used.saturating_sub(indent))?;
        let output = match is_multiline(&output) {
            true => generics::output(&signature.output, behind)?,
            false => output,
        };
        text = format!("{text} {output}");
    }
    let clause = generics::where_clause(signature.generics.where_clause.as_ref(), shape)?;
    let separator = match ends {
        true => String::new(),
        false if !clause.is_empty() => shape.new_line(),
        // What rustfmt leaves alone because it is too wide, it does so up to the last word.
        false if too_wide => shape.new_line(),
        // rustfmt counts the indentation twice.
        false if in_block && last_width(&text) + shape.indent + 2 > MAX_WIDTH => shape.new_line(),
        // And where nothing can be broken, it has a space on the new line.
        false if !in_block && width(&text) > shape.width => format!("{} ", shape.new_line()),
        false if !in_block && width(&text) + 2 > shape.width => shape.new_line(),
        false => " ".to_owned(),
    };
    let clause = match in_block && text.ends_with(')') {
        true => clause.replacen(&shape.new_line(), " ", 1),
        false => clause,
    };
    Some(format!("{text}{clause}{separator}"))
}

fn words(signature: &Signature) -> Laid {
    if signature.abi.is_some() || signature.variadic.is_some() {
        return None;
    }
    let mut words = String::new();
    if signature.constness.is_some() {
        words.push_str("const ");
    }
    if signature.asyncness.is_some() {
        words.push_str("async ");
    }
    match signature.safety {
        Safety::Default => {}
        Safety::Unsafe(_) => words.push_str("unsafe "),
        Safety::Safe(_) => return None,
    }
    Some(words)
}

/// How wide the parameters may be on one line, if at all.
fn row_width(before: &str, output: &str, ends: bool, shape: Shape) -> Option<usize> {
    if is_multiline(before) {
        return None;
    }
    let output = if is_multiline(output) {
        0
    } else {
        width(output)
    };
    let signs = match output {
        0 => "()".len(),
        _ => "() ".len(),
    };
    let end = if ends { ";".len() } else { " {".len() };
    let used = shape.indent + width(before) + output + signs + end;
    MAX_WIDTH.checked_sub(used).filter(|left| *left > 0)
}

fn input(input: &FnArg, shape: Shape) -> Laid {
    match input {
        FnArg::Receiver(receiver) => self::receiver(receiver, shape),
        FnArg::Typed(typed) => {
            if !typed.attrs.is_empty() {
                return attributed(input, shape);
            }
            let name = typed.pat.lay(shape)?;
            let ty = typed.ty.lay(shape.after(last_width(&name) + 2)?)?;
            Some(format!("{name}: {ty}"))
        }
    }
}

/// A parameter with attributes, which stand before it on its line.
fn attributed(input: &FnArg, shape: Shape) -> Laid {
    let FnArg::Typed(typed) = input else {
        return None;
    };
    let attributes = attributes::lay(&typed.attrs, shape)?;
    let plain = FnArg::Typed(syn::PatType {
        attrs: Vec::new(),
        ..typed.clone()
    });
    let line = attributes.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{line} {}", self::input(&plain, shape)?))
}

fn receiver(receiver: &Receiver, shape: Shape) -> Laid {
    let mutable = if receiver.mutability.is_some() {
        "mut "
    } else {
        ""
    };
    match &receiver.kind {
        ReceiverKind::Value => Some(format!("{mutable}self")),
        ReceiverKind::Reference(_, lifetime, mutability) => {
            let lifetime = lifetime.as_ref().map(|lifetime| format!("{lifetime} "));
            let lifetime = lifetime.unwrap_or_default();
            let mutability = if mutability.is_some() { "mut " } else { "" };
            Some(format!("&{lifetime}{mutability}self"))
        }
        ReceiverKind::Typed(_, ty) => {
            let ty = ty.lay(shape.after(mutable.len() + 6)?)?;
            Some(format!("{mutable}self: {ty}"))
        }
        _ => None,
    }
}
