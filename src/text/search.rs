//! Text search: words as they are typed, or a regular expression; both in linear time.

mod expression;
mod words;

use super::Span;
use expression::Expression;
use words::Words;

/// What begins a regular expression: as in vim, and in words.
const EXPRESSIONS: [&str; 2] = [r"\v", "re:"];

/// A compiled search pattern.
///
/// A pattern without capitals matches both cases; letters match with and without accents, straight
/// quotation marks match curly ones; white space matches any white space, line ends too, so a
/// phrase is found across wrapped lines. After `\v` or `re:` it is a regular expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Words(Words),
    Expression(Expression),
}

/// The expression in what was typed; none where it begins as words do.
fn expression(typed: &str) -> Option<&str> {
    EXPRESSIONS.iter().find_map(|sign| typed.strip_prefix(sign))
}

impl Pattern {
    /// Makes a pattern of what was typed; `None` when there is nothing to find. An expression that
    /// is not valid (yet) is searched for as words.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let kind = match expression(typed) {
            Some("") => None,
            Some(typed) => Expression::new(typed)
                .map(Kind::Expression)
                .or_else(|| Words::new(typed).map(Kind::Words)),
            None => Words::new(typed).map(Kind::Words),
        };
        kind.map(Self)
    }

    /// Whether it is a regular expression.
    #[must_use]
    pub const fn is_expression(&self) -> bool {
        matches!(self.0, Kind::Expression(_))
    }

    /// Whether it was `typed` as an expression, but is not a valid one.
    #[must_use]
    pub fn is_invalid(&self, typed: &str) -> bool {
        !self.is_expression() && expression(typed).is_some()
    }

    /// All matches that start in `text[range]`, in order, not overlapping.
    pub fn find_in<'p>(&'p self, text: &'p str, range: Span) -> impl Iterator<Item = Span> + 'p {
        let mut at = range.start as usize;
        std::iter::from_fn(move || {
            let hit = self.next(text, at, range.end as usize)?;
            at = hit.end.max(hit.start + 1) as usize;
            Some(hit)
        })
    }

    /// The first match that starts in `from..to`.
    #[must_use]
    pub fn next(&self, text: &str, from: usize, to: usize) -> Option<Span> {
        match &self.0 {
            Kind::Words(words) => words.next(text, from, to),
            Kind::Expression(expression) => expression.next(text, from, to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, typed: &str) -> Vec<String> {
        let all = Span::of(0, text.len());
        Pattern::new(typed)
            .map(|p| p.find_in(text, all).map(|s| s.in_text(text).to_owned()).collect())
            .unwrap_or_default()
    }

    #[test]
    fn smart_case_and_folded_space() {
        let text = "The talks in\nMuscat. the  Talks; TALKS";
        assert_eq!(hits(text, "talks"), ["talks", "Talks", "TALKS"]);
        assert_eq!(hits(text, "Talks"), ["Talks"]);
        assert_eq!(hits(text, "in muscat"), ["in\nMuscat"]);
        assert_eq!(hits(text, "the talks"), ["The talks", "the  Talks"]);
        assert!(hits(text, "").is_empty() && hits(text, "nowhere").is_empty());
    }

    #[test]
    fn other_scripts_and_quotes() {
        assert_eq!(hits("Он сказал: да. ДА", "да"), ["да", "ДА"]);
        assert_eq!(hits("Iran’s", "iran's"), ["Iran’s"]);
        assert_eq!(hits("Çavuşoğlu çavuşoğlu", "çavuşoğlu").len(), 2);
    }

    #[test]
    fn accents_and_quotation_marks_are_folded_composed_or_not() {
        let text =
            "Erdoğan, Erdog\u{306}an, erdogan; naïve cafe\u{301}s: l\u{2019}été «oui» — Рейган";
        for (typed, expected) in [
            ("erdogan", &["Erdoğan", "Erdog\u{306}an", "erdogan"][..]),
            ("erdoğan", &["Erdoğan", "Erdog\u{306}an", "erdogan"]),
            ("erdog\u{306}an", &["Erdoğan", "Erdog\u{306}an", "erdogan"]),
            ("Erdogan", &["Erdoğan", "Erdog\u{306}an"]),
            ("naive cafes", &["naïve cafe\u{301}s"]),
            ("cafe", &["cafe\u{301}"]),
            ("l'ete", &["l’été"]),
            ("\"oui\"", &["«oui»"]),
            ("\" - р", &["» — Р"]),
            ("реи\u{306}", &["Рей"]),
            ("рей", &["Рей"]),
            ("ğ", &["ğ", "g\u{306}", "g"]),
        ] {
            assert_eq!(hits(text, typed), expected, "{typed}");
        }
        // Far apart, and where the rarest letter is the accented one.
        let far = format!("{}Kaczyński", "a plain and long text ".repeat(50));
        for typed in ["kaczynski", "zyn", "n\u{301}sk"] {
            assert_eq!(hits(&far, typed).len(), 1, "{typed}");
        }
    }

    #[test]
    fn expressions_are_matched_and_invalid_ones_are_words() {
        let text = "In 2015 and in\n2018 it’s “no”. IT (was) a+b; Ab aB";
        for (typed, expected) in [
            (r"\v20\d\d", &["2015", "2018"][..]),
            (r"re:in 20\d\d", &["In 2015", "in\n2018"]),
            (r"re:\bit's", &["it’s"]),
            (r"\vIT|no", &["no", "IT"]),
            (r"re:\bA[a-z]", &["Ab"]),
            (r"re:\ba\S", &["an", "a+", "Ab", "aB"]),
            (r"re:(was)", &["was"]),
            (r"re:(was", &["(was"]),
            (r"re:x*", &[]),
            (r"re:^2", &["2"]),
            (r"\v", &[]),
            (r"\d", &[]),
        ] {
            assert_eq!(hits(text, typed), expected, "{typed}");
        }
        let invalid = Pattern::new("re:(was").unwrap();
        assert!(invalid.is_invalid("re:(was") && !invalid.is_expression());
        assert!(Pattern::new(r"re:\w{9000}{9000}").unwrap().is_invalid(r"re:\w{9000}{9000}"));
    }

    #[test]
    fn expressions_do_not_look_at_the_whole_text_for_each_match() {
        let text = "ab".repeat(100_000);
        let pattern = Pattern::new("re:(?s).*x|a").unwrap();
        assert_eq!(pattern.find_in(&text, Span::of(0, 2000)).count(), 1000);
        assert_eq!(Pattern::new("re:b\u{e9}?a").unwrap().find_in(&text, Span::of(1, 9)).count(), 4);
    }

    #[test]
    fn finds_only_what_starts_in_the_range() {
        let text = "ab ab ab";
        let pattern = Pattern::new("ab").unwrap();
        let got: Vec<_> = pattern.find_in(text, Span::new(1, 6)).collect();
        assert_eq!(got, [Span::new(3, 5)]);
        assert_eq!(pattern.find_in(text, Span::new(0, 0)).count(), 0);
    }

    #[test]
    fn overlaps_are_not_counted_twice() {
        assert_eq!(hits("aaaa", "aa").len(), 2);
    }
}
