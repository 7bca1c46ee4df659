//! `--json`, `--to` and `--plain`: converts articles as a stream, each written before many more are
//! read.

use std::io::{self, BufWriter, Write};

use anyhow::{Result, anyhow};

use super::args::{Batch, ErrorForm, Reading, To, With};
use super::report;
use crate::app::annotations::Annotations;
use crate::doc::Document;
use crate::doc::problem::{Fault, Problem};
use crate::export::{html, ics, json, markdown, plain, timelinejs, web_annotations};
use crate::facts::{Context, Facts};
use crate::input::batches::{self, Step};
use crate::input::{InputSource, ParsedArticle};
use crate::store::{Lookup, Store};
use crate::term;

/// Bytes gathered before they are written out.
const ROOM: usize = 64 << 10;

/// How articles are printed.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The format.
    pub to: To,
    /// What is added.
    pub with: &'a [With],
    /// Where paragraphs of plain text are wrapped; none for a line each.
    pub columns: Option<u16>,
    /// Lines as they are in the file.
    pub raw: bool,
}

/// What is printed of an article beside its text.
#[derive(Default)]
struct Found {
    facts: Facts,
    /// The reader's notes, where they are asked for.
    notes: Option<Annotations>,
}

/// Prints each article in a format. An article that cannot be read is an error on standard error and
/// exit code 1, or a record if that is asked for; the next follows.
pub fn print(
    sources: &[InputSource],
    reading: &Reading,
    batch: &Batch,
    form: Form<'_>,
) -> Result<u8> {
    let mut out = BufWriter::with_capacity(ROOM, io::stdout().lock());
    let store = Lookup::of(Store::of_user());
    let threads = batch.threads();
    let context = Context { published: reading.published };
    let (mut code, mut first) = (0, true);
    let make = |place: &InputSource, article: Result<ParsedArticle>| {
        let article = article.and_then(|article| match batch.errors {
            Some(ErrorForm::Json) => article.or_problem(),
            None => Ok(article),
        });
        let mut article = article.map_err(|error| problem(&error, place))?;
        let found = form.to.has_facts(form.with).then(|| {
            let given = article.facts.take();
            let find = || threads.extract(&article.doc, &context, u32::MAX);
            let mut facts = given.unwrap_or_else(find);
            // The corrections made in the reader.
            term::correct(&store, place, &article.doc, &mut facts);
            let with_notes = form.with.contains(&With::Notes);
            let notes = with_notes.then(|| term::annotations(&store, place, &article.doc));
            Found { facts, notes }
        });
        Ok((article, found.unwrap_or_default()))
    };
    batches::each(sources, reading.format(), threads, &make, &mut |step| {
        match step {
            Step::Article(Ok((article, found))) => {
                warn_if_empty(&article);
                let apart = !std::mem::take(&mut first) && form.to == To::Text;
                if apart {
                    writeln!(out)?;
                }
                write(&article.doc, &found, form, &mut out)?;
                // A program at the other end of a pipe gets whole articles.
                out.flush()?;
            }
            Step::Article(Err(problem)) if batch.errors == Some(ErrorForm::Json) => {
                json::write_problem(&problem, &mut out)?;
                out.flush()?;
            }
            Step::Article(Err(problem)) => {
                report(&problem.into());
                code = 1;
            }
            Step::End(source, 0) => report(&anyhow!("{}: no articles", source.name())),
            Step::End(..) => {}
        }
        Ok(())
    })?;
    Ok(code)
}

/// Why an article cannot be read, and where it was looked for.
pub fn problem(error: &anyhow::Error, place: &InputSource) -> Problem {
    let found = error.downcast_ref::<Problem>().cloned();
    let mut problem = found.unwrap_or_else(|| Problem {
        fault: Fault::Unreadable,
        ..Problem::from(format!("{error:#}"))
    });
    problem.source.get_or_insert_with(|| place.name());
    problem
}

/// Says on standard error why an article has no text.
fn warn_if_empty(article: &ParsedArticle) {
    let Document { text, notes, meta, .. } = &article.doc;
    if text.trim().is_empty() {
        // The last one is about that.
        notes.last().into_iter().for_each(|n| report(&anyhow!("{}: {}", meta.source, n.message)));
    }
}

fn write(doc: &Document, found: &Found, form: Form<'_>, out: &mut impl Write) -> io::Result<()> {
    let Found { facts, notes } = found;
    match form.to {
        To::Md if form.to.has_facts(form.with) => markdown::write_with_facts(doc, facts, out),
        To::Md => markdown::write(doc, out),
        To::Text if form.raw => writeln!(out, "{}", doc.text.trim_end_matches('\n')),
        To::Text => plain::write(doc, form.columns, out),
        To::Html => html::write(doc, out),
        To::Json => json::write(doc, facts, out),
        To::TimelineJs => timelinejs::write(doc, facts, out),
        To::Ics => ics::write(doc, facts, out),
        To::Annotations => web_annotations::write(doc, facts, notes.as_ref(), out),
        // Printed once all are read.
        To::Report => Ok(()),
    }
}
