//! Mailboxes (mbox): messages one after the other, each behind a line that begins with `From `.

use std::borrow::Cow;

/// What follows the line `From …` before a message; all of it where there is none.
pub fn without_envelope(text: &str) -> &str {
    match text.strip_prefix("From ").and_then(|rest| rest.split_once('\n')) {
        Some((_, rest)) if begins_with_field(rest) => rest,
        _ => text,
    }
}

/// The messages of a text: one, or those of a mailbox.
pub fn split(text: &str) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    if without_envelope(text).len() == text.len() {
        return vec![text];
    }
    let begins = memchr::memmem::find_iter(text.as_bytes(), b"\nFrom ").map(|at| at + 1);
    let is_begin = |at: &usize| {
        let before = text.get(..*at).unwrap_or("");
        let blank = before.ends_with("\n\n") || before.ends_with("\n\r\n");
        let rest = text.get(*at..).unwrap_or("");
        blank && without_envelope(rest).len() < rest.len()
    };
    let mut places: Vec<usize> = std::iter::once(0).chain(begins.filter(is_begin)).collect();
    places.push(text.len());
    let mails = places.windows(2).filter_map(|pair| text.get(*pair.first()?..*pair.last()?));
    mails.map(without_envelope).collect()
}

/// Whether a text begins with a field of a header, `Name: value`.
fn begins_with_field(text: &str) -> bool {
    let line = text.get(..text.len().min(200)).or_else(|| text.lines().next()).unwrap_or("");
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}

/// A message of a mailbox with `>From ` at the beginning of a line as it was written.
pub fn unquoted(mail: &str, is_boxed: bool) -> Cow<'_, str> {
    if is_boxed && mail.contains("\n>From ") {
        Cow::Owned(mail.replace("\n>From ", "\nFrom "))
    } else {
        Cow::Borrowed(mail)
    }
}
