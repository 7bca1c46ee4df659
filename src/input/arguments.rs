//! From the arguments of the command line to input sources: files, folders, URLs, standard input.

use std::ffi::{OsStr, OsString};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::content::{HEAD, extension};
use super::progress::Progress;
use super::read;
use super::record_lines;
use super::source::{InputSource, is_url};
use crate::app::start::SourceLine;
use crate::formats::{self, Format, Read};
use crate::text::decode::decode;
use crate::text::in_words;
use crate::text::sanitize::clean_line;

/// Files of a folder at most.
const MOST_FILES: usize = 100_000;
/// So much of a file is searched for a line, in bytes.
const LONGEST_SOURCE: u64 = 64 << 20;
/// A line without words stands for one of this many.
const LINES_NEAR: usize = 8;
/// Colons of an argument behind which a line is looked for.
const MOST_COLONS: usize = 8;

/// The sources that `arguments` name, in order: `-` is standard input, a URL is fetched, a folder
/// stands for the files in it whose extension some format has, and those without one that hold a page
/// or several articles (`part-00000`), sorted by name; `wire.jsonl#2` is one of the articles in a
/// file. No arguments give no sources.
///
/// # Errors
/// When a folder cannot be read or contains no articles.
pub fn sources(arguments: &[OsString]) -> Result<Vec<InputSource>> {
    let mut sources = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        let file = || InputSource::File(path.to_owned());
        match argument.to_str() {
            Some("-") => sources.push(InputSource::Stdin),
            Some(url) if is_url(url) => sources.push(InputSource::Url(url.to_owned())),
            _ if path.is_dir() => sources.extend(folder(path, MOST_FILES)?),
            Some(words) if !path.exists() => {
                sources.push(InputSource::part_named(words).unwrap_or_else(file))
            }
            _ => sources.push(file()),
        }
    }
    Ok(sources)
}

/// Whether an argument names an article: something that exists, standard input, a URL, or a name with
/// an extension that some format has, so that a file that is missing is reported.
#[must_use]
pub fn names_article(argument: &OsStr) -> bool {
    let path = Path::new(argument);
    let by_name =
        |words: &str| words == "-" || is_url(words) || InputSource::part_named(words).is_some();
    path.exists()
        || argument.to_str().is_some_and(by_name)
        || extension(path).is_some_and(|extension| formats::with_extension(&extension).is_some())
}

/// Whether an argument is a file, or looks like the name of one; a folder only with a slash: its name
/// may be a word.
#[must_use]
pub fn names_file(argument: &OsStr) -> bool {
    let path = Path::new(argument);
    let is_path = argument.as_encoded_bytes().contains(&b'/');
    path.is_file()
        || is_path && path.exists()
        || extension(path).is_some_and(|extension| formats::with_extension(&extension).is_some())
}

/// The name under which an article is saved, also one whose file is gone.
#[must_use]
pub fn identity(argument: &OsStr) -> Option<String> {
    let words = argument.to_str();
    let named = words.filter(|words| is_url(words)).map(|words| InputSource::Url(words.to_owned()));
    let path = Path::new(argument);
    let part = || words.filter(|_| !path.exists()).and_then(InputSource::part_named);
    if let Some(source) = named.or_else(part) {
        return source.identity();
    }
    let absolute = std::path::absolute(path).ok()?;
    let whole = absolute.canonicalize().ok().or_else(|| {
        let folder = absolute.parent()?.canonicalize().ok()?;
        Some(folder.join(absolute.file_name()?))
    });
    Some(whole.unwrap_or(absolute).to_string_lossy().into_owned())
}

/// The articles in a file of several: JSON Lines, which are counted without being parsed, and lists of
/// records. A source with one article, or that cannot be read, gives none.
#[must_use]
pub fn articles_in(source: &InputSource) -> Vec<InputSource> {
    let Some(path) = source.path() else { return Vec::new() };
    let Some(Format { read: Read::Records { find, .. }, .. }) = format_of(path) else {
        return Vec::new();
    };
    let count = record_lines::count(path).unwrap_or_else(|| {
        let content = read::content(source, &Progress::default()).unwrap_or_default();
        find(&decode(&content.bytes, None).text).count()
    });
    (0..count).filter(|_| count > 1).map(|index| source.article(index)).collect()
}

/// The format of a file: by its extension, or by its content where the name says nothing, or only
/// that it is a page, which may be a report of several articles.
fn format_of(path: &Path) -> Option<&'static Format> {
    let extension = extension(path);
    let named = extension.as_deref().and_then(formats::with_extension);
    named.filter(|format| !matches!(format.read, Read::Page(_))).or_else(|| {
        let head = read::beginning(path, HEAD)?;
        Some(formats::choose(extension.as_deref(), &String::from_utf8_lossy(&head)))
    })
}

/// Whether a file in a folder is an article: by its extension; one without, with a number or `xml` is
/// by its content, since a list of records may be called `part-00000` and a saved page `index`.
fn is_article(path: &Path) -> bool {
    let extension = extension(path).unwrap_or_default();
    if formats::with_extension(&extension).is_some() {
        return path.is_file();
    }
    let says_nothing = extension == "xml" || extension.bytes().all(|byte| byte.is_ascii_digit());
    let reads = |format: &Format| matches!(format.read, Read::Records { .. } | Read::Page(_));
    says_nothing && path.is_file() && format_of(path).is_some_and(reads)
}

/// The file and the line that `notes.txt:12` names, as grep and compilers write it, with a column or
/// words behind; none where there is a file of that whole name, or no file before the colon.
#[must_use]
pub fn file_and_line(argument: &OsStr) -> Option<(PathBuf, u32)> {
    let words = argument.to_str().filter(|_| !Path::new(argument).exists())?;
    let mut colons = memchr::memchr_iter(b':', words.as_bytes()).take(MOST_COLONS);
    colons.find_map(|colon| {
        let (file, rest) = words.split_at_checked(colon)?;
        let digits = rest.get(1..)?.split(':').next()?;
        let line = digits.parse().ok()?;
        Path::new(file).is_file().then(|| (PathBuf::from(file), line))
    })
}

/// The words of a line of a file that is not shown line by line; or of one of the next few, where it
/// has none.
#[must_use]
pub fn source_line(path: &Path, number: u32) -> SourceLine {
    let format = extension(path).and_then(|extension| formats::with_extension(&extension));
    let is_markup = format.is_some_and(|format| format.name != "text");
    let words = || {
        let file = std::fs::File::open(path).ok()?;
        let lines = std::io::BufRead::lines(std::io::BufReader::new(file.take(LONGEST_SOURCE)));
        let from = number.saturating_sub(1) as usize;
        let mut lines = lines.map_while(Result::ok).skip(from).take(LINES_NEAR);
        lines.find(|line| line.chars().filter(|c| c.is_alphanumeric()).count() > 3)
    };
    let words = is_markup.then(words).flatten().unwrap_or_default();
    SourceLine { number, words }
}

/// The articles in a folder, without those in its folders. More than `most` are an error: a part of
/// them, in whatever order the disk has them, would look like all.
fn folder(path: &Path, most: usize) -> Result<Vec<InputSource>> {
    let shown = clean_line(&path.to_string_lossy(), 300);
    let entries =
        std::fs::read_dir(path).map_err(|error| anyhow!("{shown}: {}", in_words(&error)))?;
    let is_hidden =
        |path: &Path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| !is_hidden(path) && is_article(path))
        .take(most + 1)
        .collect();
    if files.len() > most {
        bail!("{shown}: more than {most} articles in this folder; name a part of them");
    }
    files.sort();
    if files.is_empty() {
        let known = known_extensions();
        bail!("{shown}: no articles in this folder ({known}); name a file to read it anyway");
    }
    Ok(files.into_iter().map(InputSource::File).collect())
}

/// One extension of each format, for a message.
fn known_extensions() -> String {
    let firsts = formats::FORMATS.iter().filter_map(|f| f.extensions.first());
    firsts.map(|e| format!(".{e}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::parse::open_article;
    use super::super::tests::TestFile;
    use super::*;

    const LINES: &str =
        "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\"Two.\"}\n";

    #[test]
    fn each_argument_names_a_source() {
        let wire = TestFile::new("wire.jsonl", LINES);
        let name = wire.source.name();
        for (argument, expected) in [
            ("-", InputSource::Stdin),
            ("HTTPS://x/a", InputSource::Url("HTTPS://x/a".to_owned())),
            ("gopher://x/a", InputSource::File("gopher://x/a".into())),
            ("no-such-file#2", InputSource::File("no-such-file#2".into())),
            ("", InputSource::File("".into())),
            (&name, wire.source.clone()),
            (&format!("{name}#2"), wire.source.article(1)),
        ] {
            assert_eq!(sources(&[argument.into()]).unwrap(), [expected], "{argument}");
        }
        assert_eq!(sources(&[]).unwrap(), []);
        let two = sources(&["-".into(), "a".into()]).unwrap();
        assert_eq!(two, [InputSource::Stdin, InputSource::File("a".into())]);
    }

    #[test]
    fn a_folder_stands_for_its_articles() {
        let file = TestFile::new("b.txt", "Words.");
        for (name, content) in [
            ("a.md", ""),
            ("c.html", ""),
            (".hidden.txt", ""),
            ("d.mp3", ""),
            ("e", ""),
            ("Makefile", "all: build\n"),
            ("part-00000", LINES),
            ("part.00001", LINES),
            ("script.js", LINES),
            ("saved", "<!DOCTYPE html><p>Words."),
        ] {
            let mut made = std::fs::File::create(file.folder().join(name)).unwrap();
            std::io::Write::write_all(&mut made, content.as_bytes()).unwrap();
        }
        std::fs::create_dir(file.folder().join("f.txt")).unwrap();
        let found = sources(&[file.folder().into()]).unwrap();
        let names: Vec<_> = found.iter().filter_map(|source| source.path()?.file_name()).collect();
        assert_eq!(names, ["a.md", "b.txt", "c.html", "part-00000", "part.00001", "saved"]);
        let many = folder(file.folder(), 1).unwrap_err().to_string();
        assert!(many.contains("more than 1 articles in this folder"), "{many}");
        let empty = sources(&[file.folder().join("f.txt").into()]).unwrap_err().to_string();
        assert!(empty.contains(".html, .rss, .srt, .md, .json"), "{empty}");
    }

    #[test]
    fn only_a_file_of_several_articles_has_parts() {
        let titles = |name: &str, content: &str| {
            let file = TestFile::new(name, content);
            let parts = articles_in(&file.source);
            let expected = (0..parts.len()).map(|index| file.source.article(index));
            assert!(expected.eq(parts.iter().cloned()));
            let title = |part: &InputSource| open_article(part, None).unwrap().doc.meta.title;
            parts.iter().map(title).collect::<Vec<_>>()
        };
        let list = format!("[{}]", LINES.trim_end().replace('\n', ","));
        assert_eq!(titles("a.jsonl", LINES), ["A", "B"]);
        assert_eq!(titles("a.json", &list), ["A", "B"]);
        assert_eq!(titles("part-00000", LINES), ["A", "B"]);
        assert_eq!(titles("wire.log", LINES), ["A", "B"]);
        assert_eq!(titles("a.jsonl", LINES.lines().next().unwrap()), [""; 0]);
        assert_eq!(titles("a.jsonl", ""), [""; 0]);
        // The name decides: a text may begin like JSON.
        assert_eq!(titles("a.txt", LINES), [""; 0]);
        assert_eq!(articles_in(&InputSource::Stdin), []);
    }
}
