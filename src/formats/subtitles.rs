//! Subtitles: SubRip (SRT) and WebVTT. Cues are joined to paragraphs with their speakers, so that an
//! interview reads as one: numbers, times, tags and notes are left out.

mod rolling;

use std::borrow::Cow;

use crate::doc::{BlockKind, Builder, Document};
use crate::text::fold_space;

/// A longer pause between two cues begins a paragraph, in milliseconds.
const PAUSE: u64 = 2_000;
/// Longest name of a speaker, in bytes.
const LONGEST_NAME: usize = 48;
/// Cues that follow without a pause are joined to paragraphs of no more bytes, up to the end of a
/// sentence.
const PARAGRAPH: usize = 1_200;

/// Whether the beginning of a text is subtitles.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if let Some(rest) = head.strip_prefix("WEBVTT") {
        return rest.is_empty() || rest.starts_with(char::is_whitespace);
    }
    // A few bytes of junk may stand before the first cue.
    let mut lines = head.lines().map(str::trim).take(12);
    let mut before = "";
    lines.any(|line| {
        let number = before.bytes().all(|byte| byte.is_ascii_digit()) && !before.is_empty();
        before = line;
        number && times(line).is_some()
    })
}

/// Reads subtitles.
#[must_use]
pub fn parse(text: &str) -> Document {
    let mut cues = cues_of(text);
    rolling::unroll(&mut cues);
    let mut writer = Writer::default();
    cues.iter().for_each(|cue| writer.cue(cue));
    writer.finish()
}

/// The cues, one after the other.
fn cues_of(text: &str) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut is_open = false;
    let mut before = "";
    for raw in text.trim_start_matches('\u{feff}').lines() {
        let line = raw.trim();
        if let Some((from, to)) = times(line) {
            // The number of this cue may stand right below the one before.
            let is_number = !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit());
            if let Some(cue) = cues.last_mut().filter(|_| is_open && is_number)
                && cue.lines.last() == Some(&before)
                && cue.lines.len() > 1
            {
                cue.lines.pop();
            }
            cues.push(Cue { from, to, lines: Vec::new() });
            is_open = true;
        } else if raw.is_empty() {
            is_open = false;
        } else if line.is_empty() {
            // Blanks are a line that shows nothing, if lines follow.
            is_open &= cues.last().is_some_and(|cue| cue.lines.is_empty());
        } else if let Some(cue) = cues.last_mut().filter(|_| is_open) {
            // Outside of cues stand numbers, notes and styles.
            cue.lines.push(line);
        }
        before = line;
    }
    cues
}

/// Words that are shown for a time, in milliseconds.
struct Cue<'t> {
    from: u64,
    to: u64,
    lines: Vec<&'t str>,
}

/// Joins cues to paragraphs.
#[derive(Default)]
struct Writer {
    builder: Builder,
    /// The paragraph that is open.
    paragraph: String,
    /// Who speaks, as far as is known.
    speaker: String,
    /// When the last cue ended.
    end: u64,
}

impl Writer {
    fn cue(&mut self, cue: &Cue<'_>) {
        let pause = cue.from.saturating_sub(self.end) > PAUSE;
        self.end = cue.to.max(cue.from);
        if pause {
            self.end_paragraph();
        }
        for (index, line) in cue.lines.iter().enumerate() {
            let (voice, words) = without_tags(line);
            let words = fold_space(&words);
            if is_sound(&words) {
                continue;
            }
            // A dash begins the words of another one, a name those of its bearer.
            let dash = ["- ", "– ", "— ", "-", "–", "—"];
            let dashed = dash.iter().find_map(|sign| words.strip_prefix(sign));
            let begins = dashed.filter(|rest| rest.starts_with(|c: char| !c.is_ascii_digit()));
            let words = begins.unwrap_or(&words);
            match voice.as_deref().map(|voice| (voice, words)).or_else(|| named(words)) {
                Some((name, rest)) => {
                    self.turn(name);
                    self.add(rest);
                }
                None => {
                    if begins.is_some() || (index == 0 && self.is_full()) {
                        self.end_paragraph();
                    }
                    self.add(words);
                }
            }
        }
    }

    /// A speaker begins, or goes on.
    fn turn(&mut self, name: &str) {
        if self.speaker != name {
            self.end_paragraph();
            name.clone_into(&mut self.speaker);
            self.paragraph.push_str(name);
            self.paragraph.push(':');
        }
    }

    fn add(&mut self, words: &str) {
        if !self.paragraph.is_empty() && !words.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(words);
    }

    /// Whether a paragraph is long and its last sentence has ended.
    fn is_full(&self) -> bool {
        let ends = self.paragraph.ends_with(['.', '!', '?', '”', '"', '…']);
        self.paragraph.len() > if ends { PARAGRAPH } else { 4 * PARAGRAPH }
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.paragraph);
        self.builder.block(BlockKind::Paragraph, &words);
    }

    fn finish(mut self) -> Document {
        self.end_paragraph();
        self.builder.finish()
    }
}

/// The beginning and the end of a cue in `00:01:02,500 --> 00:01:04,000`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    Some((time(from.trim())?, time(rest.split_whitespace().next()?)?))
}

/// `01:02:03,500`, `02:03.5`.
fn time(words: &str) -> Option<u64> {
    let (seconds, parts) = words.split_once([',', '.']).unwrap_or((words, "0"));
    let mut all = 0_u64;
    let mut count = 0;
    for number in seconds.split(':') {
        let number: u64 = number.trim().parse().ok()?;
        all = all.checked_mul(60)?.checked_add(number)?;
        count += 1;
    }
    let parts: u64 = parts.get(..3).unwrap_or(parts).parse().ok()?;
    (2..=3).contains(&count).then(|| all.checked_mul(1000)?.checked_add(parts)).flatten()
}

/// The name in `<v Ruth Vale>`, and the words without tags (`<i>`, `{\\an8}`), entities decoded.
fn without_tags(line: &str) -> (Option<String>, String) {
    let mut words = String::new();
    let mut voice = None;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        words.push_str(before);
        let is_tag = tag.starts_with("{\\")
            || tag
                .strip_prefix('<')
                .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/'));
        let close = if tag.starts_with('{') { '}' } else { '>' };
        let end = tag.find(close).filter(|_| is_tag);
        let Some(end) = end else {
            words.push_str(tag.get(..1).unwrap_or(""));
            rest = tag.get(1..).unwrap_or("");
            continue;
        };
        let inner = tag.get(1..end).unwrap_or("");
        let name = inner.strip_prefix('v').filter(|rest| rest.starts_with([' ', '.']));
        if let Some((_, name)) = name.and_then(|name| name.split_once(' ')) {
            voice = Some(decoded(name.trim()).into_owned()).filter(|name| !name.is_empty());
        }
        rest = tag.get(end + 1..).unwrap_or("");
    }
    words.push_str(rest);
    (voice, decoded(&words).into_owned())
}

/// Whether a line only says what is heard: `[MUSIC]`, "(applause)", "♪ (phone rings) ♪". Words that are
/// missed are said: `[inaudible]`.
fn is_sound(line: &str) -> bool {
    const LONGEST: usize = 5;
    const MISSED: &[&str] = &["inaudible", "unintelligible", "crosstalk", "redacted"];
    let is_note = |c: char| matches!(c, '♪' | '♫' | '#' | ' ');
    let inner = line.trim_start_matches("- ").trim_matches(is_note);
    if inner.is_empty() {
        return line.contains(['♪', '♫']);
    }
    let words = [('[', ']'), ('(', ')')].iter().find_map(|(open, close)| {
        let words = inner.strip_prefix(*open)?.strip_suffix(*close)?;
        (!words.contains([*open, *close])).then(|| words.to_lowercase())
    });
    words.is_some_and(|words| {
        words.split_whitespace().count() <= LONGEST
            && words.chars().any(char::is_alphabetic)
            && !MISSED.iter().any(|missed| words.contains(missed))
    })
}

fn decoded(words: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(words)
}

/// The speaker and the words in "DR. AMIN QUELL: Thirty-two.": a name in capitals, or of two words
/// and more that all begin with one.
fn named(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.split_once(": ").or_else(|| Some((words.strip_suffix(':')?, "")))?;
    let name = name.trim_start_matches(">>").trim();
    let parts = name.split_whitespace();
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    let shouted = !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    let few = (1..=5).contains(&parts.clone().count());
    let is_name = few && (shouted || parts.clone().all(capital) && parts.count() > 1);
    (is_name && name.len() <= LONGEST_NAME && !name.contains(['.', '!', '?'])
        || (is_name && shouted))
        .then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).text, expected, "{text}");
        assert!(sniff(text), "{text}");
    }

    #[test]
    fn cues_become_paragraphs() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nIt began in\n\n2\n00:00:02,100 --> 00:00:03,000\n\
             <i>March</i> 1971.\n\n3\n00:00:09,000 --> 00:00:10,000\n{\\an8}Then it &amp; all < 3 ended.\n",
            "It began in March 1971.\n\nThen it & all < 3 ended.",
        );
        // Without a blank line between the cues, with carriage returns.
        check(
            "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ntwo.",
            "One two.",
        );
    }

    #[test]
    fn speakers_are_named_where_they_change() {
        check(
            "WEBVTT - An interview\nKind: captions\n\nNOTE\nnot spoken\n\nSTYLE\n::cue { color: red }\n\n\
             00:01.000 --> 00:02.000 align:start\n<v Host>When?</v>\n\nintro\n00:03.000 --> 00:04.000\n\
             <v.loud Ruth Vale>In May.</v>\n\n00:04.100 --> 00:05.000\n<v Ruth Vale>Or June.</v>\n",
            "Host: When?\n\nRuth Vale: In May. Or June.",
        );
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nHOST: When?\n\n2\n00:00:02,000 --> 00:00:03,000\n\
             DR. QUELL: In May: the 3rd.\nNot June.\n",
            "HOST: When?\n\nDR. QUELL: In May: the 3rd. Not June.",
        );
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n- When?\n- In May.\n\n2\n00:00:02,000 --> 00:00:03,000\n-5 degrees.\n",
            "When?\n\nIn May. -5 degrees.",
        );
    }

    #[test]
    fn sounds_are_left_out() {
        let cue = |lines: &str| format!("1\n00:00:01,000 --> 00:00:02,000\n{lines}\n");
        for (lines, expected) in [
            ("[THEME MUSIC]\nGood evening.", "Good evening."),
            ("We signed.\n(APPLAUSE)", "We signed."),
            ("♪ (phone rings) ♪\nYes?\n♪♪", "Yes?"),
            ("We signed [laughs] twice.", "We signed [laughs] twice."),
            ("[inaudible]", "[inaudible]"),
            ("(we were afraid of it, all of us)", "(we were afraid of it, all of us)"),
            ("(1999)", "(1999)"),
        ] {
            check(&cue(lines), expected);
        }
    }

    #[test]
    fn only_subtitles_are_known() {
        for no in ["", "WEBVTTX", "1\n2\n3", "1. At 10:00 --> 11:00", "1\nfrom --> to", "a --> b"] {
            assert!(!sniff(no), "{no}");
        }
        assert!(sniff("junk\n1\n00:00:01,000 --> 00:00:02,000\na"));
    }

    #[test]
    fn senseless_times_do_no_harm() {
        check(
            "1\n99999999:00:01,000 --> 00:00:00,000\na\n\n2\n00:00:00,000 --> 18446744073:00:00,999\nb\n",
            "a b",
        );
    }
}
