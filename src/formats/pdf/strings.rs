//! Text strings of PDF objects (ISO 32000-2, 7.9.2.2): titles, names, what letters stand for.

use hayro_syntax::object::{Dict, String as Bytes};

use super::letters::plain;

/// What the codes from 0x80 mean in PDFDocEncoding (annex D), as far as they are not Latin-1.
#[rustfmt::skip]
const FROM_80: &[char] = &[
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    '\u{FB01}', '\u{FB02}', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];
/// The longest string that is read, in bytes.
const LONGEST: usize = 20_000;

/// The words that a dictionary has under a key.
pub fn words(dict: &Dict<'_>, key: &str) -> Option<String> {
    Some(decoded(dict.get::<Bytes<'_>>(key)?.as_bytes()))
}

/// A text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding.
pub fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.get(..bytes.len().min(LONGEST)).unwrap_or(bytes);
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| from_doc_encoding(*byte)).collect(),
    };
    plain(&text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

fn from_doc_encoding(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|index| FROM_80.get(usize::from(index)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded_by_their_mark() {
        for (bytes, expected) in [
            (&b"Plan\x85a"[..], "Plan–a"),
            (b"caf\xE9", "café"),
            (b"\xFE\xFF\0P\x30\x42", "Pあ"),
            (b"\xFF\xFEP\0", "P"),
            (b"\xEF\xBB\xBF\xC3\xA9", "é"),
            (b"\xFE\xFF\xD8\0", "\u{FFFD}"),
            (b"", ""),
        ] {
            assert_eq!(decoded(bytes), expected);
        }
    }
}
