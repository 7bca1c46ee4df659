//! Twice the text takes about twice the work: instructions are counted, since clocks lie on shared
//! machines. `examples/slopes.rs` looks at longer texts.

mod jobs;
mod shapes;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use jobs::{Input, Job};
use shapes::Shape;

/// What twice the text may cost.
const STEEPEST: f64 = 2.6;
/// So few instructions are no slope yet: a buffer that grows, or a pass that short pages are spared.
const LEAST: u64 = 4_000_000;
/// Set in a process that is watched, to the number of what it tries.
const WATCHED: &str = "SLOPES_WATCHED";

/// Jobs, the shapes of text they are tried on, and the bytes of the shorter text. What is not linear shows in short
/// texts where it weighs anything, and tests are not optimised: `examples/slopes` tries every job
/// on every shape, on longer texts. What takes longest comes first.
#[rustfmt::skip]
const TRIED: &[(&[Job], &[Shape], usize)] = &[
    (jobs::FACTS, shapes::NEWS, 512),
    (jobs::WORKERS, shapes::TEXT, 1024),
    (jobs::PAGES, shapes::PAGES, 1024),
    (jobs::MARKDOWN, shapes::MARKDOWN, 1024),
    (jobs::MARKDOWN, shapes::TEXT, 1024),
    (jobs::READERS, shapes::TEXT, 1024),
    (jobs::READERS, shapes::MARKDOWN, 1024),
    (jobs::DATA, shapes::DATA, 1024),
];

/// The function whose instructions are counted, each call for itself.
#[inline(never)]
fn measured(job: &Job, input: &Input) {
    (job.1)(input);
}

/// This test runs itself under Valgrind.
#[test]
#[ignore = "needs valgrind"]
fn everything_is_linear() {
    if let Ok(number) = env::var(WATCHED) {
        return work(number.parse().unwrap());
    }
    // Two at a time: all of them together take as long as the rest of the tests.
    let next = AtomicUsize::new(0);
    let try_some = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        numbers.take_while(|number| *number < TRIED.len()).map(steep).collect::<Vec<_>>()
    };
    let found = thread::scope(|scope| {
        let other = scope.spawn(try_some);
        let mut found = try_some();
        found.extend(other.join().unwrap());
        found
    });
    let tried: usize = found.iter().map(|(tried, _)| tried).sum();
    let steep: Vec<String> = found.into_iter().flat_map(|(_, steep)| steep).collect();
    assert!(tried > 500, "only {tried} were tried");
    assert!(steep.is_empty(), "{} of {tried}:\n{}", steep.len(), steep.join("\n"));
}

/// How many slopes there are in a row of [`TRIED`], and those that are too steep.
fn steep(number: usize) -> (usize, Vec<String>) {
    let (jobs, shapes, _) = TRIED[number];
    let mut counts = counted(number).into_iter();
    let mut next = || counts.next().expect("every call was counted");
    // What is spent on no text at all is no part of the slope.
    let idle: Vec<u64> = jobs.iter().map(|_| next()).collect();
    let mut steep = Vec::new();
    for shape in shapes {
        for ((job, _), idle) in jobs.iter().zip(&idle) {
            let [short, long] = [next(), next()].map(|count| count.saturating_sub(*idle));
            if long > LEAST && long as f64 > STEEPEST * short as f64 {
                steep.push(format!("{job} of {}: {short}, then {long}", shape.name));
            }
        }
    }
    (jobs.len() * shapes.len(), steep)
}

/// Does what is counted in [`steep`], in its order.
fn work(number: usize) {
    let (jobs, shapes, length) = TRIED[number];
    let nothing = Input::new(String::new());
    jobs.iter().for_each(|job| measured(job, &nothing));
    for shape in shapes {
        let inputs = shape.texts(length).map(Input::new);
        for job in jobs {
            inputs.iter().for_each(|input| measured(job, input));
        }
    }
}

/// The instructions of each call of [`measured`] in a process that Valgrind watches.
fn counted(number: usize) -> Vec<u64> {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--dump-line=no"])
        .args(["--toggle-collect=it::slopes::measured", "--dump-after=it::slopes::measured"])
        .arg(format!("--callgrind-out-file={}", folder.path().join("calls").display()))
        .arg(env::current_exe().unwrap())
        .args(["slopes::everything_is_linear", "--exact", "--ignored"])
        .env(WATCHED, number.to_string())
        .stdout(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let counts = (1..).map_while(|number| count(folder.path(), number));
    counts.collect()
}

/// The instructions in the dump of that number.
fn count(folder: &Path, number: usize) -> Option<u64> {
    let dump = fs::read_to_string(folder.join(format!("calls.{number}"))).ok()?;
    let line = dump.lines().find_map(|line| line.strip_prefix("summary: ")).unwrap();
    Some(line.trim().parse().unwrap())
}
