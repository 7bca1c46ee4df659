//! Rich Text Format (RTF 1.9): words in their code pages, headings, tables, notes, links, comments.

mod annotations;
mod code_page;
mod control_words;
mod names;
mod output;
mod reader;

use crate::doc::Document;

/// How much of the beginning is looked at, in bytes.
const HEAD: usize = 4096;

/// Where an RTF document begins: at once, or behind something that a printer or a mail program put
/// before it.
fn start(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(&[]);
    let at = memchr::memmem::find(head, b"{\\rtf")?;
    let next = head.get(at + 5)?;
    let before = head.get(..at).unwrap_or(&[]);
    let is_first = before.iter().all(|b| b.is_ascii_whitespace() || *b >= 0x80);
    // A text about RTF goes on behind it.
    let last = bytes.iter().rev().find(|b| !b.is_ascii_whitespace() && **b != 0);
    let ends = last == Some(&b'}');
    (next.is_ascii_digit() && (is_first || ends)).then_some(at)
}

/// Whether `bytes` are an RTF document.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    start(bytes).is_some()
}

/// Reads an RTF document.
///
/// # Errors
/// When it is none: the end of a sentence that begins with the file's name.
pub fn parse(bytes: &[u8]) -> Result<Document, String> {
    let at = start(bytes).ok_or("is no RTF document; leave out --format to detect the format")?;
    Ok(reader::read(bytes.get(at..).unwrap_or(&[])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::flow::tests::shown;

    fn check(rtf: &str, expected: &str) {
        let whole = format!("{{\\rtf1\\ansi\\ansicpg1252 {rtf}}}");
        assert_eq!(shown(&parse(whole.as_bytes()).unwrap()), expected, "{rtf}");
    }

    #[test]
    fn words_marks_and_code_pages() {
        for (rtf, expected) in [
            ("One\\par Two\\line three", "One|Two\nthree"),
            (r"Caf\'e9 \ldblquote no\rdblquote\emdash\u8212-x\u-10179?\u-8704?", "Café “no”——x😀"),
            (
                r"{\fonttbl{\f1\fcharset204 Arial;}{\f2\fcharset128 M;}}{\f1\'cf\'f0}{\f2 \'93\'fa\'96\'7b}",
                "Пр日本",
            ),
            (r"{\*\generator Word;}{\pict\bin3 ab}c}Seen{\v hidden}{\strike gone}", "Seen"),
            (
                r"{\header Top}{\stylesheet{\s1 heading 1;}}\pard\s1 Title\par\pard Text.\par",
                "# Title|Text.",
            ),
            (
                r"\pard{\listtext 1.\tab}First\par\pard{\listtext 2.\tab}Second\par\pard x",
                "- 1. First|- 2. Second|x",
            ),
            (
                r"\trowd\intbl a\cell b\cell\row\trowd\intbl c\cell\cell\row\pard After",
                "a │ b\nc │|After",
            ),
            (
                r"It rose{\super\chftn}{\footnote\chftn  By a tenth.}.",
                "It rose[1].|[1] By a tenth.",
            ),
            (r#"See {\field{\*\fldinst HYPERLINK "https://x/"}{\fldrslt there}}."#, "See there."),
            (
                r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard In a box.\par}}{\shprslt In a box.}}",
                "In a box.",
            ),
            ("a\\{b\\}c\\\\d\\~e\\_f\\-g", "a{b}c\\d\u{a0}e-fg"),
            ("}}}} after the end", ""),
            ("{{{{ never closed", "never closed"),
        ] {
            check(rtf, expected);
        }
    }

    #[test]
    fn it_says_who_wrote_it_and_when() {
        let doc = parse(
            br"{\rtf1{\info{\title Rates}{\author Bo Ek}{\creatim\yr2020\mo1\dy2}{\revtim\yr2024\mo3\dy5\hr1}}Text.}",
        )
        .unwrap();
        assert_eq!((doc.meta.title.as_str(), doc.meta.byline.as_deref()), ("Rates", Some("Bo Ek")));
        assert_eq!(
            doc.meta.published.map(|(day, _)| day.to_string()).as_deref(),
            Some("2024-03-05")
        );
    }

    #[test]
    fn it_is_known_behind_junk_and_not_in_prose() {
        for (bytes, expected) in [
            (&b"{\\rtf1 x}"[..], true),
            (b"\xEF\xBB\xBF\n{\\rtf1 x}", true),
            (b"job 7 of printer\n{\\rtf1 x}\n\0", true),
            (b"A file begins with {\\rtf1 and goes on.", false),
            (b"{\\rtfm x}", false),
            (b"", false),
        ] {
            assert_eq!(sniff(bytes), expected, "{bytes:?}");
        }
    }
}
