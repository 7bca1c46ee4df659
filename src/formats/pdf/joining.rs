//! Joins the lines of a paragraph, so that words parted at the end of a line are whole again, and knows
//! the lines that begin items.

use super::letters::{PARTED, is_tight};

/// Adds the words of the next line: a word that was parted at the end of the line is whole again.
pub fn join(text: &mut String, next: &str) {
    let next = next.trim();
    if text.is_empty() || next.is_empty() {
        text.push_str(next);
        return;
    }
    let stem = text.trim_end_matches(['-', '\u{2010}', '\u{AD}']);
    let hyphens = text.len() - stem.len();
    let parts_word = stem.chars().next_back().is_some_and(char::is_alphabetic)
        && next.chars().next().is_some_and(char::is_lowercase)
        && (1..=2).contains(&hyphens);
    if parts_word {
        if text.ends_with(PARTED) {
            text.truncate(stem.len());
        } else if !keeps_hyphen(stem, next) {
            text.truncate(stem.len());
            text.push(PARTED);
        }
    } else if hyphens > 0 && text.ends_with(['-', '\u{2010}']) && !stem.ends_with(' ') {
        // "Franco-" and "German", "1998-" and "2004": the hyphen is the word's.
    } else if is_tied(text) {
        // "1998–" and "2004", "https://" and "example.org".
    } else if !is_tight(text, next) {
        text.push(' ');
    }
    text.push_str(next);
}

/// Whether the last word of a line ends with a dash or a slash that ties it to the next one.
fn is_tied(text: &str) -> bool {
    let word = text.trim_end_matches(['–', '—', '/']);
    word.len() < text.len() && word.ends_with(|c: char| c.is_alphanumeric() || c == ':')
}

/// Whether the hyphen belongs to the word: one with another hyphen in it ("state-of-the-"), or behind
/// capitals or a figure ("FAA-approved").
fn keeps_hyphen(stem: &str, next: &str) -> bool {
    let begun = stem.rsplit(char::is_whitespace).next().unwrap_or("");
    let rest = next.split(char::is_whitespace).next().unwrap_or("");
    let last = begun.rsplit('-').next().unwrap_or("");
    let is_short_form = last.chars().rev().take(2).filter(|c| c.is_uppercase()).count() == 2;
    begun.contains('-') || rest.trim_end_matches('-').contains('-') || is_short_form
}

/// Whether a line begins an item of a list: a bullet, a number or a letter with a stop.
pub fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return false };
    let rest = text.get(first.len_utf8()..).unwrap_or("");
    if "•●▪■□◦‣➢✓❖❑◻○–—-*".contains(first) {
        return rest.starts_with(' ') && !rest.trim().is_empty();
    }
    let label = text.split_once(' ').map_or("", |(label, _)| label);
    let bare = label.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_closed = label.len() > bare.len() && label.ends_with([')', '.']);
    let is_number = bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
    let is_letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_lowercase());
    let is_roman = bare.len() <= 4 && bare.bytes().all(|b| b"ivx".contains(&b));
    is_closed && !bare.is_empty() && (is_number || is_letter || is_roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_ends_of_lines_are_whole() {
        for (before, next, expected) in [
            ("the inter-", "national wall", "the inter\u{AD}national wall"),
            ("an FAA-", "approved wall", "an FAA-approved wall"),
            ("the inter\u{AD}", "national wall", "the international wall"),
            ("the state-of-the-", "art wall", "the state-of-the-art wall"),
            ("the Franco-", "German wall", "the Franco-German wall"),
            ("from 1998-", "2004", "from 1998-2004"),
            ("a wall -", "no more", "a wall - no more"),
            ("a wall –", "no more", "a wall – no more"),
            ("737–", "9 and", "737–9 and"),
            ("https://", "example.org", "https://example.org"),
            ("and/", "or", "and/or"),
            ("two", "lines", "two lines"),
            ("日本", "語", "日本語"),
            ("", "a", "a"),
        ] {
            let mut text = before.to_owned();
            join(&mut text, next);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn items_begin_with_a_bullet_or_a_number() {
        for (line, expected) in [
            ("• One", true),
            ("– One", true),
            ("1. One", true),
            ("(iv) One", true),
            ("b) One", true),
            ("1998. One", false),
            ("A. Lee said", false),
            ("-5 degrees", false),
            ("One.", false),
            ("•", false),
        ] {
            assert_eq!(is_item(line), expected, "{line}");
        }
    }
}
