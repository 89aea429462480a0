//! Where a name falls into words, and the two spellings made of them.
//!
//! The official crates use two different rules, and both are followed to the letter: types by
//! Smithy's own Pascal case, members, functions and modules by a finer splitting that knows
//! acronyms, their plurals and versions. Renames and escapes are not decided here.

/// Words that are written with inner capitals and stay whole in snake case.
const WHOLE_WORDS: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Snake case, ASCII letters and digits only; other characters part words. Empty when none is left.
pub(super) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let all_lower = !chars.iter().any(char::is_ascii_uppercase);
    let mut out = String::with_capacity(name.len() + 8);
    let mut word = String::new();
    for (index, &next) in chars.iter().enumerate() {
        let rest = chars.get(index..).unwrap_or_default();
        if !next.is_ascii_alphanumeric() {
            finish_word(&mut out, &mut word);
            continue;
        }
        if !word.is_empty() && !in_whole_word(&word, rest) && starts_word(&word, rest, all_lower) {
            finish_word(&mut out, &mut word);
        }
        word.push(next);
    }
    finish_word(&mut out, &mut word);
    out
}

/// Appends the word to the snake case, and begins a new one.
fn finish_word(out: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('_');
    }
    out.extend(word.drain(..).map(|c| c.to_ascii_lowercase()));
}

/// Whether the word so far and what follows spell a whole word that is not complete yet.
fn in_whole_word(word: &str, rest: &[char]) -> bool {
    if WHOLE_WORDS
        .iter()
        .any(|whole| word.eq_ignore_ascii_case(whole))
    {
        return false;
    }
    WHOLE_WORDS.iter().any(|whole| {
        let mut spelled = word.chars().chain(rest.iter().copied());
        whole.chars().all(|expected| {
            spelled
                .next()
                .is_some_and(|c| c.eq_ignore_ascii_case(&expected))
        })
    })
}

/// Whether a new word starts with the first of `rest`, which is a letter or digit.
fn starts_word(word: &str, rest: &[char], all_lower: bool) -> bool {
    let (Some(last), Some(&next)) = (word.chars().last(), rest.first()) else {
        return false;
    };
    let lower_then_upper =
        (last.is_ascii_lowercase() || last.is_ascii_digit()) && next.is_ascii_uppercase();
    // `s3key`: only where capitals cannot tell.
    let digit_then_lower = all_lower && last.is_ascii_digit() && next.is_ascii_lowercase();
    lower_then_upper || digit_then_lower || (last.is_ascii_uppercase() && ends_acronym(rest))
}

/// Whether `rest`, which follows a capital, starts the word after an acronym: the `Pr` of `DBProxy`,
/// but neither the plural in `ACLs` nor the version in `DynamoDBv2`.
fn ends_acronym(rest: &[char]) -> bool {
    let at = |index: usize| rest.get(index).copied();
    let capitalized = at(0).is_some_and(|c| c.is_ascii_uppercase())
        && at(1).is_some_and(|c| c.is_ascii_lowercase());
    let plural = at(1) == Some('s') && !at(2).is_some_and(|c| c.is_ascii_lowercase());
    let version = at(1) == Some('v') && at(2).is_some_and(|c| c.is_ascii_digit());
    capitalized && !plural && !version
}

/// Pascal case by Smithy's rules: a word starts after a separator, at a capital that follows a
/// small letter or digit, and at the last capital of a run that a small letter follows. A digit
/// starts no word.
pub(super) fn pascal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    let mut last = None;
    while let Some(next) = chars.next() {
        if next.is_ascii_alphanumeric() {
            let starts = match last {
                None => true,
                Some(last) => starts_pascal_word(last, next, chars.peek().copied()),
            };
            out.push(if starts {
                next.to_ascii_uppercase()
            } else {
                next.to_ascii_lowercase()
            });
            last = Some(next);
        } else {
            last = None;
        }
    }
    out
}

/// Whether `next` starts a word, between the character before it and the one after it.
fn starts_pascal_word(last: char, next: char, after: Option<char>) -> bool {
    let after_small = last.is_ascii_lowercase() || last.is_ascii_digit();
    let before_small = last.is_ascii_uppercase() && after.is_some_and(|c| c.is_ascii_lowercase());
    next.is_ascii_uppercase() && (after_small || before_small)
}
