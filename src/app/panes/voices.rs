//! Rows of who gets the words: words quoted, by speaker.

use super::common::count;
use super::pane::{Detail, DetailKind, DetailSize, Pane};
use crate::app::App;
use crate::app::viewport::View;
use crate::facts::voices::{KINDS, SourceKind, Voice};

/// The speakers, those with the most words first, filled while it is shown.
pub const PANE: Pane = Pane {
    title: "WHO GETS THE WORDS",
    items: |app, _| {
        let shown = app.views.current() == View::Voices;
        if shown { (0..).take(app.article.voices().speakers.len()).collect() } else { vec![] }
    },
    note: |app, _| count(app.article.voices().all() as usize, "word", "words"),
    text: |app, item| {
        let words = |row: &VoiceRow| count(row.voice.all() as usize, "word", "words");
        row(app, item).map(|row| format!("{}: {}", row.name(), words(&row))).unwrap_or_default()
    },
    words: |app, item| {
        row(app, item)
            .map(|row| format!("{}\n@{}\nkind:{}", row.name(), row.name(), row.voice.source.name()))
            .unwrap_or_default()
    },
    target: |app, item| {
        let first = app.article.voices().speakers.get(item as usize)?.first;
        Some(app.article.facts.quotes.get(first as usize)?.span)
    },
    detail,
    detail_size: DetailSize::Short,
    empty: |_| "no quotations found".to_owned(),
    ..Pane::PLAIN
};

/// A speaker and their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceRow {
    /// The speaker.
    pub voice: Voice,
    /// The most words of any speaker.
    pub most: u32,
}

impl VoiceRow {
    /// The name to show.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.voice.source {
            SourceKind::Unattributed => "unattributed",
            _ => &self.voice.name,
        }
    }
}

/// The row of a speaker.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<VoiceRow> {
    let speakers = &app.article.voices().speakers;
    let voice = speakers.get(item as usize)?.clone();
    Some(VoiceRow { voice, most: speakers.first().map_or(1, Voice::all).max(1) })
}

/// The words by kind of quotation, and the shares of the kinds of sources.
fn detail(app: &App, item: u32) -> Vec<Detail> {
    let voices = app.article.voices();
    let Some(voice) = voices.speakers.get(item as usize) else { return Vec::new() };
    let kinds = KINDS.iter().zip(voice.words).filter(|(_, words)| *words > 0);
    let kinds: Vec<String> =
        kinds.map(|(kind, words)| format!("{words} {}", kind.name())).collect();
    let quotes = count(voice.quotes as usize, "quotation", "quotations");
    let share = |source: SourceKind| format!("{} {}%", source.name(), voices.percent(source));
    vec![
        Detail::new(
            DetailKind::Note,
            format!("{}, {quotes}; {}", kinds.join(", "), voice.source.name()),
            2,
        ),
        Detail::new(DetailKind::Text, SourceKind::ALL.map(share).join(", "), 3)
            .labelled("all words: "),
    ]
}
