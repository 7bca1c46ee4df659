//! A person in the making: the mentions that were gathered, and what they tell of name and office.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::rc::Rc;

use super::super::forms::{Form, Forms, fold};
use super::super::found::{Found, gender_of};
use super::super::titles::Titles;
use super::SURE_MARGIN;
use crate::facts::{Certainty, Gender, Mention, MentionKind, Person, Rule};
use crate::text::{Span, fold_space, folded};

/// A person while mentions are being gathered.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) form: Rc<Form>,
    pub(super) mentions: Vec<Mention>,
    /// Names that the text says are this person's too.
    pub(super) also: Vec<(Rc<Form>, Span)>,
    /// How many mentions give the full name.
    pub(super) full: usize,
    /// The fullest name.
    pub(super) name: Span,
    pub(super) gender: Gender,
    pub(super) titles: Vec<(u32, bool, Titles)>,
    /// The best score of any mention.
    pub(super) margin: i32,
    /// Whether a full name or a title vouches for the person.
    pub(super) sure: bool,
}

impl Draft {
    /// Whether a form can be this person's name.
    pub(super) fn agrees(&self, form: &Form) -> bool {
        self.form.agrees(form) || self.also.iter().any(|(also, _)| also.agrees(form))
    }

    pub(super) fn add(&mut self, name: &Found, kind: MentionKind) {
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

/// The person, once all mentions are gathered; nobody without any.
pub(super) fn person_of<'t>(
    text: &'t str,
    mut draft: Draft,
    forms: &mut Forms<'t>,
) -> Option<Person> {
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
        () if !draft.also.is_empty() => Rule::StatedAlias,
        () if full && title.is_some() => Rule::FullNameWithTitle,
        () if full => Rule::FullName,
        () if title.is_some() || honorific.is_some() => Rule::ShortNameWithTitle,
        () => Rule::ShortName,
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
