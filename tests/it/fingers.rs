//! What fingers do: keys typed through the app, and what they reach, in how many keys.

use dateline::app::event::FileToWrite;
use dateline::app::key::Key;
use dateline::app::viewport::{Focus, View};
use dateline::app::{App, Effect, Event};

use crate::screens::{ARTICLE, draw, open, text};

/// Types keys; spaces stand for the space bar. Gives what the edge is asked for last.
fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    if keys.is_empty() {
        return None;
    }
    for key in Key::parse_all(&keys.replace(' ', "<space>")).expect(keys) {
        effect = app.update(Event::Key(key));
    }
    effect
}

fn screen(app: &App) -> String {
    text(&draw(app))
}

fn selected(app: &App, view: View) -> String {
    let item = app.list(view).selected().unwrap();
    (dateline::app::panes::pane(view).words)(app, item).lines().next().unwrap().to_owned()
}

fn top(app: &App) -> String {
    let text = &app.article.doc.text[app.body.top.offset as usize..];
    text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// Seven statements of one person about one thing, some with the word and some without.
const TALKS: &str = "\
The harbour of Lund\n\
\n\
LUND, May 3, 2021 - Mayor Anna Berg spoke about the harbour on Monday. “The harbour stays \
open,” Berg said. Engineer Karl Holm disagreed. “It is too small,” Holm said.\n\
\n\
“No harbour of this size is closed,” Berg said. She said that the harbour pays for itself. “We \
will deepen the harbour in June,” Berg said on Tuesday.\n\
\n\
Berg added that a harbour needs a crane. “A new harbour would cost more,” Berg said. Berg told \
reporters that “the harbour is the town”.\n\
\n\
Rain fell in the north.\n";

#[test]
fn jobs_take_few_keys() {
    let count = |keys: &str| Key::parse_all(keys).unwrap().len();

    // What somebody said about something, all of it copied with its source.
    let keys = "W/@be ha<cr>9y";
    let mut app = open(TALKS, (80, 24));
    let Some(Effect::Copy(words)) = press(&mut app, keys) else { panic!("nothing is copied") };
    let rows: Vec<&str> = words.split("\n\n").collect();
    assert_eq!(rows.len(), 7, "{words}");
    for row in &rows {
        assert!(row.contains("harbour") && row.contains("— Anna Berg"), "{row}");
        assert!(row.contains("“The harbour of Lund”, 3 May 2021, ¶"), "{row}");
    }
    assert!(count(&keys.replace(' ', "<space>")) <= 12, "{keys}");

    // All dates, and which of them contradict themselves.
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "TT");
    let shown = screen(&app);
    assert_eq!(app.list(View::Timeline).order.len(), 7);
    assert_eq!(shown.matches('¶').count(), 8, "{shown}");
    assert!(shown.contains("! 2023 Nov 15 Wed"), "{shown}");

    // To section 5 and back.
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "5S");
    assert_eq!(top(&app), "What Next");
    press(&mut app, "<c-o>");
    assert_eq!(top(&app), "Hope or");
    assert!(count("5S<c-o>") <= 4);

    // The notes into the same file as the last time.
    let keys = ":ex<tab>n.md<cr>";
    press(&mut app, "icheck this<cr>");
    for _ in 0..3 {
        let Some(Effect::Write(FileToWrite { path, text, overwrite, last_line })) =
            press(&mut app, keys)
        else {
            panic!("nothing is written")
        };
        assert_eq!((path.as_str(), overwrite), ("n.md", false));
        assert!(text.contains("check this") && text.ends_with(&format!("\n{last_line}\n")));
    }
    assert!(count(keys) <= 12);

    // One mention is somebody else.
    let keys = ":is h<cr>";
    let mut app = open(TALKS, (80, 24));
    press(&mut app, "P/berg<cr>3*");
    let before = app.article.facts.people.len();
    press(&mut app, keys);
    assert!(app.message.ends_with("here is Karl Holm; U undoes it"), "{}", app.message);
    assert_eq!(app.article.facts.people.len(), before);
    assert_eq!(count(&keys.replace(' ', "<space>")), 6);
}

#[test]
fn lists_open_at_what_is_on_the_screen() {
    for (keys, view, expected) in [
        ("T", View::Timeline, "Relations between"),
        ("GT", View::Timeline, "Iranian Supreme Leader"),
        ("GW", View::Quotes, ""),
        ("gP", View::People, ""),
    ] {
        let mut app = open(ARTICLE, (80, 24));
        press(&mut app, keys.trim_end_matches(['T', 'W', 'P']));
        let seen = app.visible();
        press(&mut app, &keys[keys.len() - 1..]);
        let item = app.list(view).selected().unwrap();
        let target = (dateline::app::panes::pane(view).target)(&app, item);
        let words = selected(&app, view);
        assert!(words.contains(expected), "{keys}: {words}");
        if matches!(view, View::Quotes) {
            assert!(target.unwrap().overlaps(seen), "{keys}: {words}");
        }
    }
    // Highlighted words win over the rest of the screen.
    let mut app = open(TALKS, (80, 24));
    press(&mut app, "/deepen<cr>W");
    assert!(selected(&app, View::Quotes).starts_with("We will deepen"));
}

#[test]
fn sections_are_found_by_number_and_name() {
    let mut app = open(ARTICLE, (80, 24));
    for (keys, expected) in [
        (":section 3<cr>", "Key Developments"),
        (":section back<cr>", "Background Relations"),
        (":sec<tab>whatn<cr>", "What Next"),
        ("1S", "Hope or"),
        ("99S", "Khamenei’s Stance"),
    ] {
        press(&mut app, keys);
        assert!(
            top(&app).starts_with(expected.split(' ').next().unwrap()),
            "{keys}: {}",
            top(&app)
        );
    }
    for (keys, expected) in [
        (":section 99<cr>", "no section 99: there are 8"),
        (":section zzz<cr>", "no section is called zzz"),
        (":section<cr>", "which section? :section NUMBER or NAME"),
    ] {
        press(&mut app, keys);
        assert_eq!(app.message, expected);
    }
}

#[test]
fn the_palette_runs_what_it_finds_where_the_reader_was() {
    for open_with in ["::", "<f6>", "<a-x>"] {
        let mut app = open(ARTICLE, (80, 24));
        press(&mut app, open_with);
        assert!(screen(&app).contains("Move"), "all actions are listed");
        press(&mut app, "nxsect<cr>");
        assert_eq!((top(&app).as_str(), app.views.focus), ("Background Relations", Focus::Body));
        assert!(app.list(View::Help).filter.is_empty() && app.prompts.open.is_none());
    }
    let mut app = open(ARTICLE, (80, 24));
    // It acts on the list that had focus.
    let copied = press(&mut app, "W::copy<cr>");
    assert!(matches!(copied, Some(Effect::Copy(_))), "{copied:?}");
    assert_eq!(app.views.focus, Focus::List(View::Quotes));
    // A command asks for its words.
    press(&mut app, "::merge<cr>");
    assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), "merge ");
    press(&mut app, "<esc>::zzzz<cr>");
    assert_eq!(app.message, "no action is called zzzz");
    press(&mut app, "::<esc>");
    assert_eq!(app.views.focus, Focus::List(View::Quotes));
    // Arrows choose among the rows.
    press(&mut app, "<esc>::next section<down><up><cr>");
    assert_eq!(top(&app), "Background Relations");
    // Enter in the help does the same.
    press(&mut app, "g?/next section<cr><cr>");
    assert_eq!((top(&app).as_str(), app.views.focus), ("Background Relations", Focus::Body));
}

#[test]
fn names_are_found_by_some_of_their_letters() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "P/khmni");
    assert_eq!(selected(&app, View::People), "Ali Khamenei");
    press(&mut app, "<c-u>sherman");
    assert_eq!(selected(&app, View::People), "Wendy Sherman");
    press(&mut app, "<esc><esc>S/kstnce");
    assert!(selected(&app, View::Sections).contains("Stance"));
    // Sentences must have the words.
    press(&mut app, "<esc><esc>W/zqx");
    assert!(app.list(View::Quotes).order.is_empty());
}

#[test]
fn unbound_keys_say_so_once() {
    let mut app = open(ARTICLE, (80, 24));
    for (key, expected) in [
        ("E", "E is not bound (? lists keys)"),
        ("E", ""),
        ("<f9>", "F9 is not bound (? lists keys)"),
        ("<f9>", ""),
    ] {
        press(&mut app, key);
        assert_eq!(app.message, expected, "{key}");
    }
}

#[test]
fn a_window_shows_which_keys_may_follow() {
    let mut app = open(ARTICLE, (80, 24));
    press(&mut app, "2]ma]'");
    let shown = screen(&app);
    assert!(shown.contains("┌ ' ─"), "{shown}");
    assert!(shown.contains("│ '  to the last place"), "{shown}");
    assert!(shown.contains("│ a  Key Developments"), "{shown}");
    press(&mut app, "a");
    assert!(!screen(&app).contains("┌"));
    press(&mut app, "Z");
    assert!(screen(&app).contains("│ Z  quit at once │"), "{}", screen(&app));
    let vim = dateline::app::keymap::Keymap::preset("vim").unwrap();
    app.keymap = vim;
    press(&mut app, "Zg");
    let shown = screen(&app);
    for row in ["│ g  to the top", "│ t  next article", "│ x  open the link", "│ ?  this help"]
    {
        assert!(shown.contains(row), "{row}\n{shown}");
    }
}

#[test]
fn the_sentence_that_is_copied_is_lit() {
    for size in [(40, 12), (80, 24), (120, 40)] {
        let mut app = open(TALKS, size);
        assert_eq!(app.lit(), None, "nothing before the first key");
        for keys in ["}", ")", ")", "/deepen<cr>", "j", "G"] {
            press(&mut app, keys);
            let lit = app.lit().unwrap();
            let words = lit.in_text(&app.article.doc.text).replace('\n', " ");
            let Some(Effect::Copy(copied)) = press(&mut app, "y") else { panic!("{keys}") };
            assert!(copied.contains(&words), "{keys}: {words} {copied}");
            let gutter = screen(&app).contains('▎');
            assert_eq!(gutter, size.0 > 60, "{keys}\n{}", screen(&app));
        }
        press(&mut app, "P");
        assert_eq!(app.lit(), None, "keys go to the list");
    }
}

#[test]
fn words_and_sentences_are_selected_with_keys() {
    for (keys, expected) in [
        ("/pays<cr>v", "pays"),
        ("/pays<cr>vll", "pays for itself"),
        ("/pays<cr>vww", "pays for itself"),
        ("/pays<cr>vb", "harbour pays"),
        ("/pays<cr>vlob", "harbour pays for"),
        ("/pays<cr>vlh", "pays"),
        ("/small<cr>V", "“It is too small,” Holm said."),
        ("/disagreed<cr>V)", "Engineer Karl Holm disagreed. “It is too small,” Holm said."),
        ("/disagreed<cr>vV", "disagreed"),
    ] {
        let mut app = open(TALKS, (80, 24));
        press(&mut app, keys);
        let Some(Effect::Copy(words)) = press(&mut app, "y") else { panic!("{keys}") };
        assert_eq!(words.lines().next().unwrap(), expected, "{keys}");
        assert!(words.contains("“The harbour of Lund”"), "{keys}: {words}");
        assert!(app.body.selection.is_none() && app.body.flash.is_some(), "{keys}");
    }
    let mut app = open(TALKS, (80, 24));
    press(&mut app, "/pays<cr>vllx");
    assert_eq!(app.annotations.notes()[0].at.words, "pays for itself");
    press(&mut app, "/crane<cr>vhilook up<cr>");
    assert_eq!(app.annotations.notes()[1].at.words, "a crane");
    press(&mut app, "vl<esc>");
    assert!(app.body.selection.is_none() && app.body.flash.is_some());
    // A row down and up again.
    press(&mut app, "/pays<cr>v");
    let before = app.body.selection;
    press(&mut app, "j");
    assert!(app.body.selection.unwrap().span().len() > before.unwrap().span().len());
    // In the less preset `v` is the editor.
    let mut app = open(TALKS, (80, 24));
    app.keymap = dateline::app::keymap::Keymap::preset("less").unwrap();
    assert!(matches!(press(&mut app, "v"), Some(Effect::Edit(_))));
    press(&mut app, "<a-s>");
    assert!(app.body.selection.is_some());
}

/// The column and row of some words on the screen.
fn place(app: &App, words: &str) -> (u16, u16) {
    let shown = screen(app);
    let (y, line) = shown.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let x = line[..line.find(words).unwrap()].chars().count();
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

#[test]
fn the_mouse_selects_and_opens() {
    let mut app = open(TALKS, (80, 24));
    let ((x, y), (to, below)) = (place(&app, "stays"), place(&app, "Engineer Karl"));
    app.update(Event::Click(x + 1, y));
    app.update(Event::Drag(x + 2, y));
    app.update(Event::Drag(to + 10, below));
    app.update(Event::Release(to + 10, below));
    assert_eq!(app.message, "selected: y copies");
    let Some(Effect::Copy(words)) = press(&mut app, "y") else { panic!("nothing is copied") };
    assert!(words.starts_with("stays open,” Berg said. Engineer Karl\n"), "{words}");
    // A click on a name opens its profile.
    let mut app = open(TALKS, (80, 24));
    let (x, y) = place(&app, "Holm disagreed");
    app.update(Event::Click(x, y));
    assert_eq!(app.views.focus, Focus::Body);
    app.update(Event::Release(x, y));
    assert_eq!(app.views.focus, Focus::List(View::Card));
    assert!(screen(&app).contains("PROFILE"), "{}", screen(&app));
    // Beside a name nothing opens.
    let (x, y) = place(&app, "stays");
    app.update(Event::Click(x, y));
    app.update(Event::Release(x, y));
    assert_eq!(app.views.focus, Focus::Body);
    // A key of the status bar.
    let (x, y) = place(&app, "people");
    app.update(Event::Click(x, y));
    assert_eq!(app.views.focus, Focus::List(View::People));
    let (x, y) = place(&app, "? help");
    app.update(Event::Click(x, y));
    assert_eq!(app.views.focus, Focus::List(View::Help));
}

const BOOK: &str = "# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n\nfour\n\n# E\n\nfive\n";

#[test]
fn branches_of_the_section_list_open_and_close() {
    let doc = dateline::formats::markdown::parse(BOOK);
    let facts = dateline::facts::extract(&doc, &Default::default());
    let article = dateline::app::Article::new(doc.into(), facts, dateline::app::Stage::Whole);
    let mut app = dateline::ui::open(article, (80, 24));
    let rows = |app: &App| {
        let names = app.list(View::Sections).order.iter();
        let words = dateline::app::panes::pane(View::Sections).words;
        names.map(|item| words(app, *item)).collect::<String>()
    };
    press(&mut app, "Sg");
    assert_eq!(rows(&app), "ABCDE");
    for (keys, expected, focus) in [
        ("<left>", "AE", View::Sections),
        ("<right>", "ABCDE", View::Sections),
        ("j<left>", "ABDE", View::Sections),
        ("k<left>", "AE", View::Sections),
        ("<right>", "ABDE", View::Sections),
        ("j<right>", "ABCDE", View::Sections),
    ] {
        press(&mut app, keys);
        assert_eq!(rows(&app), expected, "{keys}");
        assert_eq!(app.views.focus, Focus::List(focus), "{keys}");
    }
    // A leaf moves the focus, and so does a branch that is closed already.
    press(&mut app, "jj<left>");
    assert_eq!(app.views.focus, Focus::Body);
    press(&mut app, "S");
    press(&mut app, "g<left><left>");
    assert_eq!((rows(&app).as_str(), app.views.focus), ("AE", Focus::Body));
    // What is read inside a closed branch is shown as the branch.
    press(&mut app, ":section 3<cr>");
    assert_eq!(selected(&app, View::Sections), "A");
    app.keymap = dateline::app::keymap::Keymap::preset("vim").unwrap();
    press(&mut app, "Szo");
    assert_eq!(rows(&app), "ABCDE");
    press(&mut app, "za");
    assert_eq!(rows(&app), "AE");
    press(&mut app, "Gzc");
    assert_eq!(app.message, "select a section with others below it first");
}

#[test]
fn notes_say_where_and_when() {
    let mut app = open(ARTICLE, (80, 24));
    app.annotations.set_time(1_795_888_530);
    press(&mut app, "]}inote<cr>I");
    let shown = screen(&app);
    assert!(shown.contains("Background, 28 November"), "{shown}");
    let Some(Effect::Write(file)) = press(&mut app, ":export n.md<cr>") else { panic!("no file") };
    assert!(file.text.contains("\nnote\n\n*Background, 28 November 2026 17:55 UTC*\n"));
}

#[test]
fn searches_fold_accents_and_take_expressions() {
    let mut app = open("Erdoğan met Orbán — “oui”.\n\nIn 2015 and 2018, Erdogan said.\n", (80, 24));
    for (keys, expected) in [
        ("/erdogan", "1/2"),
        ("/orban", "1/1"),
        ("/\"oui\"", "1/1"),
        ("/re:20\\d\\d", "1/2"),
        ("/\\vErd\\w+n", "1/2"),
        ("/re:(20", "no valid expression: as words 0/0"),
    ] {
        press(&mut app, keys);
        let dateline::app::status::Status::Prompt(prompt) = app.status() else { panic!("{keys}") };
        assert_eq!(prompt.hint, expected, "{keys}");
        press(&mut app, "<esc>");
    }
}

#[test]
fn the_sample_says_what_it_is_and_what_is_worth_a_look() {
    let mut app = open(ARTICLE, (80, 24));
    app.show_sample_notice();
    let notice = "built-in sample: dateline FILE opens your own · ! 3 warnings · ? help";
    assert_eq!(app.message, notice);
    press(&mut app, "j");
    assert!(screen(&app).contains("! 3 warnings  / find"));
    // Without warnings nothing is said of them.
    let mut app = open("Rain fell.\n", (80, 24));
    app.show_sample_notice();
    assert!(!app.message.contains("warning") && !screen(&app).contains('!'));
}

#[test]
fn the_bar_at_the_top_counts_what_the_lists_have() {
    for (width, minutes) in [(200, true), (120, true), (80, false)] {
        let mut app = open(ARTICLE, (width, 60));
        let shown = screen(&app);
        let bar = shown.lines().next().unwrap().to_owned();
        let (quotes, dates) =
            (app.article.facts.quotes.len(), app.list(View::Timeline).order.len());
        if width >= 120 {
            assert!(bar.contains(&format!("{quotes} quotes")), "{bar}");
            assert!(bar.contains(&format!("{dates} dates")), "{bar}");
        }
        assert_eq!(bar.contains(" in marks"), width >= 130, "{bar}");
        press(&mut app, "WW");
        assert!(screen(&app).contains(&format!("{quotes}, 4 in marks")));
        app.update(Event::Resize(width, 12));
        press(&mut app, "qg<esc><esc>");
        assert_eq!(screen(&app).lines().next().unwrap().contains("min left"), minutes);
        press(&mut app, "G");
        assert!(!screen(&app).contains("min left"));
    }
}
