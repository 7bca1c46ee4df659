//! From what was named on the command line to the articles it means.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use super::args::LISTS;
use super::{Surroundings, Usage};
use crate::input::{self, Source};

/// The articles that are named; without a name what standard input holds, or the default article.
pub fn sources(files: &[OsString], world: &Surroundings) -> Result<Vec<Source>> {
    if !files.is_empty() {
        lists_come_first(files)?;
        return input::list(files);
    }
    let default = world.stdin_is_terminal || !world.stdin_has_text;
    Ok(vec![if default { Source::Default } else { Source::Stdin }])
}

/// `dateline --published 2023-11-15 quotes` names a file that is not there: the list comes first.
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

/// The articles to move among in the reader: those of a JSON Lines file each for itself.
pub fn shelf(sources: Vec<Source>) -> Vec<Source> {
    let mut shelf = Vec::new();
    for source in sources {
        let parts = input::list::parts(&source);
        if parts.is_empty() {
            shelf.push(source);
        } else {
            shelf.extend(parts.into_iter().map(|(part, _)| part));
        }
    }
    shelf
}
