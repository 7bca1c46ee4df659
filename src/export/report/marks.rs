//! The words of an article as HTML in which names, dates, quotations, warnings and notes are marked.
//!
//! Marks may cross; elements must not: what crosses is cut in pieces, of which the first has the id.
//! The text of the elements is exactly the text of the article.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::Page;
use super::html_time::datetime;
use crate::doc::MarkKind;
use crate::doc::url::has_known_scheme;
use crate::export::html::escape_into;
use crate::facts::{Certainty, QuoteKind};
use crate::text::{Span, folded};

/// Deeper marks are left out: facts of a file may be nested as its writer likes.
const DEEPEST: usize = 12;
/// So many marks may reach over the end of a block; more are cut there.
const MOST_CARRIED: usize = 64;
/// Longest message of a warning that is read out beside its words, in characters.
const LONGEST_LABEL: usize = 200;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A quotation, by its index.
    Quote(u32),
    /// A warning.
    Warning(u32),
    /// A note of the reader.
    Note(u32),
    /// A link of the article, by the index of its address.
    Link(u32),
    /// A mention: its number among all, and the person.
    Name(u32, u32),
    /// A date.
    Date(u32),
    /// Emphasis, strong or code.
    Strong,
    Emphasis,
    Code,
}

/// A stretch of the text that is marked. Ordered by start; of those with the same start the longest
/// comes first, as it holds the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marked {
    span: Span,
    kind: Kind,
    /// Where it ends when it is not cut.
    whole_end: u32,
    /// Whether none of it has been written.
    is_first: bool,
}

impl Marked {
    fn key(&self) -> (u32, Reverse<u32>, Kind) {
        (self.span.start, Reverse(self.span.end), self.kind)
    }
}

impl Ord for Marked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Marked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An element that is open.
struct Open {
    end: u32,
    /// What closes it.
    close: String,
    is_anchor: bool,
}

/// Writes stretches of an article, in text order.
pub(super) struct MarkedText<'a> {
    page: &'a Page<'a>,
    /// All marks, the last one first.
    rest: Vec<Marked>,
    /// Those that reach beyond what was written.
    carried: Vec<Marked>,
}

impl<'a> MarkedText<'a> {
    pub(super) fn of(page: &'a Page<'a>) -> Self {
        let (doc, facts) = (page.doc, page.facts);
        let mut rest: Vec<Marked> = Vec::new();
        let mut add = |span: Span, kind| {
            if !span.is_empty() {
                rest.push(Marked { span, kind, whole_end: span.end, is_first: true });
            }
        };
        for mark in &doc.marks {
            add(
                mark.span,
                match mark.kind {
                    MarkKind::Emphasis => Kind::Emphasis,
                    MarkKind::Strong => Kind::Strong,
                    MarkKind::Code => Kind::Code,
                    MarkKind::Link(index) => Kind::Link(index),
                },
            );
        }
        let mut number = 0;
        for (person, mentions) in (0..).zip(facts.people.iter().map(|person| &person.mentions)) {
            for mention in mentions {
                add(mention.span, Kind::Name(number, person));
                number += 1;
            }
        }
        let rows = (0..).zip(&facts.dates).filter(|(date, _)| page.row_of_date(*date).is_some());
        rows.for_each(|(index, date)| add(date.span, Kind::Date(index)));
        (0..).zip(&facts.quotes).for_each(|(index, quote)| add(quote.span, Kind::Quote(index)));
        let warnings = (0..).zip(&facts.warnings);
        warnings.for_each(|(index, warning)| add(warning.span, Kind::Warning(index)));
        let notes = (0..).zip(&page.added.notes);
        notes.for_each(|(index, note)| add(note.span.unwrap_or_default(), Kind::Note(index)));
        rest.sort_unstable_by(|a, b| b.cmp(a));
        Self { page, rest, carried: Vec::new() }
    }

    /// The words at `span`, which comes after all that were written before.
    pub(super) fn write(&mut self, span: Span, out: &mut String) {
        let mut queue: BinaryHeap<Reverse<Marked>> = BinaryHeap::new();
        for mark in std::mem::take(&mut self.carried) {
            self.cut_to(span, mark, &mut queue);
        }
        while let Some(mark) = self.rest.pop_if(|mark| mark.span.start < span.end) {
            self.cut_to(span, mark, &mut queue);
        }
        let text = self.page.doc.text.as_str();
        let words = |from: u32, to: u32, out: &mut String| {
            escape_into(out, Span::new(from, to).in_text(text));
        };
        let mut at = span.start;
        let mut open: Vec<Open> = Vec::new();
        while let Some(Reverse(mut mark)) = queue.pop() {
            while let Some(ends) = open.pop_if(|inner| inner.end <= mark.span.start) {
                words(at, ends.end, out);
                at = ends.end;
                out.push_str(&ends.close);
            }
            words(at, mark.span.start, out);
            at = mark.span.start;
            if open.len() >= DEEPEST {
                continue;
            }
            // What reaches out of the element it begins in is cut there.
            if let Some(end) = open.last().map(|inner| inner.end).filter(|end| *end < mark.span.end)
            {
                let rest = Span::new(end, mark.span.end);
                queue.push(Reverse(Marked { span: rest, is_first: false, ..mark }));
                mark.span.end = end;
            }
            let is_in_anchor = open.iter().any(|outer| outer.is_anchor);
            open.push(self.begin(mark, is_in_anchor, out));
        }
        while let Some(ends) = open.pop() {
            words(at, ends.end, out);
            at = ends.end;
            out.push_str(&ends.close);
        }
        words(at, span.end, out);
    }

    /// Puts the part of a mark that lies in `span` into the queue, and keeps what comes after it.
    fn cut_to(&mut self, span: Span, mark: Marked, queue: &mut BinaryHeap<Reverse<Marked>>) {
        let inside = Span::new(mark.span.start.max(span.start), mark.span.end.min(span.end));
        let mut is_first = mark.is_first;
        if !inside.is_empty() {
            queue.push(Reverse(Marked { span: inside, ..mark }));
            is_first = false;
        }
        if mark.span.end > span.end && self.carried.len() < MOST_CARRIED {
            let after = Span::new(span.end.max(mark.span.start), mark.span.end);
            self.carried.push(Marked { span: after, is_first, ..mark });
        }
    }

    /// Writes the beginning of an element. Anchors do not stand in anchors.
    fn begin(&self, mark: Marked, in_anchor: bool, out: &mut String) -> Open {
        let (page, facts) = (self.page, self.page.facts);
        let prefix = page.prefix;
        let id = |letter: char, number: u32| match mark.is_first {
            true => format!(" id=\"{prefix}{letter}{number}\""),
            false => String::new(),
        };
        let anchor = |class: &str, id: String, row: &str| {
            if in_anchor {
                (format!("<span class=\"{class}\"{id}>"), "</span>".to_owned())
            } else {
                (format!("<a class=\"{class}\"{id} href=\"#{prefix}{row}\">"), "</a>".to_owned())
            }
        };
        let back = |row: char, number: u32, sign: &str, label: &str| {
            let ends_here = mark.span.end == mark.whole_end && !in_anchor;
            let label = attribute(label);
            if ends_here {
                format!(
                    "<a class=\"k\" href=\"#{prefix}{row}{number}\" data-n=\"{sign}\" \
                     aria-label=\"{label}\"></a>"
                )
            } else {
                String::new()
            }
        };
        let (begin, close) = match mark.kind {
            Kind::Strong => ("<strong>".to_owned(), "</strong>".to_owned()),
            Kind::Emphasis => ("<em>".to_owned(), "</em>".to_owned()),
            Kind::Code => ("<code>".to_owned(), "</code>".to_owned()),
            Kind::Link(index) => {
                let address = page.doc.links.get(index as usize).filter(|a| has_known_scheme(a));
                match address.filter(|_| !in_anchor) {
                    Some(address) => {
                        (format!("<a href=\"{}\">", attribute(address)), "</a>".to_owned())
                    }
                    None => ("<span>".to_owned(), "</span>".to_owned()),
                }
            }
            Kind::Name(number, person) => {
                let of = facts.people.get(person as usize);
                let weak = of.is_some_and(|person| person.certainty == Certainty::Weak);
                let class = if weak { "n weak" } else { "n" };
                anchor(class, id('m', number), &format!("p{person}"))
            }
            Kind::Date(index) => {
                let row = page.row_of_date(index).unwrap_or_default();
                let (begin, close) = anchor("d", id('d', index), &row);
                match facts.dates.get(index as usize).and_then(datetime) {
                    Some(value) => {
                        (format!("{begin}<time datetime=\"{value}\">"), format!("</time>{close}"))
                    }
                    None => (begin, close),
                }
            }
            Kind::Quote(index) => {
                let quote = facts.quotes.get(index as usize);
                let kind = quote.map_or(QuoteKind::Indirect, |quote| quote.kind);
                let speaker = quote.and_then(|quote| page.speaker(quote));
                let label = format!(
                    "{} quotation {}, {}",
                    kind.name(),
                    index + 1,
                    speaker.as_deref().unwrap_or("unattributed")
                );
                let close = back('s', index, &(index + 1).to_string(), &label);
                let id = id('q', index);
                if kind == QuoteKind::Indirect {
                    (format!("<span class=\"q i\"{id}>"), format!("{close}</span>"))
                } else {
                    let person = quote.and_then(|quote| quote.speaker.as_ref()?.person);
                    let row = person.map_or_else(|| format!("s{index}"), |id| format!("p{}", id.0));
                    let begin =
                        format!("<q class=\"q {}\" cite=\"#{prefix}{row}\"{id}>", kind.name());
                    (begin, format!("{close}</q>"))
                }
            }
            Kind::Warning(index) => {
                let warning = facts.warnings.get(index as usize);
                let message = warning.map_or("", |warning| warning.message.as_str());
                let short: String = message.chars().take(LONGEST_LABEL).collect();
                let close = back('w', index, "!", &format!("warning: {short}"));
                (format!("<span class=\"w\"{}>", id('x', index)), format!("{close}</span>"))
            }
            Kind::Note(index) => {
                let close = back('o', index, "*", &format!("note {}", index + 1));
                (format!("<mark{}>", id('y', index)), format!("{close}</mark>"))
            }
        };
        out.push_str(&begin);
        let is_anchor = in_anchor || begin.starts_with("<a ");
        Open { end: mark.span.end, close, is_anchor }
    }
}

/// Words as the value of an attribute, on one line.
pub(super) fn attribute(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    escape_into(&mut out, &folded(words));
    out
}
