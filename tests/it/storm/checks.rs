//! What must be true of every document, every fact and every frame.

use dateline::app::{App, Article, Stage};
use dateline::doc::{Document, MarkKind};
use dateline::export::{html, json, markdown, plain};
use dateline::facts::{Context, Facts, extract};
use dateline::input::own_json;
use dateline::term::clipboard::{self, Multiplexer};
use dateline::term::screen::Screen;
use dateline::text::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Format characters (general category Cf of Unicode 16), but the two joiners: `text::sanitize` keeps
/// those where they join.
const FORMAT: &[(u32, u32)] = &[
    (0xAD, 0xAD),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
];

fn is_unseen(c: char) -> bool {
    // The separators of lines and paragraphs, private use.
    let is_other = matches!(c, '\u{2028}' | '\u{2029}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    is_other
        || c.is_control()
        || FORMAT.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
}

/// Fails where `words` hold a control or format character other than those of `allowed`.
pub fn clean(what: &str, words: &str, allowed: &[char]) {
    if words.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return;
    }
    let found = words.chars().find(|c| is_unseen(*c) && !allowed.contains(c));
    assert!(found.is_none(), "{what} holds {found:?}: {words:?}");
}

fn inside(what: &str, span: Span, text: &str) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{what}: {span:?}");
}

/// A document is clean and in order.
pub fn document(doc: &Document) {
    clean("the text", &doc.text, &['\n']);
    let meta = &doc.meta;
    let lines =
        [Some(&meta.title), meta.byline.as_ref(), meta.language.as_ref(), meta.site.as_ref()];
    for line in lines.into_iter().flatten().chain(&doc.links) {
        clean("a line about it", line, &[]);
    }
    let mut end = 0;
    for block in &doc.blocks {
        inside("block", block.span, &doc.text);
        assert!(block.span.start >= end, "blocks overlap at {:?}", block.span);
        end = block.span.end;
    }
    assert_eq!(doc.sections.is_empty(), doc.blocks.is_empty(), "sections");
    let mut last = 0;
    for section in &doc.sections {
        inside("section", section.span, &doc.text);
        assert_eq!(section.blocks.start, last, "sections hold every block once");
        last = section.blocks.end;
    }
    assert_eq!(last as usize, doc.blocks.len());
    for mark in &doc.marks {
        inside("mark", mark.span, &doc.text);
        if let MarkKind::Link(link) = mark.kind {
            assert!((link as usize) < doc.links.len(), "a link without address");
        }
    }
    for note in &doc.notes {
        clean("a note", &note.message, &[]);
        note.span.into_iter().for_each(|span| inside("note", span, &doc.text));
    }
    assert!(doc.removed.len() <= doc.removed_count);
    assert!(doc.removed.iter().all(|removed| doc.text.is_char_boundary(removed.at as usize)));
}

/// Facts point into the text and at each other.
pub fn facts(doc: &Document, facts: &Facts) {
    let text = &doc.text;
    let people = facts.people.len();
    for person in &facts.people {
        clean("a name", &person.name, &[]);
        for mention in &person.mentions {
            inside("mention", mention.span, text);
        }
    }
    for (index, date) in (0..).zip(&facts.dates) {
        inside("date", date.span, text);
        inside("its sentence", date.sentence, text);
        assert!(date.interval().is_none_or(|(from, to)| from <= to), "{date:?}");
        assert!(date.until(index).is_none_or(|until| (until as usize) < facts.dates.len()));
    }
    for event in &facts.events {
        inside("event", event.clause, text);
        assert!(event.from <= event.to, "{event:?}");
        assert!(event.mentions.iter().all(|mark| (*mark as usize) < facts.dates.len()));
        assert!(event.warning.is_none_or(|warning| (warning as usize) < facts.warnings.len()));
    }
    for quote in &facts.quotes {
        inside("quote", quote.span, text);
        inside("its sentence", quote.sentence, text);
        for span in [quote.cue_span.get(), quote.addressee.get()].into_iter().flatten() {
            inside("cue", span, text);
        }
        assert!(quote.when.is_none_or(|when| (when as usize) < facts.dates.len()));
        if let Some(speaker) = &quote.speaker {
            clean("a speaker", &speaker.name(text, &facts.people), &[]);
            speaker.span.get().into_iter().for_each(|span| inside("speaker", span, text));
            assert!(speaker.person.is_none_or(|id| (id.0 as usize) < people));
        }
    }
    for warning in &facts.warnings {
        inside("warning", warning.span, text);
        clean("a warning", &warning.message, &[]);
    }
}

/// Checks a document; finds and checks its facts.
pub fn read(doc: Document) -> Article {
    document(&doc);
    let found = extract(&doc, &Context::default());
    facts(&doc, &found);
    Article::new(doc.into(), found, Stage::Whole)
}

/// What the program writes is clean, and its JSON can be read again.
pub fn exports(doc: &Document, found: &Facts) {
    let mut out = Vec::new();
    plain::write(doc, Some(40), &mut out).unwrap();
    markdown::write(doc, &mut out).unwrap();
    html::write(doc, &mut out).unwrap();
    clean("what is written", std::str::from_utf8(&out).unwrap(), &['\n']);
    out.clear();
    json::write(doc, found, &mut out).unwrap();
    let written = std::str::from_utf8(&out).unwrap();
    clean("JSON", written, &['\n']);
    let again = dateline::formats::json::parse(written);
    document(&again);
    let value = serde_json::from_str(written).unwrap();
    if let Some(restored) = own_json::facts(&value, &again) {
        facts(&again, &restored);
    }
}

/// Draws a frame: no cell commands the terminal, and the reading place is a place of the text.
pub fn frame(app: &App) {
    let (width, height) = app.size();
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    dateline::ui::draw(app, area, &mut buffer, &mut Default::default());
    for cell in buffer.content() {
        clean("a cell", cell.symbol(), &[]);
    }
    state(app);
}

/// The state of the reader holds together.
pub fn state(app: &App) {
    use dateline::app::viewport::View;
    let text = &app.article.doc.text;
    let top = app.body.top.offset as usize;
    assert!(text.is_char_boundary(top), "the top row begins at {top} of {}", text.len());
    for view in View::ALL {
        let list = app.list(view);
        assert!(list.cursor <= list.order.len().saturating_sub(1), "{view:?}: {list:?}");
    }
    assert!(app.views.card.is_none_or(|id| app.person(id).is_some()), "a card of nobody");
    clean("the message", &app.message, &[]);
}

/// A terminal that is shown frames, and looks at every byte.
pub struct Terminal {
    screen: Screen<Vec<u8>>,
}

impl Terminal {
    /// A blank terminal of the app's size.
    pub fn new(app: &App) -> Self {
        Self { screen: Screen::new(Vec::new(), app.size()).unwrap() }
    }

    /// Takes what the program would write for the next frame.
    pub fn show(&mut self, app: &App) {
        self.screen.draw(app).unwrap();
        let bytes = std::mem::take(self.screen.output());
        let mut words = String::new();
        let bytes = std::str::from_utf8(&bytes).expect("what is written is UTF-8");
        let bytes = without_links(bytes);
        // Where anything is written, it is one synchronised update.
        let mut rest = match bytes.strip_prefix("\x1b[?2026h") {
            Some(frame) => frame.strip_suffix("\x1b[?2026l").expect("a frame has an end"),
            None => bytes.as_str(),
        };
        while let Some((before, after)) = rest.split_once("\x1b[") {
            words.push_str(before);
            let end = after.find(|c: char| !matches!(c, '0'..='9' | ';')).unwrap_or(after.len());
            let kind = after.get(end..=end).unwrap_or("");
            assert!(matches!(kind, "H" | "C" | "X" | "m"), "{after:?} is written");
            rest = &after[end + 1..];
        }
        words.push_str(rest);
        clean("what is written", &words, &[]);
    }
}

/// The bytes without the links among them (OSC 8), whose addresses are visible ASCII.
fn without_links(bytes: &str) -> String {
    let mut pieces = bytes.split("\x1b]8;");
    let mut words = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (address, after) = piece.split_once("\x1b\\").expect("a link has an end");
        assert!(address.bytes().all(|b| b.is_ascii_graphic()), "{address:?} is a link");
        words.push_str(after);
    }
    words
}

/// What is put on the clipboard is clean, and so is the sequence that puts it there.
pub fn clipboard(words: &str) {
    clean("what is copied", words, &['\n']);
    let sequence = String::from_utf8(clipboard::sequence(words, Multiplexer::None)).unwrap();
    let payload = sequence.strip_prefix("\x1b]52;c;").and_then(|s| s.strip_suffix("\x1b\\"));
    let payload = payload.expect("the sequence is OSC 52");
    assert!(payload.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
}
