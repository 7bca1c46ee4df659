//! Collapses white space: each run of it, line ends too, becomes one space.

use std::borrow::Cow;

/// `words` with every run of white space, line ends too, as one space; none at the ends.
#[must_use]
pub fn fold_space(words: &str) -> String {
    folded(words).into_owned()
}

/// The same as [`fold_space`], without a copy where nothing is to be done.
#[must_use]
pub fn folded(words: &str) -> Cow<'_, str> {
    let words = words.trim();
    let even = !may_be_uneven(words, begins_space)
        || uneven(words, char::is_whitespace, begins_space).is_none();
    if even {
        return words.into();
    }
    let mut out = String::with_capacity(words.len());
    fold_into(&mut out, words);
    out.into()
}

/// Appends the result of [`fold_space`] to `out`.
pub fn fold_into(out: &mut String, words: &str) {
    fold_by(out, words, char::is_whitespace, begins_space);
}

/// The same, where only the white space of ASCII counts.
pub fn fold_ascii_into(out: &mut String, words: &str) {
    fold_by(out, words, |c| c.is_ascii_whitespace(), |byte| byte < b' ');
}

/// Whether a character that begins with the byte may be white space other than a blank.
fn begins_space(byte: u8) -> bool {
    byte < b' ' || byte == 0xC2 || (0xE1..=0xE3).contains(&byte)
}

fn fold_by(
    out: &mut String,
    words: &str,
    is_space: impl Fn(char) -> bool,
    begins: impl Fn(u8) -> bool,
) {
    let mut rest = words.trim_matches(&is_space);
    if may_be_uneven(rest, &begins) {
        while let Some((run, after)) =
            uneven(rest, &is_space, &begins).and_then(|at| rest.split_at_checked(at))
        {
            out.push_str(run);
            out.push(' ');
            rest = after.trim_start_matches(&is_space);
        }
    }
    out.push_str(rest);
}

/// Whether there may be a run of white space that is more than one blank. Most texts have none, which
/// is found without a branch, many bytes at once.
fn may_be_uneven(words: &str, begins: impl Fn(u8) -> bool) -> bool {
    let bytes = words.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let odd = pairs.map(|(&byte, &next)| begins(byte) | ((byte == b' ') & (next == b' ')));
    odd.fold(false, |any, odd| any | odd)
}

/// Where the first run of white space begins that is more than one blank.
fn uneven(
    words: &str,
    is_space: impl Fn(char) -> bool,
    begins: impl Fn(u8) -> bool,
) -> Option<usize> {
    let bytes = words.as_bytes();
    let may_be = |byte: &u8| *byte == b' ' || begins(*byte);
    let mut at = 0;
    while let Some(skipped) = bytes.get(at..).and_then(|rest| rest.iter().position(may_be)) {
        at += skipped;
        let mut rest = words.get(at..)?.chars();
        let first = rest.next()?;
        if is_space(first) && (first != ' ' || rest.next().is_some_and(&is_space)) {
            return Some(at);
        }
        at += first.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_become_one_blank() {
        for words in [
            "",
            " ",
            "\n\u{a0}",
            "a",
            " a\n b\t c ",
            "one two  three   four",
            "a \u{a0}b\u{2009}c \u{3000} d\u{1680}",
            "é “ü” \u{200b} \u{feff}— x",
            "a\u{b}b\u{1c}c \u{1} d",
            "a\n",
            "\n\na b",
        ] {
            let by_word: Vec<&str> = words.split_whitespace().collect();
            assert_eq!(fold_space(words), by_word.join(" "), "{words:?}");
            let mut out = "x".to_owned();
            fold_ascii_into(&mut out, words);
            let by_word: Vec<&str> = words.split_ascii_whitespace().collect();
            assert_eq!(out, format!("x{}", by_word.join(" ")), "{words:?}");
        }
        assert!(matches!(folded(" even words “here” "), Cow::Borrowed("even words “here”")));
    }

    #[test]
    fn white_space_begins_with_known_bytes() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| c.is_whitespace())
        {
            let space = c.to_string();
            assert_eq!(fold_space(&format!("a{space}{space}b")), "a b", "{c:?}");
        }
    }
}
