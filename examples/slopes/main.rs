//! Looks for what is not linear: every job on every hostile shape, at a length and at twice that.
//!
//! `cargo run --profile fuzz --example slopes -- [LENGTH] [WORD]`, where WORD is in the names to try.
//! Times are those of the processor, of this thread, the best of several; what grows by more than
//! 2.6 is reported. The test `slopes` counts instructions instead, of shorter texts.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a tool for those who work on the program"
)]

#[path = "../../tests/it/slopes/jobs.rs"]
mod jobs;
#[path = "../../tests/it/slopes/shapes.rs"]
mod shapes;
mod visits;

use std::env;

use dateline::facts::{Context, extract};
use jobs::{Input, Job};
use visits::{ENGINES, VISITS};

/// What twice the text may cost.
const STEEPEST: f64 = 2.6;
/// What takes less, in seconds, is not worth a look.
const SHORTEST: f64 = 0.000_5;
/// Jobs that take longer, in seconds, are reported even where their growth is linear.
const LONGEST: f64 = 3.0;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let length = arguments.first().and_then(|n| n.parse().ok()).unwrap_or(65_536);
    let word = arguments.get(1).map_or("", String::as_str);
    let (mut found, mut tried) = (0, 0);
    for shape in shapes::ALL.iter().copied().flatten() {
        let jobs = jobs::ALL.iter().copied().chain([ENGINES, VISITS]).flatten();
        let asked: Vec<&Job> =
            jobs.filter(|job| shape.name.contains(word) || job.0.contains(word)).collect();
        if asked.is_empty() {
            continue;
        }
        let begin = spent();
        let inputs = shape.texts(length).map(|text| {
            let mut input = Input::new(text);
            input.facts = extract(&input.doc, &Context::default());
            input
        });
        println!("{:>8.1} ms  {}", (spent() - begin) * 1e3, shape.name);
        tried += asked.len();
        for job in asked {
            if let Some([short, long]) = steep(job, &inputs) {
                let times = long / short;
                println!("STEEP {times:.1}: {} of {}: {:.1} ms", job.0, shape.name, long * 1e3);
                found += 1;
            }
        }
    }
    println!("{found} of {tried} are steep at {length}");
}

/// The least that the job takes on each, if that grows too fast or is too much.
fn steep(job: &Job, inputs: &[Input; 2]) -> Option<[f64; 2]> {
    let mut best = [f64::MAX; 2];
    for _ in 0..6 {
        let now = seconds(job, inputs);
        best = [best[0].min(now[0]), best[1].min(now[1])];
        if best[1] < LONGEST && (best[1] < SHORTEST || best[1] < STEEPEST * best[0]) {
            return None;
        }
    }
    Some(best)
}

fn seconds((_, run): &Job, inputs: &[Input; 2]) -> [f64; 2] {
    inputs.each_ref().map(|input| {
        let begin = spent();
        run(input);
        spent() - begin
    })
}

/// Seconds that this thread has had of a processor.
#[cfg(unix)]
fn spent() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
}

/// Seconds that the program has run.
#[cfg(not(unix))]
fn spent() -> f64 {
    use std::{sync::LazyLock, time::Instant};
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGIN.elapsed().as_secs_f64()
}
