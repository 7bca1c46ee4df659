//! `--to report`: gathers the articles of a report and writes it.

use anyhow::{Result, anyhow};

use super::args::{Reading, With};
use super::{print, report};
use crate::app::annotations::Annotations;
use crate::doc::Document;
use crate::export::report::{Article, dossier, write};
use crate::facts::{Context, Facts};
use crate::input::threads::Threads;
use crate::input::{InputSource, ParsedArticle, json_lines};
use crate::store::{Lookup, Store};
use crate::term;

/// An article with what belongs to its report.
struct Gathered {
    doc: Document,
    facts: Facts,
    annotations: Option<Annotations>,
}

impl Gathered {
    fn article(&self) -> Article<'_> {
        Article { doc: &self.doc, facts: &self.facts, annotations: self.annotations.as_ref() }
    }
}

/// Prints the report of the articles: one of them alone, several as a dossier. An article that cannot
/// be read is an error on standard error and exit code 1.
///
/// # Errors
/// When none can be read.
pub fn run(sources: &[InputSource], reading: &Reading, with: &[With]) -> Result<u8> {
    let store = Lookup::of(Store::of_user());
    let threads = Threads::All;
    let context = Context { published: reading.published };
    let make = |place: &InputSource, read: Result<ParsedArticle>| {
        let ParsedArticle { doc, facts, .. } = read?.or_problem()?;
        let mut facts = facts.unwrap_or_else(|| threads.extract(&doc, &context, u32::MAX));
        // The corrections made in the reader.
        term::correct(&store, place, &doc, &mut facts);
        let notes = with.contains(&With::Notes);
        let annotations = notes.then(|| term::annotations(&store, place, &doc));
        Ok(Gathered { doc, facts, annotations })
    };
    let (mut gathered, mut code) = (Vec::new(), 0);
    for source in sources {
        json_lines::each(source, reading.format(), threads, &make, &mut |made| {
            match made {
                Ok(article) => gathered.push(article),
                Err(error) => {
                    report(&error);
                    code = 1;
                }
            }
            Ok(())
        })?;
    }
    let articles: Vec<Article<'_>> = gathered.iter().map(Gathered::article).collect();
    match articles.as_slice() {
        [] => return Err(anyhow!("no articles")),
        [article] => print(|out| Ok(write(*article, out)?))?,
        _ => print(|out| Ok(dossier::write(articles.clone(), out)?))?,
    }
    Ok(code)
}
