//! Filtering a list: words that must occur, `@person`, `kind:direct`, `verb:denied`.

use crate::text::Span;
use crate::text::search::Pattern;

/// A parsed filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The words to find, if any.
    pub words: Option<Pattern>,
    /// Lower-case terms with their sign: `@marsh`, `kind:direct`.
    facets: Vec<String>,
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
        let facets = typed.split_whitespace().filter(is_facet).map(str::to_lowercase).collect();
        let words: Vec<&str> = typed.split_whitespace().filter(|word| !is_facet(word)).collect();
        Self { words: Pattern::new(&words.join(" ")), facets }
    }

    /// The same with one facet more, which may hold spaces: `@ali khamenei`, `verb:denied`.
    #[must_use]
    pub fn and(mut self, sign: &str, value: &str) -> Self {
        self.facets.push(format!("{sign}{value}").to_lowercase());
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
                let line = line.to_lowercase();
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
    }
}
