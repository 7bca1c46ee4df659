//! Prints made-up news articles as JSON Lines: `cargo run --example articles -- 10000 > wire.jsonl`.
//! For tests and measurements of many articles.

#![allow(clippy::print_stdout, reason = "this is what it is for")]

mod stories;

use std::io::{self, BufWriter, Write};

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let count = std::env::args().nth(1).context("how many? for example: articles 10000")?;
    let mut out = BufWriter::new(io::stdout().lock());
    for story in stories::stories(count.parse()?) {
        out.write_all(story.line().as_bytes())?;
    }
    out.flush()?;
    Ok(())
}
