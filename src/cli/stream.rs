//! `--json`: one line an article, each written before the next is read.

use std::io::{self, BufWriter, Write};

use anyhow::Result;

use super::args::Reading;
use crate::export::json;
use crate::facts::{Context, extract};
use crate::input::{Source, lines};

/// Prints each article as JSON. One that cannot be read is told on standard error and passed over;
/// the exit code is 1 then.
pub fn json(sources: &[Source], reading: &Reading) -> Result<u8> {
    let mut out = BufWriter::new(io::stdout().lock());
    let context = Context { published: reading.published };
    let mut code = 0;
    for source in sources {
        lines::each(source, reading.format(), &mut |article| {
            match article {
                Ok(article) => {
                    // Facts that came with the text are kept as they are.
                    let facts = article.facts.unwrap_or_else(|| extract(&article.doc, &context));
                    json::write(&article.doc, &facts, &mut out)?;
                    // Whoever waits at the other end gets whole articles.
                    out.flush()?;
                }
                Err(error) => {
                    let _ = writeln!(io::stderr(), "dateline: {error:#}");
                    code = 1;
                }
            }
            Ok(())
        })?;
    }
    Ok(code)
}
