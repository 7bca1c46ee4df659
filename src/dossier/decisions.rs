//! What the user decided about people of several articles: who is one person and who is not. It is
//! stronger than any rule. People are known by the text of their article and their name in it, so
//! that a decision survives wherever the article is moved.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Digest, JoinRule, Member, Person, people};

/// The people of a decision that are kept as keys: one that is still there is enough.
const MOST_KEYS: usize = 20;

/// A decision about people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// One person, by the articles.
    pub one: Vec<PersonKey>,
    /// The other; nobody where one was taken out of all others of that name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<PersonKey>,
}

/// Whether two people are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They are one person.
    Same,
    /// They are two.
    Differ,
}

/// A person of an article, wherever that lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PersonKey {
    /// The text: [`Digest::key`].
    pub text: String,
    /// The name that the article gives.
    pub name: String,
}

impl Decision {
    /// A decision about these members of two people.
    #[must_use]
    pub fn new(verdict: Verdict, articles: &[Digest], one: &[Member], other: &[Member]) -> Self {
        let keys = |members: &[Member]| {
            let key = |member: &Member| PersonKey::of(articles, *member);
            members.iter().filter_map(key).take(MOST_KEYS).collect()
        };
        Self { verdict, one: keys(one), other: keys(other) }
    }

    /// "Nora Lind is Lind", "Nora Lind is not Lind".
    #[must_use]
    pub fn summary(&self) -> String {
        let name = |keys: &[PersonKey]| keys.first().map(|key| key.name.clone());
        let one = name(&self.one).unwrap_or_default();
        let other = name(&self.other).unwrap_or_else(|| "the others of that name".to_owned());
        match self.verdict {
            Verdict::Same => format!("{one} is {other}"),
            Verdict::Differ if one == other => format!("{one} of one article is someone else"),
            Verdict::Differ => format!("{one} is not {other}"),
        }
    }
}

impl PersonKey {
    fn of(articles: &[Digest], member: Member) -> Option<Self> {
        let digest = articles.get(member.article as usize)?;
        let name = digest.people.get(member.person as usize)?.name.clone();
        Some(Self { text: digest.key(), name })
    }
}

/// The people after some decisions.
pub(super) struct Decided {
    /// For each person whom they are now: themselves, or those they were joined with.
    pub(super) into: Vec<usize>,
    /// People who are not one, by their index.
    pub(super) apart: Vec<(usize, usize)>,
    /// Decisions that contradict others and were not followed, by their index.
    pub(super) conflicts: Vec<u32>,
}

impl Decided {
    /// Changes `people` as was decided. People who are joined to another are left without members; who
    /// is taken out is put at the end.
    pub(super) fn of(
        decisions: &[Decision],
        articles: &[Digest],
        people: &mut Vec<Person>,
    ) -> Self {
        let mut decided =
            Self { into: (0..people.len()).collect(), apart: Vec::new(), conflicts: Vec::new() };
        if decisions.is_empty() {
            return decided;
        }
        let keys = Keys::of(articles);
        let mut apart: Vec<(Member, Member)> = Vec::new();
        for decision in decisions.iter().filter(|it| it.verdict == Verdict::Differ) {
            let (one, other) = (keys.members(&decision.one), keys.members(&decision.other));
            for at in 0..people.len() {
                apart.extend(take_out(articles, people, at, &one, &other));
            }
            apart.extend(one.first().copied().zip(other.first().copied()));
        }
        decided.into.extend(decided.into.len()..people.len());
        for (at, decision) in (0..).zip(decisions) {
            if decision.verdict == Verdict::Differ {
                continue;
            }
            let both = [keys.members(&decision.one), keys.members(&decision.other)].concat();
            let holds = |person: &Person| both.iter().any(|member| person.members.contains(member));
            let together: Vec<usize> =
                (0..people.len()).filter(|at| people.get(*at).is_some_and(holds)).collect();
            let Some((first, rest)) = together.split_first().filter(|(_, rest)| !rest.is_empty())
            else {
                continue;
            };
            let mut members: Vec<Member> = together
                .iter()
                .filter_map(|at| people.get(*at))
                .flat_map(|person| person.members.iter().copied())
                .collect();
            members.sort_unstable();
            let has = |member: &Member| members.binary_search(member).is_ok();
            if apart.iter().any(|(a, b)| has(a) && has(b)) {
                decided.conflicts.push(at);
                continue;
            }
            for joined in rest {
                if let Some(person) = people.get_mut(*joined) {
                    person.members.clear();
                }
                for into in decided.into.iter_mut().filter(|into| *into == joined) {
                    *into = *first;
                }
            }
            if let Some(person) = people.get_mut(*first) {
                *person = people::one(articles, JoinRule::Decided, members);
            }
        }
        let of = |member: &Member| people.iter().position(|it| it.members.contains(member));
        decided.apart = apart.iter().filter_map(|(a, b)| Some((of(a)?, of(b)?))).collect();
        decided
    }
}

/// Takes `one` out of a person who has others as well; with `other` only if those are among them.
/// Gives a member of each side.
fn take_out(
    articles: &[Digest],
    people: &mut Vec<Person>,
    at: usize,
    one: &[Member],
    other: &[Member],
) -> Option<(Member, Member)> {
    let person = people.get_mut(at)?;
    let (out, stay): (Vec<Member>, Vec<Member>) =
        person.members.iter().partition(|member| one.contains(member));
    let pair = (*out.first()?, *stay.first()?);
    if !other.is_empty() && !stay.iter().any(|member| other.contains(member)) {
        return None;
    }
    *person = people::one(articles, person.rule, stay);
    people.push(people::one(articles, JoinRule::Decided, out));
    Some(pair)
}

/// The people of the articles by their keys.
struct Keys<'d> {
    articles: &'d [Digest],
    of: HashMap<String, Vec<u32>>,
}

impl<'d> Keys<'d> {
    fn of(articles: &'d [Digest]) -> Self {
        let mut of: HashMap<String, Vec<u32>> = HashMap::new();
        for (article, digest) in (0..).zip(articles) {
            of.entry(digest.key()).or_default().push(article);
        }
        Self { articles, of }
    }

    fn members(&self, keys: &[PersonKey]) -> Vec<Member> {
        let mut members = Vec::new();
        for key in keys {
            for article in self.of.get(&key.text).into_iter().flatten() {
                let people =
                    self.articles.get(*article as usize).map(|digest| digest.people.iter());
                let people = (0..).zip(people.into_iter().flatten());
                let called = people.filter(|(_, person)| person.name == key.name);
                members.extend(called.map(|(person, _)| Member { article: *article, person }));
            }
        }
        members
    }
}
