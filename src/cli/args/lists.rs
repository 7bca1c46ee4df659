//! The arguments of lists and of the dossier.

use std::ffi::OsString;

use anyhow::{Result, anyhow};
use clap::{Args as Group, Subcommand, ValueEnum};

use super::reading::{Batch, Reading, With};
use crate::calendar::{Date, Period, Unit};
use crate::export::table::Separated;
use crate::export::table::dossier::DossierList;
use crate::facts::QuoteKind;

/// A list to print: the same rows as in the reader.
#[derive(Debug, Subcommand)]
pub enum List {
    /// List the people in an article.
    People {
        #[command(flatten)]
        common: Common,
        /// Sort order.
        #[arg(long, value_enum, default_value_t)]
        by: PeopleOrder,
    },
    /// List the dates in an article, in order of the events.
    Timeline {
        #[command(flatten)]
        common: Common,
        /// Only dates whose sentence mentions a person whose name contains this.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Only events in or after this year, month or day.
        #[arg(long, value_name = "YYYY[-MM[-DD]]", value_parser = parse_period)]
        from: Option<Period>,
        /// Only events in or before this year, month or day.
        #[arg(long, value_name = "YYYY[-MM[-DD]]", value_parser = parse_period)]
        to: Option<Period>,
        /// Sort order.
        #[arg(long, value_enum, default_value_t)]
        order: DateOrder,
    },
    /// List the quotations in an article with their speakers.
    Quotes {
        #[command(flatten)]
        common: Common,
        /// Only quotations of a speaker whose name contains this.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Only quotations of this kind.
        #[arg(long, value_name = "KIND", value_parser = kind_names())]
        kind: Option<String>,
        /// Only quotations attributed with this verb, as written or in its base form.
        #[arg(long, value_name = "VERB")]
        verb: Option<String>,
    },
    /// List the sections of an article with their counts.
    Sections {
        #[command(flatten)]
        common: Common,
    },
    /// List likely errors: contradictory dates, unattributed quotes, unclear names.
    Warnings {
        #[command(flatten)]
        common: Common,
    },
}

/// Arguments of every list.
#[derive(Clone, Debug, Default, Group)]
pub struct Common {
    /// Files, folders, URLs, or `-` for standard input, each article with its own list; then words:
    /// only rows with them, lowercase also matches uppercase. Without an article, the built-in sample.
    #[arg(value_name = "ARTICLE|WORD", value_hint = clap::ValueHint::FilePath)]
    pub named: Vec<OsString>,
    /// Tab-separated output, all columns, with a header.
    #[arg(long)]
    pub tsv: bool,
    /// Comma-separated output (RFC 4180), all columns, with a header.
    #[arg(long, conflicts_with = "tsv")]
    pub csv: bool,
    #[command(flatten)]
    pub reading: Reading,
}

impl Common {
    /// The form of the rows, if it is not aligned text.
    pub fn separated(&self) -> Option<Separated> {
        if self.csv { Some(Separated::Commas) } else { self.tsv.then_some(Separated::Tabs) }
    }
}

/// Arguments of the dossier.
#[derive(Debug, Group)]
pub struct DossierArgs {
    /// A list (people, timeline, quotes, articles or differences; without one all of it as JSON), then
    /// articles, folders, files of many articles, or what --json printed. A file named like a list: ./people
    #[arg(value_name = "LIST|ARTICLE", value_hint = clap::ValueHint::AnyPath)]
    named: Vec<OsString>,
    /// Print the whole dossier as JSON, one object.
    #[arg(long)]
    pub json: bool,
    /// Tab-separated output, all columns, with a header.
    #[arg(long, conflicts_with = "json")]
    tsv: bool,
    /// Comma-separated output (RFC 4180), all columns, with a header.
    #[arg(long, conflicts_with_all = ["json", "tsv"])]
    csv: bool,
    /// Print a page to send: the articles with all lists, in one file.
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with_all = ["json", "tsv", "csv"])]
    pub to: Option<DossierTo>,
    /// Add the reader's notes and corrections.
    #[arg(long, value_name = "WHAT", value_enum, requires = "to")]
    pub with: Vec<With>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub batch: Batch,
}

/// What a dossier can be converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DossierTo {
    /// A page to send.
    Report,
}

impl DossierArgs {
    /// The list, if it is not all of them, and the names of the articles.
    pub fn list(&self) -> (Option<DossierList>, &[OsString]) {
        let list = self.named.first().and_then(|name| DossierList::named(name.to_str()?));
        let articles = if list.is_some() { self.named.get(1..) } else { self.named.get(..) };
        (list, articles.unwrap_or_default())
    }

    /// The form of the rows, if it is not aligned text.
    pub fn separated(&self) -> Option<Separated> {
        if self.csv { Some(Separated::Commas) } else { self.tsv.then_some(Separated::Tabs) }
    }
}

/// Sort orders of people, as in the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PeopleOrder {
    /// Most mentioned first.
    #[default]
    Mentions,
    /// In order of appearance.
    First,
    /// By surname.
    Name,
}

/// Sort orders of the timeline, as in the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DateOrder {
    /// Chronological.
    #[default]
    Event,
    /// In order of appearance.
    Text,
}

/// `2023`, `2023-11` or `2023-11-15`.
fn parse_period(words: &str) -> Result<Period> {
    let (day, unit) = match words.len() {
        4 => (format!("{words}-01-01"), Unit::Year),
        7 => (format!("{words}-01"), Unit::Month),
        _ => (words.to_owned(), Unit::Day),
    };
    Date::parse_iso(&day).map(|day| Period::of(day, unit)).ok_or_else(|| {
        anyhow!("not a year, month or day; use for example 2023, 2023-11 or 2023-11-15")
    })
}

fn kind_names() -> clap::builder::PossibleValuesParser {
    [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect].map(QuoteKind::name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_years_months_or_days() {
        let bounds = |words: &str| parse_period(words).ok()?.bounds();
        let day = |words: &str| Date::parse_iso(words).unwrap();
        assert_eq!(bounds("2015"), Some((day("2015-01-01"), day("2015-12-31"))));
        assert_eq!(bounds("2024-02"), Some((day("2024-02-01"), day("2024-02-29"))));
        assert_eq!(bounds("2023-11-15"), Some((day("2023-11-15"), day("2023-11-15"))));
        for words in ["", "20", "2023-13", "2023-02-30", "May 2023", "2023-11-1é"] {
            assert!(parse_period(words).is_err(), "{words}");
        }
    }
}
