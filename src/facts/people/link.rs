//! The whole-document pass: which mentions are one person.
//!
//! Full names first, then short forms: each joins the person whose fuller name has it, a surname
//! before a given name, the latest mentioned person first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::alias::Alias;
use super::bearers::Bearers;
use super::forms::{Form, Forms, fold};
use super::found::{Found, Loose, Means, gender_of};
use super::spellings::{Spellings, shortened};
use super::titles::Titles;
use crate::facts::drain::Drain;
use crate::facts::{Certainty, Gender, Mention, MentionKind, Person, Rule};
use crate::text::{Span, fold_space, folded};

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

/// A person while mentions are being gathered.
#[derive(Debug, Default)]
struct Draft {
    form: Rc<Form>,
    mentions: Vec<Mention>,
    /// Names that the text says are this person's too.
    also: Vec<(Rc<Form>, Span)>,
    /// How many mentions give the full name.
    full: usize,
    /// The fullest name.
    name: Span,
    gender: Gender,
    titles: Vec<(u32, bool, Titles)>,
    /// The best score of any mention.
    margin: i32,
    /// Whether a full name or a title vouches for the person.
    sure: bool,
}

/// Where a word stands in a name, the better the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Middle,
    First,
    Last,
}

/// People by their words.
#[derive(Debug, Default)]
struct Index {
    by_word: HashMap<String, Vec<(usize, Place)>>,
}

impl Index {
    fn insert(&mut self, form: &Form, draft: usize) {
        for (at, word) in form.words().enumerate() {
            let place = match at {
                _ if at + 1 == form.count() => Place::Last,
                0 => Place::First,
                _ => Place::Middle,
            };
            let Some(list) = self.by_word.get_mut(word) else {
                self.by_word.insert(word.to_owned(), vec![(draft, place)]);
                continue;
            };
            if !list.iter().rev().take(MOST_CANDIDATES).any(|&(d, _)| d == draft) {
                list.push((draft, place));
            }
        }
    }

    /// Takes out a person who turned out to be another.
    fn remove(&mut self, gone: &Draft, draft: usize) {
        let also = gone.also.iter().flat_map(|(form, _)| form.words());
        for word in gone.form.words().chain(also) {
            if let Some(list) = self.by_word.get_mut(word) {
                list.retain(|(d, _)| *d != draft);
            }
        }
    }

    /// Those with `word`, the latest first.
    fn with(&self, word: &str) -> impl Iterator<Item = (usize, Place)> + Clone {
        // Nobody has a word without letters; it need not be looked up.
        let list = Some(word).filter(|word| !word.is_empty()).and_then(|w| self.by_word.get(w));
        let list = list.map_or(&[][..], Vec::as_slice);
        list.iter().rev().take(MOST_CANDIDATES).copied()
    }
}

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
        let mut bearers = Bearers::with_room(self.index.by_word.len() + lone.len());
        self.index.by_word.keys().chain(lone.keys()).for_each(|word| bearers.add(word));
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

impl Draft {
    /// Whether a form can be this person's name.
    fn agrees(&self, form: &Form) -> bool {
        self.form.agrees(form) || self.also.iter().any(|(also, _)| also.agrees(form))
    }

    fn add(&mut self, name: &Found, kind: MentionKind) {
        self.mentions.push(Mention { span: name.span, kind });
        self.full += usize::from(kind == MentionKind::Full);
        self.margin = self.margin.max(name.margin);
        if self.gender == Gender::Unknown {
            self.gender = name.titles.gender;
        }
        if self.gender == Gender::Unknown && kind == MentionKind::Full {
            self.gender = gender_of(name.first);
        }
        if !name.titles.is_empty() {
            self.titles.push((name.span.start, kind == MentionKind::Full, name.titles));
        }
    }
}

fn person_of<'t>(text: &'t str, mut draft: Draft, forms: &mut Forms<'t>) -> Option<Person> {
    draft.mentions.sort_by_key(|m| m.span);
    draft.mentions.dedup_by_key(|m| m.span);
    draft.mentions.shrink_to_fit();
    let first = draft.mentions.first()?.span.in_text(text);
    // Each way of writing once, where it comes first.
    let mut seen: HashSet<&str> = HashSet::new();
    let written = draft.mentions.iter().map(|m| m.span.in_text(text));
    let written: Vec<&str> = written.filter(|words| seen.insert(words)).collect();
    let (name, aliases) = match written.as_slice() {
        // Nothing to choose from.
        [only] => (fold_space(only), Vec::new()),
        several => names_of(first, several, &draft, forms),
    };
    draft.titles.sort_by_key(|t| t.0);
    let Office { title, former, past } = office_of(text, &draft.titles);
    let honorific = draft.titles.iter().find_map(|t| t.2.honorific.get());
    let full = draft.form.count() > 1;
    let sure = draft.sure || draft.margin >= SURE_MARGIN;
    let rule = match () {
        () if !draft.also.is_empty() => Rule(&"the text says that both are one"),
        () if full && title.is_some() => Rule(&"full name with a title"),
        () if full => Rule(&"full name"),
        () if title.is_some() || honorific.is_some() => Rule(&"short name with a title"),
        () => Rule(&"short name alone"),
    };
    Some(Person {
        name,
        named: true,
        title,
        former,
        former_title: past,
        honorific,
        aliases,
        mentions: draft.mentions,
        gender: draft.gender,
        certainty: if sure { Certainty::Sure } else { Certainty::Weak },
        rule,
    })
}

/// The fullest name of several, and the others.
fn names_of<'t>(
    first: &str,
    written: &[&'t str],
    draft: &Draft,
    forms: &mut Forms<'t>,
) -> (String, Vec<String>) {
    // The fullest form; written in capitals only if nothing else is.
    let mut fullest: Option<((usize, bool, usize), &str)> = None;
    for words in written {
        let form = forms.of(words);
        // A name that the text gives as another one's alias does not take its place.
        if !draft.also.is_empty() && !form.agrees(&draft.form) {
            continue;
        }
        let small = words.chars().any(char::is_lowercase);
        let fullness = (form.count(), small, folded(words).len());
        if fullest.is_none_or(|(before, _)| fullness > before) {
            fullest = Some((fullness, words));
        }
    }
    let name = fold_space(fullest.map_or(first, |(_, words)| words));
    let mut known = HashSet::from([fold(&name)]);
    let aliases = written.iter().map(|words| fold_space(words));
    let mut aliases: Vec<String> = aliases.filter(|words| known.insert(fold(words))).collect();
    aliases.sort_by_key(|a| (Reverse(a.chars().count()), a.clone()));
    aliases.shrink_to_fit();
    (name, aliases)
}

/// What the mentions of a person tell of office.
#[derive(Debug, Default, PartialEq, Eq)]
struct Office {
    title: Option<Span>,
    /// Whether the title is told as past.
    former: bool,
    /// The past title beside a present one.
    past: Option<Span>,
}

/// The present title and the past one: the first of each that is told, before the name rather than
/// after it. A title that is told both ways ("President X … the former president") is past.
fn office_of(text: &str, titles: &[(u32, bool, Titles)]) -> Office {
    let first = |former: bool| {
        let before =
            titles.iter().filter(|t| t.2.before_former == former).find_map(|t| t.2.before.get());
        let after =
            || titles.iter().filter(|t| t.2.after_former == former).find_map(|t| t.2.after.get());
        before.or_else(after)
    };
    let (present, past) = (first(false), first(true));
    let same = |a: Span, b: Span| {
        let (a, b) = (fold_space(a.in_text(text)), fold_space(b.in_text(text)));
        a.to_lowercase().ends_with(&b.to_lowercase())
    };
    match (present, past) {
        (Some(title), Some(past)) if same(past, title) => {
            Office { title: Some(past), former: true, past: None }
        }
        (Some(_), _) => Office { title: present, former: false, past },
        (None, _) => Office { title: past, former: past.is_some(), past: None },
    }
}
