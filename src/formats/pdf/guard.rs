//! Looks at a PDF before it is read: what it packs must not unpack to more than there is room for.
//!
//! The library reads tables of objects without a limit, as soon as a file is opened. So each stream is
//! measured before, and the data of pictures, which nobody reads, are blanked.

use std::collections::HashMap;

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
/// An object that names filters is no longer, in bytes.
const LONGEST_OBJECT: usize = 200;
/// Filters that unpack to more than they are.
const PACKING: &[&[u8]] =
    &[b"/FlateDecode", b"/Fl", b"/LZWDecode", b"/LZW", b"/RunLengthDecode", b"/RL"];
const HIDDEN: &str = "hides how it is packed; print it to a new PDF";
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
        return Err(HIDDEN.to_owned());
    }
    let is_locked = memmem::find(bytes, b"/Encrypt").is_some();
    let mut checked = bytes.to_vec();
    let (mut unpacked, mut tables, mut looked) = (0_usize, 0_usize, 0_usize);
    // Where the last picture ended, and where the next end of a stream is.
    let (mut before, mut end) = (0_usize, 0_usize);
    let mut known = None;
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
        let named = references(dictionary);
        let mut objects: Vec<&[u8]> = Vec::new();
        if !named.is_empty() {
            let known = known.get_or_insert_with(|| filter_objects(bytes));
            let found = |number: &u64| known.get(number).cloned().unwrap_or_default();
            if is_table && named.iter().any(|number| found(number).is_empty()) {
                return Err(HIDDEN.to_owned());
            }
            objects = named.iter().flat_map(found).collect();
        }
        if packings(dictionary) + objects.iter().map(|object| packings(object)).sum::<usize>() > 1 {
            return Err("is packed twice, as no program does; print it to a new PDF".to_owned());
        }
        if is_locked && !has(b"/XRef") {
            tables += if is_table { length } else { 0 };
            continue;
        }
        let data = rest.get(..length).unwrap_or(rest);
        let is_dense = |part: &[u8]| {
            let names: [&[u8]; 3] = [b"/LZW", b"/RunLength", b"/RL"];
            names.iter().any(|name| memmem::find(part, name).is_some())
        };
        let size = if is_table && (is_dense(dictionary) || objects.into_iter().any(is_dense)) {
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

/// The numbers of the objects that a dictionary names in place of its filters: `/Filter 12 0 R`,
/// `/Filter [12 0 R]`.
fn references(dictionary: &[u8]) -> Vec<u64> {
    let Some(at) = memmem::find(dictionary, b"/Filter") else { return Vec::new() };
    let rest = dictionary.get(at + 7..).unwrap_or(&[]);
    let is_value = |byte: &&u8| byte.is_ascii_digit() || **byte == b'R' || is_blank(**byte);
    let rest = rest.iter().skip_while(|byte| is_blank(**byte) || **byte == b'[');
    let value: Vec<u8> = rest.take_while(is_value).take(LONGEST_OBJECT).copied().collect();
    let value = String::from_utf8_lossy(&value);
    let parts: Vec<&str> = value.split_ascii_whitespace().collect();
    let triples = parts.chunks(3).filter_map(|triple| match triple {
        [number, _, "R"] => number.parse().ok(),
        _ => None,
    });
    triples.collect()
}

/// The objects that are names or arrays, by their numbers; a file may give several for one number.
fn filter_objects(bytes: &[u8]) -> HashMap<u64, Vec<&[u8]>> {
    let mut objects: HashMap<u64, Vec<&[u8]>> = HashMap::new();
    for at in memmem::find_iter(bytes, b" obj") {
        let rest = bytes.get(at + 4..).unwrap_or(&[]);
        let blanks = rest.iter().take(8).take_while(|byte| is_blank(**byte)).count();
        let rest = rest.get(blanks..).unwrap_or(&[]);
        if !matches!(rest, [b'/' | b'[', ..]) {
            continue;
        }
        let rest = rest.get(..rest.len().min(LONGEST_OBJECT)).unwrap_or(rest);
        let end = memmem::find(rest, b"endobj").unwrap_or(rest.len());
        let head = bytes.get(at.saturating_sub(24)..at).unwrap_or(&[]);
        let head = String::from_utf8_lossy(head);
        // The number stands before the generation.
        let mut number =
            head.split(|c: char| !c.is_ascii_digit()).rev().filter(|part| !part.is_empty());
        if let Some(number) = number.nth(1).and_then(|number| number.parse().ok()) {
            objects.entry(number).or_default().extend(rest.get(..end));
        }
    }
    objects
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0C | 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_found_behind_references() {
        for (dictionary, expected) in [
            (&b"<< /Filter 12 0 R /Length 5 >>"[..], vec![12]),
            (b"<</Filter[12 0 R 13 0 R]>>", vec![12, 13]),
            (b"<</Filter/FlateDecode/Length 8 0 R>>", vec![]),
            (b"<</Filter", vec![]),
            (b"", vec![]),
        ] {
            assert_eq!(references(dictionary), expected);
        }
        let file = b"1 0 obj<</A 2>>endobj 12 0 obj\n[/FlateDecode /FlateDecode]\nendobj\n13 0 obj /Fl endobj";
        let objects = filter_objects(file);
        assert_eq!(objects.len(), 2);
        assert_eq!(objects[&12], [&b"[/FlateDecode /FlateDecode]\n"[..]]);
    }

    #[test]
    fn what_is_packed_twice_behind_a_reference_is_refused() {
        let file = |object: &str, kind: &str| {
            format!(
                "%PDF-1.5\n7 0 obj {object} endobj\n8 0 obj <<{kind}/Filter 7 0 R>> stream\nwords\nendstream\n"
            )
        };
        for (object, kind, refused) in [
            ("/FlateDecode", "", None),
            ("/FlateDecode", "/Type/ObjStm", None),
            ("[/Fl /Fl]", "", Some("is packed twice")),
            ("<<>>", "/Type/ObjStm", Some("hides how it is packed")),
            ("<<>>", "", None),
        ] {
            let error = checked(file(object, kind).as_bytes()).err();
            assert_eq!(error.is_some(), refused.is_some(), "{object} {kind} {error:?}");
            assert!(error.unwrap_or_default().starts_with(refused.unwrap_or("")));
        }
    }
}
