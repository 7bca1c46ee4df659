//! Reads JSON as many programs write it: with `NaN` and `Infinity` for numbers that are none, and with
//! halves of surrogate pairs. RFC 8259 has neither, and one of them would refuse a whole article.

use serde_json::{Error, Value};

/// Literals that stand for no value, with what is read in their place: as long, so that the places
/// in messages stay right.
const NO_NUMBERS: [(&[u8], &[u8]); 3] =
    [(b"-Infinity", b"\"\"       "), (b"Infinity", b"\"\"      "), (b"NaN", b"\"\" ")];

/// The value that `text` is.
///
/// # Errors
/// When it is no JSON, those habits of writers aside.
pub(super) fn value(text: &str) -> Result<Value, Error> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match repaired(text) {
        Some(text) => serde_json::from_str(&text),
        None => Err(error),
    }
}

/// The text with what no parser takes replaced; none where there is nothing of the kind.
fn repaired(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let (mut at, mut in_string, mut changed) = (0, false, false);
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or(&[]);
        let replaced: Option<&[u8]> = match byte {
            b'\\' if in_string => match lone_surrogate(rest) {
                true => Some(br"\ufffd"),
                false => {
                    // A pair is passed over as a whole.
                    at += if surrogate(rest, 0xD8).is_some() { 12 } else { 2 };
                    continue;
                }
            },
            b'"' => {
                in_string = !in_string;
                None
            }
            b'-' | b'I' | b'N' if !in_string => {
                let known = NO_NUMBERS.iter().find(|(word, _)| rest.starts_with(word));
                known.map(|(_, value)| *value)
            }
            _ => None,
        };
        let Some(new) = replaced else {
            at += 1;
            continue;
        };
        if let Some(place) = bytes.get_mut(at..at + new.len()) {
            place.copy_from_slice(new);
        }
        at += new.len();
        changed = true;
    }
    if changed { String::from_utf8(bytes).ok() } else { None }
}

/// Whether half a surrogate pair stands here alone.
fn lone_surrogate(rest: &[u8]) -> bool {
    match surrogate(rest, 0xD8) {
        Some(()) => surrogate(rest.get(6..).unwrap_or(&[]), 0xDC).is_none(),
        None => surrogate(rest, 0xDC).is_some(),
    }
}

/// Whether a `\\uXXXX` stands here whose first byte is `high` or one of the three after it.
fn surrogate(rest: &[u8], high: u8) -> Option<()> {
    let digits = rest.strip_prefix(br"\u")?.get(..4)?;
    let first = std::str::from_utf8(digits.get(..2)?).ok()?;
    let value = u8::from_str_radix(first, 16).ok()?;
    (digits.iter().all(u8::is_ascii_hexdigit) && (high..high + 4).contains(&value)).then_some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_other_writers_write_is_read() {
        for (text, expected) in [
            (r#"{"a":NaN,"b":"x"}"#, json!({"a": "", "b": "x"})),
            (r#"[-Infinity, Infinity,NaN]"#, json!(["", "", ""])),
            (
                r#"{"a":NaN,"b":"a NaN, \"Infinity\" too"}"#,
                json!({"a": "", "b": "a NaN, \"Infinity\" too"}),
            ),
            (
                r#"["cut \ud83d", "\udc00 too", "\ud83d\ude00 stays"]"#,
                json!(["cut \u{fffd}", "\u{fffd} too", "😀 stays"]),
            ),
            (r#"["\\ud83d", "\ud83d\ud83d\ude00"]"#, json!(["\\ud83d", "\u{fffd}😀"])),
        ] {
            assert_eq!(value(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_json_stays_so() {
        for text in ["", "Nan", "{\"a\":NaN", "[Information]", "[--Infinity]", "[\"a\"] NaN", "[N"]
        {
            assert!(value(text).is_err(), "{text}");
        }
        let error = value("{\"a\":NaN,\n\"b\" 1}").unwrap_err();
        assert_eq!((error.line(), error.column()), (2, 5));
    }
}
