//! Rows of the quote list: every quotation with its speaker.

use super::common::{ALL_HIDDEN, Place, Trust, words_at};
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::filter::AROUND;
use crate::app::view_state::ListState;
use crate::facts::{Certainty, DateMention, Quote, QuoteKind};

/// All quotations in text order.
pub const PANE: Pane = Pane {
    title: "QUOTES",
    items,
    note,
    text: |app, item| row(app, item).map(|row| row.in_marks()).unwrap_or_default(),
    words,
    target: |app, item| Some(quote(app, item)?.span),
    detail,
    detail_size: DetailSize::Short,
    ranked: true,
    empty: |app| {
        let none = app.article.facts.quotes.is_empty();
        if none { "no quotations found".to_owned() } else { ALL_HIDDEN.to_owned() }
    },
    ..Pane::PLAIN
};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// The words, without marks.
    pub text: String,
    /// Direct, partial or indirect.
    pub kind: QuoteKind,
    /// Who said it; none where it is unattributed.
    pub speaker: Option<SpeakerName>,
    /// Whether the attribution is sure.
    pub trust: Trust,
    /// The words that attribute it ("said").
    pub cue: Option<String>,
    /// The base form of the cue.
    pub verb: Option<String>,
    /// Parts of one split quotation share this number.
    pub group: u32,
    /// Whom it was said to.
    pub addressee: Option<String>,
    /// The TIMEX3 value of the date in its sentence.
    pub date: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A speaker as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerName {
    /// The full name, or the words for an unnamed source.
    pub name: String,
    /// Whether it is the name of one of the people.
    pub named: bool,
}

impl QuoteRow {
    /// The words in marks; without them where nothing was quoted word for word.
    #[must_use]
    pub fn in_marks(&self) -> String {
        in_marks(self.kind, &self.text)
    }
}

/// Words in marks, as a quotation of that kind has them.
#[must_use]
pub fn in_marks(kind: QuoteKind, words: &str) -> String {
    match kind {
        QuoteKind::Indirect => words.to_owned(),
        QuoteKind::Direct | QuoteKind::Partial => format!("“{words}”"),
    }
}

/// The row of a quotation.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<QuoteRow> {
    let quote = quote(app, item)?;
    let date = quote.when.and_then(|date| app.article.facts.dates.get(date as usize));
    let named = |speaker: &crate::facts::Speaker| {
        speaker.person.and_then(|id| app.person(id)).is_some_and(|person| person.named)
    };
    Some(QuoteRow {
        text: words_at(app, quote.span),
        kind: quote.kind,
        speaker: quote.speaker.as_ref().map(|speaker| SpeakerName {
            name: app.article.name_of(speaker).into_owned(),
            named: named(speaker),
        }),
        trust: Trust::of(quote.certainty, quote.rule),
        cue: quote.cue_span.get().map(|cue| words_at(app, cue)),
        verb: quote.verb().map(str::to_owned),
        group: quote.utterance,
        addressee: quote.addressee.get().map(|addressee| words_at(app, addressee)),
        date: date.and_then(DateMention::value).map(ToString::to_string),
        place: Place::of(app, quote.span),
    })
}

/// The quotation of an item.
#[must_use]
pub fn quote(app: &App, item: u32) -> Option<&Quote> {
    app.article.facts.quotes.get(item as usize)
}

/// How many there are, and how many of them in marks: what was said word for word.
fn note(app: &App, list: &ListState) -> String {
    let all = app.article.facts.quotes.len();
    let shown = list.order.len();
    if shown != all {
        return format!("{shown} of {all}");
    }
    let in_marks = |quote: &&Quote| quote.kind != QuoteKind::Indirect;
    let marked = app.article.facts.quotes.iter().filter(in_marks).count();
    match marked {
        0 => all.to_string(),
        marked if marked == all => all.to_string(),
        marked => format!("{all}, {marked} in marks"),
    }
}

fn items(app: &App, _order: usize) -> Vec<u32> {
    let weak = |quote: &Quote| quote.certainty == Certainty::Weak && quote.speaker.is_some();
    let quotes = (0..).zip(&app.article.facts.quotes);
    let shown = quotes.filter(|(_, quote)| !(app.appearance.hide_weak && weak(quote)));
    shown.map(|(id, _)| id).collect()
}

/// The quoted words, then what the filters `@`, `kind:` and `verb:` look at, the people meant by a
/// pronoun, and the sentence around.
fn words(app: &App, item: u32) -> String {
    let Some(row) = row(app, item) else { return String::new() };
    let mut words = row.text;
    if let Some(speaker) = &row.speaker {
        words.push_str("\n@");
        words.push_str(&speaker.name);
    }
    words.push_str("\nkind:");
    words.push_str(row.kind.name());
    for verb in row.verb.iter().chain(&row.cue) {
        words.push_str("\nverb:");
        words.push_str(verb);
    }
    let Some(quote) = quote(app, item) else { return words };
    for meant in app.article.mentions_in(quote.span) {
        if let Some(person) = app.person(meant.person) {
            words.push_str("\nmeant:");
            words.push_str(&person.name);
        }
    }
    words.push('\n');
    words.push_str(AROUND);
    words.push_str(&words_at(app, quote.sentence));
    words
}

/// How the speaker was found, and the whole sentence.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let Some(quote) = quote(app, item) else { return Vec::new() };
    let mut attribution = match &quote.speaker {
        Some(speaker) => {
            let name = app.article.name_of(speaker);
            let written = speaker.span.get().map(|span| words_at(app, span)).unwrap_or_default();
            if written.is_empty() || written == name {
                format!("speaker: {name}")
            } else {
                format!("speaker: {written} ← {name}")
            }
        }
        None => "unattributed".to_owned(),
    };
    if !quote.rule.words().is_empty() {
        attribution = format!("{attribution} — pattern: {}", quote.rule);
    }
    if let Some(addressee) = quote.addressee.get() {
        attribution = format!("{attribution}, to {}", words_at(app, addressee));
    }
    vec![
        Detail::new(DetailKind::Note, attribution, 2),
        Detail::new(DetailKind::Text, words_at(app, quote.sentence), 5),
    ]
}
