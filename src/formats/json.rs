//! Reads JSON: news records of many systems, JSON Lines, and the output of `--json`.
//!
//! A record is an object somewhere in the JSON with the words of an article under a usual name.

mod fields;
mod own;
mod pieces;
mod record;
mod repair;

use serde_json::Value;

use crate::doc::problem::{Fault, Problem};
use crate::doc::{BlockKind, Builder, Document};
use crate::formats::articles::{Articles, Item};
use crate::formats::{html, markdown, plain};
use crate::text::fold_space;
use fields::is_blank;
pub use fields::is_own;
use pieces::{Piece, pieces};
use record::{body_of, meta_of, records_in};

/// The articles of some JSON.
#[derive(Debug)]
pub struct Records<'t> {
    text: &'t str,
    kind: Kind<'t>,
}

#[derive(Debug)]
enum Kind<'t> {
    /// One JSON value a line.
    Lines(Vec<&'t str>),
    /// Objects with words.
    Values(Vec<Value>),
    /// No article: why.
    None(Problem),
}

impl<'t> Records<'t> {
    /// Finds the articles in `text`, which is one JSON value or one a line.
    #[must_use]
    pub fn find(text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let kind = match repair::value(text) {
            Ok(value) => {
                let fields = record::fields_of(&value);
                let blank = value.as_object().is_some_and(is_blank).then(|| value.clone());
                let id = record::id_of(&value);
                let found = records_in(value);
                match (found.is_empty(), blank) {
                    (false, _) => Kind::Values(found),
                    (true, Some(blank)) => Kind::Values(vec![blank]),
                    (true, None) => {
                        Kind::None(Problem { id, ..Problem::from(nothing_in(&fields)) })
                    }
                }
            }
            Err(error) => {
                let lines: Vec<&str> =
                    text.lines().filter(|l| l.trim_start().starts_with('{')).collect();
                let first = lines.first().is_some_and(|line| repair::value(line).is_ok());
                if first && lines.len() > 1 {
                    Kind::Lines(lines)
                } else {
                    let fault = Fault::InvalidJson;
                    Kind::None(Problem { fault, ..Problem::from(self::fault(text, &error)) })
                }
            }
        };
        Self { text, kind }
    }

    /// How many articles there are; JSON without one counts as one, shown as it is.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.kind {
            Kind::Lines(lines) => lines.len(),
            Kind::Values(values) => values.len(),
            Kind::None(_) => 1,
        }
    }

    /// Never: there is always something to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at `index` as it stands; none where there is no article.
    #[must_use]
    pub fn value(&self, index: usize) -> Option<Value> {
        match &self.kind {
            Kind::Lines(lines) => {
                let value = repair::value(lines.get(index)?).ok()?;
                records_in(value).into_iter().next()
            }
            Kind::Values(values) => values.get(index).cloned(),
            Kind::None(_) => None,
        }
    }

    /// Why there is no record at `index`.
    #[must_use]
    pub fn reason(&self, index: usize) -> String {
        match (&self.kind, self.len()) {
            (Kind::None(problem), _) => problem.message.clone(),
            (Kind::Lines(_), count) if index < count => "this line holds no article".to_owned(),
            (_, 1) => "it holds one article and no more".to_owned(),
            (_, count) => format!("it holds {count} articles and no more"),
        }
    }

    /// The article at `index`, or what is shown in its place.
    #[must_use]
    pub fn document(&self, index: usize) -> Document {
        let articles: &dyn Articles = self;
        articles.document(index)
    }
}

impl Articles for Records<'_> {
    fn count(&self) -> usize {
        self.len()
    }

    fn article(&self, index: usize) -> Result<Item, Problem> {
        let value = self.value(index).ok_or_else(|| match &self.kind {
            Kind::None(problem) => problem.clone(),
            Kind::Lines(_) | Kind::Values(_) => self.reason(index).into(),
        })?;
        if let Some(problem) = record::problem_of(&value) {
            return Err(problem);
        }
        let doc = document(&value);
        Ok(Item { doc, own: Some(value).filter(is_own) })
    }

    fn as_it_is(&self, index: usize) -> Document {
        let why = self.reason(index);
        let raw = match &self.kind {
            Kind::Lines(lines) => lines.get(index).copied().unwrap_or(""),
            _ => self.text,
        };
        let mut builder = Builder::new();
        builder.block(BlockKind::Code, raw);
        builder.note(format!("{why}; shown as it is"));
        builder.finish()
    }
}

/// Where JSON goes wrong, and how.
fn fault(text: &str, error: &serde_json::Error) -> String {
    /// How the parser's words begin, and what a person would say.
    const PLAIN: [(&str, &str); 10] = [
        ("EOF", "it breaks off there; it was cut, or a bracket or quotation mark is not closed"),
        ("control character", "a line end or the like stands within quotation marks"),
        ("expected `,`", "a comma or a closing bracket is missing"),
        ("expected `:`", "the colon after a name is missing"),
        ("expected ident", "a value is missing, or has no quotation marks"),
        ("expected value", "a value is missing, or has no quotation marks"),
        ("key must be a string", "a name has no quotation marks"),
        ("recursion limit", "it is nested too deeply"),
        ("trailing characters", "it goes on after its end"),
        ("trailing comma", "there is a comma too many"),
    ];
    if text.trim().is_empty() {
        return "no valid JSON: it is empty".to_owned();
    }
    let words = error.to_string();
    let known = PLAIN.iter().find(|(begins, _)| words.starts_with(begins));
    let own = words.split(" at line ").next().unwrap_or("");
    let why = known.map_or(own, |(_, plain)| *plain);
    match (error.line(), error.column()) {
        (line, 0) => format!("no valid JSON at the end of line {}: {why}", line.saturating_sub(1)),
        (line, column) => format!("no valid JSON at line {line} column {column}: {why}"),
    }
}

/// Why there is no article in JSON whose first object has these fields, and what to do.
fn nothing_in(fields: &[String]) -> String {
    let looked_for = "the words of an article stand under text, body, content, articleBody and \
                      such names, beside a title, or are longer than 200 bytes";
    if fields.is_empty() {
        return format!("no article was found in this JSON: {looked_for}");
    }
    format!(
        "no article was found in this JSON: its fields are {}; {looked_for}; try: \
         jq '{{title: .TITLE, text: .WORDS}}' FILE | dateline",
        fields.join(", ")
    )
}

/// Reads the first article of some JSON.
#[must_use]
pub fn parse(text: &str) -> Document {
    Records::find(text).document(0)
}

/// Whether the beginning of a text without a name is JSON.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let after = |open: char| head.strip_prefix(open).map(str::trim_start);
    after('{')
        .is_some_and(|rest| rest.starts_with('"') && rest.contains("\":") || rest.contains("\" :"))
        || after('[').is_some_and(|rest| {
            rest.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
        })
}

/// Whether a text is one JSON value.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    repair::value(text).is_ok()
}

/// A record as a document.
#[must_use]
pub fn document(value: &Value) -> Document {
    let meta = meta_of(value);
    if is_own(value) {
        return own::document(value, meta);
    }
    // A record without words is an article all the same.
    let pieces = value.as_object().and_then(body_of).map(pieces).unwrap_or_default();
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), &meta.title);
    let title = fold_space(&meta.title);
    for piece in pieces {
        match piece {
            Piece::Words(words) if has_markup(words) => {
                html::text_only::into(words, &mut builder);
                builder.end();
            }
            Piece::Words(words) if is_markdown(words) => {
                written_into(&markdown::parse(words), &title, &mut builder);
            }
            Piece::Words(words) => written_into(&plain::parse(words), "", &mut builder),
            // The title is there already.
            Piece::Block(BlockKind::Heading(_), words) if fold_space(&words) == title => {}
            Piece::Block(kind, words) if has_markup(&words) => {
                builder.begin(kind);
                html::text_only::into(&words, &mut builder);
                builder.end();
            }
            Piece::Block(kind, words) => builder.block(kind, &words),
            Piece::Table(rows) => builder.table(&rows, false),
        }
    }
    let mut doc = builder.finish();
    doc.meta = meta;
    doc
}

fn has_markup(words: &str) -> bool {
    const TAGS: [&str; 9] =
        ["</p>", "<br", "</a>", "</div>", "<p>", "</b>", "</i>", "</em>", "</li>"];
    // Most text has none, which one search shows.
    words.contains('<') && TAGS.iter().any(|tag| words.contains(tag))
}

/// Whether words are Markdown: in the body of a record one sign that plain words do not have is
/// enough.
fn is_markdown(words: &str) -> bool {
    let is_heading = |line: &str| {
        let after = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - after.len())) && after.starts_with(' ')
    };
    let heading = || {
        let mut paragraphs = words.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
        words.contains('#') && paragraphs.any(|words| is_heading(words) && !words.contains('\n'))
    };
    let strong = || {
        let mut parts = words.split("**");
        parts.nth(1).is_some_and(|inner| {
            parts.next().is_some()
                && !inner.is_empty()
                && !inner.contains('\n')
                && !inner.starts_with(' ')
                && !inner.ends_with(' ')
        })
    };
    words.contains("](http") || strong() || heading() || markdown::sniff(words)
}

/// Words of a record as blocks of it; those of its title are there already.
fn written_into(doc: &Document, title: &str, builder: &mut Builder) {
    for (index, block) in doc.blocks.iter().enumerate() {
        // The title of the record is the only one.
        let kind =
            if block.kind == BlockKind::Heading(1) { BlockKind::Heading(2) } else { block.kind };
        let is_heading = matches!(kind, BlockKind::Heading(_));
        if !is_heading || title.is_empty() || fold_space(block.span.in_text(&doc.text)) != title {
            builder.copy(doc, index, kind);
        }
    }
}

#[cfg(test)]
mod tests {
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
        let parts =
            r#"{"title":"T","bodies":[{"value":"One."},{"type":"text/plain","value":"Two."}]}"#;
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
            (
                r#"{"items":[{"title":"A","content_text":"One."},{"content_text":"Two."}]}"#,
                &["A", ""],
            ),
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
}
