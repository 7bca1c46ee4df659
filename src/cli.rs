//! The command line: what was asked for, and the exit code.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::Parser;

use crate::app::config::Config;
use crate::app::look::ThemeName;
use crate::calendar::Date;
use crate::export::{json, plain};
use crate::facts::Context;
use crate::input::{self, Source};
use crate::store::{self, Store};
use crate::term::{self, Helpers, Opening, Request};
use crate::text::clean::clean_cow;

/// Read an article in the terminal by its sections, people, dates and quotes.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// The article; `-` reads standard input. Without it, the default article opens.
    file: Option<PathBuf>,
    /// Print everything found as JSON and exit.
    #[arg(long)]
    json: bool,
    /// Print the article as plain text and exit; also done when the output is not a terminal.
    #[arg(long, conflicts_with = "json")]
    plain: bool,
    /// The day the article was published; relative dates are counted from it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    published: Option<Date>,
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
    /// JSON.
    Json,
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
            let words = format!("{error:#}");
            let _ = writeln!(io::stderr(), "dateline: {}", clean_cow(&words));
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
    let request = Request {
        source: choose_source(args, &world),
        format: None,
        context: Context { published: args.published },
    };
    match choose_mode(args, &world) {
        Mode::Reader => {
            let helpers = Helpers {
                editor: variable("VISUAL").or_else(|| variable("EDITOR")),
                browser: variable("BROWSER"),
            };
            let config = configuration();
            return term::run(Opening { request, config, helpers, store: Store::of_person() });
        }
        Mode::Json => {
            let article = request.read()?;
            print(|out| json::write(&article.doc, &article.facts, out))?;
        }
        Mode::Plain(reason) => {
            if let Some(reason) = reason {
                let _ = writeln!(io::stderr(), "dateline: {reason}: printing plain text");
            }
            let columns = world.stdout_is_terminal.then(|| term::size().0.clamp(20, 80));
            let doc = input::open(&request.source)?;
            print(|out| plain::write(&doc, columns, out))?;
        }
    }
    Ok(0)
}

/// The person's settings; a fault in them is told in the reader.
fn configuration() -> Config {
    let (text, notice) =
        store::config_path().map_or((None, None), |path| store::read_config(&path));
    let mut config = text.map_or_else(Config::default, |text| Config::parse(&text));
    config.problems.extend(notice);
    if variable("NO_COLOR").is_some() {
        config.look.theme = ThemeName::Mono;
    }
    config
}

fn print(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

fn choose_source(args: &Args, world: &Surroundings) -> Source {
    match &args.file {
        Some(path) if path.as_os_str() == "-" => Source::Stdin,
        Some(path) => Source::File(path.clone()),
        None if world.stdin_is_terminal || !world.stdin_has_text => Source::Default,
        None => Source::Stdin,
    }
}

fn choose_mode(args: &Args, world: &Surroundings) -> Mode {
    if args.json {
        return Mode::Json;
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
        check(&["--json"], |_| {}, Mode::Json);
        check(&["--plain"], |_| {}, Mode::Plain(None));
        check(&[], |w| w.stdout_is_terminal = false, Mode::Plain(None));
        check(&[], |w| w.term = None, Mode::Plain(None));
        check(&[], |w| w.term = Some("dumb".to_owned()), Mode::Plain(None));
        check(&[], |w| w.has_keys = false, Mode::Plain(None));
        check(&["-"], |w| w.stdin_is_terminal = false, Mode::Reader);
    }
}
