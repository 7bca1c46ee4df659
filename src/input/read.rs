//! The bytes of a file or a pipe: with a limit, watched, and stopped when asked.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use super::{Content, DEFAULT_ARTICLE, Progress, Source};
use crate::formats::binary;
use crate::text::clean::clean_line;
use crate::text::decode::decode;
use crate::text::{amount, in_words};

/// Larger files are refused: with its text and facts in memory, a machine of today still has room.
const LARGEST_FILE: u64 = 1_000_000_000;
/// A pipe is read up to here, and what came is shown: it may never end.
const LARGEST_PIPE: u64 = 250_000_000;
/// How much is read at once, in bytes.
const CHUNK: usize = 64 << 10;
/// How much is looked at before the rest is read: `/dev/zero` and films need no gigabyte.
const FIRST: u64 = 64 << 10;

/// What is said where that decided.
const ONLY_FIRST: &str = "only the first 64 kB were read: the rest is no text";

/// The whole content of a source.
pub(super) fn content(source: &Source, progress: &Progress) -> Result<Content> {
    let about = Content { name: source.name(), ..Content::default() };
    let (about, cut) = match source {
        Source::Default => {
            progress.add(DEFAULT_ARTICLE.as_bytes())?;
            (about, None)
        }
        Source::Stdin => {
            progress.expect(&about, None);
            let cut = pipe(&mut std::io::stdin().lock(), progress)
                .map_err(|error| broken("standard input", error))?;
            (about, cut)
        }
        Source::File(path) => {
            let about = Content { name: path.to_string_lossy().into_owned(), ..about };
            let cut = file(path, &about, progress)?;
            (about, cut)
        }
        Source::Part(whole, _) => return content(whole, progress),
        Source::Held(held) => {
            let kept = held.content();
            progress.add(&kept.bytes)?;
            return Ok(kept);
        }
        #[cfg(feature = "net")]
        Source::Url(url) => (super::net::fetch(url, progress)?, None),
        #[cfg(not(feature = "net"))]
        Source::Url(url) => {
            bail!("{} cannot be opened: this build opens no addresses", clean_line(url, 300))
        }
    };
    Ok(Content { bytes: progress.take(), cut, ..about })
}

/// The first bytes of a regular file that is longer than that.
pub(super) fn head(path: &Path, bytes: usize) -> Option<Vec<u8>> {
    // Looked at before it is opened: a pipe that nobody writes to would keep us waiting.
    let about = std::fs::metadata(path).ok()?;
    let limit = u64::try_from(bytes).ok()?;
    if !about.is_file() || about.len() <= limit {
        return None;
    }
    let mut head = Vec::with_capacity(bytes);
    File::open(path).ok()?.take(limit).read_to_end(&mut head).ok()?;
    Some(head)
}

/// Reads a file; gives a note where it is not all of it.
fn file(path: &Path, about: &Content, progress: &Progress) -> Result<Option<String>> {
    let shown = clean_line(&about.name, 300);
    let mut file = File::open(path).map_err(|error| unreadable(&shown, &error))?;
    let meta = file.metadata().map_err(|error| unreadable(&shown, &error))?;
    if meta.is_dir() {
        bail!("{shown} is a folder: name a file in it");
    }
    if !meta.is_file() {
        progress.expect(about, None);
        return pipe(&mut file, progress).map_err(|error| broken(&shown, error));
    }
    if meta.len() > LARGEST_FILE {
        let size = amount(meta.len());
        let name = in_shell(&shown);
        bail!(
            "{shown} is too large ({size}, the most is 1 GB); try: head -c 100M {name} | dateline"
        );
    }
    progress.expect(about, Some(meta.len()));
    progress.reserve(meta.len()).map_err(|error| broken(&shown, error))?;
    let ended = fill(&mut file, LARGEST_FILE, progress).map_err(|error| broken(&shown, error))?;
    match ended {
        Ended::Whole => Ok(None),
        Ended::Limit => {
            bail!("{shown} grows without end; try: head -c 100M {} | dateline", in_shell(&shown))
        }
        Ended::NoText => Ok(Some(ONLY_FIRST.to_owned())),
    }
}

/// Why a file cannot be opened, and what to do.
fn unreadable(shown: &str, error: &std::io::Error) -> anyhow::Error {
    if shown.is_empty() {
        return anyhow!("the name of a file is empty: name one, or give - for standard input");
    }
    match (error.kind(), shown.split_once("://")) {
        (ErrorKind::NotFound, Some((scheme, _))) => {
            anyhow!("{shown} cannot be opened: addresses begin with http or https, not {scheme}")
        }
        (ErrorKind::NotFound, None) => {
            anyhow!("{shown} does not exist: check the name, or give - for standard input")
        }
        (ErrorKind::NotADirectory, _) => {
            anyhow!("{shown} does not exist: part of its path is a file and no folder")
        }
        (ErrorKind::PermissionDenied, _) => {
            let name = in_shell(shown);
            anyhow!("{shown} may not be read by you; where it is your own: chmod u+r {name}")
        }
        _ => broken(shown, anyhow::Error::msg(in_words(error))),
    }
}

/// What went wrong in the middle of a file.
fn broken(shown: &str, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<std::io::Error>() {
        Some(inner) => anyhow!("cannot read {shown}: {}", in_words(inner)),
        None => error.context(format!("cannot read {shown}")),
    }
}

/// A name as a shell takes it, in commands that are proposed.
pub(super) fn in_shell(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    // A name like `-rf` must not become an option.
    if name.starts_with('-') {
        return in_shell(&format!("./{name}"));
    }
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', "'\\''"))
}

/// Reads something without a length.
fn pipe(from: &mut impl Read, progress: &Progress) -> Result<Option<String>> {
    Ok(match fill(from, LARGEST_PIPE, progress)? {
        Ended::Whole => None,
        Ended::Limit => Some(format!("only the first {} were read", amount(LARGEST_PIPE))),
        Ended::NoText => Some(ONLY_FIRST.to_owned()),
    })
}

/// Why reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Everything was read.
    Whole,
    /// There is more than the limit.
    Limit,
    /// The beginning is plainly no text, so the rest was left.
    NoText,
}

/// Reads until the end or `limit`; whoever watches `progress` has each bit as it comes. What is
/// plainly no text is not read further: who parses it will say so.
pub(super) fn fill(from: &mut impl Read, limit: u64, progress: &Progress) -> Result<Ended> {
    let mut chunk = vec![0; CHUNK];
    let (mut read, mut looked) = (0, false);
    loop {
        if !progress.goes_on() {
            bail!("reading was stopped");
        }
        let room = CHUNK.min(usize::try_from(limit - read).unwrap_or(CHUNK));
        if room == 0 {
            return Ok(Ended::Limit);
        }
        let got = match from.read(chunk.get_mut(..room).unwrap_or(&mut [])) {
            Ok(0) => return Ok(Ended::Whole),
            Ok(got) => got,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        progress.add(chunk.get(..got).unwrap_or(&[]))?;
        read += got as u64;
        if !looked && read >= FIRST {
            looked = true;
            if progress.look(|bytes, _| is_no_text(bytes)) {
                return Ok(Ended::NoText);
            }
        }
    }
}

/// A film or a device: known after the first bytes.
fn is_no_text(bytes: &[u8]) -> bool {
    let known = binary::kind_of(bytes).is_some() || binary::is_noise(&decode(bytes, None).text);
    known && !binary::is_epub(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_have_their_words() {
        use ErrorKind::{NotADirectory, NotFound, PermissionDenied};
        for (name, kind, words) in [
            ("", NotFound, "the name of a file is empty: name one, or give - for standard input"),
            ("a", NotFound, "a does not exist: check the name, or give - for standard input"),
            (
                "gopher://a",
                NotFound,
                "gopher://a cannot be opened: addresses begin with http or https, not gopher",
            ),
            ("a/b", NotADirectory, "a/b does not exist: part of its path is a file and no folder"),
            (
                "the a",
                PermissionDenied,
                "the a may not be read by you; where it is your own: chmod u+r 'the a'",
            ),
            ("a", ErrorKind::TimedOut, "cannot read a: timed out"),
        ] {
            assert_eq!(format!("{:#}", unreadable(name, &kind.into())), words);
        }
        let error = std::io::Error::from_raw_os_error(5);
        let told = format!("{:#}", broken("a", error.into()));
        assert!(told.starts_with("cannot read a: ") && !told.contains("os error"), "{told}");
    }

    #[test]
    fn names_stand_safely_in_commands() {
        for (name, quoted) in
            [("a/b-c.txt", "a/b-c.txt"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("-rf", "./-rf")]
        {
            assert_eq!(in_shell(name), quoted);
        }
    }
}
