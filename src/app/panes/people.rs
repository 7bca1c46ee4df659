//! The people sidebar: everyone once, with title, mentions and quotes.

use super::{ALL_WEAK, Line, Pane, Tone, clip, count, trust, words_at};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::layout::View;
use crate::doc::BlockKind;
use crate::facts::{Certainty, Person, PersonId};
use crate::text::Span;
use crate::text::wrap::columns;

/// Everyone in the article; `c` changes between mentions, first mention and name.
pub const PANE: Pane = Pane {
    title: "PEOPLE",
    action: Action::Show(View::People),
    note,
    items,
    lines,
    words: |app, item| person(app, item).map(search_words).unwrap_or_default(),
    target: |app, item| person(app, item)?.mentions.first().map(|m| m.span),
    detail: |app, item, width| super::card::lines(app, PersonId(item), width),
    empty: |app| {
        let none = app.article.facts.people.is_empty();
        let words = if none { "nobody is named in this text" } else { ALL_WEAK };
        words.to_owned()
    },
};

/// So many sections are named at most.
const MOST_SECTIONS: usize = 60;
/// The orders of the list, as its title names them.
const SORTS: [&str; 3] = ["by mentions", "by first", "by name"];

fn person(app: &App, item: u32) -> Option<&Person> {
    app.article.facts.people.get(item as usize)
}

fn search_words(person: &Person) -> String {
    let mut words = person.name.clone();
    for alias in &person.aliases {
        words.push('\n');
        words.push_str(alias);
    }
    words
}

fn note(app: &App) -> String {
    let list = app.list(crate::app::layout::View::People);
    let sort = SORTS.get(usize::from(list.sort) % SORTS.len()).copied().unwrap_or("");
    format!("{} {sort}", list.order.len())
}

fn items(app: &App) -> Vec<u32> {
    let people = &app.article.facts.people;
    let mut items: Vec<u32> = (0..)
        .zip(people)
        .filter(|(_, p)| !(app.appearance.hide_weak && p.certainty == Certainty::Weak))
        .map(|(id, _)| id)
        .collect();
    let mentions = |id: &u32| people.get(*id as usize).map_or(0, |p| p.mentions.len());
    match usize::from(app.list(crate::app::layout::View::People).sort) % SORTS.len() {
        0 => items.sort_by_key(|id| std::cmp::Reverse(mentions(id))),
        2 => items.sort_by_key(|id| people.get(*id as usize).map(|p| last_name_first(&p.name))),
        // They come in the order of their first mention.
        _ => {}
    }
    items
}

/// "Bagheri Kani Ali" sorts where a reader looks for it.
fn last_name_first(name: &str) -> String {
    let (given, last) = name.rsplit_once(' ').unwrap_or(("", name));
    format!("{last} {given}").to_lowercase()
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(person) = person(app, item) else { return Vec::new() };
    let quotes = app.article.index.quotes_of.get(item as usize).copied().unwrap_or(0);
    let weak = trust(person.certainty, person.rule);
    let quotes =
        if quotes > 0 { format!("{quotes}{}", app.appearance.quote_sign()) } else { String::new() };
    let numbers = format!("{:>3} {quotes:>3}", person.mentions.len());
    let room = width.saturating_sub(columns(&numbers) + 1 + weak.len());
    let tone = if person.named { Tone::Name } else { Tone::Plain };
    let mut lines = vec![
        Line::new(row_name(&person.name, person.named, room), tone)
            .and(weak, Tone::Warning)
            .right(numbers, Tone::Dim),
    ];
    if let Some(title) = person.title {
        lines.push(Line::new(
            format!("  {}", clip(&words_at(app, title), width.saturating_sub(2))),
            Tone::Dim,
        ));
    }
    lines
}

/// What a row calls somebody: a name, or, for one who is not `named`, words whose end may be cut.
fn row_name(words: &str, named: bool, width: usize) -> String {
    if named { short_name(words, width) } else { clip(words, width) }
}

/// A name cut in the middle of its given part, never in the surname.
#[must_use]
pub fn short_name(name: &str, width: usize) -> String {
    if columns(name) <= width {
        return name.to_owned();
    }
    match name.split_once(' ') {
        Some((given, last)) if columns(last) + 3 <= width => {
            let initial: String = given.chars().take(1).collect();
            format!("{initial}. {last}")
        }
        Some((_, last)) if last.contains(' ') => short_name(last, width),
        Some((_, last)) => clip(last, width),
        None => clip(name, width),
    }
}

/// "lead 2 · §2 4 · §4 3": the mentions of a person in each section that has any; of very many
/// sections the first ones, which is more than anything shows.
#[must_use]
pub fn mentions_by_section(app: &App, person: &Person) -> String {
    let doc = &app.article.doc;
    let mut told: Vec<String> = Vec::new();
    let mut rest = person.mentions.as_slice();
    while let (Some(next), true) = (rest.first(), told.len() < MOST_SECTIONS) {
        let index = doc.section_at(next.span.start);
        let Some(section) = doc.sections.get(index) else { break };
        let here = rest.partition_point(|m| m.span.start < section.span.end).max(1);
        let name = if section.level == 0 { "lead".to_owned() } else { format!("§{}", index + 1) };
        told.push(format!("{name} {here}"));
        rest = rest.get(here..).unwrap_or(&[]);
    }
    told.join(" · ")
}

/// "6 mentions, 4 quotes, 38 words said".
#[must_use]
pub fn counts(app: &App, id: PersonId, person: &Person) -> String {
    let index = &app.article.index;
    let of = |list: &[u32]| list.get(id.0 as usize).copied().unwrap_or(0) as usize;
    let (quotes, words) = (of(&index.quotes_of), of(&index.words_of));
    let mentions = count(person.mentions.len(), "mention", "mentions");
    if quotes == 0 {
        return mentions;
    }
    let words = count(words, "word", "words");
    format!("{mentions}, {}, {words} said", count(quotes, "quote", "quotes"))
}

/// The first sentence that mentions the person; a heading only where there is no sentence.
#[must_use]
pub fn first_sentence(app: &App, person: &Person) -> Option<Span> {
    let doc = &app.article.doc;
    let in_text = |offset: u32| {
        let block = doc.blocks.get(doc.block_at(offset));
        block.is_some_and(|b| !matches!(b.kind, BlockKind::Heading(_)))
    };
    let told = person.mentions.iter().take(50).find(|m| in_text(m.span.start));
    doc.sentence_near(told.or(person.mentions.first())?.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_before_the_surname() {
        assert_eq!(short_name("Ali Bagheri Kani", 20), "Ali Bagheri Kani");
        assert_eq!(short_name("Ali Bagheri Kani", 15), "A. Bagheri Kani");
        assert_eq!(short_name("Ali Bagheri Kani", 8), "B. Kani");
        assert_eq!(short_name("Khamenei", 5), "Kham…");
    }

    #[test]
    fn who_has_no_name_has_no_initial() {
        let source = "Two people familiar with the plans";
        assert_eq!(row_name(source, false, 19), "Two people familia…");
        assert_eq!(row_name(source, false, 40), source);
        assert_eq!(row_name("Ali Bagheri Kani", true, 15), "A. Bagheri Kani");
    }
}
