//! PDF: what a reader sees of pages that are made here, and what hostile files cost.

#[allow(dead_code, reason = "other tests use less of it")]
#[allow(clippy::duplicate_mod, reason = "programs of their own have this file too")]
mod sample;

use dateline::doc::{BlockKind, Document};
use dateline::export::json;
use dateline::facts::{Context, extract};
use dateline::formats;
use dateline::formats::pdf::parse;
use sample::{file, pdf, stream, with};

/// Lines of type `font`, the first at this place, each 12 points below the one before.
fn set(font: &str, x: u32, y: u32, lines: &[&str]) -> String {
    let shown = lines.iter().map(|line| format!("({line}) Tj T*\n")).collect::<String>();
    format!("BT /{font} Tf 12 TL 1 0 0 1 {x} {y} Tm\n{shown}ET\n")
}

fn read(programs: &[&str]) -> Document {
    parse(&pdf(programs)).unwrap()
}

/// Blocks with a sign for their kind.
fn shown(doc: &Document) -> String {
    let blocks = doc.blocks.iter().map(|block| {
        let sign = match block.kind {
            BlockKind::Heading(level) => format!("{} ", "#".repeat(level.into())),
            BlockKind::Item(_) => "- ".to_owned(),
            BlockKind::Table => "T ".to_owned(),
            BlockKind::Meta => "M ".to_owned(),
            _ => String::new(),
        };
        format!("{sign}{}", block.span.in_text(&doc.text))
    });
    blocks.collect::<Vec<_>>().join("|")
}

const LEFT: [&str; 6] = [
    "The harbour council voted on Monday to",
    "keep the night ferry to Oster Island run-",
    "ning until the autumn, after a meeting",
    "that lasted more than six hours. It did",
    "not say what will come afterwards, nor",
    "who is to pay for the second crew that",
];
const RIGHT: [&str; 6] = [
    "works on Sundays. Nobody on the island",
    "had asked for a miracle, the chairwoman",
    "said, only for a boat. She added that a",
    "new timetable is being written, and that",
    "the cost will be shared by three towns",
    "along the coast and by the islanders.",
];

#[test]
fn columns_are_read_one_after_the_other_and_words_are_whole() {
    let page = [
        set("B 20", 72, 720, &["Ferry stays"]),
        set("F 10", 72, 680, &LEFT),
        set("F 10", 320, 680, &RIGHT),
    ];
    let doc = read(&[&page.concat()]);
    let text = shown(&doc);
    assert!(text.starts_with("# Ferry stays|The harbour council"), "{text}");
    assert!(text.contains("Island running until"), "{text}");
    assert!(text.contains("second crew that works on Sundays."), "{text}");
    assert_eq!(doc.meta.title, "Ferry stays");
    assert_eq!(doc.meta.byline, None);
    let published = doc.meta.published.map(|(day, _)| day.to_string());
    assert_eq!(published.as_deref(), Some("2024-03-12"));
}

#[test]
fn pages_are_known_and_running_heads_are_shown_once() {
    let page = |number: u32, lines: &[&str]| {
        [
            set("F 8", 72, 760, &["The Velmoor Ledger, March 12, 2024"]),
            set("F 10", 72, 700, lines),
            set("F 8", 300, 30, &[&format!("Page {number}")]),
        ]
        .concat()
    };
    let pages = [page(1, &LEFT), page(2, &RIGHT), page(3, &LEFT), page(4, &RIGHT)];
    let doc = read(&pages.each_ref().map(String::as_str));
    assert!(shown(&doc).starts_with("M The Velmoor Ledger, March 12, 2024|The harbour"), "{doc:?}");
    assert_eq!(doc.text.matches("Ledger").count(), 1);
    assert!(doc.text.contains("crew that works on Sundays"), "{}", doc.text);
    assert!(!doc.text.contains("Page 2"), "{}", doc.text);
    let numbers: Vec<u32> = doc.pages.iter().map(|page| page.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let at = |words: &str| u32::try_from(doc.text.find(words).unwrap()).unwrap();
    let page_of = |words: &str| doc.page_at(at(words)).map(|page| page.number);
    assert_eq!(page_of("second crew"), Some(1));
    assert_eq!(page_of("miracle"), Some(2));
}

#[test]
fn pages_have_the_labels_that_are_printed_on_them() {
    let pages: Vec<String> =
        ["One.", "Two.", "Three."].iter().map(|words| set("F 10", 72, 700, &[words])).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let labels = |catalog: &str| {
        let doc = parse(&with(&pages, catalog, "")).unwrap();
        doc.pages.iter().map(|page| page.label.to_string()).collect::<Vec<_>>().join(" ")
    };
    for (catalog, expected) in [
        ("", "1 2 3"),
        ("/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>", "i ii 1"),
        ("/PageLabels<</Kids[<</Nums[1<</P(A-)/S/D/St 7>>]>>]>>", "1 A-7 A-8"),
        ("/PageLabels<</Nums[0<</P(Cover)>>1 7 <<>> 99<</S/D>>]>>", "Cover Cover Cover"),
        ("/PageLabels<</Kids[1 0 R]>>", "1 2 3"),
        ("/PageLabels 7", "1 2 3"),
    ] {
        assert_eq!(labels(catalog), expected, "{catalog}");
    }
}

#[test]
fn pages_come_back_from_our_own_json() {
    let pages = [set("F 10", 72, 700, &LEFT), set("F 10", 72, 700, &RIGHT)];
    let doc = parse(&with(
        &pages.each_ref().map(String::as_str),
        "/PageLabels<</Nums[0<</S/r/St 4>>]>>",
        "",
    ));
    let doc = doc.unwrap();
    let facts = extract(&doc, &Context::default());
    let mut written = Vec::new();
    json::write(&doc, &facts, &mut written).unwrap();
    let again = formats::json::document(&serde_json::from_slice(&written).unwrap());
    assert_eq!(doc.pages.len(), 2);
    assert_eq!(again.pages, doc.pages);
}

#[test]
fn the_lines_below_the_title_say_who_and_when() {
    let centred = |y: u32, line: &str| {
        let x = 306 - u32::try_from(line.len()).unwrap() * 5 / 2;
        set("F 10", x, y, &[line])
    };
    let body = |y: u32| set("F 10", 72, y, &LEFT) + &set("F 10", 72, y - 100, &RIGHT);
    for (head, byline, day) in [
        (
            set("F 10", 72, 690, &["Ada Holm    Monday, March 4, 2024"]),
            Some("Ada Holm"),
            "2024-03-04",
        ),
        (centred(690, "Ada Holm") + &centred(678, "March 4, 2024"), Some("Ada Holm"), "2024-03-04"),
        (
            centred(690, "Speech by Ada Holm*") + &centred(678, "Executive Director, Harbours"),
            Some("Ada Holm"),
            "2024-03-12",
        ),
        (
            centred(690, "Ada Holm") + &centred(678, "E-Mail: ada@example.org"),
            Some("Ada Holm"),
            "2024-03-12",
        ),
        (set("F 10", 72, 690, &["New York, March 4, 2024"]), None, "2024-03-04"),
    ] {
        let doc = read(&[&(set("B 20", 72, 720, &["Ferry stays"]) + &head + &body(640))]);
        assert_eq!(doc.meta.byline.as_deref(), byline, "{}", doc.text);
        let found = extract(&doc, &Context::default()).published.map(|(day, _)| day.to_string());
        assert_eq!(found.as_deref(), Some(day), "{}", doc.text);
    }
}

#[test]
fn the_feet_of_slides_name_the_author() {
    let slide = |number: u32| {
        set("B 20", 72, 500, &["Ferry stays"])
            + &set("F 14", 72, 400, &["The line stays until the autumn."])
            + &set("F 9", 72, 20, &[&format!("Ada Holm, March 4, 2024 {number}")])
    };
    let slides: Vec<String> = (1..=4).map(slide).collect();
    let slides: Vec<&str> = slides.iter().map(String::as_str).collect();
    let text = String::from_utf8(pdf(&slides)).unwrap();
    for (size, byline) in [("612 792", None), ("792 612", Some("Ada Holm"))] {
        let doc = parse(text.replace("612 792", size).as_bytes()).unwrap();
        assert_eq!(doc.meta.byline.as_deref(), byline, "{}", doc.text);
    }
}

#[test]
fn the_day_of_a_stamp_in_the_margin_is_that_of_the_text() {
    let stamp = "BT /F 12 Tf 0 1 -1 0 30 300 Tm (arXiv:2403.01234v1 [cs.CV] 5 Mar 2024) Tj ET\n";
    let doc = read(&[&(set("F 10", 72, 700, &LEFT) + stamp)]);
    assert!(!doc.text.contains("arXiv"), "{}", doc.text);
    assert_eq!(doc.meta.published.map(|(day, _)| day.to_string()).as_deref(), Some("2024-03-05"));
}

#[test]
fn notes_follow_their_paragraph() {
    let page = [
        set("F 10", 72, 700, &["The council met on Monday in the old palace beside the harbour"]),
        "BT /F 6 Tf 1 0 0 1 360 704 Tm (1) Tj ET\n".to_owned(),
        set("F 10", 72, 688, &["and agreed on a timetable."]),
        set("F 10", 72, 660, &["Nobody on the island had asked for a miracle, she said later."]),
        "BT /F 5 Tf 1 0 0 1 72 103 Tm (1) Tj ET\n".to_owned(),
        set("F 8", 76, 100, &["Minutes of the meeting, page 4."]),
    ];
    let doc = read(&[&page.concat()]);
    let text = shown(&doc);
    assert!(text.contains("harbour[1] and agreed on a timetable.|[1] Minutes of the"), "{text}");
}

#[test]
fn a_note_at_the_foot_parts_no_paragraph() {
    let first = [
        set("F 10", 72, 700, &LEFT),
        "BT /F 6 Tf 1 0 0 1 251 704 Tm (1) Tj ET\n".to_owned(),
        "BT /F 5 Tf 1 0 0 1 72 103 Tm (1) Tj ET\n".to_owned(),
        set("F 8", 76, 100, &["Minutes of the meeting, page 4."]),
    ];
    let doc = read(&[&first.concat(), &set("F 10", 72, 700, &RIGHT)]);
    let text = shown(&doc);
    assert!(text.contains("second crew that works on Sundays."), "{text}");
    assert!(text.ends_with("|[1] Minutes of the meeting, page 4."), "{text}");
}

#[test]
fn paragraphs_begin_with_bold_words_and_where_others_hang() {
    let full = "The council met on Monday in the old palace by the quay to hear all.";
    for (page, expected) in [
        (set("F 10", 72, 700, &[full]) + &set("B 10", 72, 688, &["Dates"]), [full, "Dates"]),
        (
            set("F 10", 72, 700, &["ADA HOLM, for the harbour council of Velmoor,"])
                + &set("F 10", 100, 688, &["who spoke in the old palace by the quay."])
                + &set("F 10", 72, 676, &["JO OTT, for the islanders and for their ferry,"])
                + &set("F 10", 100, 664, &["who spoke in the old palace, too."]),
            [
                "ADA HOLM, for the harbour council of Velmoor, who spoke in the old palace by the quay.",
                "JO OTT, for the islanders and for their ferry, who spoke in the old palace, too.",
            ],
        ),
    ] {
        let doc = read(&[&page]);
        let blocks: Vec<&str> =
            doc.blocks.iter().map(|block| block.span.in_text(&doc.text)).collect();
        assert_eq!(blocks, expected);
    }
}

#[test]
fn numbers_of_lines_and_slanted_stamps_are_no_text() {
    let numbers = |from: usize, lines: usize| {
        (from..from + lines).map(|number| number.to_string()).collect::<Vec<_>>()
    };
    let column = |x: u32, numbers: &[String]| {
        set("F 6", x, 690, &numbers.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let (left, right) = ([LEFT, RIGHT].concat(), [RIGHT, LEFT].concat());
    let text = [set("F 10", 72, 690, &left), set("F 10", 320, 690, &right)].concat();
    let bare = read(&[&text]).text;
    // A draft in two columns, the number of the page farther out; a transcript that is numbered
    // from page to page.
    for numbered in [
        [column(50, &numbers(1, 13)), column(530, &numbers(14, 13)), set("F 8", 20, 20, &["7"])]
            .concat(),
        column(40, &numbers(1201, 13)),
    ] {
        let read = read(&[&format!("{text}{numbered}")]).text;
        let read = read.trim_end().trim_end_matches('7').trim_end();
        assert_eq!(read, bare);
    }
    // The last column of a table.
    let ranks = column(530, &numbers(1, 13));
    assert!(read(&[&format!("{text}{ranks}")]).text.contains("12"));
    let stamp = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 450 Tm (DRAFT) Tj ET\n";
    assert_eq!(read(&[&format!("{text}{stamp}")]).text, bare);
    // Nothing else on the page.
    assert_eq!(read(&[stamp]).text.matches(char::is_alphabetic).count(), 5);
}

#[test]
fn tables_are_read_by_rows_and_said_to_be_guessed() {
    let column = |x: u32, cells: &[&str]| set("F 10", x, 700, cells);
    let page = [
        column(72, &["Town", "Velmoor", "Oster", "Skerry"]),
        column(250, &["Boats", "12", "7", "3"]),
        column(400, &["Crews", "31", "15", "4"]),
    ];
    let doc = read(&[&page.concat()]);
    assert_eq!(
        shown(&doc),
        "T Town    │ Boats │ Crews\nVelmoor │ 12    │ 31\nOster   │ 7     │ 15\nSkerry  │ 3     │ 4"
    );
    let notes: Vec<&str> = doc.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(notes, ["the order of this PDF is guessed"]);
}

#[test]
fn what_cannot_be_read_is_said() {
    for (bytes, expected) in [
        (pdf(&[""]), "is a PDF without text"),
        (pdf(&["/I Do"]), "shows pictures of text, not text; try: ocrmypdf "),
        (b"%PDF-1.7\n%".to_vec(), "is a damaged PDF; fetch or copy it again"),
        (b"Words.".to_vec(), "is no PDF; leave out --format"),
        (
            with(&[""], "", "/Encrypt<</Filter/Standard/V 9>>"),
            "is encrypted in a way that is not known",
        ),
    ] {
        let error = parse(&bytes).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

/// A page that draws the form 20, and these objects.
fn hostile(objects: &[(usize, String)]) -> Vec<u8> {
    let mut all = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned()),
        (
            3,
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 20 0 R>>>>>>"
                .to_owned(),
        ),
        (4, stream("", "/X Do")),
    ];
    all.extend_from_slice(objects);
    file(&all, "/Root 1 0 R")
}

#[test]
fn forms_that_double_and_trees_that_loop_end() {
    let form = |number: usize, next: usize| {
        let keys = format!("/Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>");
        (number, stream(&keys, "/X Do /X Do"))
    };
    let doubling: Vec<_> = (20..60).map(|number| form(number, number + 1)).collect();
    assert!(parse(&hostile(&doubling)).is_err());
    assert!(parse(&hostile(&[form(20, 20)])).is_err());
    let loops = [
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, "<</Type/Pages/Count 2147483647/Kids[2 0 R 2 0 R]/Parent 2 0 R>>".to_owned()),
    ];
    assert!(parse(&file(&loops, "/Root 1 0 R")).is_err());
}

#[test]
fn bombs_are_refused_before_they_are_opened() {
    let packed = |bytes: &[u8]| {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut zlib, bytes).unwrap();
        zlib.finish().unwrap()
    };
    let bomb = packed(&vec![b' '; 80 << 20]);
    let object = |keys: &str| {
        let head = format!("%PDF-1.7\n4 0 obj<<{keys}/Length {}>>stream\n", bomb.len());
        [head.as_bytes(), &bomb, b"\nendstream endobj\ntrailer<</Root 1 0 R>>"].concat()
    };
    for (keys, expected) in [
        ("/Filter/FlateDecode", "unpacks to more"),
        ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", "unpacks to more"),
        ("/Filter[/FlateDecode/FlateDecode]", "is packed twice"),
        ("/Filter/Fl#61teDecode", "hides how it is packed"),
        ("/Subtype/Image/Filter/FlateDecode", "is a damaged PDF"),
    ] {
        let error = parse(&object(keys)).unwrap_err();
        assert!(error.starts_with(expected), "{keys}: {error}");
    }
}
