//! Who wrote the article, by the line that the page shows.

use dom_query::{NodeRef, Selection};

use super::value::{line, words};
use crate::calendar::{Date, MONTHS, Weekday};
use crate::formats::document_date;

/// Words before the names, lower case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "posted by ", "published by ", "submitted by ", "written by ", "words by ", "story by ", "by: ", "by ",
    "autor: ", "autore: ", "auteur : ", "auteur: ", "text: ", "texte : ", "texto: ", "testo: ", "tekst: ",
];
/// The same in other languages, which also begin names: small inside a line, or a capital and two
/// names behind it.
const LABELS_ELSEWHERE: &[&str] = &["av ", "di ", "door ", "par ", "por ", "von "];
/// Words of names without a capital.
const PARTICLES: &[&str] =
    &["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"];
/// Longest line of names, in bytes.
const LONGEST: usize = 120;

/// The words of a byline, those of each element apart; the names alone where they are marked.
pub(super) fn shown_names(node: &NodeRef<'_>) -> String {
    let marked = Selection::from(*node).select("[itemprop='name']");
    if !marked.is_empty() {
        let names: Vec<String> = marked.nodes().iter().map(|name| line(&name.text())).collect();
        return names.join(", ");
    }
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|text| text.text());
    line(&texts.map(|text| text.to_string()).collect::<Vec<_>>().join(" ")).replace(" ,", ",")
}

/// The names that a line of texts gives after "By": in the same text, or in those that follow.
pub(super) fn labelled_names(texts: &[NodeRef<'_>]) -> Option<String> {
    let (first, rest) = texts.split_first()?;
    let first = Some(first.text()).filter(|text| text.len() <= 4 * LONGEST)?;
    let first = line(&first);
    let label = first.trim_matches(is_edge);
    if label.len() > LONGEST {
        return None;
    }
    let mut labels = LABELS.iter().chain(LABELS_ELSEWHERE);
    if !labels.any(|name| name.trim_end().eq_ignore_ascii_case(label)) {
        let names = without_label(label);
        let names = (names.len() < label.len()).then(|| read(names).0)??;
        return (names.contains(' ') && is_names(&names)).then_some(names);
    }
    // A name, then "and" or a comma, then a name.
    let mut names = String::new();
    for (at, text) in rest.iter().take(12).enumerate() {
        let part = line(&text.text());
        let joins = matches!(part.as_str(), "and" | "&" | "," | ", and");
        if joins != (at % 2 == 1) || (!joins && !is_names(&part)) {
            break;
        }
        names.push_str(if names.is_empty() || part.starts_with(',') { "" } else { " " });
        names.push_str(&part);
    }
    let ends = |names: &str| names.trim_end_matches(" and").trim_end_matches([' ', '&', ',']).len();
    names.truncate(ends(&names));
    Some(names).filter(|names| !names.is_empty())
}

/// Whether a line is a name, and says nothing of the person.
pub(super) fn is_line(line: &str) -> bool {
    const MOST_OTHER_WORDS: usize = 3;
    let Some(names) = read(line).0 else { return false };
    let is_other = |word: &&str| {
        let joins = ["and", "for", "from", "in", "of", "the"];
        word.starts_with(char::is_lowercase) && !joins.contains(word) && !PARTICLES.contains(word)
    };
    names.split_whitespace().filter(is_other).count() <= MOST_OTHER_WORDS
}

/// The byline that is better than what the data say: the page shows the same names in its own
/// words, one more, the whole of a name, or a person where the data name the outlet.
pub(super) fn better(stated: &str, shown: &str, site: Option<&str>) -> bool {
    if stated == shown || !is_names(shown) {
        return false;
    }
    let (said, seen) = (words(stated), words(shown));
    if site.is_some_and(|site| words(site) == said) {
        return seen != said;
    }
    let holds = said.iter().all(|word| seen.contains(word));
    let parts = || parts_of(shown).map(words);
    holds
        && (seen.iter().all(|word| said.contains(word) || word == "and")
            || parts().any(|part| part == said)
            || (said.len() == 1 && parts().count() == 1 && seen.first() == said.first()))
}

/// Whether words are names of people and nothing else: each of up to five words with a capital.
fn is_names(shown: &str) -> bool {
    // "J.R." is an initial, "Herald.org" a site.
    let is_site = |word: &str| {
        word.trim_end_matches('.').rsplit_once('.').is_some_and(|(_, end)| end.len() > 1)
    };
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            && !word.contains(|c: char| c.is_ascii_digit())
            && !is_site(word)
            || PARTICLES.contains(&word)
    };
    let is_name = |name: &str| {
        (1..=5).contains(&name.split_whitespace().count())
            && name.starts_with(char::is_uppercase)
            && name.split_whitespace().all(is_part)
    };
    shown.len() <= LONGEST && !shown.is_empty() && parts_of(shown).all(is_name)
}

/// The names of "Amir Karim, Sara Lund and Jo Ott".
fn parts_of(shown: &str) -> impl Iterator<Item = &str> {
    let parts = shown.split(',').flat_map(|part| part.split(" and ")).flat_map(|p| p.split('&'));
    parts.map(|part| part.trim().trim_start_matches("and ")).filter(|part| !part.is_empty())
}

/// "Amir Karim" from "By Amir KarimMonday, November 15, 2023", and the day.
pub(in crate::formats::html) fn read(words: &str) -> (Option<String>, Option<Date>) {
    let words = line(words);
    let names = without_label(&words);
    let days = Weekday::ALL.iter().map(|day| day.name());
    let date = MONTHS.iter().copied().chain(days).filter_map(|name| names.find(name)).min();
    let is_dated =
        |at: &usize| names.get(*at..).is_some_and(|r| r.bytes().any(|b| b.is_ascii_digit()));
    let (names, date) = match date.filter(is_dated) {
        Some(at) => {
            (names.get(..at).unwrap_or(""), names.get(at..).and_then(document_date::in_words))
        }
        None => (names, None),
    };
    let names = before_signs(names).trim_matches(is_edge);
    let names = names.strip_suffix(" on").unwrap_or(names).trim_matches(is_edge);
    let names = without_helper(names);
    (Some(names.to_owned()).filter(|names| !names.is_empty()), date)
}

/// "Amir Karim" from "Amir Karim (with AFP)".
fn without_helper(names: &str) -> &str {
    let inner = names.strip_suffix(')').and_then(|names| names.rsplit_once(" ("));
    let is_helper = |inner: &str| {
        ["with ", "avec ", "mit ", "con ", "com "].iter().any(|word| inner.starts_with(word))
    };
    inner.filter(|(_, inner)| is_helper(inner)).map_or(names, |(names, _)| names)
}

/// What stands after "By", "Posted by" and the like.
pub(in crate::formats::html) fn without_label(words: &str) -> &str {
    let label = LABELS.iter().find(|label| {
        words.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    });
    let begins = |label: &&&str| {
        words.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    };
    let elsewhere = || {
        let rest = words.get(LABELS_ELSEWHERE.iter().find(begins)?.len()..)?;
        let is_name =
            |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
        let mut names = rest.split_whitespace();
        let is_first = rest.starts_with(char::is_uppercase);
        (is_first && names.nth(1).is_some_and(is_name)).then_some(rest)
    };
    label.and_then(|label| words.get(label.len()..)).or_else(elsewhere).unwrap_or(words)
}

/// The names before the label of a day ("Updated"), a handle ("@karim"), a day in figures or a
/// counter.
fn before_signs(names: &str) -> &str {
    const LABELS: &[&str] = &["last", "modified", "posted", "published", "updated"];
    const COUNTED: &[&str] =
        &["ago", "comment", "comments", "min", "mins", "minute", "shares", "views"];
    let mut at = 0;
    for word in names.split_inclusive(' ') {
        let key = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let rest = names.get(at..).unwrap_or("");
        let next = rest.split(' ').nth(1).unwrap_or("").to_ascii_lowercase();
        let label = LABELS.contains(&key.as_str())
            && (key != "last" || next.starts_with("updated") || next.starts_with("modified"));
        let number = word.starts_with(|c: char| c.is_ascii_digit())
            && (document_date::in_words(rest).is_some()
                || rest.split(' ').any(|w| COUNTED.contains(&w.to_ascii_lowercase().as_str())));
        let handle = at > 0 && word.contains('@');
        if label || number || handle {
            return names.get(..at).unwrap_or("");
        }
        at += word.len();
    }
    names
}

/// Whether a character stands beside names, and not in them.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '|' | '—' | '–' | '-' | '•' | '·')
}
