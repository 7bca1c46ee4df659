//! OpenDocument texts (ODF 1.3, part 3): headings, lists, tables, notes, remarks, and tracked changes
//! as accepted.

mod body;
mod styles;

use std::collections::BTreeMap;

use super::changes::Changes;
use super::formula::Formula;
use super::properties::{self, Names};
use crate::doc::Document;
use crate::formats::archive::Package;
use crate::formats::flow::Flow;
use body::Body;
use styles::Styles;

/// The elements of the document's properties.
const PROPERTIES: Names =
    Names { author: &["initial-creator", "creator"], date: &["date", "creation-date"] };

/// Objects in which formulas are looked for.
const MOST_FORMULAS: usize = 2_000;
/// The largest of them, in bytes.
const LARGEST_FORMULA: u64 = 64 << 10;

/// Reads an OpenDocument text.
///
/// # Errors
/// When it is damaged, locked or too large: the end of a sentence that begins with the file's name.
pub fn parse(bytes: &[u8]) -> Result<Document, String> {
    let start = memchr::memmem::find(bytes, b"PK\x03\x04").unwrap_or(0);
    let mut package = Package::open(bytes.get(start..).unwrap_or(bytes), "OpenDocument text")?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        let what = "is locked with a password; save a copy without one in LibreOffice";
        return Err(what.to_owned());
    }
    let text = package.part("content.xml")?.ok_or("is an OpenDocument text without text")?;
    let common = package.part("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    styles.read(&common);
    styles.read(&text);
    let mut flow = Flow::default();
    let mut changes = Changes::default();
    let formulas = formulas_in(&mut package)?;
    Body::new(&styles, &formulas, &mut flow, &mut changes).read(&text);
    let mut doc = flow.finish();
    let meta = package.part("meta.xml")?.unwrap_or_default();
    properties::add(&mut doc, &meta, &PROPERTIES);
    changes.say_in(&mut doc);
    Ok(doc)
}

/// What the formulas among the objects of a document say, by their folders.
fn formulas_in(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, String> {
    let mut formulas = BTreeMap::new();
    for name in package.small_parts("/content.xml", LARGEST_FORMULA, MOST_FORMULAS) {
        let xml = package.part(&name)?.unwrap_or_default();
        let words = Formula::of_mathml(&xml);
        if !words.is_empty() {
            formulas.insert(name.trim_end_matches("/content.xml").to_owned(), words);
        }
    }
    Ok(formulas)
}

#[cfg(test)]
mod tests {
    use super::super::tests::package;
    use super::*;
    use crate::formats::flow::tests::shown;

    fn document(styles: &str, body: &str) -> Document {
        let xml = format!(
            "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
             <office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let meta = "<m><dc:title>Rates</dc:title><meta:initial-creator>Bo Ek</meta:initial-creator>\
                    <dc:date>2024-03-06T01:00:00</dc:date></m>";
        parse(&package(&[("content.xml", &xml), ("meta.xml", meta)])).unwrap()
    }

    #[test]
    fn text_of_every_kind_is_read() {
        for (body, expected) in [
            (
                r#"<text:h text:outline-level="1">A</text:h><text:p>B<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p>"#,
                "# A|B c d\ne",
            ),
            (
                r#"<text:p text:style-name="P1">T</text:p><text:h text:outline-level="1">A</text:h><text:p>b</text:p>"#,
                "# T|## A|b",
            ),
            (
                r#"<text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p>
            <text:list><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item></text:list>"#,
                "- 1. a|- 2. b|-- • c",
            ),
            (
                r#"<text:list text:style-name="L" xml:id="x"><text:list-item><text:p>a</text:p></text:list-item></text:list><text:p>b</text:p>
            <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>c</text:p></text:list-item></text:list>
            <text:list text:style-name="L"><text:list-item><text:p>d</text:p></text:list-item></text:list>
            <text:list text:style-name="L" text:continue-list="x"><text:list-item><text:p>e</text:p></text:list-item></text:list>"#,
                "- 1. a|b|- 2. c|- 1. d|- 2. e",
            ),
            (
                r#"<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>
            </table:table-cell></table:table-row></table:table>"#,
                "a │ b",
            ),
            (
                r#"<text:p>It rose<text:note><text:note-citation>i</text:note-citation><text:note-body><text:p>By a tenth.</text:p></text:note-body></text:note>.</text:p>"#,
                "It rose[1].|[1] By a tenth.",
            ),
            (
                r#"<text:p><draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame>After</text:p>"#,
                "Box|After",
            ),
            (
                r#"<text:p>Seen<text:span text:style-name="S"> struck</text:span></text:p><text:table-of-content><text:p>A 1</text:p></text:table-of-content>"#,
                "Seen",
            ),
        ] {
            let styles = r#"<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="S">
                <style:text-properties style:text-line-through-style="solid"/></style:style>
                <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"
                style:num-suffix="."/></text:list-style>"#;
            assert_eq!(shown(&document(styles, body)), expected, "{body}");
        }
    }

    #[test]
    fn remarks_and_changes_stand_beside_the_text() {
        let doc = document(
            "",
            r#"<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A</dc:creator>
            </office:change-info><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>It <office:annotation office:name="1"><dc:creator>Ann Lee</dc:creator><dc:date>2024-03-05T10:00:00</dc:date>
            <text:p>Sure?</text:p></office:annotation>rose<office:annotation-end office:name="1"/> much.</text:p>"#,
        );
        assert_eq!(shown(&doc), "It rose much.");
        let notes: Vec<_> = doc.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(notes, ["1 tracked change, shown as accepted"]);
        let [comment] = doc.comments.as_slice() else { panic!("{:?}", doc.comments) };
        assert_eq!(comment.span.in_text(&doc.text), "rose");
        assert_eq!((comment.author.as_str(), comment.words.as_str()), ("Ann Lee", "Sure?"));
        assert_eq!((doc.meta.title.as_str(), doc.meta.byline.as_deref()), ("Rates", Some("Bo Ek")));
    }

    #[test]
    fn formulas_are_words() {
        let text = r#"<d><office:body><text:p>Here <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> holds,
            and <draw:object xlink:href="./Object 2"/> is a chart.</text:p></office:body></d>"#;
        let math = "<math:math><math:msup><math:mi>a</math:mi><math:mn>2</math:mn></math:msup></math:math>";
        let parts = [
            ("content.xml", text),
            ("Object 1/content.xml", math),
            ("Object 2/content.xml", "<office:chart>Costs</office:chart>"),
        ];
        assert_eq!(shown(&parse(&package(&parts)).unwrap()), "Here a² holds, and is a chart.");
    }

    #[test]
    fn a_locked_text_is_said_so() {
        let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
        let locked = package(&[("META-INF/manifest.xml", manifest), ("content.xml", "x")]);
        assert!(parse(&locked).unwrap_err().contains("password"));
    }
}
