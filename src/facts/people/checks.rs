//! What an editor should look at in the names: short ones that are never explained, two spellings
//! of one name, letters of two scripts in one word.

use std::collections::HashSet;
use std::rc::Rc;

use super::forms::{Form, Forms, fold};
use super::spellings::{Spellings, shortened};
use crate::facts::{Certainty, MentionKind, Person, Warning, WarningKind};
use crate::text::{Span, fold_space};

/// The shortest word that can be a misspelling of another.
const SHORTEST: usize = 5;

/// Adds warnings about the people.
pub fn check<'t>(
    text: &'t str,
    people: &[Person],
    forms: &mut Forms<'t>,
    warnings: &mut Vec<Warning>,
) {
    for person in people.iter().filter(|p| p.named) {
        let Some(first) = person.mentions.iter().find(|m| m.kind != MentionKind::Pronoun) else {
            continue;
        };
        if !person.name.contains(' ') && person.certainty == Certainty::Sure {
            warnings.push(Warning {
                span: first.span,
                kind: WarningKind::SurnameOnly,
                message: format!("{} is never named in full", person.name),
            });
        }
        mixed_scripts(text, person, warnings);
    }
    two_spellings(text, people, forms, warnings);
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

/// Pairs of surnames that differ by one letter, found through the words with one letter left out.
fn two_spellings<'t>(
    text: &'t str,
    people: &[Person],
    forms: &mut Forms<'t>,
    warnings: &mut Vec<Warning>,
) {
    // Each person's surnames, as they come.
    let mut words: Vec<(Rc<Form>, usize, Span)> = Vec::new();
    let mut written = HashSet::new();
    for (id, person) in people.iter().enumerate().filter(|(_, p)| p.named) {
        written.clear();
        let own = words.len();
        for mention in person.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
            let name = mention.span.in_text(text);
            if !written.insert(name) {
                continue;
            }
            let form = forms.of(name);
            let word = form.last();
            let mut seen = words.iter().skip(own).map(|(form, ..)| form.last());
            if word.chars().count() >= SHORTEST && !seen.any(|seen| seen == word) {
                words.push((form, id, mention.span));
            }
        }
    }
    let spellings = Spellings::of(words.iter().map(|(form, ..)| form.last()).enumerate());
    for (form, id, own) in &words {
        for key in shortened(form.last()) {
            let first = spellings.first(key).and_then(|first| words.get(first));
            let Some((other, owner, span)) = first else { continue };
            if other.last() == form.last() || !likely(people, *owner, *id) {
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

/// Whether two rows can be one person: given names that differ tell two people.
fn likely(people: &[Person], a: usize, b: usize) -> bool {
    let form = |id: usize| people.get(id).map(|p| Form::of(&p.name)).unwrap_or_default();
    let (a, b) = (form(a), form(b));
    a.count() < 2 || b.count() < 2 || a.first() == b.first()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    /// Text that is no prose keeps its line ends, and a name may run over one.
    #[test]
    fn a_warning_stands_on_one_line() {
        let text =
            "Title\n\n```\nMr. Ivan\nPetr\u{43e}v said so.\n```\n\nMr. Ivan Petr\u{43e}v left.";
        for doc in [crate::formats::markdown::parse(text), plain::parse(text)] {
            let warnings = extract(&doc, &Context::default()).warnings;
            let told: Vec<_> = warnings.iter().map(|w| w.message.as_str()).collect();
            assert!(told.iter().any(|message| message.contains("two scripts")), "{told:?}");
            assert!(told.iter().all(|message| !message.contains('\n')), "{told:?}");
        }
    }
}
