//! Character encodings: byte order marks, UTF-16 without one, declared and guessed code pages.
//!
//! Text that is valid UTF-8 is borrowed, not copied. Nothing fails: what cannot be decoded becomes
//! U+FFFD.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// Decoded text and its encoding.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The name of its encoding, as the WHATWG standard writes it ("UTF-8", "windows-1252").
    pub encoding: &'static str,
    /// Whether some bytes could not be decoded and are U+FFFD now.
    pub damaged: bool,
}

/// Bytes that a guess is made from.
const SAMPLE: usize = 256 * 1024;
/// Bytes that are searched for declarations and for UTF-16.
const HEAD: usize = 4096;

/// Decodes `bytes`. The encoding is given, in this order, by a byte order mark, the NUL bytes of UTF-16,
/// being valid UTF-8, `declared` (a label such as "latin1", from the transport or the markup), a
/// guess by the letters' frequencies.
#[must_use]
pub fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Decoded<'b> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(length..).unwrap_or(&[]));
    }
    if let Some(encoding) = utf16_by_nul_bytes(bytes) {
        return with(encoding, bytes);
    }
    if has_iso_2022_jp(bytes) {
        return with(ISO_2022_JP, bytes);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Decoded { text: Cow::Borrowed(text), encoding: "UTF-8", damaged: false };
        }
        Err(error) => error,
    };
    let label = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if label == Some(UTF_8) || is_damaged_utf8(bytes, valid.valid_up_to()) {
        return with(UTF_8, bytes);
    }
    // UTF-16 would have NUL bytes.
    let label = label.filter(|&encoding| encoding != UTF_16LE && encoding != UTF_16BE);
    with(label.unwrap_or_else(|| guess(bytes, valid.valid_up_to())), bytes)
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), damaged }
}

/// UTF-16 without a mark: NUL bytes at even or odd offsets only, and mostly letters.
fn utf16_by_nul_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD) & !1).unwrap_or(&[]);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.last() == Some(&0));
    }
    let encoding = match (even, odd) {
        (0, 1..) => UTF_16LE,
        (1.., 0) => UTF_16BE,
        _ => return None,
    };
    // The head may end within a surrogate pair.
    let body = head.get(..head.len().saturating_sub(if bytes.len() > HEAD { 2 } else { 0 }))?;
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    let reads = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    let words = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).count();
    let all = text.chars().count();
    (!damaged && text.chars().all(reads) && words * 2 > all).then_some(encoding)
}

/// The escape sequences that switch ISO-2022-JP to its two-byte sets, in a text of ASCII bytes.
fn has_iso_2022_jp(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(&[]);
    let opens = |at: usize| {
        matches!(head.get(at + 1..at + 3), Some(b"$B" | b"$@"))
            && memchr::memmem::find(head.get(at..).unwrap_or(&[]), b"\x1b(").is_some()
    };
    memchr::memchr_iter(0x1b, head).take(16).any(opens) && head.is_ascii()
}

/// UTF-8 with a few bad bytes: far more well-formed sequences of two and more bytes than faults.
fn is_damaged_utf8(bytes: &[u8], first_fault: usize) -> bool {
    let sample = sample_at(bytes, first_fault);
    let (mut sequences, mut faults) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    // The sample may begin and end inside a sequence.
    sequences > 8 * faults.saturating_sub(2) && sequences > faults
}

/// A window around the first byte that is not UTF-8.
fn sample_at(bytes: &[u8], first_fault: usize) -> &[u8] {
    let begin = first_fault.saturating_sub(SAMPLE / 2);
    bytes.get(begin..bytes.len().min(begin + SAMPLE)).unwrap_or(&[])
}

fn guess(bytes: &[u8], first_fault: usize) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample_at(bytes, first_fault), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that an HTML `meta` element or an XML declaration names in the first 4 KiB.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(&[]);
    let after = |name: &[u8]| {
        let at = memchr::memmem::find(head, name)? + name.len();
        let rest = head.get(at..)?;
        let quotes = rest.iter().take(2).take_while(|b| matches!(b, b'"' | b'\'' | b' ')).count();
        let rest = rest.get(quotes..)?;
        let end = rest
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')))?;
        std::str::from_utf8(rest.get(..end)?).ok().filter(|label| !label.is_empty())
    };
    if head.starts_with(b"<?xml") {
        return after(b"encoding=");
    }
    let markup = head.trim_ascii_start().starts_with(b"<");
    if markup { after(b"charset=").or_else(|| after(b"CHARSET=")) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, encoding: &str, text: &str) {
        let got = decode(bytes, declared);
        assert_eq!((got.encoding, &*got.text), (encoding, text), "{bytes:?}");
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let order = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn marks_decide_first() {
        check(b"\xEF\xBB\xBFTitle", Some("latin1"), "UTF-8", "Title");
        for (big, mark, name) in
            [(false, [0xFF, 0xFE], "UTF-16LE"), (true, [0xFE, 0xFF], "UTF-16BE")]
        {
            let bytes: Vec<u8> = mark.into_iter().chain(utf16("Añb", big)).collect();
            check(&bytes, None, name, "Añb");
        }
    }

    #[test]
    fn utf16_is_known_by_its_nul_bytes() {
        for text in ["The talks began.\n", "Переговоры начались вчера.\n", "محادثات في مسقط\n"]
        {
            check(&utf16(text, false), None, "UTF-16LE", text);
            check(&utf16(text, true), None, "UTF-16BE", text);
        }
        let long = "Line of text.\n".repeat(1000);
        check(&utf16(&long, true), None, "UTF-16BE", &long);
        // NUL bytes alone are not enough.
        assert_eq!(decode(b"a\0\0b\0\x01", None).encoding, "UTF-8");
        assert_eq!(decode(&[0, 1, 0, 2, 0, 3], None).encoding, "UTF-8");
    }

    #[test]
    fn valid_utf8_is_borrowed_whatever_is_declared() {
        let got = decode("Café in Zürich".as_bytes(), Some("windows-1251"));
        assert!(matches!(got.text, Cow::Borrowed(_)) && got.encoding == "UTF-8");
        // What was spoiled before it came here is shown as it is.
        check("CafÃ©".as_bytes(), Some("windows-1252"), "UTF-8", "CafÃ©");
    }

    #[test]
    fn a_declaration_decides_before_the_guess() {
        check(b"\xCF\xF0\xE8\xE2\xE5\xF2", Some("windows-1251"), "windows-1251", "Привет");
        check(b"caf\xE9", Some("iso-8859-1"), "windows-1252", "café");
        check(b"caf\xE9", Some("no such label"), "windows-1252", "café");
    }

    #[test]
    fn code_pages_are_guessed() {
        let russian = "Министр иностранных дел заявил, что переговоры в Маскате прошли успешно.";
        let polish =
            "Minister powiedział wczoraj, że rozmowy były trudne, ale żadna ze stron nie odeszła.";
        let arabic = "قال وزير الخارجية إن المحادثات في مسقط كانت بناءة وستستمر الأسبوع المقبل.";
        let japanese =
            "外務大臣は昨日、マスカットでの協議が建設的だったと述べた。次回は来週開かれる。";
        let chinese = "外交部长昨天表示，在马斯喀特举行的会谈是建设性的，下周将继续举行。";
        for (text, label) in [
            (russian, "windows-1251"),
            (russian, "koi8-r"),
            (polish, "windows-1250"),
            (arabic, "windows-1256"),
            (japanese, "shift_jis"),
            (japanese, "euc-jp"),
            (japanese, "iso-2022-jp"),
            (chinese, "gbk"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, faults) = encoding.encode(text);
            assert!(!faults, "{label}");
            assert_eq!(decode(&bytes, None).text, text, "{label}");
        }
        check(
            b"\x93Go,\x94 he said \x96 at last.",
            None,
            "windows-1252",
            "“Go,” he said – at last.",
        );
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes =
            "Żółta łódź płynęła wzdłuż brzegów rzeki, powiedział świadek.".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 3);
        bytes.push(0xC5);
        let got = decode(&bytes, None);
        assert!(got.damaged && got.encoding == "UTF-8" && got.text.ends_with('\u{FFFD}'));
        assert!(got.text.starts_with("Żółta łódź"));
    }

    #[test]
    fn finds_declarations() {
        let cases: [(&[u8], Option<&str>); 6] = [
            (b"<html><meta charset=\"koi8-r\">", Some("koi8-r")),
            (b"<meta content='text/html; charset=gb2312'>", Some("gb2312")),
            (b"<?xml version='1.0' encoding='iso-8859-2'?>", Some("iso-8859-2")),
            (b"<meta charset=>", None),
            (b"The charset=latin1 of a text", None),
            (b"<meta charset=", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(declared(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn any_bytes_decode() {
        let every: Vec<u8> = (0..=255).collect();
        for start in 0..256 {
            for length in [0, 1, 2, 3, 5, 100] {
                let bytes = every.get(start..(start + length).min(256)).unwrap();
                for label in [None, Some("utf-8"), Some("shift_jis"), Some("no such label")] {
                    let got = decode(bytes, label);
                    assert!(Encoding::for_label(got.encoding.as_bytes()).is_some(), "{bytes:?}");
                    // No byte gives more than one character, and damage is marked.
                    assert!(got.text.chars().count() <= bytes.len(), "{bytes:?}");
                    assert!(!got.damaged || got.text.contains('\u{FFFD}'), "{bytes:?}");
                    assert!(
                        got.encoding != "UTF-8"
                            || got.damaged
                            || bytes.ends_with(got.text.as_bytes()),
                        "{bytes:?}"
                    );
                }
            }
        }
    }
}
