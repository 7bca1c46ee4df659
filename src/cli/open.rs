//! From what was named on the command line to articles with their facts.

use std::ffi::OsString;

use anyhow::Result;

use super::{Surroundings, Usage};
use super::args::Reading;
use crate::app::Article;
use crate::facts::{self, Context};
use crate::input::{self, Progress, Source};

/// The articles that are named; without a name what standard input holds, or the default article.
pub fn sources(files: &[OsString], world: &Surroundings) -> Result<Vec<Source>> {
    if !files.is_empty() {
        return input::list(files);
    }
    let default = world.stdin_is_terminal || !world.stdin_has_text;
    Ok(vec![if default { Source::Default } else { Source::Stdin }])
}

/// The one article of a command that takes no more.
pub fn single(mut sources: Vec<Source>) -> Result<Source> {
    match (sources.pop(), sources.len()) {
        (Some(source), 0) => Ok(source),
        (_, more) => Err(Usage(format!(
            "{} articles are named, and this opens one: name one of them, or print all with --json",
            more + 1
        ))
        .into()),
    }
}

/// Reads an article and what it is made of. Facts that come with it are kept, unless its date is
/// given anew.
pub fn open(source: &Source, reading: &Reading) -> Result<Article> {
    let read = input::open_article(source, reading.format(), &Progress::default())?;
    let context = Context { published: reading.published };
    let kept = read.facts.filter(|_| reading.published.is_none());
    let facts = kept.unwrap_or_else(|| facts::extract(&read.doc, &context));
    Ok(Article { doc: read.doc, facts, partial: false })
}
