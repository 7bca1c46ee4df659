//! Whole screens: article, size and keys in, text and styles out. Looks at every size.

use dateline::app::key::Key;
use dateline::app::{App, Article, Event, Stage};
use dateline::facts::{Context, extract};
use dateline::formats::plain;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub const ARTICLE: &str = include_str!("../../assets/article.txt");

pub fn open(text: &str, size: (u16, u16)) -> App {
    let doc = plain::parse(text);
    let facts = extract(&doc, &Context::default());
    dateline::ui::open(Article::new(doc.into(), facts, Stage::Whole), size)
}

pub fn press(app: &mut App, keys: &str) {
    if keys.is_empty() {
        return;
    }
    for key in Key::parse_all(keys).expect("keys are written right") {
        app.update(Event::Key(key));
    }
}

/// Tests that hold a screen as a snapshot: the test's name, a size, and the keys pressed before, for
/// the function `screen` of the file.
macro_rules! snapshots {
    ($($name:ident $size:expr, $keys:literal;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(screen($size, $keys));
        })*
    };
}
pub(crate) use snapshots;

pub fn draw(app: &App) -> Buffer {
    let (width, height) = app.size();
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    dateline::ui::draw(app, area, &mut buffer, &mut Default::default());
    buffer
}

/// The screen as text, without the spaces at line ends.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The style bits of the first cell of `words` on the screen.
fn modifiers(buffer: &Buffer, words: &str) -> Modifier {
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        if let Some(at) = row.find(words) {
            let x = u16::try_from(row[..at].chars().count()).unwrap();
            return buffer[(x, y)].modifier;
        }
    }
    panic!("{words} is not on the screen");
}

#[test]
fn names_dates_quotes_and_hits_are_distinct_without_colour() {
    let mut app = open(ARTICLE, (40, 40));
    press(&mut app, ":set<space>theme=mono<cr>8]");
    let buffer = draw(&app);
    assert!(modifiers(&buffer, "Ali Khamenei").contains(Modifier::BOLD));
    assert!(modifiers(&buffer, "November").contains(Modifier::UNDERLINED));
    assert!(modifiers(&buffer, "will not succeed").contains(Modifier::ITALIC));
    assert!(modifiers(&buffer, "Khamenei’s Stance").contains(Modifier::BOLD));
    press(&mut app, "/wary<cr>");
    assert!(modifiers(&draw(&app), "wary").contains(Modifier::REVERSED));
    let coloured = |cell: &ratatui::buffer::Cell| {
        cell.fg != ratatui::style::Color::Reset || cell.bg != ratatui::style::Color::Reset
    };
    assert!(!draw(&app).content.iter().any(coloured), "mono carries no colour at all");
}

/// Each body row of a justified text ends at the same column or is the last of its block; hits keep
/// their spaces, however wide those are.
#[test]
fn justified_rows_are_straight_and_hits_whole() {
    let mut app = open(ARTICLE, (58, 40));
    press(&mut app, ":set<space>theme=mono<cr>:set<space>hyphenate=on<cr>2]");
    let plain = text(&draw(&app));
    press(&mut app, ":set<space>justify=on<cr>/both<space>nations<space>express<cr>");
    let buffer = draw(&app);
    let justified = text(&buffer);
    let words = |screen: &str| -> Vec<String> {
        screen
            .lines()
            .skip(1)
            .take(38)
            .flat_map(|l| l.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    assert_eq!(words(&plain), words(&justified), "the same words in the same rows");
    let widths: Vec<usize> =
        justified.lines().skip(1).take(38).map(|l| l.chars().count()).collect();
    let straight = widths.iter().filter(|w| **w == 58).count();
    assert!(straight > 12, "{straight} {justified}");
    assert!(justified.contains("-\n"), "{justified}");
    let hit: Vec<_> =
        buffer.content.iter().filter(|c| c.modifier.contains(Modifier::REVERSED)).collect();
    let hit: String = hit.iter().map(|c| c.symbol()).collect();
    assert!(hit.contains("both"), "{hit}");
}

#[test]
fn every_size_with_a_storm_of_keys() {
    let articles = [
        ARTICLE,
        "",
        "語".repeat(300).as_str(),
        "👩\u{200d}👩\u{200d}👧 e\u{301} ".repeat(50).as_str(),
    ]
    .map(str::to_owned);
    for article in &articles {
        let mut app = open(article, (0, 0));
        for width in (0..=64).step_by(3) {
            for height in 0..=20 {
                app.update(Event::Resize(width, height));
                press(&mut app, "jjG<tab>j<cr>/a<cr>n?q<c-o>Tj<cr>W<space>kPK<esc><esc>z]z");
                let buffer = draw(&app);
                assert_eq!(buffer.area.width, width);
            }
        }
    }
}

/// What was drawn before leaves no trace: no cell, no style.
#[test]
fn a_screen_is_the_same_over_another_one() {
    let mut app = open(ARTICLE, (68, 30));
    for keys in ["", "3jT", "/the<cr>", "<esc><esc>W/fail<cr>", "?", "qz", ":date", "<esc>P"] {
        press(&mut app, keys);
        let fresh = draw(&app);
        let mut used = fresh.clone();
        for cell in &mut used.content {
            cell.set_symbol("#").set_style(Modifier::REVERSED | Modifier::BOLD);
        }
        // A frame begins with blank cells, as ratatui's terminal gives them.
        used.reset();
        dateline::ui::draw(&app, fresh.area, &mut used, &mut Default::default());
        assert_eq!(used, fresh, "{keys}");
        assert!(text(&fresh).lines().filter(|line| !line.is_empty()).count() > 3, "{keys}");
    }
}

#[test]
fn drawing_changes_nothing() {
    let mut app = open(ARTICLE, (100, 30));
    press(&mut app, "3jP/a<cr>");
    let before = format!("{app:?}");
    draw(&app);
    assert_eq!(format!("{app:?}"), before);
}

#[test]
fn removed_characters_are_reported_and_listed() {
    let mut app = open("The quay\n\nThe ferry to Lund\u{200b}havn was \u{202e}late.\n", (80, 24));
    assert_eq!(app.message, "2 invisible characters removed (^ lists them)");
    assert!(text(&draw(&app)).contains("2 invisible characters removed"));
    press(&mut app, "^");
    let shown = text(&draw(&app));
    assert!(shown.contains("INVISIBLE CHARACTERS"), "{shown}");
    for row in ["Lund<U+200B>havn", "<U+202E>late."] {
        assert!(shown.contains(row), "{row} in {shown}");
    }
    press(&mut app, "<esc>=");
    assert!(app.message.contains("2 invisible characters removed"), "{}", app.message);
    // Soft hyphens only say where a word may be hyphenated.
    assert_eq!(open("The fer\u{ad}ry was late.\n", (80, 24)).message, "");
}
