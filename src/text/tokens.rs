//! Tokenizer: splits text into words, numbers and punctuation marks.
//!
//! Tokens are small on purpose: `al-Assad` is three, `1990s` two, `U.S.` one, `Biden's` two. Each
//! has the [`Gap`] before it, so a grammar can distinguish `10-year` from `10 - year`.

use std::ops::{Add, AddAssign, Sub, SubAssign};

use super::Span;

/// The index of a token, in the tokens of a text or of one of its paragraphs. Not a byte offset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIndex(u32);

impl TokenIndex {
    /// The first token.
    pub const FIRST: Self = Self(0);

    /// The token at `index`; no text has more tokens than bytes, which fit in 32 bits.
    #[must_use]
    #[inline]
    pub fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// As an index for `slice::get`.
    #[must_use]
    #[inline]
    pub const fn get(self) -> usize {
        self.0 as usize
    }

    /// The token before; none before the first.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    /// So many tokens before, or the first one.
    #[must_use]
    pub const fn back(self, count: u32) -> Self {
        Self(self.0.saturating_sub(count))
    }

    /// The indices from this one to the one before `end`.
    pub fn until(self, end: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.0..end.0).map(Self)
    }
}

impl Add<u32> for TokenIndex {
    type Output = Self;

    fn add(self, count: u32) -> Self {
        Self(self.0 + count)
    }
}

impl Sub<u32> for TokenIndex {
    type Output = Self;

    fn sub(self, count: u32) -> Self {
        Self(self.0 - count)
    }
}

/// The number of tokens from `first` to this one; 0 where `first` is not before it.
impl Sub for TokenIndex {
    type Output = u32;

    fn sub(self, first: Self) -> u32 {
        self.0.saturating_sub(first.0)
    }
}

impl AddAssign<u32> for TokenIndex {
    fn add_assign(&mut self, count: u32) {
        self.0 += count;
    }
}

impl SubAssign<u32> for TokenIndex {
    fn sub_assign(&mut self, count: u32) {
        self.0 -= count;
    }
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes (`didn't`, `O'Neill`) and the dots of initials (`U.S.`, `J.`).
    Word,
    /// `'s` or `’s` glued to the word before.
    Clitic,
    /// ASCII digits only.
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

/// The case pattern of a word; `None` for other tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Not a word, or letters without case (Han, Arabic).
    None,
    /// `talks`.
    Lower,
    /// `Muscat`, `McGowan`, `I`: first letter upper, not all of them (but for one letter).
    Capital,
    /// `IAEA`, `U.S.`: two letters or more, all upper.
    Upper,
}

/// The white space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: glued to the token before.
    None,
    /// White space within a line.
    Space,
    /// A line end (of a hard-wrapped paragraph), or the beginning of the piece.
    Line,
}

/// One token; its words are `token.span().in_text(text)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its kind.
    pub kind: Kind,
    /// The case of its letters.
    pub case: Case,
    /// The white space before it.
    pub gap: Gap,
}

impl Token {
    /// Its byte range.
    #[must_use]
    #[inline]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Its words.
    #[must_use]
    #[inline]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span().in_text(text)
    }

    /// Whether it is a word that starts with a capital letter (or is all capitals).
    #[must_use]
    #[inline]
    pub const fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }

    /// Whether no white space separates it from the token before.
    #[must_use]
    #[inline]
    pub const fn is_glued(&self) -> bool {
        matches!(self.gap, Gap::None)
    }
}

/// Appends the tokens of `text[span]` to `out`.
pub fn tokenize(text: &str, span: Span, out: &mut Vec<Token>) {
    let piece = span.in_text(text);
    let bytes = piece.as_bytes();
    let base = span.start;
    let mut at = 0;
    let mut gap = Gap::Line;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' || byte == b'\n' {
            gap = if byte == b'\n' || gap == Gap::Line { Gap::Line } else { Gap::Space };
            at += 1;
            continue;
        }
        let (length, kind, case) = next_token(piece, at, gap, out.last());
        if length == 0 {
            break;
        }
        if kind == Kind::Mark && piece.get(at..at + length).is_some_and(|s| s.trim().is_empty()) {
            // No-break and other wide spaces.
            gap = if gap == Gap::Line { Gap::Line } else { Gap::Space };
        } else {
            let start = base + u32::try_from(at).unwrap_or(0);
            let end = start + u32::try_from(length).unwrap_or(0);
            out.push(Token { start, end, kind, case, gap });
            gap = Gap::None;
        }
        at += length;
    }
}

/// Length in bytes, kind and case of the token at `at` (not white space).
fn next_token(piece: &str, at: usize, gap: Gap, last: Option<&Token>) -> (usize, Kind, Case) {
    let bytes = piece.as_bytes();
    let byte = bytes.get(at).copied().unwrap_or(0);
    if byte.is_ascii_alphabetic() {
        return word_at(piece, at);
    }
    if byte.is_ascii_digit() {
        let digits = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
        return (digits, Kind::Number, Case::None);
    }
    let apostrophe = apostrophe_at(bytes, at);
    if apostrophe > 0 {
        let after_word = gap == Gap::None && last.is_some_and(|t| t.kind == Kind::Word);
        let s = bytes.get(at + apostrophe).copied();
        let beyond = letter_at(piece, at + apostrophe + 1);
        if after_word && matches!(s, Some(b's' | b'S')) && beyond == 0 {
            return (apostrophe + 1, Kind::Clitic, Case::None);
        }
        return (apostrophe, Kind::Mark, Case::None);
    }
    let letter = letter_at(piece, at);
    if letter == 0 {
        let length = piece.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
        return (length, Kind::Mark, Case::None);
    }
    word_at(piece, at)
}

fn word_at(piece: &str, at: usize) -> (usize, Kind, Case) {
    let length = word_length(piece, at);
    (length, Kind::Word, case_of(piece.get(at..at + length).unwrap_or("")))
}

/// Bytes of the apostrophe at `at` (`'` or `’`), 0 where there is none.
fn apostrophe_at(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'\'') => 1,
        Some(0xE2) if bytes.get(at + 1..at + 3) == Some(&[0x80, 0x99]) => 3,
        _ => 0,
    }
}

/// Bytes of the letter (or combining mark) at `at`, 0 where there is none.
fn letter_at(piece: &str, at: usize) -> usize {
    match piece.as_bytes().get(at) {
        Some(b) if b.is_ascii() => usize::from(b.is_ascii_alphabetic()),
        Some(_) => match piece.get(at..).and_then(|s| s.chars().next()) {
            Some(c) if c.is_alphabetic() || is_mark(c) => c.len_utf8(),
            _ => 0,
        },
        None => 0,
    }
}

/// Combining marks that continue a word, joiners too.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}'
        | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}'
        | '\u{200C}' | '\u{200D}')
}

/// Bytes of the word that begins at `at`.
fn word_length(piece: &str, at: usize) -> usize {
    let bytes = piece.as_bytes();
    let mut end = at;
    let mut letters = 0;
    loop {
        // Most letters are ASCII.
        let rest = bytes.get(end..).unwrap_or(&[]);
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        end += run;
        letters += run;
        let letter = letter_at(piece, end);
        if letter > 0 {
            end += letter;
            letters += 1;
            continue;
        }
        // The dot of initials: one letter, a dot, again and again ("U.S.", "J.", "a.m.").
        if bytes.get(end) == Some(&b'.') && letters == 1 {
            let next = letter_at(piece, end + 1);
            let dotted = bytes.get(at..end).is_some_and(|w| w.contains(&b'.'));
            let capital =
                piece.get(at..).and_then(|s| s.chars().next()).is_some_and(char::is_uppercase);
            if (next > 0 && letter_at(piece, end + 1 + next) == 0) || dotted || capital {
                end += 1;
                if next > 0 && letter_at(piece, end + next) == 0 {
                    letters = 0;
                    continue;
                }
            }
            break;
        }
        let apostrophe = apostrophe_at(bytes, end);
        if apostrophe > 0 && letters > 0 {
            let next = letter_at(piece, end + apostrophe);
            let clitic = matches!(bytes.get(end + apostrophe), Some(b's' | b'S'))
                && letter_at(piece, end + apostrophe + 1) == 0;
            if next > 0 && !clitic {
                end += apostrophe;
                continue;
            }
        }
        break;
    }
    end - at
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    if !first.is_uppercase() {
        return if first.is_lowercase() { Case::Lower } else { Case::None };
    }
    let second = letters.next();
    let all_upper = second.is_some_and(char::is_uppercase) && letters.all(char::is_uppercase);
    if all_upper { Case::Upper } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokenize(text, Span::of(0, text.len()), &mut out);
        out.iter().map(|t| t.text(text).to_owned()).collect()
    }

    #[test]
    fn cuts_small() {
        for (text, expected) in [
            ("Biden's plan", "Biden|'s|plan"),
            ("James’s al-Assad", "James|’s|al|-|Assad"),
            ("didn't O'Neill", "didn't|O'Neill"),
            ("the 1990s, 10:35 a.m. today", "the|1990|s|,|10|:|35|a.m.|today"),
            ("U.S. officials. J. Smith", "U.S.|officials|.|J.|Smith"),
            ("D.Ankhbayar", "D.|Ankhbayar"),
            ("“Çavuşoğlu”", "“|Çavuşoğlu|”"),
            ("voters' choice", "voters|'|choice"),
            ("vitamin C. The", "vitamin|C.|The"),
            ("$1,988", "$|1|,|988"),
        ] {
            assert_eq!(words(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn knows_case_and_gaps() {
        let text = "IAEA chief\nMcGowan I";
        let mut out = Vec::new();
        tokenize(text, Span::of(0, text.len()), &mut out);
        let cases: Vec<_> = out.iter().map(|t| t.case).collect();
        assert_eq!(cases, [Case::Upper, Case::Lower, Case::Capital, Case::Capital]);
        let gaps: Vec<_> = out.iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Line, Gap::Space, Gap::Line, Gap::Space]);
    }
}
