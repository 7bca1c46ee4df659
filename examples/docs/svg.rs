//! A frame of the reader as an SVG picture: a rectangle a background, a text a run of one style.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell in pixels.
const CELL: (usize, usize) = (8, 18);
/// Colours where a cell has the terminal's own: the page and the text on it.
const PAPER: &str = "#16181d";
const INK: &str = "#d8dbe2";

/// The picture of a frame.
pub fn picture(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 16, rows * CELL.1 + 16);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace\" font-size=\"13\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{PAPER}\"/>\n"
    );
    for (y, row) in buffer.content.chunks(columns.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| looks(a) == looks(b)) {
            draw_run(run, x, y, &mut out);
            x += run.len();
        }
    }
    out.push_str("</svg>\n");
    out
}

/// What makes two cells look alike, apart from their letters.
fn looks(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn draw_run(run: &[Cell], x: usize, y: usize, out: &mut String) {
    let Some(first) = run.first() else { return };
    let (mut ink, mut paper) = (colour(first.fg, INK), colour(first.bg, PAPER));
    if first.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    let (left, top, wide) = (x * CELL.0 + 8, y * CELL.1 + 8, run.len() * CELL.0);
    if paper != PAPER {
        let high = CELL.1;
        writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" fill=\"{paper}\"/>"
        )
        .unwrap_or_default();
    }
    let words: String = run.iter().map(Cell::symbol).collect();
    if words.trim().is_empty() {
        return;
    }
    let styles = [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ];
    let style: String =
        styles.iter().filter(|(bit, _)| first.modifier.contains(*bit)).map(|(_, it)| *it).collect();
    let base = top + 13;
    writeln!(
        out,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{wide}\" fill=\"{ink}\"{style} \
         xml:space=\"preserve\">{}</text>",
        escaped(&words)
    )
    .unwrap_or_default();
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A colour as CSS has it; `own` where it is the terminal's.
fn colour(colour: Color, own: &str) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => own.to_owned(),
    }
}
