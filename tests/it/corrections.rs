//! Corrections and notes seen from outside: in JSON, and on the screen.

use dateline::app::annotations::Annotations;
use dateline::export::json;
use dateline::facts::corrections::{self, Correction, PersonRef};
use dateline::facts::{Context, Facts, extract};
use dateline::formats::plain;
use ratatui::style::Modifier;

use crate::screens::{draw, open, press, text};

const ARTICLE: &str = "\
The bridge at Torp\n\
\n\
TORP, May 3, 2021 - Mayor Nora Lind opened the bridge on Monday. “It took far too long to \
build,” Lind said. Engineer Peter Holm, who drew the plans, was not there.\n\
\n\
Nora Lindh spoke to the builders on April 26. “We are grateful to all of you,” Lindh said.\n";

/// The JSON of the article with these corrections.
fn printed(corrections: impl Fn(&dateline::doc::Document, &Facts) -> Vec<Correction>) -> String {
    let doc = plain::parse(ARTICLE);
    let mut facts = extract(&doc, &Context::default());
    let corrections = corrections(&doc, &facts);
    let stored = Annotations { corrections, notes: Vec::new() };
    let kept: Annotations = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
    assert!(corrections::apply(&doc, &mut facts, &kept.corrections).is_empty());
    let mut out = Vec::new();
    json::write(&doc, &facts, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn json_is_the_same_where_nothing_is_corrected_and_shows_corrections() {
    let doc = plain::parse(ARTICLE);
    let mut out = Vec::new();
    json::write(&doc, &extract(&doc, &Context::default()), &mut out).unwrap();
    assert_eq!(printed(|_, _| Vec::new()).as_bytes(), out);

    let merge = |doc: &dateline::doc::Document, facts: &Facts| {
        let who = |name| PersonRef::of(doc, facts.people.iter().find(|p| p.name == name).unwrap());
        vec![Correction::Merge { who: who("Nora Lindh"), into: who("Nora Lind") }]
    };
    let corrected: serde_json::Value = serde_json::from_str(&printed(merge)).unwrap();
    let people = corrected["people"].as_array().unwrap();
    assert!(people.iter().all(|person| person["name"] != "Nora Lindh"));
    let lind = people.iter().find(|person| person["name"] == "Nora Lind").unwrap();
    assert_eq!(lind["rule"], "corrected by you");
    assert_eq!(lind["mentions"].as_array().unwrap().len(), 4);
    let speakers = corrected["quotes"].as_array().unwrap();
    assert!(speakers.iter().all(|quote| quote["speaker"]["name"] == "Nora Lind"));
}

#[test]
fn notes_and_corrections_are_seen_without_colour() {
    let mut app = open(ARTICLE, (100, 30));
    press(&mut app, ":set<space>theme=mono<cr>/drew<space>the<space>plans<cr>iReally?<cr><esc>");
    let buffer = draw(&app);
    let shown = text(&buffer);
    let (y, row) = shown.lines().enumerate().find(|(_, row)| row.contains("drew the")).unwrap();
    let before = &row[..row.find("drew the").unwrap()];
    let (x, y) = (u16::try_from(before.chars().count()).unwrap(), u16::try_from(y).unwrap());
    let noted = Modifier::UNDERLINED | Modifier::ITALIC;
    assert_eq!(buffer[(x, y)].modifier, noted);
    assert!(!buffer[(x - 2, y)].modifier.intersects(noted), "only the words are marked");

    press(&mut app, "P:rename<space>Nora<space>Lund<cr>");
    assert!(text(&draw(&app)).contains("Nora Lund *"), "{}", text(&draw(&app)));
    press(&mut app, "I");
    let shown = text(&draw(&app));
    for words in
        ["NOTES", "Really?", "drew the plans", "Nora Lind is called", "1 note, 1 correction"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn every_size_with_a_storm_of_corrections() {
    for article in [ARTICLE, "", "語語。語", "Nora Lind said “no”."] {
        let mut app = open(article, (0, 0));
        for (width, height) in [(0, 0), (19, 5), (20, 5), (40, 9), (70, 20), (110, 36), (170, 50)] {
            app.update(dateline::app::Event::Resize(width, height));
            press(&mut app, "P:merge<space>lind<cr>:hide<cr>ione<cr>jxW:speaker<space>Lind<cr>");
            press(&mut app, "T:date-of<space>2021-01-02<cr>jitwo<cr>:no-date<cr>Kx:split<cr>");
            press(&mut app, "<esc><esc>)x:rename<space>Someone<cr>IjjG");
            draw(&app);
            press(&mut app, "<del><cr>:undo<cr>!xI/two<cr><del><esc>UUq?G");
            draw(&app);
            press(&mut app, "<esc><esc>99U");
            assert_eq!(app.annotations.corrections(), []);
        }
    }
}
