//! The arguments of the command line, as clap types: parsing, `--help`, completions and the man page
//! follow from them.

use std::ffi::OsString;
use std::num::NonZeroUsize;

use anyhow::{Result, anyhow};
use clap::{Args as Group, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::app::appearance::Appearance;
use crate::app::settings::{Setting, Values};
use crate::calendar::{Date, Period, Unit};
use crate::export::table::Separated;
use crate::export::table::dossier::DossierList;
use crate::facts::{Context, QuoteKind};
use crate::formats::{self, Format};
use crate::input::threads::Threads;
use crate::input::{InputSource, Request};

/// Read an article in the terminal by its sections, people, dates and quotes.
#[derive(Debug, Default, Parser)]
#[command(version, about)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(after_help = "\
Exit codes: 0 done, 1 an article cannot be read, 2 wrong usage.
To open a file named like a command, give its path: dateline ./people")]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files, folders, URLs, or `-` for standard input. FILE:12 opens at a line, as does +12 before
    /// it; +/WORDS at a match, +G at the end, +F follows it. With none, opens the built-in sample.
    #[arg(value_name = "ARTICLE", value_hint = clap::ValueHint::FilePath)]
    pub file: Vec<OsString>,
    /// Print the text and all facts as JSON, one line per article.
    #[arg(long)]
    pub json: bool,
    /// Print plain text; the default when the output is not a terminal.
    #[arg(long, conflicts_with = "json")]
    pub plain: bool,
    /// Convert the article to this format and print it.
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with_all = ["json", "plain"])]
    pub to: Option<To>,
    /// Add these to the conversion.
    #[arg(long, value_name = "WHAT", value_enum, requires = "to", value_delimiter = ',')]
    pub with: Vec<With>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub batch: Batch,
    #[command(flatten)]
    pub showing: Showing,
    #[command(flatten)]
    pub opening: Opening,
}

/// What can be done instead of opening the reader.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    List(List),
    /// List people, dates, quotations, articles or differences over many articles read as one.
    Dossier(DossierArgs),
}

/// The names of the commands, as [`Command`] has them.
pub const COMMANDS: &[&str] = &["people", "timeline", "quotes", "sections", "warnings", "dossier"];

impl Args {
    /// Parses the command line. One of file names alone is not given to clap: building its tables
    /// takes longer than opening a short article.
    ///
    /// # Errors
    /// Usage errors, and the text of `--help` and `--version`.
    pub fn read(mut line: impl Iterator<Item = OsString> + Clone) -> Result<Self, clap::Error> {
        let whole = line.clone();
        line.next();
        let is_name = |word: &OsString| word == "-" || !word.as_encoded_bytes().starts_with(b"-");
        let is_command = |word: OsString| COMMANDS.iter().any(|command| word == *command);
        if line.clone().all(|word| is_name(&word)) && !line.clone().next().is_some_and(is_command) {
            return Ok(Self { file: line.collect(), ..Self::default() });
        }
        Self::try_parse_from(whole)
    }
}

/// Options of the reader; they override the config file.
#[derive(Clone, Debug, Default, Group)]
pub struct Showing {
    #[arg(long, value_name = "NAME", help = summary("theme"), value_parser = names("theme"))]
    pub theme: Option<String>,
    #[arg(long, value_name = "PRESET", help = summary("preset"), value_parser = names("preset"))]
    pub keys: Option<String>,
    #[arg(long, value_name = "SET", help = summary("glyphs"), value_parser = names("glyphs"))]
    pub glyphs: Option<String>,
    #[arg(long, value_name = "COLUMNS", help = summary("measure"), value_parser = columns())]
    pub measure: Option<u16>,
    /// Reload when the file changes, keeping your place.
    #[arg(long)]
    pub watch: bool,
    /// Print the active key bindings, ready for the config file.
    #[arg(long)]
    pub dump_keys: bool,
    /// Print a config file with every default.
    #[arg(long)]
    pub dump_config: bool,
    /// List the errors in the config file.
    #[arg(long)]
    pub check_config: bool,
    /// List recently read articles, newest first.
    #[arg(long)]
    pub recent: bool,
    /// Save nothing: no place, notes, recent article or search.
    #[arg(long)]
    pub private: bool,
    /// Remove all that is saved of an article, or of the articles in a folder.
    #[arg(long, value_name = "ARTICLE", value_hint = clap::ValueHint::AnyPath)]
    pub forget: Vec<OsString>,
}

/// Where the reader opens, and how it shows lines.
#[derive(Clone, Debug, Default, Group)]
pub struct Opening {
    /// Open at the section with this in its heading, or of this number.
    #[arg(long, value_name = "NAME")]
    pub section: Option<String>,
    /// Open at the first mention of this person.
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    /// Show the lines of the file as they are, markup and all.
    #[arg(long, conflicts_with = "format")]
    pub raw: bool,
    /// Print what fits on one screen and quit, as less does; LESS=F has it for pipes.
    #[arg(short = 'F', long)]
    pub quit_if_one_screen: bool,
}

/// What an article can be converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// Plain text.
    #[value(alias = "txt", alias = "plain")]
    Text,
    /// The text and all facts, schema 1.
    Json,
    /// A page without scripts.
    Html,
    /// A page to send: the article with its people, dates, quotations and warnings marked and listed,
    /// in one file. Several articles make one report.
    Report,
    /// The timeline as JSON of TimelineJS.
    #[value(name = "timelinejs")]
    TimelineJs,
    /// The days of the timeline as a calendar (iCalendar).
    Ics,
    /// Names, dates, quotations and warnings as W3C Web Annotations (JSON-LD).
    Annotations,
}

impl To {
    /// Whether it has facts and not only the text.
    pub fn has_facts(self, with: &[With]) -> bool {
        match self {
            Self::Md => with.contains(&With::Facts),
            Self::Text | Self::Html => false,
            Self::Json | Self::Report | Self::TimelineJs | Self::Ics | Self::Annotations => true,
        }
    }
}

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

/// The whole command line, for completions, the man page and tests.
#[must_use]
pub fn command() -> clap::Command {
    Args::command()
}

fn parse_date(words: &str) -> Result<Date> {
    Date::parse_iso(words)
        .ok_or_else(|| anyhow!("not a date; use YYYY-MM-DD, for example 2023-11-15"))
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

/// What a setting is for, in one line.
fn summary(setting: &str) -> &'static str {
    Setting::named(setting).map_or("", Setting::summary)
}

/// The values of a setting that has names for them.
fn names(setting: &str) -> clap::builder::PossibleValuesParser {
    match Setting::named(setting) {
        Some(Setting { values: Values::Names(names), .. }) => names().into(),
        _ => Vec::<&str>::new().into(),
    }
}

fn columns() -> clap::builder::RangedI64ValueParser<u16> {
    let (least, most) = Appearance::MEASURES.into_inner();
    clap::value_parser!(u16).range(i64::from(least)..=i64::from(most))
}

fn format_names() -> clap::builder::PossibleValuesParser {
    formats::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

fn kind_names() -> clap::builder::PossibleValuesParser {
    [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect].map(QuoteKind::name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(std::iter::once("dateline").chain(line.split(' ')))
    }

    #[test]
    fn the_table_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn commands_are_known_by_their_names() {
        let names: Vec<String> =
            command().get_subcommands().map(|list| list.get_name().to_owned()).collect();
        assert_eq!(names, COMMANDS);
    }

    #[test]
    fn names_alone_are_read_as_by_the_table() {
        for line in ["a", "-", "a -", "a people", "./people b", "people", "a --json", "a\u{301} "] {
            let words = || std::iter::once("dateline").chain(line.split(' ')).map(OsString::from);
            let (quick, full) = (Args::read(words().collect::<Vec<_>>().into_iter()), parse(line));
            assert_eq!(format!("{quick:?}"), format!("{full:?}"), "{line}");
        }
    }

    #[test]
    fn a_file_may_have_the_name_of_a_list() {
        assert!(parse("people").unwrap().command.is_some());
        for line in ["./people", "--json people", "a.txt people"] {
            let args = parse(line).unwrap();
            assert!(args.command.is_none() && !args.file.is_empty(), "{line}");
        }
    }

    #[test]
    fn options_may_stand_anywhere() {
        let Some(Command::List(List::Quotes { common, by, .. })) =
            parse("quotes --by marsh a.txt not succeed --tsv").unwrap().command
        else {
            panic!("no quotes");
        };
        assert_eq!(common.named, ["a.txt", "not", "succeed"]);
        assert!(common.tsv && by.as_deref() == Some("marsh"));
    }

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

    #[test]
    fn unknown_names_are_refused() {
        for line in [
            "--format wordstar a",
            "people --tsv --csv a",
            "quotes --kind loud",
            "people --by age",
            "--published 2023",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }
}
