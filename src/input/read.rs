//! The bytes of a file or a pipe: with a limit, watched, and cancelled when asked.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Content, DEFAULT_ARTICLE, Source};
use crate::formats::binary;
use crate::text::clean::clean_line;
use crate::text::decode::decode;

/// Larger files are refused: with its text and facts in memory, a machine of today still has room.
const LARGEST_FILE: u64 = 1 << 30;
/// A pipe is read up to here, and what came is shown: it may never end.
const LARGEST_PIPE: u64 = 256 << 20;
/// How much is read between two looks at whether to stop.
const STEP: u64 = 1 << 20;
/// How much is looked at before the rest is read: `/dev/zero` and films need no gigabyte.
const FIRST: u64 = 64 << 10;

/// What is said where that decided.
const ONLY_FIRST: &str = "only the first 64 KiB were read: the rest is no text";

/// How far reading has come. Shared between the thread that reads and the one that shows it.
#[derive(Debug, Default)]
pub struct Progress {
    read: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Bytes read so far.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes there are; none where nobody knows (a pipe, a chunked answer).
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        Some(self.total.load(Ordering::Relaxed)).filter(|total| *total > 0)
    }

    /// Asks the reader to stop; it does so within a mebibyte.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }
}

/// The whole content of a source.
pub(super) fn content(source: &Source, progress: &Progress) -> Result<Content> {
    let name = source.name();
    let plain = |bytes, cut| Content { bytes, name: name.clone(), cut, ..Content::default() };
    match source {
        Source::Default => Ok(plain(DEFAULT_ARTICLE.as_bytes().to_vec(), None)),
        Source::Stdin => {
            let (bytes, cut) = pipe(&mut std::io::stdin().lock(), progress)
                .context("cannot read standard input")?;
            Ok(plain(bytes, cut))
        }
        Source::File(path) => file(path, progress).map(|(bytes, cut)| Content {
            bytes,
            name: path.to_string_lossy().into_owned(),
            cut,
            ..Content::default()
        }),
        Source::Part(whole, _) => content(whole, progress),
        #[cfg(feature = "net")]
        Source::Url(url) => super::net::fetch(url, progress),
        #[cfg(not(feature = "net"))]
        Source::Url(url) => {
            bail!("cannot open {}: this build opens no addresses", clean_line(url, 300))
        }
    }
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

/// The bytes of a file, and a note where they are not all.
fn file(path: &Path, progress: &Progress) -> Result<(Vec<u8>, Option<String>)> {
    let shown = clean_line(&path.to_string_lossy(), 300);
    let about = || format!("cannot read {shown}");
    let mut file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            anyhow!("{shown} does not exist: check the name, or give - for standard input")
        }
        _ => anyhow::Error::new(error).context(about()),
    })?;
    let meta = file.metadata().with_context(about)?;
    if meta.is_dir() {
        bail!("{shown} is a folder: name a file in it");
    }
    if !meta.is_file() {
        return pipe(&mut file, progress).with_context(about);
    }
    if meta.len() > LARGEST_FILE {
        let size = meta.len() >> 20;
        bail!(
            "{shown} is too large ({size} MiB, the most is 1024): try: head -c 100M FILE | dateline"
        );
    }
    progress.expect(meta.len());
    let mut bytes = Vec::new();
    // One byte more than the file has: the read that meets the end needs no growth.
    bytes
        .try_reserve_exact(usize::try_from(meta.len() + 1)?)
        .map_err(|_| anyhow!("not enough memory for {shown}"))?;
    let cut = match fill(&mut file, &mut bytes, LARGEST_FILE, progress).with_context(about)? {
        Ended::Whole => None,
        Ended::Limit => bail!("{shown} grows without end: try: head -c 100M FILE | dateline"),
        Ended::NoText => Some(ONLY_FIRST.to_owned()),
    };
    Ok((bytes, cut))
}

/// The bytes of something without a length.
fn pipe(from: &mut impl Read, progress: &Progress) -> Result<(Vec<u8>, Option<String>)> {
    let mut bytes = Vec::new();
    let cut = match fill(from, &mut bytes, LARGEST_PIPE, progress)? {
        Ended::Whole => None,
        Ended::Limit => Some(format!("only the first {} MiB were read", LARGEST_PIPE >> 20)),
        Ended::NoText => Some(ONLY_FIRST.to_owned()),
    };
    Ok((bytes, cut))
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

/// Reads until the end or `limit`. What is plainly no text is not read further: who parses it
/// will say so.
pub(super) fn fill(
    from: &mut impl Read,
    bytes: &mut Vec<u8>,
    limit: u64,
    progress: &Progress,
) -> Result<Ended> {
    let mut read = 0;
    loop {
        if progress.cancelled.load(Ordering::Relaxed) {
            bail!("reading was stopped");
        }
        let step = if read == 0 { FIRST } else { STEP.min(limit - read) };
        if step == 0 {
            return Ok(Ended::Limit);
        }
        // Where the length is known there is room already, for one byte more.
        let rest = progress.total().map_or(step, |total| total.saturating_sub(read) + 1);
        bytes
            .try_reserve(usize::try_from(step.min(rest))?)
            .map_err(|_| anyhow!("not enough memory: {} MiB were read", read >> 20))?;
        let got = u64::try_from(from.by_ref().take(step).read_to_end(bytes)?)?;
        let first = read == 0;
        read += got;
        progress.read.store(read, Ordering::Relaxed);
        if got < step {
            return Ok(Ended::Whole);
        }
        if first && !binary::is_epub(bytes) && is_no_text(bytes) {
            return Ok(Ended::NoText);
        }
    }
}

/// A film or a device: known after the first bytes.
fn is_no_text(bytes: &[u8]) -> bool {
    binary::kind_of(bytes).is_some() || binary::is_noise(&decode(bytes, None).text)
}
