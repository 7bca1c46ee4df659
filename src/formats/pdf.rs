//! PDF (ISO 32000-2): the words of its pages in the order in which they are read, with headings, lists,
//! tables and notes as far as their type and place show them.

mod charts;
mod columns;
mod font;
mod furniture;
mod guard;
mod hyphens;
mod initials;
mod interpreter;
mod joining;
mod layout;
mod letters;
mod line;
mod matrix;
mod metadata;
mod outline;
mod page_labels;
mod paragraphs;
mod ranges;
mod spaced_out;
mod strings;
mod tables;
mod unpack;
mod words;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::doc::table::{BAR, Cell};
use crate::doc::{BlockKind, Builder, Document, Page};
use crate::text::Span;
use interpreter::{Interpreter, PageWords};
use letters::is_right_to_left;
use outline::Outline;
use page_labels::PageLabels;
use paragraphs::{Kind, Piece};

/// Tables are set in columns up to this width, in letters.
const WIDEST_TABLE: usize = 100;
/// How much of the beginning may stand before a PDF, in bytes.
const JUNK: usize = 1024;
/// Pages that are read.
const MOST_PAGES: usize = 20_000;
/// Text that is read, in bytes.
const LONGEST_TEXT: usize = 12 << 20;
/// The beginning of a long PDF: so many pages show which lines return on each.
const FIRST_PAGES: usize = 4;
/// A PDF with fewer pages is there as soon as its beginning.
const SHORT: usize = 8;
/// Unknown letters in a hundred that are worth a word, and those of a text that makes no sense.
const SOME_UNKNOWN: usize = 5;
const MOST_UNKNOWN: usize = 50;

/// Whether `bytes` are a PDF, also behind a little of something else.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(JUNK)).unwrap_or(&[]);
    match memchr::memmem::find(head, b"%PDF-") {
        Some(0) => true,
        Some(_) => memchr::memmem::rfind(bytes, b"startxref").is_some(),
        None => false,
    }
}

/// Reads a PDF.
///
/// # Errors
/// When it is locked, damaged, too large or without letters: the end of a sentence that begins with
/// the file's name.
pub fn parse(bytes: &[u8]) -> Result<Document, String> {
    read(bytes, usize::MAX)
}

/// Reads the first pages of a long PDF; none of a short one, which is there as soon.
#[must_use]
pub fn beginning(bytes: &[u8]) -> Option<Document> {
    read(bytes, FIRST_PAGES).ok()
}

fn read(bytes: &[u8], most: usize) -> Result<Document, String> {
    if !sniff(bytes) {
        return Err("is no PDF; leave out --format to detect the format".to_owned());
    }
    let pdf = Pdf::new(guard::checked(bytes)?).map_err(|error| unreadable(error).to_owned())?;
    let pages = pdf.pages();
    if most < usize::MAX && pages.len() < SHORT {
        return Err("is short".to_owned());
    }
    let mut interpreter = Interpreter::new();
    let mut read = Vec::new();
    let mut length = 0;
    for page in pages.iter().take(most.min(MOST_PAGES)) {
        let words = interpreter.read(page);
        length += words.words.iter().map(|word| word.text.len() + 1).sum::<usize>();
        read.push(words);
        if length > LONGEST_TEXT {
            break;
        }
    }
    let notes = notes(&read, pages.len())?;
    let stamp = layout::stamp(read.first());
    let is_slides = read.first().is_some_and(|page| page.size.0 > page.size.1);
    let pieces = layout::pieces_of(read, &Outline::of(&pdf));
    let is_guessed = is_guessed(&pieces);
    let mut builder = Builder::new();
    notes.into_iter().for_each(|note| builder.note(note));
    if is_guessed {
        builder.note("the order of this PDF is guessed");
    }
    let labels = PageLabels::of(&pdf);
    let mut starts = Vec::new();
    for piece in &pieces {
        let before = builder.built().blocks.len();
        write(piece, &mut builder);
        if let Some(block) = builder.built().blocks.get(before) {
            add_pages(piece, block.span, &builder.built().text, &labels, &mut starts);
        }
    }
    let mut doc = builder.finish();
    doc.pages = starts;
    metadata::add(&mut doc, &pdf, &stamp, is_slides);
    Ok(doc)
}

/// Why a PDF cannot be opened.
fn unreadable(error: LoadPdfError) -> &'static str {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "is locked with a password; try: qpdf --decrypt --password=WORD LOCKED.pdf OPEN.pdf"
        }
        LoadPdfError::Decryption(_) => {
            "is encrypted in a way that is not known; try: qpdf --decrypt LOCKED.pdf OPEN.pdf"
        }
        LoadPdfError::Invalid => "is a damaged PDF; fetch or copy it again",
    }
}

/// What is to be said about the pages.
///
/// # Errors
/// When they have no letters, or none with a meaning.
fn notes(pages: &[PageWords], all: usize) -> Result<Vec<String>, String> {
    let sum = |count: fn(&PageWords) -> usize| pages.iter().map(count).sum::<usize>();
    let (known, unknown) = (sum(|page| page.known), sum(|page| page.unknown));
    let pictures = pages.iter().filter(|page| page.has_picture && page.known + page.unknown == 0);
    let pictures = pictures.count();
    if known + unknown == 0 {
        let is_cut = pages.iter().any(|page| page.is_cut);
        return Err(match (pictures, is_cut) {
            (0, true) => "is too much to read".to_owned(),
            (0, false) => "is a PDF without text".to_owned(),
            _ => "shows pictures of text, not text; try: ocrmypdf SCANNED.pdf READABLE.pdf"
                .to_owned(),
        });
    }
    let share = unknown * 100 / (known + unknown);
    if share > MOST_UNKNOWN {
        return Err("has letters without a meaning: its fonts do not say which they are; try: \
                    ocrmypdf --force-ocr FILE.pdf READABLE.pdf"
            .to_owned());
    }
    let mut notes = Vec::new();
    if share >= SOME_UNKNOWN {
        notes.push(format!(
            "{share} % of the letters have no meaning in this PDF, shown as \u{FFFD}"
        ));
    }
    if pictures > 0 {
        let count =
            if pictures == 1 { "1 page is".to_owned() } else { format!("{pictures} pages are") };
        notes.push(format!("{count} a picture of text, which only ocrmypdf can read"));
    }
    if pages.len() < all && pages.len() > FIRST_PAGES || pages.iter().any(|page| page.is_cut) {
        notes.push("not all of this PDF is shown: it is too much to read".to_owned());
    }
    Ok(notes)
}

/// Whether the order of pieces is not to be trusted: much of it are tables, or letters that run from
/// right to left.
fn is_guessed(pieces: &[Piece]) -> bool {
    let length = |is: &dyn Fn(&Piece) -> bool| {
        pieces.iter().filter(|piece| is(piece)).map(|piece| piece.text.len()).sum::<usize>()
    };
    let all = length(&|_| true);
    let tables = length(&|piece| piece.kind == Kind::Table);
    let rest = length(&|piece| piece.text.chars().take(200).any(is_right_to_left));
    (tables + rest) * 5 > all
}

/// Notes the pages that begin with a block or in it.
fn add_pages(piece: &Piece, block: Span, text: &str, labels: &PageLabels, starts: &mut Vec<Page>) {
    let turns = std::iter::once((0, piece.page)).chain(piece.turns.iter().copied());
    for (at, page) in turns {
        let number = u32::try_from(page).unwrap_or(u32::MAX).saturating_add(1);
        if piece.kind == Kind::Meta || starts.last().is_some_and(|last| last.number >= number) {
            continue;
        }
        let at = (block.start as usize + at).min(block.end as usize);
        let at = (at..=block.end as usize).find(|at| text.is_char_boundary(*at));
        let start = u32::try_from(at.unwrap_or(0)).unwrap_or(u32::MAX);
        starts.push(Page { number, start, label: labels.label(number.saturating_sub(1)) });
    }
}

fn write(piece: &Piece, builder: &mut Builder) {
    match piece.kind {
        Kind::Heading(level) => builder.block(BlockKind::Heading(level.max(1)), &piece.text),
        Kind::Item => builder.block(BlockKind::Item(1), &piece.text),
        Kind::Table => write_table(&piece.text, builder),
        Kind::Meta => builder.block(BlockKind::Meta, &piece.text),
        Kind::Text | Kind::Note => builder.block(BlockKind::Paragraph, &piece.text),
    }
}

/// Writes a table in columns, or its rows as they are where those are too wide or unlike each other.
fn write_table(text: &str, builder: &mut Builder) {
    let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split(BAR).collect()).collect();
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widest: usize = (0..columns).map(|at| width(at) + BAR.chars().count()).sum();
    if widest <= WIDEST_TABLE && rows.iter().all(|row| row.len() == columns) {
        let cells = |row: &Vec<&str>| row.iter().copied().map(Cell::from).collect();
        let rows: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
        return builder.table(&rows, false);
    }
    let rows = text.lines().map(|row| row.trim_end_matches(['│', ' ']));
    builder.block(BlockKind::Table, &rows.collect::<Vec<_>>().join("\n"));
}
