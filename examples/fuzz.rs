//! A storm of spoiled input that needs nothing but this toolchain.
//!
//! `cargo run --profile fuzz --example fuzz -- TARGET RUNS [SEED]`, where TARGET is one of
//! `document`, `html`, `json`, `keys`, `state`, `clean`. Run number N has the seed SEED + N; the
//! stock that runs share is always the same, so that `TARGET 1 N` repeats a run. Ends with 1 and
//! the seeds of the runs that failed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a fuzzer ends where it finds something"
)]

#[path = "../tests/it/storm/checks.rs"]
mod checks;
#[path = "../tests/it/storm/corpus.rs"]
mod corpus;
#[path = "../tests/it/storm/random.rs"]
mod random;
#[path = "../tests/it/storm/targets.rs"]
mod targets;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use random::Random;
use targets::TARGETS;

/// A run that takes more CPU time than this is reported: something may not be linear.
const SLOW: Duration = Duration::from_millis(500);
/// So many failures are enough to begin with.
const ENOUGH: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|n| n.parse::<u64>().ok());
    let name = arguments.first().map_or("", String::as_str);
    let (Some(target), Some(runs)) = (TARGETS.iter().find(|t| t.name == name), number(1)) else {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("usage: fuzz TARGET RUNS [SEED]; TARGET is one of {}", names.join(", "));
        return ExitCode::from(2);
    };
    let first = number(2).unwrap_or(0);
    let stock = (target.stock)(&mut Random::new(0));
    let begin = Instant::now();
    let mut failed = Vec::new();
    let mut done = 0;
    for seed in first..first.saturating_add(runs) {
        let run_begin = spent();
        let run = AssertUnwindSafe(|| (target.run)(&mut Random::new(seed), &stock));
        if catch_unwind(run).is_err() {
            eprintln!("failed: {name} 1 {seed}");
            failed.push(seed);
        }
        let took = spent().saturating_sub(run_begin);
        if took > SLOW {
            eprintln!("slow: {name} 1 {seed} took {took:?}");
        }
        done += 1;
        if failed.len() == ENOUGH {
            break;
        }
    }
    println!("{name}: {done} runs in {:?}, failed: {failed:?}", begin.elapsed());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How long this thread has had a processor.
#[cfg(unix)]
fn spent() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or(0))
}

/// How long the program has run.
#[cfg(not(unix))]
fn spent() -> Duration {
    static BEGIN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    BEGIN.elapsed()
}
