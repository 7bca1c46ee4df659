//! Learns the weights of the judge of speech without marks from the project's own text,
//! `assets/training/quotes.txt`: `cargo run --release --example train_quotes -- [FILE…]`.
//!
//! Prints how often the weights are right, each fifth of the text left out in turn, and on FILEs: JSON
//! Lines with `text` and `quotes` (`start`, `end` in characters, `kind`), of which those of the kind
//! "indirect" are read. Writes `src/facts/quotes/judge/weights.rs`, the same for the same text.
#![expect(clippy::print_stderr, reason = "a command-line tool that reports its progress")]

mod corpus;
mod learn;

use anyhow::{Context, Result};
use dateline::facts::quotes::{ENDS, REPORTS};

use corpus::Part;
use learn::{accuracy, train};

/// Where the weights go, from the root of the repository.
const WEIGHTS: &str = "src/facts/quotes/judge/weights.rs";
/// Where the project's own text is.
const OWN: &str = "assets/training/quotes.txt";

fn main() -> Result<()> {
    let own = corpus::own_text(OWN)?;
    for (left_out, held) in own.iter().enumerate() {
        let others = own.iter().enumerate().filter(|(at, _)| *at != left_out);
        let (reports, ends) = weights(&others.map(|(_, part)| part).collect::<Vec<_>>());
        eprintln!("{}: {}", held.name, accuracy(held, &reports, &ends));
    }
    let (reports, ends) = weights(&own.iter().collect::<Vec<_>>());
    for file in std::env::args().skip(1) {
        let held = corpus::read(&file).with_context(|| format!("reading {file}"))?;
        eprintln!("{}: {}", held.name, accuracy(&held, &reports, &ends));
    }
    write(&source(&reports, &ends))
}

/// The weights of readings and of ends.
fn weights(parts: &[&Part]) -> (Vec<f32>, Vec<f32>) {
    let reports = train(&learn::reports(parts), REPORTS, learn::start_of_reports);
    (reports, train(&learn::ends(parts), ENDS, learn::start_of_ends))
}

/// The weights as a file of the program.
fn source(reports: &[f32], ends: &[f32]) -> String {
    format!(
        "//! Weights of the features in `reports` and `ends`, in hundredths: made by `examples/train_quotes`. Their\n\
         //! source is in `assets/model/CREDITS.md`.\n\n\
         /// One weight a feature of a reading: whether its cue reports.\n{}\n\
         /// One weight a feature of an end.\n{}",
        table("REPORTS", reports),
        table("ENDS", ends)
    )
}

fn table(name: &str, weights: &[f32]) -> String {
    let rounded: Vec<String> =
        weights.iter().map(|w| format!("{}", (w * 100.0).round() as i16)).collect();
    let lines: Vec<String> =
        rounded.chunks(24).map(|row| format!("    {},\n", row.join(", "))).collect();
    format!("#[rustfmt::skip]\npub(super) static {name}: &[i16] = &[\n{}];\n", lines.concat())
}

#[expect(clippy::disallowed_methods, reason = "a tool of the workbench writes its product")]
fn write(text: &str) -> Result<()> {
    std::fs::write(WEIGHTS, text).with_context(|| format!("writing {WEIGHTS}"))
}
