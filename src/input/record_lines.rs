//! Finds the records of a JSON Lines file without its whole text in memory: how many there are, and the
//! line of one. Between two looks only the count is remembered, with the state of the file, so that
//! it may change at any time.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::content::extension;
use super::file_stamp::FileStamp;
use super::gzip;
use super::progress::Progress;
use crate::formats::{self, json};

/// A longer line is not read as one, in bytes.
pub(super) const LONGEST_LINE: u64 = 64 << 20;
/// So much of a file is in memory at once, in bytes.
const BUFFER: usize = 256 << 10;
/// The byte order mark of UTF-8.
const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A record of a file.
pub(super) struct RecordLine {
    /// Its line.
    pub bytes: Vec<u8>,
    /// How many records the file has.
    pub of: usize,
}

/// How many records files had, and their state then. The reader counts the records of a file and then
/// opens one after the other: each look after the first ends at the record that it is for.
static COUNTED: Mutex<BTreeMap<PathBuf, (FileStamp, usize)>> = Mutex::new(BTreeMap::new());

fn counted_before(path: &Path, stamp: FileStamp) -> Option<usize> {
    let counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    counted.get(path).filter(|(then, _)| *then == stamp).map(|(_, count)| *count)
}

/// How many records a file has, one a line; none where that can be seen in its whole text only: in a
/// list, a packed file, a pipe.
pub(super) fn count(path: &Path) -> Option<usize> {
    Some(record(path, 0, &Progress::default())?.of)
}

/// The record at `index`; none where `progress` was stopped, there is no such record, or it is to be
/// looked for in the whole text.
pub(super) fn record(path: &Path, index: usize, progress: &Progress) -> Option<RecordLine> {
    // Before it is read: what is appended meanwhile is counted at the next look.
    let stamp = FileStamp::of(path)?;
    let known = counted_before(path, stamp);
    let (mut from, is_named) = opened(path)?;
    let (mut wanted, mut of) = (None, 0);
    while let Some(first) = first_of_line(&mut from).ok()? {
        if !progress.goes_on() {
            return None;
        }
        let is_record = first == b'{';
        if of == 0 {
            // What the first line is decides for all of them.
            let bytes = line(&mut from).ok().flatten().filter(|_| is_record)?;
            let text = String::from_utf8_lossy(&bytes);
            if !(is_named || json::sniff(&text)) || !json::is_valid(&text) {
                return None;
            }
            wanted = (index == 0).then_some(bytes);
        } else if is_record && of == index {
            wanted = Some(line(&mut from).ok().flatten()?);
        } else {
            skip_line(&mut from).ok()?;
        }
        of += usize::from(is_record);
        if let (Some(known), true) = (known, wanted.is_some()) {
            of = known;
            break;
        }
    }
    let mut counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    counted.insert(path.to_owned(), (stamp, of));
    // A single record may be a list of articles.
    let bytes = wanted.filter(|_| of > 1)?;
    Some(RecordLine { bytes, of })
}

/// A file that may hold records, and whether its name says so.
fn opened(path: &Path) -> Option<(BufReader<File>, bool)> {
    let named = extension(path).and_then(|extension| formats::with_extension(&extension));
    // Opening a pipe that nobody writes to would block.
    if !path.is_file() || named.is_some_and(|format| !format.has_records()) {
        return None;
    }
    let mut from = BufReader::with_capacity(BUFFER, File::open(path).ok()?);
    let head = from.fill_buf().ok()?;
    if gzip::is_packed(head) {
        return None;
    }
    let mark = if head.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    from.consume(mark);
    Some((from, named.is_some()))
}

/// The first byte of the next line that is not blank, which is read up to there.
fn first_of_line(from: &mut dyn BufRead) -> io::Result<Option<u8>> {
    loop {
        let buffer = from.fill_buf()?;
        let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let (first, is_over) = (buffer.get(blank).copied(), buffer.is_empty());
        from.consume(blank);
        if first.is_some() || is_over {
            return Ok(first);
        }
    }
}

/// The rest of a line without its end; none where it is too long.
fn line(from: &mut BufReader<File>) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    from.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    let is_whole = (line.len() as u64) < LONGEST_LINE;
    line.truncate(line.trim_ascii_end().len());
    Ok(is_whole.then_some(line))
}

/// Passes over the rest of a line.
pub(super) fn skip_line(from: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = from.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer);
        let used = end.map_or(buffer.len(), |at| at + 1);
        from.consume(used);
        if end.is_some() || used == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::tests::TestFile;
    use super::*;

    const LINE: &str = "{\"title\":\"A\",\"text\":\"One.\"}";

    #[test]
    fn records_are_found_where_a_line_is_one() {
        let long = format!("{{\"text\":\"{}\"}}", "Words. ".repeat(BUFFER / 5));
        for (name, words, expected) in [
            ("a.jsonl", format!("{LINE}\n{{\"text\":\"é\"}}"), Some("{\"text\":\"é\"}")),
            ("a.jsonl", format!("\u{feff}{LINE}\r\n\n  {{}}\r\n"), Some("{}")),
            ("a.jsonl", format!("{LINE}\n[]\nno json\n\t{{no json\n"), Some("{no json")),
            ("a.ndjson", format!("{long}\n{long}\n{LINE}"), Some(long.as_str())),
            ("a.json", format!("{LINE}\n{LINE}"), Some(LINE)),
            ("part-00000", format!("{LINE}\n{LINE}"), Some(LINE)),
            ("wire.log", format!("{LINE}\n{LINE}"), Some(LINE)),
            // One value, a list, other formats and what only begins like records.
            ("a.jsonl", LINE.to_owned(), None),
            ("a.jsonl", String::new(), None),
            ("a.json", format!("[\n{LINE}\n,\n{LINE}\n]"), None),
            ("a.json", format!("{{\n\"a\": [\n{LINE},\n{LINE}]}}"), None),
            ("a.jsonl", format!("{{no json\n{LINE}\n{LINE}"), None),
            ("a.txt", format!("{LINE}\n{LINE}"), None),
            ("part-00000", format!("{{}}\n{LINE}"), None),
        ] {
            let file = TestFile::new(name, &words);
            let path = file.source.path().unwrap();
            let found = record(path, 1, &Progress::default());
            let bytes = found.as_ref().map(|record| String::from_utf8_lossy(&record.bytes));
            assert_eq!(bytes.as_deref(), expected, "{name}: {words:.60}");
            assert_eq!(count(path), found.map(|record| record.of), "{name}: {words:.60}");
        }
    }

    #[test]
    fn a_file_that_changed_is_counted_again() {
        let file = TestFile::new("a.jsonl", format!("{LINE}\n{LINE}\n"));
        let path = file.source.path().unwrap();
        let look = |index| record(path, index, &Progress::default()).map(|record| record.of);
        let change = |words: &str| File::create(path).unwrap().write_all(words.as_bytes()).unwrap();
        assert_eq!((count(path), look(0), look(1)), (Some(2), Some(2), Some(2)));
        change(&format!("{LINE}\n{LINE}\n{LINE}\n"));
        assert_eq!((look(0), look(2), count(path)), (Some(3), Some(3), Some(3)));
        change(LINE);
        assert_eq!((look(0), count(path)), (None, None));
    }

    #[test]
    fn a_record_that_is_gone_is_none() {
        let file = TestFile::new("a.jsonl", format!("{LINE}\n{LINE}\n"));
        let path = file.source.path().unwrap();
        assert!(record(path, 2, &Progress::default()).is_none());
        assert!(record(Path::new("/no/such.jsonl"), 0, &Progress::default()).is_none());
        let stopped = Progress::default();
        stopped.cancel();
        assert!(record(path, 0, &stopped).is_none());
    }
}
