//! The bytes of a file or a pipe: with a limit, watched, and cancelled when asked.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Content, DEFAULT_ARTICLE, Source};
use crate::formats::binary;
use crate::text::clean::clean_line;

/// Larger files are refused: with its text and facts in memory, a machine of today still has room.
const LARGEST_FILE: u64 = 1 << 30;
/// A pipe is read up to here, and what came is shown: it may never end.
const LARGEST_PIPE: u64 = 256 << 20;
/// How much is read between two looks at whether to stop.
const STEP: u64 = 1 << 20;
/// How much is looked at before the rest is read: `/dev/zero` and films need no gigabyte.
const FIRST: u64 = 64 << 10;

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
    // Opening a pipe that nobody writes to would wait for ever.
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    let limit = u64::try_from(bytes).ok()?;
    if !about.is_file() || about.len() <= limit {
        return None;
    }
    let mut head = Vec::with_capacity(bytes);
    file.take(limit).read_to_end(&mut head).ok()?;
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
    let ended = fill(&mut file, &mut bytes, LARGEST_FILE, progress).with_context(about)?;
    if !ended {
        bail!("{shown} grows without end: try: head -c 100M FILE | dateline");
    }
    Ok((bytes, None))
}

/// The bytes of something without a length.
fn pipe(from: &mut impl Read, progress: &Progress) -> Result<(Vec<u8>, Option<String>)> {
    let mut bytes = Vec::new();
    let ended = fill(from, &mut bytes, LARGEST_PIPE, progress)?;
    let cut = (!ended).then(|| format!("only the first {} MiB were read", LARGEST_PIPE >> 20));
    Ok((bytes, cut))
}

/// Reads until the end or `limit`; gives whether the end was met. What is plainly no text is not
/// read further: the caller will say so.
pub(super) fn fill(
    from: &mut impl Read,
    bytes: &mut Vec<u8>,
    limit: u64,
    progress: &Progress,
) -> Result<bool> {
    let mut read = 0;
    loop {
        if progress.cancelled.load(Ordering::Relaxed) {
            bail!("reading was stopped");
        }
        let step = if read == 0 { FIRST } else { STEP.min(limit - read) };
        if step == 0 {
            return Ok(false);
        }
        bytes
            .try_reserve(usize::try_from(step)?)
            .map_err(|_| anyhow!("not enough memory: {} MiB were read", read >> 20))?;
        let got = u64::try_from(from.by_ref().take(step).read_to_end(bytes)?)?;
        let first = read == 0;
        read += got;
        progress.read.store(read, Ordering::Relaxed);
        let hopeless = first && !binary::is_epub(bytes) && is_hopeless(bytes);
        if got < step || hopeless {
            return Ok(true);
        }
    }
}

/// A film or a device: known after the first bytes.
fn is_hopeless(bytes: &[u8]) -> bool {
    binary::kind_of(bytes).is_some()
        || bytes.iter().filter(|b| **b == 0).count() * 10 > bytes.len() * 9
}
