//! Movement and views as lists of keys and what is expected after them.

use super::actions::Action;
use super::key::Key;
use super::viewport::{Focus, View};
use super::*;
use crate::facts::{Context, extract};
use crate::formats::plain;

const ARTICLE: &str = include_str!("../../assets/article.txt");

fn open(text: &str, size: (u16, u16)) -> App {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), size)
}

fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for key in Key::parse_all(keys).expect(keys) {
        effect = app.update(Event::Key(key));
    }
    effect
}

/// The words at the beginning of the top row.
fn top(app: &App) -> String {
    let offset = app.body.top.offset as usize;
    let text = app.article.doc.text.get(offset..).unwrap_or("");
    text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn check(size: (u16, u16), steps: &[(&str, &str)]) {
    let mut app = open(ARTICLE, size);
    for (keys, expected) in steps {
        press(&mut app, keys);
        assert_eq!(top(&app), *expected, "after {keys}");
    }
}

#[test]
fn moves_by_section_and_comes_back() {
    check(
        (80, 24),
        &[
            ("]", "Background Relations"),
            ("]", "Key Developments"),
            ("[", "Background Relations"),
            ("[", "Hope or"),
            ("3]", "Impact The"),
            ("<c-o>", "Hope or"),
            ("<a-right>", "Impact The"),
            ("G", "suggesting it"),
            ("g", "Hope or"),
        ],
    );
}

#[test]
fn moves_by_row_page_paragraph_and_percent() {
    check(
        (80, 24),
        &[
            ("3j", "Discussions between"),
            ("2k", "Tensions Discussions"),
            ("}", "Discussions between"),
            ("}}", "The Biden"),
            ("{", "Relations between"),
            ("5G", "According to"),
            ("0%", "Hope or"),
        ],
    );
}

#[test]
fn page_down_and_up_are_inverse_in_the_middle() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "<space>");
    let there = app.body.top;
    press(&mut app, "<space>b");
    assert_eq!(app.body.top, there);
}

#[test]
fn the_same_sentence_stays_on_top_through_sizes() {
    let mut app = open(ARTICLE, (200, 60));
    press(&mut app, "3]2j");
    let anchor = app.body.anchor;
    let first = app.body.top;
    for size in [(40, 12), (120, 40), (61, 17), (0, 0), (200, 60)] {
        app.update(Event::Resize(size.0, size.1));
        assert_eq!(app.body.anchor, anchor);
    }
    assert_eq!(app.body.top, first);
}

#[test]
fn search_is_incremental_and_escape_returns() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "/khamenei");
    let find = app.search.as_ref().unwrap();
    assert_eq!(find.position(), "1/4");
    assert_ne!(top(&app), "Hope or");
    press(&mut app, "<esc>");
    assert_eq!(top(&app), "Hope or");
    assert!(app.search.is_none());
    press(&mut app, "/khamenei<cr>nn");
    assert_eq!(app.search.as_ref().unwrap().position(), "3/4");
    press(&mut app, "N");
    assert_eq!(app.search.as_ref().unwrap().position(), "2/4");
    press(&mut app, "nnn");
    assert_eq!(app.search.as_ref().unwrap().position(), "1/4");
    assert_eq!(app.message, "search continues at the top");
}

#[test]
fn a_phrase_is_found_across_rows_at_every_width() {
    for width in [20, 40, 72, 200] {
        let mut app = open(ARTICLE, (width, 24));
        press(&mut app, "/direct<space>talks<space>between<space>the<space>two<space>nations<cr>");
        assert_eq!(app.search.as_ref().unwrap().position(), "1/1", "{width}");
    }
}

#[test]
fn every_row_goes_to_its_words_and_back() {
    for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        for (key, view) in
            [("S", View::Sections), ("P", View::People), ("T", View::Timeline), ("W", View::Quotes)]
        {
            let mut app = open(ARTICLE, size);
            press(&mut app, &format!("{key}g"));
            let rows = app.list(view).order.len();
            assert!(rows > 0, "{view:?} is empty");
            for row in 0..rows {
                let before = (app.list(view).clone(), app.body.top, app.views.focus);
                assert_eq!(app.views.focus, Focus::List(view));
                assert_eq!(app.list(view).cursor, row);
                press(&mut app, "<cr>");
                assert_eq!(app.views.focus, Focus::Body, "{view:?} row {row} goes nowhere");
                let flash = app.body.flash.unwrap();
                assert!(app.visible().contains(flash.start), "{size:?} {view:?} row {row}");
                press(&mut app, "<c-o>");
                assert_eq!((app.list(view).clone(), app.body.top, app.views.focus), before);
                press(&mut app, "j");
            }
        }
    }
}

#[test]
fn quotes_are_searched_and_filtered() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "W");
    let all = app.list(View::Quotes).order.len();
    press(&mut app, "/fail<space>again");
    assert_eq!(app.list(View::Quotes).order.len(), 1);
    press(&mut app, "<esc>");
    assert_eq!(app.list(View::Quotes).order.len(), all);
    press(&mut app, "/kind:partial<space>@khamenei<cr>");
    assert_eq!(app.list(View::Quotes).order.len(), 2);
    press(&mut app, "<esc>");
    assert_eq!(app.list(View::Quotes).order.len(), all, "escape takes the filter off first");
    assert_eq!(app.views.focus, Focus::List(View::Quotes));
    press(&mut app, "<esc>");
    assert_eq!(app.views.focus, Focus::Body);
}

#[test]
fn help_is_searchable() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "?");
    let all = app.list(View::Help).order.len();
    assert_eq!(all, actions::ACTIONS.len() + commands::COMMANDS.len() + panes::help::SIGNS.len());
    press(&mut app, "/mention<cr>");
    assert!((2..all).contains(&app.list(View::Help).order.len()));
    press(&mut app, "qq");
    assert_eq!(app.views.focus, Focus::Body);
}

#[test]
fn a_lens_shows_only_what_matches() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "&sanctions<cr>");
    let shown = app.lens.as_ref().unwrap().blocks.len();
    assert!((2..app.article.doc.blocks.len()).contains(&shown));
    press(&mut app, "jjGg<esc>");
    assert!(app.lens.is_none());
    press(&mut app, "&nowhere<cr>");
    assert!(app.lens.is_none() && app.message.contains("no paragraph"));
}

#[test]
fn a_search_finds_captions_and_shows_them() {
    let mut builder = crate::doc::Builder::new();
    builder.block(crate::doc::BlockKind::Paragraph, "A ferry came.");
    builder.picture("The quay at dawn.", crate::doc::Picture::default());
    builder.block(crate::doc::BlockKind::Paragraph, "It left again.");
    let article =
        Article::new(builder.finish().into(), crate::facts::Facts::default(), Stage::Whole);
    let mut app = crate::ui::open(article, (80, 24));
    press(&mut app, ":set pictures=off<cr>");
    assert!(!app.appearance.pictures);
    press(&mut app, "/quay<cr>");
    assert!(app.appearance.pictures);
}

#[test]
fn marks_and_the_last_place() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "2]ma");
    let marked = app.body.top;
    press(&mut app, "g'a");
    assert_eq!(app.body.top, marked);
    press(&mut app, "''");
    assert_eq!(top(&app), "Hope or");
    press(&mut app, "''");
    assert_eq!(app.body.top, marked);
    press(&mut app, "'z");
    assert_eq!(app.message, "no mark z");
    app.update(Event::Key(Key::char('\'')));
    app.update(Event::Key(Key::char('\u{202e}')));
    assert_eq!(app.message, "no mark ");
}

#[test]
fn quit_closes_layers_first() {
    let mut app = open(ARTICLE, (40, 12));
    assert_eq!(press(&mut app, "Pq"), None);
    assert_eq!(app.views.focus, Focus::Body);
    assert_eq!(press(&mut app, "q"), Some(Effect::Quit));
    assert_eq!(press(&mut app, "ZZ"), Some(Effect::Quit));
    assert_eq!(press(&mut app, "<c-c>"), Some(Effect::Quit));
    for quits in ["q", "q!", "qa", "wq", "x", "quit"] {
        assert_eq!(press(&mut app, &format!(":{quits}<cr>")), Some(Effect::Quit), "{quits}");
    }
    press(&mut app, ":$<cr>");
    let end = app.body.anchor;
    press(&mut app, "gG");
    assert_eq!(app.body.anchor, end);
    // A count leads to the same paragraph from either key.
    press(&mut app, "3G");
    let third = app.body.anchor;
    press(&mut app, "G3g");
    assert_eq!(app.body.anchor, third);
    press(&mut app, "o");
    assert_eq!(app.message, "no links");
}

#[test]
fn pasted_text_never_runs_as_keys() {
    let mut app = open(ARTICLE, (80, 24));
    assert_eq!(app.update(Event::Paste("qqq:q\nG".to_owned())), None);
    assert_eq!(top(&app), "Hope or");
    press(&mut app, "/");
    app.update(Event::Paste("Muscat\n".to_owned()));
    assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), "Muscat ");
}

#[test]
fn the_date_is_set_while_reading() {
    let mut app =
        open("Talks resume\n\nThey met on Tuesday in the capital of the country.\n", (80, 24));
    let day = |app: &App| app.article.facts.events.first().map(|e| e.from.to_string());
    assert_eq!(day(&app), None);
    press(&mut app, ":date<space>2023-11-16<cr>");
    assert_eq!(day(&app).as_deref(), Some("2023-11-14"));
    press(&mut app, ":date<space>soon<cr>");
    assert!(app.message.starts_with("not a date: soon"));
}

#[test]
fn copies_with_attribution() {
    let mut app = open(ARTICLE, (80, 24));
    let Some(Effect::Copy(words)) = press(&mut app, "W/will<space>not<space>succeed<cr>y") else {
        panic!("nothing copied")
    };
    assert!(words.starts_with("“will not succeed” — Ali Khamenei, "), "{words}");
    let Some(Effect::Copy(words)) = press(&mut app, "Y") else { panic!("nothing copied") };
    assert!(words.starts_with("> “will not succeed”\n>\n> — "), "{words}");
    let Some(Effect::Copy(words)) = press(&mut app, "<esc><esc>y") else {
        panic!("nothing copied")
    };
    assert!(words.contains("“Hope or Hostility?"), "{words}");
}

#[test]
fn copies_all_rows_that_the_filter_leaves() {
    let mut app = open(ARTICLE, (80, 24));
    let Some(Effect::Copy(words)) = press(&mut app, "W/@khamenei<cr><a-y>") else {
        panic!("nothing copied")
    };
    let shown = app.list(View::Quotes).order.len();
    assert!(shown > 1);
    assert_eq!(words.split("\n\n").count(), shown);
    assert!(words.split("\n\n").all(|row| row.contains("Ali Khamenei")), "{words}");
}

#[test]
fn a_search_in_quotations_finds_their_sentences_after_their_words() {
    let text = "Bridge closed\n\nOf the bridge Anna Lind said: \"It leaks.\"\n\n\"No bridge is \
        safe,\" said Karl Moe.\n";
    let mut app = open(text, (80, 24));
    press(&mut app, "W/bridge<cr>");
    let rows = |app: &App| -> Vec<String> {
        let order = app.list(View::Quotes).order.iter();
        order.filter_map(|item| Some(super::panes::quotes::row(app, *item)?.text)).collect()
    };
    assert_eq!(rows(&app), ["No bridge is safe", "It leaks."]);
    press(&mut app, "/<c-u>bridge<space>in:words<cr>");
    assert_eq!(rows(&app), ["No bridge is safe"]);
}

#[test]
fn a_row_has_the_part_of_a_very_long_sentence_around_its_date() {
    let text = format!(
        "{}they met on 4 March 2019 {}.",
        "it rained and ".repeat(500),
        "and so on ".repeat(500)
    );
    let app = open(&text, (80, 24));
    let row = super::panes::timeline::row(&app, 0).unwrap();
    assert!(row.event.starts_with('…') && row.event.ends_with('…'), "{}", row.event);
    assert!(row.event.contains("they met on 4 March 2019") && row.event.len() < 2100);
}

#[test]
fn reload_keeps_the_sentence_on_top() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "4]");
    let before = top(&app);
    let doc = plain::parse(&format!("A new line at the very top of the text.\n\n{ARTICLE}"));
    let facts = extract(&doc, &Context::default());
    app.update(Event::Loaded(Box::new(Article::new(doc.into(), facts, Stage::Whole))));
    assert_eq!(top(&app), before);
}

#[test]
fn what_was_asked_of_the_beginning_is_done_in_the_whole() {
    let (head, _) = ARTICLE.split_at(2000);
    let article = |text: &str, stage| {
        let doc = plain::parse(text);
        let facts = extract(&doc, &Context::default());
        Article::new(doc.into(), facts, stage)
    };
    let mut app = crate::ui::open(article(head, Stage::Beginning), (80, 24));
    press(&mut app, "G");
    app.update(Event::Loaded(Box::new(article(ARTICLE, Stage::Whole))));
    assert_eq!(top(&app), "suggesting it");

    let mut app = crate::ui::open(article(head, Stage::Beginning), (80, 24));
    press(&mut app, "/unwavering<cr>");
    app.update(Event::Loaded(Box::new(article(ARTICLE, Stage::Whole))));
    let flash = app.body.flash.unwrap();
    assert_eq!(flash.in_text(&app.article.doc.text), "unwavering");
    assert!(app.visible().contains(flash.start));
}

#[test]
fn every_action_at_every_size_keeps_the_place_inside_the_text() {
    for text in ["", "\n", "x", "a\n\nb"] {
        let mut app = open(text, (0, 0));
        for size in [(0, 0), (1, 1), (20, 5), (60, 10), (80, 24), (160, 50)] {
            app.update(Event::Resize(size.0, size.1));
            for action in Action::all() {
                press(&mut app, "3");
                app.perform(action);
                press(&mut app, "x<cr><esc><esc>");
                let length = app.article.doc.text.len();
                assert!(app.body.top.offset as usize <= length, "{text:?} {size:?} {action:?}");
                assert!(app.visible().end as usize <= length, "{text:?} {size:?} {action:?}");
                assert!(app.prompts.open.is_none(), "{text:?} {size:?} {action:?}");
                for view in View::ALL {
                    let list = app.list(view);
                    assert!(list.cursor < list.order.len().max(1), "{view:?} after {action:?}");
                }
            }
        }
    }
}

/// `text` up to a byte, as it comes while it is being read.
fn stage_of(text: &str, end: usize, stage: Stage) -> Box<Article> {
    let doc = plain::parse(text.get(..end).unwrap());
    let facts = extract(&doc, &Context::default());
    Box::new(Article::new(doc.into(), facts, stage))
}

#[test]
fn what_is_in_view_stays_while_more_comes() {
    let (first, second) = (ARTICLE.len() / 3, 2 * ARTICLE.len() / 3);
    let mut app = crate::ui::open(*stage_of(ARTICLE, first, Stage::Beginning), (100, 30));
    app.update(Event::Progress(Some(load_progress::LoadProgress::default())));
    press(&mut app, "/Iran<cr>n");
    press(&mut app, "Pj");
    let before = top(&app);
    let person = app.list(View::People).selected().map(PersonId);
    let name = app.person(person.unwrap()).unwrap().name.clone();
    let hits = app.search.as_ref().unwrap().current;
    for (end, stage) in [(second, Stage::Beginning), (ARTICLE.len(), Stage::Whole)] {
        app.update(Event::Loaded(stage_of(ARTICLE, end, stage)));
        let person = app.list(View::People).selected().map(PersonId);
        assert_eq!(app.person(person.unwrap()).unwrap().name, name);
        assert_eq!((top(&app), app.search.as_ref().unwrap().current), (before.clone(), hits));
    }
    app.update(Event::Progress(None));
    assert_eq!(app.article.facts.people, open(ARTICLE, (100, 30)).article.facts.people);
}

#[test]
fn the_end_is_followed_and_the_lens_grows() {
    let first = ARTICLE.len() / 3;
    let mut app = crate::ui::open(*stage_of(ARTICLE, first, Stage::Beginning), (80, 24));
    app.update(Event::Progress(Some(load_progress::LoadProgress::default())));
    press(&mut app, "G");
    app.update(Event::Loaded(stage_of(ARTICLE, 2 * first, Stage::Beginning)));
    app.update(Event::Loaded(stage_of(ARTICLE, ARTICLE.len(), Stage::Whole)));
    assert_eq!(app.percent(), 100);

    let mut app = crate::ui::open(*stage_of(ARTICLE, first, Stage::Beginning), (80, 24));
    press(&mut app, "&Iran<cr>");
    app.update(Event::Loaded(stage_of(ARTICLE, ARTICLE.len(), Stage::Whole)));
    let mut whole = open(ARTICLE, (80, 24));
    press(&mut whole, "&Iran<cr>");
    assert_eq!(app.lens, whole.lens);
}

#[test]
fn one_press_stops_reading_and_the_next_one_leaves() {
    let mut app = crate::ui::open(*stage_of(ARTICLE, 500, Stage::Beginning), (80, 24));
    app.update(Event::Progress(Some(load_progress::LoadProgress {
        read: 500,
        ..Default::default()
    })));
    let foot = |app: &App| match app.status() {
        status::Status::Keys(status::KeyHints { loading: Some((words, key)), .. }) => {
            format!("{words}  {key} stop")
        }
        _ => String::new(),
    };
    assert!(foot(&app).contains("loading 500 bytes  ^C stop"), "{}", foot(&app));
    press(&mut app, "/Iran<cr>");
    assert_eq!(press(&mut app, "<esc>"), None);
    assert_eq!(press(&mut app, "<esc>"), Some(Effect::StopLoading));
    assert!(foot(&app).contains("stopping"), "{}", foot(&app));
    assert_eq!(press(&mut app, "<esc>"), None);
    assert_eq!(press(&mut app, "<c-c>"), Some(Effect::Quit));
    app.update(Event::Progress(None));
    assert_eq!((app.article.stage, press(&mut app, "<c-c>")), (Stage::Whole, Some(Effect::Quit)));
}

#[test]
fn recent_articles_are_asked_for_and_opened() {
    let mut app = open(ARTICLE, (80, 24));
    assert_eq!(press(&mut app, "A"), Some(Effect::ListRecent));
    let article = |title: &str| open_articles::RecentArticle {
        source: format!("/tmp/{title}.txt"),
        title: title.to_owned(),
        percent: 40,
    };
    app.update(Event::Recent(vec![article("Ferries"), article("Bridges")]));
    assert_eq!(app.views.focus, Focus::List(View::Recent));
    assert_eq!(press(&mut app, "j<cr>"), Some(Effect::OpenRecent(1)));
    press(&mut app, "/ferr<cr>");
    assert_eq!(press(&mut app, "<cr>"), Some(Effect::OpenRecent(0)));
    assert_eq!(press(&mut app, ":recent<cr>"), Some(Effect::ListRecent));
}

#[test]
fn jumps_of_another_time_lie_under_those_of_now() {
    let mut app = open(ARTICLE, (80, 24));
    let start = |section: usize| app.article.doc.sections[section].span.start;
    let (second, third) = (start(1), start(2));
    app.navigation.restore_jumps(&[second, third], &[]);
    press(&mut app, "G");
    assert_eq!(app.navigation.jumps().0, [second, third, 0]);
    press(&mut app, "<c-o>");
    assert_eq!(top(&app), "Hope or");
    press(&mut app, "<c-o>");
    assert_eq!(top(&app), "Key Developments");
    press(&mut app, "<c-o><a-right>");
    assert_eq!(top(&app), "Key Developments");
}

#[test]
fn an_empty_list_says_why() {
    let mut app = open(ARTICLE, (80, 24));
    for (keys, view) in [("P/zzz<cr>", View::People), ("<esc>T/zzz<cr>", View::Timeline)] {
        press(&mut app, keys);
        assert!(app.list(view).order.is_empty());
        assert_eq!(panes::empty_words(&app, view), "no matches; Esc clears the filter");
    }
    let app = open("Rain fell.\n", (80, 24));
    assert_eq!(panes::empty_words(&app, View::People), "no people found");
    assert_eq!(panes::empty_words(&app, View::Quotes), "no quotations found");
}
