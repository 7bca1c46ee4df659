//! Whole pages, from their HTML to the blocks of the article.

use super::*;
use crate::calendar::Date;
use crate::doc::{MarkKind, Picture};
use crate::text::Span;

const LONG: &str = "The delegations met for three hours in the old palace, said an official, and they agreed to \
    meet again before the end of the month, although both sides kept their demands.";

fn page(head: &str, body: &str) -> Document {
    parse(
        &format!("<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"),
        None,
    )
}

#[test]
fn the_article_alone() {
    let doc = page(
        "<title>Talks begin - The Herald</title>",
        &format!(
            "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>
            <article><h1>Talks begin</h1><p>By Amir Karim</p>
            <p>{LONG} <a href='https://example.org/a'>More on this</a> he <b>said</b>.</p>
            <h2>Background</h2><p>One: {LONG}</p>
            <ul><li>first point</li><li>second point</li></ul>
            <blockquote><p>Two: {LONG}</p></blockquote>
            <table><tr><th>City</th><th>Day</th></tr><tr><td>Muscat</td><td>1</td></tr></table>
            <p><a href='/x'>Read more: Another thing</a></p>
            <p>Three: {LONG}</p><p>Subscribe to our newsletter</p></article>
            <footer>© 2023 The Herald. All rights reserved.</footer>"
        ),
    );
    let expected = format!(
        "Talks begin\n\n{LONG} More on this he said.\n\nBackground\n\nOne: {LONG}\n\n\
         • first point\n• second point\n\nTwo: {LONG}\n\nCity   │ Day\nMuscat │ 1\n\nThree: {LONG}"
    );
    let text = doc.text.replace("By Amir Karim\n\n", "");
    assert_eq!(text, expected);
    assert_eq!(doc.links.first().map(String::as_str), Some("https://example.org/a"));
    let strong = doc.marks.iter().find(|m| m.kind == MarkKind::Strong);
    assert_eq!(strong.map(|m| m.span.in_text(&doc.text)), Some("said"));
    assert_eq!(doc.sections.len(), 2);
    assert_eq!(doc.meta.language.as_deref(), Some("en"));
}

#[test]
fn pictures_stand_apart_from_the_text() {
    let body = format!(
        "<article><h1>Talks</h1><figure><img src='/a.jpg' alt='A hall'><figcaption>The hall on \
         Monday. <small class=credit>Photo: Ott</small></figcaption></figure><p>{LONG}</p>\
         <figure><img src='b.jpg'><figcaption>Two men</figcaption></figure><p>Again: {LONG}</p></article>"
    );
    let page = format!("<html><head><title>Talks</title></head><body>{body}</body></html>");
    let doc = parse(&page, Some("https://example.org/x/y"));
    let shown = doc.text.replace(LONG, "…");
    assert_eq!(shown, "Talks\n\nThe hall on Monday. Photo: Ott\n\n…\n\nTwo men\n\nAgain: …");
    let said = doc.original.as_ref().unwrap().of(&doc.text).to_string().replace(LONG, "…");
    assert_eq!(said, "Talks\n\n…\n\nAgain: …");
    let of = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let picture = |words: &str, [caption, credit, alt, url]: [&str; 4]| {
        let start = doc.text.find(words).unwrap();
        let span = Span::of(start, start + words.len());
        Picture { span, caption: of(caption), credit: of(credit), alt: of(alt), url: of(url) }
    };
    let expected = [
        picture(
            "The hall on Monday. Photo: Ott",
            ["The hall on Monday.", "Ott", "A hall", "https://example.org/a.jpg"],
        ),
        picture("Two men", ["Two men", "", "", "https://example.org/x/b.jpg"]),
    ];
    assert_eq!(doc.pictures, expected);
}

#[test]
fn notes_are_places_that_the_word_before_leads_to() {
    let doc = page(
        "<title>T</title>",
        &format!(
            "<article><h1>T</h1><p>{LONG} It rose in 2019<sup id=r1><a href='#n1'>3</a></sup>.</p>\
             <p>{LONG} So it did<a href='#n2'><sup>4</sup></a>.</p>\
             <ol><li id=n1>By a tenth. {LONG} <a href='#r1'>back</a></li><li id=n2>By half.</li></ol></article>"
        ),
    );
    let of = |mark: &crate::doc::Mark| match mark.kind {
        MarkKind::Link(link) => {
            let name = doc.links[link as usize].strip_prefix('#').unwrap();
            let place = doc.place(name).unwrap().in_text(&doc.text).replace(LONG, "…");
            (mark.span.in_text(&doc.text).to_owned(), place)
        }
        kind => panic!("{kind:?}"),
    };
    let found: Vec<_> = doc.marks.iter().map(of).collect();
    let expected =
        [("2019", "1. By a tenth. … back"), ("did", "2. By half."), ("back", "… It rose in 2019.")];
    assert_eq!(found, expected.map(|(words, place)| (words.to_owned(), place.to_owned())));
}

#[test]
fn what_is_printed_again_is_shown_once() {
    let part = |n: u8| format!("<p>{n}: {LONG}</p>");
    let parts = |numbers: &[u8]| numbers.iter().map(|n| part(*n)).collect::<String>();
    let again = |numbers: &[u8], expected: &str| {
        let body = format!("<article>{}</article>", parts(numbers));
        let text = page("<title>T</title>", &body).text.replace(LONG, "…");
        let numbers = text.split("\n\n").filter_map(|part| part.strip_suffix(": …"));
        assert_eq!(numbers.collect::<String>(), expected, "{expected}");
    };
    again(&[1, 2, 3, 4, 5, 2, 3, 4, 5, 6], "123456");
    again(&[1, 2, 3, 4, 5, 1, 2, 3, 4, 5], "12345");
    // One answer, or a question and its answer, may come again.
    again(&[1, 2, 3, 2, 4], "12324");
    again(&[1, 2, 3, 4, 2, 3, 5], "1234235");
}

#[test]
fn promotion_lines_between_paragraphs_go() {
    let check = |part: &str, expected: &str| {
        let body = format!("<article><p>{LONG}</p>{part}<p>Two: {LONG}</p></article>");
        let text = page("<title>T</title>", &body).text.replace(LONG, "…");
        assert_eq!(text.replace("\n\n", "|"), format!("T|…|{expected}Two: …"), "{part}");
    };
    check("<p><a href=/1><b>TEN WALKS ALONG THE COAST</b></a></p>", "");
    check("<p><b><a href=/1>WATCH: A STORM COMES IN</a></b></p>", "");
    check("<p><a href=/1>HOW THE 1961 CRANE FELL</a></p>", "");
    check(
        "<p><a href=/1>The report of the council is here</a></p>",
        "The report of the council is here|",
    );
    check("<p>THE HALL IS SAFE</p>", "THE HALL IS SAFE|");
    check("<p><a href=/1>1. THE BEST KETTLE</a></p>", "1. THE BEST KETTLE|");
    check("<p><a href=/1>NATO</a></p>", "NATO|");
}

#[test]
fn cells_keep_emphasis_and_links() {
    let doc = page(
        "",
        &format!(
            "<article><p>{LONG}</p><table><tr><th>City</th><th>Day</th></tr>
            <tr><td>In <a href='https://example.org/m'>Muscat <i>port</i></a><br>again</td>
            <td><p>one</p><p><b>two</b></p></td></tr></table><p>Then: {LONG}</p></article>"
        ),
    );
    assert!(doc.text.contains("In Muscat port again │ one two"), "{}", doc.text);
    let marked: Vec<_> = doc.marks.iter().map(|m| (m.span.in_text(&doc.text), m.kind)).collect();
    let expected = [
        ("City", MarkKind::Strong),
        ("Day", MarkKind::Strong),
        ("Muscat port", MarkKind::Link(0)),
        ("port", MarkKind::Emphasis),
        ("two", MarkKind::Strong),
    ];
    assert_eq!(marked, expected);
}

#[test]
fn metadata_of_every_kind() {
    let date = Date::parse_iso("2023-11-15").map(|d| (d, DateSource::Metadata));
    let body = format!("<article><p>{LONG}</p><p>Again: {LONG}</p></article>");
    for head in [
        r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},
           {"@type":["NewsArticle"],"headline":"Talks &amp; more","author":[{"name":"Amir"},{"name":"Sara"}],
           "datePublished":"2023-11-15T08:00:00Z","publisher":{"name":"The Herald"}}]}</script>"#,
        r#"<meta property="og:title" content="Talks &amp;amp; more"><meta name="author" content="Amir, Sara">
           <meta property="article:published_time" content="2023-11-15"><meta property="og:site_name" content="The Herald">"#,
    ] {
        let doc = page(head, &body);
        assert_eq!(doc.meta.title, "Talks & more", "{head}");
        assert_eq!(doc.meta.byline.as_deref(), Some("Amir, Sara"), "{head}");
        assert_eq!(doc.meta.published, date, "{head}");
        assert_eq!(doc.meta.site.as_deref(), Some("The Herald"), "{head}");
    }
    let time = page("", &format!("<time datetime='2023-11-15'>x</time>{body}"));
    assert_eq!(time.meta.published, date);
}

#[test]
fn what_the_page_calls_itself() {
    let body = format!("<p>{LONG}</p><p>Again: {LONG}</p>");
    let title = |head: &str, heading: &str, expected: &str| {
        let doc = page(head, &format!("<h1>{heading}</h1><article>{body}</article>"));
        assert_eq!(doc.meta.title, expected, "{head}");
    };
    let site = r#"<meta property="og:title" content="The Herald: latest news">"#;
    title(&format!("<title>Talks begin</title>{site}"), "Talks begin", "Talks begin");
    title(&format!("<title>Talks begin | H</title>{site}"), "Talks begin", "Talks begin");
    let social = r#"<meta property="og:title" content="Talks begin in the old palace">"#;
    let own = "Talks begin in the old palace";
    title(&format!("<title>Talks begin</title>{social}"), "Talks begin", own);
    title(
        r#"<title>Herald - Talks begin</title><meta property="og:title" content="Talks begin">"#,
        "Herald",
        "Talks begin",
    );
    let data = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Palace talks: what we know"}</script>"#;
    let long = "Talks begin in the old palace";
    title(&format!("<title>{long} - The Herald</title>{data}"), long, long);
    title(
        &format!("<title>Herald</title><meta property='og:title' content='{long}'>{data}"),
        long,
        long,
    );
    title(&format!("<title>Herald</title>{data}"), long, "Palace talks: what we know");
    let byline = |shown: &str, expected: Option<&str>| {
        let doc = page("", &format!("<article><h1>Talks</h1>{shown}{body}</article>"));
        assert_eq!(doc.meta.byline.as_deref(), expected, "{shown}");
    };
    for (shown, expected) in [
        ("<p class=byline>by <a>Amir Karim</a><i>3 Jan 2024</i><b>17</b></p>", "Amir Karim"),
        ("<p class=author>Amir Karim<span>4 min read</span></p>", "Amir Karim"),
        ("<p class=byline>Posted by <a>Sara Lund</a><a>@lund</a><b>FOLLOW</b></p>", "Sara Lund"),
        ("<p class=author>Sara Lund<span>Last updated on 3 May 2023</span></p>", "Sara Lund"),
        ("<p class=byline>France 24</p>", "France 24"),
        (
            "<p class=byline><b itemprop=name>Amir Karim</b> and <b itemprop=name>Sara Lund</b></p>",
            "Amir Karim, Sara Lund",
        ),
    ] {
        byline(shown, Some(expected));
    }
    byline("<p class=author-info>Published: 3 May 2023</p>", None);
    byline("<p class=byline>Updated 11 minutes ago</p>", None);
}

#[test]
fn the_day_is_the_articles_own() {
    let day = |head: &str, body: &str, expected: &str| {
        let long = format!("<p>{LONG}</p><p>Again: {LONG}</p>");
        let doc = page(head, &format!("<article><p>{LONG}</p>{body}{long}</article>"));
        let got = doc.meta.published.map(|(date, _)| date.to_string()).unwrap_or_default();
        assert_eq!(got, expected, "{head}{body}");
    };
    day("", "<abbr class=published title=2023-11-15T08:00Z>8 AM</abbr>", "2023-11-15");
    day("", "<b itemprop=datePublished title=2023-11-15>today</b>", "2023-11-15");
    day("", "<blockquote>Yes. <time datetime=2021-01-05>5 Jan</time></blockquote>", "");
    day("", "<aside>More <time datetime=2021-01-05>5 Jan</time></aside>", "");
    day("", "<blockquote>— A. Karim (@karim) March 3, 2024</blockquote>", "");
    day("", "<div><span>Jan 18, 2019</span><h1>A heading</h1></div>", "2019-01-18");
    day(
        "",
        "<div><h1>A heading</h1><p>The march on Jan 18, 2019 was long and it rained.</p></div>",
        "",
    );
    let wiki = "<meta name=generator content='MediaWiki 1.41'><meta name=date content=2004-03-02>";
    day(wiki, "", "");
    let made = r#"<script type="application/ld+json">{"@type":"Article","name":"x","datePublished":"2004-03-02",
        "author":{"name":"Contributors to the atlas"},"dateModified":"2024-05-05"}</script>"#;
    day(made, "", "2024-05-05");
}

#[test]
fn what_readability_takes_out_for_its_name_stays() {
    let shows = |part: &str, expected: &str| {
        let doc = page("", &format!("<article><p>{LONG}</p>{part}<p>Two: {LONG}</p></article>"));
        assert!(doc.text.contains(expected), "{part}: {}", doc.text);
    };
    shows("<aside id=correction-1>It was nine.</aside>", "It was nine.");
    shows("<footer>This article was amended on 3 May: it was nine.</footer>", "it was nine.");
    shows(
        "<blockquote><p>It is late.</p><footer>— <cite>Amir Karim</cite></footer></blockquote>",
        "It is late.\n\n— Amir Karim",
    );
    shows(
        "<ol><li>First.</li><li>In hand:<ul><li><a href=/1>The wall waits for its stone</a></li>\
         <li><a href=/2>The road waits for its bridge</a></li></ul></li></ol>",
        "2. In hand:\n• The wall waits for its stone\n• The road waits for its bridge",
    );
    shows(&format!("<p>Two: {LONG}</p>"), &format!("Two: {LONG}\n\nTwo: {LONG}"));
    let root = "<msqrt><mi>x</mi></msqrt>";
    let half = format!(
        "<mfrac>\n<mrow><mi>a</mi><mo>-</mo><mn>1</mn></mrow> <mn>2</mn></mfrac><mo>≥</mo>{root}"
    );
    let math = format!("<p>Here <math>{half}<annotation>\\frac</annotation></math>.</p>");
    shows(&math, "Here (a - 1)/2 ≥ √(x).");
    shows("<p>If <math><msup><mi>x</mi><mi>n</mi></msup></math> grows</p>", "If x^n grows");
    shows("<p>about <del>9</del><ins>11</ins> weeks</p>", "about 11 weeks");
}

#[test]
fn a_page_of_a_script_shows_its_description_of_itself() {
    let body = format!("{LONG}\\n{LONG}");
    let head = format!(
        r#"<script type="application/ld+json">{{"@type":"Article","headline":"T","articleBody":"{body}"}}</script>"#
    );
    let doc = page(&head, "<div id=root>Please enable scripts.</div>");
    assert_eq!(doc.text, format!("T\n\n{LONG}\n\n{LONG}"));
}

#[test]
fn bombs_are_shown_without_reader_mode() {
    for unit in ["<div>", "<blockquote>", "<table><tr><td>", "<b>", "<ul><li>", "<span>", "&amp;"] {
        let html = format!("<html><body><p>{LONG}</p>{}", unit.repeat(30_000));
        let doc = parse(&html, None);
        assert!(doc.text.starts_with(LONG), "{unit}");
        assert!(doc.notes.iter().any(|n| n.message.contains("without reader mode")), "{unit}");
    }
}

#[test]
fn the_beginning_of_a_page_is_that_of_its_article() {
    let words: String = (0..200).map(|n| format!("<p>{n}: {LONG}</p>\n")).collect();
    let html = format!(
        "<title>Talks begin</title><ul><li><a href=/>Home</a></ul><article><p>By Amir Karim \
         {words}</article><p>© The Herald</p>"
    );
    let whole = parse(&html, None);
    let head = beginning(&html, html.len() as u64, 2000, None).unwrap();
    assert!(whole.text.starts_with(&head.text), "{}", head.text);
    assert!((2000..3000).contains(&head.text.len()));
    assert_eq!(head.meta, whole.meta);
    let none = |html: &str| assert!(beginning(html, html.len() as u64, 2000, None).is_none());
    // What stands there is no article; another one is given to search engines; a bomb.
    none(&html.replace("<p>", "<p hidden>"));
    let body = format!(r#"{{"@type":"Article","articleBody":"{LONG} {LONG}"}}"#);
    none(&format!("<script type='application/ld+json'>{body}</script>{html}"));
    none(&html.replace("<article>", &format!("<article>{}", "<div>".repeat(300))));
}

#[test]
fn known_without_a_name() {
    for yes in ["<!doctype HTML>", " <html>", "<?xml version='1.0'?><html xmlns='x'>", "<p>Hello"] {
        assert!(sniff(yes), "{yes}");
    }
    for no in ["", "Text", "<a name> is", "<?xml version='1.0'?><rss>", "< html"] {
        assert!(!sniff(no), "{no}");
    }
}
