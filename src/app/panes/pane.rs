//! What a pane is: a list of items of the article, each of which gives a row as data.

use super::common::Place;
use crate::app::App;
use crate::app::dossier_state::Passage;
use crate::app::view_state::ListState;
use crate::facts::QuoteKind;
use crate::text::Span;

/// A kind of list. `ui` draws the rows, `export` prints them as columns.
pub struct Pane {
    /// Its name in titles.
    pub title: &'static str,
    /// The orders of its rows, as its title names them.
    pub orders: &'static [&'static str],
    /// Its items before the filter, in the order of that index in `orders`.
    pub items: fn(&App, usize) -> Vec<u32>,
    /// What its title says besides the name.
    pub note: fn(&App, &ListState) -> String,
    /// A row as plain text, for the clipboard.
    pub text: fn(&App, u32) -> String,
    /// The words that a filter looks in, then a line for each facet (`@name`, `kind:direct`).
    pub words: fn(&App, u32) -> String,
    /// The passage that Enter goes to.
    pub target: fn(&App, u32) -> Option<Span>,
    /// The passages of a row over all articles, which Enter and `n` go to.
    pub passages: fn(&App, u32) -> Vec<Passage>,
    /// More about the selected row.
    pub detail: fn(&App, u32) -> Vec<Detail>,
    /// How much of the pane is for the details.
    pub detail_size: DetailSize,
    /// Whether its rows are names: a filter shows the nearest first, and where no row has the words,
    /// those that have their letters in this order.
    pub names: bool,
    /// Whether a filter shows the rows first that have the words themselves, before those that have
    /// them around them.
    pub ranked: bool,
    /// Whether it takes the whole screen.
    pub full_screen: bool,
    /// What it says without any row.
    pub empty: fn(&App) -> String,
}

impl Pane {
    /// A list in one order that leads nowhere and has no details: what others differ from.
    pub const PLAIN: Self = Self {
        title: "",
        orders: &[""],
        items: |_, _| Vec::new(),
        note: |_, list| list.order.len().to_string(),
        text: |_, _| String::new(),
        words: |_, _| String::new(),
        target: |_, _| None,
        passages: |_, _| Vec::new(),
        detail: |_, _| Vec::new(),
        detail_size: DetailSize::None,
        names: false,
        ranked: false,
        full_screen: false,
        empty: |_| String::new(),
    };

    /// The index of a list's order in [`Self::orders`].
    #[must_use]
    pub const fn order(&self, list: &ListState) -> usize {
        match self.orders.len() {
            0 => 0,
            orders => list.sort as usize % orders,
        }
    }

    /// "5 · most mentioned": how many rows there are, and their order.
    #[must_use]
    pub fn ordered_note(&self, list: &ListState) -> String {
        let order = self.orders.get(self.order(list)).copied().unwrap_or("");
        format!("{} · {order}", list.order.len())
    }
}

/// How much of a pane is for the details of the selected row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailSize {
    /// Nothing.
    None,
    /// Some lines.
    Short,
    /// About half.
    Long,
}

/// A paragraph about something: of a profile, or below a list about its selected row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// What kind of words they are.
    pub kind: DetailKind,
    /// The label before the words, such as "first: ".
    pub label: &'static str,
    /// The words.
    pub words: String,
    /// Lines at most.
    pub lines: usize,
    /// Where they stand in the article.
    pub place: Option<Place>,
}

/// What the words of a detail are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetailKind {
    /// Words of the article, and facts.
    #[default]
    Text,
    /// A person's name.
    Name,
    /// What the program says about a fact.
    Note,
    /// A contradiction.
    Warning,
    /// A quotation.
    Quote(QuoteKind),
}

impl Detail {
    /// Words of a kind, in so many lines at most.
    #[must_use]
    pub fn new(kind: DetailKind, words: impl Into<String>, lines: usize) -> Self {
        Self { kind, words: words.into(), lines, ..Self::default() }
    }

    /// The same after a label.
    #[must_use]
    pub fn labelled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    /// The same with its place in the article.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}
