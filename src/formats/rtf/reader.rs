//! Reads RTF piece by piece: groups, control words, bytes in code pages.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::annotations::Annotations;
use super::code_page::{of_charset, of_number};
use super::control_words::{SKIPPED, sign_of};
use super::names::{Day, Names};
use super::output::{Output, Paragraph};
use crate::doc::{Document, MarkKind};
use crate::text::fold_space;

/// Open groups that are kept apart; deeper ones count as the innermost.
const DEEPEST: usize = 2000;
/// Bytes of the words of a title, a style and the like that are kept.
const LONGEST: usize = 4096;
/// Words of groups that are read though a reader may pass over them.
const KNOWN: &[&[u8]] = &[
    b"\\annotation",
    b"\\atnauthor",
    b"\\atndate",
    b"\\atnref",
    b"\\atrfend",
    b"\\atrfstart",
    b"\\fldinst",
    b"\\footnote",
    b"\\shpinst",
    b"\\shptxt",
];
/// What the words of a group are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Text,
    Skipped,
    Fonts,
    Styles,
    Info,
    Title,
    Author,
    Created,
    Revised,
    /// The code of a field: what it does.
    Code,
    /// The number or bullet of an item.
    Label,
    /// A comment; who wrote it, when, and the number that it shares with the words it is on.
    Annotation,
    AnnotationAuthor,
    AnnotationDate,
    AnnotationNumber,
    /// The number of a comment whose words begin or end here.
    RangeStart,
    RangeEnd,
}

/// What a group has from its parent, and changes for itself.
#[derive(Clone, Copy, Debug)]
struct State {
    destination: Destination,
    encoding: &'static Encoding,
    /// Characters that stand for one of `\u`.
    substitutes: usize,
    strong: bool,
    emphasis: bool,
    gone: bool,
    /// It began a note or a link, which end with it.
    opens_note: bool,
    opens_link: bool,
}

/// What is being read.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    state: State,
    groups: Vec<State>,
    /// Groups beyond [`DEEPEST`].
    deeper: usize,
    ansi: &'static Encoding,
    /// Bytes of words that are not decoded yet.
    pending: Vec<u8>,
    /// Half of a character of `\u`.
    surrogate: Option<u16>,
    names: Names,
    annotations: Annotations,
    output: Output,
    /// The words of a destination that is no text.
    words: String,
}

/// Reads a document, which begins with `{\rtf`.
pub fn read(bytes: &[u8]) -> Document {
    let state = State {
        destination: Destination::Text,
        encoding: WINDOWS_1252,
        substitutes: 1,
        strong: false,
        emphasis: false,
        gone: false,
        opens_note: false,
        opens_link: false,
    };
    let mut reader = Reader {
        bytes,
        at: 0,
        state,
        groups: Vec::new(),
        deeper: 0,
        ansi: WINDOWS_1252,
        pending: Vec::new(),
        surrogate: None,
        names: Names::default(),
        annotations: Annotations::default(),
        output: Output::default(),
        words: String::new(),
    };
    reader.run();
    let mut doc = reader.output.finish();
    reader.names.say_in(&mut doc);
    doc
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.begin_group(),
                b'}' => {
                    self.end_group();
                    if self.groups.is_empty() {
                        return;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                _ => self.pending.push(byte),
            }
        }
        self.flush();
    }

    fn begin_group(&mut self) {
        self.flush();
        if self.groups.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        self.groups.push(self.state);
        self.state.opens_note = false;
        self.state.opens_link = false;
    }

    fn end_group(&mut self) {
        self.flush();
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let ended = self.state;
        let Some(outer) = self.groups.pop() else { return };
        let is_linked =
            outer.destination != ended.destination && self.end_destination(ended.destination);
        self.state = outer;
        self.state.opens_link |= is_linked;
        if ended.opens_link {
            self.output.end_link();
        }
        if ended.opens_note {
            self.output.end_note();
        }
    }

    /// A control word or symbol, behind its backslash.
    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(first);
        }
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let length = rest.iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(rest.get(..length).unwrap_or(&[])).unwrap_or("");
        let digits = rest.get(length..).unwrap_or(&[]);
        let sign = usize::from(digits.first() == Some(&b'-'));
        let count = digits.iter().skip(sign).take(12).take_while(|b| b.is_ascii_digit()).count();
        let number = if count > 0 { sign + count } else { 0 };
        let value = std::str::from_utf8(digits.get(..number).unwrap_or(&[])).ok();
        let value = value.and_then(|digits| digits.parse::<i32>().ok());
        self.at += length + number;
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.flush();
        self.word(name, value);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).unwrap_or(&[]);
                let byte = std::str::from_utf8(digits).ok();
                if let Some(byte) = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.at += 2;
                    self.pending.push(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.pending.push(symbol),
            b'~' => self.sign("\u{a0}"),
            b'_' => self.sign("-"),
            b'\r' | b'\n' => {
                self.flush();
                self.output.end_paragraph();
            }
            // Not shown by a reader that does not know it; those that are known follow.
            b'*' => {
                self.flush();
                let rest = self.bytes.get(self.at..).unwrap_or(&[]);
                if !KNOWN.iter().any(|word| rest.trim_ascii_start().starts_with(word)) {
                    self.state.destination = Destination::Skipped;
                }
            }
            _ => {}
        }
    }

    fn sign(&mut self, sign: &str) {
        self.flush();
        self.show(sign);
    }

    fn word(&mut self, name: &str, value: Option<i32>) {
        if let Some(sign) = sign_of(name) {
            return self.show(sign);
        }
        let is_on = value != Some(0);
        let number = value.unwrap_or(0);
        match name {
            "bin" => self.at = self.at.saturating_add(usize::try_from(number).unwrap_or(0)),
            "u" => self.unicode(number),
            "uc" => self.state.substitutes = usize::try_from(number).unwrap_or(1).min(8),
            "ansicpg" | "mac" | "pc" | "pca" => {
                self.ansi = of_number(if name == "mac" { 10_000 } else { number });
                self.state.encoding = self.ansi;
            }
            "f" | "deff" => {
                self.names.font = number;
                self.state.encoding = self.names.encoding(number).unwrap_or(self.ansi);
            }
            "fcharset" if self.state.destination == Destination::Fonts => {
                self.names.set_encoding(of_charset(number).unwrap_or(self.ansi));
            }
            "plain" => {
                self.state.strong = false;
                self.state.emphasis = false;
                self.state.gone = false;
            }
            "b" => self.state.strong = is_on,
            "i" => self.state.emphasis = is_on,
            "v" | "strike" | "striked" | "deleted" => self.state.gone = is_on,
            "yr" | "mo" | "dy" => match self.state.destination {
                Destination::Created => self.names.set_day(Day::Created, name, number),
                Destination::Revised => self.names.set_day(Day::Revised, name, number),
                _ => {}
            },
            _ => self.structure(name, number),
        }
    }

    /// Words that begin a destination or end something.
    fn structure(&mut self, name: &str, number: i32) {
        use Destination::{
            Annotation, AnnotationAuthor, AnnotationDate, AnnotationNumber, Author, Code, Created,
            Fonts, Info, Label, RangeEnd, RangeStart, Revised, Skipped, Styles, Title,
        };
        let in_info = self.state.destination == Info;
        let begun = match name {
            "fonttbl" => Fonts,
            "stylesheet" => Styles,
            "info" => Info,
            "title" if in_info => Title,
            "author" if in_info => Author,
            "creatim" if in_info => Created,
            "revtim" if in_info => Revised,
            "fldinst" => Code,
            "listtext" | "pntext" if self.state.destination == Annotation => Skipped,
            "listtext" | "pntext" => Label,
            "annotation" => Annotation,
            "atnauthor" => AnnotationAuthor,
            "atndate" => AnnotationDate,
            "atnref" => AnnotationNumber,
            "atrfstart" => RangeStart,
            "atrfend" => RangeEnd,
            _ if SKIPPED.contains(&name) => Skipped,
            _ => return self.layout(name, number),
        };
        if self.state.destination != Skipped {
            self.state.destination = begun;
            self.words.clear();
        }
    }

    fn layout(&mut self, name: &str, number: i32) {
        let output = &mut self.output;
        match (name, self.state.destination) {
            ("s", Destination::Styles) => self.names.style = number,
            ("s", Destination::Text) => {
                output.paragraph.by_style = self.names.role(number);
                output.set_role();
            }
            ("par" | "line", Destination::Annotation) => self.annotations.words(" "),
            ("footnote", Destination::Text) => self.state.opens_note |= output.begin_note(),
            (_, Destination::Text) => match name {
                "par" | "sect" | "page" => output.end_paragraph(),
                "line" => output.line_break(),
                "pard" => output.paragraph = Paragraph::default(),
                "intbl" => output.paragraph.in_table = true,
                "outlinelevel" => {
                    output.paragraph.outline = u8::try_from(number).ok();
                    output.set_role();
                }
                "cell" => output.end_cell(),
                "nestcell" | "nestrow" => self.show(" "),
                "row" => output.end_row(),
                _ => {}
            },
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        // Negative numbers are those above 32,767.
        let unit = u16::try_from(number & 0xFFFF).unwrap_or(0xFFFD);
        self.skip_substitutes();
        let half = self.surrogate.take();
        let units: &[u16] = match half {
            Some(first) => &[first, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.surrogate = Some(unit);
                return;
            }
            None => &[unit],
        };
        let sign = String::from_utf16_lossy(units);
        // Symbol fonts have their signs in the private area.
        if !sign.chars().any(|c| ('\u{f000}'..='\u{f0ff}').contains(&c)) {
            self.show(&sign);
        }
    }

    /// Passes over what stands for a character of `\u`.
    fn skip_substitutes(&mut self) {
        for _ in 0..self.state.substitutes {
            let rest = self.bytes.get(self.at..).unwrap_or(&[]);
            self.at += match rest {
                [b'\\', b'\'', _, _, ..] => 4,
                [b'\\', b'u', ..] | [b'{' | b'}', ..] | [] => 0,
                [b'\\', b'\\' | b'{' | b'}', ..] => 2,
                [b'\\', ..] => 0,
                [b'\r' | b'\n', ..] => 0,
                _ => 1,
            };
        }
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let (words, _) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.show(&words);
    }

    fn show(&mut self, words: &str) {
        match self.state.destination {
            Destination::Text if self.state.gone => {}
            Destination::Text => {
                let State { strong, emphasis, .. } = self.state;
                let marks: &[MarkKind] = match (strong, emphasis) {
                    (true, true) => &[MarkKind::Strong, MarkKind::Emphasis],
                    (true, false) => &[MarkKind::Strong],
                    (false, true) => &[MarkKind::Emphasis],
                    (false, false) => &[],
                };
                self.output.words(words, marks);
            }
            Destination::Styles if words.contains(';') => {
                self.words.push_str(words.split(';').next().unwrap_or(""));
                self.names.name_style(&std::mem::take(&mut self.words));
            }
            Destination::Skipped | Destination::Fonts | Destination::Info => {}
            Destination::Annotation => self.annotations.words(words),
            _ if self.words.len() < LONGEST => self.words.push_str(words),
            _ => {}
        }
    }

    /// Takes the words of a destination; whether they began a link, which ends with the group around
    /// this one.
    fn end_destination(&mut self, destination: Destination) -> bool {
        let words = std::mem::take(&mut self.words);
        match destination {
            Destination::Annotation => self.annotations.end(&mut self.output),
            Destination::AnnotationAuthor => self.annotations.author(&words),
            Destination::AnnotationDate => self.annotations.day(&words),
            Destination::AnnotationNumber => self.annotations.number(&words),
            Destination::RangeStart => self.annotations.edge(&words, true, &mut self.output),
            Destination::RangeEnd => self.annotations.edge(&words, false, &mut self.output),
            Destination::Title => self.names.title = words,
            Destination::Author => self.names.author = words,
            Destination::Label => {
                self.output.label = Some(fold_space(&words)).filter(|label| !label.is_empty());
            }
            Destination::Code => {
                let address = words.trim().strip_prefix("HYPERLINK");
                let address = address.and_then(|rest| rest.split('"').nth(1));
                if let Some(address) = address.filter(|address| address.contains(':')) {
                    self.output.begin_link(address);
                    return true;
                }
            }
            _ => {}
        }
        false
    }
}
