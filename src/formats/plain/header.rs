//! Reads the header fields above a plain text: those of mail, as neomutt pipes it, and the block that
//! newsboat writes for a pager (Feed, Title, Author, Date, Link).

use crate::doc::{DateSource, Meta};
use crate::formats::document_date;
use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};

/// Longest value kept, in characters.
const LONGEST: usize = 300;
/// The longest name of a field, in bytes and in words.
const LONGEST_NAME: (usize, usize) = (40, 4);
/// The most lines of a header; mail that passed many servers has about a hundred.
const MOST_LINES: usize = 400;

const TITLES: &[&str] = &["subject", "title"];
const AUTHORS: &[&str] = &["from", "author"];
const DATES: &[&str] = &["date"];
const SITES: &[&str] = &["feed"];

/// The header of a text.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// What its fields say of the text.
    pub meta: Meta,
    /// The whole of it.
    pub span: Span,
    /// The value of its title or subject.
    pub title: Option<Span>,
}

/// The header that `text` begins with. All lines before the first empty one must be fields, and two
/// of title, author and date among them.
pub(super) fn read(text: &str) -> Option<Header> {
    let fields = fields(text)?;
    let find = |names: &[&str]| {
        let is_named = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let field = fields.iter().find(|field| is_named(field.name.in_text(text)))?;
        Some(field.value).filter(|value| !value.is_empty())
    };
    let words = |span: Span| clean_line(&fold_space(span.in_text(text)), LONGEST);
    let title = find(TITLES);
    let byline = find(AUTHORS).map(words).map(|sender| name_of(&sender).to_owned());
    let published = find(DATES).and_then(|date| document_date::in_words(&words(date)));
    let known = [title.is_some(), byline.is_some(), published.is_some()];
    if known.iter().filter(|known| **known).count() < 2 {
        return None;
    }
    let (first, last) = (fields.first()?, fields.last()?);
    let meta = Meta {
        title: title.map(words).unwrap_or_default(),
        byline: byline.filter(|name| !name.is_empty()),
        published: published.map(|date| (date, DateSource::Metadata)),
        site: find(SITES).map(words),
        ..Meta::default()
    };
    Some(Header { meta, span: first.name.join(last.value), title })
}

struct Field {
    name: Span,
    /// Without the space around it; continued lines belong to it.
    value: Span,
}

/// The fields before the first empty line; none where another line stands among them.
fn fields(text: &str) -> Option<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    for (index, line) in text.get(at..)?.split_inclusive('\n').take(MOST_LINES).enumerate() {
        let span = Span::of(at, at + line.len());
        at += line.len();
        if line.trim().is_empty() {
            return Some(fields);
        }
        if line.starts_with([' ', '\t']) {
            let field = fields.last_mut()?;
            field.value = field.value.join(span.trim(text));
        } else if let Some((name, _)) = line.split_once(':').filter(|(name, _)| is_name(name)) {
            let (start, colon) = (span.start as usize, span.start as usize + name.len());
            let value = Span::of(colon + 1, span.end as usize).trim(text);
            fields.push(Field { name: Span::of(start, colon), value });
        } else if index > 0 || !line.starts_with("From ") {
            // A mailbox has a line "From jane@example.org Tue Mar  5 10:00:00 2024" above each mail.
            return None;
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    let (longest, most) = LONGEST_NAME;
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= longest
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b' '))
        && name.split(' ').count() <= most
}

/// The name in `Jane Moss <jane@example.org>`, `"Moss, Jane" <…>` or `jane@example.org (Jane Moss)`;
/// without a name the address.
fn name_of(sender: &str) -> &str {
    let bare = |words: &str| words.trim().trim_matches('"').trim().len();
    if let Some((name, address)) = sender.split_once('<') {
        let words = if bare(name) > 0 { name } else { address.trim_end_matches('>') };
        return words.trim().trim_matches('"').trim();
    }
    match sender.split_once('(') {
        Some((address, name)) if address.contains('@') && bare(name) > 1 => {
            name.trim_end().trim_end_matches(')').trim()
        }
        _ => sender.trim().trim_matches('"').trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::doc::BlockKind;

    /// Title, author and day.
    fn check(header: &str, expected: Option<[&str; 3]>) {
        let text = format!("{header}\n\nAnna Berg came on Monday, and nobody saw her.\n");
        let found = read(&text).map(|header| {
            let day = header.meta.published.map(|(day, _)| day.to_string());
            [header.meta.title, header.meta.byline.unwrap_or_default(), day.unwrap_or_default()]
        });
        assert_eq!(found, expected.map(|words| words.map(str::to_owned)), "{header}");
    }

    #[test]
    fn mail_and_feed_readers_say_title_author_and_day() {
        check(
            "Date: Tue, 5 Mar 2024 10:00:00 +0000\nFrom: Jane Moss <jane@example.org>\n\
             To: Paul Lind <paul@example.org>\nSubject: A wall,\n and its cost",
            Some(["A wall, and its cost", "Jane Moss", "2024-03-05"]),
        );
        check(
            "From jane@example.org Tue Mar  5 10:00:00 2024\nReceived: by mail.example.org\n\
             \twith SMTP\nFrom: \"Moss, Jane\" <jane@example.org>\nSubject: A wall",
            Some(["A wall", "Moss, Jane", ""]),
        );
        check(
            "Feed: Wire\nTitle: A wall: its cost\nAuthor: noreply@example.org (Jane Moss)\n\
             Date: Mon, 4 Mar 2024\nLink: https://x/a\nPodcast Download URL: https://x/b",
            Some(["A wall: its cost", "Jane Moss", "2024-03-04"]),
        );
        check(
            "FROM: <jane@example.org>\nSUBJECT: A wall",
            Some(["A wall", "jane@example.org", ""]),
        );
        check("Title: A wall\nAuthor:\nDate: 2024-03-05", Some(["A wall", "", "2024-03-05"]));
    }

    #[test]
    fn other_texts_have_no_header() {
        check("Anna: Yes.\nPaul: No.", None);
        check("Subject: A wall", None);
        check("Title: A wall\nDate: soon", None);
        check("Subject: A wall\nFrom: Jane Moss\nThe wall will be built.", None);
        check("A note\nSubject: A wall\nFrom: Jane Moss", None);
        assert!(read("").is_none() && read("\n\n").is_none());
    }

    #[test]
    fn the_title_is_a_heading_and_the_rest_no_part_of_the_article() {
        let text = "From: Jane Moss\nSubject: A wall\nCc: Tom Ash\n\nIt will be built.\n\n\
                    Tom wrote:\n> Nobody wants a wall\n> It is dear, as they said in the town\n\n\
                    -- \nJane Moss\nThe Daily Wire\n";
        let doc = parse(text);
        use BlockKind::{Code, Heading, Lines};
        let kinds: Vec<BlockKind> = doc.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds[..3], [Code, Heading(1), Code], "{:?}", doc.blocks);
        assert!(!kinds[3..].iter().any(|kind| matches!(kind, Heading(_))), "{:?}", doc.blocks);
        assert_eq!(kinds.last(), Some(&Lines));
        assert_eq!((doc.text.as_str(), doc.meta.title.as_str()), (text, "A wall"));
    }
}
