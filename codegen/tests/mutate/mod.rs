//! Changes a JSON text at random: its tree, or its bytes.

use serde_json::{Map, Value};

/// What strings and keys are replaced by: things that mean something in a model.
const WORDS: &[&str] = &[
    "",
    "structure",
    "string",
    "union",
    "list",
    "map",
    "enum",
    "service",
    "operation",
    "resource",
    "apply",
    "smithy.api#String",
    "smithy.api#Unit",
    "smithy.api#Document",
    "smithy.api#required",
    "smithy.api#httpPayload",
    "smithy.api#httpLabel",
    "smithy.api#streaming",
    "smithy.api#sparse",
    "smithy.api#mixin",
    "aws.protocols#restJson1",
    "target",
    "members",
    "traits",
    "{label}/{greedy+}?a=b",
    "not a name",
    "ns#Nothing",
    "ns#A$b",
    "é\u{202e}\"\\*/",
    "r#type",
    "2.0",
];

/// Names that shapes get.
const NAMES: &[&str] = &[
    "Option",
    "String",
    "Error",
    "Client",
    "Self",
    "Builder",
    "type",
    "A",
    "_9",
    "http_URL2",
    "Unit",
    "Unhandled",
    "Result",
];

/// Traits that shapes and members get, with a value that is right for some of them.
const TRAITS: &[(&str, &str)] = &[
    ("required", "{}"),
    ("default", "1"),
    ("default", "\"text\""),
    ("default", "null"),
    ("clientOptional", "{}"),
    ("sparse", "{}"),
    ("streaming", "{}"),
    ("sensitive", "{}"),
    ("deprecated", "{\"message\": \"no\"}"),
    ("documentation", "\"<p>```</p> */ [x]\""),
    ("error", "\"client\""),
    ("retryable", "{\"throttling\": true}"),
    ("httpError", "418"),
    ("httpHeader", "\"X-A\""),
    ("httpQuery", "\"q\""),
    ("httpPayload", "{}"),
    ("httpLabel", "{}"),
    ("httpResponseCode", "{}"),
    ("httpPrefixHeaders", "\"x-\""),
    ("jsonName", "\"other\""),
    ("mediaType", "\"text/plain\""),
    ("timestampFormat", "\"http-date\""),
    ("idempotencyToken", "{}"),
    ("hostLabel", "{}"),
    ("endpoint", "{\"hostPrefix\": \"a.{b}.\"}"),
    (
        "paginated",
        "{\"inputToken\": \"a\", \"outputToken\": \"b.c\"}",
    ),
    ("eventPayload", "{}"),
    ("optionalAuth", "{}"),
    ("auth", "[\"aws.auth#sigv4\"]"),
    ("mixin", "{}"),
    ("enum", "[{\"value\": \"a b\"}]"),
    ("xmlName", "\"a:b\""),
];

/// Changes one JSON text again and again.
pub(crate) struct Mutator {
    text: String,
    tree: Option<Value>,
    random: Random,
}

impl Mutator {
    /// Changes of a text; the same name and text give the same changes.
    pub(crate) fn new(name: &str, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            tree: serde_json::from_str(text).ok(),
            random: Random::of(name),
        }
    }

    /// The text with one to three changes.
    pub(crate) fn change(&mut self) -> String {
        let Some(tree) = &self.tree else {
            return self.random.change_text(&self.text);
        };
        let mut tree = tree.clone();
        match self.random.below(8) {
            0 => return self.random.change_text(&self.text),
            1 | 2 => return self.random.rename_shape(&tree),
            3 | 4 => self.random.add_trait(&mut tree),
            _ => {
                for _ in 0..=self.random.below(3) {
                    self.random.change_tree(&mut tree);
                }
            }
        }
        tree.to_string()
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    /// The numbers that belong to a name.
    fn of(name: &str) -> Self {
        // The folders before the repository's differ between machines.
        let tail: Vec<&str> = name.rsplit('/').take(3).collect();
        let bytes = tail.iter().flat_map(|part| part.bytes());
        Self(bytes.fold(0x5eed, |seed, byte| {
            (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    fn word(&mut self) -> String {
        WORDS[self.below(WORDS.len())].to_owned()
    }

    /// Cuts the text, takes a piece out, repeats one, or replaces a character.
    fn change_text(&mut self, text: &str) -> String {
        let mut cut = || text.floor_char_boundary(self.below(text.len() + 1));
        let (a, b) = (cut(), cut());
        let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 200));
        let end = text.ceil_char_boundary(end);
        let (before, piece, after) = (&text[..start], &text[start..end], &text[end..]);
        match self.below(5) {
            0 => before.to_owned(),
            1 => format!("{before}{after}"),
            2 => format!("{before}{piece}{piece}{after}"),
            3 => format!("{before}{}{piece}{after}", self.word()),
            _ => format!(
                "{before}{}{after}",
                ["{", "}", "\"", "[", ",", "\u{0}"][self.below(6)]
            ),
        }
    }

    /// Gives a shape another name, wherever it is named.
    fn rename_shape(&mut self, tree: &Value) -> String {
        let shapes = tree.get("shapes").and_then(Value::as_object);
        let mut ids = shapes.into_iter().flat_map(Map::keys);
        let index = self.below(shapes.map_or(0, Map::len));
        let text = tree.to_string();
        match ids.nth(index).cloned() {
            Some(id) => {
                let namespace = id.split('#').next().unwrap_or_default();
                let name = NAMES[self.below(NAMES.len())];
                text.replace(&format!("\"{id}\""), &format!("\"{namespace}#{name}\""))
            }
            None => text,
        }
    }

    /// Gives a shape or a member of it a trait.
    fn add_trait(&mut self, tree: &mut Value) {
        let shapes = tree.get_mut("shapes").and_then(Value::as_object_mut);
        let count = shapes.as_ref().map_or(0, |shapes| shapes.len());
        let index = self.below(count);
        let Some(shape) = shapes.and_then(|shapes| shapes.values_mut().nth(index)) else {
            return;
        };
        let on_member = self.below(3) > 0;
        let members = shape.get("members").and_then(Value::as_object);
        let member = members.map_or(0, Map::len);
        let at = match member {
            0 => shape,
            count if on_member => {
                let index = self.below(count);
                let members = shape.get_mut("members").and_then(Value::as_object_mut);
                match members.and_then(|members| members.values_mut().nth(index)) {
                    Some(member) => member,
                    None => return,
                }
            }
            _ => shape,
        };
        let (name, value) = TRAITS[self.below(TRAITS.len())];
        let Some(at) = at.as_object_mut() else { return };
        let traits = at.entry("traits").or_insert_with(|| Map::new().into());
        if let Some(traits) = traits.as_object_mut() {
            let value = serde_json::from_str(value).unwrap_or_default();
            traits.insert(format!("smithy.api#{name}"), value);
        }
    }

    /// Goes down to a random value and changes it or what it holds.
    fn change_tree(&mut self, value: &mut Value) {
        let down = self.below(10) < 9;
        match value {
            Value::Object(entries) if down && !entries.is_empty() => {
                let index = self.below(entries.len());
                if let Some((_, inner)) = entries.iter_mut().nth(index) {
                    return self.change_tree(inner);
                }
            }
            Value::Array(items) if down && !items.is_empty() => {
                let index = self.below(items.len());
                return self.change_tree(&mut items[index]);
            }
            Value::Object(entries) if !entries.is_empty() => return self.change_entry(entries),
            Value::Array(items) if !items.is_empty() => {
                let index = self.below(items.len());
                if self.below(2) == 0 {
                    items.remove(index);
                } else {
                    items.push(items[index].clone());
                }
                return;
            }
            _ => {}
        }
        *value = self.other(value);
    }

    /// Deletes, renames, swaps or duplicates an entry.
    fn change_entry(&mut self, entries: &mut Map<String, Value>) {
        let mut names = entries.keys().cloned();
        let (count, word) = (entries.len(), self.word());
        let Some(name) = names.nth(self.below(count)) else {
            return;
        };
        let other = entries.keys().nth(self.below(count)).cloned();
        let kept = entries.get(&name).cloned().unwrap_or_default();
        match self.below(4) {
            0 => drop(entries.remove(&name)),
            1 => {
                entries.remove(&name);
                entries.insert(word, kept);
            }
            2 => drop(entries.insert(name + "Copy", kept)),
            _ => drop(other.map(|other| entries.insert(other, kept))),
        }
    }

    /// Another value: of another type, or a number or text at the edge.
    fn other(&mut self, value: &Value) -> Value {
        match self.below(9) {
            0 => Value::Null,
            1 => Value::Bool(true),
            2 => Value::from(i64::MIN),
            3 => Value::from(-0.5),
            4 => Value::Array(vec![value.clone()]),
            5 => Value::Object(Map::from_iter([(self.word(), value.clone())])),
            6 => Value::from(99_999),
            _ => Value::String(self.word()),
        }
    }
}
