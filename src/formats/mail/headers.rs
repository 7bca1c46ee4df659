//! The headers of a message: subject, sender, day.

use mailparse::{MailAddr, MailHeaderMap as _, ParsedMail, addrparse, parse_header};

use crate::doc::{Builder, DateSource, Meta};
use crate::formats::document_date;
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest value kept, in characters.
const LONGEST: usize = 300;
/// Senders and attachments that are named.
const MOST_NAMES: usize = 20;

fn line(words: &str) -> String {
    clean_line(&fold_space(words), LONGEST)
}

/// The value of a field; letters beyond ASCII may stand in it as they are.
fn field(mail: &ParsedMail<'_>, name: &str) -> Option<String> {
    let header = mail.headers.get_first_header(name)?;
    let raw = header.get_value_raw();
    if raw.is_ascii() {
        return Some(header.get_value());
    }
    let whole = format!("{name}: {}\n", with_escapes(&String::from_utf8_lossy(raw)));
    let (header, _) = parse_header(whole.as_bytes()).ok()?;
    Some(header.get_value_utf8().unwrap_or_else(|_| header.get_value()))
}

/// A value in which letters of encoded words (RFC 2047) are escaped that careless programs left as they
/// are.
fn with_escapes(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut label = None;
    for piece in value.split_inclusive('?') {
        // `=?` label `?` form `?` words `?=`
        let is_words = label.is_some_and(|(_, pieces)| pieces == 2);
        match label {
            Some((encoding, 2)) if !piece.is_ascii() => {
                for c in piece.chars() {
                    if c.is_ascii() {
                        out.push(c);
                    } else {
                        let letter = c.to_string();
                        let (bytes, ..) = encoding_rs::Encoding::encode(encoding, &letter);
                        out.extend(bytes.iter().map(|byte| format!("={byte:02X}")));
                    }
                }
            }
            _ => out.push_str(piece),
        }
        label = match label {
            _ if piece.ends_with("=?") && !is_words => Some((encoding_rs::UTF_8, 0)),
            Some((_, 0)) => {
                let name = piece.trim_end_matches('?');
                encoding_rs::Encoding::for_label(name.as_bytes()).map(|encoding| (encoding, 1))
            }
            Some((encoding, 1)) => Some((encoding, 2)),
            _ => None,
        };
    }
    out
}

/// The subject of a message.
fn subject(mail: &ParsedMail<'_>) -> String {
    line(&field(mail, "Subject").unwrap_or_default())
}

/// Who sent a message: names, or addresses where there is none.
fn senders(mail: &ParsedMail<'_>) -> String {
    let value = field(mail, "From").unwrap_or_default();
    let Ok(list) = addrparse(&value) else { return line(&value) };
    let singles = list.iter().flat_map(|address| match address {
        MailAddr::Single(one) => vec![one.clone()],
        MailAddr::Group(group) => group.addrs.clone(),
    });
    let names = singles.map(|one| {
        let name = one.display_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        name.unwrap_or(&one.addr).to_owned()
    });
    line(&names.take(MOST_NAMES).collect::<Vec<_>>().join(", "))
}

/// What a message says of itself.
pub fn meta_of(mail: &ParsedMail<'_>) -> Meta {
    let date = field(mail, "Date");
    let date = date.and_then(|words| document_date::in_words(&fold_space(&words)));
    Meta {
        title: subject(mail),
        byline: Some(senders(mail)).filter(|name| !name.is_empty()),
        published: date.map(|date| (date, DateSource::Metadata)),
        ..Meta::default()
    }
}

/// Says which files come with a message.
pub fn note_on(names: &[String], builder: &mut Builder) {
    let shown: Vec<String> = names.iter().take(MOST_NAMES).map(|name| line(name)).collect();
    let more = if names.len() > MOST_NAMES { " …" } else { "" };
    match names.len() {
        0 => {}
        1 => builder.note(format!("1 attachment: {}", shown.concat())),
        n => builder.note(format!("{n} attachments: {}{more}", shown.join(", "))),
    }
}
