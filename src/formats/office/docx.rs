//! Word documents (Office Open XML, ECMA-376): headings, lists, tables, notes, comments, and tracked
//! changes as accepted.

mod body;
mod fields;
mod numbering;
mod parts;
mod styles;

use std::collections::BTreeMap;

use super::changes::Changes;
use super::properties::{self, Names};
use super::xml::{Piece, Xml, day};
use crate::doc::Document;
use crate::formats::archive::Package;
use crate::formats::binary;
use crate::formats::flow::{Flow, Remark};
use body::{Body, Note};
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// The elements of the document's properties.
const PROPERTIES: Names = Names { author: &["creator"], date: &["modified", "created"] };

/// The error for a locked document.
const LOCKED: &str = "is locked with a password; save a copy without one in Word";

/// Reads a Word document.
///
/// # Errors
/// When it is damaged, locked or too large: the end of a sentence that begins with the file's name.
pub fn parse(bytes: &[u8]) -> Result<Document, String> {
    if binary::is_locked_office(bytes) {
        return Err(LOCKED.to_owned());
    }
    let start = memchr::memmem::find(bytes, b"PK\x03\x04").unwrap_or(0);
    let mut package = Package::open(bytes.get(start..).unwrap_or(bytes), "Word document")?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let in_folder = |name: &str| {
        if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
    };
    let text = package.part(&main)?.ok_or("is a Word document without text")?;
    let name = main.rsplit('/').next().unwrap_or("");
    let links = package.part(&in_folder(&format!("_rels/{name}.rels")))?.unwrap_or_default();
    let parts = Parts {
        styles: Styles::read(&package.part(&in_folder("styles.xml"))?.unwrap_or_default()),
        numbering: Numbering::read(&package.part(&in_folder("numbering.xml"))?.unwrap_or_default()),
        links: links_in(&links),
    };
    let footnotes = package.part(&in_folder("footnotes.xml"))?.unwrap_or_default();
    let endnotes = package.part(&in_folder("endnotes.xml"))?.unwrap_or_default();
    let mut flow = Flow::default();
    let mut changes = Changes::default();
    let mut body = Body::new(&parts, &mut flow, &mut changes);
    body.read(&text);
    let (feet, ends) = (notes_in(&footnotes, "footnote"), notes_in(&endnotes, "endnote"));
    for (number, (kind, id)) in (1..).zip(body.into_notes()) {
        let known = if kind == Note::Foot { &feet } else { &ends };
        let mut note = Flow::default();
        let xml = known.get(&id).copied().unwrap_or_default();
        Body::new(&parts, &mut note, &mut changes).read(xml);
        flow.note(format!("{number}"), note);
    }
    let comments = package.part(&in_folder("comments.xml"))?.unwrap_or_default();
    add_comments(&comments, &mut flow);
    let mut doc = flow.finish();
    let core = package.part("docProps/core.xml")?.unwrap_or_default();
    properties::add(&mut doc, &core, &PROPERTIES);
    changes.say_in(&mut doc);
    Ok(doc)
}

/// The name of the part with the text.
fn main_part(package: &mut Package<'_>) -> Result<String, String> {
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let target = Xml::new(&relations).find_map(|piece| match piece {
        Piece::Open(tag) if tag.get("Type")?.ends_with("/officeDocument") => tag.get("Target"),
        _ => None,
    });
    let named = target.map(|target| target.trim_start_matches('/').to_owned());
    let named = named.filter(|name| package.has(name));
    Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Addresses outside the document, by id.
fn links_in(xml: &str) -> BTreeMap<String, String> {
    let external = Xml::new(xml).filter_map(|piece| match piece {
        Piece::Open(tag) if tag.get("TargetMode").as_deref() == Some("External") => {
            Some((tag.get("Id")?, tag.get("Target")?))
        }
        _ => None,
    });
    external.collect()
}

/// The XML of each foot- or endnote, by its id.
fn notes_in<'x>(xml: &'x str, name: &str) -> BTreeMap<String, &'x str> {
    let close = format!("{name}>");
    let begins = memchr::memmem::find_iter(xml.as_bytes(), name.as_bytes());
    let mut notes = BTreeMap::new();
    for at in begins {
        let before = xml.as_bytes().get(at.saturating_sub(1));
        let rest = xml.get(at..).unwrap_or("");
        let is_begin = matches!(before, Some(b'<' | b':'))
            && rest.get(name.len()..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        // An end has a slash: `</w:footnote>`.
        let Some(tag) = rest.split('>').next().filter(|_| is_begin) else { continue };
        let id = tag.split_once("id=").and_then(|(_, id)| id.get(1..)?.split(['"', '\'']).next());
        let Some(id) = id else { continue };
        let end = memchr::memmem::find(rest.as_bytes(), close.as_bytes()).unwrap_or(rest.len());
        let inner = rest.get(tag.len() + 1..end).unwrap_or("");
        // Without the beginning of the closing tag.
        let inner = inner.rsplit_once("</").map_or(inner, |(inner, _)| inner);
        notes.insert(id.to_owned(), inner);
    }
    notes
}

/// Reads the comments: their words, author and day.
fn add_comments(xml: &str, flow: &mut Flow) {
    let mut open: Option<(String, Remark)> = None;
    for piece in Xml::new(xml) {
        match piece {
            Piece::Open(tag) if tag.name() == "comment" => {
                let remark = Remark {
                    author: tag.get("author").unwrap_or_default(),
                    date: tag.get("date").and_then(|date| day(&date)),
                    words: String::new(),
                };
                open = tag.get("id").map(|id| (id, remark));
            }
            Piece::Close("comment") => {
                if let Some((id, remark)) = open.take() {
                    flow.remark(&id, remark);
                }
            }
            Piece::Close("p") => {
                if let Some((_, remark)) = &mut open {
                    remark.words.push(' ');
                }
            }
            Piece::Words(words) => {
                if let Some((_, remark)) = &mut open {
                    remark.words.push_str(&words);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::package;
    use super::*;
    use crate::formats::flow::tests::shown;

    fn document(body: &str, others: &[(&str, &str)]) -> Document {
        let main = format!("<w:document><w:body>{body}</w:body></w:document>");
        let mut parts = vec![("word/document.xml", main.as_str())];
        parts.extend(others);
        parse(&package(&parts)).unwrap()
    }

    fn check(body: &str, others: &[(&str, &str)], expected: &str) {
        assert_eq!(shown(&document(body, others)), expected, "{body}");
    }

    const STYLES: (&str, &str) = (
        "word/styles.xml",
        r#"<w:styles><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>"#,
    );

    #[test]
    fn headings_tables_and_breaks() {
        check(
            r#"<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>The quay</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Cost</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t><w:br/><w:t>three &amp; four</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
            &[STYLES],
            "# The quay|## Cost|One two\nthree & four|A │ B",
        );
    }

    #[test]
    fn formulas_are_words() {
        let run = |words: &str| format!("<m:r><w:rPr><w:rFonts/></w:rPr><m:t>{words}</m:t></m:r>");
        let (per, total) = (run("cost"), run("people"));
        let body = format!(
            "<w:p><w:r><w:t>The rate is </w:t></w:r><m:oMath><m:f><m:num>{per}</m:num><m:den>{total}</m:den></m:f>\
             </m:oMath><w:r><w:t>.</w:t></w:r></w:p><w:p><w:r><w:t>Next</w:t></w:r></w:p>"
        );
        check(&body, &[], "The rate is cost/people.|Next");
    }

    #[test]
    fn changes_are_accepted_and_said() {
        let body = r#"<w:p><w:r><w:t>The vote was </w:t></w:r><w:del w:author="A"><w:r><w:delText>close</w:delText>
            </w:r></w:del><w:ins w:author="B"><w:r><w:t>clear</w:t></w:r></w:ins></w:p>
            <w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>It </w:t></w:r></w:p>
            <w:p><w:r><w:t>ended.</w:t></w:r></w:p>
            <w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"#;
        let doc = document(body, &[]);
        assert_eq!(shown(&doc), "The vote was clear|It ended.");
        let said = doc.notes.first().map(|note| note.message.as_str());
        assert_eq!(said, Some("3 tracked changes by 2 people, shown as accepted"));
    }

    #[test]
    fn what_is_no_text_is_not_shown() {
        check(
            r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>Seen</w:t></w:r>
            <w:r><w:rPr><w:strike/></w:rPr><w:t> struck</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>
            <w:sdtContent><w:p><w:r><w:t>Cost 3</w:t></w:r></w:p></w:sdtContent></w:sdt>
            <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>
            </mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
            </mc:AlternateContent></w:r><w:r><w:t>After</w:t></w:r></w:p>"#,
            &[],
            "Seen.|7|Box|After",
        );
    }

    #[test]
    fn notes_links_lists_and_comments() {
        let body = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>First</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Second</w:t></w:r></w:p>
            <w:commentRangeStart w:id="4"/><w:p><w:r><w:t>It rose</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:footnoteReference w:id="2"/></w:r>
            <w:hyperlink r:id="r1"><w:r><w:t> here</w:t></w:r></w:hyperlink></w:p>"#;
        let doc = document(
            body,
            &[
                (
                    "word/numbering.xml",
                    r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>
                    <w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
                ),
                (
                    "word/footnotes.xml",
                    r#"<w:footnotes><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>By a tenth.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
                ),
                (
                    "word/_rels/document.xml.rels",
                    r#"<Relationships><Relationship Id="r1" Target="https://example.org/" TargetMode="External"/></Relationships>"#,
                ),
                (
                    "word/comments.xml",
                    r#"<w:comments><w:comment w:id="4" w:author="Ann Lee" w:date="2024-03-05T10:00:00Z"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment></w:comments>"#,
                ),
                (
                    "docProps/core.xml",
                    "<c><dc:title>Rates</dc:title><dc:creator>Bo Ek</dc:creator><dcterms:modified>2024-03-06T01:00:00Z</dcterms:modified></c>",
                ),
            ],
        );
        assert_eq!(shown(&doc), "- 1. First|- 2. Second|It rose[1] here|[1] By a tenth.");
        assert_eq!(doc.links, ["#note-1", "https://example.org/"]);
        let note = doc.place("note-1").map(|span| span.in_text(&doc.text));
        assert_eq!(note, Some("[1] By a tenth."));
        let [comment] = doc.comments.as_slice() else { panic!("{:?}", doc.comments) };
        assert_eq!(comment.span.in_text(&doc.text), "It rose");
        assert_eq!((comment.author.as_str(), comment.words.as_str()), ("Ann Lee", "Sure?"));
        assert_eq!(comment.date.map(|day| day.to_string()).as_deref(), Some("2024-03-05"));
        assert_eq!((doc.meta.title.as_str(), doc.meta.byline.as_deref()), ("Rates", Some("Bo Ek")));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let mut ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(parse(&ole).unwrap_err().contains("password"));
        assert!(parse(b"PK\x03\x04").unwrap_err().contains("its end is missing"));
        assert_eq!(parse(&package(&[("a", "b")])).unwrap_err(), "is a Word document without text");
    }

    #[test]
    fn bold_lines_are_headings_where_no_style_is() {
        check(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ferry stays</w:t></w:r></w:p><w:p><w:r><w:t>It does.</w:t></w:r></w:p>\
             <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Cost</w:t></w:r></w:p><w:p><w:r><w:t>Much.</w:t></w:r></w:p>",
            &[],
            "# Ferry stays|It does.|## Cost|Much.",
        );
    }
}
