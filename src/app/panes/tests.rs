//! The pictures as a reader meets them: typed, moved in, left.

use crate::app::key::Key;
use crate::app::viewport::{Focus, View};
use crate::app::{App, Article, Event, Stage};
use crate::doc::Document;
use crate::facts::{Context, extract};
use crate::formats::{markdown, plain};

const PICTURES: [(&str, View); 4] = [
    (":scale<cr>", View::Scale),
    (":order<cr>", View::Telling),
    (":voices<cr>", View::Voices),
    (":lengths<cr>", View::Lengths),
];

fn open(text: &str) -> App {
    open_doc(plain::parse(text))
}

fn open_doc(doc: Document) -> App {
    let facts = extract(&doc, &Context::default());
    App::new(Article::new(doc.into(), facts, Stage::Whole), (80, 24))
}

fn press(app: &mut App, keys: &str) {
    for key in Key::parse_all(keys).unwrap() {
        app.update(Event::Key(key));
    }
}

#[test]
fn a_stretch_of_the_scale_filters_the_timeline() {
    let mut app = open(
        "Ferry\n\nOSLO, Nov. 15, 2023 — It was built in 1974 and mended in 2015. It ran in March 2015 and on \
         Nov. 14, 2023.\n",
    );
    press(&mut app, ":scale<cr>");
    let labels = |app: &App| {
        let order = &app.list(View::Scale).order;
        let rows = order.iter().filter_map(|item| super::scale::row(app, *item));
        rows.map(|row| format!("{} {}", row.label, row.dates())).collect::<Vec<_>>()
    };
    assert_eq!(labels(&app), ["1974 1", "… 0", "2015 2", "… 0", "2023 2"]);
    press(&mut app, "jj<cr>");
    assert_eq!(app.views.focus, Focus::List(View::Timeline));
    assert_eq!(app.list(View::Timeline).filter, "days:2015");
    assert_eq!(app.list(View::Timeline).order.len(), 2);
    press(&mut app, "<esc>:scale<cr>gj<cr>");
    assert_eq!(
        (app.views.focus, app.message.as_str()),
        (Focus::List(View::Scale), "no dates there")
    );
    press(&mut app, "<esc>");
    assert_eq!(app.views.focus, Focus::Body);
}

/// A surname that two companions share names neither.
#[test]
fn companions_are_told_apart() {
    let app = open("She met her sons, Erik Park and Daniel Park, Anna Lund and Tom Ash said.\n");
    let with = |name: &str| {
        let people = &app.article.facts.people;
        let at = people.iter().position(|person| person.name == name).unwrap();
        let rows = super::card::details(&app, crate::facts::PersonId(at as u32));
        rows.into_iter().find(|row| row.label == "with ").unwrap().words
    };
    assert_eq!(with("Anna Lund"), "Erik Park 1 · Daniel Park 1 · Ash 1");
    assert_eq!(with("Erik Park"), "Daniel Park 1 · Lund 1 · Ash 1");
}

/// Keys lead to words in sight below the section of the top row: the list marks their section, as the
/// title bar names it.
#[test]
fn the_marked_section_is_that_of_the_highlighted_words() {
    let mut app = open_doc(markdown::parse(
        "# Ferry\n\nIt ran.\n\n## Past\n\nIt was built in Oslo.\n\n## Future\n\nIt will be sold.\n",
    ));
    let marked = |app: &App| {
        let order = app.list(View::Sections).order.clone();
        let current =
            order.iter().position(|item| super::sections::row(app, *item).unwrap().current);
        (
            current,
            app.list(View::Sections).cursor,
            app.title_info().section.map(|(number, _)| number),
        )
    };
    assert_eq!(marked(&app), (Some(0), 0, Some(1)));
    press(&mut app, "/sold<cr>");
    assert_eq!((app.body.top.offset, marked(&app)), (0, (Some(2), 2, Some(3))));
    press(&mut app, "<esc>");
    assert_eq!(marked(&app), (Some(0), 0, Some(1)));
    // Where a key goes to counts from then on.
    press(&mut app, "/sold<cr>gg");
    assert_eq!(marked(&app), (Some(0), 0, Some(1)));
}

#[test]
fn an_end_of_the_scale_claims_no_more_than_its_date() {
    let ends = |text: &str| {
        let app = open(text);
        app.scale_bar(View::Timeline, 60).ends().unwrap()
    };
    let quarters = "Ferry\n\nOSLO, Nov. 15, 2011 — It was built in 2009. It ran in the second quarter of \
                    2010, in the third quarter of 2010, in the fourth quarter of 2010 and in the first \
                    quarter of 2011.\n";
    assert_eq!(ends(quarters), ("2009".to_owned(), "Q4 2011".to_owned()));
    let years = "Ferry\n\nIt was built in 1974 and mended in 2015.\n";
    assert_eq!(ends(years), ("1974".to_owned(), "2015".to_owned()));
}

#[test]
fn rows_lead_to_their_words() {
    let text = "Harbour\n\n\"We need two weeks,\" said Nora Lind.\n\nIt shut in May 2021. It was built in 1974.\n";
    for (keys, words) in [
        (":order<cr>j<cr>", "1974"),
        (":voices<cr><cr>", "We need two weeks"),
        (":lengths<cr><cr>", "Harbour"),
    ] {
        let mut app = open(text);
        press(&mut app, keys);
        assert_eq!(app.views.focus, Focus::Body, "{keys}");
        let flash = app.body.flash.unwrap();
        assert_eq!(flash.in_text(&app.article.doc.text), words, "{keys}");
    }
}

#[test]
fn nothing_one_and_thousands() {
    let one = "On May 3, 2021, Nora Lind said: \"Yes, we will go home again.\"\n";
    let many: String = (0..2000)
        .map(|n| {
            format!("## H{n}\n\n\"It is number {n},\" said Nora Lind in {}.\n\n", 1800 + n % 200)
        })
        .collect();
    for (text, least) in [("", 0), (one, 1), (many.as_str(), 1)] {
        for (keys, view) in PICTURES {
            let mut app = open(text);
            press(&mut app, keys);
            let rows = app.list(view).order.len();
            assert!(rows >= least && (least > 0 || rows == 0), "{view:?} {rows}");
            press(&mut app, "Gk<cr><esc><esc>");
            assert_eq!(app.views.focus, Focus::Body, "{view:?}");
        }
    }
}

#[test]
fn a_picture_that_is_not_shown_has_no_rows() {
    let app = open("On May 3, 2021, Nora Lind said: \"Yes.\"\n");
    for (_, view) in PICTURES {
        assert!(app.list(view).order.is_empty(), "{view:?}");
    }
}
