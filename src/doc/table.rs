//! Writes tables as text: one row a line, cells separated by a bar, columns aligned while they fit.

use unicode_width::UnicodeWidthStr;

use super::{BlockKind, Builder, MarkKind};
use crate::text::sanitize::clean_cow;

/// Separates two cells of a row.
pub const BAR: &str = " │ ";
/// Columns beyond these are left out, with a note.
const MOST_COLUMNS: usize = 60;
/// Wider tables are not aligned: padding would push the words off the screen.
const WIDEST: usize = 100;
/// Longest cell, in bytes.
const LONGEST_CELL: usize = 10_000;

/// A cell of a table: words with white space folded, and their markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    bits: Vec<Bit>,
    length: usize,
    /// Whether there is white space after the last word.
    gap: bool,
    /// Open markup.
    open: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Bit {
    Words(String),
    Begin(MarkKind),
    Link(String),
    End,
}

impl Cell {
    /// Adds running words, up to the longest cell.
    pub fn words(&mut self, words: &str) {
        self.gap |= words.starts_with(char::is_whitespace);
        for word in words.split_whitespace() {
            self.fill_gap();
            self.push(word);
            self.gap = true;
        }
        self.gap &= words.ends_with(char::is_whitespace);
    }

    /// Begins markup; it is ended by [`Cell::end_mark`] or with the cell.
    pub fn begin_mark(&mut self, kind: MarkKind) {
        self.begin(Bit::Begin(kind));
    }

    /// Begins a link.
    pub fn begin_link(&mut self, address: &str) {
        self.begin(Bit::Link(address.to_owned()));
    }

    /// Ends the innermost open markup.
    pub fn end_mark(&mut self) {
        if let Some(left) = self.open.checked_sub(1) {
            self.open = left;
            self.bits.push(Bit::End);
        }
    }

    /// How many bytes of words it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether it has no words.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Its words.
    #[must_use]
    pub fn text(&self) -> String {
        let words = self.bits.iter().filter_map(|bit| match bit {
            Bit::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect()
    }

    fn begin(&mut self, bit: Bit) {
        self.fill_gap();
        self.open += 1;
        self.bits.push(bit);
    }

    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) && self.length > 0 {
            self.push(" ");
        }
    }

    fn push(&mut self, words: &str) {
        if self.length + words.len() > LONGEST_CELL {
            return;
        }
        self.length += words.len();
        match self.bits.last_mut() {
            Some(Bit::Words(last)) => last.push_str(words),
            _ => self.bits.push(Bit::Words(words.to_owned())),
        }
    }

    /// What is drawn of it, in columns.
    fn columns(&self) -> usize {
        let wide = |bit: &Bit| match bit {
            Bit::Words(words) => clean_cow(words).width(),
            _ => 0,
        };
        self.bits.iter().map(wide).sum()
    }

    fn write(&self, builder: &mut Builder) {
        for bit in &self.bits {
            match bit {
                Bit::Words(words) => builder.verbatim(&clean_cow(words)),
                Bit::Begin(kind) => builder.begin_mark(*kind),
                Bit::Link(address) => {
                    let kind = builder.link(address);
                    builder.begin_mark(kind);
                }
                Bit::End => builder.end_mark(),
            }
        }
        (0..self.open).for_each(|_| builder.end_mark());
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        let mut cell = Self::default();
        cell.words(words);
        cell
    }
}

impl Builder {
    /// Adds a table, its first row strong where that is the `head`. Columns are aligned while the
    /// table fits a page's width.
    pub fn table(&mut self, rows: &[Vec<Cell>], head: bool) {
        if rows.iter().any(|row| row.len() > MOST_COLUMNS) {
            self.note(format!("a table is cut after {MOST_COLUMNS} columns"));
        }
        // Each cell with the columns it takes.
        let measured = |cell| (cell, Cell::columns(cell));
        let rows: Vec<Vec<(&Cell, usize)>> = rows
            .iter()
            .map(|row| row.iter().take(MOST_COLUMNS).map(measured).collect())
            .filter(|row: &Vec<(&Cell, usize)>| row.iter().any(|(_, wide)| *wide > 0))
            .collect();
        let widths = widths(&rows);
        if widths.is_empty() {
            return;
        }
        self.begin(BlockKind::Table);
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                self.verbatim("\n");
            }
            self.row(row, &widths, head && index == 0);
        }
        self.end();
    }

    fn row(&mut self, row: &[(&Cell, usize)], widths: &[usize], head: bool) {
        let aligned = widths.iter().sum::<usize>() + BAR.width() * (widths.len() - 1) <= WIDEST;
        let nothing = Cell::default();
        for (column, width) in widths.iter().enumerate() {
            let (cell, wide) = row.get(column).copied().unwrap_or((&nothing, 0));
            if column > 0 {
                self.verbatim(BAR);
            }
            let strong = head && !cell.is_empty();
            if strong {
                self.begin_mark(MarkKind::Strong);
            }
            cell.write(self);
            if strong {
                self.end_mark();
            }
            if aligned && column + 1 < widths.len() {
                self.verbatim(&" ".repeat(width.saturating_sub(wide)));
            }
        }
    }
}

/// How wide each column is.
fn widths(rows: &[Vec<(&Cell, usize)>]) -> Vec<usize> {
    let mut widths = vec![0; rows.iter().map(Vec::len).max().unwrap_or(0)];
    for row in rows {
        for (width, (_, wide)) in widths.iter_mut().zip(row) {
            *width = (*width).max(*wide);
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<Cell>> {
        rows.iter().map(|r| r.iter().map(|c| Cell::from(*c)).collect()).collect()
    }

    #[test]
    fn cells_keep_their_markup() {
        let mut cell = Cell::default();
        cell.words(" from ");
        cell.begin_link("https://example.org/a");
        cell.words("the ");
        cell.begin_mark(MarkKind::Emphasis);
        cell.words("\u{202e}city");
        cell.end_mark();
        cell.words(" of\nMuscat ");
        cell.end_mark();
        cell.end_mark();
        assert_eq!((cell.text().as_str(), cell.len()), ("from the \u{202e}city of Muscat", 26));
        let mut builder = Builder::new();
        builder.table(&[vec![cell, Cell::from("b")], vec![Cell::from("Rome")]], true);
        let doc = builder.finish();
        assert_eq!(doc.text, "from the city of Muscat │ b\nRome                    │");
        let marked: Vec<_> =
            doc.marks.iter().map(|m| (m.span.in_text(&doc.text), m.kind)).collect();
        let expected = [
            ("from the city of Muscat", MarkKind::Strong),
            ("the city of Muscat", MarkKind::Link(0)),
            ("city", MarkKind::Emphasis),
            ("b", MarkKind::Strong),
        ];
        assert_eq!(marked, expected);
        assert_eq!(doc.links, ["https://example.org/a"]);
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
