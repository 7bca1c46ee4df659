//! The arguments that say how articles are read, and what is added to what is printed.

use std::num::NonZeroUsize;

use anyhow::{Result, anyhow};
use clap::{Args as Group, ValueEnum};

use crate::calendar::Date;
use crate::facts::Context;
use crate::formats::{self, Format};
use crate::input::threads::Threads;
use crate::input::{InputSource, Request};

/// What may be added to a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum With {
    /// What was found, as footnotes (md).
    Facts,
    /// The reader's notes (annotations); and corrections, and the comments of a document (report).
    Notes,
}

/// How an article is read.
#[derive(Clone, Debug, Default, Group)]
pub struct Reading {
    /// Publication date, against which relative dates are resolved.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub published: Option<Date>,
    /// Force the input format (default: detected).
    #[arg(long, value_name = "FORMAT", value_parser = format_names())]
    format: Option<String>,
}

/// How many articles are read for scripts.
#[derive(Clone, Debug, Default, Group)]
pub struct Batch {
    /// With --json or dossier: an article that cannot be read becomes a record of the output, instead
    /// of words on standard error and exit code 1.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub errors: Option<ErrorForm>,
    /// Articles that are read at a time (default: as many as there are cores). The output is the same.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Batch {
    /// The threads that read.
    pub fn threads(&self) -> Threads {
        self.jobs.map_or(Threads::All, Threads::AtMost)
    }
}

/// How errors become part of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ErrorForm {
    /// A record with the fault in place of the facts.
    Json,
}

impl Reading {
    /// The request to load a source.
    pub fn request(&self, source: InputSource) -> Request {
        let context = Context { published: self.published };
        Request { source, format: self.format(), context, grown: None }
    }

    /// The same, with every line as it is.
    #[must_use]
    pub fn raw(&self) -> Self {
        Self { format: Some("text".to_owned()), ..self.clone() }
    }

    /// The forced format.
    pub fn format(&self) -> Option<&'static Format> {
        self.format.as_deref().and_then(formats::named)
    }
}

fn parse_date(words: &str) -> Result<Date> {
    Date::parse_iso(words)
        .ok_or_else(|| anyhow!("not a date; use YYYY-MM-DD, for example 2023-11-15"))
}

fn format_names() -> clap::builder::PossibleValuesParser {
    formats::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}
