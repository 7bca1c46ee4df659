//! Long and rare words that two articles give to two people. Mostly that is an idiom, or one person
//! taking up another's words; so only what no two people say by chance counts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compared, Difference, DifferenceRule, Place, PlaceFact};
use crate::dossier::people;
use crate::dossier::quotes::OtherSpeakers;
use crate::dossier::words::words;
use crate::dossier::{Member, QuoteDigest};

/// Days between the two articles.
const APART: u32 = 7;
/// Words of the shorter quotation.
const SHORTEST: usize = 8;
/// How rare a word must be, and how many such words there must be.
const RARE: f32 = 3.0;
const RARE_WORDS: usize = 2;
/// What so many people say is an idiom.
const IDIOM: usize = 3;
/// Words of a full name.
const FULL_NAME: usize = 2;

/// The speakers that differ.
pub fn find(compared: &Compared<'_>, others: &OtherSpeakers) -> Vec<Difference> {
    // By what was said first, so that a quotation that several share is one row for each pair.
    let mut speakers: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
    for (a, b) in others {
        let said = [a, b].map(|place| compared.speaker(*place));
        let all = speakers.entry(*a).or_default();
        all.extend(said.into_iter().flatten());
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (a, b) in others {
        let (Some(one), Some(other)) = (compared.speaker(*a), compared.speaker(*b)) else {
            continue;
        };
        let is_idiom = speakers.get(a).is_some_and(|all| all.len() >= IDIOM);
        let near = compared.days_apart(a.0, b.0).is_some_and(|days| days <= APART);
        if is_idiom || !near || !is_telling(compared, *a) || !is_telling(compared, *b) {
            continue;
        }
        if compared.may_be_one(one, other) {
            continue;
        }
        // One row for two articles, and for all that repeat what one of them has.
        let pair = (one.min(other), one.max(other));
        if seen.insert((pair, *a, None)) && seen.insert((pair, (a.0, 0), Some(b.0))) {
            let place = |(article, quote)| Place { article, fact: PlaceFact::Quote(quote) };
            let mut places = [place(*a), place(*b)];
            places.sort_unstable();
            let rule = DifferenceRule::Speaker;
            found.push(Difference { places, rule, changed: false, weak: false });
        }
    }
    found
}

/// Whether words are long and rare, and are not those of a speaker who quotes others.
fn is_telling(compared: &Compared<'_>, place: (u32, u32)) -> bool {
    let Some(quote) = compared.quote(place) else { return false };
    let words = words(&quote.text);
    let rare = words.iter().filter(|word| compared.frequencies.weight(**word) >= RARE).count();
    let quotes_others = quote.text.contains(['“', '”', '"', '‘']);
    words.len() >= SHORTEST && rare >= RARE_WORDS && !quotes_others
}

impl Compared<'_> {
    /// Whether the surname of one person is in the name of the other.
    fn may_be_one(&self, a: u32, b: u32) -> bool {
        let name = |person: u32| self.people.get(person as usize).map_or("", |p| &p.name);
        let words = |name: &str| -> Vec<String> {
            name.split_whitespace().map(str::to_lowercase).collect()
        };
        let (a, b) = (words(name(a)), words(name(b)));
        a.last().is_some_and(|last| b.contains(last))
            || b.last().is_some_and(|last| a.contains(last))
    }

    fn quote(&self, (article, quote): (u32, u32)) -> Option<&QuoteDigest> {
        self.articles.get(article as usize)?.quotes.get(quote as usize)
    }

    /// The person who said it, if they are named beside it by a name that is full elsewhere.
    fn speaker(&self, place: (u32, u32)) -> Option<u32> {
        let quote = self.quote(place).filter(|quote| quote.certain && quote.named_beside)?;
        let member = Member { article: place.0, person: quote.person? };
        let person = people::of(self.articles, member)?;
        let is_full = person.name.split_whitespace().count() >= FULL_NAME;
        (person.named && person.certain && is_full).then(|| self.index.of(member)).flatten()
    }
}
