//! Sanitizes text: every string from outside passes here once, before anything is measured.
//!
//! Removed are control characters, whole escape sequences, bidirectional overrides, invisible and
//! tag characters and runaway combining marks; line ends become `\n`, tabs become spaces. What was
//! removed is counted and kept by place, so that it can be shown on request; what was changed is
//! kept too, so that offsets can be given in the text as it was.

mod characters;
mod escapes;

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::original::Original;
use super::styles::{StyleReader, TextStyle};
use super::{Span, floor_boundary};
use characters::{Fate, fate_of, joins, windows_mark};
use escapes::escape_length;

/// A removed character, and its position in the text without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Byte offset in the cleaned text.
    pub at: u32,
    /// The character; for a whole escape sequence the one that introduced it.
    pub what: char,
}

/// A text that is safe to draw, and what was removed from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text: no control character but `\n`, nothing invisible.
    pub text: String,
    /// The removed characters by position: the first [`Cleaned::KEPT`].
    pub removed: Vec<Removed>,
    /// How many were removed in all.
    pub count: usize,
    /// The text as it was.
    pub original: Original,
    /// Colours and attributes of the text, where they were asked for ([`clean_styled`]).
    pub styles: StyleReader,
}

impl Cleaned {
    /// The most removed characters that are stored with their positions.
    pub const KEPT: usize = 10_000;

    /// Overstriking deletes letters: positions of characters removed after them move to the end of
    /// the text.
    fn settle(&mut self) {
        let mut end = u32::MAX;
        for removed in self.removed.iter_mut().rev() {
            removed.at = floor_boundary(&self.text, removed.at.min(end));
            end = removed.at;
        }
    }

    /// Keeps these bytes of the input where the text since `before` differs from them; `hidden` is
    /// what was removed.
    fn note_change(
        &mut self,
        before: usize,
        input: &str,
        bytes: Range<usize>,
        hidden: Option<char>,
    ) {
        let Range { start: at, end } = bytes;
        let source = input.get(at..end).unwrap_or("");
        match self.text.get(before..) {
            Some(same) if same == source => {}
            Some(_) => {
                self.original.replaced(Span::of(before, self.text.len()), at, source, hidden)
            }
            None => {
                self.original.taken_back(self.text.len(), input.get(..end).unwrap_or(""), hidden)
            }
        }
    }

    fn remove(&mut self, what: char) {
        self.count += 1;
        if self.removed.len() < Self::KEPT {
            let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            self.removed.push(Removed { at, what });
        }
    }
}

/// Combining characters kept on one base character.
const MARKS_A_CELL: usize = 7;
/// Tab stops, in columns.
const TAB: usize = 8;

/// Bytes that never need a second look: printable ASCII and `\n`.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0x20;
    while byte < 0x7F {
        table[byte] = true;
        byte += 1;
    }
    table[b'\n' as usize] = true;
    table
};

/// Cleans a text of any length; lines are kept. Runs in linear time.
#[must_use]
pub fn clean(input: &str) -> Cleaned {
    let mut out = Cleaned { text: String::with_capacity(input.len()), ..Cleaned::default() };
    go_on(input, 0, &mut out);
    out
}

/// The same for a text that is not needed any more: where nothing is to be removed, which is the
/// rule, it is kept without a copy.
#[must_use]
pub fn clean_string(input: String) -> Cleaned {
    let Some(first) = first_unclean(&input) else {
        return Cleaned { text: input, ..Cleaned::default() };
    };
    let mut out = Cleaned { text: String::with_capacity(input.len()), ..Cleaned::default() };
    out.text.push_str(input.get(..first).unwrap_or(""));
    go_on(&input, first, &mut out);
    out
}

/// The same, and gathers the colours and attributes of the text: what says them is not counted among
/// what was removed.
#[must_use]
pub fn clean_styled(input: String) -> Cleaned {
    let Some(first) = first_unclean(&input) else {
        return Cleaned { text: input, ..Cleaned::default() };
    };
    let mut out = Cleaned {
        text: String::with_capacity(input.len()),
        styles: StyleReader::gathering(),
        ..Cleaned::default()
    };
    out.text.push_str(input.get(..first).unwrap_or(""));
    go_on(&input, first, &mut out);
    out
}

/// Cleans from `at`, where there is no combining mark.
fn go_on(input: &str, mut at: usize, out: &mut Cleaned) {
    let bytes = input.as_bytes();
    let mut marks = 0;
    while at < bytes.len() {
        let run = plain_run(bytes.get(at..).unwrap_or(&[]));
        if run > 0 {
            out.text.push_str(input.get(at..at + run).unwrap_or(""));
            at += run;
            marks = 0;
            continue;
        }
        let Some(c) = input.get(at..).and_then(|s| s.chars().next()) else { break };
        let (before, count) = (out.text.len(), out.count);
        let used = one(input, at, c, &mut marks, out);
        // What says a style is shown by it; as a character it is hidden.
        let hidden = (out.count > count || matches!(c, '\u{8}' | '\u{1B}')).then_some(c);
        out.note_change(before, input, at..at + used, hidden);
        at += used;
    }
    out.settle();
}

/// Whether no character of a text is to be removed or replaced, each looked at by itself.
#[must_use]
pub fn is_clean(input: &str) -> bool {
    first_unclean(input).is_none()
}

/// The position of the first character that is removed, always or depending on its neighbours.
fn first_unclean(input: &str) -> Option<usize> {
    let bytes = input.as_bytes();
    let mut at = 0;
    loop {
        at += plain_run(bytes.get(at..).unwrap_or(&[]));
        let c = input.get(at..).and_then(|s| s.chars().next())?;
        if fate_of(c) != Fate::Keep {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// How many bytes from the beginning are [`PLAIN`].
fn plain_run(bytes: &[u8]) -> usize {
    // Without a branch for each byte the compiler looks at many at once.
    let is_odd = |b: u8| (b.wrapping_sub(0x20) >= 0x5F) & (b != b'\n');
    let (blocks, _) = bytes.as_chunks::<32>();
    let whole =
        blocks.iter().take_while(|b| !b.iter().fold(false, |odd, b| odd | is_odd(*b))).count();
    let rest = bytes.get(whole * 32..).unwrap_or(&[]);
    whole * 32 + rest.iter().take_while(|b| plain(**b)).count()
}

/// Cleans a string that is shown on one line (a title, a name, a path, an error): line ends
/// become spaces and at most `longest` characters are kept.
#[must_use]
pub fn clean_line(input: &str, longest: usize) -> String {
    if input.len() <= longest && input.bytes().all(|b| b != b'\n' && plain(b)) {
        return input.to_owned();
    }
    let text = clean(input).text.replace('\n', " ");
    match text.char_indices().nth(longest) {
        Some((end, _)) => text.get(..end).unwrap_or("").to_owned(),
        None => text,
    }
}

/// The text itself where it is clean already.
#[must_use]
pub fn clean_cow(input: &str) -> Cow<'_, str> {
    if input.bytes().all(plain) { Cow::Borrowed(input) } else { Cow::Owned(clean(input).text) }
}

/// Whether a terminal draws this character and does nothing else with it: no control or format
/// character, nothing invisible, no line end. The joiners are drawn where they join.
#[must_use]
pub fn may_be_drawn(c: char) -> bool {
    matches!(c, ' '..='~') || matches!(fate_of(c), Fate::Keep | Fate::Combining | Fate::Joiner)
}

fn plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).copied().unwrap_or(false)
}

/// Handles the character `c` at `at`; gives the bytes consumed.
fn one(input: &str, at: usize, c: char, marks: &mut usize, out: &mut Cleaned) -> usize {
    let after = at + c.len_utf8();
    let fate = fate_of(c);
    if !matches!(fate, Fate::Combining | Fate::Joiner) {
        *marks = 0;
    }
    match fate {
        Fate::Keep => out.text.push(c),
        Fate::Mark => out.text.push(windows_mark(c)),
        // A page break behind a line end is on no line of its own: lines count as in other tools.
        Fate::Break if c == '\u{C}' && (out.text.is_empty() || out.text.ends_with('\n')) => {}
        Fate::Break => out.text.push('\n'),
        Fate::CarriageReturn => {
            if input.as_bytes().get(after) != Some(&b'\n') {
                out.text.push('\n');
            }
        }
        Fate::Paragraph => out.text.push_str("\n\n"),
        Fate::Tab => {
            let column = column_for_tab(&out.text);
            out.text.extend(std::iter::repeat_n(' ', TAB - column % TAB));
        }
        Fate::Backspace => {
            if !overstrike(input, after, out) {
                out.remove(c);
            }
        }
        Fate::Escape => {
            let end = after + escape_length(input, after, c);
            let sequence = input.get(after..end).unwrap_or("");
            if c != '\u{1B}' || !out.styles.sequence(sequence, out.text.len()) {
                out.remove(c);
            }
            return end - at;
        }
        Fate::Remove => out.remove(c),
        Fate::Replace => {
            out.remove(c);
            out.text.push('\u{FFFD}');
        }
        Fate::Joiner => {
            if *marks < MARKS_A_CELL && joins(&out.text, input.get(after..), c) {
                *marks += 1;
                out.text.push(c);
            } else {
                out.remove(c);
            }
        }
        Fate::Combining => {
            *marks += 1;
            let at_line_start = out.text.is_empty() || out.text.ends_with('\n');
            if *marks > MARKS_A_CELL || at_line_start {
                out.remove(c);
            } else {
                out.text.push(c);
            }
        }
    }
    after - at
}

/// The column at the end of the last line of `text`.
///
/// Beyond a screen's width alignment means nothing, and looking for the line's beginning again with
/// every tab would be quadratic: 0 then.
fn column_for_tab(text: &str) -> usize {
    const FARTHEST: usize = 1000;
    let from = text.len().saturating_sub(FARTHEST + 1);
    let tail = text.as_bytes().get(from..).unwrap_or(&[]);
    let line = match memchr::memrchr(b'\n', tail) {
        Some(end) => from + end + 1,
        None if from == 0 => 0,
        None => return 0,
    };
    text.get(line..).map_or(0, width)
}

fn width(line: &str) -> usize {
    line.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// `x BS x` and `_ BS x` (bold and underlined in old manual pages) leave `x`. Whether that was
/// gathered as its style.
fn overstrike(input: &str, after: usize, out: &mut Cleaned) -> bool {
    let next = input.get(after..).and_then(|s| s.chars().next());
    let last = out.text.chars().next_back();
    if last.is_none() || last == Some('\n') || (last != next && last != Some('_')) {
        return false;
    }
    out.text.pop();
    let length = next.map_or(0, char::len_utf8);
    let attribute = if last == next { TextStyle::BOLD } else { TextStyle::UNDERLINE };
    out.styles.overstruck(out.text.len(), length, attribute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(clean(input).text, expected, "{input:?}");
    }

    #[test]
    fn removes_whole_escape_sequences() {
        check("\u{1b}[31mred\u{1b}[0m", "red");
        check("\u{9b}31mred", "red");
        check("a\u{1b}]52;c;aGk=\u{7}b", "ab");
        check("a\u{1b}]0;title\u{1b}\\b", "ab");
        check("a\u{9d}8;;http://x\u{9c}link", "alink");
        check("a\u{1b}P+q544e\u{1b}\\b", "ab");
        check("a\u{1b}_apc\u{1b}\\b\u{1b}^pm\u{1b}\\c\u{1b}Xsos\u{1b}\\d", "abcd");
        check("a\u{1b}(Bb\u{1b}7c", "abc");
        check("\u{1b}", "");
        check("x\u{1b}[", "x");
    }

    #[test]
    fn an_unterminated_string_ends_with_its_line() {
        check("a\u{1b}]52;c;xyz\nThe rest stays.", "a\nThe rest stays.");
        let long = format!("a\u{1b}]{}", "é".repeat(5000));
        assert!(clean(&long).text.len() > 5000);
    }

    #[test]
    fn places_of_what_was_removed_are_places_of_the_text() {
        for (input, text) in [
            ("a_\u{8}", "a"),
            ("a_\u{200b}\u{8}", "a"),
            ("_\u{8}é", "é"),
            ("é\u{200b}\u{7}x\u{8}x", "éx"),
            ("é_\u{8}\u{8}\u{8}\u{8}漢", "é漢"),
        ] {
            let cleaned = clean(input);
            let places: Vec<usize> = cleaned.removed.iter().map(|r| r.at as usize).collect();
            assert!(places.is_sorted(), "{input:?}: {places:?}");
            assert!(places.iter().all(|at| cleaned.text.is_char_boundary(*at)), "{input:?}");
            assert_eq!((cleaned.text.as_str(), places.len()), (text, cleaned.count), "{input:?}");
        }
    }

    /// Once every tab looked for the beginning of its line: a megabyte of them took minutes.
    #[test]
    fn tabs_far_from_the_beginning_of_a_line_are_not_aligned() {
        let long = "é".repeat(600);
        check(&format!("{long}\tx\nab\tx"), &format!("{long}{}x\nab      x", " ".repeat(8)));
        assert_eq!(clean(&"\t".repeat(1 << 20)).text.len(), 8 << 20);
    }

    #[test]
    fn line_ends_and_tabs() {
        check("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{b}g\u{c}h", "a\nb\nc\nd\ne\n\nf\ng\nh");
        check("a\tb\n\tc\n日\td", "a       b\n        c\n日      d");
    }

    #[test]
    fn marks_of_windows_are_marks() {
        check(
            "\u{93}It\u{92}s here\u{94} \u{96} he said\u{97}\u{91}\u{95}",
            "“It’s here” – he said—‘•",
        );
        assert_eq!(clean("\u{92}").count, 0);
        check("a\u{80}b\u{99}c", "abc");
    }

    #[test]
    fn overstrike_becomes_plain() {
        check("b\u{8}bo\u{8}ol\u{8}ld", "bold");
        check("_\u{8}x_\u{8}y", "xy");
    }

    #[test]
    fn invisible_characters_go_and_are_counted() {
        let got = clean("\u{feff}Teh\u{200b}ran\u{202e}x\u{2066}y\u{e0041}z\u{ad}");
        assert_eq!(got.text, "Tehranxyz");
        assert_eq!(got.count, 6);
        assert_eq!(got.removed[1], Removed { at: 3, what: '\u{200b}' });
        check("\u{e000}\u{fffe}", "\u{fffd}\u{fffd}");
        check("a\0b\u{7}c\u{7f}", "abc");
    }

    #[test]
    fn joiners_stay_where_they_join() {
        check("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
        check("Teh\u{200d}ran 1\u{fe0f}\u{20e3} ❤\u{fe0f}", "Tehran 1\u{fe0f}\u{20e3} ❤\u{fe0f}");
    }

    #[test]
    fn zalgo_is_capped() {
        let got = clean(&format!("a{}b", "\u{301}".repeat(20_000)));
        assert_eq!(got.text.chars().count(), 2 + MARKS_A_CELL);
        assert_eq!(got.count, 20_000 - MARKS_A_CELL);
    }

    #[test]
    fn a_clean_string_is_kept_as_it_is() {
        let input = "“Café” – 中文 한국\n".repeat(9);
        let place = input.as_ptr();
        let got = clean_string(input);
        assert_eq!(got.text.as_ptr(), place);
        for dirty in ["a\tb", "ab\u{200b}", "é\u{301}\u{301}", "\r\n", "x\u{8}y", "👩\u{200d}👧"]
        {
            let long = format!("{}{dirty}{}", "Ünd so ".repeat(20), " weiter".repeat(20));
            assert_eq!(clean_string(long.clone()), clean(&long), "{dirty:?}");
        }
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(clean_line("a\nb\u{1b}]0;x\u{7}c", 300), "a bc");
        assert_eq!(clean_line("ééé", 2), "éé");
    }
}
