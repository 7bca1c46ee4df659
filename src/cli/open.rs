//! From the names on the command line to input sources.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use super::args::COMMANDS;
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

/// Splits what follows the name of a list into articles and the words that filter rows. The first
/// argument is an article, and so is each after it until one that names none.
pub fn articles_and_words(named: &[OsString]) -> (&[OsString], Vec<String>) {
    let after = named.iter().skip(1);
    let count = after.take_while(|word| arguments::names_article(word)).count() + 1;
    let (articles, words) = named.split_at(count.min(named.len()));
    (articles, words.iter().map(|word| word.to_string_lossy().into_owned()).collect())
}

/// `dateline --published 2023-11-15 quotes` names a file that does not exist: the list comes first.
fn lists_come_first(files: &[OsString]) -> Result<()> {
    let is_command = |file: &&OsString| COMMANDS.iter().any(|command| **file == **command);
    match files.iter().find(|file| is_command(file) && !Path::new(file).exists()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, articles: &str, words: &str) {
        let named: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let (found, rest) = articles_and_words(&named);
        assert_eq!((found.join(" ".as_ref()), rest.join(" ")), (articles.into(), words.into()));
    }

    #[test]
    fn articles_come_before_words() {
        check("", "", "");
        check("berg", "berg", "");
        check("- berg", "-", "berg");
        check("Cargo.toml src berg", "Cargo.toml src", "berg");
        check("a.txt b.md https://x/a berg", "a.txt b.md https://x/a", "berg");
        check("a.txt berg Cargo.toml", "a.txt", "berg Cargo.toml");
        check("a.txt 'src' U.S. and/or", "a.txt", "'src' U.S. and/or");
    }
}
