//! The words of a page: letters that were drawn side by side, and where they stand.

use super::letters::{is_space, is_tight};

/// A smaller gap between two letters is none, a wider one parts words; in sizes of the type.
pub const WORD_GAP: f32 = 0.12;
/// So far back a letter may begin in the one before it, in sizes of the type.
const OVERLAP: f32 = 0.55;
/// The turns of a letter that stands neither upright nor at right angles: "DRAFT" across a page.
pub const SLANTED: u8 = 4;
/// Such a letter goes to the side by more than this part of the way that it goes on.
const SLANT: f32 = 0.3;
/// Two equal letters that stand closer than this are one that was drawn twice to make it bold.
const TWICE: f32 = 0.12;

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Drawn in bold type.
    pub bold: bool,
    /// Drawn in italic type.
    pub italic: bool,
}

/// A letter as it is drawn: where it begins and ends on its base line, in points from the left and
/// the top of the page.
#[derive(Clone, Copy, Debug)]
pub struct Glyph<'t> {
    /// What it means; several letters for a ligature.
    pub text: &'t str,
    /// Where it begins.
    pub from: (f32, f32),
    /// Where the next one begins.
    pub to: (f32, f32),
    /// The size of the type.
    pub size: f32,
    /// How it looks.
    pub look: Look,
    /// It belongs to no text: the number of the page, a rule.
    pub artifact: bool,
}

/// A word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Its letters.
    pub text: String,
    /// Where it begins, in points from the left.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its base line, in points from the top.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
    /// How it looks.
    pub look: Look,
    /// White space was drawn before it.
    pub spaced: bool,
    /// Quarter turns by which it is turned to the left, or [`SLANTED`].
    pub turns: u8,
    /// It is no part of the text, as the file says.
    pub artifact: bool,
}

impl Word {
    /// The middle of its letters, in points from the top.
    pub fn middle(&self) -> f32 {
        self.y - 0.3 * self.size
    }

    /// How many letters it has.
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }
}

/// Collects the words of a page from its letters.
#[derive(Debug, Default)]
pub struct Words {
    /// The words so far, in the order in which they were drawn.
    pub all: Vec<Word>,
    open: Option<Word>,
    /// Where the last letter of the open word begins, and where it is in the text.
    last: (f32, usize),
    spaced: bool,
}

impl Words {
    /// Adds a letter.
    pub fn add(&mut self, glyph: Glyph<'_>) {
        if glyph.text.chars().all(is_space) {
            self.close();
            self.spaced |= !glyph.text.is_empty();
            return;
        }
        let turns = turns_of(&glyph);
        let (x0, y) = turned(glyph.from, turns);
        let (x1, _) = turned(glyph.to, turns);
        let (x0, x1) = if x1 < x0 { (x1, x0) } else { (x0, x1) };
        if let Some(open) = &mut self.open
            && open.turns == turns
            && (open.y - y).abs() < 0.08 * open.size
            && (open.size - glyph.size).abs() < 0.12 * open.size
        {
            let (at, begin) = self.last;
            if (x0 - at).abs() < TWICE * open.size && open.text.get(begin..) == Some(glyph.text) {
                return;
            }
            let gap = (x0 - open.x1) / open.size;
            let limit = if is_tight(&open.text, glyph.text) { 0.5 } else { WORD_GAP };
            if (-OVERLAP..limit).contains(&gap) && open.look == glyph.look {
                self.last = (x0, open.text.len());
                open.text.push_str(glyph.text);
                open.x1 = open.x1.max(x1);
                return;
            }
        }
        self.close();
        self.last = (x0, 0);
        self.open = Some(Word {
            text: glyph.text.to_owned(),
            x0,
            x1,
            y,
            size: glyph.size,
            look: glyph.look,
            spaced: std::mem::take(&mut self.spaced),
            turns,
            artifact: glyph.artifact,
        });
    }

    /// Ends the open word.
    pub fn close(&mut self) {
        self.all.extend(self.open.take());
    }
}

/// The quarter turns that bring a letter upright; one that runs down the page counts as turned, and
/// none helps one that is slanted.
fn turns_of(glyph: &Glyph<'_>) -> u8 {
    let (dx, dy) = (glyph.to.0 - glyph.from.0, glyph.to.1 - glyph.from.1);
    if dx.abs().min(dy.abs()) > SLANT * dx.abs().max(dy.abs()) {
        SLANTED
    } else if dx.abs() >= dy.abs() {
        // What runs to the left is upside down, or written so.
        u8::from(dx < 0.0 && dy.abs() > 0.0) * 2
    } else if dy < 0.0 {
        1
    } else {
        3
    }
}

/// Where a point is when the page is turned by so many quarters to make its letters upright. The
/// page keeps its origin; distances are what counts.
pub fn turned((x, y): (f32, f32), turns: u8) -> (f32, f32) {
    match turns {
        1 => (-y, x),
        2 => (-x, -y),
        3 => (y, -x),
        _ => (x, y),
    }
}
