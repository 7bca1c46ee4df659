//! A cluster of mentions of one person, and the person that it becomes: name, aliases, titles.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::rc::Rc;

use super::super::mentions::{NameMention, gender_of};
use super::super::name_parts::{NameParser, NameParts, fold};
use super::super::signs::Kin;
use super::super::titles::Titles;
use crate::facts::{Certainty, Gender, Mention, MentionKind, Person, Rule};
use crate::text::{Span, fold_space, folded};

/// People without a mention of this score, and without a title, are shown as uncertain.
pub(super) const SURE_MARGIN: i32 = 170;

/// Mentions of one person.
#[derive(Debug, Default)]
pub(super) struct PersonCluster {
    pub(super) parts: Rc<NameParts>,
    pub(super) mentions: Vec<Mention>,
    /// Other names by stated aliases.
    pub(super) also: Vec<(Rc<NameParts>, Span)>,
    /// How many mentions are full names.
    pub(super) full: usize,
    /// The fullest name.
    pub(super) name: Span,
    pub(super) gender: Gender,
    pub(super) titles: Vec<(u32, bool, Titles)>,
    /// The best score of a mention.
    pub(super) margin: i32,
    /// Whether a full name or a title makes the person certain.
    pub(super) sure: bool,
    /// Whether the first mention introduces a relative without an office: the surname alone means
    /// another.
    pub(super) relative: bool,
}

impl PersonCluster {
    /// Whether a name can be this person's.
    pub(super) fn agrees(&self, parts: &NameParts) -> bool {
        self.parts.agrees(parts) || self.also.iter().any(|(also, _)| also.agrees(parts))
    }

    pub(super) fn add(&mut self, name: &NameMention, kind: MentionKind) {
        if self.mentions.is_empty() {
            self.relative = name.signs.kin != Kin::None;
        }
        self.relative &= !name.is_titled() || name.signs.kin != Kin::None;
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

/// The person of a cluster; none for a cluster without mentions.
pub(super) fn person_of<'t>(
    text: &'t str,
    mut cluster: PersonCluster,
    parser: &mut NameParser<'t>,
) -> Option<Person> {
    cluster.mentions.sort_by_key(|m| m.span);
    cluster.mentions.dedup_by_key(|m| m.span);
    cluster.mentions.shrink_to_fit();
    let first = cluster.mentions.first()?.span.in_text(text);
    // Each spelling once, in order of first use.
    let mut seen: HashSet<&str> = HashSet::new();
    let written = cluster.mentions.iter().map(|m| m.span.in_text(text));
    let written: Vec<&str> = written.filter(|words| seen.insert(words)).collect();
    let (name, aliases) = match written.as_slice() {
        [only] => (fold_space(only), Vec::new()),
        several => names_of(first, several, &cluster, parser),
    };
    cluster.titles.sort_by_key(|t| t.0);
    let Office { title, former, past } = office_of(text, &cluster.titles);
    let honorific = cluster.titles.iter().find_map(|t| t.2.honorific.get());
    let full = cluster.parts.count() > 1;
    let sure = cluster.sure || cluster.margin >= SURE_MARGIN;
    let rule = match () {
        () if !cluster.also.is_empty() => Rule::StatedAlias,
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
        mentions: cluster.mentions,
        gender: cluster.gender,
        certainty: if sure { Certainty::Sure } else { Certainty::Weak },
        rule,
    })
}

/// What makes a name fuller than another, the most important first: two surnames, words, small letters,
/// length.
type Fullness = (bool, usize, bool, usize);

/// The fullest of several names, and the others as aliases.
fn names_of<'t>(
    first: &str,
    written: &[&'t str],
    cluster: &PersonCluster,
    parser: &mut NameParser<'t>,
) -> (String, Vec<String>) {
    // The name with both surnames, or with most words; one in capitals only if all are.
    let mut fullest: Option<(Fullness, &str)> = None;
    for words in written {
        let parts = parser.of(words);
        // A stated alias does not replace the name.
        if !cluster.also.is_empty() && !parts.agrees(&cluster.parts) {
            continue;
        }
        let small = words.chars().any(char::is_lowercase);
        let fullness = (parts.is_double(), parts.count(), small, folded(words).len());
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

/// The titles of a person.
#[derive(Debug, Default, PartialEq, Eq)]
struct Office {
    title: Option<Span>,
    /// Whether the title is a past one.
    former: bool,
    /// The past title beside a present one.
    past: Option<Span>,
}

/// The present title and the past one: the first of each, before the name rather than after it. A
/// title that is given as both ("President X … the former president") is past.
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
