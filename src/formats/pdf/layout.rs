//! The pages of a PDF as pieces of text in reading order: columns, notes, headings, and paragraphs that
//! go on in the next column or on the next page.

use super::charts::without_axes;
use super::columns::{columns, gutter, middle_size};
use super::interpreter::PageWords;
use super::joining::join;
use super::line::{Line, lines};
use super::outline::Outline;
use super::paragraphs::{Kind, Piece, pieces};
use super::words::{SLANTED, Word, turned};
use super::{furniture, hyphens, initials};

/// Turned words closer than this to the edge of the page, as a part of its width, are no text.
const MARGIN: f32 = 0.1;
/// Words of a stamp in the margin.
const MOST_STAMPED: usize = 40;
/// A title that is no larger than the text is one of so many first pieces.
const FIRST_LINES: usize = 3;
/// Notes of a page for whose marks the text is searched.
const MOST_NOTES: usize = 60;
/// Gutters closer than this, in points, are the same.
const SAME_GUTTER: f32 = 12.0;
/// Gutters that are looked for on all pages.
const MOST_GUTTERS: usize = 4;
/// Notes are smaller than this part of the usual size.
const NOTE_SIZE: f32 = 0.93;
/// So many lines of text below small ones show that these are no notes.
const FEWEST_BELOW: usize = 4;
/// Headings are larger than so many times the usual size.
const HEADING_SIZE: f32 = 1.15;
/// Those that begin with a number as items do.
const NUMBERED_SIZE: f32 = 1.07;
/// A heading is no longer, in bytes.
const LONGEST_HEADING: usize = 160;
/// A heading that is known by its bold letters is no longer.
const LONGEST_BOLD: usize = 110;

/// The pieces of a document's pages.
pub fn pieces_of(mut pages: Vec<PageWords>, outline: &Outline) -> Vec<Piece> {
    for page in &mut pages {
        set_upright(page);
    }
    let once = furniture::take_off(&mut pages);
    pages.iter_mut().for_each(|page| initials::put_back(&mut page.words));
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    let mut all: Vec<Vec<Vec<Line>>> = Vec::new();
    let known = known_gutters(&pages);
    for page in pages {
        let parts = columns(page.words, &known);
        let parts: Vec<Vec<Line>> = parts.into_iter().map(lines).map(without_axes).collect();
        let of_line = |line: &Line| (line.size, line.letters());
        sizes.extend(parts.iter().flatten().map(of_line));
        all.push(parts);
    }
    let usual = middle_size(sizes);
    let meta = |text| Piece { kind: Kind::Meta, text, ..Piece::default() };
    let mut whole: Vec<Piece> = once.heads.into_iter().map(meta).collect();
    for (index, mut parts) in all.into_iter().enumerate() {
        let notes = take_notes(&mut parts, usual);
        let begin = whole.len();
        let pieces = parts.iter().flat_map(|part| pieces(part, index));
        for mut piece in pieces {
            mark_heading(&mut piece, usual, outline);
            // Notes may stand behind the paragraph.
            match whole.iter_mut().rev().find(|piece| piece.kind != Kind::Note) {
                Some(last) if goes_on(last, &piece) => {
                    if last.turns.last().map_or(last.page, |(_, page)| *page) < index {
                        last.turns.push((last.text.len(), index));
                    }
                    join(&mut last.text, &piece.text);
                    last.lines += piece.lines;
                    last.is_full = piece.is_full;
                }
                _ => whole.push(piece),
            }
        }
        place(notes, index, begin, &mut whole);
    }
    let end = whole.iter().rposition(|piece| piece.page == 0).map_or(0, |last| last + 1);
    whole.splice(end..end, once.feet.into_iter().map(meta));
    hyphens::settle(&mut whole);
    set_levels(&mut whole, usual);
    whole
}

/// The places of gutters that pages have, each once.
fn known_gutters(pages: &[PageWords]) -> Vec<f32> {
    let mut places: Vec<f32> = Vec::new();
    for page in pages {
        let place = gutter(&page.words);
        let place = place.filter(|x| places.iter().all(|known| (known - x).abs() > SAME_GUTTER));
        places.extend(place.filter(|_| places.len() < MOST_GUTTERS));
    }
    places
}

/// Turns the page so that most words are upright; the others are set aside, those at the margin
/// for good. Slanted words are stamps across the text, unless there are no others.
fn set_upright(page: &mut PageWords) {
    if page.words.iter().all(|word| word.turns == SLANTED) {
        page.words.iter_mut().for_each(|word| word.turns = 0);
    }
    let mut counts = [0_usize; 4];
    for word in &page.words {
        if let Some(count) = counts.get_mut(usize::from(word.turns)) {
            *count += word.text.len();
        }
    }
    let most = (0..4_u8).max_by_key(|turns| {
        (counts.get(usize::from(*turns)).copied().unwrap_or(0), std::cmp::Reverse(*turns))
    });
    let most = most.unwrap_or(0);
    let (width, height) = page.size;
    let (dx, dy) = match most {
        1 => (height, 0.0),
        2 => (width, height),
        3 => (0.0, width),
        _ => (0.0, 0.0),
    };
    page.words.retain(|word| word.turns == most || !is_at_margin(word, page.size));
    // What stands upright comes first.
    page.words.sort_by_key(|word| word.turns != most);
    for word in &mut page.words {
        if word.turns == most {
            (word.x0, word.x1, word.y) = (word.x0 + dx, word.x1 + dx, word.y + dy);
        }
    }
    if most % 2 == 1 {
        page.size = (height, width);
    }
    page.words.retain(|word| word.turns == most);
}

/// The words that run up or down in the margin of a page: archives stamp the day there.
pub fn stamp(page: Option<&PageWords>) -> String {
    let turned = page.into_iter().flat_map(|page| {
        page.words.iter().filter(|word| word.turns % 2 == 1 && is_at_margin(word, page.size))
    });
    let words: Vec<&str> = turned.take(MOST_STAMPED).map(|word| word.text.as_str()).collect();
    words.join(" ")
}

/// Whether a turned word stands at the left or right edge of the page.
fn is_at_margin(word: &Word, size: (f32, f32)) -> bool {
    let back = (4 - word.turns) % 4;
    let (x, _) = turned((word.x0, word.y), back);
    x < MARGIN * size.0 || x > (1.0 - MARGIN) * size.0
}

/// A footnote, and its number or sign.
struct Note {
    label: String,
    piece: Piece,
}

/// Takes the footnotes off the feet of columns: small lines of which the first begins with the mark
/// of a note.
fn take_notes(parts: &mut [Vec<Line>], usual: f32) -> Vec<Note> {
    let has_text = parts.iter().flatten().any(|line| line.size >= NOTE_SIZE * usual);
    let mut notes = Vec::new();
    if !has_text {
        return notes;
    }
    for at in 0..parts.len() {
        if has_text_below(parts, at, usual) {
            continue;
        }
        let Some(part) = parts.get_mut(at) else { break };
        let small = part.iter().rev().take_while(|line| line.size < NOTE_SIZE * usual).count();
        let begin = part.len() - small;
        let foot = part.get(begin..).unwrap_or(&[]);
        let Some(first) = foot.iter().position(|line| label(line).is_some()) else { continue };
        let foot = part.split_off(begin + first);
        let mut at = 0;
        while let Some(rest) = foot.get(at..).filter(|rest| !rest.is_empty()) {
            let more = rest.iter().skip(1).take_while(|line| label(line).is_none()).count();
            let Some((first, others)) = rest.get(..more + 1).and_then(<[Line]>::split_first) else {
                break;
            };
            let label = label(first).unwrap_or_default();
            let mut text = first.text().trim_start_matches(['[', ']']).to_owned();
            if let Some(behind) = text.strip_prefix(&label) {
                text = behind.trim_start_matches([']', '.', ')', ' ']).to_owned();
            }
            others.iter().for_each(|line| join(&mut text, &line.text()));
            let text = format!("[{label}] {text}");
            let size = first.size;
            let piece = Piece { kind: Kind::Note, text, size, lines: more + 1, ..Piece::default() };
            notes.push(Note { label, piece });
            at += more + 1;
        }
    }
    notes
}

/// Whether text stands below a part of the page, in a part that is read later: the small lines below a
/// title say where the authors work.
fn has_text_below(parts: &[Vec<Line>], at: usize, usual: f32) -> bool {
    let Some(last) = parts.get(at).and_then(|part| part.last()) else { return false };
    let later = parts.iter().skip(at + 1).flatten();
    let is_below = |line: &Line| {
        line.size >= NOTE_SIZE * usual && line.y > last.y && line.x0 < last.x1 && line.x1 > last.x0
    };
    later.filter(|line| is_below(line)).take(FEWEST_BELOW).count() == FEWEST_BELOW
}

/// The number or sign that a note begins with.
fn label(line: &Line) -> Option<String> {
    let word = line.words.first()?;
    // A row of a table may begin with its number.
    if line.cells().len() > 2 {
        return None;
    }
    // The stars that formulas have begin no note: what stands below authors would become one.
    let is_sign = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '¶');
    let signs = word.text.chars().take_while(|c| is_sign(*c)).count();
    if signs > 0 {
        return Some(word.text.chars().take(signs).collect());
    }
    let digits = word.text.chars().take_while(char::is_ascii_digit).count();
    let all = word.text.chars().count();
    let is_raised = word.y < line.y - 0.1 * line.size;
    ((1..=3).contains(&digits) && digits == all && (is_raised || line.words.len() > 2))
        .then(|| word.text.clone())
}

/// Puts notes behind the paragraphs that lead to them, else at the end of their page.
fn place(notes: Vec<Note>, page: usize, begin: usize, whole: &mut Vec<Piece>) {
    // The last paragraph of the page before may lead to one.
    let before = whole.get(..begin).unwrap_or(&[]);
    let begin = before.iter().rposition(|piece| piece.kind != Kind::Note).unwrap_or(0);
    for (count, note) in notes.into_iter().enumerate() {
        if count >= MOST_NOTES {
            whole.push(Piece { page, ..note.piece });
            continue;
        }
        let mark = format!("[{}]", note.label);
        let leads = |piece: &Piece| piece.kind != Kind::Note && piece.text.contains(&mark);
        let at = whole.get(begin..).and_then(|pieces| pieces.iter().position(leads));
        let mut at = at.map_or(whole.len(), |at| begin + at + 1);
        while whole.get(at).is_some_and(|piece| piece.kind == Kind::Note) {
            at += 1;
        }
        whole.insert(at, Piece { page, ..note.piece });
    }
}

/// Whether a piece is the rest of a paragraph that began in the column or on the page before.
fn goes_on(last: &Piece, next: &Piece) -> bool {
    if last.kind == Kind::Note
        || !matches!(last.kind, Kind::Text | Kind::Item)
        || next.kind != Kind::Text
        || (last.size - next.size).abs() > 0.12 * last.size
    {
        return false;
    }
    let text = last.text.trim_end();
    let ends = text.ends_with(['.', '!', '?', ':', ';', '”', '"', '’', ')']);
    let begins_small = next.text.trim_start().starts_with(char::is_lowercase);
    let is_cut = text.ends_with(['-', '\u{AD}', ',']);
    // A name may stand at the break: "Ian" and "Won, the manager".
    let is_prose = last.lines > 2 && next.lines > 1 && !next.is_indented && !next.bold;
    !ends && if begins_small { last.is_full || is_cut } else { last.is_full && is_prose }
}

/// Makes a piece a heading: one of the outline, large, short and bold, or in capitals.
fn mark_heading(piece: &mut Piece, usual: f32, outline: &Outline) {
    let text = piece.text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = text.len() <= LONGEST_HEADING && piece.lines <= 4;
    if !matches!(piece.kind, Kind::Text | Kind::Item) || letters < 3 || !is_short {
        return;
    }
    if let Some(depth) = outline.depth(text) {
        piece.kind = Kind::Heading(depth.saturating_add(2).min(6));
        return;
    }
    let ends = text.ends_with(['.', ',', ';', ':']);
    let is_line = piece.lines <= 2 && text.len() <= LONGEST_BOLD && !ends;
    let is_large = piece.size > HEADING_SIZE * usual && !text.ends_with([',', ';']);
    let is_bold = piece.bold && piece.size > 0.95 * usual && is_line;
    let is_capitals = piece.is_apart
        && is_line
        && letters > 4
        && letters * 2 > text.chars().count()
        && !text.contains(char::is_lowercase)
        && text.contains(char::is_uppercase);
    // "2. Operations" in large and bold letters.
    let is_numbered = piece.is_apart && is_bold && piece.size > NUMBERED_SIZE * usual;
    if is_capitals || is_numbered || (piece.kind == Kind::Text && (is_large || is_bold)) {
        piece.kind = Kind::Heading(0);
    }
}

/// Gives headings their levels by the size of their type; the largest on the first page is the title.
fn set_levels(pieces: &mut [Piece], usual: f32) {
    let key = |size: f32| (size * 2.0).round() as i32;
    let is_open = |piece: &Piece| piece.kind == Kind::Heading(0);
    let is_heading = |piece: &Piece| matches!(piece.kind, Kind::Heading(_));
    let first = pieces.first().map_or(0, |piece| piece.page);
    let title = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| {
            // The outline may begin with the title.
            is_heading(piece) && piece.page == first && piece.size > HEADING_SIZE * usual
        })
        .max_by(|a, b| a.1.size.total_cmp(&b.1.size).then(b.0.cmp(&a.0)))
        .map(|(at, _)| at);
    // A title that is no larger than the text is the first line of it.
    let title = title.or_else(|| {
        let begin = pieces.iter().take(FIRST_LINES);
        let mut begin = begin.take_while(|piece| piece.page == first);
        begin.position(is_open)
    });
    let mut sizes: Vec<i32> =
        pieces.iter().filter(|piece| is_open(piece)).map(|piece| key(piece.size)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    if let Some(title) = title.and_then(|at| pieces.get_mut(at)) {
        title.kind = Kind::Heading(1);
        let top = key(title.size);
        sizes.retain(|size| *size < top);
    }
    for piece in pieces.iter_mut().filter(|piece| is_open(piece)) {
        let rank = sizes.iter().position(|size| *size == key(piece.size)).unwrap_or(0);
        piece.kind = Kind::Heading(u8::try_from(rank + 2).unwrap_or(4).min(4));
    }
}
