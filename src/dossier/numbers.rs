//! The numbers of an article outside quotations and dates, each with what it counts and its sentence.

use std::ops::Range;

use super::sentence::{Mentions, Sentence};
use super::values::{is_ordinal, multiplier, value};
use super::words::{self, Word};
use crate::doc::{BlockKind, Document};
use crate::facts::{DateKind, Facts, QuoteKind};
use crate::text::clip::clip;
use crate::text::{Span, floor_boundary, folded};

/// A number of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberDigest {
    /// The number, in the original text.
    pub span: Span,
    /// Its sentence, cut.
    pub clause: Box<str>,
    /// The bytes of the number in the clause.
    in_clause: [u16; 2],
    /// In hundredths.
    pub(super) value: u64,
    /// What it counts: a word, a currency.
    pub(super) unit: Word,
    /// What else its sentence has.
    pub(super) sentence: Sentence,
}

impl NumberDigest {
    /// The people of its sentence.
    #[must_use]
    pub fn people(&self) -> &[u32] {
        self.sentence.people()
    }

    /// The bytes of the number in its clause.
    #[must_use]
    pub fn in_clause(&self) -> Range<usize> {
        let [start, end] = self.in_clause.map(usize::from);
        start..end
    }
}

/// Columns of a clause at most.
const CLAUSE: usize = 120;
/// Bytes of a sentence before its number that a clause shows.
const BEFORE: u32 = 70;
/// A longer sentence, in bytes, is a table or a list.
const LONGEST: u32 = 600;
/// Numbers of a sentence; more are a table.
const MOST: usize = 6;
/// Words of a sentence that can be compared with another one.
const WORDS: usize = 5;
/// Words after a number among which is what it counts.
const UNIT_WITHIN: usize = 3;
/// "1999" and "2024" without a unit are years.
const YEARS: std::ops::RangeInclusive<u64> = 1800..=2100;
/// Words between a number and what it counts.
const BETWEEN: [&str; 20] = [
    "a", "and", "are", "at", "be", "been", "being", "by", "for", "from", "had", "have", "in", "is",
    "more", "of", "other", "the", "was", "were",
];
/// A number behind such a word is not the whole number, or not exact.
const HEDGES: [&str; 20] = [
    "about",
    "above",
    "almost",
    "another",
    "approximately",
    "around",
    "below",
    "between",
    "every",
    "least",
    "most",
    "nearly",
    "only",
    "or",
    "over",
    "roughly",
    "some",
    "than",
    "under",
    "up",
];

/// Every number that counts something, in text order.
pub fn numbers(doc: &Document, facts: &Facts, people: &Mentions) -> Vec<NumberDigest> {
    let taken = taken(facts);
    let mut found: Vec<NumberDigest> = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) {
            continue;
        }
        let counted = counted(&doc.text, block.span);
        if counted.is_empty() {
            continue;
        }
        let tokenized = doc.tokenize(index..index + 1);
        let mut sentences: Vec<(Span, Counted)> = Vec::new();
        for counted in counted {
            let sentence = tokenized.sentence_at(counted.span.start).map(|it| it.span);
            sentences.extend(sentence.map(|sentence| (sentence, counted)));
        }
        for same in sentences.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= MOST) {
            let inside = same.iter().filter(|(sentence, _)| sentence.len() <= LONGEST);
            for (sentence, Counted { span, value, unit }) in inside {
                let around = Sentence::around(doc, people, *sentence, *span);
                if is_in(&taken, *span) || around.words().len() < WORDS {
                    continue;
                }
                let (clause, in_clause) = clause(doc, *sentence, *span);
                found.push(NumberDigest {
                    span: doc.original_span(*span),
                    clause: clause.into(),
                    in_clause,
                    value: *value,
                    unit: *unit,
                    sentence: around,
                });
            }
        }
    }
    found
}

/// The spans of quotations in marks and of dates, in text order.
fn taken(facts: &Facts) -> Vec<Span> {
    let quotes = facts.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    let is_date = |kind: DateKind| matches!(kind, DateKind::Date | DateKind::Time);
    let dates = facts.dates.iter().filter(|date| is_date(date.kind()));
    let mut taken: Vec<Span> =
        quotes.map(|quote| quote.span).chain(dates.map(|date| date.span)).collect();
    taken.sort_unstable();
    // Those that end last stay, so that they can be searched.
    let mut ends = Vec::with_capacity(taken.len());
    let mut last = 0;
    for span in taken {
        last = last.max(span.end);
        ends.push(Span::new(span.start, last));
    }
    ends
}

fn is_in(taken: &[Span], span: Span) -> bool {
    let before = taken.partition_point(|it| it.start <= span.start);
    let last = before.checked_sub(1).and_then(|at| taken.get(at));
    last.is_some_and(|it| it.end > span.start)
}

/// A sentence on one line, from a little before the number on, and the bytes of the number in it.
fn clause(doc: &Document, sentence: Span, span: Span) -> (String, [u16; 2]) {
    let text = &doc.text;
    let far = floor_boundary(text, span.start.saturating_sub(BEFORE));
    let (sign, before) = if far <= sentence.start {
        ("", Span::new(sentence.start, span.start).in_text(text))
    } else {
        let rest = Span::new(far, span.start).in_text(text);
        ("… ", rest.split_once(char::is_whitespace).map_or(rest, |(_, words)| words))
    };
    let start = sign.len() + folded(before).len();
    let number = folded(span.in_text(text));
    let after = Span::new(span.start, sentence.end).in_text(text);
    let clause = clip(&format!("{sign}{}", folded(&format!("{before}{after}"))), CLAUSE);
    // White space between both may have been trimmed.
    let found = clause.get(start..).and_then(|rest| rest.find(number.as_ref()));
    let at = found.map_or([0, 0], |at| [start + at, start + at + number.len()]);
    (clause, at.map(|at| u16::try_from(at).unwrap_or(0)))
}

/// A number that counts something.
#[derive(Clone, Copy)]
struct Counted {
    span: Span,
    value: u64,
    unit: Word,
}

/// A word of a paragraph, with its bytes in the text.
struct Piece<'t> {
    bytes: Range<usize>,
    words: &'t str,
}

/// The numbers of a paragraph that count something.
fn counted(text: &str, block: Span) -> Vec<Counted> {
    let pieces = pieces(text, block);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some((to, value)) = number(text, &pieces, at) else {
            at += 1;
            continue;
        };
        let number = Number { text, pieces: &pieces, from: at, to };
        if !number.is_part() && !number.is_hedged() {
            let unit = number.unit(value).map(|unit| Counted { span: number.span(), value, unit });
            found.extend(unit);
        }
        at = to;
    }
    found
}

/// The words of a paragraph; "1,000" and "3.5" are one.
fn pieces(text: &str, block: Span) -> Vec<Piece<'_>> {
    let words = block.in_text(text);
    let start = block.start as usize;
    let mut found: Vec<Piece<'_>> = Vec::new();
    let mut from = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit_after = || words.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        let digit_before = || {
            at.checked_sub(1)
                .and_then(|at| words.as_bytes().get(at))
                .is_some_and(u8::is_ascii_digit)
        };
        let inside =
            c.is_alphanumeric() || (matches!(c, ',' | '.') && digit_before() && digit_after());
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(first)) => {
                let words = words.get(first..at).unwrap_or_default();
                found.push(Piece { bytes: start + first..start + at, words });
                from = None;
            }
            _ => {}
        }
        if inside && chars.peek().is_none() {
            let first = from.unwrap_or(at);
            let words = words.get(first..).unwrap_or_default();
            found.push(Piece { bytes: start + first..start + first + words.len(), words });
        }
    }
    found
}

/// A number in digits or in words that begins at a piece: the piece after it, and its value.
fn number(text: &str, pieces: &[Piece<'_>], at: usize) -> Option<(usize, u64)> {
    let word = |at: usize| pieces.get(at).map(|it| it.words);
    let between = |at: usize| {
        let (one, next) = pieces.get(at).zip(pieces.get(at + 1))?;
        text.get(one.bytes.end..next.bytes.start)
    };
    let first = word(at).filter(|word| !is_ordinal(word))?;
    let digits = first.bytes().any(|byte| byte.is_ascii_digit());
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let mut number = value(first).filter(|_| !digits || first.bytes().all(is_plain))?;
    let mut to = at + 1;
    if (20..100).contains(&(number / 100))
        && between(at) == Some("-")
        && let Some(ones) = word(to).and_then(value)
        && ones < 1000
    {
        number += ones;
        to += 1;
    }
    while matches!(between(to - 1), Some(" " | "-"))
        && let Some(times) = word(to).and_then(multiplier)
    {
        number = number.saturating_mul(times);
        to += 1;
    }
    Some((to, number))
}

/// A number among the words of its paragraph.
struct Number<'t> {
    text: &'t str,
    pieces: &'t [Piece<'t>],
    /// Its first piece, and the one after it.
    from: usize,
    to: usize,
}

impl Number<'_> {
    fn span(&self) -> Span {
        let start = self.pieces.get(self.from).map_or(0, |piece| piece.bytes.start);
        let end = self.pieces.get(self.to - 1).map_or(start, |piece| piece.bytes.end);
        Span::of(start, end)
    }

    fn before(&self) -> &str {
        self.text.get(..self.span().start as usize).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.span().end as usize..).unwrap_or_default()
    }

    /// Whether it is a part of something: a score, a clock, a fraction, a name with a number.
    fn is_part(&self) -> bool {
        let mut after = self.after().chars();
        let joined = after.next().is_some_and(|c| matches!(c, '-' | '–' | '/' | ':'))
            && after.next().is_some_and(|c| c.is_ascii_digit());
        let behind = self.before().ends_with(['-', '–', '/', ':', '.', '#', '№', '+']);
        let name = self.from.checked_sub(1).and_then(|at| self.pieces.get(at));
        let is_name = name.is_some_and(|it| {
            let same_line = self.text.get(it.bytes.end..self.span().start as usize) == Some(" ");
            let digits = self.is_in_digits();
            same_line && digits && it.words.starts_with(char::is_uppercase)
        });
        joined || behind || is_name
    }

    fn is_in_digits(&self) -> bool {
        let first = self.pieces.get(self.from);
        first.is_some_and(|piece| piece.words.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether it is said not to be exact, or is one of two: "10 or 12".
    fn is_hedged(&self) -> bool {
        let word = |at: Option<usize>| {
            let piece = at.and_then(|at| self.pieces.get(at));
            piece.map(|piece| piece.words.to_lowercase()).unwrap_or_default()
        };
        let before = word(self.from.checked_sub(1));
        let next = word(Some(self.to));
        let is_range = matches!(next.as_str(), "or" | "to" | "and")
            && number(self.text, self.pieces, self.to + 1).is_some();
        let second = matches!(before.as_str(), "or" | "to" | "and")
            && value(&word(self.from.checked_sub(2))).is_some();
        let up_to = before == "to" && word(self.from.checked_sub(2)) == "up";
        HEDGES.contains(&before.as_str()) || is_range || second || up_to
    }

    /// What it counts: the currency before it, a percentage, or the next word that says something.
    fn unit(&self, value: u64) -> Option<Word> {
        if let Some(sign) = self.before().chars().next_back().filter(|c| "$€£¥".contains(*c)) {
            return Some(words::number(&sign.to_string()));
        }
        if self.after().starts_with('%') {
            return Some(words::number("percent"));
        }
        let is_plain = self.to == self.from + 1
            && self.pieces.get(self.from).is_some_and(|it| it.words.len() == 4);
        if is_plain && self.is_in_digits() && YEARS.contains(&(value / 100)) {
            return None;
        }
        let mut end = self.span().end as usize;
        for piece in self.pieces.get(self.to..)?.iter().take(UNIT_WITHIN) {
            // Not beyond a comma or the end of the sentence.
            let between = self.text.get(end..piece.bytes.start)?;
            if !matches!(between, " " | "-" | "\n") {
                return None;
            }
            end = piece.bytes.end;
            if BETWEEN.contains(&piece.words) {
                continue;
            }
            let is_word = piece.words.starts_with(char::is_lowercase);
            let word = piece.words.strip_suffix('s').unwrap_or(piece.words);
            let word = if word == "cent" { "percent" } else { word };
            let counts = is_word && super::values::value(word).is_none();
            return counts.then(|| words::number(word));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    /// The numbers of a text as `words=value`.
    fn check(text: &str, expected: &str) {
        let doc = plain::parse(text);
        let facts = extract(&doc, &Context::default());
        let found = numbers(&doc, &facts, &Mentions::of(&facts));
        let shown = found.iter().map(|number| {
            let words = number.span.in_text(&doc.text);
            format!("{words}={}", number.value as f64 / 100.0)
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn numbers_that_count_are_found() {
        for (text, expected) in [
            ("The flood killed twelve villagers near the river bridge in Sund.", "twelve=12"),
            ("Police found 1,500 bottles beneath the old harbour warehouse.", "1,500=1500"),
            (
                "The bank lent $3.5 million for the harbour warehouse repairs.",
                "3.5 million=3500000",
            ),
            ("Prices of bread rose 12% while wages in harbours fell.", "12=12"),
            (
                "Twenty-five of the houses burnt beside the harbour church and the granary.",
                "Twenty-five=25",
            ),
            (
                "He spent three years in the prison beside the harbour church and the granary.",
                "three=3",
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_is_not_exact_or_counts_nothing_is_left_out() {
        for text in [
            "About 1,500 villagers fled the flood near the river bridge.",
            "Ten or twelve villagers fled the flood near the river bridge.",
            "Sund won 3-1 against Fjord before many villagers and singers.",
            "The Boeing 737 landed near the river bridge beside villagers.",
            "In March 2019 the villagers rebuilt the bridge over the river.",
            "“We lost twelve boats near the bridge,” villagers said later.",
            "The third villager fled the flood near the old river bridge.",
            "Twelve fled.",
        ] {
            check(text, "");
        }
    }
}
