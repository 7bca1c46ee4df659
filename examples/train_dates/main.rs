//! Learns the weights that choose the year or week of a date: `cargo run --release --example train_dates --
//! FILE…`, JSON Lines with `text`, `dct` (the day of publication) and `timex` (`start`, `end` in characters,
//! `value`). The project's own text, `assets/training/dates.txt`, is read as well.
//!
//! Prints how often the rules and the weights are right, each file left out in turn, and writes
//! `src/facts/dates/normalize/weights.rs`. The same input gives the same weights.
#![expect(clippy::print_stderr, reason = "a command-line tool that reports its progress")]

mod corpus;
mod learn;

use anyhow::{Context, Result, bail};

use corpus::Example;
use learn::{accuracy, train};

/// Where the weights go, from the root of the repository.
const WEIGHTS: &str = "src/facts/dates/normalize/weights.rs";
/// Where the project's own text is.
const OWN: &str = "assets/training/dates.txt";

fn main() -> Result<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        bail!("name the annotated files: train_dates FILE…");
    }
    let mut corpora = vec![(OWN.to_owned(), corpus::own_text(OWN)?)];
    for file in files {
        let examples = corpus::read(&file).with_context(|| format!("reading {file}"))?;
        corpora.push((file, examples));
    }
    for (left_out, (name, held)) in corpora.iter().enumerate() {
        let others = corpora.iter().enumerate().filter(|(at, _)| *at != left_out);
        let examples: Vec<&Example> = others.flat_map(|(_, (_, examples))| examples).collect();
        let weights = train(&examples);
        eprintln!("{name}: {}", accuracy(&weights, held));
    }
    let all: Vec<&Example> = corpora.iter().flat_map(|(_, examples)| examples).collect();
    write(&source(&train(&all)))
}

/// The weights as a file of the program.
fn source(weights: &[f32]) -> String {
    let rounded: Vec<String> =
        weights.iter().map(|w| format!("{}", (w * 100.0).round() as i16)).collect();
    let lines: Vec<String> =
        rounded.chunks(16).map(|row| format!("    {},\n", row.join(", "))).collect();
    format!(
        "//! Weights of the features in `choice`, in hundredths: made by `examples/train_dates`. Their sources and\n\
         //! licence (CC BY-SA) are in `assets/model/CREDITS.md`.\n\n/// One weight a feature.\n\
         #[rustfmt::skip]\npub(super) static WEIGHTS: &[i16] = &[\n{}];\n",
        lines.concat()
    )
}

#[expect(clippy::disallowed_methods, reason = "a tool of the workbench writes its product")]
fn write(text: &str) -> Result<()> {
    std::fs::write(WEIGHTS, text).with_context(|| format!("writing {WEIGHTS}"))
}
