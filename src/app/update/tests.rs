//! Keys and commands with the message, effect or selection that is expected after them.

use super::*;
use crate::app::article::{Article, Stage};
use crate::app::event::FileToWrite;
use crate::app::load_progress::LoadProgress;
use crate::facts::{Context, extract};
use crate::formats::plain;

const ARTICLE: &str = "\
The bridge at Torp\n\
\n\
TORP, May 3, 2021 - Mayor Nora Lind opened the bridge on Monday. “It took far too long to \
build,” Lind said. Engineer Peter Holm, who drew the plans, was not there.\n\
\n\
“Nobody has thanked the people who built it,” Mr. Holm said on Friday.\n\
\n\
Nothing else happened.\n";

fn open() -> App {
    let doc = plain::parse(ARTICLE);
    let facts = extract(&doc, &Context::default());
    crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), (80, 24))
}

/// Presses keys; spaces stand for the space bar.
fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for key in Key::parse_all(&keys.replace(' ', "<space>")).expect(keys) {
        effect = app.update(Event::Key(key));
    }
    effect
}

/// The message after some keys in a fresh reader.
fn message(keys: &str) -> String {
    let mut app = open();
    press(&mut app, keys);
    app.message
}

#[test]
fn commands_say_what_they_did_or_need() {
    for (command, expected) in [
        ("", ""),
        ("nonsense", "unknown command: nonsense (? lists keys)"),
        ("w file", "unknown command: w; did you mean :export?"),
        ("peple", "unknown command: peple; did you mean :people?"),
        ("exprot a.md", "unknown command: exprot; did you mean :export?"),
        ("set", ":set OPTION=VALUE, for example measure=72"),
        ("set colour=1", "unknown option: colour (Tab completes)"),
        ("set measure=500", "measure: expected 24 to 160"),
        ("set justify=maybe", "justify: expected true or false (after :set, on or off)"),
        ("set clipboard=file", "clipboard: set it in the config file"),
        ("set measure 60", ""),
        ("set zen=on", ""),
        ("date", "publication date: 2021-05-03"),
        ("date 2021-13-01", "not a date: 2021-13-01 (use YYYY-MM-DD)"),
        ("date 2021-05-10", "relative dates are counted from 10 May 2021; U undoes it"),
        ("export", "which file? :export notes.md"),
        ("lens zzz", "no paragraph has zzz"),
        ("lens quote", "2 paragraphs with quotations; Esc shows all"),
        ("lens happened", "1 paragraph with happened; Esc shows all"),
        ("n", "this is the last article"),
        ("prev", "this is the first article"),
        ("merge", "select a person or highlight a name first"),
        ("speaker", "select a quotation first"),
        ("date-of", "select a row of the timeline or highlight a date first"),
        ("note look here", "note saved (I lists notes)"),
        ("undo", "nothing to undo"),
    ] {
        assert_eq!(message(&format!(":{command}<cr>")), expected, "{command}");
    }
}

#[test]
fn actions_say_what_they_cannot_do() {
    for (keys, expected) in [
        ("n", "no search yet: / searches"),
        ("/zzz<cr>", "not found: zzz"),
        ("<c-o>", "nothing further back"),
        ("<a-right>", "nothing further ahead"),
        ("U", "nothing to undo"),
        ("<del>", "no note here"),
        ("m!", "mark: type a letter or digit"),
        ("ma", "mark a set"),
        ("'b", "no mark b"),
        ("~", "uncertain facts hidden"),
        ("~~", "uncertain facts shown"),
        ("M", "mouse on: hold Shift to select in the terminal"),
        ("MM", "mouse off"),
        ("+", "text width 76"),
        ("--", "text width 64"),
        ("*", "Nora Lind: mention 1 of 2"),
        ("9*", "no later mention of Nora Lind"),
        ("#", "no earlier mention of Nora Lind"),
        ("I<del>", "no notes"),
    ] {
        assert_eq!(message(keys), expected, "{keys}");
    }
}

#[test]
fn the_corrections_ask_for_what_they_lack() {
    for (row, command, expected) in [
        ("Nora", "merge", "who is Nora Lind? :merge NAME, Tab completes"),
        ("Nora", "merge Torvald", "no person is called Torvald"),
        ("Nora", "rename", "what is Nora Lind called? :rename NAME"),
        ("Nora", "rename Peter Holm", "Peter Holm exists: :merge Peter Holm makes them one person"),
        ("Nora", "split", "split which words from Nora Lind? :split WORDS"),
        ("Nora", "split Holm", "Nora Lind is not called “Holm” here"),
    ] {
        assert_eq!(message(&format!("P/{row}<cr>:{command}<cr>")), expected, "{command}");
    }
    for (command, expected) in [
        ("speaker", "who said it? :speaker NAME, Tab completes"),
        ("speaker Ann Ek", "“It took far too long to build,” was said by Ann Ek; U undoes it"),
    ] {
        let shown = message(&format!("W:{command}<cr>"));
        assert_eq!(shown.replace("build” ", "build,” "), expected, "{command}");
    }
    assert_eq!(message("T:date-of<cr>"), "which day? :date-of YYYY-MM-DD");
    assert_eq!(message("T:date-of soon<cr>"), "not a date: soon (use YYYY-MM-DD)");
}

#[test]
fn effects_are_asked_of_the_edge() {
    for (keys, expected) in [
        ("r", Effect::Reload),
        ("<c-l>", Effect::Redraw),
        ("<c-z>", Effect::Suspend),
        ("A", Effect::ListRecent),
        ("M", Effect::Mouse(true)),
        ("e", Effect::Edit(0)),
        ("q", Effect::Quit),
        (":q<cr>", Effect::Quit),
        ("<c-c>", Effect::Quit),
    ] {
        assert_eq!(press(&mut open(), keys), Some(expected), "{keys}");
    }
    let Some(Effect::Write(file)) = press(&mut open(), ":export a.md<cr>") else {
        panic!("nothing is written")
    };
    let FileToWrite { path, text, overwrite, last_line } = file;
    assert!(text.ends_with(&format!("\n{last_line}\n")));
    assert_eq!((path.as_str(), overwrite), ("a.md", false));
    assert!(text.starts_with("# The bridge at Torp\n\n## People\n\n- **Nora Lind**"), "{text}");
}

#[test]
fn an_export_overwrites_only_where_asked_and_is_markdown_or_a_report() {
    for (typed, expected) in [
        (":export ~/a b.md<cr>", Some(("~/a b.md", false))),
        (":export! a.md<cr>", Some(("a.md", true))),
        (":export notes<cr>", Some(("notes", false))),
        (":export a.html/notes<cr>", Some(("a.html/notes", false))),
        (":export a.docx<cr>", None),
        (":export a.html<cr>", Some(("a.html report", false))),
        (":export! ~/b c.HTM --with notes<cr>", Some(("~/b c.HTM report with notes", true))),
        (":export! ~/a.PDF<cr>", None),
    ] {
        let mut app = open();
        let effect = press(&mut app, typed);
        let written = effect.as_ref().map(|effect| match effect {
            Effect::Write(file) => (file.path.clone(), file.overwrite),
            Effect::WriteReport(file) => {
                let notes = if file.notes { " with notes" } else { "" };
                (format!("{} report{notes}", file.path), file.overwrite)
            }
            other => panic!("{other:?}"),
        });
        let written = written.as_ref().map(|(path, overwrite)| (path.as_str(), *overwrite));
        assert_eq!(written, expected, "{typed}");
        assert_eq!(app.message.starts_with("not written:"), expected.is_none(), "{typed}");
    }
}

#[test]
fn a_row_of_the_recent_list_is_removed() {
    let mut app = open();
    press(&mut app, "A");
    assert_eq!(press(&mut app, "<del>"), None);
    let articles = ["a", "b"].map(|source| crate::app::open_articles::RecentArticle {
        source: source.to_owned(),
        ..Default::default()
    });
    app.update(Event::Recent(articles.to_vec()));
    assert_eq!(press(&mut app, "j<del>"), Some(Effect::RemoveRecent(1)));
}

#[test]
fn articles_that_are_open_are_stepped_through() {
    let mut app = open();
    app.set_open_articles(["a", "b", "c"].map(str::to_owned).to_vec(), 1);
    assert_eq!(press(&mut app, ";"), Some(Effect::OpenArticle(2)));
    assert_eq!(press(&mut app, ":p<cr>"), Some(Effect::OpenArticle(0)));
    press(&mut app, ":set theme=light<cr>/bridge<cr>");
    app.update(Event::Opened(Box::new(open().article), 2));
    assert_eq!(app.message, "3 of 3: c");
    assert_eq!((app.open_articles.at, app.search.is_none()), (2, true));
    assert_eq!(app.appearance.theme, crate::app::appearance::ThemeName::Light);
    // What was typed can be recalled in the next article.
    press(&mut app, "/<up>");
    assert_eq!(app.prompts.open.as_ref().unwrap().line.text(), "bridge");
}

#[test]
fn the_input_line_edits_recalls_and_completes() {
    for (keys, expected) in [
        (":rena<tab>", "rename "),
        (":set gl<tab>", "set glyphs="),
        ("/one two<c-w>", "one "),
        ("/one<c-a><c-k>", ""),
        ("/bridge<cr>/<up>", "bridge"),
        ("/bridge<cr>/x<up><down>", ""),
        (":date<cr>:<up>", "date"),
        ("@hol<tab>", "Peter Holm"),
        ("/x<bs>", ""),
    ] {
        let mut app = open();
        press(&mut app, keys);
        let line = app.prompts.open.as_ref().map(|prompt| prompt.line.text());
        assert_eq!(line, Some(expected), "{keys}");
    }
    for keys in ["/x<bs><bs>", "/x<c-c>", ":x<c-g>", "/<esc>", "@<cr>"] {
        let mut app = open();
        press(&mut app, keys);
        assert!(app.prompts.open.is_none(), "{keys}");
    }
}

#[test]
fn people_filter_the_list_that_has_focus() {
    for (keys, view, expected) in [
        ("@Holm<cr>", View::Quotes, "@Holm"),
        ("T@Peter Holm<cr>", View::Timeline, "@Holm"),
        ("P@Peter Holm<cr>", View::People, "Peter Holm"),
        ("W@Holm<cr>@<cr>", View::Quotes, ""),
    ] {
        let mut app = open();
        press(&mut app, keys);
        assert_eq!(app.views.focus, Focus::List(view), "{keys}");
        assert_eq!(app.list(view).filter, expected, "{keys}");
        assert!(!app.list(view).order.is_empty(), "{keys}");
    }
}

#[test]
fn loading_is_reported_at_the_foot() {
    let mut app = open();
    let progress =
        |read, total| Event::Progress(Some(LoadProgress { read, total, stopped: false }));
    assert_eq!(app.loading_status(), None);
    app.update(progress(0, None));
    assert_eq!(app.loading_status().unwrap().0, "loading");
    app.update(progress(500, Some(1000)));
    let (status, key) = app.loading_status().unwrap();
    assert!(status.starts_with("loading 500 bytes of ") && key == "^C", "{status} {key}");
    assert_eq!(press(&mut app, "<c-c>"), Some(Effect::StopLoading));
    // Reports that were on their way do not undo it.
    app.update(progress(900, Some(1000)));
    assert_eq!(app.loading_status().unwrap().0, "stopping");
    app.update(Event::Progress(None));
    assert_eq!(app.loading_status(), None);

    let mut empty = App::default();
    empty.update(progress(0, None));
    assert_eq!(empty.empty_words(), "loading …");
    assert!(empty.loading_status().unwrap().0.starts_with("waiting for "));
}

#[test]
fn escape_clears_one_layer_a_press() {
    let mut app = open();
    press(&mut app, "/bridge<cr>&Lind<cr>P/Nora<cr>3");
    let state = |app: &App| {
        (
            app.count().is_some(),
            app.list(View::People).filter.is_empty(),
            app.views.focus == Focus::Body,
            app.search.is_some(),
            app.lens.is_some(),
        )
    };
    for expected in [
        (true, false, false, true, true),
        (false, false, false, true, true),
        (false, true, false, true, true),
        (false, true, true, true, true),
        (false, true, true, true, false),
        (false, true, true, false, false),
    ] {
        assert_eq!(state(&app), expected);
        assert_eq!(press(&mut app, "<esc>"), None);
    }
}

#[test]
fn a_page_is_opened_after_its_host_was_shown() {
    let doc = crate::formats::markdown::parse(
        "# The quay\n\n[One](b.md) and [two](https://example.org/x) and [three](mailto:a@b.org).\n",
    );
    let mut app = App::new(Article::new(doc.into(), Default::default(), Stage::Whole), (60, 20));
    app.set_open_articles(vec!["a.md".to_owned(), "b.md".to_owned()], 0);
    assert_eq!(press(&mut app, "O<cr>"), Some(Effect::OpenLink("b.md".to_owned())));
    assert_eq!(press(&mut app, "j<cr>"), None);
    assert!(app.message.starts_with("Enter again opens example.org here"), "{}", app.message);
    // Another key between them asks again.
    assert_eq!(press(&mut app, "kj<cr>"), None);
    let opens = Effect::OpenLink("https://example.org/x".to_owned());
    assert_eq!(press(&mut app, "<cr>"), Some(opens));
    app.update(Event::Opened(Box::default(), 1));
    assert_eq!(press(&mut app, "<c-o>"), Some(Effect::OpenArticle(0)));
    // Mail is shown where it stands.
    let doc = crate::formats::markdown::parse("Write [to her](mailto:a@b.org).\n");
    let mut app = App::new(Article::new(doc.into(), Default::default(), Stage::Whole), (60, 20));
    assert_eq!(press(&mut app, "O<cr>"), None);
    assert!(app.body.flash.is_some());
}

#[test]
fn a_note_is_gone_to_and_come_back_from() {
    let text = "Prices rose[^1] again.\n\nThey fell.\n\n[^1]: By a tenth.\n";
    let doc = crate::formats::markdown::parse(text);
    let mut app = App::new(Article::new(doc.into(), Default::default(), Stage::Whole), (60, 20));
    assert_eq!(press(&mut app, "O<cr>"), None);
    let lit = app.body.flash.map(|span| span.in_text(&app.article.doc.text));
    assert_eq!(lit, Some("[1] By a tenth."));
    assert!(app.message.is_empty(), "{}", app.message);
    press(&mut app, "<c-o>");
    assert!(app.message.is_empty(), "{}", app.message);
}
