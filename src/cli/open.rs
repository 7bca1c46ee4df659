//! From the names on the command line to input sources.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Result, bail};

use super::args::{Args, COMMANDS, Showing};
use super::{Surroundings, Usage};
use crate::app::start::{SourceLine, Start};
use crate::input::{InputSource, arguments};
use crate::text::nearest::nearest;

/// What is to be opened.
pub struct Named {
    pub sources: Vec<InputSource>,
    /// Where reading begins.
    pub starts: Vec<(InputSource, Start)>,
}

/// What the command line names, and where it says reading begins.
pub fn named(args: &Args, world: &Surroundings) -> Result<Named> {
    let is_place = |word: &&OsString| place(word).is_some();
    let first = args.file.iter().filter(is_place).filter_map(place).next_back();
    let section = || args.opening.section.clone().map(Start::Section);
    let first = first.or_else(section).or_else(|| args.opening.person.clone().map(Start::Person));
    let mut starts = Vec::new();
    let files: Vec<OsString> = args
        .file
        .iter()
        .filter(|word| !is_place(word))
        .map(|word| match arguments::file_and_line(word) {
            Some((file, line)) => {
                let start = Start::Line(arguments::source_line(&file, line));
                starts.push((InputSource::File(file.clone()), start));
                file.into_os_string()
            }
            None => word.clone(),
        })
        .collect();
    let sources = sources(&files, world)?;
    if let (Some(start), Some(source)) = (first, sources.first()) {
        let start = match (start, source.path()) {
            (Start::Line(line), Some(path)) => {
                Start::Line(arguments::source_line(path, line.number))
            }
            (start, _) => start,
        };
        starts.insert(0, (source.clone(), start));
    }
    Ok(Named { sources, starts })
}

/// The place that `+12`, `+/words`, `+G` or `+F` names, as for less; none for other words, and where
/// there is a file of this name.
fn place(word: &OsString) -> Option<Start> {
    let place = word.to_str()?.strip_prefix('+').filter(|_| !Path::new(word).exists())?;
    match place {
        "G" => Some(Start::End),
        "F" => Some(Start::Follow),
        _ => match place.strip_prefix('/') {
            Some(words) => Some(Start::Pattern(words.to_owned())).filter(|_| !words.is_empty()),
            None => {
                let number = place.parse().ok()?;
                Some(Start::Line(SourceLine { number, ..SourceLine::default() }))
            }
        },
    }
}

/// Whether `$LESS` asks for what `--quit-if-one-screen` does: git sets it to `FRX`.
pub fn less_quits(less: &str) -> bool {
    // These take what follows them.
    const VALUES: &str = "bhjkoOpPtTxyzD#\"";
    less.split_whitespace().any(|word| match word.strip_prefix("--") {
        Some(long) => long.eq_ignore_ascii_case("quit-if-one-screen"),
        None => word.chars().take_while(|c| !VALUES.contains(*c)).any(|c| c == 'F'),
    })
}

/// The sources that are named; without a name standard input where that holds something, or the
/// built-in sample.
pub fn sources(files: &[OsString], world: &Surroundings) -> Result<Vec<InputSource>> {
    if !files.is_empty() {
        lists_come_first(files)?;
        is_no_slip(files, COMMANDS.iter().copied())?;
        let sources = arguments::sources(files)?;
        let mut remote = sources.iter().filter(|source| source.is_remote());
        return match remote.next() {
            Some(source) if !super::configuration(&Showing::default()).network => {
                bail!("{}: not fetched, network = false in the config file", source.name())
            }
            _ => Ok(sources),
        };
    }
    let is_sample = world.stdin_is_terminal || !world.stdin_has_text;
    Ok(vec![if is_sample { InputSource::Default } else { InputSource::Stdin }])
}

/// The same for a list, which a script may print: that nothing was named is said on standard error.
pub fn listed(files: &[OsString], world: &Surroundings) -> Result<Vec<InputSource>> {
    let sources = sources(files, world)?;
    if sources.contains(&InputSource::Default) {
        let _ = writeln!(io::stderr(), "dateline: no article named: the built-in sample");
    }
    Ok(sources)
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

/// `dateline peple FILE` names a file that does not exist: a command was meant.
pub fn is_no_slip<'n>(files: &[OsString], names: impl Iterator<Item = &'n str>) -> Result<()> {
    let first = files.first().filter(|file| !arguments::names_article(file));
    let first = first.and_then(|file| file.to_str());
    match first.and_then(|first| Some((first, nearest(first, names)?))) {
        Some((first, near)) => {
            Err(Usage(format!("{first}: no such file or list; did you mean {near}?")).into())
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
            articles.extend(parts);
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
    fn places_are_named_as_for_less() {
        let check = |word: &str, expected: Option<Start>| {
            assert_eq!(place(&OsString::from(word)), expected, "{word}");
        };
        let line = |number| Some(Start::Line(SourceLine { number, ..SourceLine::default() }));
        check("+12", line(12));
        check("+/wall of", Some(Start::Pattern("wall of".into())));
        check("+G", Some(Start::End));
        check("+F", Some(Start::Follow));
        for other in ["+", "+/", "+x", "12", "a.txt", "+-1"] {
            check(other, None);
        }
    }

    #[test]
    fn less_may_ask_to_quit() {
        for (less, quits) in [
            ("FRX", true),
            ("-FRX", true),
            ("-R -F", true),
            ("--RAW-CONTROL-CHARS --quit-if-one-screen", true),
            ("", false),
            ("RX", false),
            ("-R -x4F", false),
            ("-Ps%F", false),
        ] {
            assert_eq!(less_quits(less), quits, "{less}");
        }
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
