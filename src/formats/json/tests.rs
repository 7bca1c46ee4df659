//! Records of every shape, and the articles they make.

use super::*;

const LONG: &str =
    "The delegations met for three hours in the old palace and agreed to meet again.";

fn check(json: &str, title: &str, byline: &str, date: &str, text: &str) {
    let doc = parse(json);
    let published = doc.meta.published.map(|(d, _)| d.to_string()).unwrap_or_default();
    let byline_got = doc.meta.byline.unwrap_or_default();
    assert_eq!((doc.meta.title.as_str(), byline_got.as_str()), (title, byline), "{json}");
    assert_eq!((published.as_str(), doc.text.as_str()), (date, text), "{json}");
}

#[test]
fn items_of_a_json_feed_have_what_the_feed_says() {
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Slow Fields","authors":[{"name":"Ada Holm"}],
        "items":[{"id":"1","title":"Bees","content_html":"<p>One.</p>"},
        {"id":"2","title":"Plums","content_text":"Two.","authors":[{"name":"Jo Ott"}]}]}"#;
    let records = Records::find(feed);
    let read = |index: usize| {
        let meta = records.document(index).meta;
        [meta.byline, meta.site].map(Option::unwrap_or_default)
    };
    assert_eq!(read(0), ["Ada Holm", "Slow Fields"]);
    assert_eq!(read(1), ["Jo Ott", "Slow Fields"]);
}

#[test]
fn common_shapes() {
    check(
        r#"{"headline":"T","author":{"name":"A"},"datePublished":"2023-11-15T00:00Z","articleBody":"One.\n\nTwo."}"#,
        "T",
        "A",
        "2023-11-15",
        "T\n\nOne.\n\nTwo.",
    );
    check(
        r#"{"title":"T","authors":["A","B"],"date":"15 Nov 2023","body":"<p>One &amp; two.</p><p>Three.</p>"}"#,
        "T",
        "A, B",
        "2023-11-15",
        "T\n\nOne & two.\n\nThree.",
    );
    check(
        r#"{"headlines":[{"value":"T"}],"bodies":[{"value":"One."}],"versioncreated":"2023-11-15"}"#,
        "T",
        "",
        "2023-11-15",
        "T\n\nOne.",
    );
    check(
        r#"{"response":{"content":{"webTitle":"T","webPublicationDate":"2023-11-15","fields":{"bodyText":"One.","byline":"A"}}}}"#,
        "T",
        "A",
        "2023-11-15",
        "T\n\nOne.",
    );
    check(
        r#"{"title":"T","content":[{"type":"p","text":"One."},{"type":"p","text":"Two."}],"timestamp":1700000000}"#,
        "T",
        "",
        "2023-11-14",
        "T\n\nOne.\n\nTwo.",
    );
}

#[test]
fn a_record_keeps_its_id() {
    for (fields, id) in [
        (r#""id":"wire-7","guid":"x""#, Some("wire-7")),
        (r#""id":42"#, Some("42")),
        (
            r#""_id":{"$oid":"x"},"guid":{"rendered":"https://example.org/?p=9"}"#,
            Some("https://example.org/?p=9"),
        ),
        (r#""id":null"#, None),
    ] {
        let doc = parse(&format!(r#"{{"title":"T","text":"One.",{fields}}}"#));
        assert_eq!(doc.meta.id.as_deref(), id, "{fields}");
    }
}

#[test]
fn who_wrote_a_record() {
    for (fields, byline) in [
        (r#""author":7"#, ""),
        (r#""author":"12","source":3"#, ""),
        (r#""authors":[7,9]"#, ""),
        (r#""author":7,"_embedded":{"author":[{"name":"Jane Moss"}]}"#, "Jane Moss"),
        (r#""author":7,"author_name":"Jane Moss""#, "Jane Moss"),
        (r#""author":{"node":{"name":"Jane Moss"}}"#, "Jane Moss"),
        (r#""authors":[{"id":1,"first_name":"Jane","last_name":"Moss"},8]"#, "Jane Moss"),
        (r#""byline":null,"by":["Jane Moss","Carl Ott"]"#, "Jane Moss, Carl Ott"),
    ] {
        let json = format!(r#"{{"title":"T","text":"One.",{fields}}}"#);
        check(&json, "T", byline, "", "T\n\nOne.");
    }
    check(r#"{"title":1984,"text":"One."}"#, "1984", "", "", "1984\n\nOne.");
}

#[test]
fn of_two_forms_of_a_body_one_is_shown() {
    let plain = r#"{"contentType":"text/plain","value":"One. Two."}"#;
    let markup = r#"{"contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}"#;
    for bodies in [
        format!(r#""bodies":[{plain},{markup}]"#),
        format!(r#""bodies":[{markup},{plain}]"#),
        format!(r#""content":[{plain},{markup}]"#).replace("contentType", "type"),
        r#""body":{"html":"<p>One.</p><p>Two.</p>","plain":"One. Two."}"#.to_owned(),
        format!(r#""body":{plain},"body_html":"<p>One.</p><p>Two.</p>""#),
    ] {
        check(&format!(r#"{{"title":"T",{bodies}}}"#), "T", "", "", "T\n\nOne.\n\nTwo.");
    }
    // A summary in markup is no form of the whole.
    let summary = r#"{"contentType":"text/html","value":"<p>1</p>"}"#;
    let bodies = format!(r#"{{"title":"T","bodies":[{summary},{plain}]}}"#);
    check(&bodies, "T", "", "", "T\n\nOne. Two.");
    // Parts without a type, or of which only some have one, follow one another.
    let parts = r#"{"title":"T","bodies":[{"value":"One."},{"type":"text/plain","value":"Two."}]}"#;
    check(parts, "T", "", "", "T\n\nOne.\n\nTwo.");
}

#[test]
fn markdown_in_a_record() {
    for (body, text) in [
        (
            r"## Cost\n\n**Anna** said *no*.\n\n- one\n- two",
            "Cost\n\nAnna said no.\n\n• one\n• two",
        ),
        (r"# T\n\nOne **two**.", "One two."),
        (r"See [the report](https://example.org/r).", "See the report."),
        (r"One.\n\n### Then\n\nTwo.", "One.\n\nThen\n\nTwo."),
        (r"5 * 3 is 15; 2 ** 3 is 8, 3 ** 2 is 9.", "5 * 3 is 15; 2 ** 3 is 8, 3 ** 2 is 9."),
        (r"#storm is trending.\n\n#1 in the list", "#storm is trending.\n\n#1 in the list"),
        (r"One *two*.", "One *two*."),
    ] {
        let json = format!(r#"{{"title":"T","body":"{body}"}}"#);
        check(&json, "T", "", "", &format!("T\n\n{text}"));
    }
    let doc = parse(r#"{"title":"T","text":"A [b](http://c/) **d**"}"#);
    let marks: Vec<_> = doc.marks.iter().map(|m| m.span.in_text(&doc.text)).collect();
    assert_eq!((marks, doc.links), (vec!["b", "d"], vec!["http://c/".to_owned()]));
}

fn title(records: &Records<'_>, index: usize) -> String {
    records.document(index).meta.title
}

#[test]
fn short_records_without_a_title() {
    for (json, titles) in [
        (r#"{"text":"Short."}"#, &[""][..]),
        (r#"[{"text":"Short."},{"text":"Two."}]"#, &["", ""]),
        (r#"{"items":[{"title":"A","content_text":"One."},{"content_text":"Two."}]}"#, &["A", ""]),
        (r#"{"items":[{"summary":"One."},{"title":"B","text":"Two."},{"id":3}]}"#, &["", "B"]),
        // A comment below an article is not one.
        (r#"{"title":"A","text":"One.","comments":[{"text":"Yes."}]}"#, &["A"]),
        (r#"{"meta":{"text":"Short."}}"#, &[]),
    ] {
        let records = Records::find(json);
        let found: Vec<String> = (0..records.len()).map(|i| title(&records, i)).collect();
        let is_none = records.value(0).is_none();
        assert!(if titles.is_empty() { is_none } else { found == titles }, "{json} {found:?}");
    }
}

#[test]
fn bodies_of_blocks() {
    let json = r#"{"title": "Talks resume", "blocks": [
        {"type": "h1", "text": "Talks resume"},
        {"type": "by", "text": "By Ann Lee"},
        {"type": "p", "text": "They <b>met</b> again."},
        {"type": "h2", "text": "Before"},
        {"type": "ul", "text": ["One", "Two"]},
        {"type": "tb", "text": [["May 3", "Oslo"]]}]}"#;
    let doc = parse(json);
    assert_eq!(
        doc.text,
        "Talks resume\n\nBy Ann Lee\n\nThey met again.\n\nBefore\n\n• One\n• Two\n\nMay 3 │ Oslo"
    );
    use BlockKind::{Heading, Item, Meta, Paragraph, Table};
    let kinds: Vec<BlockKind> = doc.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Heading(1), Meta, Paragraph, Heading(2), Item(1), Item(1), Table]);
    // Other articles beside the blocks are records of their own.
    let feed = format!(
        "{{\"name\":\"Wire\",\"sections\":[{{\"title\":\"World\",\"articles\":[\
         {{\"title\":\"A\",\"text\":\"{LONG}\"}},{{\"title\":\"B\",\"text\":\"{LONG}\"}}]}}]}}"
    );
    assert_eq!(Records::find(&feed).len(), 2);
}

#[test]
fn what_a_feed_says_of_itself_is_no_article() {
    let feed = |items: &str| {
        format!("{{\"title\":\"Wire\",\"description\":\"News.\",\"items\":[{items}]}}")
    };
    let items = r#"{"title":"A","content_html":"<p>One."},{"title":"B","summary":"Two."}"#;
    let text = feed(items);
    let records = Records::find(&text);
    assert_eq!((records.len(), title(&records, 1)), (2, "B".into()));
    assert_eq!(parse(&feed(r#"{"name":"a tag"}"#)).text, "Wire\n\nNews.");
}

#[test]
fn several_articles() {
    let lines = format!(
        "{{\"title\":\"A\",\"text\":\"{LONG}\"}}\n\nbroken\n{{\"title\":\"B\",\"text\":\"{LONG}\"}}\n{{\"x\":1}}\n"
    );
    let records = Records::find(&lines);
    assert_eq!(
        (records.len(), title(&records, 0), title(&records, 1)),
        (3, "A".into(), "B".into())
    );
    assert!(records.document(2).notes[0].message.contains("no article"));
    let array = format!(
        "{{\"articles\":[{{\"title\":\"A\",\"text\":\"{LONG}\"}},{{\"title\":\"B\",\"text\":\"{LONG}\"}}]}}"
    );
    let records = Records::find(&array);
    assert_eq!((records.len(), title(&records, 1)), (2, "B".into()));
}

#[test]
fn what_is_no_article_is_shown() {
    for (json, why) in [
        ("{\"a\": [1, 2]}", "no article was found"),
        ("{\"a\": ", "no valid JSON at line 1 column 6: it breaks off there"),
        ("{\"a\": \"\u{1b}[31m\"", "no valid JSON at line 1 column 8: a line end or the like"),
        ("{\"a\": 1,\n", "no valid JSON at the end of line 1: it breaks off there"),
        ("{\"a\": 1,\n}", "no valid JSON at line 2 column 1: there is a comma too many"),
        ("{\"a\": 1\n\"b\": 2}", "line 2 column 1: a comma or a closing bracket is missing"),
        ("{\"a\": 1, b: 2}", "column 10: a name has no quotation marks"),
        ("{\"a\": yes}", "a value is missing, or has no quotation marks"),
        ("{\"a\": 1} end", "it goes on after its end"),
    ] {
        let doc = parse(json);
        assert!(doc.notes[0].message.contains(why), "{json}");
        assert!(doc.text.starts_with("{\"a\""));
    }
    let deep = "[".repeat(200_000);
    assert!(parse(&deep).notes[0].message.contains("nested too deeply"));
}

#[test]
fn known_without_a_name() {
    for yes in ["{\"a\":1}", " [ {\"a\":1}]", "{\n  \"title\": \"x\"\n}"] {
        assert!(sniff(yes), "{yes}");
    }
    for no in ["", "{a}", "[1] A note", "{\"quoted\" words}", "[\"a\"] b"] {
        assert!(!sniff(no), "{no}");
    }
}
