//! News wire articles in NITF (IPTC, 3.x), and in NITF or XHTML inside NewsML-G2: headline, byline,
//! dateline, day, text, pictures.

mod text;

use crate::doc::{BlockKind, DateSource, Document, Meta, Picture};
use crate::formats::document_date;
use crate::formats::xml::{Piece, Tag, Xml, root_of};
use crate::text::fold_space;
use crate::text::sanitize::clean_line;
use text::Text;

/// Longest value of the metadata, in characters.
const LONGEST: usize = 300;
/// Elements whose words are not shown.
const SKIPPED: &[&str] =
    &["byttl", "media-metadata", "media-object", "rights", "script", "series", "style", "virtloc"];

/// Whether the beginning of a text is such an article.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let is_article = || ["<nitf", "<inlineXML"].iter().any(|tag| head.contains(tag));
    root_of(head).is_some_and(|root| match root.rsplit(':').next().unwrap_or(root) {
        "nitf" => {
            let starts = head.trim_start_matches('\u{feff}').trim_start().starts_with('<');
            starts || ["<body", "<head"].iter().any(|tag| head.contains(tag))
        }
        "newsItem" | "newsMessage" => is_article(),
        _ => false,
    })
}

/// Reads the article.
#[must_use]
pub fn parse(text: &str) -> Document {
    let start = text.find('<').unwrap_or(0);
    let mut reader = Reader::default();
    for piece in Xml::new(text.get(start..).unwrap_or("")) {
        match piece {
            Piece::Open(tag) => reader.open(&tag),
            Piece::Close(name) => reader.close(name),
            Piece::Words(words) => reader.words(&words),
        }
    }
    reader.finish()
}

/// What words are that stand beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// What the file calls itself.
    FileTitle,
    Headline,
    /// A line below the headline.
    Subhead,
    Byline,
    Dateline,
    Outlet,
    /// When this version was made.
    Version,
    Caption,
    Credit,
}

/// The field that an element is.
fn field_of(tag: &Tag<'_>, in_media: bool) -> Option<Field> {
    Some(match tag.name() {
        "title" => Field::FileTitle,
        "hl1" | "h1" | "headline" => Field::Headline,
        "byline" | "by" => Field::Byline,
        "dateline" => Field::Dateline,
        "distributor" => Field::Outlet,
        "versionCreated" | "contentCreated" => Field::Version,
        "media-caption" | "figcaption" if in_media => Field::Caption,
        "media-producer" if in_media => Field::Credit,
        _ => return None,
    })
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    meta: Meta,
    file_title: String,
    /// Lines below the headline, and the place of writing.
    subheads: Vec<String>,
    dateline: String,
    bylines: Vec<String>,
    /// How good the source of the day is.
    day_rank: u8,
    /// The field that is open, its words, and how many elements are open in it.
    field: Option<(Field, String, usize)>,
    /// How many elements are open in what is not shown, itself included.
    skipped: usize,
    /// Whether the headlines are open, or the text.
    in_headlines: bool,
    in_text: bool,
    picture: Option<Picture>,
    text: Text,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return;
        }
        self.take_attributes(tag);
        if let Some((_, words, depth)) = &mut self.field {
            *depth += 1;
            words.push(' ');
            return;
        }
        let subhead = (self.in_headlines && name == "hl2").then_some(Field::Subhead);
        if let Some(field) = subhead.or_else(|| field_of(tag, self.picture.is_some())) {
            self.field = Some((field, String::new(), 0));
            return;
        }
        match name {
            "hedline" => self.in_headlines = true,
            "body.content" | "inlineXML" => self.begin_text(true),
            "abstract" | "tagline" | "note" => self.begin_text(false),
            "media" | "figure" => self.picture = Some(Picture::default()),
            _ if self.in_text => self.text.open(tag),
            _ => {}
        }
    }

    /// What an element says in its attributes.
    fn take_attributes(&mut self, tag: &Tag<'_>) {
        let value = |key| tag.get(key).map(|value| line(&value)).filter(|value| !value.is_empty());
        match tag.name() {
            "nitf" | "newsItem" | "body" | "html" => {
                self.meta.language = self.meta.language.take().or_else(|| value("lang"));
            }
            "doc-id" => self.meta.id = self.meta.id.take().or_else(|| value("id-string")),
            "doc.copyright" => self.meta.site = self.meta.site.take().or_else(|| value("holder")),
            "story.date" => self.set_day(4, value("norm")),
            "date.issue" => self.set_day(3, value("norm")),
            "date.release" => self.set_day(1, value("norm")),
            "media-reference" | "img" => {
                if let Some(picture) = &mut self.picture {
                    let of = |keys: [&'static str; 2]| keys.into_iter().find_map(value);
                    picture.url = picture.url.take().or_else(|| of(["source", "src"]));
                    picture.alt = picture.alt.take().or_else(|| of(["alternate-text", "alt"]));
                }
            }
            _ => {}
        }
    }

    fn set_day(&mut self, rank: u8, words: Option<String>) {
        let day = words.and_then(|words| document_date::in_words(&words));
        if let Some(day) = day.filter(|_| rank > self.day_rank) {
            self.meta.published = Some((day, DateSource::Metadata));
            self.day_rank = rank;
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.field.take() {
            Some((field, words, depth)) if depth > 0 => {
                self.field = Some((field, words + " ", depth - 1));
            }
            Some((field, words, _)) => self.set(field, &words),
            None => match name {
                "hedline" => self.in_headlines = false,
                "body.content" | "inlineXML" | "abstract" | "tagline" | "note" => {
                    self.text.end();
                    self.in_text = false;
                }
                "media" | "figure" => self.end_picture(),
                _ if self.in_text => self.text.close(name),
                _ => {}
            },
        }
    }

    fn words(&mut self, more: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.field {
            Some((_, words, _)) => words.push_str(more),
            None if self.in_text && self.picture.is_none() => self.text.words(more),
            None => {}
        }
    }

    fn set(&mut self, field: Field, words: &str) {
        let words = line(words);
        if words.is_empty() {
            return;
        }
        let caption = |slot: &mut Option<String>, words| *slot = slot.take().or(Some(words));
        match field {
            Field::FileTitle if self.file_title.is_empty() => self.file_title = words,
            Field::Headline if self.meta.title.is_empty() => self.meta.title = words,
            Field::Headline if self.in_text && words != self.meta.title => {
                self.text.builder.block(BlockKind::Heading(2), &words);
            }
            Field::Subhead => self.subheads.push(words),
            Field::Byline => {
                let name = without_by(&words).to_owned();
                if !name.is_empty() && !self.bylines.contains(&name) {
                    self.bylines.push(name);
                }
            }
            Field::Dateline if self.dateline.is_empty() => self.dateline = words,
            Field::Outlet => self.meta.site = Some(words),
            Field::Version => self.set_day(2, Some(words)),
            Field::Caption => {
                self.picture.iter_mut().for_each(|it| caption(&mut it.caption, words.clone()));
            }
            Field::Credit => {
                self.picture.iter_mut().for_each(|it| caption(&mut it.credit, words.clone()));
            }
            _ => {}
        }
    }

    /// Writes the headline and what stands below it, before the text begins. The place stands at
    /// the text itself, behind the summary.
    fn begin_text(&mut self, is_body: bool) {
        self.in_text = true;
        let builder = &mut self.text.builder;
        if builder.is_empty() && builder.built().blocks.is_empty() {
            if self.meta.title.is_empty() {
                self.meta.title = std::mem::take(&mut self.file_title);
            }
            builder.block(BlockKind::Heading(1), &self.meta.title);
            for subhead in std::mem::take(&mut self.subheads) {
                builder.block(BlockKind::Paragraph, &subhead);
            }
        }
        if is_body && !self.dateline.is_empty() {
            builder.block(BlockKind::Meta, &std::mem::take(&mut self.dateline));
        }
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take().filter(|_| self.in_text) else { return };
        let words: Vec<&str> =
            [&picture.caption, &picture.credit].into_iter().flatten().map(String::as_str).collect();
        let words = words.join(" ");
        if !words.is_empty() {
            self.text.end();
            self.text.builder.picture(&words, picture);
        }
    }

    fn finish(mut self) -> Document {
        self.text.end();
        self.begin_text(true);
        let mut doc = self.text.builder.finish();
        self.meta.byline = Some(self.bylines.join(", ")).filter(|names| !names.is_empty());
        doc.meta = self.meta;
        doc
    }
}

/// The name in "By Ann Lee".
fn without_by(words: &str) -> &str {
    let label = words.get(..3).filter(|label| label.eq_ignore_ascii_case("by "));
    label.map_or(words, |label| words.get(label.len()..).unwrap_or("").trim_start())
}

/// A value on one line.
fn line(words: &str) -> String {
    let folded = fold_space(words);
    clean_line(&folded.replace(" ,", ",").replace(" .", "."), LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::flow::tests::shown;

    const HEAD: &str =
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE nitf>\n<nitf xml:lang='en'>";

    #[test]
    fn an_article_of_a_wire() {
        let doc = parse(&format!(
            "{HEAD}<head><title>bc-ferry</title><docdata><doc-id id-string='w.7'/><date.issue \
             norm='20240305T101500Z'/><doc.copyright holder='The Wire'/></docdata></head><body>\
             <body.head><hedline><hl1>Ferry runs again</hl1><hl2>After two weeks</hl2></hedline>\
             <byline>By <person>Ann Lee</person><byttl>Staff Writer</byttl></byline><dateline>\
             <location>PORT ELLIS</location>, <story.date norm='20240304'>March 4</story.date>\
             </dateline><abstract><p>In short.</p></abstract></body.head><body.content><media>\
             <media-reference source='a.jpg' alternate-text='A ferry'/><media-caption>The ferry.\
             </media-caption><media-producer>J. Ott</media-producer></media><block><p>One <em>two</em> \
             of <org>the <location>port</location></org>.</p><hl2>Back</hl2><ul><li><p>a</p></li>\
             <li>b</li></ul></block><bq><block><p>Said.</p></block></bq><table><tr><td>1</td><td>2\
             </td></tr></table></body.content><body.end><tagline>Ends.</tagline></body.end></body></nitf>"
        ));
        assert_eq!(
            shown(&doc),
            "# Ferry runs again|After two weeks|In short.|PORT ELLIS, March 4|The ferry. J. Ott|\
             One two of the port.|## Back|- • a|- • b|Said.|1 │ 2|Ends."
        );
        let meta = &doc.meta;
        assert_eq!((meta.title.as_str(), meta.id.as_deref()), ("Ferry runs again", Some("w.7")));
        assert_eq!(meta.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(meta.site.as_deref(), Some("The Wire"));
        assert_eq!(meta.language.as_deref(), Some("en"));
        assert_eq!(meta.published.map(|(day, _)| day.to_string()).as_deref(), Some("2024-03-04"));
        let picture = doc.pictures.first().unwrap();
        assert_eq!(
            (picture.url.as_deref(), picture.alt.as_deref()),
            (Some("a.jpg"), Some("A ferry"))
        );
    }

    #[test]
    fn articles_inside_newsml() {
        let item = |inner: &str| {
            format!(
                "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xml:lang='en'><itemMeta>\
                 <versionCreated>2024-03-05T09:00:00Z</versionCreated></itemMeta><contentMeta>\
                 <headline>Ferry runs</headline><by>By Ann Lee</by></contentMeta><contentSet>\
                 <inlineXML contenttype='application/xhtml+xml'>{inner}</inlineXML></contentSet></newsItem>"
            )
        };
        for (inner, expected) in [
            (
                "<html><head><title>x</title></head><body><h1>Ferry runs</h1><p>One.</p><h2>B</h2>\
                 <ol><li>a</li><li>b</li></ol></body></html>",
                "# Ferry runs|One.|## B|- 1. a|- 2. b",
            ),
            (
                "<nitf><body><body.head><hedline><hl1>Ferry runs</hl1></hedline></body.head>\
                 <body.content><p>One.</p></body.content></body></nitf>",
                "# Ferry runs|One.",
            ),
        ] {
            let xml = item(inner);
            assert!(sniff(&xml));
            let doc = parse(&xml);
            assert_eq!(shown(&doc), expected);
            assert_eq!(doc.meta.byline.as_deref(), Some("Ann Lee"));
            assert_eq!(
                doc.meta.published.map(|(day, _)| day.to_string()).as_deref(),
                Some("2024-03-05")
            );
        }
    }

    #[test]
    fn what_breaks_off_or_has_little_is_shown() {
        for (body, expected) in [
            ("<head><title>Slug</title></head><body><body.content><p>One", "# Slug|One"),
            ("<body><body.content>Bare words.<p>Two.</body.content>", "Bare words.|Two."),
            ("<head><title>Slug</title></head>", "# Slug"),
            ("<body><body.content><table><tr><td>1</table><li>a<li>b", "1|- • a|- • b"),
        ] {
            assert_eq!(shown(&parse(&format!("{HEAD}{body}"))), expected, "{body}");
        }
    }

    #[test]
    fn known_by_its_root() {
        for yes in [HEAD, "<nitf>", "\u{feff}<!-- a --><nitf version='x'>"] {
            assert!(sniff(yes), "{yes}");
        }
        for no in ["<rss><nitf>", "About <nitf and", "<newsItem><remoteContent/>", "<html>", ""] {
            assert!(!sniff(no), "{no}");
        }
    }
}
