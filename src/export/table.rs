//! The reader's lists as tables for pipes: the same rows in the same order, one column a fact.

mod column;
mod columns;
pub mod dossier;
mod separated;

use std::io::{self, Write};

use crate::app::App;
use crate::app::filter::Filter;
use crate::app::panes::pane;
use crate::app::panes::people::PersonRow;
use crate::app::panes::quotes::QuoteRow;
use crate::app::panes::sections::SectionRow;
use crate::app::panes::timeline::EventRow;
use crate::app::panes::warnings::WarningRow;
use crate::app::viewport::View;
use crate::text::Span;
use crate::text::clip::{clip, clip_start};
use crate::text::fold_space;
use crate::text::wrap::{LineEnds, columns as width_of, wrap};
use column::TableRow;

pub use separated::Separated;

/// A list that can be printed.
pub struct Table {
    /// The name of its command.
    pub name: &'static str,
    /// The pane that has its rows.
    pub view: View,
    /// What is said where there is no row.
    pub empty: &'static str,
    columns: fn() -> Vec<ColumnInfo>,
    cells: fn(&App, u32, Layout) -> Vec<String>,
}

/// What a column is called and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    /// Its name in the header.
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// Whether aligned text has it too.
    pub shown: bool,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Separated,
    Aligned,
}

/// Everyone in the article.
pub const PEOPLE: Table = Table::of::<PersonRow>("people", View::People, "no people found");
/// Every calendar interval once, and what could not be resolved.
pub const TIMELINE: Table = Table::of::<EventRow>("timeline", View::Timeline, "no dates found");
/// Every quotation with its speaker.
pub const QUOTES: Table = Table::of::<QuoteRow>("quotes", View::Quotes, "no quotations found");
/// The parts of the article.
pub const SECTIONS: Table = Table::of::<SectionRow>("sections", View::Sections, "empty text");
/// Likely errors for an editor to check.
pub const WARNINGS: Table = Table::of::<WarningRow>("warnings", View::Warnings, "no warnings");

/// All lists.
pub const TABLES: [&Table; 5] = [&PEOPLE, &TIMELINE, &QUOTES, &SECTIONS, &WARNINGS];

/// The last column of every list.
const ARTICLE: ColumnInfo =
    ColumnInfo { name: "article", about: "where it was read from", shown: false };

fn columns<R: TableRow>() -> Vec<ColumnInfo> {
    let columns = R::COLUMNS.iter().map(|column| ColumnInfo {
        name: column.name,
        about: column.about,
        shown: column.shown.is_some(),
    });
    columns.chain([ARTICLE]).collect()
}

fn cells<R: TableRow>(app: &App, item: u32, layout: Layout) -> Vec<String> {
    let Some(row) = R::of(app, item) else { return Vec::new() };
    match layout {
        Layout::Separated => {
            let cells = R::COLUMNS.iter().map(|column| (column.cell)(&row));
            cells.chain([app.article.doc.meta.source.clone()]).collect()
        }
        Layout::Aligned => {
            R::COLUMNS.iter().filter_map(|column| Some((column.shown?)(&row))).collect()
        }
    }
}

/// What becomes of a last column that is wider than the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LastColumn {
    /// It goes on below itself.
    Wrapped,
    /// It is cut, so that a row is a line.
    Cut,
}

/// Columns that hold where articles were read from.
const PLACES: [&str; 5] = ["SOURCE", "SOURCES", "COPY_OF", "FIRST_SOURCE", "SECOND_SOURCE"];
/// Columns between two columns of aligned text.
const GAP: &str = "  ";
/// An empty cell of aligned text, so that every row has all columns.
const NOTHING: &str = "-";
/// The last column of aligned text is wrapped in no less than this.
const NARROWEST: usize = 20;

impl Table {
    const fn of<R: TableRow>(name: &'static str, view: View, empty: &'static str) -> Self {
        Self { name, view, empty, columns: columns::<R>, cells: cells::<R> }
    }

    /// Its columns in order.
    #[must_use]
    pub fn columns(&self) -> Vec<ColumnInfo> {
        (self.columns)()
    }

    /// The cells of an item, one for each column.
    #[must_use]
    pub fn cells(&self, app: &App, item: u32) -> Vec<String> {
        (self.cells)(app, item, Layout::Separated)
    }

    /// The items that pass the filter, in the order that the app has set.
    #[must_use]
    pub fn items(&self, app: &App, filter: &Filter) -> Vec<u32> {
        let pane = pane(self.view);
        let items = (pane.items)(app, pane.order(app.list(self.view)));
        filter.pick(items, pane.ranked, |item| (pane.words)(app, item))
    }

    /// Writes the line of column names that [`Self::write_rows`] has its rows under.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_names(&self, form: Separated, out: &mut impl Write) -> io::Result<()> {
        let names = self.columns().iter().map(|column| column.name).collect();
        form.write::<&str>(std::iter::once(names), out)
    }

    /// Writes a line for each item, with every column.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_rows(
        &self,
        form: Separated,
        app: &App,
        items: &[u32],
        out: &mut impl Write,
    ) -> io::Result<()> {
        form.write(items.iter().map(|item| self.cells(app, *item)), out)
    }

    /// Writes aligned text under a line of column names. A terminal of so many `columns` gets the
    /// last column wrapped and the others cut to a quarter of it; a pipe gets every word, a row a
    /// line.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_aligned(
        &self,
        app: &App,
        items: &[u32],
        columns: Option<u16>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let shown = self.columns().into_iter().filter(|column| column.shown);
        let names = shown.map(|column| column.name.to_uppercase()).collect();
        let cells = items.iter().map(|item| (self.cells)(app, *item, Layout::Aligned));
        align(names, cells, columns, LastColumn::Wrapped, out)
    }
}

/// Writes rows as aligned text under their names; `columns` as in [`Table::write_aligned`].
fn align(
    names: Vec<String>,
    cells: impl Iterator<Item = Vec<String>>,
    columns: Option<u16>,
    last: LastColumn,
    out: &mut impl Write,
) -> io::Result<()> {
    let columns = columns.map(usize::from);
    let places: Vec<bool> = names.iter().map(|name| PLACES.contains(&name.as_str())).collect();
    let mut rows = vec![names];
    rows.extend(cells.map(|cells| cells.iter().map(|cell| filled(&fold_space(cell))).collect()));
    if let Some(columns) = columns {
        for row in &mut rows {
            let last = row.len().saturating_sub(1);
            for (cell, is_place) in row.iter_mut().zip(&places).take(last) {
                let width = (columns / 4).max(6);
                *cell = if *is_place { clip_place(cell, width) } else { clip(cell, width) };
            }
        }
    }
    let widths = widths(&rows);
    rows.iter().try_for_each(|row| write_row(row, &widths, columns, last, out))
}

/// The places of a cell, separated by semicolons, in so many columns: `…/wire.jsonl#3; …`. What
/// says which is at the end of each.
fn clip_place(cell: &str, width: usize) -> String {
    const MORE: &str = "; …";
    match cell.split_once("; ") {
        Some((first, _)) if width_of(cell) > width => {
            format!("{}{MORE}", clip_start(first, width.saturating_sub(width_of(MORE))))
        }
        _ => clip_start(cell, width),
    }
}

fn filled(words: &str) -> String {
    if words.is_empty() { NOTHING.to_owned() } else { words.to_owned() }
}

/// How wide each column is, and whether it holds numbers.
fn widths(rows: &[Vec<String>]) -> Vec<(usize, bool)> {
    let count = rows.first().map_or(0, Vec::len);
    let column = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    (0..count)
        .map(|at| {
            let number = |cell: &String| cell.parse::<u64>().is_ok() || cell == NOTHING;
            let widest = column(at).map(|cell| width_of(cell)).max().unwrap_or(0);
            (widest, column(at).skip(1).all(number))
        })
        .collect()
}

fn write_row(
    row: &[String],
    widths: &[(usize, bool)],
    columns: Option<usize>,
    end: LastColumn,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some((last, cells)) = row.split_last() else { return Ok(()) };
    let mut begin = 0;
    for (cell, (width, number)) in cells.iter().zip(widths) {
        let space = " ".repeat(width.saturating_sub(width_of(cell)));
        if *number {
            write!(out, "{space}{cell}{GAP}")?;
        } else {
            write!(out, "{cell}{space}{GAP}")?;
        }
        begin += width + GAP.len();
    }
    let room = columns.map(|columns| columns.saturating_sub(begin)).filter(|r| *r >= NARROWEST);
    let Some(room) = room else { return writeln!(out, "{last}") };
    if end == LastColumn::Cut {
        return writeln!(out, "{}", clip(last, room));
    }
    let mut lines = Vec::new();
    wrap(last, Span::of(0, last.len()), room, room, LineEnds::Flow, &mut lines);
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { 0 } else { begin };
        writeln!(out, "{:indent$}{}", "", line.in_text(last).trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Article, Stage};
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    const TEXT: &str = "Ferry runs again\n\nThe ferry came back in March 2021, after two years of \
        repairs in the yard at Lund.\n\n\"It is\tgood to be back,\" said Anna Berg, who runs the \
        harbour.\n\nWhy it stopped\n\nThe old engine failed in 2019, and no other could be had.\n";

    fn app() -> App {
        let doc = plain::parse(TEXT);
        let facts = extract(&doc, &Context::default());
        App::new(Article::new(doc.into(), facts, Stage::Whole), (80, 24))
    }

    fn aligned(table: &Table, app: &App, columns: Option<u16>) -> String {
        let mut out = Vec::new();
        table.write_aligned(app, &table.items(app, &Filter::default()), columns, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_row_has_every_column_and_no_tab_inside() {
        let app = app();
        for table in TABLES {
            let mut out = Vec::new();
            let items = table.items(&app, &Filter::default());
            table.write_names(Separated::Tabs, &mut out).unwrap();
            table.write_rows(Separated::Tabs, &app, &items, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert_eq!(text.lines().count(), items.len() + 1, "{}", table.name);
            for line in text.lines() {
                assert_eq!(line.split('\t').count(), table.columns().len(), "{line}");
            }
        }
    }

    #[test]
    fn names_are_unique_and_each_list_has_its_pane() {
        for table in TABLES {
            let mut names: Vec<_> = table.columns().iter().map(|c| c.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.columns().len(), "{}", table.name);
            assert_eq!(crate::app::actions::Action::Show(table.view).name(), table.name);
            assert_eq!(table.columns().last().map(|c| c.name), Some("article"));
        }
    }

    #[test]
    fn numbers_stand_right_and_words_left() {
        let text = aligned(&SECTIONS, &app(), None);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "NUMBER  PARAGRAPHS  PEOPLE  QUOTES  DATES  TITLE");
        assert!(lines[1].starts_with("     1           2  "), "{text}");
        assert!(lines[2].ends_with("  Why it stopped"), "{text}");
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        let app = app();
        for columns in [40, 60, 80] {
            let text = aligned(&QUOTES, &app, Some(columns));
            let longest = text.lines().map(width_of).max().unwrap();
            assert!(longest <= usize::from(columns).max(60), "{columns}: {text}");
        }
        assert!(aligned(&QUOTES, &app, None).contains("It is good to be back"));
    }

    #[test]
    fn what_is_cut_of_a_place_is_not_what_says_which() {
        for (cell, expected) in [
            ("a.txt", "a.txt"),
            ("news/wire.jsonl#31", "…s/wire.jsonl#31"),
            ("a.txt; b.txt", "a.txt; b.txt"),
            ("wire.jsonl#31; wire.jsonl#4", "wire.jsonl#31; …"),
            ("news/wire.jsonl#31; news/wire.jsonl#4", "…ire.jsonl#31; …"),
        ] {
            assert_eq!(clip_place(cell, 16), expected);
        }
    }

    #[test]
    fn filters_are_those_of_the_reader() {
        let app = app();
        let count = |table: &Table, typed: &str| table.items(&app, &Filter::new(typed)).len();
        assert_eq!(count(&SECTIONS, "stopped"), 1);
        assert_eq!(count(&QUOTES, "good to be back"), 1);
        assert_eq!(count(&QUOTES, "kind:indirect"), 0);
        assert_eq!(count(&TIMELINE, "engine"), 1);
    }
}
