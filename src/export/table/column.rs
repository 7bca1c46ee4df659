//! What a column of a list is.

use crate::app::App;

/// A fact of a row. Names and meanings are stable; new columns come last.
pub struct Column<R> {
    /// Its name in the header.
    pub name: &'static str,
    /// What it holds, for the documentation.
    pub about: &'static str,
    /// Its words.
    pub cell: fn(&R) -> String,
    /// Its words in aligned text; none where only `--tsv` and `--csv` have the column.
    pub shown: Option<fn(&R) -> String>,
}

/// A row of a pane that is printed as columns.
pub trait TableRow: Sized + 'static {
    /// Its columns in order.
    const COLUMNS: &'static [Column<Self>];

    /// The row of an item.
    fn of(app: &App, item: u32) -> Option<Self>;
}

/// A column of `--tsv` and `--csv` only.
pub(super) const fn hidden<R>(
    name: &'static str,
    about: &'static str,
    cell: fn(&R) -> String,
) -> Column<R> {
    Column { name, about, cell, shown: None }
}

/// A column that aligned text has too.
pub(super) const fn shown<R>(
    name: &'static str,
    about: &'static str,
    cell: fn(&R) -> String,
) -> Column<R> {
    Column { name, about, cell, shown: Some(cell) }
}
