//! Resolves pronouns ("he", "she") and roles ("the minister") to people of the article.

use std::collections::{HashMap, HashSet};

use super::recent_text::{RecentText, WINDOW, in_spans, paragraph_of, sentence_of};
use super::role_index::RoleIndex;
use super::speaker_phrase::{PhraseKind, SpeakerPhrase};
use crate::facts::people::name_parts::{NameParts, shared_surnames};
use crate::facts::{Certainty, Gender, MentionKind, Person, PersonId, Rule};
use crate::text::Span;

/// Mentions that a pronoun may refer to: the last ones before it.
const MENTIONS: usize = 40;

/// Mentions that a role may refer to: the last ones before it.
const TITLED: usize = 400;

/// One mention in text order.
#[derive(Clone, Copy, Debug)]
struct NameMention {
    span: Span,
    person: PersonId,
    /// Whether it is a short name without a title or form of address.
    bare: bool,
}

/// All mentions of people in text order, with each person's gender.
#[derive(Debug)]
pub struct MentionIndex<'a> {
    text: &'a str,
    people: &'a [Person],
    mentions: Vec<NameMention>,
    /// The pronouns that are certain mentions of a person, in text order.
    pronouns: Vec<(Span, PersonId)>,
    /// The gender of each person, from names, titles or the pronouns after their mentions.
    genders: Vec<Gender>,
    /// Surnames of two people or more.
    shared: HashSet<String>,
    /// The person of each other surname.
    surnames: HashMap<String, PersonId>,
    /// The mentions of people with a title.
    roles: RoleIndex,
}

/// The last two speakers who are people, the latest first, and the words that name them.
pub type LastSpeakers = [Option<(PersonId, Span)>; 2];

/// The person that a pronoun or a role refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referent {
    /// The person.
    pub person: PersonId,
    /// How certain.
    pub certainty: Certainty,
    /// The rule that found the person.
    pub rule: Rule,
}

impl<'a> MentionIndex<'a> {
    /// Indexes all mentions of all people. `pronouns` give the gender of people whose names do not.
    #[must_use]
    pub fn new<'p>(
        text: &'a str,
        people: &'a [Person],
        pronouns: impl Iterator<Item = &'p (u32, bool)>,
    ) -> Self {
        let mut mentions: Vec<NameMention> = (0_u32..)
            .zip(people)
            .flat_map(|(id, person)| {
                person
                    .mentions
                    .iter()
                    .filter(|m| !matches!(m.kind, MentionKind::Pronoun | MentionKind::Role))
                    .map(move |m| NameMention {
                        span: m.span,
                        person: PersonId(id),
                        bare: m.kind == MentionKind::Surname,
                    })
            })
            .collect();
        mentions.sort_unstable_by_key(|m| m.span);
        let certain = |person: &'a Person| {
            person.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun).map(|m| m.span)
        };
        let mut resolved: Vec<(Span, PersonId)> = (0_u32..)
            .zip(people)
            .flat_map(|(id, person)| certain(person).map(move |span| (span, PersonId(id))))
            .collect();
        resolved.sort_unstable();
        let genders = genders_of(people, &mentions, pronouns);
        let shared = shared_surnames(people);
        let surnames = surnames(people, &shared);
        let roles = RoleIndex::new(text, people, mentions.iter().map(|m| m.person));
        Self { text, people, mentions, pronouns: resolved, genders, shared, surnames, roles }
    }

    fn gender(&self, person: PersonId) -> Gender {
        self.genders.get(person.0 as usize).copied().unwrap_or_default()
    }

    /// All of them.
    #[must_use]
    pub const fn people(&self) -> &'a [Person] {
        self.people
    }

    /// The person of an id.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&'a Person> {
        self.people.get(id.0 as usize)
    }

    /// The last mention that touches `span`.
    fn mention_within(&self, span: Span) -> Option<&NameMention> {
        let after = self.mentions.partition_point(|m| m.span.start < span.end);
        let last = self.mentions.get(after.checked_sub(1)?)?;
        last.span.overlaps(span).then_some(last)
    }

    /// The person of the last mention that touches `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> Option<PersonId> {
        self.mention_within(span).map(|mention| mention.person)
    }

    /// Whether a person is named in `span`.
    #[must_use]
    pub fn any_within(&self, span: Span) -> bool {
        !span.is_empty() && self.mention_within(span).is_some()
    }

    /// The person whom alone `span` names, and where last.
    #[must_use]
    pub fn only_within(&self, span: Span) -> Option<(PersonId, Span)> {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        let inside = self.mentions.get(first..)?.iter().take(MENTIONS);
        let mut inside = inside.take_while(|m| m.span.start < span.end);
        let one = inside.next()?;
        inside.all(|m| m.person == one.person).then_some((one.person, one.span))
    }

    /// The one person whose surname stands at `span`, which no mention touches: "Call said".
    #[must_use]
    pub fn by_surname(&self, span: Span) -> Option<PersonId> {
        let name = NameParts::of(span.in_text(self.text));
        let alone = name.count() == 1;
        self.surnames.get(name.last()).copied().filter(|_| alone)
    }

    /// Whether `span` names its person by nothing but a surname that another person has too.
    #[must_use]
    pub fn is_ambiguous(&self, span: Span) -> bool {
        self.mention_within(span).is_some_and(|mention| self.is_shared(mention))
    }

    fn is_shared(&self, mention: &NameMention) -> bool {
        mention.bare
            && !self.shared.is_empty()
            && self.shared.contains(NameParts::of(mention.span.in_text(self.text)).last())
    }

    /// The person that a pronoun or role refers to; `last` are the last speakers who are people.
    #[must_use]
    pub fn referent(
        &self,
        source: &SpeakerPhrase,
        recent: &RecentText,
        last: LastSpeakers,
    ) -> Option<Referent> {
        let words = source.span.in_text(self.text);
        match source.kind {
            PhraseKind::Pronoun => {
                let gender = match words.to_lowercase().as_str() {
                    "he" | "his" | "him" | "himself" | "he's" | "he’s" | "he'd" | "he’d" => {
                        Gender::Male
                    }
                    "she" | "her" | "hers" | "herself" | "she's" | "she’s" | "she'd" | "she’d" => {
                        Gender::Female
                    }
                    _ => return None,
                };
                self.pronoun(source.span, gender, recent, last)
            }
            PhraseKind::Nominal => self.role(source, words),
            PhraseKind::Name => None,
        }
    }

    /// The person of a pronoun: whose mention it is, else the likeliest one. Sure where both agree or nothing is
    /// against it.
    fn pronoun(
        &self,
        at: Span,
        gender: Gender,
        recent: &RecentText,
        last: LastSpeakers,
    ) -> Option<Referent> {
        let likeliest = self.likeliest(at, gender, recent, last);
        let Some(person) = self.certain_pronoun(at) else { return likeliest };
        match likeliest {
            Some(found) if found.person == person => Some(found),
            other => {
                let certainty = if other.is_some() { Certainty::Weak } else { Certainty::Sure };
                Some(Referent { person, certainty, rule: Rule::Pronoun })
            }
        }
    }

    /// The person of a pronoun that is a certain mention.
    fn certain_pronoun(&self, at: Span) -> Option<PersonId> {
        let index = self.pronouns.partition_point(|(span, _)| span.start < at.start);
        self.pronouns.get(index).filter(|(span, _)| at.overlaps(*span)).map(|(_, person)| *person)
    }

    /// "he": the likeliest of the people named before, by gender, distance and who spoke last.
    fn likeliest(
        &self,
        at: Span,
        gender: Gender,
        recent: &RecentText,
        last: LastSpeakers,
    ) -> Option<Referent> {
        let before = self.mentions.partition_point(|m| m.span.end <= at.start);
        let here = sentence_of(&recent.sentences, at.start);
        let paragraph = paragraph_of(&recent.paragraphs, at.start);
        // Whether someone of that gender is the subject of a sentence of the same paragraph.
        let mut opened = false;
        let mut scores: Vec<(PersonId, i32)> = Vec::new();
        let mut add = |person: PersonId, score: i32| match scores.iter_mut().find(|s| s.0 == person)
        {
            Some(known) => known.1 = known.1.max(score),
            None => scores.push((person, score)),
        };
        for index in (0..before).rev().take(MENTIONS) {
            let Some(mention) = self.mentions.get(index) else { break };
            if at.start - mention.span.start > WINDOW {
                break;
            }
            let known = self.gender(mention.person);
            if known != Gender::Unknown && known != gender {
                continue;
            }
            let sentence = sentence_of(&recent.sentences, mention.span.start);
            let distance = i32::try_from(here.saturating_sub(sentence)).unwrap_or(i32::MAX);
            let apart =
                paragraph.saturating_sub(paragraph_of(&recent.paragraphs, mention.span.start));
            let mut score =
                100 - 12 * distance.min(12) - 8 * i32::try_from(apart.min(6)).unwrap_or(6);
            let own = recent.sentences.get(sentence);
            let topic = own.is_some_and(|s| s.topic.overlaps(mention.span));
            let first = topic || own.is_some_and(|s| s.subject.overlaps(mention.span));
            score += if first { 30 } else { 0 };
            score -= if self.is_owner(mention.span) { 12 } else { 0 };
            score -= if !topic && self.is_object(mention.span) { 10 } else { 0 };
            score -= if in_spans(&recent.marked, mention.span.start) { 60 } else { 0 };
            score += if known == gender { 15 } else { 0 };
            opened |= apart == 0 && first && score > 60;
            add(mention.person, score);
        }
        let fits = |(person, _): &(PersonId, Span)| {
            self.person(*person).is_some_and(|p| p.gender == Gender::Unknown || p.gender == gender)
        };
        let latest = last.into_iter().flatten().next();
        if let Some((person, context)) = last.into_iter().flatten().find(fits) {
            let apart = paragraph.saturating_sub(paragraph_of(&recent.paragraphs, context.start));
            let known = scores.iter().find(|s| s.0 == person).map_or(30, |s| s.1);
            let bonus = match apart {
                0 => 45,
                _ if opened => 5,
                1 => 35,
                2 => 20,
                _ => 5,
            };
            // The one who spoke before the last speaker is a little likelier than others.
            let bonus = if latest == Some((person, context)) { bonus } else { bonus / 3 };
            match scores.iter_mut().find(|s| s.0 == person) {
                Some(slot) => slot.1 = known + bonus,
                None => scores.push((person, known + bonus)),
            }
        }
        scores.sort_by_key(|s| (-s.1, s.0));
        let best = scores.first()?;
        let second = scores.get(1).map_or(i32::MIN / 2, |s| s.1);
        // No surer than the mention that it stands for.
        let nearest = self.mentions.get(..before)?.iter().rev().take(MENTIONS);
        let doubtful =
            nearest.into_iter().find(|m| m.person == best.0).is_some_and(|m| self.is_shared(m));
        let sure = best.1 - second >= 12 && !doubtful;
        Some(Referent {
            person: best.0,
            certainty: if sure { Certainty::Sure } else { Certainty::Weak },
            rule: Rule::Pronoun,
        })
    }

    /// "Lind's".
    fn is_owner(&self, span: Span) -> bool {
        let rest = self.text.get(span.end as usize..).unwrap_or("");
        rest.starts_with("'s")
            || rest.starts_with("’s")
            || rest.starts_with("' ")
            || rest.starts_with("’ ")
    }

    /// "to Lind", "of Lind", "with Lind".
    fn is_object(&self, span: Span) -> bool {
        let head = self.text.get(..span.start as usize).unwrap_or("").trim_end();
        let word = head.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
        matches!(
            word,
            "of" | "to"
                | "with"
                | "for"
                | "by"
                | "from"
                | "about"
                | "against"
                | "on"
                | "over"
                | "at"
                | "like"
                | "than"
                | "told"
                | "between"
                | "behind"
        )
    }

    /// "the minister": the last person before whose title ends in that word.
    fn role(&self, source: &SpeakerPhrase, words: &str) -> Option<Referent> {
        let lower = words.to_lowercase();
        let role = lower.strip_prefix("the ")?;
        let head = role.rsplit(' ').next().filter(|w| w.len() > 3)?;
        let before = self.mentions.partition_point(|m| m.span.end <= source.span.start);
        let mut last = self.roles.last(head, before.saturating_sub(TITLED)..before);
        let found = last.next()?;
        let others = last.any(|other| other != found);
        Some(Referent {
            person: found,
            certainty: if others { Certainty::Weak } else { Certainty::Sure },
            rule: Rule::LastWithTitle,
        })
    }
}

/// The person of each surname that only one has.
fn surnames(people: &[Person], shared: &HashSet<String>) -> HashMap<String, PersonId> {
    let named = (0_u32..).zip(people).filter(|(_, person)| person.named);
    let parts = named.map(|(id, person)| (NameParts::of(&person.name), PersonId(id)));
    let full = parts.filter(|(name, _)| name.count() > 1 && !shared.contains(name.last()));
    full.map(|(name, id)| (name.last().to_owned(), id)).collect()
}

/// Most bytes between a name and a pronoun that gives its gender.
const NEAR: u32 = 200;

/// Genders from names and titles, else from the pronouns that follow a person's mentions.
fn genders_of<'p>(
    people: &[Person],
    mentions: &[NameMention],
    pronouns: impl Iterator<Item = &'p (u32, bool)>,
) -> Vec<Gender> {
    let mut votes = vec![(0_u32, 0_u32); people.len()];
    let known = |id: PersonId| people.get(id.0 as usize).map_or(Gender::Unknown, |p| p.gender);
    let mut next = 0;
    for (at, female) in pronouns {
        while mentions.get(next).is_some_and(|m| m.span.end <= *at) {
            next += 1;
        }
        let gender = if *female { Gender::Female } else { Gender::Male };
        let nearest = mentions
            .get(..next)
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(4)
            .take_while(|m| at - m.span.end < NEAR)
            .find(|m| matches!(known(m.person), Gender::Unknown) || known(m.person) == gender);
        if let Some(slot) = nearest.and_then(|m| votes.get_mut(m.person.0 as usize)) {
            if *female { slot.1 += 1 } else { slot.0 += 1 }
        }
    }
    people
        .iter()
        .zip(votes)
        .map(|(person, (he, she))| match person.gender {
            Gender::Unknown if he >= 2 * she + 2 => Gender::Male,
            Gender::Unknown if she >= 2 * he + 2 => Gender::Female,
            known => known,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_that_is_a_mention_means_its_person() {
        let pronoun = |start| crate::facts::Mention {
            span: Span::new(start, start + 3),
            kind: MentionKind::Pronoun,
        };
        let mut people = [person(Gender::Female, &[0]), person(Gender::Female, &[20])];
        people[0].mentions.extend([pronoun(10), pronoun(30)]);
        let index = MentionIndex::new("", &people, [].iter());
        for (start, expected) in [(10, Some(0)), (14, None), (30, Some(0)), (40, None)] {
            let found = index.certain_pronoun(Span::new(start, start + 3));
            assert_eq!(found, expected.map(PersonId), "{start}");
        }
    }

    /// A person with mentions at these bytes.
    fn person(gender: Gender, starts: &[u32]) -> Person {
        let mention = |start: &u32| crate::facts::Mention {
            span: Span::new(*start, start + 4),
            kind: MentionKind::Full,
        };
        Person { gender, mentions: starts.iter().map(mention).collect(), ..Person::default() }
    }

    #[test]
    fn genders_follow_from_pronouns_nearby() {
        use Gender::{Female, Male, Unknown};
        for (known, pronouns, expected) in [
            (Unknown, &[(10, false), (20, false)][..], Male),
            (Unknown, &[(10, true), (20, true)], Female),
            (Unknown, &[(10, false)], Unknown),
            (Unknown, &[(10, false), (20, false), (30, true)], Unknown),
            // Before the mention, or too far behind it.
            (Unknown, &[(0, false), (1, false)], Unknown),
            (Unknown, &[(230, false), (240, false)], Unknown),
            // What the name says stays.
            (Female, &[(10, false), (20, false)], Female),
        ] {
            let people = [person(known, &[4])];
            let index = MentionIndex::new("", &people, pronouns.iter());
            assert_eq!(index.gender(PersonId(0)), expected, "{pronouns:?}");
        }
        // A pronoun passes over people of the other gender.
        let people = [person(Unknown, &[0]), person(Female, &[10])];
        let index = MentionIndex::new("", &people, [(20, false), (30, false)].iter());
        assert_eq!(index.gender(PersonId(0)), Male);
    }

    #[test]
    fn mentions_are_found_by_their_words() {
        let people = [person(Gender::Unknown, &[0, 20]), person(Gender::Unknown, &[10])];
        let index = MentionIndex::new("", &people, [].iter());
        for (start, end, expected) in [
            (0, 4, Some(0)),
            (2, 3, Some(0)),
            (4, 10, None),
            (4, 11, Some(1)),
            (0, 12, Some(1)),
            (19, 30, Some(0)),
            (24, 30, None),
        ] {
            let found = index.within(Span::new(start, end));
            assert_eq!(found, expected.map(PersonId), "{start}");
        }
    }
}
