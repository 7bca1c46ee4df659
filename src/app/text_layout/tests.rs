//! Rows of texts of all kinds, up and down.

use super::*;
use crate::formats::plain;

fn shown(doc: &Document, width: u16, place: RowPosition, count: usize) -> Vec<String> {
    let rows = TextLayout::new(doc, width, None).rows(place, count);
    rows.iter()
        .map(|row| match row {
            LayoutRow::Text { span, .. } => span.in_text(&doc.text).replace('\n', " "),
            LayoutRow::Blank => String::new(),
            LayoutRow::Fold(n) => format!("({n})"),
            LayoutRow::Rule { .. } => "---".to_owned(),
        })
        .collect()
}

const TEXT: &str =
    "Title of it\n\nThe first paragraph has some words in it.\n\nThe second one too.\n";

#[test]
fn rows_follow_each_other() {
    let doc = plain::parse(TEXT);
    let all = shown(&doc, 20, RowPosition::at(0), 99);
    assert_eq!(
        all,
        [
            "Title of it",
            "",
            "The first paragraph",
            "has some words in",
            "it.",
            "",
            "The second one too."
        ]
    );
}

#[test]
fn rows_of_tables_hang() {
    let doc =
        crate::formats::markdown::parse("| Party | Seats |\n|-|-|\n| Harbour List | nine |\n");
    let rows = TextLayout::new(&doc, 16, None).rows(RowPosition::at(0), 9);
    let seen: Vec<String> = rows
        .iter()
        .filter_map(|row| match row {
            LayoutRow::Text { span, indent, .. } => {
                let words = span.in_text(&doc.text);
                Some(format!("{}{words}", " ".repeat(usize::from(*indent))))
            }
            _ => None,
        })
        .collect();
    assert_eq!(seen, ["Party        │", "  Seats", "Harbour List │", "  nine"]);
}

#[test]
fn down_and_up_are_inverse() {
    let doc = plain::parse(TEXT);
    let flow = TextLayout::new(&doc, 12, None);
    let mut places = vec![flow.first()];
    while let (next, 1) = flow.down(*places.last().unwrap(), 1) {
        places.push(next);
    }
    assert!(places.len() > 8);
    for (index, place) in places.iter().enumerate() {
        assert_eq!(flow.up(*places.last().unwrap(), places.len() - 1 - index).0, *place);
        assert_eq!(flow.settle(*place), *place);
    }
}

#[test]
fn hyphenated_words_are_known_and_nothing_is_lost() {
    let doc = plain::parse(
        "Representatives of the neighbouring governments discussed the unification \
         considerably, notwithstanding abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz.\n",
    );
    let mut seen = 0;
    for width in 4..60 {
        let flow = TextLayout::new(&doc, width, None).hyphenating(true);
        let rows = flow.rows(flow.first(), 99);
        let mut bare = String::new();
        for row in &rows {
            let LayoutRow::Text { span, hyphenated, .. } = row else { continue };
            let words = span.in_text(&doc.text);
            assert!(columns(words) + usize::from(*hyphenated) <= usize::from(width), "{words}");
            bare.push_str(&words.replace(' ', ""));
            seen += usize::from(*hyphenated);
        }
        assert_eq!(bare, doc.text.replace([' ', '\n'], ""));
        let (last, _) = flow.down(flow.first(), 99);
        assert_eq!(flow.up(last, rows.len() - 1).0, flow.first(), "{width}");
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn places_of_a_text_that_is_gone_are_places_of_this_one() {
    let doc = Document::default();
    let flow = TextLayout::new(&doc, 20, None);
    let lost = RowPosition::at(40);
    assert_eq!(flow.settle(lost), RowPosition::at(0));
    assert_eq!(
        (flow.up(lost, 2), flow.down(lost, 2)),
        ((RowPosition::at(0), 0), (RowPosition::at(0), 0))
    );
}

#[test]
fn captions_are_hidden_where_asked_for() {
    let mut builder = crate::doc::Builder::new();
    let picture = crate::doc::Picture::default();
    builder.picture("A hall.", picture.clone());
    builder.block(BlockKind::Paragraph, "One.");
    builder.picture("Two men.", picture.clone());
    builder.picture("Three men.", picture.clone());
    builder.block(BlockKind::Paragraph, "Two.");
    builder.picture("Nobody.", picture);
    let doc = builder.finish();
    let words = |flow: &TextLayout<'_>, from: RowPosition| {
        let rows = flow.rows(from, 99);
        let word = |row: &LayoutRow| match row {
            LayoutRow::Text { span, .. } => span.in_text(&doc.text),
            LayoutRow::Blank => "",
            _ => "?",
        };
        rows.iter().map(word).collect::<Vec<_>>().join("|")
    };
    let all = TextLayout::new(&doc, 40, None);
    let shown = "A hall.||One.||Two men.||Three men.||Two.||Nobody.";
    assert_eq!(words(&all, all.first()), shown);
    let without = all.hiding_pictures(true);
    assert_eq!(words(&without, without.first()), "One.||Two.");
    assert_eq!(words(&without, without.last_top(1)), "Two.");
    let hidden = RowPosition::at(u32::try_from(doc.text.find("Two men").unwrap()).unwrap());
    assert_eq!(words(&without, without.settle(hidden)), "Two.");
    let lens = TextLayout::new(&doc, 40, Some(&[2, 4])).hiding_pictures(true);
    assert_eq!(words(&lens, lens.first()), "?|Two.");
}

#[test]
fn a_long_block_is_wrapped_in_segments() {
    let doc = plain::parse(&"word of it ".repeat(20_000));
    let flow = TextLayout::new(&doc, 40, None);
    let end = flow.last_top(10);
    assert_eq!(flow.rows(end, 99).len(), 10);
    let middle = flow.settle(RowPosition::at(100_000));
    let (down, gone) = flow.down(middle, 500);
    assert_eq!(gone, 500);
    assert_eq!(flow.up(down, 500).0, middle);
}

#[test]
fn a_lens_folds_the_rest() {
    let doc = plain::parse("Aaa bbb.\n\nCcc ddd.\n\nEee fff.\n\nGgg hhh.\n");
    let shown = [1, 3];
    let flow = TextLayout::new(&doc, 40, Some(&shown));
    let rows = flow.rows(flow.first(), 9);
    assert!(matches!(
        rows.as_slice(),
        [
            LayoutRow::Fold(1),
            LayoutRow::Text { block: 1, .. },
            LayoutRow::Fold(1),
            LayoutRow::Text { block: 3, .. }
        ]
    ));
    assert_eq!(flow.up(flow.first(), 5).1, 0);
}

#[test]
fn what_is_laid_out_has_the_rows_of_the_file() {
    let rows = |text: &str, flow: Flow| {
        let doc = plain::parse(text);
        let layout = TextLayout::new(&doc, 60, None).flowing(flow);
        let rows = layout.rows(layout.first(), 99);
        let last = layout.down(layout.first(), 99);
        assert_eq!(last.1 + 1, rows.len(), "{text:?}");
        assert_eq!(layout.up(last.0, 99), (layout.first(), last.1), "{text:?}");
        let words = rows.iter().map(|row| match row {
            LayoutRow::Text { span, indent, .. } => {
                let words = span.in_text(&doc.text).replace('\n', " ");
                format!("{}{words}", " ".repeat((*indent).into()))
            }
            _ => String::new(),
        });
        words.collect::<Vec<_>>().join("\n")
    };
    for text in [
        "commit 1a2b3c4d5e\nAuthor: Ida Moss\n\n    one\n\n\n    two\n\n\n\ndiff --git a/x b/x\n@@ -1 +1 @@\n-a\n+  b",
        "WALL(1)          Harbour          WALL(1)\n\n\nNAME\n       wall\n\n\n\nEND\n       x",
        "fn main() {\n    let a = b();\n}\n\n\nfn other() {\n    c();\n}",
    ] {
        assert_eq!(rows(text, Flow::Auto), text);
        assert_eq!(rows(text, Flow::Off), text);
    }
    let prose = "The talks between the two sides began on Sunday in it\n\n\n  and went on for three days, said officials who were in\nthe room.";
    assert_eq!(rows(prose, Flow::Off), prose);
    assert_ne!(rows(prose, Flow::Auto), prose);
    let verse = "The tide goes out,\nthe wall stands,\nand he who counts\nwill count,\nalone";
    assert_eq!(rows(verse, Flow::Auto), verse);
    assert_eq!(rows(verse, Flow::On).lines().count(), 2);
}

#[test]
fn nothing_to_show_is_fine() {
    let doc = Document::default();
    let flow = TextLayout::new(&doc, 0, None);
    assert!(flow.rows(flow.first(), 5).is_empty());
    assert_eq!(flow.down(flow.first(), 3).1, 0);
}
