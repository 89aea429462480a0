//! How expressions bind. That they resolve and compile is shown by the golden cases.

use super::parse::{Ast, parse};

fn member(name: &str) -> Box<Ast> {
    Box::new(Ast::Member(name.to_owned()))
}

#[test]
fn a_projection_reaches_to_the_end_of_the_path() {
    let expected = Ast::Project {
        list: Box::new(Ast::Flatten(member("a"))),
        filter: None,
        each: Box::new(Ast::Then(member("b"), member("c"))),
    };
    assert_eq!(
        parse("a[].b | c").map(|ast| matches!(ast, Ast::Then(..))),
        Ok(true)
    );
    assert!(
        matches!(parse("a[].b.c"), Ok(Ast::Project { .. })),
        "{expected:?}"
    );
}

/// A multi-select may follow a projection without a dot.
#[test]
fn a_multi_select_after_a_projection() {
    assert_eq!(parse("a[*][b, c][]"), parse("a[*].[b, c][]"));
    assert!(parse("a[b, c]").is_err());
}

#[test]
fn filters_hold_comparisons_and_logic() {
    let ast = parse("a[?b == 'x' || !c].d");
    let Ok(Ast::Project {
        filter: Some(filter),
        each,
        ..
    }) = ast
    else {
        panic!("no projection: {ast:?}");
    };
    assert!(matches!(*filter, Ast::Or(..)));
    assert_eq!(each, member("d"));
}

#[test]
fn comparisons_bind_less_than_calls_and_paths() {
    let ast = parse("length(a.b) > `0` && c == `true`");
    let Ok(Ast::And(left, right)) = ast else {
        panic!("no conjunction: {ast:?}");
    };
    assert!(matches!(*left, Ast::Compare(">", ..)));
    assert!(matches!(*right, Ast::Compare("==", ..)));
}

#[test]
fn quoted_names_and_literals_are_read() {
    assert_eq!(parse("\"a b\""), Ok(*member("a b")));
    assert_eq!(parse("'it\\'s'"), Ok(Ast::Literal("it's".into())));
    assert_eq!(parse("`\"x\"`"), Ok(Ast::Literal("x".into())));
    assert_eq!(parse("`x`"), Ok(Ast::Literal("x".into())));
}

#[test]
fn what_is_not_understood_is_refused() {
    let deep = "(".repeat(10_000);
    for text in [
        "", "a.", "a[", "a[1:2]", "{a: b}", "a ==", "'x", "a b", "&a", "é", &deep,
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}
