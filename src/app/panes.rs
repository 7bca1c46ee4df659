//! The panes: each is a list whose rows are data, which `ui` draws and `export` prints.
//!
//! To add one: a file with its rows here, a row in `each_pane`, and a file in `ui/widgets` that says
//! how a row looks.

pub mod all_card;
pub mod all_people;
pub mod all_quotes;
pub mod all_timeline;
pub mod articles;
pub mod card;
mod common;
pub mod differences;
mod digests;
pub mod help;
pub mod hidden;
pub mod lengths;
pub mod links;
pub mod notes;
mod pane;
pub mod people;
pub mod quotes;
pub mod recent;
pub mod scale;
pub mod sections;
pub mod telling;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod voices;
pub mod warnings;

pub use common::{Place, Trust, count, paragraph_mark, words_at};
pub use digests::{days, short_day};
pub use pane::{Detail, DetailKind, DetailSize, Pane};

use super::App;
use super::viewport::{View, each_pane};

macro_rules! panes {
    ($($view:ident $rows:ident $row:ident;)*) => {
        /// What a view lists.
        #[must_use]
        pub const fn pane(view: View) -> &'static Pane {
            match view {
                $(View::$view => &$rows::PANE,)*
            }
        }
    };
}

each_pane!(panes);

/// What a list without rows says.
#[must_use]
pub fn empty_words(app: &App, view: View) -> String {
    if app.list(view).filter.is_empty() {
        (pane(view).empty)(app)
    } else {
        "no matches; Esc clears the filter".to_owned()
    }
}
