//! What the arguments name: files, folders, addresses, standard input.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::Source;
use crate::formats;
use crate::text::clean::clean_line;
use crate::text::in_words;

/// Files of a folder that are taken at most.
const MOST_FILES: usize = 10_000;

/// The articles that `arguments` name, in order: `-` is standard input, an address is fetched, of
/// a folder the files with an extension that some format has, sorted by name; `wire.jsonl#2` is one
/// of the articles in a file. Nothing gives nothing.
///
/// # Errors
/// When a folder cannot be read or holds no article.
pub fn list(arguments: &[OsString]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        let file = || Source::File(path.to_owned());
        match argument.to_str() {
            Some("-") => sources.push(Source::Stdin),
            Some(url) if is_url(url) => sources.push(Source::Url(url.to_owned())),
            _ if path.is_dir() => sources.extend(folder(path)?),
            Some(words) if !path.exists() => sources.push(part_named(words).unwrap_or_else(file)),
            _ => sources.push(file()),
        }
    }
    Ok(sources)
}

/// The articles that one source holds, with their titles: JSON Lines and lists of records hold
/// several. A source with one article, or that cannot be read, gives nothing.
#[must_use]
pub fn parts(source: &Source) -> Vec<(Source, String)> {
    let is_json = match source {
        Source::File(path) => {
            let extension = super::extension(path);
            extension.is_some_and(|e| matches!(e.as_str(), "json" | "jsonl" | "ndjson" | "jsonld"))
        }
        _ => false,
    };
    if !is_json {
        return Vec::new();
    }
    let Ok(content) = super::read::content(source, &super::Progress::default()) else {
        return Vec::new();
    };
    let decoded = crate::text::decode::decode(&content.bytes, None);
    let records = formats::json::Records::find(&decoded.text);
    if records.len() < 2 {
        return Vec::new();
    }
    let part = |index| (Source::Part(Box::new(source.clone()), index), records.title(index));
    (0..records.len().min(MOST_FILES)).map(part).collect()
}

/// `wire.jsonl#2`, as the reader names the second article of that file; none where there is no such
/// file.
#[must_use]
pub fn part_named(words: &str) -> Option<Source> {
    let (whole, number) = words.rsplit_once('#')?;
    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
    let whole = Path::new(whole);
    whole.is_file().then(|| Source::Part(Box::new(Source::File(whole.to_owned())), index))
}

fn is_url(words: &str) -> bool {
    let scheme = |name: &str| words.get(..name.len()).is_some_and(|s| s.eq_ignore_ascii_case(name));
    scheme("http://") || scheme("https://")
}

/// The articles of a folder, not of the folders in it.
fn folder(path: &Path) -> Result<Vec<Source>> {
    let shown = clean_line(&path.to_string_lossy(), 300);
    let entries = std::fs::read_dir(path)
        .map_err(|error| anyhow!("the folder {shown} cannot be read: {}", in_words(&error)))?;
    let is_article = |path: &PathBuf| {
        let extension = super::extension(path);
        let known = extension.is_some_and(|e| {
            e == "epub" || formats::FORMATS.iter().any(|f| f.extensions.contains(&e.as_str()))
        });
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        known && !hidden && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries
        .take(10 * MOST_FILES)
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(is_article)
        .take(MOST_FILES)
        .collect();
    files.sort();
    if files.is_empty() {
        let known = known_extensions();
        bail!(
            "{shown} is a folder that holds no article ({known}): name a file, whatever its name"
        );
    }
    Ok(files.into_iter().map(Source::File).collect())
}

/// The extensions that are read, as shown in a message.
fn known_extensions() -> String {
    let firsts = formats::FORMATS.iter().filter_map(|f| f.extensions.first());
    firsts.map(|e| format!(".{e}")).collect::<Vec<_>>().join(", ")
}
