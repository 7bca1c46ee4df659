//! Tables as text: one row a line, cells parted by a bar, columns aligned while they fit.

use unicode_width::UnicodeWidthStr;

use super::{BlockKind, Builder, MarkKind};
use crate::text::clean::clean_line;
use crate::text::fold_space;

/// What parts two cells of a row.
pub const BAR: &str = " │ ";
/// Columns beyond these are left out, with a note.
const MOST_COLUMNS: usize = 60;
/// Wider tables are not aligned: padding would push the words off the screen.
const WIDEST: usize = 100;
/// Longest cell, in characters.
const LONGEST_CELL: usize = 10_000;

pub(super) fn write(builder: &mut Builder, rows: &[Vec<String>], head: bool) {
    if rows.iter().any(|row| row.len() > MOST_COLUMNS) {
        builder.note(format!("a table is cut after {MOST_COLUMNS} columns"));
    }
    let clean = |cell: &String| clean_line(&fold_space(cell), LONGEST_CELL);
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().take(MOST_COLUMNS).map(clean).collect())
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return;
    }
    let mut widths = vec![0; columns];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let aligned = widths.iter().sum::<usize>() + BAR.width() * (columns - 1) <= WIDEST;
    builder.begin(BlockKind::Table);
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            builder.verbatim("\n");
        }
        for (column, width) in widths.iter().enumerate() {
            let cell = row.get(column).map_or("", String::as_str);
            if column > 0 {
                builder.verbatim(BAR);
            }
            let strong = head && index == 0 && !cell.is_empty();
            if strong {
                builder.begin_mark(MarkKind::Strong);
            }
            builder.verbatim(cell);
            if strong {
                builder.end_mark();
            }
            if aligned && column + 1 < columns {
                builder.verbatim(&" ".repeat(width - cell.width().min(*width)));
            }
        }
    }
    builder.end();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect()
    }

    #[test]
    fn aligns_what_fits() {
        let mut builder = Builder::new();
        builder.table(&rows(&[&["City", "Talks"], &["Muscat", "3"], &["", ""], &["Rome"]]), true);
        let doc = builder.finish();
        assert_eq!(doc.text, "City   │ Talks\nMuscat │ 3\nRome   │");
        assert_eq!(doc.marks.len(), 2);
    }

    #[test]
    fn wide_tables_are_not_padded() {
        let long = "word ".repeat(40);
        let mut builder = Builder::new();
        builder.table(&rows(&[&["a", "b"], &[&long, "c"]]), false);
        assert!(builder.finish().text.starts_with("a │ b\nword word"));
    }
}
