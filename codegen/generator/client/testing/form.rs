//! Compares the parameters of forms, as the query protocols write them: their order does not count,
//! nor do the numbers that items of lists and entries of maps have.

use std::collections::BTreeMap;

/// Compares two forms.
///
/// # Errors
/// They have different parameters.
pub fn same(found: &[u8], expected: &[u8]) -> Result<(), String> {
    let (found, expected) = (canonical(found), canonical(expected));
    if found == expected {
        return Ok(());
    }
    Err(format!("body is `{found}`, not `{expected}`"))
}

/// The one spelling of all forms that mean the same.
fn canonical(form: &[u8]) -> String {
    let text = String::from_utf8_lossy(form);
    let mut root = Node::default();
    for parameter in text.split('&') {
        let (name, value) = parameter.trim().split_once('=').unwrap_or((parameter, ""));
        let node = name.split('.').fold(&mut root, |node, part| {
            node.children.entry(part.to_owned()).or_default()
        });
        node.values.push(value.to_owned());
    }
    root.text()
}

/// What has this name, and the names that start with it.
#[derive(Default)]
struct Node {
    values: Vec<String>,
    children: BTreeMap<String, Node>,
}

impl Node {
    fn text(mut self) -> String {
        self.values.sort_unstable();
        let is_number = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
        let is_list = self.children.keys().all(is_number);
        let children = self.children.into_iter();
        let mut children: Vec<String> = children
            .map(|(name, node)| match is_list {
                true => node.text(),
                false => format!("{name}{}", node.text()),
            })
            .collect();
        children.sort_unstable();
        match children.is_empty() {
            true => format!("={}", self.values.join("&")),
            false => format!("{}[{}]", self.values.join("&"), children.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn order_and_numbers_do_not_count() {
        assert_eq!(same(b"a=1&b=2", b"b=2\n&a=1"), Ok(()));
        let left = b"m.1.key=a&m.1.value=1&m.2.key=b&m.2.value=2";
        let right = b"m.1.key=b&m.1.value=2&m.2.key=a&m.2.value=1";
        assert_eq!(same(left, right), Ok(()));
    }

    #[test]
    fn values_count() {
        assert!(same(b"a=1&b=2", b"a=1").is_err());
        let left = b"m.1.key=a&m.1.value=1&m.2.key=b&m.2.value=2";
        let right = b"m.1.key=a&m.1.value=2&m.2.key=b&m.2.value=1";
        assert!(same(left, right).is_err());
    }
}
