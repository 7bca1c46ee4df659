//! Lists as data: each pane says what its rows are; one painter draws them all.

pub mod articles;
pub mod card;
pub mod help;
pub mod hidden;
pub mod links;
pub mod notes;
pub mod people;
pub mod quotes;
pub mod recent;
pub mod sections;
pub mod timeline;
pub mod warnings;

use super::App;
use super::actions::Action;
use super::layout::View;
use crate::facts::{Certainty, Rule};
use crate::text::wrap::{LineEnds, columns, wrap};
use crate::text::{Span, floor_boundary};

/// What a piece of a row means; the theme gives it a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    #[default]
    Plain,
    /// Less important.
    Dim,
    /// A heading or label.
    Strong,
    /// A person's name.
    Name,
    /// A date.
    Date,
    /// Quoted words.
    Quote,
    /// A contradiction.
    Warning,
    /// Planned or in the future.
    Future,
    /// A key to press.
    Key,
    /// A search hit.
    Hit,
}

/// Some words in one tone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words: clean, on one line.
    pub words: String,
    /// Their tone.
    pub tone: Tone,
}

/// A line of a list: pieces from the left, and pieces against the right edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From the left.
    pub left: Vec<Piece>,
    /// Against the right edge; dropped before the left is cut.
    pub right: Vec<Piece>,
}

impl Line {
    /// A line of one piece.
    #[must_use]
    pub fn new(words: impl Into<String>, tone: Tone) -> Self {
        Self::default().and(words, tone)
    }

    /// With one more piece on the left.
    #[must_use]
    pub fn and(mut self, words: impl Into<String>, tone: Tone) -> Self {
        self.left.push(Piece { words: words.into(), tone });
        self
    }

    /// With one more piece on the right.
    #[must_use]
    pub fn right(mut self, words: impl Into<String>, tone: Tone) -> Self {
        self.right.push(Piece { words: words.into(), tone });
        self
    }
}

/// A kind of list.
pub struct Pane {
    /// Its name in titles.
    pub title: &'static str,
    /// The action that shows it.
    pub action: Action,
    /// What is counted in its title ("7 people").
    pub note: fn(&App) -> String,
    /// Its items in order, before the filter.
    pub items: fn(&App) -> Vec<u32>,
    /// The lines of an item in so many columns.
    pub lines: fn(&App, u32, usize) -> Vec<Line>,
    /// The words that a filter looks in.
    pub words: fn(&App, u32) -> String,
    /// Where Enter goes.
    pub target: fn(&App, u32) -> Option<Span>,
    /// What is told at the foot about the selected item.
    pub detail: fn(&App, u32, usize) -> Vec<Line>,
    /// What an empty list says.
    pub empty: fn(&App) -> String,
}

/// What a list says whose rows `~` has hidden.
const ALL_WEAK: &str = "all are unsure and hidden; ~ shows them";

/// What the list of a view says that has no rows.
#[must_use]
pub fn empty_words(app: &App, view: View) -> String {
    if app.list(view).filter.is_empty() {
        (pane(view).empty)(app)
    } else {
        "nothing matches; Esc shows all".to_owned()
    }
}

/// The pane of a view.
#[must_use]
pub const fn pane(view: View) -> &'static Pane {
    match view {
        View::Sections => &sections::PANE,
        View::People => &people::PANE,
        View::Timeline => &timeline::PANE,
        View::Quotes => &quotes::PANE,
        View::Card => &card::PANE,
        View::Warnings => &warnings::PANE,
        View::Hidden => &hidden::PANE,
        View::Links => &links::PANE,
        View::Articles => &articles::PANE,
        View::Recent => &recent::PANE,
        View::Notes => &notes::PANE,
        View::Help => &help::PANE,
    }
}

/// No more bytes than this are looked at for a column: letters of many marks are rare.
const BYTES_A_COLUMN: usize = 16;

/// The lines of `words` wrapped at `width` columns, at most `most`; the last one is marked where
/// more follows. `indent` columns are left free on the left.
#[must_use]
pub fn paragraph(words: &str, width: usize, indent: usize, most: usize, tone: Tone) -> Vec<Line> {
    let room = width.saturating_sub(indent).max(1);
    // A quotation may be as long as a book: what is far behind the last line is not looked at.
    let near = most.saturating_mul(room).saturating_mul(BYTES_A_COLUMN);
    let end = floor_boundary(words, u32::try_from(near).unwrap_or(u32::MAX));
    let (words, far) = words.split_at_checked(end as usize).unwrap_or((words, ""));
    let mut spans = Vec::new();
    wrap(words, Span::of(0, words.len()), room, room, LineEnds::Flow, &mut spans);
    let cut = spans.len() > most || !far.is_empty();
    spans.truncate(most);
    let last = spans.len().saturating_sub(1);
    spans
        .iter()
        .enumerate()
        .map(|(index, span)| {
            let mut line = " ".repeat(indent);
            line.push_str(&span.in_text(words).replace('\n', " "));
            if cut && index == last {
                line = clip(&format!("{line} …"), width);
            }
            Line::new(line, tone)
        })
        .collect()
}

/// `words` in at most `width` columns; what is cut is told by `…`.
#[must_use]
pub fn clip(words: &str, width: usize) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in words.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        used += wide;
        out.push(c);
    }
    let kept = out.trim_end_matches([' ', '…']).len();
    out.truncate(kept);
    if width > 0 {
        out.push('…');
    }
    out
}

/// `words` filled with spaces to `width` columns, or cut to it.
#[must_use]
pub fn fit(words: &str, width: usize) -> String {
    let mut out = clip(words, width);
    let used = columns(&out);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

/// What follows a fact in a list: `?` for a weak one, `*` for one that the reader corrected.
#[must_use]
pub fn trust(certainty: Certainty, rule: Rule) -> &'static str {
    match certainty {
        Certainty::Weak => " ?",
        Certainty::Sure if rule == crate::facts::Rule::Corrected => " *",
        Certainty::Sure => "",
    }
}

/// "1 person", "2 people".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The words at a span of the article on one line.
#[must_use]
pub fn words_at(app: &App, span: Span) -> String {
    crate::text::fold_space(span.in_text(&app.article.doc.text))
}

/// "¶12" for the paragraph that holds `offset`.
#[must_use]
pub fn paragraph_mark(app: &App, offset: u32) -> String {
    format!("¶{}", app.article.index.paragraph_of(app.article.doc.block_at(offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_by_columns() {
        assert_eq!(clip("abcdef", 6), "abcdef");
        assert_eq!(clip("abcdef", 4), "abc…");
        assert_eq!(clip("日本語", 5), "日本…");
        assert_eq!(clip("abc", 0), "");
        assert_eq!(fit("日", 4), "日  ");
    }

    #[test]
    fn wraps_with_an_end() {
        let lines = paragraph("one two three four", 9, 1, 2, Tone::Plain);
        let words: Vec<_> = lines.iter().map(|l| l.left[0].words.as_str()).collect();
        assert_eq!(words, [" one two", " three …"]);
    }
}
