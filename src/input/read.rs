//! Reads the whole content of a source: files, pipes, URLs.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek as _};
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use super::content::Content;
use super::fill::{Ended, fill};
use super::grown::GrownFile;
use super::gzip;
#[cfg(feature = "net")]
use super::http;
use super::progress::Progress;
#[cfg(feature = "net")]
use super::reach::Reach;
use super::record_lines::{self, RecordLine};
use super::shell;
use super::source::InputSource;
use crate::text::sanitize::clean_line;
use crate::text::{amount, in_words};

/// The built-in sample.
const SAMPLE: &str = include_str!("../../assets/article.txt");
/// Larger files are refused, in bytes: with its text and facts in memory, a machine of today still
/// has room.
const LARGEST_FILE: u64 = 1_000_000_000;
/// A pipe is read up to here, in bytes, and what came is shown: it may never end.
const LARGEST_PIPE: u64 = 250_000_000;

const ONLY_FIRST: &str = "only the first 64 kB were read: the rest is binary";

/// The whole content of a source. It comes by way of `progress`, where it can be watched and stopped.
///
/// # Errors
/// When it cannot be read; the message names the source and says what to do.
pub(super) fn content(source: &InputSource, progress: &Progress) -> Result<Content> {
    content_after(source, None, progress)
}

/// The same; of a file that is followed only what was added is read again.
///
/// # Errors
/// The same.
pub(super) fn content_after(
    source: &InputSource,
    grown: Option<&GrownFile>,
    progress: &Progress,
) -> Result<Content> {
    let about = Content::named(source.name());
    let (about, cut) = match source {
        InputSource::Default => {
            progress.add(SAMPLE.as_bytes())?;
            (about, None)
        }
        InputSource::Stdin => {
            progress.expect(&about, None);
            let cut = pipe(&mut std::io::stdin().lock(), progress)
                .map_err(|error| failed("standard input", error))?;
            (about, cut)
        }
        InputSource::File(path) => {
            let about = Content::named(path.to_string_lossy());
            let cut = file(path, &about, grown, progress)?;
            (about, cut)
        }
        InputSource::Part(whole, index) => {
            let record = whole.path().and_then(|path| record_lines::record(path, *index, progress));
            let Some(RecordLine { bytes, of }) = record else {
                return content_after(whole, grown, progress);
            };
            let about = Content { records: Some(of), ..Content::named(whole.name()) };
            progress.expect(&about, Some(bytes.len() as u64));
            progress.add(&bytes)?;
            (about, None)
        }
        InputSource::Buffered(_, feed) => return Ok(feed.content()),
        #[cfg(feature = "net")]
        InputSource::Url(url) => (http::fetch(url, progress, Reach::All)?, None),
        #[cfg(feature = "net")]
        InputSource::Linked(url) => (http::fetch(url, progress, Reach::Public)?, None),
        #[cfg(not(feature = "net"))]
        InputSource::Url(url) | InputSource::Linked(url) => {
            bail!("{}: dateline was built without network support", clean_line(url, 300))
        }
    };
    Ok(Content { bytes: progress.take(), cut, ..about })
}

/// The first bytes of a regular file that is longer than that.
pub(super) fn head(path: &Path, bytes: usize) -> Option<Vec<u8>> {
    let length = std::fs::metadata(path).ok()?.len();
    if length <= u64::try_from(bytes).ok()? { None } else { beginning(path, bytes) }
}

/// The first bytes of a regular file.
pub(super) fn beginning(path: &Path, bytes: usize) -> Option<Vec<u8>> {
    // Before it is opened: opening a pipe that nobody writes to would block.
    let meta = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let limit = u64::try_from(bytes).ok()?.min(meta.len());
    let mut head = Vec::with_capacity(usize::try_from(limit).unwrap_or(0));
    let file = gzip::unpacked(File::open(path).ok()?);
    file.take(bytes as u64).read_to_end(&mut head).ok()?;
    Some(head)
}

/// Reads a file; gives a note where it is not all of it.
fn file(
    path: &Path,
    about: &Content,
    grown: Option<&GrownFile>,
    progress: &Progress,
) -> Result<Option<String>> {
    let shown = clean_line(&about.name, 300);
    let mut file = File::open(path).map_err(|error| cannot_open(&shown, &error))?;
    let meta = file.metadata().map_err(|error| cannot_open(&shown, &error))?;
    if meta.is_dir() {
        bail!("{shown}: is a folder; name a file in it");
    }
    if !meta.is_file() || gzip::is_named(path) || beginning_is_packed(&mut file) {
        progress.expect(about, None);
        return pipe(&mut file, progress).map_err(|error| failed(&shown, error));
    }
    let advice = || format!("try: head -c 100M {} | dateline", shell::quote(&shown));
    if meta.len() > LARGEST_FILE {
        bail!("{shown}: too large ({}, the limit is 1 GB); {}", amount(meta.len()), advice());
    }
    progress.expect(about, Some(meta.len()));
    progress.reserve(meta.len()).map_err(|error| failed(&shown, error))?;
    if let Some(grown) = grown {
        grown.resume(&mut file, &meta, progress).map_err(|error| failed(&shown, error))?;
    }
    let limit = LARGEST_FILE.saturating_sub(progress.read());
    let ended = fill(&mut file, limit, progress).map_err(|error| failed(&shown, error))?;
    if let Some(grown) = grown.filter(|_| ended == Ended::Whole) {
        grown.keep(&meta, progress);
    }
    match ended {
        Ended::Whole => Ok(None),
        Ended::Limit => bail!("{shown}: does not end; {}", advice()),
        Ended::Binary => Ok(Some(ONLY_FIRST.to_owned())),
    }
}

/// Whether a regular file is packed, whatever its name.
fn beginning_is_packed(file: &mut File) -> bool {
    let mut head = [0; 3];
    let read = file.read_exact(&mut head).is_ok();
    file.rewind().is_ok() && read && gzip::is_packed(&head)
}

/// Reads something without a length, unpacked; gives a note where it is not all of it.
fn pipe(from: &mut impl Read, progress: &Progress) -> Result<Option<String>> {
    Ok(match fill(&mut gzip::unpacked(from), LARGEST_PIPE, progress)? {
        Ended::Whole => None,
        Ended::Limit => Some(format!("only the first {} were read", amount(LARGEST_PIPE))),
        Ended::Binary => Some(ONLY_FIRST.to_owned()),
    })
}

/// Why a file cannot be opened, and what to do.
fn cannot_open(shown: &str, error: &std::io::Error) -> anyhow::Error {
    if shown.is_empty() {
        return anyhow!("empty file name; use - for standard input");
    }
    match (error.kind(), shown.split_once("://")) {
        (ErrorKind::NotFound, Some((scheme, _))) => {
            anyhow!("{shown}: {scheme} is not supported; a URL begins with http:// or https://")
        }
        (ErrorKind::NotFound, None) => {
            anyhow!("{shown}: no such file; use - for standard input")
        }
        (ErrorKind::NotADirectory, _) => {
            anyhow!("{shown}: no such file; part of its path is a file, not a folder")
        }
        (ErrorKind::PermissionDenied, _) => anyhow!("{shown}: permission denied"),
        _ => failed(shown, anyhow::Error::msg(in_words(error))),
    }
}

/// Why reading failed.
fn failed(shown: &str, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<std::io::Error>() {
        Some(inner) => anyhow!("{shown}: cannot be read: {}", in_words(inner)),
        None => anyhow!("{shown}: {error:#}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_say_what_to_do() {
        use ErrorKind::{NotADirectory, NotFound, PermissionDenied};
        for (name, kind, message) in [
            ("", NotFound, "empty file name; use - for standard input"),
            ("a", NotFound, "a: no such file; use - for standard input"),
            (
                "gopher://a",
                NotFound,
                "gopher://a: gopher is not supported; a URL begins with http:// or https://",
            ),
            ("a/b", NotADirectory, "a/b: no such file; part of its path is a file, not a folder"),
            ("the a", PermissionDenied, "the a: permission denied"),
            ("a", ErrorKind::TimedOut, "a: timed out"),
        ] {
            assert_eq!(format!("{:#}", cannot_open(name, &kind.into())), message);
        }
        let error = std::io::Error::from_raw_os_error(5);
        let message = format!("{:#}", failed("a", error.into()));
        assert!(message.starts_with("a: cannot be read: "), "{message}");
        assert!(!message.contains("os error"), "{message}");
    }

    #[test]
    fn a_folder_is_no_file() {
        let source = InputSource::File("src".into());
        let error = content(&source, &Progress::default()).unwrap_err();
        assert_eq!(error.to_string(), "src: is a folder; name a file in it");
    }

    #[test]
    fn the_sample_and_files_are_read_whole() {
        let progress = Progress::default();
        let sample = content(&InputSource::Default, &progress).unwrap();
        assert_eq!(
            (sample.bytes.as_slice(), sample.name),
            (SAMPLE.as_bytes(), "default article".into())
        );
        let path = Path::new("assets/article.txt");
        let progress = Progress::default();
        let file = content(&InputSource::File(path.to_owned()), &progress).unwrap();
        assert_eq!((file.bytes.len(), file.cut), (SAMPLE.len(), None));
        assert_eq!(progress.report().total, Some(SAMPLE.len() as u64));
        assert_eq!(head(path, 10).unwrap(), &SAMPLE.as_bytes()[..10]);
        // All of it is no beginning.
        assert_eq!(head(path, SAMPLE.len()), None);
        assert_eq!(head(Path::new("src"), 10), None);
    }
}
