//! Short lines of common words, joined with the longer wordings that have them, where nothing speaks
//! for another occasion.

use super::sayings::{COMPARED, RUN, Relation, Sayings, relation};
use super::timeline::join as unite;
use super::words::{self, Frequencies, Word};
use super::{Digest, Person};

/// A line has so many words at most, …
const LONGEST: usize = 12;
/// … which weigh this much, …
const WEIGHT: f32 = 4.0;
/// … and all quotations with its first words appeared within so many days: a line that is said on
/// other days too is a slogan.
const DAYS: i32 = 7;

/// A run of words that a line begins with, who says it as far as a name is known, and an index into
/// [`Sayings::all`].
type Place = (Word, Option<u32>, usize);

/// Lines, and what they are compared by.
pub struct Lines<'d> {
    /// The articles.
    pub articles: &'d [Digest],
    /// Who says what.
    pub people: &'d [Person],
    /// All quotations.
    pub sayings: &'d Sayings,
    /// How rare words are.
    pub frequencies: &'d Frequencies,
}

impl Lines<'_> {
    /// Joins each line with the longer wordings of a week that have its words: those of one person,
    /// and where no other is named for it, those that nobody is named for.
    pub fn join(&self, group: &mut [usize]) {
        for same in self.places().chunk_by(|a, b| a.0 == b.0) {
            let by_speaker = || same.chunk_by(|a, b| a.1 == b.1);
            let is_named = |places: &&[Place]| places.iter().all(|place| place.1.is_some());
            if by_speaker().filter(is_named).count() == 1 {
                self.join_places(same, group);
            } else {
                by_speaker().filter(is_named).for_each(|places| self.join_places(places, group));
            }
        }
    }

    fn join_places(&self, places: &[Place], group: &mut [usize]) {
        if places.len() > COMPARED || !self.in_a_week(places) {
            return;
        }
        for (n, (_, _, a)) in places.iter().enumerate() {
            for (_, _, b) in places.iter().skip(n + 1) {
                if self.is_line_of(*a, *b) {
                    unite(group, *a, *b);
                }
            }
        }
    }

    /// Where the first words of a line stand, by those words and by speaker.
    fn places(&self) -> Vec<Place> {
        let all = || self.sayings.all.iter().map(|said| self.sayings.words(said));
        let lines = all().filter(|words| self.is_line(words));
        let begin = lines.filter_map(|words| Some(words::number_of_run(words.get(..RUN)?)));
        let mut begin: Vec<Word> = begin.collect();
        begin.sort_unstable();
        begin.dedup();
        let mut places = Vec::new();
        for (at, (said, words)) in self.sayings.all.iter().zip(all()).enumerate() {
            let named = |id: &u32| self.people.get(*id as usize).is_some_and(|it| it.named);
            let speaker = said.speaker.filter(named);
            let runs = words.windows(RUN).map(words::number_of_run);
            let of_lines = runs.filter(|run| begin.binary_search(run).is_ok());
            places.extend(of_lines.map(|run| (run, speaker, at)));
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    fn is_line(&self, words: &[Word]) -> bool {
        let weight = || words.iter().map(|word| self.frequencies.weight(*word)).sum::<f32>();
        (RUN..=LONGEST).contains(&words.len()) && weight() >= WEIGHT
    }

    /// Whether all appeared within a week; not where a day is unknown.
    fn in_a_week(&self, places: &[Place]) -> bool {
        let day = |place: &Place| {
            let said = self.sayings.all.get(place.2)?;
            Some(self.articles.get(said.article as usize)?.published?.to_days())
        };
        let days: Option<Vec<i32>> = places.iter().map(day).collect();
        let ends = days.and_then(|days| days.iter().min().copied().zip(days.iter().max().copied()));
        ends.is_some_and(|(first, last)| last - first <= DAYS)
    }

    /// Whether one of two quotations of two articles is a line that the other has.
    fn is_line_of(&self, a: usize, b: usize) -> bool {
        let all = &self.sayings.all;
        let Some((a, b)) = all.get(a).zip(all.get(b)) else { return false };
        let (one, other) = (self.sayings.words(a), self.sayings.words(b));
        let short = if one.len() <= other.len() { one } else { other };
        a.article != b.article && self.is_line(short) && relation(one, other) != Relation::Different
    }
}
