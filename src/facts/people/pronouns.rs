//! Resolves "he" and "her", only where a single person of the gender is near.

use std::collections::HashSet;

use super::token_table::TokenTable;
use crate::facts::{Gender, Mention, MentionKind, Person};
use crate::text::Span;
use crate::text::tokens::Kind;

/// Mentions considered for one pronoun: more than two sentences have, and linear for any input.
const REACH: usize = 64;

/// A name that a pronoun can mean.
#[derive(Clone, Copy, Debug)]
struct Antecedent {
    span: Span,
    /// The person, by place among the people.
    id: usize,
    /// Whether it is introduced as a relative's.
    relative: bool,
}

/// A personal or possessive pronoun in the third person singular.
#[derive(Clone, Copy, Debug)]
pub struct Pronoun {
    /// The word.
    pub span: Span,
    /// Its gender.
    pub gender: Gender,
    /// Whether it opens its sentence.
    pub opens: bool,
    /// Start of its sentence.
    pub sentence: u32,
    /// Start of the sentence before; of its own where there is none.
    pub before: u32,
    /// Start of the sentence before that; of its own where there is none.
    pub earlier: u32,
}

/// Pronouns outside quotation marks, and the stretches inside them, both in order.
#[must_use]
pub fn collect(table: &TokenTable<'_, '_>) -> (Vec<Pronoun>, Vec<Span>) {
    let mut all = Vec::new();
    let mut quotes: Vec<Span> = Vec::new();
    for (index, paragraph) in table.prose.paragraphs.iter().enumerate() {
        let mut quoted = false;
        let mut opened = paragraph.segment.span.start;
        let sentences = table.prose.sentences_of(paragraph);
        // The first sentences can refer to the paragraph before.
        let prior = index.checked_sub(1).and_then(|i| table.prose.paragraphs.get(i));
        let tail = prior.map_or(&[][..], |p| table.prose.sentences_of(p));
        let mut starts: Vec<u32> = tail.iter().rev().take(2).rev().map(|s| s.span.start).collect();
        for sentence in sentences {
            for at in sentence.first.get()..sentence.last.get() {
                let Some(token) = table.token(at) else { continue };
                if token.kind == Kind::Mark {
                    let was = quoted;
                    match table.text(at) {
                        "“" => quoted = true,
                        "”" => quoted = false,
                        "\"" => quoted = !quoted,
                        _ => {}
                    }
                    match (was, quoted) {
                        (false, true) => opened = token.start,
                        (true, false) => quotes.push(Span::new(opened, token.end)),
                        _ => {}
                    }
                    continue;
                }
                if quoted || token.end - token.start > 4 {
                    continue;
                }
                let gender = match table.text(at) {
                    "he" | "He" | "his" | "His" | "him" => Gender::Male,
                    "she" | "She" | "her" | "Her" => Gender::Female,
                    _ => continue,
                };
                if is_style(table.text(at + 1)) {
                    continue;
                }
                let mut back = starts.iter().rev().copied();
                all.push(Pronoun {
                    span: token.span(),
                    gender,
                    opens: table.opens.get(at).copied().unwrap_or(false),
                    sentence: sentence.span.start,
                    before: back.next().unwrap_or(sentence.span.start),
                    earlier: back.next().unwrap_or(sentence.span.start),
                });
            }
            starts.push(sentence.span.start);
        }
    }
    (all, quotes)
}

/// "Highness" after "His": an honorific, not a pronoun.
fn is_style(word: &str) -> bool {
    matches!(
        word,
        "Highness" | "Excellency" | "Majesty" | "Holiness" | "Royal" | "Honour" | "Honor"
    )
}

/// Adds the pronouns that are certain to the mentions of their people. Names inside `quotes` are no
/// antecedents: they are words of the speaker. A name among `relatives` ("a sister, Anna Lund") does
/// not take over from the person whom the pronouns before it mean.
pub fn resolve(
    people: &mut [Person],
    pronouns: &[Pronoun],
    quotes: &[Span],
    relatives: &HashSet<Span>,
) {
    let inside = |span: Span| {
        let after = quotes.partition_point(|q| q.start <= span.start);
        after.checked_sub(1).and_then(|at| quotes.get(at)).is_some_and(|q| q.covers(span))
    };
    let mut mentions: Vec<Antecedent> = people
        .iter()
        .enumerate()
        .filter(|(_, p)| p.named)
        .flat_map(|(id, p)| p.mentions.iter().map(move |m| (m.span, id)))
        .filter(|(span, _)| !inside(*span))
        .map(|(span, id)| Antecedent { span, id, relative: relatives.contains(&span) })
        .collect();
    mentions.sort_unstable_by_key(|mention| (mention.span, mention.id));
    // Where the last "he" and the last "she" were that are resolved, and their people.
    let (mut he, mut she) = (None, None);
    for pronoun in pronouns {
        let until = mentions.partition_point(|name| name.span.start < pronoun.span.start);
        let latest = if pronoun.gender == Gender::Female { &mut she } else { &mut he };
        let chosen = choose(people, mentions.get(..until).unwrap_or(&[]), pronoun, *latest);
        let Some(id) = chosen else { continue };
        *latest = Some((pronoun.span.start, id));
        if let Some(person) = people.get_mut(id) {
            person.mentions.push(Mention { span: pronoun.span, kind: MentionKind::Pronoun });
            if person.gender == Gender::Unknown {
                person.gender = pronoun.gender;
            }
        }
    }
    for person in people {
        person.mentions.sort_by_key(|m| m.span);
    }
}

/// The antecedent: the only person of the gender in the same sentence, else in the one or two before;
/// of two people the subject of that sentence, where the pronoun opens its own.
fn choose(
    people: &[Person],
    mentions: &[Antecedent],
    pronoun: &Pronoun,
    latest: Option<(u32, usize)>,
) -> Option<usize> {
    let fits = |id: usize| {
        people.get(id).is_some_and(|p| p.gender == Gender::Unknown || p.gender == pronoun.gender)
    };
    let floors = [pronoun.sentence, pronoun.before, pronoun.earlier];
    for floor in floors {
        let from = mentions.partition_point(|name| name.span.start < floor);
        let mut near: Vec<usize> = Vec::new();
        let carried = latest.filter(|&(at, _)| at >= floor).map(|(_, id)| id);
        let continues = carried.is_some() && floor < pronoun.sentence;
        let recent = mentions.get(from..).unwrap_or(&[]).iter().rev().take(REACH);
        let recent = recent.filter(|name| !(continues && name.relative)).map(|name| name.id);
        for id in recent.chain(carried) {
            if fits(id) && !near.contains(&id) {
                near.push(id);
            }
            // Of more than two none is certain.
            if near.len() > 2 {
                return None;
            }
        }
        match near.as_slice() {
            [] => {}
            [only] => return Some(*only),
            several => return subject(mentions, from, floor, several, pronoun),
        }
    }
    None
}

/// The person at the start of the earlier sentence, where the pronoun opens its own: the subject.
fn subject(
    mentions: &[Antecedent],
    from: usize,
    floor: u32,
    near: &[usize],
    pronoun: &Pronoun,
) -> Option<usize> {
    let &Antecedent { span, id, .. } = mentions.get(from)?;
    let opens = pronoun.opens && floor < pronoun.sentence && span.start == floor;
    (opens && near.contains(&id)).then_some(id)
}
