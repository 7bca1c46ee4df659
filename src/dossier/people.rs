//! Joins the people of articles: by the same full name; by initials, middle names and short forms
//! only where everybody of that surname leaves one reading. Never by a surname alone, a role, or
//! anything that the articles do not say.

mod names;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::decisions::{Decided, Decision};
use super::digest::PersonDigest;
use super::words::Word;
use super::{Digest, Member, Person};
use crate::facts::Gender;
use crate::facts::people::name_parts::{NameParts, surname_after_al};
use names::{is_full, is_initial, key, names_agree};

/// Why the people of several articles are one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoinRule {
    /// One article names them.
    #[default]
    Alone,
    /// Every article gives the same full name.
    SameName,
    /// The articles are copies of one text, with the same words around the same name.
    SameWords,
    /// The names differ by an initial, a middle name or a short form, and nobody else of that
    /// surname fits either.
    CompatibleName,
    /// The user says so.
    Decided,
}

impl JoinRule {
    /// Its name in JSON and on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alone => "one article",
            Self::SameName => "same full name",
            Self::SameWords => "same words of copies",
            Self::CompatibleName => "compatible full names",
            Self::Decided => "user decision",
        }
    }
}

/// People of one full name.
struct Namesakes {
    parts: NameParts,
    gender: Gender,
    /// Whether articles disagree on the gender.
    mixed: bool,
    members: Vec<Member>,
}

/// Full names of one surname that are compared with each other.
const MOST_COMPARED: usize = 300;

/// The people over all articles, those of most articles first, then by name and place; and which
/// decisions contradict others.
pub fn join(
    articles: &[Digest],
    originals: &[u32],
    decisions: &[Decision],
) -> (Vec<Person>, Vec<u32>) {
    let mut full: BTreeMap<String, Namesakes> = BTreeMap::new();
    let mut people: Vec<Person> = Vec::new();
    let mut short: Vec<(String, usize)> = Vec::new();
    let mut of_copies: BTreeMap<(u32, String, Word), Namesakes> = BTreeMap::new();
    let given_al = GivenAl::of(articles);
    for (member, person) in members(articles) {
        let parts = given_al.parts(person);
        if !person.named {
            people.push(one(articles, JoinRule::Alone, vec![member]));
            continue;
        }
        let names = if is_full(&parts) {
            full.entry(key(&parts)).or_insert_with(|| Namesakes::of(parts))
        } else {
            let original = originals.get(member.article as usize).copied();
            let place = (original.unwrap_or(member.article), key(&parts), person.around);
            of_copies.entry(place).or_insert_with(|| Namesakes::of(parts))
        };
        names.add(member, person.gender);
    }
    for names in of_copies.into_values() {
        let surname = names.parts.last().to_owned();
        for (rule, members) in names.one_or_each() {
            short.push((surname.clone(), people.len()));
            people.push(one(articles, rule, members));
        }
    }
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    let mut of_surname: BTreeMap<&str, Vec<&Namesakes>> = BTreeMap::new();
    for names in full.values() {
        of_surname.entry(names.parts.last()).or_default().push(names);
    }
    for (surname, block) in of_surname {
        for (rule, members) in groups(&block) {
            bearers.entry(surname.to_owned()).or_default().push(people.len());
            people.push(one(articles, rule, members));
        }
    }
    let decided = Decided::of(decisions, articles, &mut people);
    let now = |person: usize| decided.into.get(person).copied().unwrap_or(person);
    // The only bearer of a surname may be the one whom an article calls by it alone.
    let perhaps: Vec<(usize, usize)> = short
        .iter()
        .filter_map(|(surname, person)| match bearers.get(surname)?.as_slice() {
            [bearer] => Some((now(*person), now(*bearer))),
            _ => None,
        })
        .filter(|(a, b)| {
            a != b && !decided.apart.contains(&(*a, *b)) && !decided.apart.contains(&(*b, *a))
        })
        .collect();
    (sorted(people, &perhaps), decided.conflicts)
}

/// The person of the dossier for each person of an article.
#[derive(Debug)]
pub struct Index {
    /// Where those of each article begin, and where the last ones end.
    starts: Vec<u32>,
    people: Vec<u32>,
}

impl Index {
    /// The index of these people over these articles.
    pub fn new(articles: &[Digest], people: &[Person]) -> Self {
        let (mut starts, mut count) = (vec![0], 0);
        for article in articles {
            count += u32::try_from(article.people.len()).unwrap_or(0);
            starts.push(count);
        }
        let mut index = Self { starts, people: vec![0; count as usize] };
        for (id, person) in (0..).zip(people) {
            for member in &person.members {
                let at = index.at(*member);
                if let Some(place) = at.and_then(|at| index.people.get_mut(at)) {
                    *place = id;
                }
            }
        }
        index
    }

    fn at(&self, Member { article, person }: Member) -> Option<usize> {
        let (start, end) =
            (self.starts.get(article as usize)?, self.starts.get(article as usize + 1)?);
        Some(*start + person).filter(|at| at < end).map(|at| at as usize)
    }

    /// The person that a member is.
    pub fn of(&self, member: Member) -> Option<u32> {
        self.people.get(self.at(member)?).copied()
    }
}

/// Every person of every article.
fn members(articles: &[Digest]) -> impl Iterator<Item = (Member, &PersonDigest)> {
    (0..).zip(articles).flat_map(|(article, digest)| {
        let people = (0..).zip(&digest.people);
        people.map(move |(person, digest)| (Member { article, person }, digest))
    })
}

/// Tells "Al Hobbs" from the family name "Al Thani", which is one word without its particle.
struct GivenAl {
    /// Surnames of people with other given names.
    surnames: HashSet<String>,
}

impl GivenAl {
    fn of(articles: &[Digest]) -> Self {
        let als =
            || members(articles).filter(|(_, person)| surname_after_al(&person.name).is_some());
        let wanted: HashSet<String> = als().map(|(_, person)| surname(person)).collect();
        if wanted.is_empty() {
            return Self { surnames: wanted };
        }
        let others = members(articles).map(|(_, person)| NameParts::of(&person.name));
        let full = others.filter(is_full).map(|parts| parts.last().to_owned());
        Self { surnames: full.filter(|surname| wanted.contains(surname)).collect() }
    }

    /// The parts of a name, where "Al" is a given name if the article says the surname without it, or
    /// if nobody of that surname has another.
    fn parts(&self, person: &PersonDigest) -> NameParts {
        let given = surname_after_al(&person.name).is_some()
            && (person.by_surname || !self.surnames.contains(&surname(person)));
        if given { NameParts::with_given_al(&person.name) } else { NameParts::of(&person.name) }
    }
}

fn surname(person: &PersonDigest) -> String {
    NameParts::of(&person.name).last().to_owned()
}

impl Namesakes {
    fn of(parts: NameParts) -> Self {
        Self { parts, gender: Gender::Unknown, mixed: false, members: Vec::new() }
    }

    /// People whom copies name by a surname, in the same words: one person. Everybody alone where an
    /// article has two of them, or where the pronouns contradict.
    fn one_or_each(self) -> Vec<(JoinRule, Vec<Member>)> {
        let twice = self.members.windows(2).any(|two| match two {
            [a, b] => a.article == b.article,
            _ => false,
        });
        match self.members.len() {
            2.. if !twice && !self.mixed => vec![(JoinRule::SameWords, self.members)],
            _ => self.members.into_iter().map(|it| (JoinRule::Alone, vec![it])).collect(),
        }
    }

    fn add(&mut self, member: Member, gender: Gender) {
        self.members.push(member);
        match (self.gender, gender) {
            (_, Gender::Unknown) => {}
            (Gender::Unknown, known) => self.gender = known,
            (known, other) => self.mixed |= known != other,
        }
    }

    /// Whether both names can be one person's.
    fn agrees(&self, other: &Self) -> bool {
        self.genders_agree(other) && names_agree(&self.parts, &other.parts)
    }

    fn genders_agree(&self, other: &Self) -> bool {
        let (a, b) = (self.gender, other.gender);
        let agree = a == b || a == Gender::Unknown || b == Gender::Unknown;
        agree && !self.mixed && !other.mixed
    }
}

/// Whether one name is the other without its first given name, and the block has the other with that
/// name as an initial, too: "John Robert Hobbs", "J. Robert Hobbs", "Robert Hobbs".
fn go_by_middle_name(block: &[&Namesakes], a: &Namesakes, b: &Namesakes) -> bool {
    let (short, long) = if a.parts.count() < b.parts.count() { (a, b) } else { (b, a) };
    let is_rest = |short: &NameParts, long: &NameParts| {
        short.count() + 1 == long.count() && long.words().skip(1).eq(short.words())
    };
    let between = |names: &Namesakes| {
        let first = names.parts.first();
        is_initial(first)
            && long.parts.first().starts_with(first)
            && is_rest(&short.parts, &names.parts)
            && names.agrees(short)
            && names.agrees(long)
    };
    is_rest(&short.parts, &long.parts)
        && short.genders_agree(long)
        && block.iter().any(|names| between(names))
}

/// The people among all full names of a surname. Names that agree are one person where each of them
/// agrees with each other; otherwise nothing says who is who, and they stay apart.
fn groups(block: &[&Namesakes]) -> Vec<(JoinRule, Vec<Member>)> {
    let mut group: Vec<usize> = (0..block.len()).collect();
    // Where so many share a surname, an initial leaves no single reading.
    let compared = if block.len() > MOST_COMPARED { &[][..] } else { block };
    let agree: Vec<HashSet<usize>> = compared
        .iter()
        .enumerate()
        .map(|(at, a)| {
            let others = block.iter().enumerate();
            let agree = |b: &Namesakes| a.agrees(b) || go_by_middle_name(block, a, b);
            others.filter(|(to, b)| at == *to || agree(b)).map(|(to, _)| to).collect()
        })
        .collect();
    for (at, with) in agree.iter().enumerate() {
        let is_clique = with.iter().all(|other| agree.get(*other) == Some(with));
        if let (true, Some(first), Some(own)) = (is_clique, with.iter().min(), group.get_mut(at)) {
            *own = *first;
        }
    }
    let mut joined: BTreeMap<usize, Vec<&Namesakes>> = BTreeMap::new();
    for (names, group) in block.iter().zip(group) {
        joined.entry(group).or_default().push(names);
    }
    let person = |names: Vec<&Namesakes>| {
        let mut members: Vec<Member> = names.iter().flat_map(|n| n.members.clone()).collect();
        members.sort_unstable();
        let rule = match (names.len(), members.len()) {
            (2.., _) => JoinRule::CompatibleName,
            (_, 2..) => JoinRule::SameName,
            _ => JoinRule::Alone,
        };
        (rule, members)
    };
    joined.into_values().map(person).collect()
}

/// A person of these members, under the fullest of their names.
pub fn one(articles: &[Digest], rule: JoinRule, members: Vec<Member>) -> Person {
    let mut person = Person { rule, certain: true, named: true, ..Person::default() };
    for digest in members.iter().filter_map(|member| of(articles, *member)) {
        person.certain &= digest.certain;
        person.named &= digest.named;
        if fullness(&digest.name) > fullness(&person.name) {
            person.name.clone_from(&digest.name);
        }
    }
    // "J. Robert Smith" is fuller than "Robert Smith".
    let names = members.iter().filter_map(|member| of(articles, *member)).map(|it| &it.name);
    let with_initial = names.filter(|name| {
        name.strip_suffix(&*person.name)
            .is_some_and(|rest| is_initial(rest.trim_end_matches(['.', ' '])))
    });
    if let Some(name) = with_initial.min() {
        person.name = name.clone();
    }
    person.members = members;
    person
}

/// How full a name is: "Anna Berg" is fuller than "A. Maria Berg", and both than "Berg".
fn fullness(name: &str) -> (bool, bool, usize, usize) {
    let given = name.split_whitespace().next().unwrap_or("");
    let is_initial = given.trim_end_matches('.').chars().count() < 2;
    let words = name.split_whitespace().count();
    (words > 1, !is_initial, words, name.len())
}

/// What an article says of a member.
pub fn of(articles: &[Digest], member: Member) -> Option<&PersonDigest> {
    articles.get(member.article as usize)?.people.get(member.person as usize)
}

/// The people in order, with who is perhaps whom.
fn sorted(people: Vec<Person>, perhaps: &[(usize, usize)]) -> Vec<Person> {
    let has_members = |at: &usize| people.get(*at).is_some_and(|it| !it.members.is_empty());
    let mut order: Vec<usize> = (0..people.len()).filter(has_members).collect();
    let by = |at: &usize| {
        let person = people.get(*at);
        let members = person.map_or(&[][..], |person| person.members.as_slice());
        let name = person.map_or("", |person| person.name.as_str());
        (std::cmp::Reverse(members.len()), name, members.first().copied())
    };
    order.sort_by(|a, b| by(a).cmp(&by(b)));
    let mut rank = vec![0; people.len()];
    for (new, old) in (0..).zip(&order) {
        if let Some(rank) = rank.get_mut(*old) {
            *rank = new;
        }
    }
    let mut slots: Vec<Option<Person>> = people.into_iter().map(Some).collect();
    let take = |old: &usize| slots.get_mut(*old).and_then(Option::take);
    let mut sorted: Vec<Person> = order.iter().filter_map(take).collect();
    let at = |old: usize| rank.get(old).copied().unwrap_or(0);
    for (a, b) in perhaps.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]) {
        if let Some(person) = sorted.get_mut(at(a) as usize) {
            person.perhaps.push(at(b));
        }
    }
    for person in &mut sorted {
        person.perhaps.sort_unstable();
    }
    sorted
}
