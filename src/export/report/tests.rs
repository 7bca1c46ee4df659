//! Reports as a browser and as our own reader see them.

use std::collections::BTreeSet;

use dom_query::{Document as Html, Selection};

use super::*;
use crate::app::annotations::Annotations;
use crate::facts::corrections::{Correction, PersonRef};
use crate::facts::{Context, MentionKind, extract};
use crate::formats::articles::Articles;
use crate::formats::plain;
use crate::formats::report::Report;
use crate::text::quote_selector::TextQuoteSelector;

const SAMPLE: &str = include_str!("../../../assets/article.txt");
/// What may not be taken for markup, in a title, names, quotations and dates.
const HOSTILE: &str = "</title><script>alert(1)</script>\n\nOSLO, Nov. 15, 2023 — \"</script><img src=x \
    onerror=alert(1)><!-- ]]>\" said Nora \"<b>\" Lind on Tuesday. Lind's <a href=\"javascript:x\">aide</a> \
    said it was <i onload='x'> & \"&lt;done&gt;\".\n\n\"<style>*{display:none}</style>\n\nUnclosed \
    <svg/onload=x> on Monday, Nov. 15, 2023, said Lind's friend Peter Holm'\"><x>.\n";

fn read(text: &str) -> (Document, Facts) {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    (doc, facts)
}

fn report(doc: &Document, facts: &Facts, annotations: Option<&Annotations>) -> String {
    let mut bytes = Vec::new();
    write(Article { doc, facts, annotations }, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn of(text: &str) -> String {
    let (doc, facts) = read(text);
    report(&doc, &facts, None)
}

/// Elements and attributes are ours, ids are unique and links within the page lead somewhere.
fn check_page(html: &str) {
    const NAMES: &[&str] = &[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "p",
        "bdi",
        "time",
        "nav",
        "fieldset",
        "legend",
        "label",
        "input",
        "div",
        "main",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "q",
        "mark",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "table",
        "tbody",
        "tr",
        "td",
        "figure",
        "figcaption",
        "hr",
        "aside",
        "section",
        "svg",
        "defs",
        "pattern",
        "path",
        "rect",
        "text",
        "br",
        "small",
        "footer",
        "script",
    ];
    let page = Html::from(html);
    let mut ids = BTreeSet::new();
    let mut links = Vec::new();
    for node in page.select("*").nodes() {
        let name = node.node_name().unwrap_or_default().to_string();
        assert!(NAMES.contains(&name.as_str()), "<{name}> in\n{html}");
        for attribute in node.attrs() {
            let key = attribute.name.local.to_string();
            let value = attribute.value.to_string();
            assert!(!key.starts_with("on") && key != "style" && key != "src", "{key}={value}");
            match key.as_str() {
                "id" => assert!(ids.insert(value.clone()), "twice: {value}"),
                "href" | "cite" => links.push(value),
                _ => {}
            }
        }
    }
    for link in links {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{link} leads nowhere"),
            None => assert!(has_known_scheme(&link), "{link}"),
        }
    }
    assert_eq!(page.select("script").length(), 2);
}

fn text_of(selection: &Selection<'_>) -> String {
    fold_space(&selection.text())
}

/// The text of the page's article is that of the article, and its data gives the same text and facts.
fn check_round_trip(doc: &Document, facts: &Facts) {
    let html = report(doc, facts, None);
    check_page(&html);
    let page = Html::from(html.as_str());
    let shown = text_of(&page.select("article"));
    let words = |text: &str| text.split(['│', ' ', '\n']).collect::<String>();
    assert!(words(&shown).ends_with(&words(&doc.text)), "{shown}");
    let data = html.split_once("id=\"dateline\">").unwrap().1.split_once("</script>").unwrap().0;
    assert!(!data.contains('<'), "nothing in the data can end its element");
    let articles = Report::find(&html);
    let item = articles.article(0).unwrap();
    assert_eq!(item.doc.text, doc.text);
    let mut direct = Vec::new();
    crate::export::json::write_as(doc, shown_source(&doc.meta.source), facts, &mut direct).unwrap();
    let direct: serde_json::Value = serde_json::from_slice(&direct).unwrap();
    assert_eq!(item.own, Some(direct));
}

#[test]
fn text_and_facts_come_back() {
    let rtl = "קול\n\n\"שלום לכולם\", said Dana Levi in 2021.\n\nقال علي حسن في 2023-11-15: \
               \u{201c}مرحبا\u{201d}.\n";
    for text in [SAMPLE, HOSTILE, rtl, "", "One line.", "a\u{202e}b said Nora Lind in May 2020."] {
        let (doc, facts) = read(text);
        check_round_trip(&doc, &facts);
    }
    let (mut doc, facts) = read("Ferry runs\n\nNora Lind came.\n");
    doc.meta.source = "/home/someone/secret/ferry.txt".into();
    check_round_trip(&doc, &facts);
    assert!(!report(&doc, &facts, None).contains("secret"), "folders are not in a page to send");
}

#[test]
fn formats_with_markup_come_back() {
    for text in [
        "# T\n\n- a [b](https://example.org/?a&b) **c**\n   - d *e*\n- f\n\n> g\n>\n> h `i`\n\n\
         | j | k |\n|---|---|\n| Nora Lind | May 3, 2021 |\n\n```\nl < m\n```\n\n## N\n\n1. o\n2. p\n",
        "---\ntitle: \"\\\"><script>\"\nauthor: \"<b>\"\ndate: 2023-11-15\nlang: \"x\\\" onload=1\"\n---\n\nText.\n",
    ] {
        let doc = crate::formats::markdown::parse(text);
        let facts = extract(&doc, &Context::default());
        check_round_trip(&doc, &facts);
    }
}

#[test]
fn the_sample_is_marked_and_small() {
    let html = of(SAMPLE);
    assert!(html.len() <= 60_000, "{} bytes", html.len());
    for part in [
        "<a class=\"n\" id=\"m2\" href=\"#p2\">Ali Bagheri Kani</a>",
        "<time datetime=\"2023-11-15\">Tuesday, November 15, 2023</time>",
        "<q class=\"q direct\" cite=\"#p4\" id=\"q13\">",
        "aria-label=\"warning: 15 November 2023 is a Wednesday, not a Tuesday\"",
        "<main id=\"text\">",
        "<nav aria-label=\"Lists\">",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn corrections_leave_no_trace_unless_asked_for() {
    let text = "Ferry runs\n\nNora Lind met Peter Holm in Oslo. Lind left.\n";
    let (doc, mut facts) = read(text);
    let who = PersonRef::of(&doc, facts.people.first().unwrap());
    let correction = Correction::Rename { who, name: "Nora Berg".into() };
    let at = text.find("Oslo").unwrap();
    let note = Note {
        at: TextQuoteSelector::of(text, Span::of(at, at + 4)),
        words: "which <b>Oslo?".into(),
        ..Note::default()
    };
    let annotations = Annotations { corrections: vec![correction], notes: vec![note] };
    crate::facts::corrections::apply(&doc, &mut facts, &annotations.corrections);
    assert!(facts.people.iter().any(|person| person.rule == Rule::Corrected));
    let plain = report(&doc, &facts, None);
    check_page(&plain);
    assert!(plain.contains("Nora Berg"), "the page has what the reader knows");
    for trace in ["corrected", "Corrected", "which", "<mark"] {
        assert!(!plain.split_once("</style>").unwrap().1.contains(trace), "{trace}");
    }
    let full = report(&doc, &facts, Some(&annotations));
    check_page(&full);
    assert!(full.contains("<mark id=\"y0\">Oslo") && full.contains("which &lt;b&gt;Oslo?"));
    assert!(full.contains("corrected: "));
}

#[test]
fn nested_and_crossing_facts_make_sound_elements() {
    let (doc, mut facts) =
        read("One two three four five six seven eight.\n\nNine ten.\n\nNora Lind.\n");
    let length = u32::try_from(doc.text.len()).unwrap();
    let person = facts.people.first_mut().unwrap();
    for start in 0..length {
        for end in [start + 1, start + 7, start + 30, length + 9] {
            let span = Span::new(start, end.min(length));
            person.mentions.push(crate::facts::Mention { span, kind: MentionKind::Full });
        }
    }
    let warning = |start| crate::facts::Warning {
        span: Span::new(start, length),
        kind: crate::facts::WarningKind::NoSpeaker,
        message: "x".into(),
    };
    facts.warnings = (0..length).map(warning).collect();
    let html = report(&doc, &facts, None);
    let page = Html::from(html.as_str());
    assert_eq!(text_of(&page.select("article h1")), "");
    let shown = text_of(&page.select("article"));
    assert!(shown.ends_with("Nine ten. Nora Lind."), "{shown}");
}

#[test]
fn many_articles_are_one_page() {
    let texts = [
        "Harbour closes\n\nPORT ANN, Nov. 14, 2023 — \"The quay is not safe at all,\" said Nora Lind.\n",
        "Quay opens\n\nPORT ANN, Nov. 16, 2023 — \"We need two weeks,\" Peter Holm said. Nora Lind left.\n",
        HOSTILE,
    ];
    let read: Vec<_> = texts.iter().map(|text| read(text)).collect();
    let article = |(doc, facts)| Article { doc, facts, annotations: None };
    let articles = || read.iter().map(|(doc, facts)| article((doc, facts))).collect::<Vec<_>>();
    let mut bytes = Vec::new();
    dossier::write(articles(), &mut bytes).unwrap();
    let html = String::from_utf8(bytes).unwrap();
    check_page(&html);
    assert!(html.contains("2 mentions in 2 articles"), "Nora Lind");
    let mut reversed = Vec::new();
    dossier::write(articles().into_iter().rev().collect(), &mut reversed).unwrap();
    assert_eq!(html.as_bytes(), reversed, "in whatever order they come");
    let back = Report::find(&html);
    let texts_back: BTreeSet<String> =
        (0..back.count()).map(|index| back.article(index).unwrap().doc.text).collect();
    assert_eq!(texts_back, read.iter().map(|(doc, _)| doc.text.clone()).collect());
}
