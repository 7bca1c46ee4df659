//! Rows of a person's profile: who the article says this is, and nothing else.

use std::cmp::Reverse;

use super::common::{Place, count, words_at};
use super::pane::{Detail, DetailKind, Pane};
use crate::app::App;
use crate::doc::BlockKind;
use crate::facts::{Certainty, Person, PersonId, Rule};
use crate::text::Span;
use crate::text::clip::clip;

/// Mentions read for "appears with"; more would cost a frame.
const MENTIONS_READ: usize = 300;
/// Quotations shown; their list has all.
const QUOTES: usize = 20;
/// Companions named.
const COMPANIONS: usize = 5;
/// Sections named; more than anything shows.
const SECTIONS: usize = 60;
/// Columns of a section's name at most.
const SECTION_NAME: usize = 20;

/// The profile as a list: every row with words of the article goes to them.
pub const PANE: Pane = Pane {
    title: "PROFILE",
    items: |app, _| (0..).take(app.views.card.map_or(0, |id| details(app, id).len())).collect(),
    note: |app, _| {
        let person = app.views.card.and_then(|id| app.person(id));
        person.map(|person| person.name.clone()).unwrap_or_default()
    },
    text: |app, item| {
        row(app, item).map(|row| format!("{}{}", row.label, row.words)).unwrap_or_default()
    },
    words: |app, item| row(app, item).map(|row| row.words).unwrap_or_default(),
    target: |app, item| Some(row(app, item)?.place?.span),
    empty: |_| "no person selected: choose one in PEOPLE, or scroll to a mention".to_owned(),
    ..Pane::PLAIN
};

/// A row of the profile.
pub type CardRow = Detail;

/// A row of the profile that is shown.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<Detail> {
    details(app, app.views.card?).into_iter().nth(item as usize)
}

/// The profile of a person.
#[must_use]
pub fn details(app: &App, id: PersonId) -> Vec<Detail> {
    let Some(person) = app.person(id) else { return Vec::new() };
    let text = |words: String, lines| Detail::new(DetailKind::Text, words, lines);
    let note = |words: String| Detail::new(DetailKind::Note, words, 2);
    let place = |span: Span| Place::of(app, span);
    let quoted = |span: Span, lines| text(words_at(app, span), lines).at(place(span));

    let name = Detail::new(DetailKind::Name, person.name.clone(), 1);
    let first = person.mentions.first().map(|mention| place(mention.span));
    let mut details = vec![Detail { place: first, ..name }];
    details.extend(person.title.map(|title| quoted(title, 3)));
    details.extend(person.former_title.map(|title| quoted(title, 3).labelled("former: ")));
    if !person.aliases.is_empty() {
        details.push(text(person.aliases.join(", "), 2).labelled("aka "));
    }
    details.push(text(counts(app, id, person), 2));
    if app.article.doc.sections.len() > 1 {
        let sections = Detail::new(DetailKind::Note, mentions_by_section(app, person), 3);
        details.push(sections.labelled("in "));
    }
    let with = companions(app, id, person);
    if !with.is_empty() {
        details.push(text(with, 2).labelled("with "));
    }
    let weak = person.certainty == Certainty::Weak;
    if weak || !person.rule.words().is_empty() {
        let label = match person.rule {
            Rule::Corrected => "",
            _ if weak => "uncertain: only ",
            _ => "identified by ",
        };
        details.push(note(person.rule.to_string()).labelled(label));
    }
    details.extend(first_sentence(app, person).map(|span| quoted(span, 4).labelled("first: ")));
    details.extend(
        app.article
            .index
            .said_by(&app.article.facts, id)
            .take(QUOTES)
            .map(|quote| Detail { kind: DetailKind::Quote(quote.kind), ..quoted(quote.span, 4) }),
    );
    details
}

/// "6 mentions; 9 quotes: 4 in marks, 5 indirect".
fn counts(app: &App, id: PersonId, person: &Person) -> String {
    let index = &app.article.index;
    let of = |list: &[u32]| list.get(id.0 as usize).copied().unwrap_or(0) as usize;
    let marked = of(&index.quotes_of);
    let all = index.said_by(&app.article.facts, id).count();
    let mentions = count(person.mentions.len(), "mention", "mentions");
    if all == 0 {
        return mentions;
    }
    let quotes = count(all, "quote", "quotes");
    match marked {
        0 => format!("{mentions}; {quotes}, none in marks"),
        n if n == all => format!("{mentions}; {quotes} in marks"),
        n => format!("{mentions}; {quotes}: {n} in marks, {} indirect", all - n),
    }
}

/// "lead 2 · Background 4 · Impact 3": the mentions in each section that has any, as far as the
/// first [`SECTIONS`].
fn mentions_by_section(app: &App, person: &Person) -> String {
    let doc = &app.article.doc;
    let mut sections: Vec<String> = Vec::new();
    let mut rest = person.mentions.as_slice();
    while let (Some(next), true) = (rest.first(), sections.len() < SECTIONS) {
        let index = doc.section_at(next.span.start);
        let Some(section) = doc.sections.get(index) else { break };
        let here = rest.partition_point(|m| m.span.start < section.span.end).max(1);
        let name = if section.level == 0 {
            "lead".to_owned()
        } else {
            clip(&doc.section_name(section), SECTION_NAME)
        };
        sections.push(format!("{name} {here}"));
        rest = rest.get(here..).unwrap_or(&[]);
    }
    sections.join(" · ")
}

/// "Marsh 4 · Harith 3": who stands in the same paragraphs, and in how many of them.
fn companions(app: &App, id: PersonId, person: &Person) -> String {
    let doc = &app.article.doc;
    let mentions = person.mentions.iter().take(MENTIONS_READ);
    let mut blocks: Vec<usize> = mentions.map(|m| doc.block_at(m.span.start)).collect();
    blocks.dedup();
    // Everyone once for each paragraph, then sorted: counting in a list of all would be quadratic.
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
    seen.sort_by_key(|(id, count)| (Reverse(*count), *id));
    let named: Vec<(&str, usize)> = seen
        .iter()
        .take(COMPANIONS)
        .filter_map(|(id, count)| Some((app.person(*id)?.name.as_str(), *count)))
        .collect();
    // A surname that several of them have, or that the person has, names nobody.
    let mut known: Vec<&str> = named.iter().map(|(name, _)| surname(name)).collect();
    known.push(surname(&person.name));
    let short = |name: &'_ str| known.iter().filter(|known| **known == surname(name)).count() == 1;
    let words = named.iter().map(|(name, count)| {
        let name = if short(name) { surname(name) } else { name };
        format!("{name} {count}")
    });
    words.collect::<Vec<_>>().join(" · ")
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The first sentence that mentions the person; a heading only where there is no sentence.
fn first_sentence(app: &App, person: &Person) -> Option<Span> {
    let doc = &app.article.doc;
    let in_text = |offset: u32| {
        let block = doc.blocks.get(doc.block_at(offset));
        block.is_some_and(|b| !matches!(b.kind, BlockKind::Heading(_)))
    };
    let mention = person.mentions.iter().take(50).find(|m| in_text(m.span.start));
    doc.sentence_near(mention.or(person.mentions.first())?.span.start)
}
