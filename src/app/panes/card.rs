//! The card of a person: who the article says this is, and nothing else.

use super::people::{counts, first_sentence, mentions_by_section};
use super::quotes::in_marks;
use super::{Line, Pane, Tone, clip, paragraph, paragraph_mark, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::facts::{Certainty, PersonId, Quote, QuoteKind};
use crate::text::Span;

/// How many mentions are looked at for "appears with"; more would cost a frame.
const MENTIONS_READ: usize = 300;
/// How many quotations are shown; their list has all.
const QUOTES: usize = 20;
/// How many companions are named.
const COMPANIONS: usize = 5;

/// The card as a list: every line with words of the article goes to them.
pub const PANE: Pane = Pane {
    title: "CARD",
    action: Action::Show(View::Card),
    note: |app| {
        app.views.card.and_then(|id| app.person(id)).map(|p| p.name.clone()).unwrap_or_default()
    },
    items: |app| (0..).take(app.views.card.map_or(0, |id| entries(app, id).len())).collect(),
    lines: |app, item, width| entry(app, item).map(|e| e.lines(width)).unwrap_or_default(),
    words: |app, item| entry(app, item).map(|e| e.words).unwrap_or_default(),
    target: |app, item| entry(app, item)?.target,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no person here: put one at the top of the screen, or choose in People".to_owned(),
};

/// One thing the card tells.
struct Entry {
    label: &'static str,
    words: String,
    tone: Tone,
    most: usize,
    note: String,
    target: Option<Span>,
}

impl Entry {
    fn lines(&self, width: usize) -> Vec<Line> {
        let note = super::columns(&self.note);
        let words = format!("{}{}", self.label, self.words);
        let mut lines = paragraph(&words, width.saturating_sub(note + 1), 0, self.most, self.tone);
        if let (Some(line), false) = (lines.first_mut(), self.note.is_empty()) {
            *line = line.clone().right(self.note.clone(), Tone::Dim);
        }
        lines
    }
}

fn entry(app: &App, item: u32) -> Option<Entry> {
    entries(app, app.views.card?).into_iter().nth(item as usize)
}

/// The card of a person as lines, for the foot of the people list.
#[must_use]
pub fn lines(app: &App, id: PersonId, width: usize) -> Vec<Line> {
    entries(app, id).iter().flat_map(|entry| entry.lines(width)).collect()
}

fn entries(app: &App, id: PersonId) -> Vec<Entry> {
    let Some(person) = app.person(id) else { return Vec::new() };
    let mark = |span: Span| paragraph_mark(app, span.start);
    let plain = |label, words: String| Entry {
        label,
        words,
        tone: Tone::Plain,
        most: 2,
        note: String::new(),
        target: None,
    };
    let first = person.mentions.first().map(|m| m.span);
    let mut entries = vec![Entry {
        tone: Tone::Name,
        most: 1,
        target: first,
        note: first.map(mark).unwrap_or_default(),
        ..plain("", person.name.clone())
    }];
    let titled = |label, title| Entry {
        most: 3,
        target: Some(title),
        note: mark(title),
        ..plain(label, words_at(app, title))
    };
    entries.extend(person.title.map(|title| titled("", title)));
    entries.extend(person.former_title.map(|title| titled("earlier: ", title)));
    if !person.aliases.is_empty() {
        entries.push(plain("aka ", person.aliases.join(", ")));
    }
    entries.push(plain("", counts(app, id, person)));
    entries.push(Entry { tone: Tone::Dim, ..plain("", mentions_by_section(app, person)) });
    let with = companions(app, id);
    if !with.is_empty() {
        entries.push(plain("with ", with));
    }
    if person.certainty == Certainty::Weak || !person.rule.words().is_empty() {
        let sure = if person.certainty == Certainty::Weak { "? unsure: " } else { "because: " };
        entries.push(Entry { tone: Tone::Dim, ..plain(sure, person.rule.to_string()) });
    }
    if let Some(sentence) = first_sentence(app, person) {
        let words = words_at(app, sentence);
        entries.push(Entry {
            most: 4,
            target: Some(sentence),
            note: mark(sentence),
            ..plain("first: ", words)
        });
    }
    entries.extend(said(app, id).map(|quote| Entry {
        tone: if quote.kind == QuoteKind::Indirect { Tone::Plain } else { Tone::Quote },
        most: 4,
        target: Some(quote.span),
        note: mark(quote.span),
        ..plain("", in_marks(app, quote))
    }));
    entries
}

fn said(app: &App, id: PersonId) -> impl Iterator<Item = &Quote> {
    app.article.index.said_by(&app.article.facts, id).take(QUOTES)
}

/// "Marsh 4 · Harith 3": who stands in the same paragraphs, and in how many of them.
fn companions(app: &App, id: PersonId) -> String {
    let Some(person) = app.person(id) else { return String::new() };
    let doc = &app.article.doc;
    let mut blocks: Vec<usize> =
        person.mentions.iter().take(MENTIONS_READ).map(|m| doc.block_at(m.span.start)).collect();
    blocks.dedup();
    // Everybody once for each paragraph, then sorted: counting in a list of all would be quadratic.
    let mut all: Vec<PersonId> = Vec::new();
    for block in blocks.iter().filter_map(|b| doc.blocks.get(*b)) {
        let people = app.article.index.people_in(block.span);
        let mut here: Vec<PersonId> = people.filter(|person| *person != id).collect();
        here.sort_unstable();
        here.dedup();
        all.append(&mut here);
    }
    all.sort_unstable();
    let runs = all.chunk_by(|a, b| a == b);
    let mut seen: Vec<(PersonId, usize)> =
        runs.filter_map(|run| Some((*run.first()?, run.len()))).collect();
    seen.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let told = seen.iter().take(COMPANIONS).filter_map(|(id, count)| {
        let name = &app.person(*id)?.name;
        let last = name.rsplit(' ').next().unwrap_or(name);
        Some(format!("{} {count}", clip(last, 20)))
    });
    told.collect::<Vec<_>>().join(" · ")
}
