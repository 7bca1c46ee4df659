//! Corrections of people: merge, split, rename, hide.

use super::correction::PersonRef;
use super::editor::Editor;
use super::lookup::mention_at;
use crate::facts::{Certainty, Gender, Mention, MentionKind, Person, PersonId, Rule, Speaker};
use crate::text::quote_selector::TextQuoteSelector;
use crate::text::{Span, fold_space};

impl Editor<'_> {
    /// Merges the first person into the second, whose name stays.
    pub(super) fn merge(&mut self, who: &PersonRef, into: &PersonRef) -> Option<()> {
        let (from, to) = (self.person(who)?, self.person(into)?);
        self.join(from, to)
    }

    fn join(&mut self, from: PersonId, to: PersonId) -> Option<()> {
        if from != to {
            let people = &mut self.facts.people;
            let gone = std::mem::take(people.get_mut(from.0 as usize)?);
            people.get_mut(to.0 as usize)?.absorb(gone);
            self.renumber(|id| if id == from { Some(to) } else { Some(id) });
            self.remove(from);
        }
        Some(())
    }

    /// Gives one mention to a person, who is made where there is none of this name; words that no
    /// one is mentioned by become a mention.
    pub(super) fn identify(&mut self, mention: &TextQuoteSelector, who: &PersonRef) -> Option<()> {
        let at = self.finder.find(mention)?;
        if self.split_mention(mention).is_none() {
            let words = fold_space(at.in_text(&self.doc.text));
            let mentions = vec![Mention { span: at, kind: MentionKind::Surname }];
            self.facts.people.push(Person { name: words, mentions, ..Person::default() });
            self.order_people();
        }
        // It has a person of its own now.
        let alone = |p: &Person| matches!(p.mentions.as_slice(), [m] if m.span.overlaps(at));
        let from = self.facts.people.iter().position(alone)?;
        let from = PersonId(u32::try_from(from).ok()?);
        let to = self.person(who).filter(|to| *to != from);
        let person = self.facts.people.get_mut(from.0 as usize)?;
        let spelled = person
            .mentions
            .iter()
            .any(|m| !matches!(m.kind, MentionKind::Pronoun | MentionKind::Role));
        if to.is_none() || !spelled {
            // "he" is no other name of anybody.
            fold_space(&who.name).clone_into(&mut person.name);
        }
        person.named = true;
        person.mark_corrected();
        self.renumber(Some);
        match to {
            Some(to) => {
                let name = self.facts.people.get(to.0 as usize)?.name.clone();
                self.join(from, to)?;
                let kept = self.facts.people.iter_mut().find(|person| person.name == name)?;
                kept.aliases.retain(|alias| *alias != who.name || *alias == kept.name);
                Some(())
            }
            None => Some(()),
        }
    }

    /// Splits one mention off its person.
    pub(super) fn split_mention(&mut self, mention: &TextQuoteSelector) -> Option<()> {
        let at = self.finder.find(mention)?;
        let people = &self.facts.people;
        // Names may nest; the one with exactly these words is meant.
        let here = |p: &Person| mention_at(p, at).and_then(|i| p.mentions.get(i)).map(|m| m.span);
        let owner = people.iter().position(|p| here(p) == Some(at));
        let owner = owner.or_else(|| people.iter().position(|p| here(p).is_some()))?;
        let span = here(people.get(owner)?)?;
        self.split(owner, |_, other| other == span)
    }

    /// Splits every mention in these words off the person.
    pub(super) fn split_alias(&mut self, who: &PersonRef, alias: &str) -> Option<()> {
        let owner = self.person(who)?.0 as usize;
        self.split(owner, |text, span| fold_space(span.in_text(text)) == alias)
    }

    /// Makes a new person of the mentions for which `leaves` holds.
    fn split(&mut self, owner: usize, leaves: impl Fn(&str, Span) -> bool) -> Option<()> {
        let text = self.doc.text.as_str();
        let person = self.facts.people.get_mut(owner)?;
        let (gone, stay): (Vec<Mention>, Vec<Mention>) =
            person.mentions.iter().partition(|m| leaves(text, m.span));
        if gone.is_empty() {
            return None;
        }
        if stay.is_empty() {
            // All mentions would leave: it is a person of its own already.
            return Some(());
        }
        let words = |span: Span| fold_space(span.in_text(text));
        let name = gone.iter().map(|m| words(m.span)).max_by_key(String::len)?;
        let kept = stay.iter().any(|m| words(m.span) == name);
        person.aliases.retain(|alias| kept || *alias != name);
        person.mentions = stay;
        person.certainty = Certainty::Sure;
        person.rule = Rule::Corrected;
        let spelled = |kind| !matches!(kind, MentionKind::Pronoun | MentionKind::Role);
        let spans: Vec<Span> = gone.iter().map(|m| m.span).collect();
        let new = Person {
            named: person.named && gone.iter().any(|m| spelled(m.kind)),
            name,
            mentions: gone,
            rule: Rule::Corrected,
            ..Person::default()
        };
        let id = PersonId(u32::try_from(self.facts.people.len()).ok()?);
        self.facts.people.push(new);
        for speaker in self.speakers() {
            let beside =
                speaker.span.get().is_some_and(|s| spans.iter().any(|gone| gone.overlaps(s)));
            if beside && speaker.person.is_some_and(|id| id.0 as usize == owner) {
                *speaker = Speaker { name: None, person: Some(id), span: speaker.span };
            }
        }
        self.order_people();
        Some(())
    }

    /// Gives the person another name; the old one becomes an alias.
    pub(super) fn rename(&mut self, who: &PersonRef, name: &str) -> Option<()> {
        let id = self.person(who)?;
        let person = self.facts.people.get_mut(id.0 as usize)?;
        // A state file may hold line ends; a name is shown on one line.
        let old = std::mem::replace(&mut person.name, fold_space(name));
        person.aliases.push(old);
        person.named = true;
        person.mark_corrected();
        self.renumber(Some);
        Some(())
    }

    /// Removes the person; quotations keep the name as their speaker's.
    pub(super) fn hide(&mut self, who: &PersonRef) -> Option<()> {
        let gone = self.person(who)?;
        self.renumber(|id| (id != gone).then_some(id));
        self.remove(gone);
        Some(())
    }

    /// Replaces the ids of speakers. A speaker whose new id is `None` keeps the person's name.
    fn renumber(&mut self, new: impl Fn(PersonId) -> Option<PersonId>) {
        let people = &self.facts.people;
        for speaker in self.facts.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
            let Some(old) = speaker.person else { continue };
            speaker.person = new(old);
            let gone = people.get(old.0 as usize).filter(|_| speaker.person.is_none());
            speaker.name = gone.map(|person| person.name.as_str().into());
        }
    }

    /// The speakers of all quotations.
    fn speakers(&mut self) -> impl Iterator<Item = &mut Speaker> {
        self.facts.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut())
    }

    /// Removes a person that no speaker refers to any more.
    fn remove(&mut self, gone: PersonId) {
        if (gone.0 as usize) < self.facts.people.len() {
            self.facts.people.remove(gone.0 as usize);
        }
        for speaker in self.speakers() {
            let later = speaker.person.filter(|id| *id > gone);
            speaker.person = later.map(|id| PersonId(id.0 - 1)).or(speaker.person);
        }
        self.order_people();
    }

    /// Sorts people by first mention.
    fn order_people(&mut self) {
        let people = std::mem::take(&mut self.facts.people);
        let mut numbered: Vec<(u32, Person)> = (0..).zip(people).collect();
        numbered.sort_by_key(|(_, p)| p.mentions.first().map(|m| m.span));
        let mut places = vec![PersonId(0); numbered.len()];
        for ((old, _), new) in numbered.iter().zip(0..) {
            if let Some(place) = places.get_mut(*old as usize) {
                *place = PersonId(new);
            }
        }
        self.facts.people = numbered.into_iter().map(|(_, person)| person).collect();
        self.renumber(|id| places.get(id.0 as usize).copied());
    }
}

impl Person {
    /// Adds the mentions, aliases and titles of another person who is the same.
    fn absorb(&mut self, other: Self) {
        self.aliases.push(other.name);
        self.aliases.extend(other.aliases);
        self.mentions.extend(other.mentions);
        self.mentions.sort_by_key(|m| m.span);
        self.mentions.dedup_by_key(|m| m.span);
        if self.title.is_none() {
            self.title = other.title;
            self.former = other.former;
        }
        self.former_title = self.former_title.or(other.former_title);
        self.honorific = self.honorific.or(other.honorific);
        if self.gender == Gender::Unknown {
            self.gender = other.gender;
        }
        self.named |= other.named;
        self.mark_corrected();
    }

    fn mark_corrected(&mut self) {
        let name = &self.name;
        self.aliases.retain(|alias| alias != name);
        self.aliases
            .sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
        self.aliases.dedup();
        self.certainty = Certainty::Sure;
        self.rule = Rule::Corrected;
    }
}
