//! Writes the days of a timeline as iCalendar (RFC 5545): an all-day event each. What is known by its
//! month or year alone is no day, and is left out.

use std::io::{self, Write};

use crate::calendar::Date;
use crate::doc::Document;
use crate::doc::url::can_be_opened;
use crate::facts::{Certainty, DateMention, Event, Facts, Grain};
use crate::text::fold_space;

/// Lines are folded after so many bytes.
const LONGEST_LINE: usize = 73;
/// Longest summary, in characters.
const LONGEST: usize = 120;

/// Writes a calendar of the article's days.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, facts: &Facts, out: &mut impl Write) -> io::Result<()> {
    let mut calendar = String::new();
    let mut line = |name: &str, value: &str| folded(name, value, &mut calendar);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//dateline//dateline//EN");
    let title = fold_space(&doc.meta.title);
    if !title.is_empty() {
        line("X-WR-CALNAME", &text(&title));
    }
    for event in facts.events.iter().filter(|event| is_days(event)) {
        let mention = event.mentions.first().and_then(|first| facts.dates.get(*first as usize));
        if let (Some(mention), Some(after)) = (mention, event.to.add_days(1)) {
            entry(doc, facts, event, mention, after, &mut line);
        }
    }
    line("END", "VCALENDAR");
    out.write_all(calendar.as_bytes())
}

/// Whether an event is a day or some, of a year that iCalendar can write.
fn is_days(event: &Event) -> bool {
    matches!(event.grain, Grain::Day | Grain::PartOfDay | Grain::Time | Grain::Weekend)
        && event.from.year() > 0
}

fn entry(
    doc: &Document,
    facts: &Facts,
    event: &Event,
    mention: &DateMention,
    after: Date,
    line: &mut impl FnMut(&str, &str),
) {
    let clause = fold_space(event.clause.in_text(&doc.text));
    let summary = match clause.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", whole_words(&clause, end)),
        None => clause,
    };
    line("BEGIN", "VEVENT");
    // The same article gives the same events: a calendar that has them renews them.
    line("UID", &format!("{}-{:016x}@dateline", digits(event.from), fingerprint(doc, mention)));
    // When it was made: the program looks at no clock, and the article has a day.
    let written = facts.published.map_or(event.from, |(date, _)| date);
    line("DTSTAMP", &format!("{}T000000Z", digits(written)));
    line("DTSTART;VALUE=DATE", &digits(event.from));
    line("DTEND;VALUE=DATE", &digits(after));
    line("SUMMARY", &text(&summary));
    let mut description = fold_space(mention.sentence.in_text(&doc.text));
    let warning = event.warning.and_then(|warning| facts.warnings.get(warning as usize));
    for words in warning
        .map(|warning| format!("! {}", warning.message))
        .iter()
        .chain(Some(&doc.meta.title).filter(|title| !title.is_empty()))
    {
        description.push('\n');
        description.push_str(&fold_space(words));
    }
    line("DESCRIPTION", &text(&description));
    if can_be_opened(&doc.meta.source) {
        line("URL", &doc.meta.source);
    }
    if mention.certainty == Certainty::Weak {
        line("STATUS", "TENTATIVE");
    }
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
}

/// The words that end before a byte; a word that is longer is cut.
fn whole_words(words: &str, end: usize) -> &str {
    let cut = words.get(..end).unwrap_or("");
    let ends_a_word = words.get(end..).is_some_and(|rest| rest.starts_with(' '));
    let whole = cut.rsplit_once(' ').filter(|_| !ends_a_word).map_or(cut, |(whole, _)| whole);
    whole.trim_end_matches([' ', ',', ';', ':', '–', '—'])
}

/// "20231115".
fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A value of type TEXT.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a line, folded between characters.
fn folded(name: &str, value: &str, out: &mut String) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// FNV-1a of the article's name and the sentence.
fn fingerprint(doc: &Document, mention: &DateMention) -> u64 {
    let meta = &doc.meta;
    let sentence = mention.sentence.in_text(&doc.text);
    let bytes = [&meta.title, "\0", meta.id.as_deref().unwrap_or(""), "\0", sentence];
    bytes.iter().flat_map(|part| part.bytes()).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    fn calendar(text: &str) -> String {
        let doc = plain::parse(text);
        let facts = extract(&doc, &Context::default());
        let mut bytes = Vec::new();
        write(&doc, &facts, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn days_are_all_day_events() {
        let calendar = calendar(
            "Ferry; runs, again\n\nOSLO, Nov. 15, 2023 — The ferry was built in 1974. It came back, they said; \
             on Tuesday. Tests ran in March 2021.\n",
        );
        let plain = calendar.replace("\r\n ", "");
        assert_eq!(plain.matches("BEGIN:VEVENT").count(), 2, "{plain}");
        assert!(plain.contains("DTSTART;VALUE=DATE:20231114\r\nDTEND;VALUE=DATE:20231115\r\n"));
        assert!(plain.contains("DTSTAMP:20231115T000000Z"));
        assert!(plain.contains("X-WR-CALNAME:Ferry\\; runs\\, again"));
        assert!(plain.contains("It came back\\, they said\\; on Tuesday."), "{plain}");
        assert!(!plain.contains("1974\r\n") && !plain.contains("20210301"));
        assert!(calendar.lines().all(|line| line.len() <= 75));
        assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn no_words_end_a_line() {
        assert_eq!(text("a\\b;c,d\ne\rf\u{7}"), "a\\\\b\\;c\\,d\\nef");
        let mut out = String::new();
        folded("SUMMARY", &"é".repeat(60), &mut out);
        let lines: Vec<&str> = out.split("\r\n").collect();
        assert_eq!((lines.len(), lines[1].starts_with(" é")), (3, true), "{lines:?}");
    }

    #[test]
    fn nothing_is_an_empty_calendar() {
        assert_eq!(
            calendar(""),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dateline//dateline//EN\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn a_summary_ends_with_a_whole_word() {
        for (words, end, expected) in [
            ("Talks begin in Muscat", 13, "Talks begin"),
            ("Talks begin in Muscat", 14, "Talks begin in"),
            ("Talks begin, in Muscat", 14, "Talks begin"),
            ("Donaudampfschiff", 5, "Donau"),
        ] {
            assert_eq!(whole_words(words, end), expected, "{words} {end}");
        }
    }
}
