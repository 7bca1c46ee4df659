//! Reads RTF piece by piece: groups, control words, bytes in code pages.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::code_page::{of_charset, of_number};
use crate::calendar::Date;
use crate::doc::{DateSource, Document, MarkKind};
use crate::formats::flow::{Flow, Role};
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Open groups that are kept apart; deeper ones count as the innermost.
const DEEPEST: usize = 2000;
/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;
/// Groups of which nothing is shown.
const SKIPPED: &[&str] = &[
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "colortbl",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "xmlnstbl",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "atnid",
    "atnauthor",
    "atndate",
    "annotation",
    "atnicn",
    "atrfstart",
    "atrfend",
    "filetbl",
    "nonshppict",
    "xe",
    "tc",
    "bkmkstart",
    "bkmkend",
    "private",
    "comment",
    "doccomm",
    "company",
    "operator",
    "category",
    "keywords",
    "subject",
    "manager",
    "generator",
    "template",
];
/// Words for single characters.
const SIGNS: &[(&str, &str)] = &[
    ("bullet", "•"),
    ("emdash", "—"),
    ("emspace", " "),
    ("endash", "–"),
    ("enspace", " "),
    ("ldblquote", "“"),
    ("lquote", "‘"),
    ("qmspace", " "),
    ("rdblquote", "”"),
    ("rquote", "’"),
    ("tab", " "),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
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

/// A paragraph's properties, until `\pard`.
#[derive(Clone, Copy, Debug, Default)]
struct Paragraph {
    in_table: bool,
    style: i32,
    outline: Option<u8>,
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
    paragraph: Paragraph,
    /// Bytes of words that are not decoded yet.
    pending: Vec<u8>,
    /// Half of a character of `\u`.
    surrogate: Option<u16>,
    names: Names,
    output: Output,
    /// The words of a destination that is no text.
    words: String,
}

/// Fonts, styles, and what the document says about itself.
#[derive(Default)]
struct Names {
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    roles: BTreeMap<i32, Role>,
    style: i32,
    title: String,
    author: String,
    created: [i32; 3],
    revised: [i32; 3],
}

/// Where the text goes.
#[derive(Default)]
struct Output {
    text: Flow,
    /// The open note, the properties of the paragraph around it, and the notes before it.
    note: Option<Flow>,
    outer: Paragraph,
    notes: Vec<Flow>,
    label: Option<String>,
    marks: Vec<MarkKind>,
    table: bool,
    row: bool,
    cell: bool,
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
        paragraph: Paragraph::default(),
        pending: Vec::new(),
        surrogate: None,
        names: Names::default(),
        output: Output::default(),
        words: String::new(),
    };
    reader.run();
    reader.finish()
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
            self.close_marks();
            self.flow().end_mark();
        }
        if ended.opens_note {
            self.end_note();
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
                self.end_paragraph();
            }
            // Not shown by a reader that does not know it; those that are known follow.
            b'*' => {
                self.flush();
                let rest = self.bytes.get(self.at..).unwrap_or(&[]);
                let known: [&[u8]; 4] = [b"\\fldinst", b"\\footnote", b"\\shptxt", b"\\shpinst"];
                if !known.iter().any(|word| rest.trim_ascii_start().starts_with(word)) {
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
        if let Ok(at) = SIGNS.binary_search_by_key(&name, |(known, _)| known) {
            return self.show(SIGNS.get(at).map_or("", |(_, sign)| sign));
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
                let known = self.names.fonts.get(&number).copied();
                self.state.encoding = known.unwrap_or(self.ansi);
            }
            "fcharset" if self.state.destination == Destination::Fonts => {
                let encoding = of_charset(number).unwrap_or(self.ansi);
                self.names.fonts.insert(self.names.font, encoding);
            }
            "plain" => {
                self.state.strong = false;
                self.state.emphasis = false;
                self.state.gone = false;
            }
            "b" => self.state.strong = is_on,
            "i" => self.state.emphasis = is_on,
            "v" | "strike" | "striked" | "deleted" => self.state.gone = is_on,
            "yr" | "mo" | "dy" => self.date(name, number),
            _ => self.structure(name, number),
        }
    }

    /// Words that begin a destination or end something.
    fn structure(&mut self, name: &str, number: i32) {
        use Destination::{
            Author, Code, Created, Fonts, Info, Label, Revised, Skipped, Styles, Title,
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
            "listtext" | "pntext" => Label,
            _ if SKIPPED.contains(&name) => Skipped,
            _ => return self.layout(name, number),
        };
        if self.state.destination != Skipped {
            self.state.destination = begun;
            self.words.clear();
        }
    }

    fn layout(&mut self, name: &str, number: i32) {
        match (name, self.state.destination) {
            ("s", Destination::Styles) => self.names.style = number,
            ("s", Destination::Text) => {
                self.paragraph.style = number;
                self.set_role();
            }
            ("footnote", Destination::Text) => self.begin_note(),
            (_, Destination::Text) => match name {
                "par" | "sect" | "page" => self.end_paragraph(),
                "line" => {
                    self.ensure_paragraph();
                    self.flow().line_break();
                }
                "pard" => self.paragraph = Paragraph::default(),
                "intbl" => self.paragraph.in_table = true,
                "outlinelevel" => {
                    self.paragraph.outline = u8::try_from(number).ok();
                    self.set_role();
                }
                "cell" => self.end_cell(),
                "nestcell" | "nestrow" => self.show(" "),
                "row" => self.output.row = false,
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
                if words.trim().is_empty() && !self.flow().is_open() {
                    return;
                }
                self.ensure_paragraph();
                self.set_marks();
                self.flow().words(words);
            }
            Destination::Styles if words.contains(';') => {
                self.words.push_str(words.split(';').next().unwrap_or(""));
                let role = role_named(&std::mem::take(&mut self.words));
                if let Some(role) = role {
                    self.names.roles.insert(self.names.style, role);
                }
                self.names.style = 0;
            }
            Destination::Skipped | Destination::Fonts | Destination::Info => {}
            _ if self.words.len() < 4096 => self.words.push_str(words),
            _ => {}
        }
    }

    /// Takes the words of a destination; whether they began a link, which ends with the group around
    /// this one.
    fn end_destination(&mut self, destination: Destination) -> bool {
        let words = std::mem::take(&mut self.words);
        match destination {
            Destination::Title => self.names.title = words,
            Destination::Author => self.names.author = words,
            Destination::Label => {
                self.output.label = Some(fold_space(&words)).filter(|label| !label.is_empty());
            }
            Destination::Code => {
                let address = words.trim().strip_prefix("HYPERLINK");
                let address = address.and_then(|rest| rest.split('"').nth(1));
                if let Some(address) = address.filter(|address| address.contains(':')) {
                    self.ensure_paragraph();
                    self.close_marks();
                    self.flow().link(address);
                    return true;
                }
            }
            _ => {}
        }
        false
    }

    fn flow(&mut self) -> &mut Flow {
        match &mut self.output.note {
            Some(note) => note,
            None => &mut self.output.text,
        }
    }

    /// A paragraph is open, in a cell where it is in a table.
    fn ensure_paragraph(&mut self) {
        if self.flow().is_open() {
            return;
        }
        if self.paragraph.in_table && self.output.note.is_none() {
            self.ensure_cell();
        } else if self.output.note.is_none() {
            self.end_table();
        }
        self.flow().begin(Role::Text);
        self.set_role();
    }

    fn ensure_cell(&mut self) {
        let output = &mut self.output;
        if !std::mem::replace(&mut output.table, true) {
            output.text.begin_table();
        }
        if !std::mem::replace(&mut output.row, true) {
            output.text.begin_row();
            output.cell = false;
        }
        if !std::mem::replace(&mut output.cell, true) {
            output.text.begin_cell();
        }
    }

    fn end_cell(&mut self) {
        self.ensure_cell();
        self.end_paragraph();
        self.output.cell = false;
    }

    fn end_table(&mut self) {
        if std::mem::take(&mut self.output.table) {
            self.output.text.end_table();
        }
        self.output.row = false;
        self.output.cell = false;
    }

    fn set_role(&mut self) {
        if !self.flow().is_open() {
            return;
        }
        let by_style = self.names.roles.get(&self.paragraph.style).copied().unwrap_or_default();
        let role = match self.paragraph.outline {
            Some(level) if level < 9 => Role::Heading(level + 1),
            _ => by_style,
        };
        let label = self.output.label.take();
        let role = match (&label, role) {
            (Some(_), Role::Text) => Role::Item(1),
            (_, role) => role,
        };
        if label.is_some() || role != Role::Text {
            self.flow().set_role(role);
        }
        if let Some(label) = label {
            let label = if label.chars().all(|c| c.is_alphanumeric() || c.is_ascii_punctuation()) {
                label
            } else {
                // A sign of a symbol font.
                "•".to_owned()
            };
            self.flow().label(&label);
        }
    }

    fn end_paragraph(&mut self) {
        if self.flow().is_open() {
            self.close_marks();
            self.flow().end();
        }
        self.output.label = None;
    }

    /// Opens and closes markup as the open group has it.
    fn set_marks(&mut self) {
        let State { strong, emphasis, .. } = self.state;
        let pairs = [(strong, MarkKind::Strong), (emphasis, MarkKind::Emphasis)];
        let wanted = pairs.into_iter().filter_map(|(is_on, kind)| is_on.then_some(kind));
        let wanted: Vec<MarkKind> = wanted.collect();
        if wanted == self.output.marks {
            return;
        }
        self.close_marks();
        for kind in &wanted {
            self.flow().mark(*kind);
        }
        self.output.marks = wanted;
    }

    fn close_marks(&mut self) {
        for _ in std::mem::take(&mut self.output.marks) {
            self.flow().end_mark();
        }
    }

    fn begin_note(&mut self) {
        if self.output.note.is_some() {
            return;
        }
        self.ensure_paragraph();
        self.close_marks();
        let label = (self.output.notes.len() + 1).to_string();
        self.flow().note_mark(&label);
        self.output.note = Some(Flow::default());
        self.output.outer = std::mem::take(&mut self.paragraph);
        self.state.opens_note = true;
    }

    fn end_note(&mut self) {
        self.end_paragraph();
        self.output.notes.extend(self.output.note.take());
        self.paragraph = std::mem::take(&mut self.output.outer);
    }

    fn date(&mut self, name: &str, number: i32) {
        let date = match self.state.destination {
            Destination::Created => &mut self.names.created,
            Destination::Revised => &mut self.names.revised,
            _ => return,
        };
        let [year, month, day] = date;
        match name {
            "yr" => *year = number,
            "mo" => *month = number,
            _ => *day = number,
        }
    }

    fn finish(mut self) -> Document {
        while self.output.note.is_some() {
            self.end_note();
        }
        self.end_paragraph();
        self.end_table();
        let Output { mut text, notes, .. } = self.output;
        for (number, note) in (1..).zip(notes) {
            text.note(format!("{number}"), note);
        }
        let mut doc = text.finish();
        let line = |words: &str| clean_line(&fold_space(words), LONGEST);
        let heading = std::mem::take(&mut doc.meta.title);
        let stated = line(&self.names.title);
        doc.meta.title = if heading.is_empty() { stated } else { heading };
        doc.meta.byline = Some(line(&self.names.author)).filter(|name| !name.is_empty());
        let days = [self.names.revised, self.names.created];
        let day = days.into_iter().find_map(|[year, month, day]| {
            Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        doc.meta.published = day.map(|day| (day, DateSource::Properties));
        doc
    }
}

/// What paragraphs of a style with this name are.
fn role_named(name: &str) -> Option<Role> {
    let name = name.trim().to_ascii_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        return level.trim().parse().ok().map(Role::Heading);
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" => Some(Role::Quote),
        _ => None,
    }
}
