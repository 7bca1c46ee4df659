//! A text as it was before cleaning, kept as its differences from the clean one; translates offsets
//! between the two.

use std::fmt;

use super::Span;

/// What cleaning changed. Empty where it changed nothing, which is the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    /// In text order, not overlapping.
    edits: Vec<Edit>,
    /// The original words of all edits, one after the other.
    words: String,
}

/// A piece of the original and what stands for it in the clean text, perhaps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    clean: Span,
    original: Span,
    /// The control or invisible character that was removed, if one was.
    hidden: Option<char>,
}

impl Original {
    /// Adds a piece of the original, which begins at `at`, and its place in the clean text.
    /// `hidden` is the invisible character in it, if nothing visible stands for that.
    pub(super) fn replaced(&mut self, clean: Span, at: usize, words: &str, hidden: Option<char>) {
        self.edits.push(Edit { clean, original: Span::of(at, at + words.len()), hidden });
        self.words.push_str(words);
    }

    /// The same where the piece takes back clean words before it (a backspace): those after `end`.
    /// `input` is the original, up to the end of the piece.
    pub(super) fn taken_back(&mut self, end: usize, input: &str, hidden: Option<char>) {
        let mut clean = Span::of(end, end);
        let mut from = None;
        while let Some(edit) = self.edits.pop_if(|edit| edit.clean.end > clean.end) {
            let rest = self.words.len().saturating_sub(edit.original.len() as usize);
            self.words.truncate(rest);
            if edit.clean.start <= clean.end {
                clean.start = edit.clean.start;
                from = Some(edit.original.start);
            }
        }
        let start = from.unwrap_or_else(|| self.after(clean.end)) as usize;
        self.replaced(clean, start, input.get(start..).unwrap_or(""), hidden);
    }

    /// The original offset of a clean one behind the last edit.
    fn after(&self, clean: u32) -> u32 {
        self.edits.last().map_or(clean, |edit| beyond(clean, edit.clean, edit.original))
    }

    /// Puts an invisible character before the beginning.
    pub fn prepend(&mut self, mark: char) {
        let by = Span::of(0, mark.len_utf8()).end;
        for edit in &mut self.edits {
            edit.original = Span::new(edit.original.start + by, edit.original.end + by);
        }
        let original = Span::new(0, by);
        self.edits.insert(0, Edit { clean: Span::default(), original, hidden: Some(mark) });
        self.words.insert(0, mark);
    }

    /// The original of a text that has more than it: these parts of it, in text order and not
    /// overlapping, are not there.
    pub fn without(parts: impl IntoIterator<Item = Span>) -> Self {
        let mut original = Self::default();
        for clean in parts {
            let at = original.after(clean.start);
            original.edits.push(Edit { clean, original: Span::new(at, at), hidden: None });
        }
        original
    }

    /// Whether the clean text is the original.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.edits.is_empty()
    }

    /// The original of a clean text, to be written piece by piece.
    #[must_use]
    pub const fn of<'a>(&'a self, clean: &'a str) -> impl fmt::Display + 'a {
        Whole { original: self, clean }
    }

    /// Whether `words` are the original of a clean text.
    #[must_use]
    pub fn equals(&self, clean: &str, words: &str) -> bool {
        let mut rest = words;
        self.pieces(clean).all(|piece| {
            let after = rest.strip_prefix(piece);
            rest = after.unwrap_or(rest);
            after.is_some()
        }) && rest.is_empty()
    }

    /// The pieces of the original of a clean text.
    fn pieces<'a>(&'a self, clean: &'a str) -> impl Iterator<Item = &'a str> {
        let mut at = 0;
        let mut word = 0;
        let edits = self.edits.iter().flat_map(move |edit| {
            let same = Span::new(at, edit.clean.start).in_text(clean);
            at = edit.clean.end;
            let end = word + edit.original.len() as usize;
            let words = self.words.get(word..end).unwrap_or("");
            word = end;
            [same, words]
        });
        let last = self.edits.last().map_or(0, |edit| edit.clean.end) as usize;
        edits.chain(std::iter::once(clean.get(last..).unwrap_or("")))
    }

    /// The place in the original of words of the clean text. What was removed beside them stays
    /// outside.
    #[must_use]
    pub fn span(&self, clean: Span) -> Span {
        if self.is_clean() {
            return clean;
        }
        translated(clean, &self.edits, |edit| (edit.clean, edit.original))
    }

    /// The place in the clean text of words of the original.
    #[must_use]
    pub fn clean_span(&self, original: Span) -> Span {
        if self.is_clean() {
            return original;
        }
        translated(original, &self.edits, |edit| (edit.original, edit.clean))
    }

    /// Control and invisible characters of the original: where each stands, and which it is. Of an
    /// escape sequence the character that introduces it.
    pub fn hidden(&self) -> impl Iterator<Item = (Span, char)> + Clone + '_ {
        self.edits.iter().filter_map(|edit| Some((edit.original, edit.hidden?)))
    }
}

/// An offset of one text behind an edit, in the other.
const fn beyond(at: u32, here: Span, there: Span) -> u32 {
    there.end.saturating_add(at.saturating_sub(here.end))
}

/// A span of one text in the other; `sides` gives the place of an edit in the two.
fn translated(span: Span, edits: &[Edit], sides: fn(&Edit) -> (Span, Span)) -> Span {
    let before = |count: usize| count.checked_sub(1).and_then(|i| edits.get(i)).map(sides);
    // What begins with a changed character begins with all of what stands for it.
    let start = match before(edits.partition_point(|edit| sides(edit).0.start <= span.start)) {
        Some((here, there)) if span.start < here.end => there.start,
        Some((here, there)) => beyond(span.start, here, there),
        None => span.start,
    };
    let end = match before(edits.partition_point(|edit| sides(edit).0.start < span.end)) {
        Some((here, there)) if span.end < here.end => there.end,
        Some((here, there)) => beyond(span.end, here, there),
        None => span.end,
    };
    Span::new(start, end)
}

/// Writes the original of a clean text.
struct Whole<'a> {
    original: &'a Original,
    clean: &'a str,
}

impl fmt::Display for Whole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.original.pieces(self.clean).try_for_each(|piece| f.write_str(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sanitize::clean;
    use super::*;

    const UNCLEAN: &[&str] = &[
        "",
        "plain",
        "a\r\nb\r\n\r\nc",
        "a\tb\u{200b}c",
        "\u{200b}Teh\u{200b}ran\u{202e}",
        "x\u{8}xy_\u{8}z",
        "\t\u{8}\u{8} \u{8} x",
        "a\u{2029}\u{8}b",
        "\u{92}\u{93}q\u{94}\r",
        "\u{1b}[31mred\u{1b}[0m",
        "é\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}e",
        "_\u{200b}\u{8}\u{8}\u{8}q",
        "\u{e000}\u{feff}",
    ];

    #[test]
    fn the_original_comes_back() {
        for input in UNCLEAN {
            let cleaned = clean(input);
            assert_eq!(cleaned.original.of(&cleaned.text).to_string(), *input, "{input:?}");
            assert!(cleaned.original.equals(&cleaned.text, input), "{input:?}");
            assert!(!cleaned.original.equals(&cleaned.text, &format!("{input}x")), "{input:?}");
            assert_eq!(cleaned.original.is_clean(), cleaned.text == **input, "{input:?}");
        }
    }

    #[test]
    fn words_are_found_in_both() {
        for (input, words, expected) in [
            ("a\r\nb", "b", "b"),
            ("a\r\nb", "a\nb", "a\r\nb"),
            ("Teh\u{200b}ran", "Tehran", "Teh\u{200b}ran"),
            ("\u{200b}Teh\u{200b}ran\u{202e}", "Tehran", "Teh\u{200b}ran"),
            ("a\tb", "b", "b"),
            ("a\tb", "a       b", "a\tb"),
            ("a\tb", "   b", "\tb"),
            ("b\u{8}bo\u{8}o x", "x", "x"),
            ("\u{93}no\u{94} x", "no", "no"),
            ("\u{93}no\u{94} x", "“no”", "\u{93}no\u{94}"),
            ("\u{1b}[31mred\u{1b}[0m x", "red", "red"),
        ] {
            let cleaned = clean(input);
            let at = cleaned.text.find(words).unwrap();
            let span = Span::of(at, at + words.len());
            let original = cleaned.original.span(span);
            assert_eq!(original.in_text(input), expected, "{input:?}");
            let back = cleaned.original.clean_span(original);
            assert_eq!(back.in_text(&cleaned.text).trim_start(), words.trim_start(), "{input:?}");
        }
    }

    #[test]
    fn parts_are_left_out() {
        let text = "one, two, three, four";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::of(start, start + words.len())
        };
        let original = Original::without([at("one, "), at(", three")]);
        assert_eq!(original.of(text).to_string(), "two, four");
        for (words, expected) in [("two", "two"), ("four", "four"), ("three", ""), ("one", "")] {
            assert_eq!(original.span(at(words)).in_text("two, four"), expected, "{words}");
        }
        assert_eq!(original.clean_span(Span::new(5, 9)), at("four"));
    }

    #[test]
    fn every_span_is_one_of_the_other_text() {
        for input in UNCLEAN {
            let cleaned = clean(input);
            let places = |text: &str| {
                let places = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
                places.collect::<Vec<_>>()
            };
            for start in places(&cleaned.text) {
                for end in places(&cleaned.text).into_iter().filter(|end| *end >= start) {
                    let there = cleaned.original.span(Span::of(start, end));
                    assert!(input.get(there.start as usize..there.end as usize).is_some());
                }
            }
            for start in places(input) {
                for end in places(input).into_iter().filter(|end| *end >= start) {
                    let there = cleaned.original.clean_span(Span::of(start, end));
                    let words = cleaned.text.get(there.start as usize..there.end as usize);
                    assert!(words.is_some(), "{input:?} {start} {end} {there:?}");
                }
            }
        }
    }

    #[test]
    fn hidden_characters_are_listed_and_others_are_not() {
        for (input, expected) in [
            ("a\r\nb\tc\u{85}\u{92}", vec![]),
            ("a\u{200b}b", vec![(1, 4, '\u{200b}')]),
            ("a\u{1b}[1mb", vec![(1, 5, '\u{1b}')]),
            ("x\u{8}x", vec![(0, 2, '\u{8}')]),
        ] {
            let cleaned = clean(input);
            let hidden: Vec<_> =
                cleaned.original.hidden().map(|(at, c)| (at.start, at.end, c)).collect();
            assert_eq!(hidden, expected, "{input:?}");
        }
    }

    #[test]
    fn a_mark_before_the_beginning_moves_all() {
        let mut cleaned = clean("a\r\nb");
        cleaned.original.prepend('\u{feff}');
        assert_eq!(cleaned.original.of(&cleaned.text).to_string(), "\u{feff}a\r\nb");
        assert_eq!(cleaned.original.span(Span::new(2, 3)), Span::new(6, 7));
        assert_eq!(cleaned.original.span(Span::new(0, 1)), Span::new(3, 4));
        assert_eq!(cleaned.original.clean_span(Span::new(3, 4)), Span::new(0, 1));
    }

    #[test]
    fn what_is_taken_back_again_and_again_is_linear() {
        let input = format!("\t{}", "\u{8} ".repeat(100_000));
        let cleaned = clean(&input);
        assert_eq!(cleaned.original.of(&cleaned.text).to_string(), input);
    }
}
