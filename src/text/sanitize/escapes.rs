//! How long an escape sequence is: CSI, control strings, and the rest.

/// The longest unterminated control string that is removed, in bytes; after that, or at the end
/// of the line, the text continues.
const LONGEST_STRING: usize = 4096;

/// Bytes of the escape sequence after its introducer `c`.
pub(super) fn escape_length(input: &str, after: usize, c: char) -> usize {
    let rest = input.as_bytes().get(after..).unwrap_or(&[]);
    let (introducer, skip) = match (c, rest.first()) {
        ('\u{1B}', Some(&byte)) => (byte, 1),
        ('\u{1B}', None) => return 0,
        ('\u{9B}', _) => (b'[', 0),
        ('\u{9D}', _) => (b']', 0),
        _ => (b'P', 0),
    };
    let tail = rest.get(skip..).unwrap_or(&[]);
    match introducer {
        b'[' => skip + csi_length(tail),
        b']' | b'P' | b'X' | b'^' | b'_' => skip + string_length(tail),
        // Intermediates and a final byte: ESC ( B.
        0x20..=0x2F => {
            let middle = tail.iter().take(16).take_while(|b| (0x20..=0x2F).contains(*b)).count();
            skip + middle + usize::from(tail.get(middle).is_some_and(|b| (0x30..=0x7E).contains(b)))
        }
        0x30..=0x7E => skip,
        _ => 0,
    }
}

/// Parameters, intermediates and the final byte of a CSI sequence.
fn csi_length(tail: &[u8]) -> usize {
    let body = tail.iter().take(256).take_while(|b| (0x20..=0x3F).contains(*b)).count();
    body + usize::from(tail.get(body).is_some_and(|b| (0x40..=0x7E).contains(b)))
}

/// A control string up to BEL, ST, the end of the line or [`LONGEST_STRING`].
///
/// A string that is not ended on its line is cut after the bytes that look like its head, so that
/// the article after it can still be read.
fn string_length(tail: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = tail.get(at) {
        match byte {
            0x07 => return at + 1,
            0x1B => return if tail.get(at + 1) == Some(&b'\\') { at + 2 } else { at },
            0xC2 if tail.get(at + 1) == Some(&0x9C) => return at + 2,
            b'\n' | b'\r' => return at,
            _ if at >= LONGEST_STRING && (byte & 0xC0) != 0x80 => return at,
            _ => at += 1,
        }
    }
    at
}
