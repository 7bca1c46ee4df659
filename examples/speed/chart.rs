//! Rows of a table, and charts in plain text: both axes by powers, so that a straight line of slope
//! one is linear growth and a level one is none.

use std::fmt::Write as _;
use std::time::Duration;

use super::Row;

/// Columns between two sizes.
const STEP: usize = 12;
/// Rows of a chart for a factor of ten.
const ROWS: f64 = 2.0;

/// The head of the table.
pub const HEAD: &str = "\
| text | opening | a key | a search | all facts | MB/s | memory: reader | `--json` |
|---:|---:|---:|---:|---:|---:|---:|---:|";

/// A row of the table.
pub fn line(row: &Row) -> String {
    let seconds = |time: Duration| time.as_secs_f64();
    let rate = row.size as f64 / 1e6 / seconds(row.facts).max(1e-9);
    format!(
        "| {} | {} | {} | {} | {} | {rate:.1} | {} | {} |",
        bytes(row.size as f64),
        time(seconds(row.opening)),
        time(seconds(row.key)),
        time(seconds(row.search)),
        time(seconds(row.facts)),
        bytes(row.reader_memory as f64),
        bytes(row.json_memory as f64),
    )
}

/// Something that grows, or does not.
pub struct Growth<'a> {
    /// How it is drawn.
    pub sign: char,
    /// What it is.
    pub name: &'a str,
    /// Its value in a row.
    pub of: &'a dyn Fn(&Row) -> f64,
}

/// Several of them.
pub struct Chart<'a> {
    /// Writes a value.
    pub unit: fn(f64) -> String,
    /// What is drawn; the later over the earlier.
    pub lines: &'a [Growth<'a>],
}

impl Chart<'_> {
    /// The chart as a block of Markdown.
    pub fn draw(&self, rows: &[Row]) -> String {
        let level = |value: f64| (value.max(1e-9).log10() * ROWS).round() as i64;
        let levels: Vec<Vec<i64>> = self
            .lines
            .iter()
            .map(|line| rows.iter().map(|row| level((line.of)(row))).collect())
            .collect();
        let all = || levels.iter().flatten().copied();
        let (low, high) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        let mut out = String::from("```text\n");
        for at in (low..=high).rev() {
            let whole = at.rem_euclid(ROWS as i64) == 0;
            let label =
                if whole { (self.unit)(10_f64.powf(at as f64 / ROWS)) } else { String::new() };
            let mut cells = String::new();
            for index in 0..rows.len() {
                let here = self.lines.iter().zip(&levels);
                let here = here.filter(|(_, own)| own.get(index) == Some(&at));
                let signs: String = here.map(|(line, _)| line.sign).collect();
                let _ = write!(cells, "{signs:^STEP$}");
            }
            let _ = writeln!(out, "{label:>8} │{}", cells.trim_end());
        }
        let _ = writeln!(out, "{:>8} └{}", "", "─".repeat(STEP * rows.len()));
        let sizes: String =
            rows.iter().map(|row| format!("{:^STEP$}", bytes(row.size as f64))).collect();
        let _ = writeln!(out, "{:>10}{}\n", "", sizes.trim_end());
        let legend: Vec<String> =
            self.lines.iter().map(|line| format!("{} {}", line.sign, line.name)).collect();
        let _ = writeln!(out, "{:>10}{}\n```", "", legend.join("   "));
        out
    }
}

/// A time, given in seconds, in three digits.
pub fn time(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{} µs", digits(s * 1e6)),
        s if s < 1.0 => format!("{} ms", digits(s * 1e3)),
        s => format!("{} s", digits(s)),
    }
}

/// A number of bytes.
pub fn bytes(count: f64) -> String {
    match count {
        n if n < 1e6 => format!("{} KB", digits(n / 1e3)),
        n if n < 1e9 => format!("{} MB", digits(n / 1e6)),
        n => format!("{} GB", digits(n / 1e9)),
    }
}

fn digits(number: f64) -> String {
    match number {
        n if n < 10.0 => format!("{n:.1}"),
        n => format!("{n:.0}"),
    }
}
