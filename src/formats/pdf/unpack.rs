//! Unpacks the streams of a PDF within a limit (ISO 32000-2, 7.4): a kilobyte may stand for a
//! megabyte, and that for a gigabyte.

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

/// The most that a byte of the packings stands for: deflate 1032 bytes.
pub const DENSEST: usize = 1032;
/// LZW codes have at most so many bits, and the table so many entries.
const LZW_BITS: u32 = 12;
const LZW_CLEAR: usize = 256;
const LZW_END: usize = 257;

/// What a packing gave.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// The bytes, as far as they could be unpacked.
    pub bytes: Vec<u8>,
    /// The limit was reached.
    pub is_cut: bool,
    /// So many bytes of the packing were not understood.
    pub rest: usize,
}

/// The data of a stream; none where they are a picture, or unpack to more than `limit` bytes.
pub fn data<'a>(stream: &Stream<'a>, limit: usize) -> Option<Cow<'a, [u8]>> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    if filters.is_empty() {
        return Some(raw);
    }
    let unpacked = unpack(&raw, &filters, limit)?;
    if unpacked.is_cut {
        return None;
    }
    if has_parameters(stream.dict()) && fits(stream, limit) {
        return stream.decoded_data().ok();
    }
    Some(Cow::Owned(unpacked.bytes))
}

/// Whether the library that reads fonts and tables may unpack a stream: to no more than `limit`
/// bytes, whatever it makes of damaged ones.
pub fn fits(stream: &Stream<'_>, limit: usize) -> bool {
    fitting(stream, limit).is_some()
}

/// The data of a stream of which [`fits`] is true, empty where a filter for pictures packs them.
pub fn fitting<'a>(stream: &Stream<'a>, limit: usize) -> Option<Cow<'a, [u8]>> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    if raw.len() > limit {
        return None;
    }
    if filters.is_empty() {
        return Some(raw);
    }
    let Some(unpacked) = unpack(&raw, &filters, limit) else { return Some(Cow::default()) };
    let most = unpacked.bytes.len().saturating_add(unpacked.rest.saturating_mul(DENSEST));
    if unpacked.is_cut || most > limit {
        return None;
    }
    if has_parameters(stream.dict()) {
        return Some(stream.decoded_data().unwrap_or_default());
    }
    Some(Cow::Owned(unpacked.bytes))
}

fn has_parameters(dict: &Dict<'_>) -> bool {
    dict.contains_key("DecodeParms") || dict.contains_key("DP")
}

/// Undoes filters one after the other; none where one of them is for pictures.
fn unpack(raw: &[u8], filters: &[Filter], limit: usize) -> Option<Unpacked> {
    let mut all = Unpacked { bytes: Vec::new(), is_cut: false, rest: 0 };
    for (index, filter) in filters.iter().enumerate() {
        let from = if index == 0 { raw } else { all.bytes.as_slice() };
        let next = match filter {
            Filter::FlateDecode => inflate(from, limit),
            Filter::LzwDecode => lzw(from, limit),
            Filter::RunLengthDecode => run_lengths(from, limit),
            Filter::Ascii85Decode => ascii_85(from, limit),
            Filter::AsciiHexDecode => ascii_hex(from),
            Filter::Crypt => Unpacked { bytes: from.to_vec(), ..Unpacked::default() },
            _ => return None,
        };
        all = Unpacked {
            is_cut: all.is_cut || next.is_cut,
            rest: all.rest.saturating_mul(DENSEST).saturating_add(next.rest),
            ..next
        };
    }
    Some(all)
}

/// Deflate, with or without the header of zlib.
pub fn inflate(packed: &[u8], limit: usize) -> Unpacked {
    let has_header = match packed {
        [first, second, ..] => {
            first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31)
        }
        _ => false,
    };
    // The checksum at the end is of no use to a reader.
    let body = if has_header { packed.get(2..).unwrap_or(&[]) } else { packed };
    let mut state = Decompress::new(false);
    let mut bytes = Vec::with_capacity(body.len().saturating_mul(4).min(limit));
    loop {
        let used = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let left = body.get(used..).unwrap_or(&[]);
        let before = bytes.len();
        bytes.reserve((before / 2).clamp(4096, 1 << 20));
        let status = state.decompress_vec(left, &mut bytes, FlushDecompress::None);
        let used = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let rest = body.len().saturating_sub(used);
        if bytes.len() > limit {
            return Unpacked { bytes, is_cut: true, rest };
        }
        match status {
            Ok(Status::StreamEnd) => return Unpacked { bytes, is_cut: false, rest: 0 },
            Ok(_) if bytes.len() > before => {}
            // All is used, or it makes no sense from here.
            _ => return Unpacked { bytes, is_cut: false, rest },
        }
    }
}

/// LZW as TIFF has it: codes of 9 to 12 bits, widened one code early.
fn lzw(packed: &[u8], limit: usize) -> Unpacked {
    let mut bytes: Vec<u8> = Vec::new();
    // Where the string of each code from 258 on stands in `bytes`.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    let mut last: Option<(usize, usize)> = None;
    for (index, byte) in packed.iter().enumerate() {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        bits &= (1 << held) - 1;
        let begin = bytes.len();
        match code {
            LZW_CLEAR => {
                table.clear();
                (width, last) = (9, None);
                continue;
            }
            LZW_END => break,
            _ => {}
        }
        let known = code.checked_sub(258).map(|entry| table.get(entry).copied());
        match (known, last) {
            (None, _) => bytes.extend(u8::try_from(code)),
            (Some(Some((from, to))), _) => bytes.extend_from_within(from..to),
            (Some(None), Some((from, to))) => {
                bytes.extend_from_within(from..to);
                bytes.extend_from_within(from..from + 1);
            }
            (Some(None), None) => {
                return Unpacked { bytes, is_cut: false, rest: packed.len() - index };
            }
        }
        if let Some((from, to)) = last.filter(|_| table.len() < (1 << LZW_BITS) - 258) {
            // The string before, and the first byte of this one, which follows it.
            table.push((from, to + 1));
        }
        last = Some((begin, bytes.len()));
        width = match table.len() + 258 + 1 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => LZW_BITS,
        };
        if bytes.len() > limit {
            return Unpacked { bytes, is_cut: true, rest: packed.len() - index };
        }
    }
    Unpacked { bytes, is_cut: false, rest: 0 }
}

/// Runs of one byte, and stretches as they are.
fn run_lengths(packed: &[u8], limit: usize) -> Unpacked {
    let (mut bytes, mut left) = (Vec::new(), packed);
    while let [length, rest @ ..] = left {
        let length = usize::from(*length);
        left = match length {
            128 => break,
            0..128 => {
                let (now, after) = rest.split_at(rest.len().min(length + 1));
                bytes.extend_from_slice(now);
                after
            }
            _ => {
                let Some((byte, after)) = rest.split_first() else { break };
                bytes.extend(std::iter::repeat_n(*byte, 257 - length));
                after
            }
        };
        if bytes.len() > limit {
            return Unpacked { bytes, is_cut: true, rest: left.len() };
        }
    }
    Unpacked { bytes, is_cut: false, rest: 0 }
}

/// Five letters for four bytes.
fn ascii_85(packed: &[u8], limit: usize) -> Unpacked {
    let mut bytes = Vec::with_capacity(packed.len() / 5 * 4);
    let (mut sum, mut count) = (0_u32, 0_usize);
    for byte in packed {
        match byte {
            b'z' if count == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                sum = sum.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    bytes.extend(sum.to_be_bytes());
                    (sum, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
        if bytes.len() > limit {
            return Unpacked { bytes, is_cut: true, rest: 0 };
        }
    }
    if count > 1 {
        for _ in count..5 {
            sum = sum.wrapping_mul(85).wrapping_add(84);
        }
        bytes.extend(sum.to_be_bytes().into_iter().take(count - 1));
    }
    Unpacked { bytes, is_cut: false, rest: 0 }
}

/// Two digits for a byte.
fn ascii_hex(packed: &[u8]) -> Unpacked {
    let digits = packed.iter().take_while(|byte| **byte != b'>');
    let mut digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(packed.len() / 2);
    while let Some(high) = digits.next() {
        let low = digits.next().unwrap_or(0);
        bytes.extend(u8::try_from(high << 4 | low));
    }
    Unpacked { bytes, is_cut: false, rest: 0 }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(bytes).unwrap();
        zlib.finish().unwrap()
    }

    fn check(packed: &[u8], filters: &[Filter], expected: &str) {
        let unpacked = unpack(packed, filters, 1000).unwrap();
        assert_eq!(String::from_utf8_lossy(&unpacked.bytes), expected, "{filters:?}");
        assert!(!unpacked.is_cut && unpacked.rest == 0, "{filters:?}: {unpacked:?}");
    }

    #[test]
    fn each_packing_is_undone() {
        check(&deflated(b"Words."), &[Filter::FlateDecode], "Words.");
        check(&deflated(b"Words.")[2..], &[Filter::FlateDecode], "Words.");
        check(b"87cURD]i,\"Ebo80~>", &[Filter::Ascii85Decode], "Hello World!");
        check(b"576f 72 64732>", &[Filter::AsciiHexDecode], "Words ");
        check(b"\x02abc\xFEd\x80zz", &[Filter::RunLengthDecode], "abcddd");
        // The example of ISO 32000-2, 7.4.4.2.
        check(
            &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01],
            &[Filter::LzwDecode],
            "-----A---B",
        );
        let twice = deflated(&deflated(b"Words."));
        check(&twice, &[Filter::FlateDecode, Filter::FlateDecode], "Words.");
        assert!(unpack(b"x", &[Filter::DctDecode], 10).is_none());
    }

    #[test]
    fn nothing_unpacks_beyond_the_limit() {
        let blanks = deflated(&vec![b' '; 1_000_000]);
        let cut = inflate(&blanks, 10_000);
        assert!(cut.is_cut && cut.bytes.len() < 2_000_000);
        let cut = inflate(&blanks[..500], 10_000_000);
        assert!(!cut.is_cut && cut.bytes.len() > 100_000);
        assert!(run_lengths(&[129, 7].repeat(100), 1000).is_cut);
        assert!(ascii_85(&[b'z'; 1000], 1000).is_cut);
        // What makes no sense may make sense to another.
        assert_eq!(inflate(b"\x78\x9c\xff\xff\xff\xff", 10).rest, 3);
    }
}
