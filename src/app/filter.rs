//! Filtering a list: words that must occur, `@person`, `kind:direct`, `verb:denied`, `in:words`,
//! `days:2015` and `days:2015-03..2018`; names also by letters that occur in this order.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern as Letters};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::Span;
use crate::text::letters::{base, is_combining, plain};
use crate::text::search::Pattern;

/// Begins the line of an item's words that holds what stands around them.
pub const AROUND: &str = "around:";

/// Begins the line of an item's words with its first and last day, and a filter by days.
pub const DAYS: &str = "days:";

/// Typed to look in the words of an item alone.
const IN_WORDS: &str = "in:words";

/// A parsed filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The words to find, if any.
    pub words: Option<Pattern>,
    /// Lower-case terms with their sign: `@marsh`, `kind:direct`.
    facets: Vec<String>,
    /// The words as typed.
    typed: String,
    /// Whether they must stand in the item's own words: `in:words`.
    words_alone: bool,
}

impl Filter {
    /// Parses what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let is_facet = |word: &&str| {
            ["@", "kind:", "verb:", DAYS]
                .iter()
                .any(|sign| word.starts_with(sign) && word.len() > sign.len())
        };
        let facets = typed.split_whitespace().filter(is_facet).map(plain).collect();
        let words_alone = typed.split_whitespace().any(|word| word == IN_WORDS);
        let own = |word: &&str| !is_facet(word) && *word != IN_WORDS;
        let words: Vec<&str> = typed.split_whitespace().filter(own).collect();
        let typed = words.join(" ");
        Self { words: Pattern::new(&typed), facets, typed, words_alone }
    }

    /// The same with one facet more, which may hold spaces: `@ali khamenei`, `verb:denied`.
    #[must_use]
    pub fn and(mut self, sign: &str, value: &str) -> Self {
        self.facets.push(plain(&format!("{sign}{value}")));
        self
    }

    /// Whether everything passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_none() && self.facets.is_empty()
    }

    /// Whether an item passes. Its words may be followed by lines of facets: `@Name`,
    /// `kind:direct`, `verb:say`, and by what stands around them ([`AROUND`]).
    #[must_use]
    pub fn passes(&self, words: &str) -> bool {
        self.rank(words).is_some()
    }

    /// The items that pass. Where they are `ranked`, those come first that have what was typed in
    /// their own words, then those that have it around them; `words` gives an item's words.
    #[must_use]
    pub fn pick(&self, items: Vec<u32>, ranked: bool, words: impl Fn(u32) -> String) -> Vec<u32> {
        if self.is_empty() {
            return items;
        }
        let passed = items.into_iter().filter_map(|item| Some((self.rank(&words(item))?, item)));
        let mut passed: Vec<(u8, u32)> = passed.collect();
        if ranked {
            passed.sort_by_key(|(rank, _)| *rank);
        }
        passed.into_iter().map(|(_, item)| item).collect()
    }

    /// Where an item has what was typed: 0 in its own words, 1 around them, 2 in its facets; `None`
    /// where it does not pass.
    fn rank(&self, words: &str) -> Option<u8> {
        let facets_pass = self.facets.iter().all(|facet| {
            let (sign, wanted) = split_facet(facet);
            words.lines().skip(1).any(|line| {
                let line = plain(line);
                let value = line.strip_prefix(sign);
                if sign == DAYS {
                    return value.is_some_and(|days| share_days(days, wanted));
                }
                // "direct" is part of "indirect".
                let begins = sign == "kind:";
                value.is_some_and(|v| v.starts_with(wanted) || (!begins && v.contains(wanted)))
            })
        });
        if !facets_pass {
            return None;
        }
        let Some(pattern) = &self.words else { return Some(0) };
        let holds = |part: &str| pattern.find_in(part, Span::of(0, part.len())).next().is_some();
        let mut lines = words.lines();
        if holds(lines.next().unwrap_or("")) {
            return Some(0);
        }
        if self.words_alone {
            return None;
        }
        if lines.filter_map(|line| line.strip_prefix(AROUND)).any(holds) {
            return Some(1);
        }
        holds(words).then_some(2)
    }
}

/// How near names are to what was typed, for lists whose rows are names.
pub struct Nearness {
    letters: Letters,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Nearness {
    /// `None` where no words were typed, or an expression.
    #[must_use]
    pub fn new(filter: &Filter) -> Option<Self> {
        let words = filter.words.as_ref().filter(|words| !words.is_expression());
        words.filter(|_| filter.facets.is_empty())?;
        let letters =
            Letters::new(&filter.typed, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy);
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        Some(Self { letters, matcher: Matcher::new(config), buffer: Vec::new() })
    }

    /// Of the line that is nearest, more for nearer; `None` where no line has the letters in their
    /// order.
    pub fn of(&mut self, words: &str) -> Option<u32> {
        let lines = words.lines().filter_map(|line| {
            let line = without_accents(line);
            let line = Utf32Str::new(&line, &mut self.buffer);
            self.letters.score(line, &mut self.matcher)
        });
        lines.max()
    }
}

impl Nearness {
    /// The letters of a line that were typed, by their number in it, in order.
    pub fn letters_in(&mut self, line: &str) -> Vec<u32> {
        let line = without_accents(line);
        let line = Utf32Str::new(&line, &mut self.buffer);
        let mut found = Vec::new();
        self.letters.indices(line, &mut self.matcher, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn without_accents(words: &str) -> String {
    words.chars().filter(|c| !is_combining(*c)).map(base).collect()
}

/// Whether days "FIRST..LAST" touch those wanted: a year, month or day, or two of them with dots between.
fn share_days(days: &str, wanted: &str) -> bool {
    // "2015" ends after "2015-12-31".
    let ends = |days: &str| {
        let (first, last) = days.split_once("..").unwrap_or((days, days));
        Some((day_key(first, "")?, day_key(last, "~")?))
    };
    let (Some((first, last)), Some((from, to))) = (ends(days), ends(wanted)) else { return false };
    first <= to && last >= from
}

/// A day of ISO 8601, whole or its beginning, as a key that sorts by time: `2015-03`, `-0043`, `44bc`, and `201`
/// for a year that is being typed. `after` is added to what is left out.
fn day_key(day: &str, after: &str) -> Option<(i32, String)> {
    let dash = day.get(1..).and_then(|rest| rest.find('-')).map_or(day.len(), |at| at + 1);
    let (year, rest) = day.split_at_checked(dash)?;
    let year = match year.strip_suffix("bc") {
        Some(year) => 1 - year.parse::<i32>().ok()?,
        None => {
            let missing = u32::try_from(4_usize.saturating_sub(year.len())).unwrap_or(0);
            let scale = 10_i32.pow(missing);
            let last = if after.is_empty() { 0 } else { scale - 1 };
            year.parse::<i32>().ok()?.checked_mul(scale)?.checked_add(last)?
        }
    };
    Some((year, format!("{rest}{after}")))
}

fn split_facet(facet: &str) -> (&str, &str) {
    let sign = if facet.starts_with('@') { 1 } else { facet.find(':').map_or(0, |at| at + 1) };
    facet.split_at_checked(sign).unwrap_or(("", facet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_facets_must_all_pass() {
        let item = "We did not come to talk\n@Karim Daneshvar\nkind:direct\nverb:tell\nverb:told";
        for typed in ["", "come to", "@danesh", "kind:dir verb:told", "talk @karim", "verb:tell"] {
            assert!(Filter::new(typed).passes(item), "{typed}");
        }
        for typed in ["gone", "@marsh", "kind:partial", "talk @marsh", "verb:deny"] {
            assert!(!Filter::new(typed).passes(item), "{typed}");
        }
        assert!(!Filter::new("kind:direct").passes("that it rose\nkind:indirect"));
        let event = "1979\ndays:2015-03-01..2015-03-31";
        for typed in ["days:2015", "days:2015-03", "days:2015-03-09", "days:2014..2016-01-01"] {
            assert!(Filter::new(typed).passes(event), "{typed}");
        }
        for typed in ["days:2014", "days:2015-04", "days:2016..2018", "days:1979"] {
            assert!(!Filter::new(typed).passes(event), "{typed}");
        }
        let ancient = "490 BC\ndays:-0489-01-01..-0489-12-31";
        for typed in ["days:490bc", "days:500bc..480bc", "days:490BC..2000", "days:-0489"] {
            assert!(Filter::new(typed).passes(ancient), "{typed}");
        }
        for typed in ["days:489bc", "days:491bc", "days:480bc..500bc", "days:490", "days:x"] {
            assert!(!Filter::new(typed).passes(ancient), "{typed}");
        }
        for typed in ["days:2", "days:20", "days:201", "days:19..201"] {
            assert!(Filter::new(typed).passes(event), "{typed}");
        }
        assert!(Filter::new(" ").is_empty());
        assert!(Filter::new("come").and("@", "Karim D").passes(item));
        assert!(!Filter::new("come").and("@", "Karim M").passes(item));
        assert!(Filter::new("@cavusoglu").passes("No\n@Mevlüt Çavuşoğlu"));
    }

    #[test]
    fn own_words_come_before_what_stands_around_them() {
        let items = [
            "It leaks\n@Anna Lind\naround:Of the bridge she said: “It leaks.”",
            "No bridge is safe\n@Karl Moe\naround:“No bridge is safe,” Moe said.",
            "He knew\n@Anna Lind\nverb:say\nmeant:Bridget Dahl\naround:“He knew,” she said.",
            "It rained\n@Karl Moe\naround:“It rained,” Moe said.",
        ];
        let pick = |typed: &str, ranked| {
            let words = |item: u32| items[item as usize].to_owned();
            Filter::new(typed).pick(vec![0, 1, 2, 3], ranked, words)
        };
        assert_eq!(pick("bridge", true), [1, 0, 2]);
        assert_eq!(pick("bridge", false), [0, 1, 2]);
        assert_eq!(pick("bridge in:words", true), [1]);
        assert_eq!(pick("bridge @lind", true), [0, 2]);
        assert_eq!(pick("", true), [0, 1, 2, 3]);
    }

    #[test]
    fn nearer_names_have_more() {
        for (typed, nearer, farther) in [
            ("mar", "Ellen Marsh", "Omar Said"),
            ("khmn", "Ali Khamenei", "Karim Hosein Rahimian"),
            ("emarsh", "Ellen Marsh", "The Emir of Marash"),
            ("ali", "Ali Khamenei", "Vitaly Ivanov"),
            ("sh sect", "show sections", "hash of a sector"),
            ("cavus", "Çavuşoğlu", "Cadavus"),
        ] {
            let mut nearness = Nearness::new(&Filter::new(typed)).unwrap();
            let [near, far] = [nearer, farther].map(|words| nearness.of(words));
            assert!(near > far, "{typed}: {near:?} {far:?}");
        }
        let mut nearness = Nearness::new(&Filter::new("xyz")).unwrap();
        assert_eq!(nearness.of("zyx"), None);
        let mut nearness = Nearness::new(&Filter::new("khmn")).unwrap();
        assert_eq!(nearness.letters_in("Ali Khamenei"), [4, 5, 7, 9]);
        assert!(nearness.letters_in("Trump").is_empty());
        for typed in ["", "@khm", "re:kh.m"] {
            assert!(Nearness::new(&Filter::new(typed)).is_none(), "{typed}");
        }
    }
}
