//! What the rows of all panes are made of: places in the text, trust, counts.

use crate::app::App;
use crate::doc::page::Label;
use crate::facts::{Certainty, Rule};
use crate::text::{Span, fold_space};

/// Words of the article, and the paragraph they stand in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The words.
    pub span: Span,
    /// The number of their paragraph, from 1.
    pub paragraph: u32,
    /// What is printed on their page, where there are pages.
    pub page: Option<Label>,
}

impl Place {
    /// Where `span` stands.
    #[must_use]
    pub fn of(app: &App, span: Span) -> Self {
        let page = app.article.doc.page_at(span.start).map(|page| page.label);
        Self { span, paragraph: paragraph_of(app, span.start), page }
    }

    /// As lists show it: "¶12", or "p. 3 ¶12" where there are pages.
    #[must_use]
    pub fn mark(self) -> String {
        let page = self.page.map(|page| format!("p. {page} ")).unwrap_or_default();
        format!("{page}¶{}", self.paragraph)
    }
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Found by a rule that rarely errs.
    #[default]
    Certain,
    /// Found by a weak rule.
    Uncertain,
    /// Set by the reader.
    Corrected,
}

impl Trust {
    /// The trust in a fact of this certainty that this rule gave.
    #[must_use]
    pub fn of(certainty: Certainty, rule: Rule) -> Self {
        match certainty {
            Certainty::Weak => Self::Uncertain,
            Certainty::Sure if rule == Rule::Corrected => Self::Corrected,
            Certainty::Sure => Self::Certain,
        }
    }

    /// What follows the fact in a list.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::Uncertain => " ?",
            Self::Corrected => " *",
        }
    }
}

/// What a list says when all its rows are hidden by the key for weak facts.
pub const ALL_HIDDEN: &str = "all rows are uncertain and hidden; ~ shows them";

/// "1 person", "2 people".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The words at a span of the article on one line.
#[must_use]
pub fn words_at(app: &App, span: Span) -> String {
    fold_space(span.in_text(&app.article.doc.text))
}

/// The number of the paragraph that holds `offset`, from 1.
#[must_use]
pub fn paragraph_of(app: &App, offset: u32) -> u32 {
    app.article.index.paragraph_of(app.article.doc.block_at(offset))
}

/// "¶12" for the paragraph that holds `offset`.
#[must_use]
pub fn paragraph_mark(app: &App, offset: u32) -> String {
    format!("¶{}", paragraph_of(app, offset))
}
