//! The beginning of an article, parsed before the rest has been read.

use super::article::ParsedArticle;
use super::content::{Content, HEAD, head, whole_characters};
use super::parse::{beginning_of_page, first_pages};
use super::read;
use super::source::InputSource;
use crate::doc::Document;
use crate::formats::{self, Format, Page, Pages, Read, binary};
use crate::text::decode::decode;

/// So much of a page is searched for its beginning, in bytes; the whole of a shorter one is there
/// as soon.
const LONG_PAGE: usize = 256 << 10;

/// Of a larger file with pages the beginning is not shown before the whole, in bytes.
const LONGEST_PAGES: usize = 48 << 20;

/// The first `bytes` of a longer file, cut at a line end; of a long page as many bytes of text. None
/// where only the whole can be parsed, and where reading the beginning would take it away (pipes).
pub(super) fn of_file(
    source: &InputSource,
    forced: Option<&'static Format>,
    bytes: usize,
) -> Option<Document> {
    let path = source.path()?;
    let head = read::head(path, bytes)?;
    let about = Content::named(source.name());
    let doc = if let Some(pages) = pages_format(&head, forced) {
        first_pages(
            pages,
            read::beginning(path, LONGEST_PAGES).filter(|b| b.len() < LONGEST_PAGES)?,
        )?
    } else if let Some(page) = page_format(&head, &about, forced) {
        let length = path.metadata().ok()?.len();
        beginning_of_page(page, &read::head(path, LONG_PAGE)?, length, bytes)?
    } else {
        of_bytes(&head, &about, forced)?
    };
    Some(ParsedArticle::from(doc).with_source(source, &about).doc)
}

/// The article as far as `bytes` have it, up to a line end. None where only the whole can be
/// parsed: anything but plain text and Markdown.
pub(super) fn of_bytes(
    bytes: &[u8],
    about: &Content,
    forced: Option<&'static Format>,
) -> Option<Document> {
    let format = format_with_preview(bytes, about, forced)?;
    let text = decode(whole_characters(bytes), about.charset.as_deref()).text;
    let end = text.rfind('\n').unwrap_or(text.len());
    let Read::Text(read) = format.read else { return None };
    let head = text.get(..end).filter(|head| !head.trim().is_empty())?;
    (!binary::is_noise(head)).then(|| read(head.to_owned()))
}

/// Whether [`of_bytes`] can give anything for these bytes.
pub(super) fn is_possible(bytes: &[u8], about: &Content, forced: Option<&'static Format>) -> bool {
    format_with_preview(bytes, about, forced).is_some()
}

/// How to read the pages that begin so; none where they are none.
fn pages_format(bytes: &[u8], forced: Option<&'static Format>) -> Option<Pages> {
    match forced.or_else(|| formats::of_bytes(bytes))?.read {
        Read::Pages(pages) => Some(pages),
        _ => None,
    }
}

/// How to read the page that begins so; none where it is not a page.
fn page_format(bytes: &[u8], about: &Content, forced: Option<&'static Format>) -> Option<Page> {
    match format_of(bytes, about, forced).read {
        Read::Page(page) if binary::kind_of(bytes).is_none() => Some(page),
        _ => None,
    }
}

/// The format, where its beginning can be parsed alone.
fn format_with_preview(
    bytes: &[u8],
    about: &Content,
    forced: Option<&'static Format>,
) -> Option<&'static Format> {
    let begin = head(bytes);
    let format = format_of(bytes, about, forced);
    // Too short to distinguish a page or a record from a text that begins with a bracket.
    let unsure = forced.is_none() && begin.len() < HEAD;
    let decoded = || decode(whole_characters(begin), about.charset.as_deref()).text;
    let is_markup = unsure && decoded().trim_start().starts_with(['<', '{', '[']);
    let is_text = matches!(format.read, Read::Text(_)) && !is_markup;
    (is_text && binary::kind_of(begin).is_none()).then_some(format)
}

fn format_of(bytes: &[u8], about: &Content, forced: Option<&'static Format>) -> &'static Format {
    forced.unwrap_or_else(|| {
        let text = decode(whole_characters(head(bytes)), about.charset.as_deref()).text;
        formats::choose(about.extension().as_deref(), &text)
    })
}

#[cfg(test)]
mod tests {
    use super::super::parse::open_article;
    use super::super::tests::TestFile;
    use super::*;

    const WORDS: &str =
        "Talks in Muscat\n\nBoth sides met on Tuesday, and they «agreed» to meet.\n";

    #[test]
    fn each_beginning_is_one_of_the_whole() {
        let text = WORDS.repeat(3);
        let whole = formats::plain::parse(&text);
        let mut longest = 0;
        for end in 0..=text.len() {
            let doc = of_bytes(&text.as_bytes()[..end], &Content::named("-"), None);
            let Some(doc) = doc else { continue };
            assert!(whole.text.starts_with(&doc.text), "{end}");
            longest = longest.max(doc.text.len());
        }
        assert_eq!(longest, whole.text.trim_end().len());
    }

    #[test]
    fn what_must_be_whole_has_no_preview() {
        let check = |name: &str, bytes: &[u8], expected: bool| {
            let doc = of_bytes(bytes, &Content::named(name), None);
            assert_eq!(doc.is_some(), expected, "{name} {bytes:?}");
        };
        check("-", b"Words.\nMore", true);
        check("a.md", b"# Words\n\n[a", true);
        check("-", b"", false);
        check("-", b"\n\n", false);
        check("-", b"<", false);
        check("-", b"{\"te", false);
        check("a.html", b"Words.\n", false);
        check("a.json", b"Words.\n", false);
        check("-", b"%PDF-1.4\n%", false);
        check("-", b"\0\x01\x02\x03\0\0\0\n", false);
    }

    #[test]
    fn the_beginning_of_a_file_is_that_of_the_whole() {
        let words = "One line of é words.\n\n".repeat(1000);
        let file = TestFile::new("2023-11-15-head.txt", &words);
        let head = of_file(&file.source, None, 4096).unwrap();
        let whole = open_article(&file.source, None).unwrap().doc;
        assert!(whole.text.starts_with(&head.text) && head.text.len() > 4000);
        assert_eq!(head.blocks[0], whole.blocks[0]);
        assert_eq!(head.meta.published, whole.meta.published);
        assert!(whole.meta.published.is_some());
        // All of it is no beginning.
        assert!(of_file(&file.source, None, 1 << 20).is_none());
    }

    #[test]
    fn the_beginning_of_a_long_page_is_that_of_the_whole() {
        let heads = |html: &str, bytes: usize| {
            let page = TestFile::new("head.html", html);
            // On a busy machine a look may take longer than it is worth.
            let look = (0..20).find_map(|_| of_file(&page.source, None, bytes));
            // The reader itself, because opening the file gives it two seconds.
            let reader = page_format(html.as_bytes(), &Content::named("head.html"), None).unwrap();
            look.map(|head| (head, (reader.article)(html, None)))
        };
        let item = "<p>Both sides met in the old palace on Tuesday, said an official.</p>\n";
        let words: String =
            (0..6000).map(|n| item.replace("palace", &format!("hall {n}"))).collect();
        let menu = "<ul><li><a href=/>Home</a></ul>";
        let (head, whole) = heads(&format!("{menu}<article>{words}"), 4096).unwrap();
        assert!(whole.text.starts_with(&head.text) && (4096..6000).contains(&head.text.len()));
        // Nothing says where the article is; the whole is there as soon.
        assert!(heads(&format!("{menu}{words}"), 4096).is_none());
        assert!(
            heads(&format!("{menu}<article>{}", words.get(..100_000).unwrap()), 4096).is_none()
        );
        // Too large for reader mode.
        let (head, whole) = heads(&format!("{menu}{}", words.repeat(20)), 4096).unwrap();
        assert!(whole.text.starts_with(&head.text) && head.text.contains("Home"));
    }
}
