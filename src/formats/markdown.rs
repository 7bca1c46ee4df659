//! Markdown: CommonMark with GFM's tables, task lists, footnotes and strike-out, and front matter.
//!
//! One walk over the parser's events, without recursion: depth costs nothing.

mod walk;

use pulldown_cmark::{Event, Options, Parser};

use crate::doc::Document;
use walk::Walk;

/// Reads Markdown.
#[must_use]
pub fn parse(input: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    let input = input.strip_prefix('\u{feff}').unwrap_or(input);
    let mut walk = Walk::default();
    for (event, place) in Parser::new_ext(input, options).into_offset_iter() {
        let rest = input.get(place.end..).unwrap_or("");
        match event {
            _ if walk.skips_struck(&event, input.get(place).unwrap_or("")) => {}
            Event::InlineHtml(html) => walk.inline_html(&html, rest),
            event => walk.event(event),
        }
    }
    walk.finish()
}

/// Whether the beginning of a text without a name looks like Markdown: front matter, a heading with
/// a sign before everything, or two kinds of markup that plain prose does not have.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let front = |fence: &str, sign: &str| {
        let mut lines = head.lines();
        lines.next() == Some(fence)
            && lines.next().is_some_and(|l| l.contains(sign))
            && head.lines().skip(2).any(|l| l == fence)
    };
    if front("---", ":") || front("+++", "=") {
        return true;
    }
    let is_atx = |l: &str| {
        let words = l.trim_start_matches('#');
        (1..=6).contains(&(l.len() - words.len())) && words.starts_with(' ')
    };
    let mut lines = head.trim_start().lines();
    if lines.next().is_some_and(is_atx) && lines.next().is_some_and(|line| line.trim().is_empty()) {
        return true;
    }
    let is_divider =
        |l: &str| l.contains("--") && l.contains('|') && l.bytes().all(|b| b"|-: ".contains(&b));
    let signs = [
        head.lines().any(is_atx),
        head.lines().filter(|l| is_atx(l)).nth(1).is_some(),
        head.lines().any(|l| l.starts_with("```") || l.starts_with("~~~")),
        head.contains("](http") || head.contains("](/") || head.contains("](#"),
        head.contains("**") && head.split("**").nth(2).is_some(),
        head.lines().any(is_divider),
    ];
    signs.iter().filter(|s| **s).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::doc::{BlockKind, DateSource, MarkKind};

    fn check(input: &str, text: &str, kinds: &[BlockKind]) {
        let doc = parse(input);
        assert_eq!(doc.text, text, "{input}");
        let got: Vec<_> = doc.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(got, kinds, "{input}");
    }

    fn marked(input: &str) -> Vec<(String, MarkKind)> {
        let doc = parse(input);
        doc.marks.iter().map(|m| (m.span.in_text(&doc.text).to_owned(), m.kind)).collect()
    }

    #[test]
    fn blocks_of_every_kind() {
        use BlockKind::{Code, Heading, Item, Paragraph, Quote, Rule, Table};
        check(
            "# T\n\nOne\ntwo.\n\n## S\n",
            "T\n\nOne two.\n\nS",
            &[Heading(1), Paragraph, Heading(2)],
        );
        check(
            "- a\n  - b\n- c\n\n  d\n",
            "• a\n• b\n• c\nd",
            &[Item(1), Item(2), Item(1), Item(1)],
        );
        check("3. a\n4. b\n", "3. a\n4. b", &[Item(1), Item(1)]);
        check("- [x] a\n- [ ] b\n", "☑ a\n☐ b", &[Item(1), Item(1)]);
        check("> a\n>> b\n", "a\n\nb", &[Quote(1), Quote(2)]);
        check("```rust\nfn x() {\n    y\n}\n```\n", "fn x() {\n    y\n}", &[Code]);
        check("a\n\n---\n\nb\n", "a\n\n───\n\nb", &[Paragraph, Rule, Paragraph]);
        check("|a|b|\n|-|-|\n|1|2|\n", "a │ b\n1 │ 2", &[Table]);
        check("a[^1]\n\n[^1]: note\n", "a[1]\n\n[1] note", &[Paragraph, Item(1)]);
        let doc = parse("a[^1] and [b](#the-c-way)\n\n# The “C” Way\n\n[^1]: note\n");
        for (name, words) in [("note-1", "[1] note"), ("the-c-way", "The “C” Way")] {
            assert_eq!(doc.place(name).map(|span| span.in_text(&doc.text)), Some(words), "{name}");
        }
        check("a  \nb<br>c &amp; d\n", "a\nb\nc & d", &[Paragraph]);
        check("<div><p>a</p><p>b &lt; c</p></div>\n", "a\n\nb < c", &[Paragraph, Paragraph]);
    }

    #[test]
    fn inline_markup() {
        assert_eq!(
            marked("a **b *c*** `d` [f](http://g)"),
            [
                ("b c".to_owned(), MarkKind::Strong),
                ("c".to_owned(), MarkKind::Emphasis),
                ("d".to_owned(), MarkKind::Code),
                ("f".to_owned(), MarkKind::Link(0)),
            ]
        );
        let doc =
            parse("![The hall](hall.jpg)\n\nText with ![x](data:image/png;base64,AAAA) in it.\n");
        assert_eq!(doc.text, "Image: The hall\n\nText with Image: x in it.");
        assert_eq!(doc.blocks.first().map(|b| b.kind), Some(BlockKind::Image));
        assert_eq!(doc.links, ["hall.jpg", ""]);
        let [picture] = doc.pictures.as_slice() else { panic!("{:?}", doc.pictures) };
        assert_eq!(picture.alt.as_deref(), Some("The hall"));
        assert_eq!((picture.url.as_deref(), picture.caption.as_deref()), (Some("hall.jpg"), None));
    }

    #[test]
    fn what_was_struck_out_does_not_stand() {
        let check = |input: &str, text: &str| assert_eq!(parse(input).text, text, "{input}");
        check(
            "It killed ~~seven~~ nine and hurt ~~30~~35 on ~~Monday~~ Tuesday.",
            "It killed nine and hurt 35 on Tuesday.",
        );
        check("~~Old **bold [link](http://a/)** words.~~ New.\n\nMore.", "New.\n\nMore.");
        check("- ~~one~~\n- two\n\n| A |\n|---|\n| ~~b~~c |\n", "• two\n\nA\nc");
        check(
            "It killed <s>seven</s> <DEL>*ten*</DEL> nine <ins>people</ins>.",
            "It killed nine people.",
        );
        check("An <s>open tag\n\nA new paragraph.", "An\n\nA new paragraph.");
        check("For 3~5 days, or ~8~9 in all. `~~code~~`", "For 3~5 days, or ~8~9 in all. ~~code~~");
    }

    #[test]
    fn numbers_of_notes_are_left_out() {
        for (input, text) in [
            ("In 2019<sup>3</sup> it was 10<sup>6</sup>.", "In 2019 it was 10⁶."),
            ("Berg said so.<sup>[12](#note)</sup> Twice.", "Berg said so. Twice."),
            ("On the 4<sup>th</sup> of May", "On the 4th of May"),
            ("A 1<sup>1</sup>/2 day<sup>*</sup>", "A 1 1/2 day"),
        ] {
            assert_eq!(parse(input).text, text, "{input}");
        }
    }

    #[test]
    fn front_matter_becomes_metadata() {
        let doc =
            parse("---\ntitle: Talks begin\nauthor: Amir Karim\ndate: 2023-11-15\n---\n\nText.\n");
        assert_eq!(doc.text, "Talks begin\n\nText.");
        assert_eq!(doc.meta.byline.as_deref(), Some("Amir Karim"));
        let date = Date::parse_iso("2023-11-15").map(|d| (d, DateSource::Metadata));
        assert_eq!(doc.meta.published, date);
        let doc = parse("+++\ntitle = \"A\"\n+++\n\n# B\n\nText.\n");
        assert_eq!((doc.meta.title.as_str(), doc.text.as_str()), ("A", "B\n\nText."));
    }

    #[test]
    fn known_without_a_name() {
        for yes in
            ["---\ntitle: a\n---\nText", "# A\n\n## B\n", "# A\n[x](http://y)\n", "\n# A\n\nB\n"]
        {
            assert!(sniff(yes), "{yes}");
        }
        for no in
            ["", "---\n\nA line.\n---\n", "#1 is the winner.\n\n- one\n", "* * *\nText", "# A\nB\n"]
        {
            assert!(!sniff(no), "{no}");
        }
    }

    #[test]
    fn words_inside_endless_nesting_are_found() {
        for unit in [">", "- ", "[", "**a ", "*", "`a ", "![", "<div>", "[^1]"] {
            let doc = parse(&format!("{}x", unit.repeat(20_000)));
            assert!(doc.text.ends_with('x'), "{unit}");
        }
    }

    #[test]
    fn cells_keep_emphasis_and_links() {
        let table = "| City | Who |\n|---|---|\n| *Rome* | [Sara `x`](http://a/) ~b~ |\n";
        let doc = parse(table);
        assert_eq!(doc.text, "City │ Who\nRome │ Sara x ~b~");
        let expected = [
            ("City", MarkKind::Strong),
            ("Who", MarkKind::Strong),
            ("Rome", MarkKind::Emphasis),
            ("Sara x", MarkKind::Link(0)),
            ("x", MarkKind::Code),
        ];
        assert_eq!(marked(table), expected.map(|(words, kind)| (words.to_owned(), kind)));
        assert_eq!(doc.links, ["http://a/"]);
    }
}
