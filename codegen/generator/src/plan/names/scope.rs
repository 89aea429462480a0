//! Tells colliding names apart. Which name an item would like is decided in [`super`].

use std::collections::{HashMap, HashSet};

use super::Identifier;

/// A scope whose names are all different.
///
/// The outcome depends on the order in which names are claimed, so claim in the model's order.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Every name that is gone, and the number to try next when it is wanted again.
    taken: HashMap<String, usize>,
    fold_case: bool,
}

impl Names {
    /// A scope of Rust items, where case tells names apart.
    pub fn items() -> Self {
        Self::default()
    }

    /// A scope of modules, which are files: some file systems ignore case.
    pub fn files() -> Self {
        Self {
            fold_case: true,
            ..Self::default()
        }
    }

    /// Takes a name that nobody may have. Taking it again changes nothing.
    pub fn reserve(&mut self, name: &str) {
        let key = self.key(name);
        self.taken.entry(key).or_insert(2);
    }

    /// Whether the name is still free.
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(&self.key(name))
    }

    /// Takes the wanted name, or when it is taken the first free one of `wanted_2`, `wanted_3`...
    /// (`Wanted2` when the name starts with a capital).
    pub fn claim(&mut self, wanted: &str) -> String {
        let name = self.first_free(wanted, |names, name| names.is_free(name));
        self.reserve(&name);
        name
    }

    /// The same for an identifier that may be a keyword; its numbered forms are none.
    pub fn claim_identifier(&mut self, wanted: &Identifier) -> Identifier {
        Identifier::new(self.claim(wanted.text()))
    }

    /// Takes a name for each that is wanted: every name goes to the first that wants it, and those
    /// who come too late get one that nobody wants.
    pub fn claim_all<I>(&mut self, wanted: I) -> Vec<String>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        let wanted: Vec<I::Item> = wanted.into_iter().collect();
        let wishes: HashSet<String> = wanted.iter().map(|name| self.key(name.as_ref())).collect();
        let claim = |name: &I::Item| {
            let name = name.as_ref();
            let name = if self.is_free(name) {
                name.to_owned()
            } else {
                self.first_free(name, |names, name| {
                    names.is_free(name) && !wishes.contains(&names.key(name))
                })
            };
            self.reserve(&name);
            name
        };
        wanted.iter().map(claim).collect()
    }

    /// The wanted name or its first numbered form that is free.
    fn first_free(&self, wanted: &str, is_free: impl Fn(&Self, &str) -> bool) -> String {
        if is_free(self, wanted) {
            return wanted.to_owned();
        }
        let capital = wanted
            .trim_start_matches('_')
            .starts_with(|c: char| c.is_ascii_uppercase());
        // A digit at the end would run into the number.
        let parted = capital && !wanted.ends_with(|c: char| c.is_ascii_digit());
        let separator = match parted || wanted.ends_with('_') {
            true => "",
            false => "_",
        };
        let mut number = 2_usize;
        loop {
            let name = format!("{wanted}{separator}{number}");
            if is_free(self, &name) {
                return name;
            }
            number += 1;
        }
    }

    /// What two names must differ in.
    fn key(&self, name: &str) -> String {
        match self.fold_case {
            true => name.to_ascii_lowercase(),
            false => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ones_get_a_number() {
        let mut names = Names::items();
        assert_eq!(names.claim("Foo"), "Foo");
        assert_eq!(names.claim("Foo"), "Foo2");
        assert_eq!(names.claim("foo"), "foo");
        assert_eq!(names.claim("foo"), "foo_2");
        assert_eq!(names.claim("do_"), "do_");
        assert_eq!(names.claim("do_"), "do_2");
    }

    #[test]
    fn nobody_loses_the_only_name_it_wants() {
        let mut names = Names::items();
        assert_eq!(
            names.claim_all(["Foo", "Foo", "Foo2"]),
            ["Foo", "Foo3", "Foo2"]
        );
    }

    #[test]
    fn files_ignore_case() {
        let mut names = Names::files();
        names.reserve("Types");
        assert_eq!(names.claim("types"), "types_2");
    }
}
