//! Corrections and notes as lists of keys and what the screen's lists say after them.

use serde_json::Value;

use super::*;
use crate::app::Article;
use crate::app::event::FileToWrite;
use crate::app::key::Key;
use crate::app::viewport::Focus;
use crate::app::{Effect, Event};
use crate::facts::{Context, extract};
use crate::formats::plain;
use crate::text::Span;

const ARTICLE: &str = "\
The bridge at Torp\n\
\n\
TORP, May 3, 2021 - Mayor Nora Lind opened the bridge on Monday. “It took far too long to \
build,” Lind said. Engineer Peter Holm, who drew the plans, was not there.\n\
\n\
“Nobody has thanked the people who built it,” Mr. Holm said on Friday. “Nobody ever will,” he \
added.\n\
\n\
Nora Lindh spoke to the builders on April 26. “We are grateful to all of you,” Lindh said.\n\
\n\
Mayor Lind will meet the council of Torp in June 2021.\n";

fn read(text: &str) -> Article {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    Article::new(doc.into(), facts, Stage::Whole)
}

fn open() -> App {
    crate::ui::open(read(ARTICLE), (80, 40))
}

fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for key in Key::parse_all(&keys.replace(' ', "<space>")).expect(keys) {
        effect = app.update(Event::Key(key));
    }
    effect
}

/// Puts the cursor of a list on the row that has these words.
fn select(app: &mut App, key: &str, view: View, words: &str) {
    if app.views.focus != Focus::List(view) {
        press(app, key);
    }
    press(app, "g");
    for _ in 0..app.list(view).order.len() {
        let item = app.list(view).selected().unwrap();
        if (pane(view).words)(app, item).contains(words) {
            return;
        }
        press(app, "j");
    }
    panic!("no row has {words}");
}

fn people(app: &App) -> Vec<&str> {
    app.article.facts.people.iter().map(|p| p.name.as_str()).collect()
}

fn person<'a>(app: &'a App, name: &str) -> &'a crate::facts::Person {
    app.article.facts.people.iter().find(|p| p.name == name).expect(name)
}

/// Who said the quotation of this number.
fn said_by(app: &App, quote: usize) -> String {
    let speaker = app.article.facts.quotes[quote].speaker.as_ref().unwrap();
    app.article.name_of(speaker).into_owned()
}

fn days(app: &App) -> Vec<String> {
    app.article.facts.events.iter().map(|e| e.from.to_string()).collect()
}

fn rows(app: &App, view: View) -> Vec<String> {
    let order = app.list(view).order.iter();
    order.map(|item| (pane(view).words)(app, *item)).collect()
}

/// Selects a person, runs a command, looks at what it did, takes it back: all is as before.
fn check(name: &str, command: &str, message: &str, look: impl Fn(&App)) {
    let mut app = open();
    let before = (app.article.facts.clone(), app.body);
    select(&mut app, "P", View::People, name);
    press(&mut app, &format!(":{command}<cr>"));
    assert!(app.message.starts_with(message), "{}", app.message);
    look(&app);
    assert_eq!(app.views.focus, Focus::List(View::People));
    if app.annotations.corrections().is_empty() {
        return;
    }
    assert!(app.annotations.take_unsaved().is_some_and(|kept| kept.corrections.len() == 1));
    assert!(app.annotations.take_unsaved().is_none());

    // The same after the program was left and started again.
    let stored = serde_json::to_string(app.annotations.current()).unwrap();
    let mut again = open();
    again.restore_annotations(serde_json::from_str(&stored).unwrap());
    assert_eq!(again.article.facts, app.article.facts);
    assert!(again.annotations.take_unsaved().is_none());
    press(&mut again, "U");
    assert_eq!(again.article.facts, before.0);

    press(&mut app, "U");
    assert!(app.message.starts_with("undone: "), "{}", app.message);
    assert_eq!((app.article.facts.clone(), app.body), before);
    let item = app.list(View::People).selected().unwrap();
    assert_eq!(app.article.facts.people[item as usize].name, name, "the row stays selected");
    assert_eq!(*app.annotations.take_unsaved().unwrap(), Annotations::default());
}

/// The words of the last mention of a person, highlighted.
fn last_mention(app: &mut App, name: &str) {
    select(app, "P", View::People, name);
    press(app, "99*");
    press(app, "<esc>G");
    let span = person(app, name).mentions.last().unwrap().span;
    app.go_to(span);
}

#[test]
fn one_mention_is_somebody_else_in_one_step() {
    for (name, typed, expected, others) in [
        ("Peter Holm", "is nora lind", "“he” here is Nora Lind; U undoes it", 2),
        ("Nora Lind", "is holm", "“Lind” here is Peter Holm; U undoes it", 2),
        ("Nora Lind", "is Ann Ek", "“Lind” here is Ann Ek; U undoes it", 2),
        ("Nora Lind", "is", "who is “Lind” here? :is NAME, Tab completes", 3),
        ("Nora Lind", "is lin", "which one: Nora Lind, Nora Lindh?", 3),
    ] {
        let mut app = open();
        let before = app.article.facts.clone();
        last_mention(&mut app, name);
        let mention = person(&app, name).mentions.last().unwrap().span;
        press(&mut app, &format!(":{typed}<cr>"));
        assert_eq!(app.message, expected);
        assert_eq!(person(&app, name).mentions.len(), others, "{typed}");
        if others == 3 {
            continue;
        }
        let (_, to) = expected.split_once("is ").unwrap();
        let to = person(&app, to.split(';').next().unwrap());
        assert!(to.mentions.iter().any(|m| m.span == mention), "{typed}");
        assert!(!to.aliases.contains(&"he".to_owned()), "{:?}", to.aliases);
        // The same after a restart, and undone in one step.
        let stored = serde_json::to_string(app.annotations.current()).unwrap();
        let mut again = open();
        again.restore_annotations(serde_json::from_str(&stored).unwrap());
        assert_eq!(again.article.facts, app.article.facts, "{typed}");
        press(&mut app, "U");
        assert_eq!(app.article.facts, before, "{typed}");
        press(&mut app, "<c-r>");
        assert_eq!(app.article.facts, again.article.facts, "{typed}");
    }
}

#[test]
fn words_that_no_one_is_mentioned_by_become_a_mention() {
    let mut app = open();
    press(&mut app, "/builders<cr>:is Peter Holm<cr>");
    assert_eq!(app.message, "“builders” here is Peter Holm; U undoes it");
    let holm = person(&app, "Peter Holm");
    assert!(holm.mentions.iter().any(|m| m.span.in_text(ARTICLE) == "builders"));
    press(&mut app, "U<esc>/will meet<cr>V:is Peter Holm<cr>");
    assert_eq!(app.message, "“Lind” here is Peter Holm; U undoes it");
    press(&mut app, "U/council of<cr>vllll:is Peter Holm<cr>");
    let refused = "no one is mentioned there: select the words that mean a person";
    assert_eq!(app.message, refused);
    press(&mut app, "<esc><esc>g:is Peter Holm<cr>");
    assert_eq!(app.message, "highlight or select one mention first");
}

#[test]
fn a_merge_asked_on_one_mention_says_what_it_joins() {
    let mut app = open();
    last_mention(&mut app, "Nora Lind");
    press(&mut app, ":merge ");
    let crate::app::status::Status::Prompt(prompt) = app.status() else { panic!("no prompt") };
    assert_eq!(prompt.hint, "joins all 3 mentions of Nora Lind; :is NAME for this one");
    press(&mut app, "holm<cr>");
    let expected = "Nora Lind is Peter Holm, all 3 mentions (:is NAME corrects one); U undoes it";
    assert_eq!(app.message, expected);
}

#[test]
fn every_change_is_undone_and_redone() {
    let mut app = open();
    app.annotations.set_time(1_795_888_530);
    let states = |app: &App| (app.article.facts.clone(), app.annotations.current().clone());
    let mut seen = vec![states(&app)];
    for keys in [":date 2021-05-10<cr>", "x", "inote<cr>", ":date 2020-01-01<cr>"] {
        press(&mut app, keys);
        seen.push(states(&app));
    }
    select(&mut app, "P", View::People, "Nora Lindh");
    press(&mut app, ":merge Nora Lind<cr>");
    seen.push(states(&app));
    for _ in 0..2 {
        for before in seen.iter().rev().skip(1) {
            press(&mut app, "U");
            assert!(states(&app) == *before, "{}", app.message);
        }
        press(&mut app, "U");
        assert_eq!(app.message, "nothing to undo");
        for after in seen.iter().skip(1) {
            press(&mut app, "<c-r>");
            assert!(states(&app) == *after, "{}", app.message);
        }
        press(&mut app, "<c-r>");
        assert_eq!(app.message, "nothing to redo");
    }
    assert_eq!(app.annotations.notes()[0].time, 1_795_888_530);
    // A new change ends what can be redone.
    press(&mut app, "Ux<c-r>");
    assert_eq!(app.message, "nothing to redo");
}

#[test]
fn people_are_merged() {
    check("Nora Lindh", "merge Nora Lind", "Nora Lindh is Nora Lind", |app| {
        assert!(!people(app).contains(&"Nora Lindh"));
        let lind = person(app, "Nora Lind");
        assert_eq!((lind.mentions.len(), lind.rule), (5, crate::facts::Rule::Corrected));
        let item = app.list(View::People).selected().unwrap();
        assert_eq!(app.article.facts.people[item as usize].name, "Nora Lind");
        assert_eq!(app.article.index.quotes_of[item as usize], 2);
    });
    check("Nora Lindh", "merge lind", "Nora Lindh is Nora Lind", |_| {});
    check("Nora Lindh", "merge Torvald", "no person is called Torvald", |_| {});
    check("Nora Lindh", "merge o", "which one: ", |_| {});
    check("Nora Lindh", "merge", "who is Nora Lindh?", |_| {});
}

#[test]
fn people_are_renamed_hidden_and_split() {
    check("Peter Holm", "rename Pieter  Holm", "Peter Holm is called Pieter Holm", |app| {
        assert_eq!(person(app, "Pieter Holm").aliases, ["Peter Holm", "Holm"]);
    });
    check("Peter Holm", "rename Nora Lind", "Nora Lind exists", |_| {});
    check("Nora Lindh", "hide", "Nora Lindh is hidden", |app| {
        assert!(!people(app).contains(&"Nora Lindh"));
        let speakers = app.article.facts.quotes.iter().filter_map(|q| q.speaker.as_ref());
        assert!(
            speakers
                .into_iter()
                .any(|s| s.person.is_none() && app.article.name_of(s) == "Nora Lindh")
        );
    });
    check("Nora Lind", "split Lind", "“Lind” is not Nora Lind", |app| {
        assert_eq!(person(app, "Nora Lind").mentions.len(), 1);
        assert_eq!(person(app, "Lind").mentions.len(), 2);
    });
    check("Nora Lind", "split Holm", "Nora Lind is not called “Holm” here", |_| {});
    check("Nora Lind", "split", "split which words", |_| {});
}

#[test]
fn coming_back_to_a_card_is_coming_back_to_its_person() {
    let back = |correction: &str| {
        let mut app = open();
        select(&mut app, "P", View::People, "Nora Lindh");
        press(&mut app, "K<cr>");
        select(&mut app, "P", View::People, "Peter Holm");
        press(&mut app, correction);
        press(&mut app, "<esc><c-o><c-o>");
        (
            app.views.focus,
            app.views.card.and_then(|id| app.person(id)).map(|person| person.name.clone()),
        )
    };
    let card = (Focus::List(View::Card), Some("Nora Lindh".to_owned()));
    assert_eq!((back("<esc>"), back(":hide<cr>")), (card.clone(), card));
    let hidden = |app: &mut App| {
        select(app, "P", View::People, "Nora Lindh");
        press(app, "K<cr>:hide<cr>");
    };
    // No card of nobody is left beside the text, nor comes back.
    for keys in ["<esc>", "<c-o>"] {
        let mut app = open();
        hidden(&mut app);
        press(&mut app, keys);
        assert_eq!(
            (app.views.focus, app.views.card, app.views.side),
            (Focus::Body, None, View::People),
            "{keys}"
        );
    }
}

#[test]
fn one_mention_is_split_off_and_given_to_another() {
    let mut app = open();
    let before = app.article.facts.clone();
    // The second mention of Nora Lind: "Lind said".
    select(&mut app, "P", View::People, "Nora Lind");
    press(&mut app, "<cr>*:split<cr>");
    assert_eq!(app.message, "“Lind” here is someone else; U undoes it");
    assert_eq!(person(&app, "Lind").mentions.len(), 1);
    // It is still highlighted, so that another person can be chosen at once.
    press(&mut app, ":merge Peter Holm<cr>");
    assert_eq!(app.message, "Lind is Peter Holm; U undoes it");
    assert_eq!(person(&app, "Peter Holm").mentions.len(), 4);
    assert_eq!(said_by(&app, 0), "Peter Holm");
    press(&mut app, "UU");
    assert_eq!(app.article.facts, before);
    press(&mut app, "U");
    assert_eq!(app.message, "nothing to undo");
}

#[test]
fn nothing_is_corrected_where_nothing_is_chosen() {
    let mut app = open();
    for command in ["merge Nora Lind", "hide", "rename X", "split", "split Lind"] {
        press(&mut app, &format!(":{command}<cr>"));
        assert!(app.message.starts_with("select a person"), "{command}: {}", app.message);
    }
    press(&mut app, ":speaker Nora Lind<cr>");
    assert_eq!(app.message, "select a quotation first");
    press(&mut app, ":date-of 2021-01-01<cr>");
    assert!(app.message.starts_with("select a row"), "{}", app.message);
    // Words with two people are ambiguous.
    let mut app =
        crate::ui::open(read("Mayor Nora Lind met Peter Holm on May 3, 2021.\n"), (80, 40));
    press(&mut app, "):hide<cr>");
    assert!(app.message.starts_with("which one: "), "{}", app.message);
    assert_eq!(app.annotations.corrections(), []);
}

#[test]
fn quotes_get_their_speaker() {
    let mut app = open();
    let before = app.article.facts.clone();
    select(&mut app, "W", View::Quotes, "Nobody ever will");
    press(&mut app, ":speaker hol<tab><cr>");
    assert_eq!(app.message, "“Nobody ever will” was said by Peter Holm; U undoes it");
    let quote = app.article.facts.quotes.get(2).unwrap();
    let speaker = quote.speaker.as_ref().unwrap();
    assert_eq!(
        (said_by(&app, 2).as_str(), quote.rule),
        ("Peter Holm", crate::facts::Rule::Corrected)
    );
    assert_eq!(app.person(speaker.person.unwrap()).unwrap().name, "Peter Holm");
    // The row stays selected, and the next command corrects it again.
    press(&mut app, ":speaker a neighbour<cr>");
    assert_eq!(said_by(&app, 2), "a neighbour");
    assert_eq!(app.article.facts.quotes[2].speaker.as_ref().unwrap().person, None);
    press(&mut app, ":no-speaker<cr>");
    assert_eq!(app.article.facts.quotes.get(2).unwrap().speaker, None);
    press(&mut app, "UUU");
    assert_eq!(app.article.facts, before);
    // From the text, where the quote is highlighted.
    press(&mut app, "<cr>:speaker Nora Lind<cr>");
    assert_eq!(said_by(&app, 2), "Nora Lind");
}

#[test]
fn dates_mean_another_day_or_none() {
    let mut app = open();
    let before = app.article.facts.clone();
    assert!(days(&app).contains(&"2021-04-30".to_owned()));
    select(&mut app, "T", View::Timeline, "Friday");
    press(&mut app, ":date-of <tab>");
    assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), "date-of 2021-04-30");
    press(&mut app, "<bs><bs>16<cr>");
    assert_eq!(app.message, "“Friday” is Friday, 16 April 2021; U undoes it");
    assert!(days(&app).contains(&"2021-04-16".to_owned()));
    assert!(!days(&app).contains(&"2021-04-30".to_owned()));
    let item = app.list(View::Timeline).selected().unwrap();
    assert!((pane(View::Timeline).words)(&app, item).contains("Friday"), "the row stays selected");
    press(&mut app, ":no-date<cr>");
    assert!(!days(&app).contains(&"2021-04-16".to_owned()));
    assert!(!rows(&app, View::Timeline).iter().any(|row| row.contains("on Friday")));
    press(&mut app, ":date-of soon<cr>");
    assert_eq!(app.message, "not a date: soon (use YYYY-MM-DD)");
    press(&mut app, "2U");
    assert_eq!(app.article.facts, before);
    // One mention of a day that has several.
    select(&mut app, "T", View::Timeline, "Monday");
    press(&mut app, "<cr>/Monday<cr>:no-date<cr>");
    assert_eq!(app.message, "“Monday” is not a date; U undoes it");
    assert_eq!(app.article.facts.dates.len() + 1, before.dates.len());
    assert_eq!(days(&app).len(), before.events.len());
}

#[test]
fn dates_that_lean_on_a_corrected_one_follow() {
    let text =
        "The works began on May 3, 2019. Two days later they ended. The next day it rained.\n";
    let mut app = crate::ui::open(read(text), (80, 24));
    let before = app.article.facts.clone();
    select(&mut app, "T", View::Timeline, "May 3");
    press(&mut app, ":date-of 2018-05-03<cr>");
    assert_eq!(
        app.message,
        "“May 3, 2019” is Thursday, 3 May 2018, and 2 dates counted from it follow; U undoes it"
    );
    assert_eq!(days(&app), ["2018-05-03", "2018-05-05", "2018-05-06"]);
    press(&mut app, "U");
    assert_eq!(app.article.facts, before);
}

#[test]
fn commands_and_names_are_completed() {
    let mut app = open();
    select(&mut app, "P", View::People, "Nora Lindh");
    for (typed, expected) in [
        ("mer", "merge "),
        ("merge lin", "merge Nora Lind"),
        ("merge holm", "merge Peter Holm"),
        ("speak", "speaker "),
        ("speaker holm", "speaker Peter Holm"),
        ("rename ", "rename Nora Lindh"),
        ("split L", "split Lindh"),
        ("merge zzz", "merge zzz"),
        ("hid", "hidden"),
    ] {
        press(&mut app, &format!(":{typed}<tab>"));
        assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), expected);
        press(&mut app, "<esc>");
    }
}

#[test]
fn corrections_outlive_an_edit_and_a_new_date() {
    let mut app = open();
    select(&mut app, "P", View::People, "Nora Lindh");
    press(&mut app, ":merge Nora Lind<cr>:hide<cr>");
    select(&mut app, "P", View::People, "Peter Holm");
    press(&mut app, ":rename Petra Holm<cr>");
    let corrected = |app: &App| {
        let people = people(app);
        !people.contains(&"Nora Lindh")
            && !people.contains(&"Nora Lind")
            && people.contains(&"Petra Holm")
    };
    assert!(corrected(&app));
    press(&mut app, ":date 2021-05-10<cr>");
    assert!(corrected(&app), "after another date");
    let edited = ARTICLE.replace("TORP, May", "The town of Torp has a bridge.\n\nTORP, May");
    app.update(Event::Loaded(Box::new(read(&edited))));
    assert!(corrected(&app), "after an edit");
    app.update(Event::Loaded(Box::new(read("A text that is about something else.\n"))));
    assert!(app.message.starts_with("3 corrections no longer match the text"), "{}", app.message);
    press(&mut app, "I");
    assert_eq!(app.list(View::Notes).order.len(), 3);
    app.update(Event::Loaded(Box::new(read(ARTICLE))));
    assert!(corrected(&app), "nothing was forgotten");
}

#[test]
fn corrections_are_listed_and_taken_back_in_any_order() {
    let mut app = open();
    let before = app.article.facts.clone();
    select(&mut app, "P", View::People, "Nora Lindh");
    press(&mut app, ":hide<cr>");
    select(&mut app, "P", View::People, "Peter Holm");
    press(&mut app, ":rename Petra Holm<cr>");
    press(&mut app, "I");
    assert_eq!(
        rows(&app, View::Notes),
        ["Nora Lindh is hidden", "Peter Holm is called Petra Holm"]
    );
    press(&mut app, "<del>");
    assert_eq!(app.message, "correction removed: Nora Lindh is hidden");
    assert!(people(&app).contains(&"Nora Lindh") && people(&app).contains(&"Petra Holm"));
    press(&mut app, "U");
    assert!(!people(&app).contains(&"Nora Lindh"));
    press(&mut app, "UU");
    assert_eq!(app.article.facts, before);
}

#[test]
fn notes_are_made_changed_listed_and_removed() {
    let mut app = open();
    let before = app.body;
    select(&mut app, "W", View::Quotes, "grateful");
    press(&mut app, "iAsk her again<cr>");
    assert_eq!(app.message, "note saved (I lists notes)");
    press(&mut app, "<esc>/bridge on<cr>x");
    assert_eq!(app.message, "highlighted (I lists notes)");
    press(&mut app, "I");
    assert_eq!(
        rows(&app, View::Notes),
        [" bridge on", "Ask her again We are grateful to all of you"],
        "in the order of the text"
    );
    press(&mut app, "j<cr>");
    let flash = app.body.flash.unwrap();
    assert_eq!(flash.in_text(&app.article.doc.text), "We are grateful to all of you");
    // The same words again: the note is changed, not doubled.
    press(&mut app, "i");
    assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), "Ask her again");
    press(&mut app, " today<cr>");
    assert_eq!(app.annotations.notes().len(), 2);
    assert_eq!(app.annotations.notes()[0].words, "Ask her again today");
    let here = (app.body, app.views.focus);
    press(&mut app, "i<esc>");
    assert_eq!((app.body, app.views.focus), here);
    assert_eq!(app.annotations.notes()[0].words, "Ask her again today");
    press(&mut app, "x");
    assert_eq!(app.message, "these words have a note");
    press(&mut app, "<del>");
    assert_eq!((app.message.as_str(), app.annotations.notes().len()), ("note removed", 1));
    press(&mut app, "U");
    assert_eq!(app.annotations.notes().len(), 2);
    press(&mut app, "I/bridge<cr><del>");
    assert_eq!((app.message.as_str(), app.annotations.notes().len()), ("highlight removed", 1));
    press(&mut app, "UUUUU");
    assert_eq!(*app.annotations.current(), Annotations::default());
    assert_eq!(before.top, open().body.top);
}

#[test]
fn a_highlight_is_put_on_and_taken_off() {
    let mut app = open();
    press(&mut app, "))x");
    assert_eq!(app.annotations.notes().len(), 1);
    let place = app.annotations.note_place(0).unwrap();
    assert_eq!(Some(place), app.body.flash);
    press(&mut app, "x");
    assert_eq!((app.message.as_str(), app.annotations.notes().len()), ("highlight removed", 0));
    press(&mut app, ":note A word<cr>");
    assert_eq!(app.annotations.notes()[0].words, "A word");
    let stored = serde_json::to_string(app.annotations.current()).unwrap();
    let mut again = open();
    again.restore_annotations(serde_json::from_str(&stored).unwrap());
    assert_eq!(again.annotations.note_place(0), Some(place));
}

#[test]
fn notes_stay_on_their_words_through_an_edit() {
    let mut app = open();
    press(&mut app, "/Lind will<cr>x/drew the plans<cr>iReally?<cr>");
    let edited = ARTICLE.replace("TORP, May", "Lind will sing.\n\nTORP, May");
    let edited = edited.replace("who drew the plans, ", "");
    app.update(Event::Loaded(Box::new(read(&edited))));
    let text = &app.article.doc.text;
    let place = app.annotations.note_place(0).unwrap();
    let after = Span::new(place.start, place.start + 26).in_text(text);
    assert_eq!(after, "Lind will meet the council");
    assert_eq!(app.annotations.note_place(1), None);
    press(&mut app, "I");
    assert_eq!(rows(&app, View::Notes), [" Lind will", "Really? drew the plans"]);
    press(&mut app, "j<cr>");
    assert_eq!(app.views.focus, Focus::List(View::Notes), "there is nowhere to go");
}

#[test]
fn notes_are_exported_first_with_words_and_source() {
    let mut app = open();
    press(&mut app, "/drew the plans<cr>iReally?<cr>");
    select(&mut app, "P", View::People, "Nora Lindh");
    press(&mut app, ":merge Nora Lind<cr>");
    let Some(Effect::Write(FileToWrite { path: name, text, .. })) =
        press(&mut app, ":export notes.md<cr>")
    else {
        panic!("nothing is written")
    };
    assert_eq!(name, "notes.md");
    let noted = "# The bridge at Torp\n\n## Notes\n\n> drew the plans\n>\n> — *The bridge at Torp*, \
                 3 May 2021, ¶1\n\nReally?\n\n## People\n";
    assert!(text.starts_with(noted), "{text}");
    assert!(text.contains("\n## Corrected by hand\n\n- Nora Lindh is Nora Lind\n\n<!--"), "{text}");
    let mut plain = open();
    let Some(Effect::Write(FileToWrite { text, .. })) = press(&mut plain, ":export notes.md<cr>")
    else {
        panic!("nothing is written")
    };
    assert!(!text.contains("## Notes") && !text.contains("by hand"), "{text}");
}

#[test]
fn what_is_stored_is_read_entry_by_entry() {
    let mut app = open();
    select(&mut app, "P", View::People, "Nora Lindh");
    press(&mut app, "iWho?<cr>:hide<cr>");
    let kept = app.annotations.current().clone();
    let (corrections, notes) = kept.to_values_over((&Value::Null, &Value::Null));
    assert_eq!(Annotations::from_values(&corrections, &notes), (kept.clone(), None));
    assert_eq!(
        Annotations::from_values(&Value::Null, &Value::Null),
        (Annotations::default(), None)
    );

    let mut more = corrections.as_array().unwrap().clone();
    more.insert(0, serde_json::json!({"kind": "of-a-later-version", "who": 3}));
    let (read, notice) = Annotations::from_values(&more.into(), &"notes".into());
    assert_eq!(read, Annotations { notes: Vec::new(), ..kept.clone() });
    // What was added before the stored ones came stays, and is to be saved.
    let mut early = open();
    press(&mut early, "x");
    early.annotations.take_unsaved();
    early.restore_annotations(kept);
    assert_eq!((early.annotations.notes().len(), early.annotations.corrections().len()), (2, 1));
    assert!(early.annotations.take_unsaved().is_some());
    early.restore_annotations(Annotations::default());
    assert_eq!(early.annotations.notes().len(), 2);
    let hostile = serde_json::json!([{"at": {"start": 3, "words": "a"}, "words": "x\u{1b}[31m"}]);
    assert!(!Annotations::from_values(&Value::Null, &hostile).0.notes[0].words.contains('\u{1b}'));
    assert_eq!(notice.as_deref(), Some("2 stored corrections or notes cannot be read"));
}

#[test]
fn a_note_on_a_sentence_without_end_is_on_its_beginning() {
    let mut app = crate::ui::open(read(&"語 ".repeat(5000)), (80, 24));
    press(&mut app, "x");
    let place = app.annotations.note_place(0).unwrap();
    assert!((4000..=4096).contains(&place.len()), "{place:?}");
}
