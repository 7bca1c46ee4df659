//! The command line: chooses between reader, conversion and lists; exit codes.

mod args;
mod dossier;
mod info;
mod lists;
mod open;
mod report;
mod stream;
mod terminal;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::app::appearance::{Background, Colours, Flow, ThemeName};
use crate::app::settings::Config;
use crate::input::{self, InputSource};
use crate::store::{self, Store};
use crate::term::{self, ClipboardRoutes, Helpers, ReaderOptions};
use crate::text::sanitize::clean_cow;
use args::{Args, Command, Showing, To, With};

pub use args::command;

/// The kind of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// The reader, in the terminal.
    Reader,
    /// Plain text; with the reason where the user may expect the reader.
    Plain(Option<&'static str>),
    /// Another format.
    To(To),
}

/// Standard streams and terminal, looked up once.
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

/// The command line, the program's name first.
fn arguments() -> std::vec::IntoIter<OsString> {
    std::env::args_os().collect::<Vec<_>>().into_iter()
}

/// Runs the program: 0 success, 1 failure, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    input::expect_failing_readers();
    let args = match Args::read(arguments()) {
        Ok(args) => args,
        Err(error) => {
            return usage(&error);
        }
    };
    match run(&args) {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

/// Prints an error on standard error.
fn report(error: &anyhow::Error) {
    let words = format!("{error:#}");
    let _ = writeln!(io::stderr(), "dateline: {}", clean_cow(&words));
}

/// A usage error that clap does not know: exit code 2.
#[derive(Debug)]
struct Usage(String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// Prints help or a usage error. Errors repeat arguments, so they are cleaned.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        if let Some(advice) = misplaced(error) {
            report(&anyhow!(advice));
            return ExitCode::from(2);
        }
        let words = error.render().to_string();
        let _ = write!(io::stderr(), "{}", clean_cow(&words));
        return ExitCode::from(2);
    }
    let _ = error.print();
    ExitCode::SUCCESS
}

/// Where the option belongs that another command has.
fn misplaced(error: &clap::Error) -> Option<&'static str> {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    match (error.kind(), option.as_str()) {
        (ErrorKind::UnknownArgument, "--json") => {
            Some("a list has no --json: use --tsv or --csv, or dateline --json FILE for all facts")
        }
        (ErrorKind::UnknownArgument, "--tsv" | "--csv") => {
            Some("--tsv and --csv go with a list: dateline people FILE --tsv")
        }
        _ => None,
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn run(args: &Args) -> Result<u8> {
    let world = Surroundings::look();
    if let Some(code) = info::run(&args.showing)? {
        return Ok(code);
    }
    if let Some(Command::Dossier(dossier)) = &args.command {
        return dossier::run(dossier, &world);
    }
    if let Some(Command::List(list)) = &args.command {
        return lists::run(list, &world);
    }
    if args.batch.errors.is_some() && !args.json {
        return Err(Usage("--errors needs --json or dossier".to_owned()).into());
    }
    let open::Named { sources, starts } = open::named(args, &world)?;
    let reading = if args.opening.raw { args.reading.raw() } else { args.reading.clone() };
    let to = match choose_mode(args, &world) {
        Mode::Reader => None,
        Mode::Plain(reason) => {
            if let Some(reason) = reason {
                let _ = writeln!(io::stderr(), "dateline: {reason}: printing plain text");
            }
            Some(To::Text)
        }
        Mode::To(to) => Some(to),
    };
    if let Some(to) = to {
        let columns = world.stdout_is_terminal.then(|| term::size().0.clamp(20, 80));
        check_with(to, &args.with)?;
        if to == To::Report {
            return report::run(&sources, &reading, &args.with);
        }
        let raw = args.opening.raw;
        let form = stream::Form { to, with: &args.with, columns, raw };
        return stream::print(&sources, &reading, &args.batch, form);
    }
    let is_piped = matches!(sources.as_slice(), [InputSource::Stdin]) && !world.stdin_is_terminal;
    let less = || is_piped && variable("LESS").is_some_and(|less| open::less_quits(&less));
    let one_screen = args.opening.quit_if_one_screen || less();
    let is_one = reading.format().is_some_and(|format| !format.has_records());
    let sources = if is_one { sources } else { open::articles(sources) };
    let first = sources.first().cloned().unwrap_or(InputSource::Default);
    let mut config = configuration(&args.showing);
    if args.opening.raw {
        config.appearance.flow = Flow::Off;
    }
    let helpers = Helpers {
        editor: variable("VISUAL").or_else(|| variable("EDITOR")),
        browser: variable("BROWSER"),
        network: config.network,
    };
    let typed = world.stdin_is_terminal && matches!(first, InputSource::Stdin);
    if typed {
        let _ = writeln!(io::stderr(), "dateline: type or paste the text, then Ctrl-D");
    }
    // Only where it would change something.
    let ask_background = config.ask_background
        && config.appearance.theme == ThemeName::Auto
        && config.appearance.colours() != Colours::None
        && terminal::answers(&variable);
    let store = Store::of_user();
    let store = if config.remember { store } else { store.read_only() };
    let terminal = variable("TERM").filter(|_| ask_background);
    if let (Some(name), None) = (&terminal, config.appearance.background) {
        config.appearance.background =
            store.background(name).and_then(|name| Background::named(&name));
    }
    term::run(ReaderOptions {
        request: reading.request(first),
        sources,
        helpers,
        clipboard: ClipboardRoutes::new(&config.clipboard, &variable),
        terminal,
        config,
        store,
        measure_given: args.showing.measure.is_some(),
        watch: args.showing.watch,
        starts,
        one_screen,
        typed,
    })
}

/// Refuses to add what a conversion has no place for.
fn check_with(to: To, with: &[With]) -> Result<()> {
    for with in with {
        let (fits, advice) = match with {
            With::Facts => (to == To::Md, "--with facts goes with --to md"),
            With::Notes => (
                matches!(to, To::Report | To::Annotations),
                "--with notes goes with --to report and --to annotations",
            ),
        };
        if !fits {
            return Err(Usage(advice.to_owned()).into());
        }
    }
    Ok(())
}

/// The settings: the config file, then the command line, then NO_COLOR. The reader shows errors in
/// the file.
fn configuration(showing: &Showing) -> Config {
    let (text, notice) =
        store::config_path().map_or((None, None), |path| store::read_config(&path));
    let mut config = text.map_or_else(Config::default, |text| Config::parse(&text));
    config.problems.extend(notice);
    let measure = showing.measure.map(|columns| columns.to_string());
    let options = [
        ("preset", &showing.keys),
        ("theme", &showing.theme),
        ("glyphs", &showing.glyphs),
        ("measure", &measure),
    ];
    for (name, value) in options {
        // Other values have been refused by the parser.
        let _ = value.as_ref().map(|value| config.set(name, value));
    }
    config.remember &= !showing.private;
    config.appearance.terminal_colours = terminal::colours(&variable);
    config.appearance.background = terminal::background(&variable);
    config.appearance.hyperlinks = terminal::hyperlinks(config.appearance.hyperlinks, &variable);
    config
}

fn print(write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
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
        Some(_) if !world.has_keys => Mode::Plain(Some("no keyboard")),
        Some(_) => Mode::Reader,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

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
