//! Zip archives that documents come in, read within limits: what they unpack to may be a thousand
//! times the size of the file.

use std::io::{Cursor, Read as _, Write};

use zip::ZipArchive;

use crate::text::decode::{declared, decode};
use crate::text::sanitize::clean_line;

/// The largest entry that is unpacked, in bytes.
pub const LARGEST_ENTRY: u64 = 64 << 20;
/// All entries that are read together, in bytes.
pub const LARGEST_ALL: u64 = 256 << 20;
/// Entries of the archive.
pub const MOST_ENTRIES: usize = 20_000;
/// Advice for a damaged file.
pub const FETCH_AGAIN: &str = "fetch or copy it again";
/// Longest words of an error, in characters.
const LONGEST: usize = 300;

/// An open archive.
pub type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Opens an archive that holds `what` ("EPUB").
///
/// # Errors
/// When it is damaged or has too many entries: the end of a sentence that begins with the file's
/// name.
pub fn open<'b>(bytes: &'b [u8], what: &str) -> Result<Archive<'b>, String> {
    if count_in_directory(bytes) > MOST_ENTRIES {
        return Err(format!("has more than {MOST_ENTRIES} parts, too many to open"));
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        if memchr::memmem::rfind(bytes, b"PK\x05\x06").is_none() {
            return format!("is not a whole {what}: its end is missing; {FETCH_AGAIN}");
        }
        let why = clean_line(&error.to_string(), LONGEST);
        format!("is a damaged {what} ({why}); {FETCH_AGAIN}")
    })
}

/// The number of entries that the archive's end record gives; none where there is no such record.
fn count_in_directory(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or(bytes);
    let end = memchr::memmem::rfind(tail, b"PK\x05\x06").and_then(|at| tail.get(at + 10..at + 12));
    match end {
        Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
        _ => 0,
    }
}

/// Takes bytes up to a limit, then fails.
#[derive(Debug, Default)]
pub struct Limited {
    /// What came.
    pub bytes: Vec<u8>,
    /// How much more may come.
    pub room: u64,
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let length = bytes.len() as u64;
        self.room = self.room.checked_sub(length).ok_or(std::io::ErrorKind::FileTooLarge)?;
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The parts of a document, each read when it is asked for.
pub struct Package<'b> {
    archive: Archive<'b>,
    room: u64,
}

impl<'b> Package<'b> {
    /// Opens the archive of a document: `what` is "Word document".
    ///
    /// # Errors
    /// As [`open`].
    pub fn open(bytes: &'b [u8], what: &str) -> Result<Self, String> {
        Ok(Self { archive: open(bytes, what)?, room: LARGEST_ALL })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of the first `most` parts that end in `end` and unpack to `size` bytes at most.
    pub fn small_parts(&mut self, end: &str, size: u64, most: usize) -> Vec<String> {
        let mut names = Vec::new();
        for index in 0..self.archive.len() {
            let Ok(entry) = self.archive.by_index_raw(index) else { continue };
            if names.len() < most && entry.size() <= size {
                names.extend(entry.name().ok().filter(|name| name.ends_with(end)).map(Into::into));
            }
        }
        names
    }

    /// The text of a part; none where there is no such part, or where it is damaged.
    ///
    /// # Errors
    /// When it is too large: the end of a sentence that begins with the file's name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        let Ok(entry) = self.archive.by_name(name) else { return Ok(None) };
        let most = LARGEST_ENTRY.min(self.room);
        let mut bytes = Vec::new();
        // The end of a part that is damaged is missing; what came is shown.
        let _ = entry.take(most + 1).read_to_end(&mut bytes);
        self.room = self.room.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > most {
            let most = most >> 20;
            return Err(format!("has a part of over {most} MiB, too large to open"));
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        Ok(Some(decode(&bytes, declared(&bytes)).text.into_owned()))
    }
}
