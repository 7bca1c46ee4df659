//! Reads the program of a page for the letters that it draws (ISO 32000-2, 9), within limits: a form may
//! draw others, and each of them twice.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Font, Fonts};
use super::matrix::Matrix;
use super::strings;
use super::unpack;
use super::words::{Glyph, Word, Words};

/// The program of a page or form that unpacks to more is not read, in bytes.
const LARGEST_PROGRAM: usize = 48 << 20;
/// Forms that draw one another are followed so far.
const DEEPEST_FORM: u32 = 12;
/// Saved states.
const MOST_STATES: usize = 512;
/// Letters of a page.
const MOST_LETTERS: usize = 200_000;
/// What a document may take: operators, forms, letters, bytes of programs.
const MOST: Budget =
    Budget { operators: 24_000_000, forms: 40_000, letters: 8_000_000, bytes: 512 << 20 };
/// A size of type that is none.
const SMALLEST: f64 = 0.5;

/// What may still be spent.
#[derive(Clone, Copy, Debug)]
struct Budget {
    operators: u64,
    forms: u32,
    letters: usize,
    bytes: usize,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct PageWords {
    /// How wide and high the page is, in points.
    pub size: (f32, f32),
    /// Its words, in the order in which they were drawn.
    pub words: Vec<Word>,
    /// Letters that the fonts name.
    pub known: usize,
    /// Letters that they do not.
    pub unknown: usize,
    /// It shows a picture.
    pub has_picture: bool,
    /// Not all of it was read.
    pub is_cut: bool,
}

/// Reads pages, one after the other.
pub struct Interpreter<'a> {
    fonts: Fonts<'a>,
    left: Budget,
    page: PageWords,
    collected: Words,
    /// What the marked content that is open means, innermost last.
    marked: Vec<Marked>,
}

/// Marked content (ISO 32000-2, 14.6).
#[derive(Debug, Default)]
struct Marked {
    /// It is no part of the text: a running head, a rule.
    artifact: bool,
    /// What its letters stand for; empty once that is written.
    actual: Option<String>,
}

#[derive(Clone)]
struct State<'a> {
    space: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Where text is drawn: the matrices of text and line.
#[derive(Clone, Copy)]
struct Cursor {
    text: Matrix,
    line: Matrix,
}

impl<'a> Interpreter<'a> {
    /// For a new document.
    pub fn new() -> Self {
        Self {
            fonts: Fonts::new(),
            left: MOST,
            page: PageWords::default(),
            collected: Words::default(),
            marked: Vec::new(),
        }
    }

    /// What a page shows.
    pub fn read(&mut self, page: &Page<'a>) -> PageWords {
        let (width, height) = page.render_dimensions();
        self.page = PageWords { size: (width, height), ..PageWords::default() };
        self.collected = Words::default();
        self.marked.clear();
        let state = State {
            space: Matrix(page.initial_transform(true).as_coeffs()),
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let program = self.program(page);
        self.run(&program, page.resources(), state, 0);
        self.collected.close();
        self.page.words = std::mem::take(&mut self.collected.all);
        std::mem::take(&mut self.page)
    }

    /// The program of a page: one stream, or several that follow one another.
    fn program(&mut self, page: &Page<'a>) -> Vec<u8> {
        let dict = page.raw();
        let mut program = Vec::new();
        if let Some(stream) = dict.get::<Stream<'a>>("Contents") {
            self.unpack(&stream, &mut program);
        } else if let Some(parts) = dict.get::<Array<'a>>("Contents") {
            for part in parts.iter::<Stream<'a>>() {
                if self.page.is_cut {
                    break;
                }
                self.unpack(&part, &mut program);
                program.push(b'\n');
            }
        }
        program
    }

    fn unpack(&mut self, stream: &Stream<'a>, program: &mut Vec<u8>) {
        let room = LARGEST_PROGRAM.saturating_sub(program.len()).min(self.left.bytes);
        match unpack::data(stream, room).filter(|data| data.len() <= room) {
            Some(data) => {
                self.left.bytes -= data.len();
                program.extend_from_slice(&data);
            }
            None => self.page.is_cut = true,
        }
    }

    fn run(&mut self, program: &[u8], resources: &Resources<'a>, begin: State<'a>, depth: u32) {
        let mut state = begin;
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut cursor = Cursor { text: Matrix::IDENTITY, line: Matrix::IDENTITY };
        let open = self.marked.len();
        let mut operators = TypedIter::new(program);
        while let Some(operator) = operators.next() {
            let Some(left) = self.left.operators.checked_sub(1) else {
                self.page.is_cut = true;
                break;
            };
            self.left.operators = left;
            match operator {
                Op::SaveState(_) if saved.len() < MOST_STATES => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(m) => {
                    let m = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                    state.space = Matrix(m).then(state.space);
                }
                Op::BeginText(_) => {
                    cursor = Cursor { text: Matrix::IDENTITY, line: Matrix::IDENTITY };
                }
                Op::SetTextMatrix(m) => {
                    let m = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64()));
                    cursor = Cursor { text: m, line: m };
                }
                Op::NextLine(by) => cursor.next_line(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    cursor.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => cursor.next_line(0.0, -state.leading),
                Op::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    state.font = dict.and_then(|dict| self.fonts.get(&dict));
                    state.size = font.1.as_f64();
                }
                Op::SetGraphicsState(name) => self.graphics_state(name.0, resources, &mut state),
                Op::CharacterSpacing(gap) => state.letter_gap = gap.0.as_f64(),
                Op::WordSpacing(gap) => state.word_gap = gap.0.as_f64(),
                Op::HorizontalScaling(scale) => state.stretch = scale.0.as_f64() / 100.0,
                Op::TextLeading(leading) => state.leading = leading.0.as_f64(),
                Op::TextRise(rise) => state.rise = rise.0.as_f64(),
                Op::ShowText(text) => self.show(text.0.as_bytes(), &state, &mut cursor),
                Op::NextLineAndShowText(text) => {
                    cursor.next_line(0.0, -state.leading);
                    self.show(text.0.as_bytes(), &state, &mut cursor);
                }
                Op::ShowTextWithParameters(text) => {
                    state.word_gap = text.0.as_f64();
                    state.letter_gap = text.1.as_f64();
                    cursor.next_line(0.0, -state.leading);
                    self.show(text.2.as_bytes(), &state, &mut cursor);
                }
                Op::ShowTexts(parts) => self.show_parts(parts.0, &state, &mut cursor),
                Op::XObject(name) => {
                    if let Some(stream) = resources.get_x_object(name.0) {
                        self.draw(&stream, resources, &state, depth);
                    }
                }
                Op::InlineImage(_) => self.page.has_picture = true,
                Op::BeginMarkedContent(tag) => self.begin_marked(tag.0, None),
                Op::BeginMarkedContentWithProperties(tag) => {
                    let properties = match tag.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        Object::Name(name) => resources.properties.get::<Dict<'a>>(name.as_ref()),
                        _ => None,
                    };
                    let actual = properties.as_ref().and_then(|p| strings::words(p, "ActualText"));
                    self.begin_marked(tag.0, actual);
                }
                Op::EndMarkedContent(_) if self.marked.len() > open => {
                    self.marked.pop();
                }
                _ => {}
            }
        }
        self.marked.truncate(open);
    }

    fn begin_marked(&mut self, tag: &Name<'_>, actual: Option<String>) {
        let inside = self.marked.last().is_some_and(|marked| marked.artifact);
        if self.marked.len() < MOST_STATES {
            let artifact = inside || tag.as_ref() == b"Artifact";
            self.marked.push(Marked { artifact, actual });
        }
    }

    fn graphics_state(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
    ) {
        let font = resources.get_ext_g_state(name).and_then(|dict| dict.get::<Array<'a>>("Font"));
        if let Some(font) = font {
            let mut parts = font.flex_iter();
            state.font = parts.next::<Dict<'a>>().and_then(|dict| self.fonts.get(&dict));
            state.size = parts.next::<f32>().map_or(state.size, f64::from);
        }
    }

    /// Draws a form; a picture is only noted.
    fn draw(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        state: &State<'a>,
        depth: u32,
    ) {
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.page.has_picture = true,
            Some(b"Form") => {
                let Some(left) = self.left.forms.checked_sub(1).filter(|_| depth < DEEPEST_FORM)
                else {
                    self.page.is_cut = true;
                    return;
                };
                self.left.forms = left;
                let mut program = Vec::new();
                self.unpack(stream, &mut program);
                let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
                let inner = State { space: matrix.then(state.space), ..state.clone() };
                match dict.get::<Dict<'a>>("Resources") {
                    Some(own) => self.run(&program, &Resources::new(own), inner, depth + 1),
                    None => self.run(&program, resources, inner, depth + 1),
                }
            }
            _ => {}
        }
    }

    /// Letters and the gaps between them, which are in thousandths of the size.
    fn show_parts(&mut self, parts: &Array<'_>, state: &State<'a>, cursor: &mut Cursor) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes(), state, cursor),
                Object::Number(gap) => {
                    let step = -gap.as_f64() / 1000.0 * state.size;
                    if state.font.as_ref().is_some_and(|font| font.is_vertical) {
                        cursor.step(0.0, step);
                    } else {
                        cursor.step(step * state.stretch, 0.0);
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, codes: &[u8], state: &State<'a>, cursor: &mut Cursor) {
        let Some(font) = state.font.clone() else { return };
        let mut at = 0;
        while let Some(rest) = codes.get(at..).filter(|rest| !rest.is_empty()) {
            let (code, length) = font.code(rest);
            at += length;
            let Some(left) = self.left.letters.checked_sub(1) else {
                self.page.is_cut = true;
                return;
            };
            self.left.letters = left;
            if self.page.known + self.page.unknown >= MOST_LETTERS {
                self.page.is_cut = true;
                return;
            }
            let letter = font.letter(code);
            let is_gap = length == 1 && code == 32;
            let gap = state.letter_gap + if is_gap { state.word_gap } else { 0.0 };
            let width = letter.advance * state.size;
            let map = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise])
                .then(cursor.text)
                .then(state.space);
            let from = map.point(0.0, 0.0);
            // The letter alone: the gap behind it may part words.
            let to = if font.is_vertical {
                map.point(0.0, letter.advance)
            } else {
                map.point(letter.advance, 0.0)
            };
            if font.is_vertical {
                cursor.step(0.0, width + gap);
            } else {
                cursor.step((width + gap) * state.stretch, 0.0);
            }
            self.draw_letter(letter.text.as_deref(), from, to, map.height() * font.height, &font);
        }
    }

    fn draw_letter(
        &mut self,
        text: Option<&str>,
        from: (f64, f64),
        to: (f64, f64),
        size: f64,
        font: &Font<'a>,
    ) {
        let actual = self.marked.iter_mut().rev().find_map(|marked| marked.actual.as_mut());
        let replaced = actual.map(std::mem::take);
        let text = match (&replaced, text) {
            (Some(words), _) => words.as_str(),
            (None, Some(text)) => text,
            (None, None) => {
                self.page.unknown += 1;
                "\u{FFFD}"
            }
        };
        self.page.known += usize::from(text != "\u{FFFD}");
        let (width, height) = self.page.size;
        let narrow = |(x, y): (f64, f64)| (x as f32, y as f32);
        let (from, to) = (narrow(from), narrow(to));
        let is_on_page =
            (-2.0..width + 2.0).contains(&from.0) && (-2.0..height + 2.0).contains(&from.1);
        if !is_on_page || !size.is_finite() || size < SMALLEST {
            return;
        }
        let artifact = self.marked.last().is_some_and(|marked| marked.artifact);
        self.collected.add(Glyph { text, from, to, size: size as f32, look: font.look, artifact });
    }
}

impl Cursor {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    fn step(&mut self, x: f64, y: f64) {
        self.text = Matrix::moved(x, y).then(self.text);
    }
}
