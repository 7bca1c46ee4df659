//! `--json`, `--to` and `--plain`: converts articles as a stream, each written before many more are
//! read.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, anyhow};

use super::args::{Reading, To};
use super::report;
use crate::doc::Document;
use crate::export::{html, json, markdown, plain};
use crate::facts::{Context, Facts};
use crate::input::threads::Threads;
use crate::input::{InputSource, ParsedArticle, json_lines};
use crate::store::{Lookup, Store};
use crate::term;

/// Bytes gathered before they are written out.
const ROOM: usize = 64 << 10;

/// How the lines of plain text are printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lines {
    /// Where paragraphs are wrapped; none for a line each.
    pub columns: Option<u16>,
    /// Lines as they are in the file.
    pub raw: bool,
}

/// Prints each article in a format. An article that
/// cannot be read is an error on standard error and exit code 1; the next follows.
pub fn print(sources: &[InputSource], reading: &Reading, to: To, lines: Lines) -> Result<u8> {
    let mut out = BufWriter::with_capacity(ROOM, io::stdout().lock());
    let store = Lookup::of(Store::of_user());
    let threads = Threads::All;
    let context = Context { published: reading.published };
    let (mut code, mut first) = (0, true);
    for source in sources {
        let mut any = false;
        let make = |place: &InputSource, article: Result<ParsedArticle>| {
            article.map(|mut article| {
                let facts = (to == To::Json).then(|| {
                    let given = article.facts.take();
                    let find = || threads.extract(&article.doc, &context, u32::MAX);
                    let mut facts = given.unwrap_or_else(find);
                    // The corrections made in the reader.
                    term::correct(&store, place, &article.doc, &mut facts);
                    facts
                });
                (article, facts)
            })
        };
        json_lines::each(source, reading.format(), threads, &make, &mut |made| {
            any = true;
            match made {
                Ok((article, facts)) => {
                    warn_if_empty(&article);
                    let apart = !std::mem::take(&mut first) && to == To::Text;
                    if apart {
                        writeln!(out)?;
                    }
                    write(&article, facts, to, lines, &mut out)?;
                    // A program at the other end of a pipe gets whole articles.
                    out.flush()?;
                }
                Err(error) => {
                    report(&error);
                    code = 1;
                }
            }
            Ok(())
        })?;
        if !any {
            report(&anyhow!("{}: no articles", source.name()));
        }
    }
    Ok(code)
}

/// Says on standard error why an article has no text.
fn warn_if_empty(article: &ParsedArticle) {
    let Document { text, notes, meta, .. } = &article.doc;
    if text.trim().is_empty() {
        // The last one is about that.
        notes.last().into_iter().for_each(|n| report(&anyhow!("{}: {}", meta.source, n.message)));
    }
}

fn write(
    article: &ParsedArticle,
    facts: Option<Facts>,
    to: To,
    lines: Lines,
    out: &mut impl Write,
) -> io::Result<()> {
    match to {
        To::Md => markdown::write(&article.doc, out),
        To::Text if lines.raw => writeln!(out, "{}", article.doc.text.trim_end_matches('\n')),
        To::Text => plain::write(&article.doc, lines.columns, out),
        To::Html => html::write(&article.doc, out),
        To::Json => json::write(&article.doc, &facts.unwrap_or_default(), out),
        // Printed once all are read.
        To::Report => Ok(()),
    }
}
