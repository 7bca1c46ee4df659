//! What is drawn at a cell, for the mouse.

use super::actions::Action;
use super::viewport::View;

/// What is drawn at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The text, and which of its bytes; none beside the words.
    Body(Option<u32>),
    /// A list, and which of its rows.
    List(View, Option<usize>),
    /// A key in the status bar, by what it does.
    Key(Action),
}
