//! A file whose end is followed: what was read of it before is kept, so that only what was added is read
//! again.

use std::fs::{File, Metadata};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use super::progress::Progress;

/// So much before the end of what is kept must still be there, and of the beginning, in bytes.
const COMPARED: usize = 4 << 10;

/// What was read last of a file that grows; shared by all that load it.
#[derive(Clone, Debug, Default)]
pub struct GrownFile(Arc<Mutex<Option<Kept>>>);

#[derive(Debug)]
struct Kept {
    file: Option<FileId>,
    bytes: Vec<u8>,
}

/// Device and number of a file: another one of the same name differs.
type FileId = (u64, u64);

impl GrownFile {
    /// Gives `progress` what is kept of `file`, leaves the file behind it, and says how many bytes that
    /// is: none where the file was replaced, cut or written over.
    ///
    /// # Errors
    /// When there is not enough memory.
    pub(super) fn resume(
        &self,
        file: &mut File,
        meta: &Metadata,
        progress: &Progress,
    ) -> Result<usize> {
        let kept = self.take();
        let kept =
            kept.filter(|kept| kept.file == file_id(meta) && kept.is_beginning_of(file, meta));
        let read = kept.as_ref().map_or(0, |kept| kept.bytes.len());
        file.seek(SeekFrom::Start(read as u64))?;
        if let Some(kept) = kept {
            progress.add(&kept.bytes)?;
        }
        Ok(read)
    }

    /// Keeps what was read of a file.
    pub(super) fn keep(&self, meta: &Metadata, progress: &Progress) {
        let bytes = progress.look(|bytes, _| bytes.to_vec());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Kept { file: file_id(meta), bytes });
    }

    fn take(&self) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Kept {
    /// Whether a file begins with the bytes that are kept, as far as their two ends show.
    fn is_beginning_of(&self, file: &mut File, meta: &Metadata) -> bool {
        let length = self.bytes.len();
        let last = length.saturating_sub(COMPARED);
        meta.len() >= length as u64
            && self.is_same(file, 0, length.min(COMPARED))
            && self.is_same(file, last, length - last)
    }

    fn is_same(&self, file: &mut File, from: usize, length: usize) -> bool {
        let mut now = vec![0; length];
        let read = file.seek(SeekFrom::Start(from as u64)).and_then(|_| file.read_exact(&mut now));
        read.is_ok() && self.bytes.get(from..from + length) == Some(&*now)
    }
}

#[cfg(unix)]
fn file_id(meta: &Metadata) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
const fn file_id(_meta: &Metadata) -> Option<FileId> {
    None
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files that they follow")]
mod tests {
    use std::fs::{self, OpenOptions};
    use std::io::Write as _;
    use std::path::Path;

    use super::super::fill::fill;
    use super::super::read;
    use super::super::source::InputSource;
    use super::*;

    /// Reads a file as it is followed: its bytes, and how many of them were not read again.
    fn follow(path: &Path, grown: &GrownFile) -> (String, usize) {
        let (progress, mut file) = (Progress::default(), File::open(path).unwrap());
        let meta = file.metadata().unwrap();
        let kept = grown.resume(&mut file, &meta, &progress).unwrap();
        fill(&mut file, u64::MAX, &progress).unwrap();
        grown.keep(&meta, &progress);
        (String::from_utf8(progress.take()).unwrap(), kept)
    }

    fn append(path: &Path, words: &str) {
        let mut file = OpenOptions::new().append(true).open(path).unwrap();
        file.write_all(words.as_bytes()).unwrap();
    }

    #[test]
    fn what_is_added_alone_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (path, grown) = (folder.path().join("grows.txt"), GrownFile::default());
        let mut expected = "It rained all day long. ".repeat(1000);
        fs::write(&path, &expected).unwrap();
        assert_eq!(follow(&path, &grown), (expected.clone(), 0));
        for words in ["Then it stopped.", "", "\n\nA heron came.\n"] {
            let before = expected.len();
            append(&path, words);
            expected.push_str(words);
            assert_eq!(follow(&path, &grown), (expected.clone(), before), "{words}");
        }
        let source = InputSource::File(path);
        let whole = read::content_after(&source, Some(&grown), &Progress::default()).unwrap();
        assert_eq!(whole.bytes, expected.into_bytes());
    }

    #[test]
    fn a_file_that_was_cut_or_written_over_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let first = "It rained all day long. ".repeat(1000);
        let same_length = first.replace("rained", "snowed");
        let longer = format!("{same_length}{first}");
        let other_end = format!("{}!!{first}", first.get(..first.len() - 2).unwrap());
        let cut = first.get(..5000).unwrap();
        for words in [cut, "", &same_length, &longer, &other_end] {
            let (path, grown) = (folder.path().join("file.txt"), GrownFile::default());
            fs::write(&path, &first).unwrap();
            follow(&path, &grown);
            fs::write(&path, words).unwrap();
            assert_eq!(follow(&path, &grown), (words.to_owned(), 0));
            append(&path, "More.");
            assert_eq!(follow(&path, &grown), (format!("{words}More."), words.len()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_in_the_place_of_another_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("old.txt"), folder.path().join("new.txt"));
        let (first, grown) = ("It rained all day long. ".repeat(1000), GrownFile::default());
        fs::write(&path, &first).unwrap();
        follow(&path, &grown);
        // The same at both ends.
        let words = format!("{}x{}", first.get(..9000).unwrap(), first.get(9001..).unwrap());
        fs::write(&other, &words).unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(follow(&path, &grown), (words, 0));
    }
}
