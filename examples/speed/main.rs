//! Measures how time and memory grow with the text, and writes docs/speed.md:
//! `cargo run --release --example speed`, or `… -- 5000 1000000` for these sizes only, which are
//! printed and not written. It builds the program, makes up its texts, and reads them in a terminal
//! of its own.
#![expect(clippy::disallowed_methods, reason = "a tool that measures, and writes what it measured")]
#![expect(clippy::print_stdout, reason = "a command-line tool")]

mod chart;
mod news;
mod reader;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use chart::{Chart, Growth};
use reader::Reader;

/// The file that is written.
const PAGE: &str = "docs/speed.md";
/// Sizes of the texts, in bytes.
const SIZES: [usize; 5] = [5_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
/// Keys that are pressed, one after the other was answered.
const KEYS: usize = 15;
/// Bytes up to which a text is read several times.
const SHORT: usize = 1_000_000;

/// What was measured on a text of one size.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The text, in bytes.
    pub size: usize,
    /// Until the beginning stands on the screen.
    pub opening: Duration,
    /// From a key to its frame.
    pub key: Duration,
    /// From the search's keys to the words found, which stand near the end.
    pub search: Duration,
    /// `--json` of the whole text.
    pub facts: Duration,
    /// The most memory of the reader with all facts, in bytes.
    pub reader_memory: usize,
    /// The most memory of `--json`, in bytes.
    pub json_memory: usize,
}

fn main() -> Result<()> {
    let chosen = env::args().skip(1).map(|size| size.parse().context("sizes are in bytes"));
    let chosen: Vec<usize> = chosen.collect::<Result<_>>()?;
    let (program, profile) = build()?;
    let folder = tempfile::tempdir()?;
    let mut rows = Vec::new();
    for &size in if chosen.is_empty() { &SIZES[..] } else { &chosen } {
        let file = folder.path().join(format!("{size}.txt"));
        std::fs::write(&file, news::text(size))?;
        let row = measure(&program, &file, size)?;
        println!("{}", chart::line(&row));
        std::fs::remove_file(&file)?;
        rows.push(row);
    }
    if chosen.is_empty() {
        std::fs::write(PAGE, page(&rows, &profile))?;
        println!("{PAGE} is up to date");
    }
    Ok(())
}

/// Builds the program as this one was built; gives its path and the profile.
fn build() -> Result<(PathBuf, String)> {
    let own = env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("this program lies nowhere")?;
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("debug");
    let profile = if name == "debug" { "dev" } else { name };
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--bin", "dateline", "--profile", profile]);
    if !build.status()?.success() {
        bail!("the program cannot be built");
    }
    Ok((folder.join("dateline"), profile.to_owned()))
}

/// Reads a file in every way. Short ones are read several times, and the middle is taken.
fn measure(program: &Path, file: &Path, size: usize) -> Result<Row> {
    let times = if size <= SHORT { 7 } else { 1 };
    let (mut openings, mut keys, mut searches, mut facts) = (vec![], vec![], vec![], vec![]);
    let (mut reader_memory, mut json_memory) = (0, 0);
    for _ in 0..times {
        let mut reader = Reader::open(program, file)?;
        openings.push(reader.wait_for(news::TITLE)?);
        reader.wait_until_whole()?;
        reader_memory = reader_memory.max(reader.memory());
        for _ in 0..KEYS {
            keys.push(reader.press("j")?);
        }
        let asked = Instant::now();
        reader.write(&format!("/{}\r", news::RARE))?;
        reader.wait_for(news::AROUND_RARE)?;
        searches.push(asked.elapsed());
        drop(reader);
        let (time, memory) = json(program, file)?;
        facts.push(time);
        json_memory = json_memory.max(memory);
    }
    Ok(Row {
        size,
        opening: middle(openings),
        key: middle(keys),
        search: middle(searches),
        facts: middle(facts),
        reader_memory,
        json_memory,
    })
}

/// Time and memory of `--json`.
fn json(program: &Path, file: &Path) -> Result<(Duration, usize)> {
    let begun = Instant::now();
    let mut command = Command::new(program);
    let mut child = command.arg("--json").arg(file).stdout(Stdio::null()).spawn()?;
    let mut most = 0;
    while child.try_wait()?.is_none() {
        most = most.max(reader::peak(child.id()));
        std::thread::sleep(Duration::from_micros(500));
    }
    Ok((begun.elapsed(), most))
}

/// The middle one.
fn middle(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// The page that shows the rows.
fn page(rows: &[Row], profile: &str) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let seconds = |time: Duration| time.as_secs_f64();
    let bytes = |n: usize| n as f64;
    let time = Chart {
        unit: chart::time,
        lines: &[
            Growth { sign: 'o', name: "opening", of: &|row| seconds(row.opening) },
            Growth { sign: 'k', name: "a key", of: &|row| seconds(row.key) },
            Growth { sign: 's', name: "a search", of: &|row| seconds(row.search) },
            Growth { sign: 'f', name: "all facts, as JSON", of: &|row| seconds(row.facts) },
        ],
    };
    let memory = Chart {
        unit: chart::bytes,
        lines: &[
            Growth { sign: 't', name: "the text itself", of: &|row| bytes(row.size) },
            Growth { sign: 'r', name: "the reader", of: &|row| bytes(row.reader_memory) },
            Growth { sign: 'j', name: "--json", of: &|row| bytes(row.json_memory) },
        ],
    };
    let table: String = rows.iter().map(chart::line).map(|line| line + "\n").collect();
    format!(
        "\
# Time and memory against the size of the text

Made by `cargo run --release --example speed`, which makes up news of each size, dense with names, \
dates and quotations, and reads it with the real program in a terminal of 120×40. This page was \
made on {cores} cores, with the profile `{profile}`. The growth counts, not the last digit.

- **opening**: from the start of the program until the beginning stands on the screen.
- **a key**: from `j` to its frame, the middle of {KEYS}.
- **a search**: from the keys of a search to words near the end on the screen.
- **all facts**: `--json` of the whole text, with people, dates and quotations.
- **memory**: the most that was resident, with all facts found.

{head}
{table}
## Time

{time}
## Memory

{memory}",
        head = chart::HEAD,
        time = time.draw(rows),
        memory = memory.draw(rows),
    )
}
