//! EPUB books: the chapters of the spine, one after the other, each a section.
//!
//! The content may unpack to a thousand times the size of the file: every entry is measured before
//! anything is read into memory.

mod toc;

use std::io::{Cursor, Read as _};

use rbook::Epub;
use rbook::epub::manifest::EpubManifestEntry;

use super::html::chapter::chapter;
use crate::doc::{BlockKind, Builder, DateSource, Document, Meta};
use crate::formats::archive::{self, FETCH_AGAIN, LARGEST_ALL, LARGEST_ENTRY, Limited};
use crate::formats::document_date;
use crate::text::decode::{declared, decode};
use crate::text::sanitize::clean_line;
use toc::Toc;

/// Longest metadata value kept, in characters.
const LONGEST: usize = 300;
/// Elements that may stand empty in HTML; all others need a closing tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Reads a book.
///
/// # Errors
/// When it is damaged or too large; the message says which, as the end of a sentence that begins with
/// the name of the file.
pub fn parse(bytes: &[u8]) -> Result<Document, String> {
    measure(bytes)?;
    // The crate reads on threads of its caller's choice and wants to own what it reads.
    let book = Epub::options().strict(false).skip_toc(true).read(Cursor::new(bytes.to_vec()));
    let book = book.map_err(|error| {
        let why = clean_line(&error.to_string(), LONGEST);
        format!("is a damaged EPUB: its list of chapters cannot be read ({why}); {FETCH_AGAIN}")
    })?;
    let meta = meta_of(&book);
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), &meta.title);
    let mut missing = 0;
    let mut room = LARGEST_ALL;
    let toc = contents(&book, &mut room);
    for entry in book.spine().iter() {
        let Some(part) = entry.manifest_entry().filter(|c| c.media_type().contains("html")) else {
            continue;
        };
        let Some(text) = markup(&part, &mut room) else {
            missing += 1;
            continue;
        };
        let file = toc::resolved("", part.href().as_str());
        let names = toc.get(&file).map_or(&[][..], Vec::as_slice);
        chapter(&with_closing_tags(&text), &file, names, &mut builder);
    }
    if missing > 0 {
        builder.note(format!("{missing} parts of the book could not be read"));
    }
    let mut doc = builder.finish();
    if doc.blocks.len() <= 1 {
        return Err("is an EPUB without text: its pages may be pictures, or locked".to_owned());
    }
    doc.meta = meta;
    Ok(doc)
}

/// The table of contents: the navigation of EPUB 3, or else that of EPUB 2.
fn contents(book: &Epub, room: &mut u64) -> Toc {
    let is_ncx = |part: &EpubManifestEntry<'_>| part.media_type() == "application/x-dtbncx+xml";
    let navs = book.manifest().by_property("nav");
    for part in navs.chain(book.manifest().iter().filter(is_ncx)).take(4) {
        let text = markup(&part, room).unwrap_or_default();
        let toc = toc::read(&text, part.href().as_str());
        if !toc.is_empty() {
            return toc;
        }
    }
    Toc::new()
}

/// The text of a part of the book; none where it cannot be read or there is no room for it.
fn markup(part: &EpubManifestEntry<'_>, room: &mut u64) -> Option<String> {
    let mut content = Limited { bytes: Vec::new(), room: (*room).min(LARGEST_ENTRY) };
    part.copy_bytes(&mut content).ok()?;
    *room = room.saturating_sub(content.bytes.len() as u64);
    Some(decode(&content.bytes, declared(&content.bytes)).text.into_owned())
}

fn meta_of(book: &Epub) -> Meta {
    let about = book.metadata();
    let line = |words: &str| clean_line(crate::text::fold_space(words).as_str(), LONGEST);
    let authors: Vec<String> = about.creators().take(20).map(|c| line(c.value())).collect();
    let language = about.language().map(|l| line(l.value()));
    let publisher = about.publishers().next().map(|p| line(p.value()));
    let date = about.published_entry().and_then(|entry| document_date::in_words(entry.value()));
    Meta {
        id: about.identifier().map(|id| line(id.value())).filter(|id| !id.is_empty()),
        title: about.title().map(|t| line(t.value())).unwrap_or_default(),
        byline: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        published: date.map(|date| (date, DateSource::Metadata)),
        language: language.filter(|l| !l.is_empty()),
        site: publisher.filter(|p| !p.is_empty()),
        ..Meta::default()
    }
}

/// Unpacks every entry that holds markup into nothing, and counts: sizes in the archive's
/// directory may be lies.
fn measure(bytes: &[u8]) -> Result<(), String> {
    if !bytes.starts_with(b"PK") {
        return Err("is not an EPUB; leave out --format to detect the format".to_owned());
    }
    let mut archive = archive::open(bytes, "EPUB")?;
    let mut all = 0;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index(index) else { continue };
        let name = entry.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let read =
            [".xml", ".opf", ".ncx", ".xhtml", ".html", ".htm"].iter().any(|e| name.ends_with(e));
        if !read && entry.size() <= LARGEST_ENTRY {
            continue;
        }
        let size = std::io::copy(&mut entry.take(LARGEST_ENTRY + 1), &mut std::io::sink());
        let size = size.unwrap_or(0);
        all += size;
        if size > LARGEST_ENTRY {
            let most = LARGEST_ENTRY >> 20;
            return Err(format!("is an EPUB with a part of over {most} MiB, too large to open"));
        }
        if all > LARGEST_ALL {
            let most = LARGEST_ALL >> 20;
            return Err(format!("is an EPUB of over {most} MiB unpacked, too large to open"));
        }
    }
    Ok(())
}

/// `<title/>` as `<title></title>`: an HTML parser would take all that follows for the title.
fn with_closing_tags(xhtml: &str) -> String {
    let mut out = String::with_capacity(xhtml.len() + xhtml.len() / 50);
    let mut rest = xhtml;
    while let Some(end) = memchr::memmem::find(rest.as_bytes(), b"/>") {
        let (before, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(before);
        let tag = memchr::memrchr(b'<', before.as_bytes()).and_then(|at| before.get(at + 1..));
        let name = tag.and_then(|tag| tag.split(|c: char| c.is_ascii_whitespace()).next());
        match name {
            Some(name)
                if !name.is_empty()
                    && name.bytes().all(|b| b.is_ascii_alphanumeric())
                    && !VOID.contains(&name) =>
            {
                out.push_str("></");
                out.push_str(name);
                out.push('>');
            }
            _ => out.push_str("/>"),
        }
        rest = after.get(2..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn book(chapters: &[&str]) -> Vec<u8> {
        book_with(chapters, "", "")
    }

    /// A book with a table of contents, whose entry in the manifest is `item`.
    fn book_with(chapters: &[&str], item: &str, toc: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        let packed = zip::write::SimpleFileOptions::default();
        let mut add = |name: &str, words: &str, how| {
            zip.start_file(name, how).unwrap();
            zip.write_all(words.as_bytes()).unwrap();
        };
        add("mimetype", "application/epub+zip", stored);
        add(
            "META-INF/container.xml",
            r#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#,
            packed,
        );
        let (mut items, mut refs) = (item.to_owned(), String::new());
        if !item.is_empty() {
            add("OEBPS/toc", toc, packed);
        }
        for index in 0..chapters.len() {
            items += &format!(
                r#"<item id="c{index}" href="c{index}.xhtml" media-type="application/xhtml+xml"/>"#
            );
            refs += &format!(r#"<itemref idref="c{index}"/>"#);
        }
        add(
            "OEBPS/content.opf",
            &format!(
                r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
                <dc:title>Two Talks</dc:title><dc:creator>Amir Karim</dc:creator><dc:language>en</dc:language>
                <dc:date>2023-11-15</dc:date></metadata>
                <manifest>{items}</manifest><spine>{refs}</spine></package>"#
            ),
            packed,
        );
        for (index, chapter) in chapters.iter().enumerate() {
            let page = format!(
                r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{chapter}</body></html>"#
            );
            add(&format!("OEBPS/c{index}.xhtml"), &page, packed);
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn chapters_are_sections() {
        let bytes = book(&[
            "<h1>One</h1><p>First <i>words</i>.<a id='x'/> More.</p>",
            "<h1>Two</h1><p>Last.</p>",
        ]);
        assert!(crate::formats::binary::is_epub(&bytes));
        let doc = parse(&bytes).unwrap();
        assert_eq!(doc.text, "Two Talks\n\nOne\n\nFirst words. More.\n\nTwo\n\nLast.");
        let names: Vec<_> = doc.sections.iter().map(|s| doc.section_name(s)).collect();
        assert_eq!(names, ["Lead", "One", "Two"]);
        assert_eq!(doc.meta.byline.as_deref(), Some("Amir Karim"));
        assert_eq!(doc.meta.published.unwrap().0.to_string(), "2023-11-15");
    }

    #[test]
    fn notes_of_another_chapter_are_places() {
        let chapters = [
            "<p>It rose in 2019<a href='c1.xhtml#n1'><sup>1</sup></a> again.</p>",
            "<p>Notes</p><p id='n1'>By a tenth. <a href='https://example.org/'>Source</a></p>",
        ];
        let doc = parse(&book(&chapters)).unwrap();
        assert_eq!(doc.links.first().map(String::as_str), Some("#c1.xhtml#n1"));
        let note = doc.place("c1.xhtml#n1").map(|span| span.in_text(&doc.text));
        assert_eq!(note, Some("By a tenth. Source"));
    }

    #[test]
    fn the_table_of_contents_names_chapters() {
        let chapters = ["<p>Words.</p>", "<h1>2</h1><p>More.</p><p id='end'>The end.</p>"];
        let nav = "<nav epub:type='toc'><ol><li><a href='c0.xhtml'>The Quay</a></li>
            <li><a href='c1.xhtml'>2 The Ferry</a><ol><li><a href='c1.xhtml#end'>Later</a></li></ol></li></ol></nav>";
        let ncx = "<ncx><navMap><navPoint><navLabel><text>The Quay</text></navLabel><content src='c0.xhtml'/></navPoint>
            <navPoint><navLabel><text>2 The Ferry</text></navLabel><content src='c1.xhtml'/>
            <navPoint><navLabel><text>Later</text></navLabel><content src='c1.xhtml#end'/></navPoint></navPoint></navMap></ncx>";
        for (item, toc) in [
            (
                r#"<item id="n" href="toc" properties="nav" media-type="application/xhtml+xml"/>"#,
                nav,
            ),
            (r#"<item id="n" href="toc" media-type="application/x-dtbncx+xml"/>"#, ncx),
        ] {
            let doc = parse(&book_with(&chapters, item, toc)).unwrap();
            let names: Vec<_> =
                doc.sections.iter().map(|s| (s.level, doc.section_name(s))).collect();
            let expected = [(0, "Lead"), (2, "The Quay"), (2, "2 The Ferry"), (3, "Later")];
            assert_eq!(names, expected.map(|(level, name)| (level, name.to_owned())));
            assert!(
                doc.text.ends_with("2 The Ferry\n\nMore.\n\nLater\n\nThe end."),
                "{}",
                doc.text
            );
        }
    }

    #[test]
    fn bombs_are_refused() {
        let large = "x".repeat(65 << 20);
        let error = parse(&book(&[&large])).unwrap_err();
        assert_eq!(error, "is an EPUB with a part of over 64 MiB, too large to open");
    }

    #[test]
    fn damage_is_reported() {
        let mut bytes = book(&["<p>One.</p>"]);
        bytes.truncate(bytes.len() / 2);
        assert!(parse(&bytes).unwrap_err().starts_with("is not a whole EPUB"));
        assert!(parse(b"PK\x03\x04").is_err());
    }

    #[test]
    fn declared_entities_stay_as_they_are() {
        let many: String =
            (1..40).map(|n| format!("<!ENTITY e{n} '&e{};&e{};'>", n - 1, n - 1)).collect();
        let declared = format!(
            "<!DOCTYPE x [<!ENTITY e0 'ha'>{many}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
        );
        let chapter = format!("{declared}<p>One.</p><p>&e39; and &f;</p>");
        let toc = format!(
            "{declared}<ncx><navMap><navPoint><navLabel><text>&e39; &f;</text></navLabel><content src='c0.xhtml'/></navPoint></navMap></ncx>"
        );
        let item = r#"<item id="n" href="toc" media-type="application/x-dtbncx+xml"/>"#;
        let doc = parse(&book_with(&[&chapter], item, &toc)).unwrap();
        assert!(doc.text.contains("One.") && doc.text.contains("and &f;"), "{}", doc.text);
        assert!(doc.text.len() < 3 * declared.len() && !doc.text.contains("root:"), "{}", doc.text);
    }

    #[test]
    fn empty_elements_are_closed() {
        let got = with_closing_tags("<a id='1'/><br/><img src='x'/>/> a/>b <p/>");
        assert_eq!(got, "<a id='1'></a><br/><img src='x'/>/> a/>b <p></p>");
    }
}
