//! `--json`: one line an article, each written before the next is read.

use std::io::{self, BufWriter, Write};

use anyhow::Result;

use super::args::Reading;
use super::open;
use crate::export::json;
use crate::input::Source;

/// Prints each article as JSON. One that cannot be read is told on standard error and passed over;
/// the exit code is 1 then.
pub fn json(sources: &[Source], reading: &Reading) -> Result<u8> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = 0;
    for source in sources {
        match open::open(source, reading) {
            Ok(article) => {
                json::write(&article.doc, &article.facts, &mut out)?;
                // Whoever waits at the other end gets whole articles.
                out.flush()?;
            }
            Err(error) => {
                let _ = writeln!(io::stderr(), "dateline: {error:#}");
                code = 1;
            }
        }
    }
    Ok(code)
}
