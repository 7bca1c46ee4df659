//! Colours and attributes that a text brings along: SGR sequences (ECMA-48) and the overstrike of
//! manual pages, as byte ranges of the clean text.

use super::{Span, floor_boundary};

/// So many ranges are kept at most; a longer text goes on without.
const MOST_RUNS: usize = 1 << 20;

/// A colour of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// One of xterm's 256; the first 16 are the terminal's own.
    Indexed(u8),
    /// 24 bits: red, green, blue.
    Rgb([u8; 3]),
}

/// How a stretch of the input looks. Blinking and concealed text is shown like any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// The colour of the letters; none is the terminal's own.
    pub ink: Option<Ink>,
    /// The colour behind them.
    pub paper: Option<Ink>,
    /// The attributes, a bit each: [`TextStyle::BOLD`] and so on.
    pub attributes: u8,
}

impl TextStyle {
    /// Bold.
    pub const BOLD: u8 = 1;
    /// Faint.
    pub const DIM: u8 = 1 << 1;
    /// Italic.
    pub const ITALIC: u8 = 1 << 2;
    /// Underlined.
    pub const UNDERLINE: u8 = 1 << 3;
    /// Letters and background exchanged.
    pub const REVERSE: u8 = 1 << 4;
    /// Struck out.
    pub const STRIKE: u8 = 1 << 5;

    /// Whether it has all of these attributes.
    #[must_use]
    pub const fn has(self, attributes: u8) -> bool {
        self.attributes & attributes == attributes
    }
}

/// A stretch of text with a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StyleRun {
    /// Where.
    pub span: Span,
    /// How.
    pub style: TextStyle,
}

/// Gathers the styles of a text while it is cleaned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyleReader {
    /// Whether styles are wanted.
    on: bool,
    style: TextStyle,
    /// Where the open style begins.
    from: usize,
    runs: Vec<StyleRun>,
}

impl StyleReader {
    /// A reader that gathers styles; the default one gathers none.
    #[must_use]
    pub fn gathering() -> Self {
        Self { on: true, ..Self::default() }
    }

    /// Takes an escape sequence, without its ESC, that stands before the byte `at` of the clean text.
    /// Whether it was one about style, which leaves nothing to report.
    pub(super) fn sequence(&mut self, words: &str, at: usize) -> bool {
        let Some(body) = words.strip_prefix('[').filter(|_| self.on) else { return false };
        // Programs that colour lines erase the rest of each (EL): nothing is behind it here.
        if matches!(body, "K" | "0K") {
            return true;
        }
        let Some(parameters) = body.strip_suffix('m') else { return false };
        if !parameters.bytes().all(|b| b.is_ascii_digit() || matches!(b, b';' | b':')) {
            return false;
        }
        let style = apply(self.style, parameters);
        if style != self.style {
            self.close(at);
            self.style = style;
        }
        true
    }

    /// The letter of `length` bytes at `at` was struck over the same one (bold) or `_`.
    pub(super) fn overstruck(&mut self, at: usize, length: usize, attribute: u8) -> bool {
        if !self.on {
            return false;
        }
        self.close(at);
        let start = Span::of(at, at).start;
        let mut style = self.style;
        if let Some(last) = self.runs.last().filter(|last| last.span.end > start) {
            style = last.style;
        }
        style.attributes |= attribute;
        self.push(Span::of(at, at + length), style);
        self.from = at + length;
        true
    }

    /// The styles of the whole text, in order and not overlapping.
    #[must_use]
    pub fn finish(mut self, text: &str) -> Vec<StyleRun> {
        self.close(text.len());
        for run in &mut self.runs {
            let ends = [run.span.start, run.span.end].map(|at| floor_boundary(text, at));
            run.span = Span::new(ends[0], ends[1]);
        }
        self.runs.retain(|run| !run.span.is_empty());
        self.runs
    }

    /// What was struck over, or is no letter after all, has no style of its own.
    fn cut(&mut self, start: u32) {
        while let Some(last) = self.runs.last_mut().filter(|last| last.span.end > start) {
            last.span = Span::new(last.span.start.min(start), start);
            if last.span.is_empty() {
                self.runs.pop();
            }
        }
    }

    /// The open style ends at `at`.
    fn close(&mut self, at: usize) {
        if self.style != TextStyle::default() && self.from < at {
            self.push(Span::of(self.from, at), self.style);
        }
        self.from = at;
    }

    fn push(&mut self, span: Span, style: TextStyle) {
        self.cut(span.start);
        let is_full = self.runs.len() >= MOST_RUNS;
        match self.runs.last_mut() {
            Some(last) if last.style == style && last.span.end == span.start => {
                last.span.end = span.end;
            }
            _ if is_full => {}
            _ => self.runs.push(StyleRun { span, style }),
        }
    }
}

/// The attributes that a number sets, and those that it clears.
const ATTRIBUTES: &[(u16, u8, u8)] = &[
    (1, TextStyle::BOLD, 0),
    (2, TextStyle::DIM, 0),
    (3, TextStyle::ITALIC, 0),
    (4, TextStyle::UNDERLINE, 0),
    (7, TextStyle::REVERSE, 0),
    (9, TextStyle::STRIKE, 0),
    (21, TextStyle::UNDERLINE, 0),
    (22, 0, TextStyle::BOLD | TextStyle::DIM),
    (23, 0, TextStyle::ITALIC),
    (24, 0, TextStyle::UNDERLINE),
    (27, 0, TextStyle::REVERSE),
    (29, 0, TextStyle::STRIKE),
];

/// The style after the parameters of an SGR sequence. An unknown one changes nothing.
fn apply(mut style: TextStyle, parameters: &str) -> TextStyle {
    let mut parameters = parameters.split(';');
    while let Some(parameter) = parameters.next() {
        let mut parts = parameter.split(':');
        let code = parts.next().map_or(0, number);
        match code {
            0 => style = TextStyle::default(),
            30..=37 => style.ink = ink(code - 30),
            40..=47 => style.paper = ink(code - 40),
            90..=97 => style.ink = ink(code - 82),
            100..=107 => style.paper = ink(code - 92),
            38 if parts.clone().next().is_some() => style.ink = colour_in(&mut parts),
            48 if parts.clone().next().is_some() => style.paper = colour_in(&mut parts),
            38 => style.ink = colour(&mut parameters).or(style.ink),
            48 => style.paper = colour(&mut parameters).or(style.paper),
            39 => style.ink = None,
            49 => style.paper = None,
            // 4:0 is no underline, 4:3 a wavy one.
            4 if parts.next() == Some("0") => style.attributes &= !TextStyle::UNDERLINE,
            _ => {
                let known = ATTRIBUTES.iter().find(|(known, ..)| *known == code);
                if let Some((_, set, clear)) = known {
                    style.attributes = style.attributes & !clear | set;
                }
            }
        }
    }
    style
}

/// `5;n` or `2;r;g;b`.
fn colour<'p>(parameters: &mut impl Iterator<Item = &'p str>) -> Option<Ink> {
    match parameters.next()? {
        "5" => ink(number(parameters.next()?)),
        "2" => rgb(parameters),
        _ => None,
    }
}

/// `5:n`, `2:r:g:b` or, with a colour space, `2::r:g:b`.
fn colour_in<'p>(parts: &mut (impl Iterator<Item = &'p str> + Clone)) -> Option<Ink> {
    match parts.next()? {
        "5" => ink(number(parts.next()?)),
        "2" => {
            if parts.clone().count() > 3 {
                parts.next();
            }
            rgb(parts)
        }
        _ => None,
    }
}

fn rgb<'p>(parts: &mut impl Iterator<Item = &'p str>) -> Option<Ink> {
    let values =
        [parts.next()?, parts.next()?, parts.next()?].map(|part| u8::try_from(number(part)));
    let [Ok(red), Ok(green), Ok(blue)] = values else { return None };
    Some(Ink::Rgb([red, green, blue]))
}

fn ink(index: u16) -> Option<Ink> {
    u8::try_from(index).ok().map(Ink::Indexed)
}

/// The number of a parameter: 0 where it is empty, the largest where it is too long.
fn number(words: &str) -> u16 {
    if words.is_empty() { 0 } else { words.parse().unwrap_or(u16::MAX) }
}

#[cfg(test)]
mod tests {
    use super::super::sanitize::clean_styled;
    use super::*;

    /// The text, and each stretch with a style of its own: its words and what is special.
    fn read(input: &str) -> (String, Vec<String>) {
        let cleaned = clean_styled(input.to_owned());
        let runs = cleaned.styles.clone().finish(&cleaned.text);
        let shown = runs.iter().map(|run| {
            let TextStyle { ink, paper, attributes } = run.style;
            let colour = |ink: Option<Ink>| match ink {
                None => "-".to_owned(),
                Some(Ink::Indexed(index)) => index.to_string(),
                Some(Ink::Rgb([r, g, b])) => format!("#{r:02x}{g:02x}{b:02x}"),
            };
            let words = run.span.in_text(&cleaned.text);
            format!("{words}: {} {} {attributes}", colour(ink), colour(paper))
        });
        (cleaned.text.clone(), shown.collect())
    }

    fn check(input: &str, text: &str, runs: &[&str]) {
        let (found, shown) = read(input);
        assert_eq!(found, text, "{input:?}");
        assert_eq!(shown, runs, "{input:?}");
    }

    #[test]
    fn sequences_become_ranges() {
        check("\u{1b}[31mred\u{1b}[0m plain", "red plain", &["red: 1 - 0"]);
        check("\u{1b}[31mred\u{1b}[m", "red", &["red: 1 - 0"]);
        check("\u{1b}[1;32;44mé\u{1b}[22mx", "éx", &["é: 2 4 1", "x: 2 4 0"]);
        check("\u{1b}[97m\u{1b}[103ma", "a", &["a: 15 11 0"]);
        check("\u{1b}[38;5;208ma\u{1b}[48;2;1;2;3mb", "ab", &["a: 208 - 0", "b: 208 #010203 0"]);
        check("\u{1b}[38:2::255:0:16ma\u{1b}[38:5:9mb", "ab", &["a: #ff0010 - 0", "b: 9 - 0"]);
        check("\u{1b}[4ma\u{1b}[4:0mb\u{1b}[4:3mc", "abc", &["a: - - 8", "c: - - 8"]);
        check("\u{1b}[01;31m\u{1b}[Kab\u{1b}[m\u{1b}[K c", "ab c", &["ab: 1 - 1"]);
        // The same style again is no other range.
        check("\u{1b}[31ma\u{1b}[31mb", "ab", &["ab: 1 - 0"]);
        check("no style", "no style", &[]);
    }

    #[test]
    fn others_are_removed_and_counted() {
        let counted = |input: &str| clean_styled(input.to_owned()).count;
        assert_eq!((counted("\u{1b}[31ma\u{1b}[0m"), counted("a\u{8}a_\u{8}b")), (0, 0));
        for input in ["\u{1b}[2J", "\u{1b}[?25l", "\u{1b}]0;t\u{7}", "\u{1b}[31", "\u{1b}[>1m"] {
            assert_eq!(counted(input), 1, "{input:?}");
        }
        check("\u{1b}[999999m\u{1b}[38;5ma\u{1b}[38;2;300;1;1mb", "ab", &[]);
    }

    #[test]
    fn overstrike_is_bold_and_underlined() {
        check("N\u{8}NA\u{8}A x", "NA x", &["NA: - - 1"]);
        check("_\u{8}f_\u{8}i", "fi", &["fi: - - 8"]);
        check("_\u{8}a\u{8}a b", "a b", &["a: - - 9"]);
        check("\u{1b}[31mab\u{8}bc", "abc", &["a: 1 - 0", "b: 1 - 1", "c: 1 - 0"]);
        check("é\u{8}é_\u{8}", "é", &["é: - - 1"]);
    }

    #[test]
    fn ranges_lie_in_the_text_in_order() {
        let parts =
            ["\u{1b}[1m", "_\u{8}", "é\u{8}é", "\u{8}", "\u{301}", "\n", "漢", "\u{1b}[m", "a"];
        let mut seed = 7_usize;
        for _ in 0..500 {
            let mut input = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                input.push_str(parts[(seed >> 33) % parts.len()]);
            }
            let cleaned = clean_styled(input.clone());
            let runs = cleaned.styles.clone().finish(&cleaned.text);
            let mut end = 0;
            for run in runs {
                assert!(run.span.start >= end && !run.span.is_empty(), "{input:?}");
                assert!(cleaned.text.get(run.span.range()).is_some(), "{input:?}");
                end = run.span.end;
            }
        }
    }
}
