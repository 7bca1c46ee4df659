//! Looks at a PDF before it is read: what it packs must not unpack to more than there is room for.
//!
//! The library reads tables of objects without a limit, as soon as a file is opened. So each stream is
//! measured before, and the data of pictures, which nobody reads, are blanked.

use memchr::memmem;

use super::unpack::{DENSEST, inflate};

/// What one stream may unpack to, in bytes.
const LARGEST_STREAM: usize = 64 << 20;
/// What all of them may, in bytes.
const LARGEST_ALL: usize = 256 << 20;
/// The largest file, in bytes.
const LARGEST_FILE: usize = 256 << 20;
/// Of a locked file nothing can be measured: its tables may have so many packed bytes, or this part
/// of the file.
const LOCKED_TABLES: usize = 300 << 10;
const LOCKED_PART: usize = 3;
/// The data of all streams, beyond the size of the file: some stand inside others.
const MOST_LOOKED: usize = 256 << 20;
/// So much before a stream is searched for its dictionary, in bytes.
const LONGEST_DICTIONARY: usize = 64 << 10;
/// Streams of a file.
const MOST_STREAMS: usize = 200_000;
/// Filters that unpack to more than they are.
const PACKING: &[&[u8]] =
    &[b"/FlateDecode", b"/Fl", b"/LZWDecode", b"/LZW", b"/RunLengthDecode", b"/RL"];
const TOO_MUCH: &str = "unpacks to more than there is room for";

/// The bytes of a file that may be opened.
///
/// # Errors
/// When it may not: the end of a sentence that begins with the file's name.
pub fn checked(bytes: &[u8]) -> Result<Vec<u8>, String> {
    if bytes.len() > LARGEST_FILE {
        return Err(format!("is larger than {} MB, too large for a PDF", LARGEST_FILE >> 20));
    }
    if hides_filters(bytes) {
        return Err("hides how it is packed; print it to a new PDF".to_owned());
    }
    let is_locked = memmem::find(bytes, b"/Encrypt").is_some();
    let mut checked = bytes.to_vec();
    let (mut unpacked, mut tables, mut looked) = (0_usize, 0_usize, 0_usize);
    // Where the last picture ended, and where the next end of a stream is.
    let (mut before, mut end) = (0_usize, 0_usize);
    for (count, at) in memmem::find_iter(bytes, b"stream").enumerate() {
        let begin = match bytes.get(at + 6..) {
            Some([b'\r', b'\n', ..]) => at + 8,
            Some([b'\r' | b'\n', ..]) => at + 7,
            _ => continue,
        };
        if at < before || is_end(bytes, at) {
            continue;
        }
        if count > MOST_STREAMS {
            return Err(TOO_MUCH.to_owned());
        }
        let window =
            bytes.get(before.max(at.saturating_sub(LONGEST_DICTIONARY))..at).unwrap_or(&[]);
        let dictionary = memmem::rfind(window, b"obj").and_then(|obj| window.get(obj..));
        let dictionary = dictionary.unwrap_or(window);
        let rest = bytes.get(begin..).unwrap_or(&[]);
        if end < begin {
            end = begin + memmem::find(rest, b"endstream").unwrap_or(rest.len());
        }
        let length = end - begin;
        looked = looked.saturating_add(length);
        if looked > MOST_LOOKED.saturating_add(bytes.len()) {
            return Err(TOO_MUCH.to_owned());
        }
        let has = |name: &[u8]| memmem::find(dictionary, name).is_some();
        let is_table = has(b"/ObjStm") || has(b"/XRef");
        if has(b"/Image") && !is_table {
            if let Some(data) = checked.get_mut(begin..begin + length) {
                data.fill(b' ');
            }
            before = begin + length;
            continue;
        }
        if packings(dictionary) > 1 {
            return Err("is packed twice, as no program does; print it to a new PDF".to_owned());
        }
        if is_locked && !has(b"/XRef") {
            tables += if is_table { length } else { 0 };
            continue;
        }
        let data = rest.get(..length).unwrap_or(rest);
        let size = if is_table && (has(b"/LZW") || has(b"/RunLength") || has(b"/RL")) {
            length.saturating_mul(DENSEST * 4)
        } else {
            most(data, rest)
        };
        unpacked = unpacked.saturating_add(size);
        if size > LARGEST_STREAM || unpacked > LARGEST_ALL {
            return Err(format!("{TOO_MUCH} ({} MB)", LARGEST_STREAM >> 20));
        }
    }
    if tables > LOCKED_TABLES.max(bytes.len() / LOCKED_PART) {
        return Err("is encrypted, and too large to be read so; try: qpdf --decrypt".to_owned());
    }
    Ok(checked)
}

/// The most that packed data may unpack to.
fn most(data: &[u8], rest: &[u8]) -> usize {
    // What is not deflated makes no sense at once, and is no larger.
    let is_deflated = matches!(data, [first, second, ..]
        if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31));
    if !is_deflated {
        return data.len();
    }
    let unpacked = inflate(rest, LARGEST_STREAM);
    if unpacked.is_cut {
        return usize::MAX;
    }
    let used = rest.len() - unpacked.rest;
    let left = data.len().saturating_sub(used);
    unpacked.bytes.len().saturating_add(left.saturating_mul(DENSEST))
}

/// How many filters of a dictionary unpack.
fn packings(dictionary: &[u8]) -> usize {
    let is_whole = |at: usize, name: &[u8]| {
        dictionary.get(at + name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    let count = |name: &&[u8]| {
        memmem::find_iter(dictionary, *name).filter(|at| is_whole(*at, name)).count()
    };
    PACKING.iter().map(count).sum()
}

fn is_end(bytes: &[u8], at: usize) -> bool {
    bytes.get(at.saturating_sub(3)..at) == Some(b"end")
}

/// Whether a name of a filter or of a table is written with codes (`/Fl#61te`), as no program does.
fn hides_filters(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'#', bytes).any(|at| {
        let before = bytes.get(at.saturating_sub(16)..at).unwrap_or(&[]);
        let Some(slash) = memchr::memrchr(b'/', before) else { return false };
        let begin = at.saturating_sub(16) + slash + 1;
        let mut name = Vec::new();
        let mut left = bytes.get(begin..).unwrap_or(&[]);
        while let [first, rest @ ..] = left {
            let code = match (first, rest) {
                (b'#', [high, low, ..]) => {
                    let digit = |byte: &u8| char::from(*byte).to_digit(16);
                    digit(high).zip(digit(low)).and_then(|(h, l)| u8::try_from(h * 16 + l).ok())
                }
                _ => None,
            };
            let byte = code.unwrap_or(*first);
            if !byte.is_ascii_alphanumeric() || name.len() > 16 {
                break;
            }
            name.push(byte);
            left = if code.is_some() { rest.get(2..).unwrap_or(&[]) } else { rest };
        }
        let known: &[&[u8]] = &[
            b"FlateDecode",
            b"LZWDecode",
            b"RunLengthDecode",
            b"Fl",
            b"LZW",
            b"RL",
            b"ObjStm",
            b"XRef",
            b"Filter",
        ];
        known.contains(&name.as_slice())
    })
}
