//! The arguments of the command line, as clap types: parsing, `--help`, completions and the man page
//! follow from them.

mod lists;
mod reading;

use std::ffi::OsString;

use clap::{Args as Group, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::app::appearance::Appearance;
use crate::app::settings::{Setting, Values};

pub use lists::{Common, DossierArgs, DossierTo, List};
pub use reading::{Batch, ErrorForm, Reading, With};

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

/// The whole command line, for completions, the man page and tests.
#[must_use]
pub fn command() -> clap::Command {
    Args::command()
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
