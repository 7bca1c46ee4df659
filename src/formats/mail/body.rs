//! The parts of a message: which are its text, and which come with it.

use mailparse::{DispositionType, MailHeaderMap as _, ParsedMail, parse_mail};

use super::encoded_words::bounded;
use super::headers::{meta_of, note_on};
use super::{flowed, plain_text};
use crate::doc::{BlockKind, Builder};
use crate::formats::html::letter::letter;
use crate::formats::html::text_only;
use crate::text::decode::{declared, decode};

/// Messages inside messages that are opened.
const DEEPEST: usize = 4;
/// Parts of a message that are looked at.
const MOST_PARTS: usize = 2000;
/// Plain text of so many times fewer bytes than the words of the page beside it, and of no more than
/// so many, only says to open the page.
const STUB: usize = 3;
const LONGEST_STUB: usize = 300;

/// A part that is text.
enum Text {
    Plain(String),
    Html(String),
    /// The title and the sender of a message inside.
    Forwarded(String),
}

/// What a message holds.
#[derive(Default)]
pub struct Parts {
    texts: Vec<Text>,
    attachments: Vec<String>,
    /// The page of a message that is a saved page, and its address.
    pub saved_page: Option<(String, Option<String>)>,
    seen: usize,
}

impl Parts {
    /// Those of a message.
    pub fn of(mail: &ParsedMail<'_>) -> Self {
        let mut parts = Self::default();
        let location = mail.headers.get_first_value("Snapshot-Content-Location");
        let is_related = mail.ctype.mimetype.eq_ignore_ascii_case("multipart/related");
        let has_location = |part: &ParsedMail<'_>| part.headers.get_first_value("Content-Location");
        let first = mail.subparts.iter().find(|part| is_html(part));
        if let Some(page) = first.filter(|_| is_related)
            && let Some(address) = location.or_else(|| has_location(page))
        {
            let address = Some(address).filter(|address| address.starts_with("http"));
            parts.saved_page = Some((text_of(page), address));
            return parts;
        }
        parts.add(mail, 0);
        parts
    }

    fn add(&mut self, mail: &ParsedMail<'_>, depth: usize) {
        // Parts are nested at most as deep as the parser goes; messages inside are counted.
        let mut waiting = vec![mail];
        while let Some(part) = waiting.pop() {
            self.seen += 1;
            if self.seen > MOST_PARTS {
                return;
            }
            let kind = part.ctype.mimetype.to_ascii_lowercase();
            let disposition = part.get_content_disposition();
            let name = disposition.params.get("filename").or_else(|| part.ctype.params.get("name"));
            let is_attached = disposition.disposition == DispositionType::Attachment;
            match kind.as_str() {
                "multipart/alternative" => waiting.extend(alternative(part)),
                _ if !part.subparts.is_empty() => waiting.extend(part.subparts.iter().rev()),
                _ if is_attached => self.attach(name, &kind),
                "text/plain" | "text" => self.texts.push(Text::Plain(plain_of(part))),
                "text/html" => self.texts.push(Text::Html(text_of(part))),
                "message/rfc822" => self.add_inner(part, depth),
                _ if kind.starts_with("multipart/") => {
                    self.texts.push(Text::Plain(text_of(part)));
                }
                _ if kind.starts_with("text/") && name.is_none() => {
                    self.texts.push(Text::Plain(text_of(part)));
                }
                _ => self.attach(name, &kind),
            }
        }
    }

    fn attach(&mut self, name: Option<&String>, kind: &str) {
        self.attachments.push(name.cloned().unwrap_or_else(|| kind.to_owned()));
    }

    /// A message inside the message.
    fn add_inner(&mut self, part: &ParsedMail<'_>, depth: usize) {
        let Some(raw) = part.get_body_raw().ok().filter(|_| depth < DEEPEST) else {
            return self.attach(None, "message/rfc822");
        };
        let raw = bounded(&raw);
        let Ok(inner) = parse_mail(&raw) else { return self.attach(None, "message/rfc822") };
        let meta = meta_of(&inner);
        let day = meta.published.map(|(day, _)| day.to_string()).unwrap_or_default();
        let by = meta.byline.unwrap_or_default();
        let about = [meta.title, by, day].into_iter().filter(|words| !words.is_empty());
        self.texts.push(Text::Forwarded(about.collect::<Vec<_>>().join(" · ")));
        self.add(&inner, depth + 1);
    }

    /// Writes the text below its `title`, and says what comes with it. `is_passed_on`: its subject says that it passes on
    /// another mail.
    pub fn write(&self, title: &str, is_passed_on: bool, builder: &mut Builder) {
        for text in &self.texts {
            match text {
                Text::Plain(words) => plain_text::write(words, is_passed_on, builder),
                Text::Html(page) => letter(page, title, is_passed_on, builder),
                Text::Forwarded(about) => builder.block(BlockKind::Heading(2), about),
            }
        }
        note_on(&self.attachments, builder);
    }
}

fn is_html(part: &ParsedMail<'_>) -> bool {
    part.ctype.mimetype.eq_ignore_ascii_case("text/html")
}

/// Of the forms of one text the plain one, or the page where the plain one only points to it.
fn alternative<'m>(part: &'m ParsedMail<'_>) -> Option<&'m ParsedMail<'m>> {
    let is_plain = |part: &&ParsedMail<'_>| part.ctype.mimetype.eq_ignore_ascii_case("text/plain");
    let plain = part.subparts.iter().find(is_plain);
    let other = part.subparts.iter().rev().find(|part| !is_plain(part));
    let length = |part: &ParsedMail<'_>| text_of(part).trim().len();
    match (plain, other) {
        (Some(plain), Some(other)) => {
            let length = length(plain);
            let shown = || {
                let mut builder = Builder::new();
                text_only::into(&text_of(other), &mut builder);
                builder.finish().text.len()
            };
            let is_short = length < LONGEST_STUB && is_html(other);
            let is_stub = length == 0 || is_short && length * STUB < shown();
            Some(if is_stub { other } else { plain })
        }
        (plain, other) => plain.or(other),
    }
}

/// The plain text of a part, one line a paragraph where it says how its lines go on.
fn plain_of(part: &ParsedMail<'_>) -> String {
    let is = |key: &str, value: &str| {
        part.ctype.params.get(key).is_some_and(|known| known.eq_ignore_ascii_case(value))
    };
    let text = text_of(part);
    if is("format", "flowed") { flowed::unfolded(&text, is("delsp", "yes")) } else { text }
}

/// The text of a part. One that is written as it is has been decoded with the whole message.
fn text_of(part: &ParsedMail<'_>) -> String {
    let encoding = part.headers.get_first_value("Content-Transfer-Encoding").unwrap_or_default();
    let is_encoded =
        matches!(encoding.trim().to_ascii_lowercase().as_str(), "base64" | "quoted-printable");
    let Ok(raw) = part.get_body_raw() else { return String::new() };
    if !is_encoded {
        return String::from_utf8_lossy(&raw).into_owned();
    }
    let charset = part.ctype.params.get("charset").map(String::as_str);
    if charset.is_some_and(|label| label.eq_ignore_ascii_case("utf-7")) {
        return part.get_body().unwrap_or_default();
    }
    let label = charset.or_else(|| declared(&raw));
    decode(&raw, label).text.into_owned()
}
