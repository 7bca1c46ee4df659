//! What a single line of a page is, by its words: a date, a credit, an offer, a link elsewhere.

use super::super::chunk::Chunk;
use super::phrases::{LINKS, OFFERS, begins, key_of};
use crate::doc::BlockKind;
use crate::formats::html::meta::byline::without_label;

/// Longest line, in bytes, that can be the heading of a list of links.
pub(super) const LONGEST_CUE: usize = 80;

/// Longest label before the name of an author, in bytes.
const LONGEST_LABEL: usize = 16;

/// "By Amir Karim", with a date or nothing after it.
pub(super) fn is_byline(key: &str, byline: &str) -> bool {
    let own = key.find(byline).filter(|at| *at <= LONGEST_LABEL);
    let rest = own.filter(|at| *at > 0).and_then(|at| {
        let label = format!("{}X Y", key.get(..at)?);
        (without_label(&label) == "X Y").then(|| key.get(at..))?
    });
    rest.unwrap_or(key).strip_prefix(byline).is_some_and(|after| {
        after.is_empty() || after.starts_with(' ') && after.split(' ').skip(1).all(is_when)
    })
}

/// Whether a word belongs to a date or time.
fn is_when(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
        || is_calendar_name(word)
        || AROUND.binary_search(&word).is_ok()
}

/// At the head of a page: a short line with a year and a day, in any language.
pub(super) fn is_dated(chunk: &Chunk, key: &str) -> bool {
    let numbers = || key.split(' ').filter_map(|word| word.parse::<u32>().ok());
    key.split(' ').count() <= 9
        && !chunk.text.ends_with(['.', '?', '!'])
        && !matches!(chunk.kind, BlockKind::Heading(_))
        && numbers().any(|n| (1990..2100).contains(&n))
        && numbers().any(|n| (1..=31).contains(&n))
}

/// "Read more: …", "WATCH: …".
pub(super) fn is_link_line(chunk: &Chunk, key: &str) -> bool {
    const LABELS: &[&str] =
        &["gallery", "listen", "more", "photos", "read", "related", "see", "video", "watch"];
    let heading = matches!(chunk.kind, BlockKind::Heading(_));
    let label = chunk.text.split_once(':').map(|(label, _)| label.to_ascii_lowercase());
    let is_whole = chunk.linked == chunk.text.len() && chunk.kind == BlockKind::Paragraph;
    if is_whole && label.is_some_and(|label| LABELS.contains(&label.as_str())) {
        return true;
    }
    let mostly = chunk.linked * 10 >= chunk.text.len() * 4;
    !heading && mostly && begins(&LINKS, key)
}

/// "Sign up for our newsletter"; with something to follow or at the end.
pub(super) fn is_offer(chunk: &Chunk, key: &str, at_end: bool) -> bool {
    let has = |word: &str| key.contains(word) && key.split(' ').any(|w| w == word);
    let letter = (has("newsletter") || has("newsletters") || has("inbox"))
        && ["subscribe", "sign", "signup", "get", "delivered", "join", "free"]
            .iter()
            .any(|w| has(w));
    let follow = || (has("twitter") || has("facebook") || has("instagram")) && has("follow");
    let is_mail = |word: &str| word.find('@').is_some_and(|at| at > 1 && word.len() > at + 3);
    let mail = || chunk.text.split_whitespace().any(is_mail);
    // Who answers for a release is a part of it.
    let is_contact = || {
        let label = chunk.text.split([':', '\n']).next().unwrap_or("");
        label.len() < chunk.text.len()
            && ["contact", "kontakt"]
                .iter()
                .any(|word| key_of(label).split(' ').take(3).any(|w| w.starts_with(word)))
    };
    let address = || at_end && key.split(' ').count() <= 30 && mail() && !is_contact();
    // "Follow our coverage of the harbour at https://…"
    let coverage = || at_end && key.starts_with("follow ") && has("coverage") && has("https");
    letter
        || coverage()
        || ((chunk.linked > 0 || at_end) && (follow() || address() || begins(&OFFERS, key)))
}

/// How long the article takes to read, with its day or without: "Lesezeit: 2 Minuten".
pub(super) fn is_reading_time(chunk: &Chunk, key: &str) -> bool {
    const LONGEST: usize = 160;
    const SIGNS: &[&str] = &[
        "czas czytania",
        "leestijd",
        "lesetid",
        "lesezeit",
        "lästid",
        "min de lectura",
        "min de lecture",
        "min lesezeit",
        "min read",
        "minute read",
        "minutes to read",
        "reading time",
        "temps de lecture",
        "tempo de leitura",
        "tempo di lettura",
        "tiempo de lectura",
    ];
    let has_number = || key.bytes().any(|b| b.is_ascii_digit());
    let ends = chunk.text.ends_with(['.', '!', '?']) && !chunk.text.ends_with("min.");
    chunk.text.len() <= LONGEST
        && !ends
        && has_number()
        && SIGNS.iter().any(|sign| key.contains(sign))
}

/// At the end: who the author is. "Ada Holm covers the harbour.", "Ada HolmTransport correspondent".
pub(super) fn is_about_author(chunk: &Chunk, key: &str, byline: &str) -> bool {
    const LONGEST_ROLE: usize = 80;
    const VERBS: &[&str] = &["covers", "has", "is", "joined", "reports", "writes"];
    let is_line = chunk.text.len() <= LONGEST_ROLE
        && chunk.kind == BlockKind::Paragraph
        && !chunk.text.ends_with(['.', '?', '!', ':', '”', '"']);
    byline.split(" and ").filter(|name| name.contains(' ')).any(|name| {
        let Some(rest) = key.strip_prefix(name) else { return false };
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split(' ').next());
        is_line || verb.is_some_and(|verb| VERBS.contains(&verb))
    })
}

/// "The day's stories in five minutes. Sign up": the button behind what is offered.
pub(super) fn ends_in_offer(chunk: &Chunk, key: &str) -> bool {
    let buttons = ["sign up", "sign up here", "sign up now", "subscribe", "subscribe now"];
    chunk.linked > 0
        && chunk.linked < chunk.text.len()
        && buttons.iter().any(|button| key.ends_with(button))
}

/// Words that stand around a date and a time, sorted.
const AROUND: &[&str] = &[
    "a",
    "aedt",
    "aest",
    "ago",
    "am",
    "amt",
    "at",
    "bst",
    "by",
    "cdt",
    "cest",
    "cet",
    "created",
    "cst",
    "date",
    "day",
    "days",
    "eat",
    "edt",
    "est",
    "et",
    "first",
    "gmt",
    "hkt",
    "hour",
    "hours",
    "hst",
    "ist",
    "jst",
    "kst",
    "last",
    "local",
    "m",
    "mdt",
    "min",
    "mins",
    "minute",
    "minutes",
    "modified",
    "mst",
    "on",
    "original",
    "originally",
    "p",
    "pdt",
    "pm",
    "posted",
    "pst",
    "pt",
    "publicado",
    "published",
    "publié",
    "read",
    "reading",
    "sgt",
    "the",
    "time",
    "today",
    "updated",
    "utc",
    "veröffentlicht",
    "wat",
    "yesterday",
];

/// A line of nothing but a date, a time and words such as "updated": the reader shows the date.
pub(super) fn is_date_line(key: &str) -> bool {
    // "4:14 p.m." alone heads an entry of a live report.
    let says = |word: &str| {
        is_calendar_name(word)
            || matches!(word, "ago" | "read" | "reading" | "updated" | "published" | "posted")
    };
    let is_number = |word: &&str| word.bytes().any(|b| b.is_ascii_digit());
    key.split(' ').all(is_when)
        && key.split(' ').any(says)
        && (1..=12).contains(&key.split(' ').filter(is_number).count())
}

/// "Last modified on", whose date stands in a line of its own; "134 comments".
pub(super) fn is_head_line(key: &str) -> bool {
    let words = || key.split(' ');
    let says = |word: &str| matches!(word, "modified" | "updated" | "published" | "posted");
    let is_about_date = words().count() <= 5 && words().all(is_when) && words().any(says);
    // "1,204 views"
    const COUNTED: &[&str] =
        &["comment", "comments", "likes", "reactions", "reads", "replies", "shares", "views"];
    let is_count = key.rsplit_once(' ').is_some_and(|(number, what)| {
        COUNTED.contains(&what) && number.bytes().all(|b| b.is_ascii_digit() || b == b' ')
    });
    is_about_date || is_count
}

/// An English month or weekday, whole or cut to three letters.
fn is_calendar_name(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    word.len() >= 3 && NAMES.iter().any(|name| name.starts_with(word)) || word == "sept"
}

/// A line that only says whose picture it is.
pub(super) fn is_credit(chunk: &Chunk, key: &str) -> bool {
    let short = chunk.text.len() <= LONGEST_CUE && key.split(' ').count() <= 8;
    if !short {
        return false;
    }
    let says = |word: &str| {
        matches!(
            word,
            "getty"
                | "reuters"
                | "afp"
                | "credit"
                | "photo"
                | "image"
                | "photograph"
                | "images"
                | "shutterstock"
                | "ap"
                | "©"
        )
    };
    let begins =
        ["photo ", "image ", "credit", "photograph by ", "photo by ", "courtesy of ", "picture "];
    let marked = begins.iter().any(|b| key.starts_with(b)) || chunk.text.starts_with('©');
    let only = key.split(' ').count() <= 4
        && key.split(' ').any(|w| matches!(w, "getty" | "shutterstock"));
    !chunk.text.ends_with(['.', '!', '?'])
        && ((marked
            && (chunk.text.contains([':', '/', '©', '|']) || chunk.kind == BlockKind::Image))
            || only
            || (chunk.kind == BlockKind::Image && key.split(' ').all(says)))
}

/// "© 2019 …", "All rights reserved".
pub(super) fn is_copyright(chunk: &Chunk, key: &str) -> bool {
    let begins = |mark: &str| {
        chunk.text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    ["©", "copyright", "(c) "].into_iter().any(begins) || key.contains("all rights reserved")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(AROUND.is_sorted());
    }

    #[test]
    fn lines_of_the_author_may_have_a_date() {
        for (key, expected) in [
            ("by ada holm", true),
            ("ada holm nov 24 2026 11 42 p m 4 min read", true),
            ("by ada holm published 3 may 2023", true),
            ("submitted by ada holm on tue 02 18 2025 07 45", true),
            ("von ada holm 3 may 2023", true),
            ("we met ada holm", false),
            ("ada holm said on 3 may 2023", false),
            ("by ada holmes", false),
        ] {
            assert_eq!(is_byline(key, "ada holm"), expected, "{key}");
        }
    }

    #[test]
    fn lines_about_the_author_and_the_reading() {
        let chunk =
            |text: &str| Chunk { text: text.to_owned(), ..Chunk::new(BlockKind::Paragraph) };
        for (text, expected) in [
            ("Ada Holm covers the harbour.", true),
            ("Jo Ott has written for us since 2016.", true),
            ("Ada HolmTransport correspondent", true),
            ("Ada Holm", true),
            ("Ada Holm said that she had left.", false),
            ("Ada Holmes is a baker.", false),
            ("Holm covers the harbour.", false),
        ] {
            let found = is_about_author(&chunk(text), &key_of(text), "ada holm and jo ott");
            assert_eq!(found, expected, "{text}");
        }
        for (text, expected) in [
            ("Von Jo Ott14.05.2024, 17:30 UhrLesezeit: 2 Minuten", true),
            ("in Port Ellis 3 min read", true),
            ("Temps de lecture : 2 min.", true),
            ("The reading time of the bill was two minutes.", false),
            ("A long read", false),
        ] {
            assert_eq!(is_reading_time(&chunk(text), &key_of(text)), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_lead_elsewhere_and_counters() {
        let link = |text: &str| Chunk {
            text: text.to_owned(),
            linked: text.len(),
            ..Chunk::new(BlockKind::Paragraph)
        };
        for (text, expected) in [
            ("WATCH: How a crane is lifted", true),
            ("Related: Ferries late again", true),
            ("Reiling: the crane stands still", false),
            ("How a crane is lifted", false),
        ] {
            assert_eq!(is_link_line(&link(text), &key_of(text)), expected, "{text}");
        }
        for (text, expected) in
            [("1,204 views", true), ("3 Comments", true), ("views", false), ("two views", false)]
        {
            let key = key_of(text);
            assert_eq!(is_head_line(&key) && key.contains(' '), expected, "{text}");
        }
        let text = "Follow our coverage of the harbour at https://x.org/harbour";
        assert!(is_offer(&Chunk { linked: 0, ..link(text) }, &key_of(text), true));
    }

    #[test]
    fn date_lines() {
        for yes in [
            "published 10 48 tue nov 19 2019",
            "november 20 2019",
            "updated nov 19 2019 8 21 am et original nov 19 2019 8 02 am et",
            "5 min read",
        ] {
            assert!(is_date_line(yes), "{yes}");
        }
        for no in ["1 2 3", "4 14 p m", "on monday", "may", "the march 5 protest", "2019"] {
            assert!(!is_date_line(no), "{no}");
        }
    }
}
