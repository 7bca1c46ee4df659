//! The whole-document pass: which mentions are one person.
//!
//! Full names first, then short forms: each joins the person whose fuller name has it, a surname
//! before a given name, the latest mentioned person first.

mod draft;
mod index;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::alias::Alias;
use super::bearers::Bearers;
use super::forms::{Form, Forms};
use super::found::{Found, Loose, Means};
use super::spellings::{Spellings, shortened};
use crate::facts::drain::Drain;
use crate::facts::{Gender, Mention, MentionKind, Person};
use crate::text::Span;
use draft::{Draft, person_of};
use index::{Index, Place};

/// A one-word name that no fuller name explains needs this much of the tagger's score, unless a
/// title or a verb of saying stands by it.
const LONE_MARGIN: i32 = 300;
/// Names with less score are shown as uncertain.
const SURE_MARGIN: i32 = 350;
/// The shortest surname, in bytes, that a word with one letter changed is taken for.
const LONG_ENOUGH: usize = 5;
/// Aliases of one text that are followed.
const MOST_ALIASES: usize = 500;
/// Candidates looked at for one name: enough for any article, and linear for any input.
const MOST_CANDIDATES: usize = 48;

/// Links names and loose capitals into people, by first mention.
#[must_use]
pub fn link<'t>(
    text: &'t str,
    names: Vec<Found>,
    loose: Vec<Loose>,
    aliases: &[Alias],
    forms: &mut Forms<'t>,
) -> Vec<Person> {
    let mut linker =
        Linker { text, forms, drafts: Vec::new(), index: Index::default(), told: BTreeMap::new() };
    let aside: HashSet<Span> = aliases.iter().map(|a| a.name).collect();
    for name in names.iter().filter(|n| !aside.contains(&n.span)) {
        linker.full(name);
    }
    for alias in aliases.iter().take(MOST_ALIASES) {
        linker.alias(alias, &names);
    }
    linker.short(names, loose);
    let drafts = std::mem::take(&mut linker.drafts).into_iter();
    // The people need room.
    drop(linker);
    let mut people: Vec<Person> =
        drafts.filter_map(|draft| person_of(text, draft, forms)).collect();
    people.sort_by_cached_key(|p| p.mentions.first().map(|m| m.span));
    people
}

struct Linker<'f, 't> {
    text: &'t str,
    forms: &'f mut Forms<'t>,
    drafts: Vec<Draft>,
    index: Index,
    /// Mentions of names whose person the text tells by an alias.
    told: BTreeMap<Span, usize>,
}

/// A short form: a name of one word, or a loose capital.
enum Short {
    Name(Found),
    Loose(Loose),
}

impl Short {
    const fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Loose(word) => word.span(),
        }
    }
}

/// Names and loose capitals, each in text order, in text order together.
fn in_order(names: Vec<Found>, loose: Vec<Loose>) -> impl Iterator<Item = Short> {
    let mut names = Drain::from(names).peekable();
    let mut loose = Drain::from(loose).peekable();
    std::iter::from_fn(move || {
        let first = match (names.peek(), loose.peek()) {
            (Some(name), Some(word)) => name.span <= word.span(),
            (name, _) => name.is_some(),
        };
        if first { names.next().map(Short::Name) } else { loose.next().map(Short::Loose) }
    })
}

/// The latest mention of each person that was passed, to choose among namesakes.
#[derive(Default)]
struct Latest(Vec<Option<u32>>);

impl Latest {
    fn get(&self, draft: usize) -> Option<u32> {
        self.0.get(draft).copied().flatten()
    }

    fn set(&mut self, draft: usize, start: u32) {
        if self.0.len() <= draft {
            self.0.resize(draft + 1, None);
        }
        if let Some(slot) = self.0.get_mut(draft) {
            *slot = Some(start);
        }
    }
}

impl Linker<'_, '_> {
    /// A name of two words and more: joins the person it agrees with, or is a new one.
    fn full(&mut self, name: &Found) {
        let form = self.forms.of(name.span.in_text(self.text));
        if form.count() < 2 {
            return;
        }
        let found = self.known(&form);
        let at = found.unwrap_or(self.drafts.len());
        if found.is_none() {
            self.drafts.push(Draft { form: Rc::clone(&form), ..Draft::default() });
        }
        self.index.insert(&form, at);
        if let Some(draft) = self.drafts.get_mut(at) {
            if form.count() > draft.form.count() || draft.full == 0 {
                draft.form = form;
                draft.name = name.span;
            }
            draft.add(name, MentionKind::Full);
            draft.sure |= name.margin >= SURE_MARGIN || name.titles.before.is_some();
        }
    }

    /// Makes both names of an alias one person.
    fn alias(&mut self, alias: &Alias, names: &[Found]) {
        let place = |span: Span| names.binary_search_by_key(&span, |n| n.span).ok();
        let found = |span: Span| place(span).and_then(|at| names.get(at));
        let (Some(of), Some(name)) = (found(alias.of), found(alias.name)) else { return };
        let at = self.owner(of);
        let form = self.forms.of(name.span.in_text(self.text));
        let full = form.count() > 1;
        let known = self.known(&form).filter(|&other| full && other != at);
        if let Some(other) = known {
            self.merge(other, at);
        }
        if alias.carries {
            self.index.insert(&form, at);
        }
        self.told.insert(of.span, at);
        self.told.insert(name.span, at);
        if let Some(draft) = self.drafts.get_mut(at) {
            draft.also.push((form, name.span));
            draft.sure = true;
            let kind = if full { MentionKind::Full } else { MentionKind::Surname };
            draft.mentions.push(Mention { span: name.span, kind });
        }
    }

    /// The person that the first name of an alias means, made where there is none.
    fn owner(&mut self, of: &Found) -> usize {
        let form = self.forms.of(of.span.in_text(self.text));
        let known = self.told.get(&of.span).copied().or_else(|| self.known(&form));
        known.unwrap_or_else(|| {
            let at = self.drafts.len();
            self.index.insert(&form, at);
            self.drafts.push(Draft { form, name: of.span, ..Draft::default() });
            at
        })
    }

    /// The person that a form agrees with.
    fn known(&self, form: &Form) -> Option<usize> {
        [form.last(), form.first()]
            .into_iter()
            .flat_map(|word| self.index.with(word))
            .map(|(draft, _)| draft)
            .find(|&d| self.drafts.get(d).is_some_and(|draft| draft.agrees(form)))
    }

    /// Gives everything of one person to another.
    fn merge(&mut self, from: usize, to: usize) {
        let Some(gone) = self.drafts.get_mut(from).map(std::mem::take) else { return };
        for span in self.told.values_mut().filter(|at| **at == from) {
            *span = to;
        }
        for mention in &gone.mentions {
            let form = self.forms.of(mention.span.in_text(self.text));
            self.index.insert(&form, to);
        }
        self.index.remove(&gone, from);
        let Some(draft) = self.drafts.get_mut(to) else { return };
        draft.also.push((gone.form, gone.name));
        draft.also.extend(gone.also);
        draft.mentions.extend(gone.mentions);
        draft.titles.extend(gone.titles);
        draft.margin = draft.margin.max(gone.margin);
        draft.sure |= gone.sure;
        if draft.gender == Gender::Unknown {
            draft.gender = gone.gender;
        }
    }

    fn short(&mut self, names: Vec<Found>, loose: Vec<Loose>) {
        let mut latest = Latest::default();
        let mut starts: Vec<(u32, usize)> = self
            .drafts
            .iter()
            .enumerate()
            .flat_map(|(d, draft)| draft.mentions.iter().map(move |m| (m.span.start, d)))
            .collect();
        starts.sort_unstable();
        let mut passed = starts.into_iter().peekable();
        let mut lone = self.lone_names(&names);
        let mut bearers = self.bearers(&lone);
        let mut reached = 0;
        for short in in_order(names, loose) {
            let span = short.span();
            if span.start < reached {
                continue;
            }
            while let Some((start, draft)) = passed.next_if(|(start, _)| *start < span.start) {
                latest.set(draft, start);
            }
            let words = span.in_text(self.text);
            // Nobody has most of the loose ones.
            if matches!(short, Short::Loose(_)) && !bearers.may_hold(words) {
                continue;
            }
            let form = self.forms.of(words);
            if form.count() != 1 {
                continue;
            }
            let with = self.index.with(form.first());
            if let Some((at, whole)) = self.spelt_out(with.clone(), span) {
                reached = whole.end;
                latest.set(at, span.start);
                if let Some(draft) = self.drafts.get_mut(at) {
                    draft.mentions.push(Mention { span: whole, kind: MentionKind::Full });
                }
                continue;
            }
            let told = self.told.get(&span).copied();
            let chosen = told.or_else(|| self.choose(form.first(), with, &latest, &short));
            match short {
                Short::Name(name) => {
                    let titled = name.is_titled();
                    let kind = if titled { MentionKind::Titled } else { MentionKind::Surname };
                    let draft = chosen.or_else(|| {
                        bearers.add(form.first());
                        self.lone(&name, &form, &mut lone)
                    });
                    if let Some(at) = draft {
                        latest.set(at, span.start);
                        if let Some(draft) = self.drafts.get_mut(at) {
                            draft.add(&name, kind);
                            draft.sure |= titled || name.metonym;
                        }
                    }
                }
                Short::Loose(word) => {
                    let known = chosen.or_else(|| {
                        lone.get(form.first()).copied().filter(|_| word.means != Means::Place)
                    });
                    let Some(at) = known else { continue };
                    let Some(draft) = self.drafts.get_mut(at) else { continue };
                    if carries(&word, draft) {
                        latest.set(at, span.start);
                        let kind =
                            if word.titled { MentionKind::Titled } else { MentionKind::Surname };
                        draft.mentions.push(Mention { span, kind });
                    }
                }
            }
        }
    }

    /// A known full name that the text spells out from `span` on, though the tagger passed it by.
    fn spelt_out(
        &self,
        mut with: impl Iterator<Item = (usize, Place)>,
        span: Span,
    ) -> Option<(usize, Span)> {
        let rest = self.text.get(span.start as usize..)?;
        with.find_map(|(at, _)| {
            let draft = self.drafts.get(at).filter(|d| d.sure)?;
            let own = Some(draft.name).filter(|_| draft.full > 0);
            let also = draft.also.iter().take(MOST_CANDIDATES).map(|(_, span)| *span);
            own.into_iter().chain(also).find_map(|known| {
                let after = rest.strip_prefix(known.in_text(self.text))?.chars().next();
                let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '-');
                (ends && known.len() > span.len())
                    .then(|| (at, Span::new(span.start, span.start + known.len())))
            })
        })
    }

    /// The person that a one-word form means, of those `with` its word: by where the word stands in
    /// the fuller name, then by who was mentioned last before, then by who comes first.
    fn choose(
        &self,
        word: &str,
        with: impl Iterator<Item = (usize, Place)>,
        latest: &Latest,
        short: &Short,
    ) -> Option<usize> {
        let gender = match short {
            Short::Name(name) => name.titles.gender,
            Short::Loose(_) => Gender::Unknown,
        };
        // "Mr Clinton" is not Hillary Clinton.
        let fits = |draft: usize| {
            let known = self.drafts.get(draft).map_or(Gender::Unknown, |d| d.gender);
            gender == Gender::Unknown || known == Gender::Unknown || gender == known
        };
        let rank = |(draft, place): (usize, Place)| {
            let full = self.drafts.get(draft).map_or(0, |d| d.full);
            (place, full, latest.get(draft), Reverse(draft))
        };
        let article = word.strip_prefix("al").filter(|rest| rest.len() > 3).unwrap_or("");
        let all = with.chain(self.index.with(article));
        all.filter(|&(d, _)| fits(d)).max_by_key(|&c| rank(c)).map(|(draft, _)| draft)
    }

    /// One-word names that no fuller name explains, by their word: one person for all mentions.
    fn lone_names(&mut self, names: &[Found]) -> HashMap<String, usize> {
        let mut lone = HashMap::new();
        let drifted = self.spellings();
        for name in names {
            let form = self.forms.of(name.span.in_text(self.text));
            let word = form.first();
            if form.count() != 1 || self.index.with(word).next().is_some() {
                continue;
            }
            let misspelt = shortened(word)
                .filter(|_| word.len() >= LONG_ENOUGH)
                .find_map(|key| drifted.last(key))
                .filter(|&at| {
                    self.drafts.get(at).is_some_and(|d| initial(d.form.last()) == initial(word))
                });
            if let Some(at) = misspelt {
                lone.insert(word.to_owned(), at);
                continue;
            }
            self.lone(name, &form, &mut lone);
        }
        lone
    }

    /// The words of everyone's names, of one word too.
    fn bearers(&self, lone: &HashMap<String, usize>) -> Bearers {
        let words = self.index.words();
        let mut bearers = Bearers::with_room(words.len() + lone.len());
        words.chain(lone.keys().map(String::as_str)).for_each(|word| bearers.add(word));
        bearers
    }

    /// Surnames of sure people with up to one letter left out.
    fn spellings(&self) -> Spellings {
        let people = self.drafts.iter().enumerate().filter(|(_, draft)| draft.sure);
        let surnames = people.map(|(at, draft)| (at, draft.form.last()));
        Spellings::of(surnames.filter(|(_, surname)| surname.len() >= LONG_ENOUGH))
    }

    /// A one-word name that no fuller name explains: a new person where the score or the words
    /// around it are good enough.
    fn lone(
        &mut self,
        name: &Found,
        form: &Rc<Form>,
        lone: &mut HashMap<String, usize>,
    ) -> Option<usize> {
        let titled = name.is_titled() || name.metonym;
        if let Some(&known) = lone.get(form.first()) {
            if let Some(draft) = self.drafts.get_mut(known) {
                draft.sure |= titled;
            }
            return Some(known);
        }
        if name.margin < LONE_MARGIN && !titled && !name.speaks {
            return None;
        }
        let at = self.drafts.len();
        self.drafts.push(Draft { form: Rc::clone(form), sure: titled, ..Draft::default() });
        lone.insert(form.first().to_owned(), at);
        Some(at)
    }
}

fn initial(word: &str) -> Option<char> {
    word.chars().next()
}

/// Whether a loose capital may be taken for the person it looks like.
fn carries(word: &Loose, draft: &Draft) -> bool {
    word.free && (word.titled || draft.sure && word.means == Means::Nothing)
}
