//! A page with the picture and the tables, which stands alone: no scripts, no fonts, nothing from elsewhere.

use std::fmt::Write as _;

use farrier_codegen::cost::Cost;

use super::draw::{self, Frame, escaped};
use super::parts::{Kind, of_all};
use crate::cost::estimate::Mode;
use crate::cost::table;
use crate::subjects::Answer;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:14px system-ui,sans-serif;margin:1.5rem auto;max-width:1240px;padding:0 1rem;background:Canvas;color:CanvasText}\
svg.treemap{width:100%;height:auto;display:block}\
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.8rem 0;padding:0;list-style:none}\
.legend svg.treemap{width:14px;height:14px;display:inline-block;vertical-align:-2px;margin-right:.4em}\
.scroll{overflow-x:auto}\
table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
th,td{padding:.15rem .7rem;text-align:right;border-bottom:1px solid #8886}\
th:first-child,td:first-child{text-align:left}\
.worth{opacity:.75;max-width:70em}";

/// The page.
pub(in crate::cost) fn html(answers: &[Answer<Cost>], mode: Mode) -> String {
    let all = of_all(answers, mode);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>What operations bring</title>\n<style>{STYLE}{}</style>\n\
         <h1>What operations bring</h1>\n\
         <p>Areas are lines of code. Point at a part to see what it is.</p>\n",
        draw::style(),
    );
    html.push_str(&legend());
    html.push_str(&draw::picture(&all, Frame::Page));
    for answer in answers {
        html.push_str(&of_crate(&answer.answer, mode));
    }
    let _ = writeln!(
        html,
        "<p class=\"worth\">{}</p>\n</html>",
        escaped(&table::worth(mode))
    );
    html
}

fn legend() -> String {
    let item = |(kind, text): (Kind, &str)| {
        format!(
            "<li><svg class=\"treemap\" viewBox=\"0 0 14 14\"><rect class=\"{}\" width=\"14\" height=\"14\"/></svg>{}</li>\n",
            kind.class(),
            escaped(text),
        )
    };
    let items: String = Kind::LEGEND.into_iter().map(item).collect();
    format!("<ul class=\"legend\">\n{items}</ul>\n")
}

fn of_crate(cost: &Cost, mode: Mode) -> String {
    let rates = mode.rates();
    let mut html = format!(
        "<h2>{}</h2>\n<p>{}: {}</p>\n<div class=\"scroll\"><table>\n\
         <tr><th><th colspan=\"3\">alone<th colspan=\"3\">in total\n\
         <tr><th>operation<th>shapes<th>lines<th>time<th>shapes<th>lines<th>time\n",
        escaped(&cost.package),
        escaped(&cost.service),
        escaped(&table::summary(cost, mode)),
    );
    for operation in table::dearest_first(cost) {
        let own = table::share(cost.own(operation), &rates);
        let total = table::share(cost.total(operation), &rates);
        let cells = std::iter::once(operation.name.clone())
            .chain(own)
            .chain(total);
        html.push_str(&row(cells));
    }
    for cells in table::rest(cost, &rates) {
        html.push_str(&row(cells));
    }
    html.push_str("</table></div>\n");
    html
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells = cells.into_iter().map(|it| format!("<td>{}", escaped(&it)));
    format!("<tr>{}\n", cells.collect::<String>())
}
