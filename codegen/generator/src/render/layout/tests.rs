//! Each rule of the layout in its smallest case, as rustfmt has it.

use super::file;

/// Code on one line comes out like this; and what is laid out already stays so.
fn check(code: &str, expected: &str) {
    for code in [code, expected] {
        let parsed = syn::parse_file(code).expect("valid Rust");
        assert_eq!(file(&parsed), expected);
    }
}

/// The same for the statements of a function.
fn check_body(code: &str, expected: &[&str]) {
    let mut text = "fn f() {\n".to_owned();
    for line in expected {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("}\n");
    check(&format!("fn f() {{ {code} }}"), &text);
}

const LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

#[test]
fn arguments_wider_than_a_call_have_a_line_each() {
    check_body(
        &format!("f({LONG}, bbbbbbbbbbbbbbbbbbbbbb);"),
        &["f(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbb);"],
    );
    check_body(
        &format!("f({LONG}, bbbbbbbbbbbbbbbbbbbbbbb);"),
        &[
            "f(",
            "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
            "    bbbbbbbbbbbbbbbbbbbbbbb,",
            ");",
        ],
    );
}

#[test]
fn a_last_argument_goes_on_over_several_lines() {
    check_body(
        "let a = f(b, |c| { d(); e });",
        &["let a = f(b, |c| {", "    d();", "    e", "});"],
    );
    check_body(
        &format!("Some(Test(Call({LONG}, &[Slot({LONG})])));"),
        &[
            "Some(Test(Call(",
            "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
            "    &[Slot(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)],",
            ")));",
        ],
    );
}

#[test]
fn chains_break_at_their_dots() {
    check_body(
        &format!("let a = {LONG}.b().ccccccccccccc().d();"),
        &["let a = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b().ccccccccccccc().d();"],
    );
    check_body(
        &format!("let a = {LONG}.b().cccccccccccccc().d();"),
        &[
            "let a = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "    .b()",
            "    .cccccccccccccc()",
            "    .d();",
        ],
    );
    check_body(
        &format!("x.{LONG}({LONG}).y({LONG})?;"),
        &[
            "x.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)",
            "    .y(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)?;",
        ],
    );
}

#[test]
fn short_elements_fill_their_lines() {
    let names = ["abcdef"; 12].join(", ");
    check_body(
        &format!("let a = [{names}];"),
        &[
            "let a = [",
            "    abcdef, abcdef, abcdef, abcdef, abcdef, abcdef, abcdef, abcdef, abcdef, abcdef, abcdef,",
            "    abcdef,",
            "];",
        ],
    );
}

#[test]
fn values_of_structures_are_short_or_columns() {
    check_body("let a = A { b, c: 1 };", &["let a = A { b, c: 1 };"]);
    check_body(
        "let a = A { bbbbbbbbbbb, c: 1, ..D };",
        &[
            "let a = A {",
            "    bbbbbbbbbbb,",
            "    c: 1,",
            "    ..D",
            "};",
        ],
    );
}

#[test]
fn conditions_with_bindings_have_a_line_each() {
    check_body(
        "if let Some(a) = b && a { c(); }",
        &["if let Some(a) = b", "    && a", "{", "    c();", "}"],
    );
    check_body(
        "let a = if b { c } else { d };",
        &["let a = if b { c } else { d };"],
    );
    check_body(
        "let Some(a) = b else { return c; };",
        &["let Some(a) = b else {", "    return c;", "};"],
    );
}

#[test]
fn arms_have_a_block_when_they_do_not_fit() {
    check_body(
        &format!("match a {{ b => c, {LONG} => {LONG}({LONG}, d), _ => {{ e(); }} }}"),
        &[
            "match a {",
            "    b => c,",
            "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa => {",
            "        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, d)",
            "    }",
            "    _ => {",
            "        e();",
            "    }",
            "}",
        ],
    );
}

#[test]
fn signatures_that_are_too_wide_have_a_line_for_each_parameter() {
    check(
        &format!(
            "fn f(&self, {LONG}: A, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: B) -> Ccccccccccccccccccc {{}}"
        ),
        "fn f(\n    &self,\n    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: A,\n    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: B,\n) -> Ccccccccccccccccccc {\n}\n",
    );
}

#[test]
fn a_brace_behind_a_wide_result_is_on_a_line_of_its_own() {
    let result = "a".repeat(92);
    check(
        &format!("impl A {{ fn f(&self) -> {result} {{ b }} }}"),
        &format!(
            "impl A {{\n    fn f(\n        &self,\n    ) -> {result}\n    {{\n        b\n    }}\n}}\n"
        ),
    );
}

#[test]
fn a_brace_behind_a_name_that_fills_the_line_is_below_it() {
    let names = [
        "a".repeat(93),
        "a".repeat(94),
        "a".repeat(95),
        "a".repeat(96),
    ];
    for (name, end) in names.iter().zip([" {", "\n{", "\n{", "\n {"]) {
        let expected = format!("fn {name}(){end}\n    b\n}}\n");
        check(&format!("fn {name}() {{ b }}"), &expected);
    }
}

#[test]
fn macros_keep_their_last_comma_as_it_is() {
    check_body(
        &format!("m!({LONG}, [{LONG}, {LONG}]);"),
        &[
            "m!(",
            "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
            "    [",
            "        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
            "        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "    ]",
            ");",
        ],
    );
}

#[test]
fn text_stays_whole_however_long_it_is() {
    let text = format!("\"{}\"", "x".repeat(120));
    check_body(
        &format!("let a = B {{ c: {text} }};"),
        &["let a = B {", &format!("    c: {text},"), "};"],
    );
}

#[test]
fn imports_and_modules_are_in_order() {
    check(
        "use ::b::C; use crate::z::{y, X}; use super::a; mod d_a; mod d1; pub mod c;",
        "use super::a;\nuse crate::z::{X, y};\nuse ::b::C;\n\npub mod c;\nmod d1;\nmod d_a;\n",
    );
}
