//! Lists in headers of requests, for the protocols with HTTP bindings.

use aws_smithy_runtime_api::http::Request;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_schema::{Schema, ShapeType};

/// Gives each value of a list a header of its own, as the official crates do. The published protocols
/// join them into one.
pub(super) fn split_lists(request: &mut Request, input: &Schema<'_>) -> Result<(), SerdeError> {
    let lists = input
        .members()
        .iter()
        .filter(|member| member.shape_type() == ShapeType::List);
    for list in lists {
        let Some(header) = list.http_header() else {
            continue;
        };
        let headers = request.headers_mut();
        let Some(joined) = headers.get(header.value()) else {
            continue;
        };
        let values: Vec<String> = values(joined, has_dates(list)).map(str::to_owned).collect();
        if values.len() < 2 {
            continue;
        }
        headers.remove(header.value());
        for value in values {
            headers
                .try_append(header.value().to_owned(), value)
                .map_err(|fault| SerdeError::invalid_input(fault.to_string()))?;
        }
    }
    Ok(())
}

/// Whether the values are HTTP dates, which have a comma each. That is the format of timestamps in
/// headers unless the model sets another.
fn has_dates(list: &Schema<'_>) -> bool {
    list.member().is_some_and(|element| {
        let format = element.timestamp_format().map(|format| format.format());
        element.shape_type() == ShapeType::Timestamp
            && matches!(format, None | Some(TimestampFormat::HttpDate))
    })
}

/// The values of a comma-separated header; quoted values may have commas in them.
fn values(joined: &str, are_dates: bool) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    let mut commas = 0;
    joined
        .split(move |c| {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = quoted,
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    commas += 1;
                    return !are_dates || commas % 2 == 0;
                }
                _ => {}
            }
            false
        })
        .map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(joined: &str, are_dates: bool) -> Vec<&str> {
        values(joined, are_dates).collect()
    }

    #[test]
    fn values_are_told_apart() {
        assert_eq!(all("a, b", false), ["a", "b"]);
        assert_eq!(
            all(r#""a, b", "c\", \\", d"#, false),
            [r#""a, b""#, r#""c\", \\""#, "d"]
        );
        assert_eq!(all(", a,", false), ["", "a", ""]);
    }

    #[test]
    fn dates_hold_a_comma() {
        let dates = "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT";
        let expected = [
            "Mon, 16 Dec 2019 23:48:18 GMT",
            "Tue, 17 Dec 2019 23:48:18 GMT",
        ];
        assert_eq!(all(dates, true), expected);
    }
}
