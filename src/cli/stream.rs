//! `--json`, `--to` and `--plain`: articles in, articles out, each written before many more are read.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, anyhow};

use super::args::{Reading, To};
use super::tell;
use crate::doc::Document;
use crate::export::{html, json, markdown, plain};
use crate::facts::{Context, Facts};
use crate::input::threads::Threads;
use crate::input::{Article, Source, lines};
use crate::store::{Lookup, Store};
use crate::term;

/// Bytes gathered before they are written out.
const ROOM: usize = 64 << 10;

/// Prints each article in a format; plain text is wrapped at `columns` where given. One that
/// cannot be read is told on standard error and passed over; the exit code is 1 then.
pub fn print(sources: &[Source], reading: &Reading, to: To, columns: Option<u16>) -> Result<u8> {
    let mut out = BufWriter::with_capacity(ROOM, io::stdout().lock());
    let store = Lookup::of(Store::of_person());
    let threads = Threads::All;
    let context = Context { published: reading.published };
    let (mut code, mut first) = (0, true);
    for source in sources {
        let mut any = false;
        let make = |place: &Source, article: Result<Article>| {
            article.map(|mut article| {
                let facts = (to == To::Json).then(|| {
                    let given = article.facts.take();
                    let find = || threads.extract(&article.doc, &context, u32::MAX);
                    let mut facts = given.unwrap_or_else(find);
                    // What its reader put right.
                    term::correct(&store, place, &article.doc, &mut facts);
                    facts
                });
                (article, facts)
            })
        };
        lines::each(source, reading.format(), threads, &make, &mut |made| {
            any = true;
            match made {
                Ok((article, facts)) => {
                    tell_nothing(&article);
                    let apart = !std::mem::take(&mut first) && to == To::Text;
                    if apart {
                        writeln!(out)?;
                    }
                    write(&article, facts, to, columns, &mut out)?;
                    // Whoever waits at the other end gets whole articles.
                    out.flush()?;
                }
                Err(error) => {
                    tell(&error);
                    code = 1;
                }
            }
            Ok(())
        })?;
        if !any {
            tell(&anyhow!("{} holds no article", source.name()));
        }
    }
    Ok(code)
}

/// Says why an article has no words.
fn tell_nothing(article: &Article) {
    let Document { text, notes, meta, .. } = &article.doc;
    if text.trim().is_empty() {
        // The last one is about that.
        notes.last().into_iter().for_each(|n| tell(&anyhow!("{}: {}", meta.source, n.message)));
    }
}

fn write(
    article: &Article,
    facts: Option<Facts>,
    to: To,
    columns: Option<u16>,
    out: &mut impl Write,
) -> io::Result<()> {
    match to {
        To::Md => markdown::write(&article.doc, out),
        To::Text => plain::write(&article.doc, columns, out),
        To::Html => html::write(&article.doc, out),
        To::Json => json::write(&article.doc, &facts.unwrap_or_default(), out),
    }
}
