//! The lists, items and quotes that blocks stand in, and what a line starts with in them. Opening and
//! closing is tolerant: any order will do, and depth is bounded.

/// Lists that are deeper are shown at this depth.
const DEEPEST_LIST: usize = 5;
/// Lists begin with this number at most, as one of ten digits is no number of an item.
const LARGEST_FIRST: u64 = 99_999_999;
/// Quotes within as many quotes are not set apart.
const DEEPEST_QUOTE: usize = 2;

/// What is open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Containers {
    open: Vec<Container>,
    /// Lists that were not opened, being too deep.
    lists_left_out: usize,
    /// Quotes that were not opened, being too deep.
    quotes_left_out: usize,
    /// The number of the last quote.
    last_quote: usize,
}

#[derive(Debug)]
enum Container {
    /// A list, and its next number when it is numbered.
    List { next: Option<u64>, is_empty: bool },
    /// An item, and the width of its marker, which is written before its first block.
    Item { width: Option<usize> },
    /// A quote, with a number that no other has.
    Quote(usize),
}

impl Containers {
    /// Starts a list, with its first number when it is numbered.
    pub(super) fn open_list(&mut self, first: Option<u64>) {
        let is_list = |container: &&Container| matches!(container, Container::List { .. });
        if self.open.iter().filter(is_list).count() < DEEPEST_LIST {
            self.open.push(Container::List {
                next: first.map(|first| first.min(LARGEST_FIRST)),
                is_empty: true,
            });
        } else {
            self.lists_left_out += 1;
        }
    }

    /// Ends a list, and whatever is open in it.
    pub(super) fn close_list(&mut self) {
        if self.lists_left_out > 0 {
            self.lists_left_out -= 1;
        } else if let Some(list) = self.innermost_list() {
            self.open.truncate(list);
        }
    }

    /// Starts an item, after the end of the one before it; without a list, it makes one.
    pub(super) fn open_item(&mut self) {
        if self.innermost_list().is_none() {
            self.open_list(None);
        }
        self.close_item();
        self.open.push(Container::Item { width: None });
    }

    /// Ends an item, and whatever is open in it.
    pub(super) fn close_item(&mut self) {
        if let Some(list) = self.innermost_list() {
            self.open.truncate(list + 1);
        }
    }

    /// Starts a quote.
    pub(super) fn open_quote(&mut self) {
        if self.quotes().len() < DEEPEST_QUOTE {
            self.last_quote += 1;
            self.open.push(Container::Quote(self.last_quote));
        } else {
            self.quotes_left_out += 1;
        }
    }

    /// Ends a quote, and whatever is open in it.
    pub(super) fn close_quote(&mut self) {
        let is_quote = |container: &Container| matches!(container, Container::Quote(_));
        if self.quotes_left_out > 0 {
            self.quotes_left_out -= 1;
        } else if let Some(quote) = self.open.iter().rposition(is_quote) {
            self.open.truncate(quote);
        }
    }

    fn innermost_list(&self) -> Option<usize> {
        self.open
            .iter()
            .rposition(|container| matches!(container, Container::List { .. }))
    }

    /// Whether nothing is open.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether the next block is the first of an item.
    pub(super) fn starts_item(&self) -> bool {
        let is_new = |container: &Container| matches!(container, Container::Item { width: None });
        self.open.iter().any(is_new)
    }

    /// Whether the next block is the first of an item that may stand on the line after text: a list
    /// can only follow there when it begins with 1.
    pub(super) fn may_follow_text(&self) -> bool {
        let new = self.open.windows(2).find_map(|pair| match pair {
            [list, Container::Item { width: None }] => Some(list),
            _ => None,
        });
        match new {
            Some(Container::List { next, is_empty }) => !is_empty || next.is_none_or(|n| n == 1),
            _ => false,
        }
    }

    /// The numbers of the open quotes.
    pub(super) fn quotes(&self) -> Vec<usize> {
        let number = |container: &Container| match container {
            Container::Quote(number) => Some(*number),
            _ => None,
        };
        self.open.iter().filter_map(number).collect()
    }

    /// What a line starts with. Items are started by it.
    pub(super) fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        let mut number = &mut None;
        for container in &mut self.open {
            match container {
                Container::List { next, is_empty } => {
                    *is_empty = false;
                    number = next;
                }
                Container::Item { width: Some(width) } => prefix.push_str(&" ".repeat(*width)),
                Container::Item { width } => {
                    let marker = match number {
                        Some(number) => format!("{number}. "),
                        None => String::from("- "),
                    };
                    if let Some(number) = number {
                        *number += 1;
                    }
                    *width = Some(marker.len());
                    prefix.push_str(&marker);
                }
                Container::Quote(_) => prefix.push_str("> "),
            }
        }
        prefix
    }

    /// The line between two blocks, which goes on with those quotes that the block before it stands
    /// in as well.
    pub(super) fn empty_line(&self, quotes_before: &[usize]) -> String {
        let mut line = String::new();
        for container in &self.open {
            match container {
                Container::Quote(number) if quotes_before.contains(number) => line.push_str("> "),
                Container::Item { width: Some(width) } => line.push_str(&" ".repeat(*width)),
                Container::List { .. } => {}
                _ => break,
            }
        }
        line.trim_end().to_owned()
    }
}
