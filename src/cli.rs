//! The command line: what was asked for, and the exit code.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::{Parser, ValueEnum};

use crate::app::config::Config;
use crate::app::look::ThemeName;
use crate::calendar::Date;
use crate::export::{html, json, markdown, plain};
use crate::facts::{self, Context};
use crate::formats::{self, Format};
use crate::input::{self, Progress, Source};
use crate::term::{self, Helpers, Opening, Request};
use crate::text::clean::clean_cow;

/// Read an article in the terminal by its sections, people, dates and quotes.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// Articles: files, folders, https:// addresses, `-` for standard input. Without any, the
    /// default article opens.
    #[arg(value_name = "ARTICLE")]
    articles: Vec<OsString>,
    /// Print everything found as JSON and exit.
    #[arg(long)]
    json: bool,
    /// Print the article as plain text and exit; also done when the output is not a terminal.
    #[arg(long, conflicts_with = "json")]
    plain: bool,
    /// Convert the article and exit.
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with_all = ["json", "plain"])]
    to: Option<To>,
    /// What the article is written in: text, markdown, html, json or epub. Told by name and
    /// content when not given.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
    /// The day the article was published; relative dates are counted from it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    published: Option<Date>,
}

/// What an article can be converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// Plain text.
    #[value(alias = "txt", alias = "plain")]
    Text,
    /// The text and everything found, schema 1.
    Json,
    /// A clean page.
    Html,
}

fn parse_format(name: &str) -> Result<&'static Format> {
    formats::named(name).ok_or_else(|| {
        let names: Vec<&str> = formats::FORMATS.iter().map(|format| format.name).collect();
        anyhow!("no such format: take one of {}", names.join(", "))
    })
}

fn parse_date(words: &str) -> Result<Date> {
    Date::parse_iso(words)
        .ok_or_else(|| anyhow!("not a day: give it as YYYY-MM-DD, for example 2023-11-15"))
}

/// What the program gives out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// The reader, in the terminal.
    Reader,
    /// Plain text; with a reason where a person may wonder.
    Plain(Option<&'static str>),
    /// Converted, article after article.
    To(To),
}

/// What is known of the world around, asked once.
#[derive(Clone, Debug, Default)]
struct Surroundings {
    stdin_is_terminal: bool,
    /// Whether standard input is a pipe or a file; `/dev/null` and the like are no article.
    stdin_has_text: bool,
    stdout_is_terminal: bool,
    /// Whether keys can be read: from standard input or from the terminal itself.
    has_keys: bool,
    /// `$TERM`.
    term: Option<String>,
}

impl Surroundings {
    fn look() -> Self {
        let stdin_is_terminal = io::stdin().is_terminal();
        Self {
            stdin_is_terminal,
            stdin_has_text: !stdin_is_terminal && !stdin_is_device(),
            stdout_is_terminal: io::stdout().is_terminal(),
            has_keys: stdin_is_terminal || term::has_keyboard(),
            term: variable("TERM"),
        }
    }
}

#[cfg(unix)]
fn stdin_is_device() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    let stdin = io::stdin().as_fd().try_clone_to_owned().map(std::fs::File::from);
    stdin.and_then(|file| file.metadata()).is_ok_and(|data| data.file_type().is_char_device())
}

#[cfg(not(unix))]
fn stdin_is_device() -> bool {
    false
}

/// An environment variable that is set to something.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Runs the program: 0 success, 1 failure, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            return usage(&error);
        }
    };
    match run(&args) {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "dateline: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints help or what is wrong with the command line. Errors repeat words of it, so they are
/// cleaned.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let words = error.render().to_string();
        let _ = write!(io::stderr(), "{}", clean_cow(&words));
        return ExitCode::from(2);
    }
    let _ = error.print();
    ExitCode::SUCCESS
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn run(args: &Args) -> Result<u8> {
    let world = Surroundings::look();
    let sources = choose_sources(args, &world)?;
    let context = Context { published: args.published };
    let to = match choose_mode(args, &world) {
        Mode::Reader => {
            let source = sources.into_iter().next().unwrap_or(Source::Default);
            let request = Request { source, format: args.format, context };
            let helpers = Helpers {
                editor: variable("VISUAL").or_else(|| variable("EDITOR")),
                browser: variable("BROWSER"),
            };
            let mut config = Config::default();
            if variable("NO_COLOR").is_some() {
                config.look.theme = ThemeName::Mono;
            }
            return term::run(Opening { request, config, helpers });
        }
        Mode::Plain(reason) => {
            if let Some(reason) = reason {
                let _ = writeln!(io::stderr(), "dateline: {reason}: printing plain text");
            }
            To::Text
        }
        Mode::To(to) => to,
    };
    let columns = world.stdout_is_terminal.then(|| term::size().0.clamp(20, 80));
    let (mut failed, mut first) = (false, true);
    for source in &sources {
        let done = input::open_each(source, args.format, &Progress::default(), |article| {
            let apart = !std::mem::take(&mut first) && to == To::Text;
            print(|out| {
                if apart {
                    writeln!(out)?;
                }
                match to {
                    To::Md => markdown::write(&article.doc, out),
                    To::Text => plain::write(&article.doc, columns, out),
                    To::Html => html::write(&article.doc, out),
                    To::Json => {
                        // Facts that the source gives are kept as they are.
                        let input::Article { doc, facts } = article;
                        let facts = facts.unwrap_or_else(|| facts::extract(&doc, &context));
                        json::write(&doc, &facts, out)
                    }
                }
            })
        });
        match done {
            // Of several articles, those that can be read are shown.
            Err(error) if sources.len() > 1 && !is_broken_pipe(&error) => {
                let _ = writeln!(io::stderr(), "dateline: {error:#}");
                failed = true;
            }
            done => done?,
        }
    }
    Ok(u8::from(failed))
}

fn print(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// What to read: the articles that were named, or what stands for none.
fn choose_sources(args: &Args, world: &Surroundings) -> Result<Vec<Source>> {
    if args.articles.is_empty() {
        let piped = !world.stdin_is_terminal && world.stdin_has_text;
        return Ok(vec![if piped { Source::Stdin } else { Source::Default }]);
    }
    input::list(&args.articles)
}

fn choose_mode(args: &Args, world: &Surroundings) -> Mode {
    if args.json {
        return Mode::To(To::Json);
    }
    if let Some(to) = args.to {
        return Mode::To(to);
    }
    if args.plain || !world.stdout_is_terminal {
        return Mode::Plain(None);
    }
    match world.term.as_deref() {
        None => Mode::Plain(Some("TERM is not set")),
        Some("dumb") => Mode::Plain(Some("this terminal cannot show the reader (TERM=dumb)")),
        Some(_) if !world.has_keys => Mode::Plain(Some("there is no keyboard to read keys from")),
        Some(_) => Mode::Reader,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &[&str], change: impl FnOnce(&mut Surroundings), expected: Mode) {
        let args = Args::parse_from([&["dateline"], line].concat());
        let mut world = Surroundings {
            stdin_is_terminal: true,
            stdout_is_terminal: true,
            has_keys: true,
            term: Some("xterm-256color".to_owned()),
            ..Surroundings::default()
        };
        change(&mut world);
        match (choose_mode(&args, &world), expected) {
            (Mode::Plain(_), Mode::Plain(_)) => {}
            (mode, expected) => assert_eq!(mode, expected, "{line:?} {world:?}"),
        }
    }

    #[test]
    fn the_reader_needs_a_terminal() {
        check(&[], |_| {}, Mode::Reader);
        check(&["--json"], |_| {}, Mode::To(To::Json));
        check(&["--to", "md"], |w| w.stdout_is_terminal = false, Mode::To(To::Md));
        check(&["--plain"], |_| {}, Mode::Plain(None));
        check(&[], |w| w.stdout_is_terminal = false, Mode::Plain(None));
        check(&[], |w| w.term = None, Mode::Plain(None));
        check(&[], |w| w.term = Some("dumb".to_owned()), Mode::Plain(None));
        check(&[], |w| w.has_keys = false, Mode::Plain(None));
        check(&["-"], |w| w.stdin_is_terminal = false, Mode::Reader);
    }
}
