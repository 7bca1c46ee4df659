//! Copies: articles that share most of the runs of words of the shorter one. A copy is often cut or
//! updated, so what counts is containment and not likeness.

use std::ops::Range;

use super::Digest;
use super::digest::SAMPLE;
use super::pairs::Pairs;
use super::words::Word;

/// The share of the shorter text's runs that make a copy. Half of all runs is the measure; of a
/// sample a little less is enough not to miss those at the border.
const CONTAINED: f32 = 0.45;
/// Shorter texts, in sampled runs, are copies of nothing: a few common words are no evidence.
const SHORTEST: usize = 10;
/// Articles with one run that are compared with each other; the rest of a story that everybody has
/// is compared with the first of them.
const COMPARED: usize = 24;
/// Candidates are found by one in so many of the runs that are kept, of longer texts.
const LOOKED_UP: Word = 4;
/// A text with fewer runs is looked up by all of them.
const FEW: usize = 100;
/// Of the runs looked up, candidates share this part of what makes a copy.
const LIKELY: f32 = 0.5;

/// Copies are looked for among so many later articles at a time: their candidates are in memory
/// together.
const AT_A_TIME: usize = 8192;

/// For each article, in the order of a dossier, the earlier one it is a copy of.
pub fn find(articles: &[Digest]) -> Vec<Option<u32>> {
    let places = places(articles);
    let mut copy_of = vec![None; articles.len()];
    for (part, found) in copy_of.chunks_mut(AT_A_TIME).enumerate() {
        let first = part * AT_A_TIME;
        find_among(articles, &places, first..first + found.len(), found);
    }
    copy_of
}

/// The runs that are looked up, in order, each with its article.
fn places(articles: &[Digest]) -> Vec<(Word, u32)> {
    let long = || (0..).zip(articles).filter(|(_, article)| article.runs.len() >= SHORTEST);
    let count = long().map(|(_, article)| looked_up(&article.runs).count()).sum();
    let mut places = Vec::with_capacity(count);
    for (index, article) in long() {
        places.extend(looked_up(&article.runs).map(|run| (run, index)));
    }
    places.sort_unstable();
    places
}

/// Finds what the articles of a range are copies of.
fn find_among(
    articles: &[Digest],
    places: &[(Word, u32)],
    range: Range<usize>,
    found: &mut [Option<u32>],
) {
    let mut pairs = Pairs::default();
    for same in places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let before = same.partition_point(|(_, article)| (*article as usize) < range.start);
        let later = same.iter().enumerate().skip(before.max(1));
        for (at, (_, later)) in later.take_while(|(_, it)| range.contains(&(it.1 as usize))) {
            for (_, earlier) in same.iter().take(at.min(COMPARED)) {
                pairs.add((*later, *earlier));
            }
        }
    }
    let runs = |index: u32| articles.get(index as usize).map_or(&[][..], |article| &article.runs);
    let mut best: Vec<Option<(f32, u32)>> = vec![None; found.len()];
    for ((later, earlier), shared) in pairs.counted() {
        let (a, b) = (runs(later), runs(earlier));
        let shorter = a.len().min(b.len()).max(1) as f32;
        if (shared as f32) < CONTAINED * LIKELY * shorter / LOOKED_UP as f32 {
            continue;
        }
        let contained = in_both(a, b) as f32 / shorter;
        if contained < CONTAINED {
            continue;
        }
        // Of several the one with most in common, then the first.
        if let Some(best) = best.get_mut(later as usize - range.start) {
            let better = best.is_none_or(|(most, first)| {
                contained > most || (contained == most && earlier < first)
            });
            if better {
                *best = Some((contained, earlier));
            }
        }
    }
    for (found, best) in found.iter_mut().zip(best) {
        *found = best.map(|(_, earlier)| earlier);
    }
}

/// For each article the one that it is, after all, a copy of; itself where it is none.
pub fn originals(copy_of: &[Option<u32>]) -> Vec<u32> {
    let mut originals: Vec<u32> = Vec::with_capacity(copy_of.len());
    for (article, earlier) in (0..).zip(copy_of) {
        // A copy is always of an earlier article, whose original is known.
        let original = earlier.and_then(|earlier| originals.get(earlier as usize).copied());
        originals.push(original.unwrap_or(article));
    }
    originals
}

/// The runs by which copies of a text are found.
fn looked_up(runs: &[Word]) -> impl Iterator<Item = Word> {
    let all = runs.len() < FEW;
    let one_in = move |run: &Word| all || (run / SAMPLE).is_multiple_of(LOOKED_UP);
    runs.iter().copied().filter(one_in)
}

/// How many numbers two ordered lists share.
fn in_both(a: &[Word], b: &[Word]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.cmp(other);
        shared += usize::from(order.is_eq());
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::facts::Facts;
    use crate::formats::plain;

    /// A text of its own of so many words.
    fn story(seed: usize, words: usize) -> String {
        (0..words).map(|n| format!("w{} ", (n * 7919 + seed * 104_729) % 6011)).collect()
    }

    fn article(id: &str, day: &str, text: &str) -> Digest {
        let mut doc = plain::parse(text);
        doc.meta.id = Some(id.to_owned());
        Digest {
            published: crate::calendar::Date::parse_iso(day),
            ..Digest::of(&doc, &Facts::default())
        }
    }

    /// The copies as `later=earlier`.
    fn check(articles: &[(&str, &str, String)], expected: &str) {
        let digests = articles.iter().map(|(id, day, text)| article(id, day, text)).collect();
        let dossier = Dossier::of(digests);
        let id = |index: usize| dossier.articles[index].id.as_str();
        let pairs = dossier.copy_of.iter().enumerate().filter_map(|(later, earlier)| {
            earlier.map(|earlier| format!("{}={}", id(later), id(earlier as usize)))
        });
        assert_eq!(pairs.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn copies_are_cut_updated_or_inside_another() {
        let (one, two) = (story(1, 400), story(2, 400));
        let head = |text: &str, bytes: usize| text.get(..bytes).unwrap().to_owned();
        check(&[("a", "2024-01-01", one.clone()), ("b", "2024-01-02", two.clone())], "");
        check(&[("a", "2024-01-01", one.clone()), ("b", "2024-01-02", one.clone())], "b=a");
        check(&[("b", "2024-01-02", one.clone()), ("a", "2024-01-01", head(&one, 900))], "b=a");
        let updated = format!("{} {}", head(&one, 1500), head(&two, 900));
        check(&[("a", "2024-01-01", one.clone()), ("b", "2024-01-02", updated)], "b=a");
        let little = format!("{} {}", head(&one, 400), two);
        check(&[("a", "2024-01-01", one.clone()), ("b", "2024-01-02", little)], "");
        // Too short to say.
        check(&[("a", "2024-01-01", head(&one, 40)), ("b", "2024-01-02", head(&one, 40))], "");
    }

    #[test]
    fn a_story_that_everybody_has_is_one() {
        let text = story(3, 300);
        let many: Vec<_> =
            (0..80).map(|n| (format!("{n:02}"), format!("{text} {}", story(n + 9, 30)))).collect();
        let digests = many.iter().map(|(id, text)| article(id, "2024-01-01", text)).collect();
        let dossier = Dossier::of(digests);
        assert_eq!(dossier.copy_of.iter().flatten().count(), 79);
        assert_eq!(dossier.independent(0..80), 1);
    }
}
