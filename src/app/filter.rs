//! Filtering a list: words that must occur, `@person`, `kind:direct`, `verb:denied`; names also by
//! letters that occur in this order.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern as Letters};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text::Span;
use crate::text::letters::{base, is_combining, plain};
use crate::text::search::Pattern;

/// A parsed filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The words to find, if any.
    pub words: Option<Pattern>,
    /// Lower-case terms with their sign: `@marsh`, `kind:direct`.
    facets: Vec<String>,
    /// The words as typed.
    typed: String,
}

impl Filter {
    /// Parses what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let is_facet = |word: &&str| {
            ["@", "kind:", "verb:"]
                .iter()
                .any(|sign| word.starts_with(sign) && word.len() > sign.len())
        };
        let facets = typed.split_whitespace().filter(is_facet).map(plain).collect();
        let words: Vec<&str> = typed.split_whitespace().filter(|word| !is_facet(word)).collect();
        let typed = words.join(" ");
        Self { words: Pattern::new(&typed), facets, typed }
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
    /// `kind:direct`, `verb:say`.
    #[must_use]
    pub fn passes(&self, words: &str) -> bool {
        let facets_pass = self.facets.iter().all(|facet| {
            let (sign, wanted) = split_facet(facet);
            words.lines().skip(1).any(|line| {
                let line = plain(line);
                let value = line.strip_prefix(sign);
                // "direct" is part of "indirect".
                let begins = sign == "kind:";
                value.is_some_and(|v| v.starts_with(wanted) || (!begins && v.contains(wanted)))
            })
        });
        facets_pass
            && self.words.as_ref().is_none_or(|pattern| {
                pattern.find_in(words, Span::of(0, words.len())).next().is_some()
            })
    }
}

/// How near names are to what was typed, for lists whose rows are names.
pub(super) struct Nearness {
    letters: Letters,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Nearness {
    /// `None` where no words were typed, or an expression.
    pub(super) fn new(filter: &Filter) -> Option<Self> {
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
    pub(super) fn of(&mut self, words: &str) -> Option<u32> {
        let lines = words.lines().filter_map(|line| {
            let line = without_accents(line);
            let line = Utf32Str::new(&line, &mut self.buffer);
            self.letters.score(line, &mut self.matcher)
        });
        lines.max()
    }
}

fn without_accents(words: &str) -> String {
    words.chars().filter(|c| !is_combining(*c)).map(base).collect()
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
        assert!(Filter::new(" ").is_empty());
        assert!(Filter::new("come").and("@", "Karim D").passes(item));
        assert!(!Filter::new("come").and("@", "Karim M").passes(item));
        assert!(Filter::new("@cavusoglu").passes("No\n@Mevlüt Çavuşoğlu"));
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
        for typed in ["", "@khm", "re:kh.m"] {
            assert!(Nearness::new(&Filter::new(typed)).is_none(), "{typed}");
        }
    }
}
