//! The headers of a message: subject, sender, day.

use mailparse::{MailAddr, MailHeaderMap as _, ParsedMail, addrparse};

use super::encoded_words::decoded;
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

/// The value of a field on one line.
fn field(mail: &ParsedMail<'_>, name: &str) -> Option<String> {
    let header = mail.headers.get_first_header(name)?;
    let raw = String::from_utf8_lossy(header.get_value_raw());
    // No table of encodings of the web has UTF-7.
    if raw.to_ascii_lowercase().contains("=?utf-7?") {
        return Some(header.get_value());
    }
    Some(decoded(&fold_space(&raw)))
}

/// The subject of a message.
fn subject(mail: &ParsedMail<'_>) -> String {
    line(&field(mail, "Subject").unwrap_or_default())
}

/// Who sent a message: names, or addresses where there is none.
fn senders(mail: &ParsedMail<'_>) -> String {
    let value = field(mail, "From").unwrap_or_default();
    let Ok(list) = addrparse(&value) else { return line(&in_order(without_address(&value))) };
    let singles = list.iter().flat_map(|address| match address {
        MailAddr::Single(one) => vec![one.clone()],
        MailAddr::Group(group) => group.addrs.clone(),
    });
    let names = singles.map(|one| {
        let name = one.display_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        in_order(name.unwrap_or_else(|| in_brackets(&value).unwrap_or(&one.addr)))
    });
    line(&names.take(MOST_NAMES).collect::<Vec<_>>().join(", "))
}

/// What stands before an address at the end: `Lund, Ada <ada@x>`, with a comma that parts no addresses.
fn without_address(value: &str) -> &str {
    let name = value.rsplit_once('<').map_or("", |(name, _)| name.trim());
    let name = name.trim_matches('"').trim();
    if name.is_empty() { value } else { name }
}

/// The name behind the only address: `ada@x (Ada Lund)`.
fn in_brackets(value: &str) -> Option<&str> {
    let (address, name) = value.strip_suffix(')')?.split_once(" (")?;
    let is_one = address.contains('@') && !address.contains([',', ' ', '<']);
    Some(name.trim()).filter(|name| is_one && !name.is_empty())
}

/// "Ada Lund" from "Lund, Ada", and from "Ada Lund via harbour-list".
fn in_order(name: &str) -> String {
    const BEHIND: &[&str] =
        &["esq", "gmbh", "ii", "iii", "inc", "jr", "llc", "ltd", "md", "phd", "sr"];
    let sender = name.split_once(" via ").map_or(name, |(sender, _)| sender).trim();
    let sender = sender.trim_matches(['"', '\'']);
    let is_part = |part: &str| {
        (1..=3).contains(&part.split_whitespace().count())
            && part.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && !BEHIND.contains(&part.trim_end_matches('.').to_lowercase().as_str())
    };
    match sender.split_once(", ") {
        Some((last, first)) if is_part(last) && is_part(first) => format!("{first} {last}"),
        _ if sender.is_empty() => name.to_owned(),
        _ => sender.to_owned(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senders_are_names() {
        for (from, expected) in [
            ("Ada Lund <ada@x.org>", "Ada Lund"),
            ("ada@x.org", "ada@x.org"),
            ("ada@x.org (Ada Lund)", "Ada Lund"),
            ("\"Lund, Ada\" <ada@x.org>", "Ada Lund"),
            ("Lund, Ada <ada@x.org>", "Ada Lund"),
            ("=?utf-8?q?Lund=2C_Ren=C3=A9e?= <r@x.org>", "Renée Lund"),
            ("\"Lund, Jr.\" <ada@x.org>", "Lund, Jr."),
            ("\"Harbour Press, port of Ellis\" <p@x.org>", "Harbour Press, port of Ellis"),
            ("=?utf-7?Q?Ren+AOk-e?= <r@x.org>", "Renée"),
            ("Ada Lund via bees <bees@x.org>", "Ada Lund"),
            ("Ada <a@x.org>, Jo Ott <j@x.org>", "Ada, Jo Ott"),
        ] {
            let mail = format!("From: {from}\r\n\r\nWords.\r\n");
            let mail = mailparse::parse_mail(mail.as_bytes()).unwrap();
            assert_eq!(senders(&mail), expected, "{from}");
        }
    }
}
