//! Letters beyond ASCII in the fields of a message: encoded words (RFC 2047), and those that careless
//! programs left as they are. Words that follow one another are decoded as one, since many programs
//! cut a letter in two.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// Longer lines have no encoded words, in bytes: mailparse looks through the whole line for each, and
/// RFC 2047 has 76.
const LONGEST_LINE: usize = 16 << 10;

/// A message whose longest lines have no beginnings of encoded words.
pub(super) fn bounded(mail: &[u8]) -> Cow<'_, [u8]> {
    let begins = |line: &[u8]| memchr::memmem::find(line, b"=?").is_some();
    let is_long = |line: &[u8]| line.len() > LONGEST_LINE && begins(line);
    if !mail.split(|byte| *byte == b'\n').any(is_long) {
        return Cow::Borrowed(mail);
    }
    let mut out = mail.to_vec();
    for line in out.split_mut(|byte| *byte == b'\n').filter(|line| line.len() > LONGEST_LINE) {
        let begins: Vec<usize> = memchr::memmem::find_iter(line, b"=?").collect();
        for at in begins {
            if let Some(sign) = line.get_mut(at + 1) {
                *sign = b' ';
            }
        }
    }
    Cow::Owned(out)
}

/// A word, and what follows it.
struct Word<'v> {
    encoding: &'static Encoding,
    bytes: Vec<u8>,
    rest: &'v str,
}

/// The value of a field on one line, decoded.
pub(super) fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut run: Option<(&'static Encoding, Vec<u8>)> = None;
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let Some(word) = word(from) else {
            flush(&mut run, &mut out);
            out.push_str(before);
            out.push_str("=?");
            rest = from.get(2..).unwrap_or("");
            continue;
        };
        // White space between two words is not shown.
        let follows = run.is_some() && before.trim().is_empty();
        if !follows {
            flush(&mut run, &mut out);
            out.push_str(before);
        }
        match &mut run {
            Some((encoding, bytes)) if *encoding == word.encoding => bytes.extend(word.bytes),
            _ => {
                flush(&mut run, &mut out);
                run = Some((word.encoding, word.bytes));
            }
        }
        rest = word.rest;
    }
    flush(&mut run, &mut out);
    out.push_str(rest);
    out
}

fn flush(run: &mut Option<(&'static Encoding, Vec<u8>)>, out: &mut String) {
    if let Some((encoding, bytes)) = run.take() {
        out.push_str(&encoding.decode_without_bom_handling(&bytes).0);
    }
}

/// The word that `text` begins with: `=?` label `?` form `?` words `?=`.
fn word(text: &str) -> Option<Word<'_>> {
    const LONGEST_LABEL: usize = 60;
    let (label, rest) = text.strip_prefix("=?")?.split_once('?')?;
    // A language may stand behind the label (RFC 2231).
    let name = label.split('*').next().filter(|name| name.len() <= LONGEST_LABEL)?;
    let encoding = match name.to_ascii_lowercase().as_str() {
        "utf8" | "us-ascii" | "ascii" => UTF_8,
        name => Encoding::for_label(name.as_bytes())?,
    };
    let (form, rest) = rest.split_once('?')?;
    let (words, rest) = rest.split_once("?=")?;
    let bytes = match form {
        "b" | "B" => base64(words),
        "q" | "Q" => quoted(words, encoding),
        _ => return None,
    };
    Some(Word { encoding, bytes, rest })
}

/// The bytes of base64; what is none is passed over.
fn base64(words: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(words.len()), 0_u32, 0_u32);
    for byte in words.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            // Padding ends a piece; another may follow.
            b'=' => {
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        (bits, count) = (bits << 6 | u32::from(value), count + 6);
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    bytes
}

/// The bytes of the form like quoted-printable; letters that stand as they are are encoded.
fn quoted(words: &str, encoding: &'static Encoding) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(words.len());
    let mut chars = words.char_indices();
    while let Some((at, c)) = chars.next() {
        let code = || u8::from_str_radix(words.get(at + 1..at + 3)?, 16).ok();
        match c {
            '_' => bytes.push(b' '),
            '=' => match code() {
                Some(code) => {
                    bytes.push(code);
                    chars.nth(1);
                }
                None => bytes.push(b'='),
            },
            c if c.is_ascii() => bytes.extend(u8::try_from(c)),
            c => bytes.extend_from_slice(&encoding.encode(c.encode_utf8(&mut [0; 4])).0),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_lines_have_no_words() {
        let mail = |count: usize| format!("Subject: {}\n\nA =?\n", "=?utf-8?q?a?= ".repeat(count));
        let short = mail(100);
        assert_eq!(&*bounded(short.as_bytes()), short.as_bytes());
        let long = mail(4000);
        let bounded = bounded(long.as_bytes());
        assert_eq!(memchr::memmem::find_iter(&bounded, b"=?").count(), 1);
        assert_eq!(bounded.len(), long.len());
    }

    #[test]
    fn words_are_decoded() {
        for (value, expected) in [
            ("Plain words", "Plain words"),
            ("=?iso-8859-1?Q?Die_Fr=F6sche?= kommen", "Die Frösche kommen"),
            ("=?utf-8?B?RmVycnk=?= runs", "Ferry runs"),
            ("A =?utf-8?q?b?= =?utf-8?q?_c?=  =?koi8-r?B?68E=?= d", "A b cКа d"),
            // A letter cut in two, in both forms, also with padding.
            ("=?UTF-8?Q?J=C3?= =?UTF-8?Q?=B6rg?= Lund", "Jörg Lund"),
            ("=?UTF-8?B?VHLD?= =?UTF-8?B?pGdlcg==?= neu", "Träger neu"),
            ("=?utf-8?B?8J+M?= =?utf-8?B?ig==?=", "🌊"),
            // As careless programs leave them.
            ("=?iso-8859-1?Q?Die_Frösche?= und", "Die Frösche und"),
            ("=?utf-8?q?a b?= c", "a b c"),
            ("=?utf-8*en?q?a=3Db=?=", "a=b="),
            ("=?none?q?a?= =?utf-8?x?b?= =?", "=?none?q?a?= =?utf-8?x?b?= =?"),
            ("=?utf-8?q?é=é?=", "é=é"),
        ] {
            assert_eq!(decoded(value), expected, "{value}");
        }
    }
}
