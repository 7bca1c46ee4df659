//! From the names on the command line to input sources.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use super::args::LISTS;
use super::{Surroundings, Usage};
use crate::input::{InputSource, arguments};

/// The sources that are named; without a name standard input where that holds something, or the
/// built-in sample.
pub fn sources(files: &[OsString], world: &Surroundings) -> Result<Vec<InputSource>> {
    if !files.is_empty() {
        lists_come_first(files)?;
        return arguments::sources(files);
    }
    let is_sample = world.stdin_is_terminal || !world.stdin_has_text;
    Ok(vec![if is_sample { InputSource::Default } else { InputSource::Stdin }])
}

/// `dateline --published 2023-11-15 quotes` names a file that does not exist: the list comes first.
fn lists_come_first(files: &[OsString]) -> Result<()> {
    let is_list = |file: &&OsString| LISTS.iter().any(|list| **file == **list);
    match files.iter().find(|file| is_list(file) && !Path::new(file).exists()) {
        Some(list) => {
            let list = list.to_string_lossy();
            Err(Usage(format!("options follow the list: dateline {list} FILE --option")).into())
        }
        None => Ok(()),
    }
}

/// The articles to move among in the reader: of a source with several, each of them.
pub fn articles(sources: Vec<InputSource>) -> Vec<InputSource> {
    let mut articles = Vec::new();
    for source in sources {
        let parts = arguments::articles_in(&source);
        if parts.is_empty() {
            articles.push(source);
        } else {
            articles.extend(parts.into_iter().map(|(article, _)| article));
        }
    }
    articles
}
