//! Warnings about names: surnames without a full name, two spellings of one name, mixed scripts.

use std::collections::HashSet;
use std::rc::Rc;

use super::deletion_index::{DeletionIndex, deletions};
use super::name_parts::{NameParser, NameParts, fold, shared_surnames};
use crate::doc::Document;
use crate::facts::{Certainty, MentionKind, Person, Warning, WarningKind};
use crate::text::{Span, fold_space};

/// The shortest word that can be a misspelling of another.
const SHORTEST: usize = 5;

/// Adds the warnings about `people`; `relatives` are the names of relatives ("a sister, Anna Lund").
pub fn check<'t>(
    doc: &'t Document,
    people: &[Person],
    relatives: &HashSet<Span>,
    parser: &mut NameParser<'t>,
    warnings: &mut Vec<Warning>,
) {
    let text = doc.text.as_str();
    // The author, who signs with the given name.
    let author = |name: &str| {
        let mut words = doc.meta.byline.iter().flat_map(|byline| byline.split_whitespace());
        words.any(|word| word == name)
    };
    for person in people.iter().filter(|p| p.named) {
        let Some(first) = person.mentions.iter().find(|m| m.kind != MentionKind::Pronoun) else {
            continue;
        };
        // "His sister, Jean": she has the name of the family.
        let relative = relatives.contains(&first.span);
        let alone = !person.name.contains(' ') && !author(&person.name) && !relative;
        if alone && person.certainty == Certainty::Sure {
            warnings.push(Warning {
                span: first.span,
                kind: WarningKind::SurnameOnly,
                message: format!("{} is never named in full", person.name),
            });
        }
        mixed_scripts(text, person, warnings);
    }
    shared_surname(text, people, parser, warnings);
    two_spellings(text, people, parser, warnings);
}

/// Warns of each surname of several people where it first stands alone.
fn shared_surname<'t>(
    text: &'t str,
    people: &[Person],
    parser: &mut NameParser<'t>,
    warnings: &mut Vec<Warning>,
) {
    let mut shared = shared_surnames(people);
    if shared.is_empty() {
        return;
    }
    let mut bare: Vec<Span> = people
        .iter()
        .filter(|p| p.named)
        .flat_map(|p| p.mentions.iter().filter(|m| m.kind == MentionKind::Surname))
        .map(|mention| mention.span)
        .collect();
    bare.sort_unstable();
    for span in bare {
        let words = span.in_text(text);
        if shared.remove(parser.of(words).last()) {
            warnings.push(Warning {
                span,
                kind: WarningKind::SharedSurname,
                message: format!("{} is the surname of more than one person", fold_space(words)),
            });
        }
    }
}

fn mixed_scripts(text: &str, person: &Person, warnings: &mut Vec<Warning>) {
    let mixed = |word: &str| {
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let other = word.chars().any(|c| matches!(c, '\u{370}'..='\u{52F}'));
        latin && other
    };
    let found = person.mentions.iter().find(|m| {
        let words = m.span.in_text(text);
        !words.is_ascii() && words.split(' ').any(mixed)
    });
    if let Some(mention) = found {
        let words = mention.span.in_text(text);
        warnings.push(Warning {
            span: mention.span,
            kind: WarningKind::MixedScript,
            message: format!("{} mixes letters of two scripts", fold_space(words)),
        });
    }
}

/// Warns of surnames that differ by one letter.
fn two_spellings<'t>(
    text: &'t str,
    people: &[Person],
    parser: &mut NameParser<'t>,
    warnings: &mut Vec<Warning>,
) {
    // The surnames of each person, with where they are first written.
    let mut words: Vec<(Rc<NameParts>, usize, Span)> = Vec::new();
    let mut written = HashSet::new();
    for (id, person) in people.iter().enumerate().filter(|(_, p)| p.named) {
        written.clear();
        let own = words.len();
        for mention in person.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
            let name = mention.span.in_text(text);
            if !written.insert(name) {
                continue;
            }
            let parts = parser.of(name);
            let word = parts.last();
            let mut seen = words.iter().skip(own).map(|(parts, ..)| parts.last());
            if word.chars().count() >= SHORTEST && !seen.any(|seen| seen == word) {
                words.push((parts, id, mention.span));
            }
        }
    }
    let surnames = DeletionIndex::of(words.iter().map(|(parts, ..)| parts.last()).enumerate());
    for (parts, id, own) in &words {
        for key in deletions(parts.last()) {
            let first = surnames.first(key).and_then(|first| words.get(first));
            let Some((other, owner, span)) = first else { continue };
            if other.last() == parts.last() || !can_be_one(people, *owner, *id) {
                continue;
            }
            let [a, b] = [span, own].map(|span| fold_space(span.in_text(text)));
            let message = format!("{a} and {b}: one name in two spellings?");
            if fold(&a) != fold(&b) && !warnings.iter().rev().take(4).any(|w| w.message == message)
            {
                warnings.push(Warning { span: *own, kind: WarningKind::TwoSpellings, message });
            }
        }
    }
}

/// Whether two people can be one: not with different given names.
fn can_be_one(people: &[Person], a: usize, b: usize) -> bool {
    let parts = |id: usize| people.get(id).map(|p| NameParts::of(&p.name)).unwrap_or_default();
    let (a, b) = (parts(a), parts(b));
    a.count() < 2 || b.count() < 2 || a.first() == b.first()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    /// Text that is not prose keeps its line ends, and a name may contain one.
    #[test]
    fn a_warning_stands_on_one_line() {
        let text =
            "Title\n\n```\nMr. Ivan\nPetr\u{43e}v said so.\n```\n\nMr. Ivan Petr\u{43e}v left.";
        for doc in [crate::formats::markdown::parse(text), plain::parse(text)] {
            let warnings = extract(&doc, &Context::default()).warnings;
            let stated: Vec<_> = warnings.iter().map(|w| w.message.as_str()).collect();
            assert!(stated.iter().any(|message| message.contains("two scripts")), "{stated:?}");
            assert!(stated.iter().all(|message| !message.contains('\n')), "{stated:?}");
        }
    }
}
