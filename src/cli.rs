//! The command line: what was asked for, and the exit code.

use std::io::{IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::Parser;

use crate::calendar::Date;
use crate::export::json;
use crate::facts::{self, Context};
use crate::input::{self, Source};

/// Read an article in the terminal by its sections, people, dates and quotes.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// The article; `-` reads standard input. Without it, the default article opens.
    file: Option<PathBuf>,
    /// Print everything found as JSON and exit.
    #[arg(long)]
    json: bool,
    /// The day the article was published; relative dates are counted from it.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    published: Option<Date>,
}

fn parse_date(words: &str) -> Result<Date> {
    Date::parse_iso(words)
        .ok_or_else(|| anyhow!("not a day: give it as YYYY-MM-DD, for example 2023-11-15"))
}

/// Runs the program: 0 success, 1 failure, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "dateline: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

fn run(args: &Args) -> Result<()> {
    let source = match &args.file {
        None if std::io::stdin().is_terminal() => Source::Default,
        Some(path) if path.as_os_str() != "-" => Source::File(path.clone()),
        Some(_) => Source::Stdin,
        None => Source::Default,
    };
    let doc = input::open(&source)?;
    let facts = facts::extract(&doc, &Context { published: args.published });
    let mut out = std::io::stdout().lock();
    if args.json {
        json::write(&doc, &facts, &mut out)?;
    }
    out.flush()?;
    Ok(())
}
