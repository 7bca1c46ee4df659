//! Cursor over the tokens of a paragraph, by index, with look-ahead and look-behind.

use crate::text::Span;
use crate::text::tokens::{Case, Gap, Token};

use super::token_class::Class;

/// The tokens of a paragraph and their classes. Indices out of range read as
/// [`Class::Other`], so that productions need no bounds of their own.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The paragraph's tokens.
    pub tokens: &'a [Token],
    /// Their classes, one for one.
    pub classes: &'a [Class],
}

impl<'a> Cursor<'a> {
    /// The class of the token at `i`.
    #[inline]
    pub fn at(&self, i: usize) -> Class {
        self.classes.get(i).copied().unwrap_or(Class::Other)
    }

    /// The class of the token `n` before `i`.
    #[inline]
    pub fn back(&self, i: usize, n: usize) -> Class {
        i.checked_sub(n).map_or(Class::Other, |i| self.at(i))
    }

    /// The token's words.
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.text(self.text))
    }

    /// The words of the token `n` before `i`.
    #[inline]
    pub fn word_back(&self, i: usize, n: usize) -> &'a str {
        i.checked_sub(n).map_or("", |i| self.word(i))
    }

    /// Whether no white space separates the token at `i` from the one before it.
    #[inline]
    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.gap == Gap::None)
    }

    /// Whether the token begins with a capital letter.
    #[inline]
    pub fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_capital)
    }

    /// Whether the token is a word in lower case.
    #[inline]
    pub fn lower(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.case == Case::Lower)
    }

    /// The number at `i`, with its count of digits; none of more than nine digits.
    #[inline]
    pub fn number(&self, i: usize) -> Option<(u32, usize)> {
        if self.at(i) != Class::Number {
            return None;
        }
        let word = self.word(i).as_bytes();
        if word.len() > 9 {
            return None;
        }
        let value = word.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        Some((value, word.len()))
    }

    /// The span from the token at `first` to the one before `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let start = self.tokens.get(first).map_or(0, |t| t.start);
        let stop =
            end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |t| t.end);
        Span::new(start, stop)
    }

    /// Skips a token that is `lex`.
    #[inline]
    pub fn skip(&self, i: usize, lex: Class) -> usize {
        if self.at(i) == lex { i + 1 } else { i }
    }

    /// Whether a number continues after the token at `i`: "5,000", "3.5", "10:30", "5%".
    pub fn number_goes_on(&self, i: usize) -> bool {
        let next = self.at(i + 1);
        let joined = self.glued(i + 1) && self.glued(i + 2) && self.at(i + 2) == Class::Number;
        match next {
            Class::Comma | Class::Dot | Class::Colon | Class::Slash => joined,
            Class::Mark => {
                self.glued(i + 1) && matches!(self.word(i + 1), "%" | "°" | "$" | "€" | "£")
            }
            _ => false,
        }
    }

    /// Whether the number at `i` continues the token before or is counted by it: "$5", "1,500", "#3".
    pub fn number_went_on(&self, i: usize) -> bool {
        if !self.glued(i) {
            return matches!(self.word_back(i, 1), "$" | "€" | "£" | "¥" | "#" | "№" | "US$");
        }
        match self.back(i, 1) {
            Class::Comma | Class::Dot | Class::Colon | Class::Slash => {
                self.back(i, 2) == Class::Number && self.glued(i - 1)
            }
            Class::Mark => matches!(
                self.word_back(i, 1),
                "$" | "€" | "£" | "¥" | "#" | "№" | "@" | "_" | "=" | "&" | "~" | "+" | "?" | "*"
            ),
            Class::Open | Class::Apostrophe | Class::Dash => false,
            Class::Number => true,
            _ => true,
        }
    }
}

/// Calls `check` with a cursor over the tokens of `text`.
#[cfg(test)]
pub(super) fn with_cursor(text: &str, check: impl FnOnce(&Cursor<'_>)) {
    let mut tokens = Vec::new();
    crate::text::tokens::tokenize(text, Span::of(0, text.len()), &mut tokens);
    let classes: Vec<Class> =
        tokens.iter().map(|token| super::lexicon::classify(text, token)).collect();
    check(&Cursor { text, tokens: &tokens, classes: &classes });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_go_on() {
        for (text, expected) in [
            ("5,000", true),
            ("3.5", true),
            ("10:30", true),
            ("1/2", true),
            ("5%", true),
            ("20°", true),
            ("5, 6", false),
            ("5. Then", false),
            ("5 %", false),
            ("5-6", false),
            ("5", false),
        ] {
            with_cursor(text, |c| assert_eq!(c.number_goes_on(0), expected, "{text}"));
        }
    }

    #[test]
    fn numbers_that_went_on() {
        for (text, expected) in [
            ("$5", true),
            ("$ 5", true),
            ("#5", true),
            ("1,5", true),
            ("1.5", true),
            ("(5", false),
            ("'5", false),
            ("1-5", false),
            ("room 5", false),
            ("1, 5", false),
        ] {
            with_cursor(text, |c| {
                assert_eq!(c.number_went_on(c.tokens.len() - 1), expected, "{text}");
            });
        }
    }

    #[test]
    fn beyond_the_ends_is_nothing() {
        with_cursor("5 May", |c| {
            assert_eq!((c.at(2), c.back(0, 1), c.word(9)), (Class::Other, Class::Other, ""));
            assert_eq!((c.number(0), c.number(1)), (Some((5, 1)), None));
            assert_eq!(c.span(0, 2), Span::new(0, 5));
            assert!(!c.glued(1) && c.capital(1) && !c.lower(1));
        });
        with_cursor("1234567890", |c| assert_eq!(c.number(0), None));
    }
}
