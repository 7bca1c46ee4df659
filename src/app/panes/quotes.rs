//! Who said what: every quotation with its speaker; filtered by words, `@speaker`, `kind:`, `verb:`.

use super::people::short_name;
use super::{ALL_WEAK, Line, Pane, Tone, fit, paragraph, paragraph_mark, trust, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::facts::{Certainty, Quote, QuoteKind};

/// All quotations in text order.
pub const PANE: Pane = Pane {
    title: "QUOTES",
    action: Action::Show(View::Quotes),
    note,
    items,
    lines,
    words,
    target: |app, item| Some(quote(app, item)?.span),
    detail,
    empty: |app| {
        let none = app.article.facts.quotes.is_empty();
        let words = if none { "no quotation found in this text" } else { ALL_WEAK };
        words.to_owned()
    },
};

/// The quote of an item.
#[must_use]
pub fn quote(app: &App, item: u32) -> Option<&Quote> {
    app.article.facts.quotes.get(item as usize)
}

fn note(app: &App) -> String {
    let shown = app.list(crate::app::layout::View::Quotes).order.len();
    let all = app.article.facts.quotes.len();
    if shown == all { all.to_string() } else { format!("{shown} of {all}") }
}

fn items(app: &App) -> Vec<u32> {
    let weak = |q: &Quote| q.certainty == Certainty::Weak && q.speaker.is_some();
    (0..)
        .zip(&app.article.facts.quotes)
        .filter(|(_, q)| !(app.appearance.hide_weak && weak(q)))
        .map(|(id, _)| id)
        .collect()
}

/// The quoted words, then what the filters `@`, `kind:` and `verb:` look at.
fn words(app: &App, item: u32) -> String {
    let Some(quote) = quote(app, item) else { return String::new() };
    let mut words = words_at(app, quote.span);
    if let Some(speaker) = &quote.speaker {
        words.push_str("\n@");
        words.push_str(&app.article.name_of(speaker));
    }
    words.push_str("\nkind:");
    words.push_str(quote.kind.name());
    for verb in
        [quote.verb().map(str::to_owned), quote.cue_span.get().map(|cue| words_at(app, cue))]
            .into_iter()
            .flatten()
    {
        words.push_str("\nverb:");
        words.push_str(&verb);
    }
    words
}

/// The speaker's name as a list shows it, and whether it is sure.
fn speaker(app: &App, quote: &Quote, width: usize) -> (String, Tone) {
    match &quote.speaker {
        Some(speaker) => {
            let named = speaker.person.and_then(|id| app.person(id)).is_some_and(|p| p.named);
            let weak = trust(quote.certainty, quote.rule);
            let name = short_name(&app.article.name_of(speaker), width.saturating_sub(weak.len()));
            (format!("{name}{weak}"), if named { Tone::Name } else { Tone::Plain })
        }
        None => ("? (no speaker)".to_owned(), Tone::Warning),
    }
}

fn cue(app: &App, quote: &Quote) -> String {
    quote.cue_span.get().map_or_else(|| "–".to_owned(), |cue| words_at(app, cue))
}

const fn kind(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Indirect => "indir.",
    }
}

/// The words in marks, or without them where nothing was quoted.
#[must_use]
pub fn in_marks(app: &App, quote: &Quote) -> String {
    let words = words_at(app, quote.span);
    match (quote.kind, app.appearance.ascii) {
        (QuoteKind::Indirect, _) => words,
        (_, true) => format!("\"{words}\""),
        (_, false) => format!("“{words}”"),
    }
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(quote) = quote(app, item) else { return Vec::new() };
    let at = paragraph_mark(app, quote.span.start);
    let tone = if quote.kind == QuoteKind::Indirect { Tone::Plain } else { Tone::Quote };
    let words = in_marks(app, quote);
    if width >= 76 {
        let (name, name_tone) = speaker(app, quote, 18);
        let indent = 19 + 11 + 9;
        let mut lines = paragraph(&words, width.saturating_sub(6), indent, 2, tone);
        if let Some(first) = lines.first_mut() {
            let words =
                first.left.first().map(|p| p.words.trim_start().to_owned()).unwrap_or_default();
            *first = Line::new(format!("{} ", fit(&name, 18)), name_tone)
                .and(format!("{} ", fit(&cue(app, quote), 10)), Tone::Plain)
                .and(format!("{} ", fit(kind(quote), 8)), Tone::Dim)
                .and(words, tone)
                .right(at, Tone::Dim);
        }
        return lines;
    }
    let (name, name_tone) = speaker(app, quote, width.saturating_sub(22).max(10));
    let mut lines = vec![
        Line::new(name, name_tone)
            .and(format!(" {}", cue(app, quote)), Tone::Dim)
            .right(format!("{} {at}", kind(quote)), Tone::Dim),
    ];
    lines.extend(paragraph(&words, width, 1, 2, tone));
    lines
}

/// The whole sentence, how the speaker was found, and how many words each speaker has.
fn detail(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(quote) = quote(app, item) else { return Vec::new() };
    let mut told = match &quote.speaker {
        Some(speaker) => {
            let name = app.article.name_of(speaker);
            let beside = speaker.span.get().map(|s| words_at(app, s)).unwrap_or_default();
            let arrow = if beside.is_empty() || beside == name {
                String::new()
            } else {
                format!("{beside} ← ")
            };
            format!("speaker: {arrow}{name}")
        }
        None => "speaker: not named".to_owned(),
    };
    if !quote.rule.words().is_empty() {
        told = format!("{told} ({})", quote.rule);
    }
    if let Some(to) = quote.addressee.get() {
        told = format!("{told}, to {}", words_at(app, to));
    }
    let mut lines = paragraph(&told, width, 0, 2, Tone::Dim);
    lines.extend(paragraph(&words_at(app, quote.sentence), width, 0, 5, Tone::Plain));
    lines
}
