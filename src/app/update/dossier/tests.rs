//! Lists over all articles: keys, then what is shown and where they lead.

use super::*;
use crate::app::key::Key;
use crate::app::{Article, Event, Stage};
use crate::calendar::Date;
use crate::dossier::{Digest, Dossier};
use crate::facts::{Context, extract};
use crate::formats::plain;

const TEXTS: [&str; 4] = [
    "Ferry stays\n\nWilliam Hobbs, the harbour master, closed the port on 3 May 2024. “We will not \
     sail before every lifeboat has been inspected,” Hobbs said.\n",
    "Lifeboats\n\nThe port was closed on 3 May 2024 by William Hobbs. “Every lifeboat has been \
     inspected,” Hobbs said.\n",
    "Bakers\n\nAnna Berg, a baker, met Hobbs, she said.\n",
    "Weather\n\nRain fell over the valley while the choir sang, Ida Lund said.\n",
];

fn article(at: usize) -> Article {
    let mut doc = plain::parse(TEXTS[at]);
    doc.meta.source = name(at);
    let facts = extract(&doc, &context(at));
    Article::new(doc.into(), facts, Stage::Whole)
}

fn context(at: usize) -> Context {
    Context { published: Date::new(2024, 5, 4 + at as u8) }
}

fn name(at: usize) -> String {
    format!("{at}.txt")
}

/// All articles, the first one shown.
fn open() -> App {
    let mut app = App::new(article(0), (80, 24));
    app.set_open_articles((0..TEXTS.len()).map(name).collect(), 0);
    app
}

fn read(app: &mut App) {
    let digests = (0..TEXTS.len()).map(|at| {
        let article = article(at);
        Digest::of(&article.doc, &article.facts)
    });
    let problems = Vec::new();
    let names = app.open_articles.names.clone();
    let read = ArticlesRead::new(&names, Dossier::of(digests.collect()), problems);
    app.update(Event::ArticlesRead(Box::new(read)));
}

/// Presses keys, and opens the articles that are asked for.
fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut last = None;
    for key in Key::parse_all(keys).unwrap() {
        last = app.update(Event::Key(key));
        if let Some(Effect::OpenArticle(at)) = last {
            app.update(Event::Opened(Box::new(article(at)), at));
            app.reach_start();
        }
    }
    last
}

/// The names of the people over all articles, with their articles.
fn people(app: &App) -> Vec<String> {
    let rows = app.list(View::AllPeople).order.iter();
    let row = |item: &u32| all_people::row(app, *item);
    rows.filter_map(row).map(|row| format!("{} {}", row.name, row.totals.articles)).collect()
}

fn lit(app: &App) -> &str {
    app.body.flash.unwrap_or_default().in_text(&app.article.doc.text)
}

#[test]
fn the_lists_switch_between_this_article_and_all() {
    let mut app = open();
    assert_eq!(press(&mut app, "D"), Some(Effect::ReadArticles));
    assert_eq!(app.views.focus, Focus::List(View::AllPeople));
    app.update(Event::ArticlesReading(1, 4));
    assert!(people(&app).is_empty());
    read(&mut app);
    assert_eq!(people(&app), ["William Hobbs 2", "Anna Berg 1", "Hobbs 1", "Ida Lund 1"]);
    for (key, view) in [("T", View::AllTimeline), ("W", View::AllQuotes), ("P", View::AllPeople)] {
        press(&mut app, key);
        assert_eq!(app.views.focus, Focus::List(view));
    }
    press(&mut app, "TD");
    assert_eq!((app.views.focus, app.views.all), (Focus::List(View::Timeline), false));
    press(&mut app, "D<esc>");
    assert_eq!((app.views.side, app.views.all), (View::AllTimeline, true));
    let mut alone = App::new(article(0), (80, 24));
    assert_eq!(press(&mut alone, "D"), None);
    assert!(alone.message.starts_with("only this article is open"), "{}", alone.message);
}

#[test]
fn a_row_leads_to_its_words_and_back() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "Dj");
    assert_eq!(press(&mut app, "<cr>"), Some(Effect::OpenArticle(2)));
    assert_eq!((app.open_articles.at, lit(&app)), (2, "Anna Berg"));
    assert_eq!(app.views.side, View::AllPeople, "the list stays beside the text");
    press(&mut app, "<c-o>");
    assert_eq!((app.open_articles.at, app.views.focus), (0, Focus::List(View::AllPeople)));
    assert_eq!(app.list(View::AllPeople).cursor, 1);
    // The second report of the first person.
    press(&mut app, "kn<cr>");
    assert_eq!((app.open_articles.at, lit(&app)), (1, "William Hobbs"));
    press(&mut app, "<c-o>");
    assert_eq!(app.open_articles.at, 0);
    // Both wordings of the utterance.
    press(&mut app, "W<cr>");
    assert_eq!(app.open_articles.at, 0);
    assert!(lit(&app).starts_with("We will not sail"), "{}", lit(&app));
    press(&mut app, "<c-o>n<cr>");
    assert_eq!((app.open_articles.at, lit(&app)), (1, "Every lifeboat has been inspected"));
    let seen: Vec<bool> =
        app.open_articles.dossier.read.statuses.iter().map(|status| status.seen).collect();
    assert_eq!(seen, [true, true, true, false]);
}

#[test]
fn events_have_a_row_with_all_reports() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "DT");
    let rows = app.list(View::AllTimeline).order.iter();
    let rows: Vec<_> = rows
        .filter_map(|item| crate::app::panes::all_timeline::row(&app, *item))
        .map(|row| format!("{} {} {}", row.date(), row.articles, row.own_day))
        .collect();
    assert_eq!(rows, ["2024 May 3 Fri 2 false"], "what several report");
    press(&mut app, "c");
    let all = app.list(View::AllTimeline).order.len();
    assert_eq!(all, 5, "and the days of the articles");
    press(&mut app, "c/choir<cr>");
    assert_eq!(app.list(View::AllTimeline).order.len(), 0);
    press(&mut app, "<esc>@hobbs<cr>");
    assert_eq!(app.list(View::AllTimeline).order.len(), 1);
}

#[test]
fn who_is_the_same_is_decided_for_good() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "D2j");
    assert_eq!(
        all_people::row(&app, app.list(View::AllPeople).selected().unwrap()).unwrap().perhaps,
        1
    );
    press(&mut app, ":same<space>will<tab><cr>");
    assert_eq!(app.message, "Hobbs is William Hobbs, in all articles; U undoes it");
    assert_eq!(people(&app), ["William Hobbs 3", "Anna Berg 1", "Ida Lund 1"]);
    let (added, removed) = app.open_articles.dossier.decisions.unsaved().unwrap();
    assert_eq!((added.len(), removed.len()), (1, 0));
    press(&mut app, "U");
    assert_eq!(app.message, "undone: Hobbs is William Hobbs");
    assert_eq!(people(&app).len(), 4);
    press(&mut app, "<c-r>");
    assert_eq!(people(&app).len(), 3);
    // In another session, with the articles elsewhere.
    let mut later = open();
    later.restore_decisions(&added);
    read(&mut later);
    press(&mut later, "D");
    assert_eq!(people(&later), people(&app));
}

#[test]
fn people_are_taken_apart() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "Dn:split<cr>");
    assert_eq!(people(&app)[..2], ["William Hobbs 1", "William Hobbs 1"], "{}", app.message);
    press(&mut app, "g:same<space>william<space>hobbs<cr>");
    assert_eq!(people(&app).len(), 4, "the contrary decision is replaced: {}", app.message);
    press(&mut app, "g:same<space>anna<cr>");
    assert!(app.message.starts_with("William Hobbs is Anna Berg"), "{}", app.message);
    press(&mut app, "U:same<space>nobody<cr>");
    assert_eq!(app.message, "no other person of the articles is called nobody");
    press(&mut app, ":same<space>a<cr>");
    assert!(app.message.starts_with("which one: "), "{}", app.message);
}

#[test]
fn the_card_has_titles_articles_and_sayings() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "DK");
    assert_eq!(app.views.focus, Focus::List(View::AllCard));
    let rows: Vec<String> = app
        .list(View::AllCard)
        .order
        .iter()
        .filter_map(|item| all_card::row(&app, *item))
        .map(|row| format!("{}{}", row.0.label, row.0.words))
        .collect();
    let has =
        |words: &str| assert!(rows.iter().any(|row| row.contains(words)), "{words}: {rows:#?}");
    has("harbour master");
    has("2 articles, 4 mentions, 2 quotes, 2024 May");
    has("joined by same full name");
    has("perhaps also: Hobbs");
    has("“Lifeboats”: William Hobbs");
    has("“We will not sail");
    // The row of the second article leads there.
    let article = rows.iter().position(|row| row.contains("“Lifeboats”")).unwrap();
    press(&mut app, &format!("{}g<cr>", article + 1));
    assert_eq!((app.open_articles.at, lit(&app)), (1, "William Hobbs"));
}

#[test]
fn the_name_of_a_profile_leads_to_the_first_mention() {
    let mut app = open();
    read(&mut app);
    press(&mut app, "DjK");
    assert_eq!(app.views.focus, Focus::List(View::AllCard));
    press(&mut app, "g<cr>");
    assert_eq!((app.open_articles.at, lit(&app)), (2, "Anna Berg"));
    press(&mut app, "<c-o>");
    assert_eq!((app.open_articles.at, app.views.focus), (0, Focus::List(View::AllCard)));
}

#[test]
fn one_article_that_cannot_be_read_is_a_row() {
    let mut app = open();
    let digests = (0..3).map(|at| {
        let article = article(at);
        Digest::of(&article.doc, &article.facts)
    });
    let names = app.open_articles.names.clone();
    let problems = vec![(3, "3.txt: permission denied".to_owned())];
    let read = ArticlesRead::new(&names, Dossier::of(digests.collect()), problems);
    app.update(Event::ArticlesRead(Box::new(read)));
    press(&mut app, "a");
    let rows: Vec<_> = app
        .list(View::Articles)
        .order
        .iter()
        .filter_map(|item| crate::app::panes::articles::row(&app, *item))
        .map(|row| (row.title, row.problem.is_some(), row.seen))
        .collect();
    let row = |title: &str, problem, seen| (title.to_owned(), problem, seen);
    assert_eq!(
        rows,
        [
            row("Ferry stays", false, true),
            row("Lifeboats", false, false),
            row("Bakers", false, false),
            row("", true, false)
        ]
    );
}

#[test]
fn what_differs_has_a_list_that_leads_to_both_places() {
    const TEXTS: [&str; 2] = [
        "“The storm tore eleven fishing boats from the northern quay,” said Anna Berg, the mayor.",
        "“The storm tore fourteen fishing boats from the northern quay,” said Anna Berg.",
    ];
    let article = |at: usize| {
        let mut doc = plain::parse(TEXTS[at]);
        doc.meta.source = name(at);
        let facts = extract(&doc, &context(at));
        Article::new(doc.into(), facts, Stage::Whole)
    };
    let mut app = App::new(article(0), (80, 24));
    let names: Vec<String> = (0..TEXTS.len()).map(name).collect();
    app.set_open_articles(names.clone(), 0);
    let digests = (0..TEXTS.len()).map(|at| Digest::of(&article(at).doc, &article(at).facts));
    let read = ArticlesRead::new(&names, Dossier::of(digests.collect()), Vec::new());
    app.update(Event::ArticlesRead(Box::new(read)));
    let open = |app: &mut App, keys: &str| {
        for key in Key::parse_all(keys).unwrap() {
            if let Some(Effect::OpenArticle(at)) = app.update(Event::Key(key)) {
                app.update(Event::Opened(Box::new(article(at)), at));
                app.reach_start();
            }
        }
    };
    // From the warnings of this article to what differs over all, and back.
    open(&mut app, "!");
    assert_eq!(app.views.focus, Focus::List(View::Warnings));
    open(&mut app, "D");
    assert_eq!(app.views.focus, Focus::List(View::Differences));
    open(&mut app, "D");
    assert_eq!(app.views.focus, Focus::List(View::Warnings));
    open(&mut app, "D<esc>!");
    assert_eq!(app.views.focus, Focus::List(View::Differences));
    let rows: Vec<_> = app.list(View::Differences).order.clone();
    assert_eq!(rows.len(), 1);
    let row = crate::app::panes::differences::row(&app, rows[0]).unwrap();
    let apart: Vec<&str> =
        row.places.iter().map(|place| place.words.get(place.apart.clone()).unwrap()).collect();
    assert_eq!((row.what, apart), ("number", vec!["eleven", "fourteen"]));
    open(&mut app, "<cr>");
    assert!(lit(&app).contains("eleven"), "{}", lit(&app));
    open(&mut app, "<c-o>");
    assert_eq!(app.views.focus, Focus::List(View::Differences));
    open(&mut app, "n<cr>");
    assert_eq!(app.open_articles.at, 1);
    assert!(lit(&app).contains("fourteen"), "{}", lit(&app));
    open(&mut app, "<c-o>");
    assert_eq!((app.open_articles.at, app.views.focus), (0, Focus::List(View::Differences)));
    // The filters, the profile and the clipboard.
    for (filter, expected) in [("kind:number", 1), ("kind:day", 0), ("@berg", 1), ("quay", 1)] {
        open(&mut app, &format!("/{filter}<cr>"));
        assert_eq!(app.list(View::Differences).order.len(), expected, "{filter}");
        open(&mut app, "/<c-u><cr>");
    }
    let copied = (pane(View::Differences).text)(&app, rows[0]);
    assert!(copied.starts_with("≠ number") && copied.contains("fourteen"), "{copied}");
    open(&mut app, "K");
    assert_eq!(app.views.focus, Focus::List(View::AllCard));
}
