//! What is selected, by what it is and not by its number: corrections give facts other numbers.

use super::viewport::{Focus, View};
use crate::facts::corrections::PersonRef;
use crate::text::Span;

/// The lists whose rows change their numbers when facts are corrected.
pub(super) const RENUMBERED: [View; 4] =
    [View::People, View::Timeline, View::Warnings, View::Notes];

/// What was selected in every list that can change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What had focus.
    pub(super) focus: Focus,
    /// The selected row of the list of people.
    pub(super) listed: Option<PersonRef>,
    /// The person on the card.
    pub(super) card: Option<PersonRef>,
    /// The person followed by `*` and `#`.
    pub(super) person: Option<PersonRef>,
    /// The cursor of each list, and where its row is in the text.
    pub(super) rows: Vec<(View, usize, Option<Span>)>,
}
