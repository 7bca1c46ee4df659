//! The margin rail: on the scrollbar's column, where in the text notes, warnings and hits are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;
use crate::text::Span;
use crate::ui::theme::Theme;

/// Signs of a note, a warning and a search hit: ticks towards the text, as signs of their own would be
/// read as marks of the list that begins behind the rule.
const NOTE: &str = "╡";
const WARNING: &str = "╣";
const HIT: &str = "┤";

/// Draws a sign on each row of `area`, a column, whose part of the text has something: a search hit
/// before a note, a note before a warning. The scrollbar's thumb stays where a row has nothing.
///
/// ```text
///  │
///  ╣   a warning in this part
///  ┃   the part on the screen
///  ╡   a note
///  ┤   search hits
/// ```
pub(super) fn render_rail(app: &App, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    let length = app.article.doc.text.trim_end().len();
    let marks = Marks {
        hits: app.search.as_ref().map(|search| search.hits()).unwrap_or_default(),
        notes: app.annotations.note_places().map(|place| place.start).collect(),
        warnings: &app.article.facts.warnings,
    };
    for (row, y) in (area.y..area.bottom()).enumerate() {
        let part = part_of(length, row, usize::from(area.height));
        if let Some((sign, style)) = marks.sign(part, theme) {
            buffer.set_string(area.x, y, sign, style);
        }
    }
}

/// What is marked, each list in text order but the notes.
struct Marks<'a> {
    hits: &'a [u32],
    notes: Vec<u32>,
    warnings: &'a [crate::facts::Warning],
}

impl Marks<'_> {
    fn sign(&self, part: Span, theme: &Theme) -> Option<(&'static str, Style)> {
        let hit = self.hits.partition_point(|hit| *hit < part.start);
        if self.hits.get(hit).is_some_and(|hit| part.contains(*hit)) {
            return Some((HIT, theme.hit));
        }
        if self.notes.iter().any(|note| part.contains(*note)) {
            return Some((NOTE, theme.note));
        }
        let warning = self.warnings.partition_point(|warning| warning.span.start < part.start);
        let warning = self.warnings.get(warning).filter(|w| part.contains(w.span.start));
        warning.map(|_| (WARNING, theme.warning))
    }
}

/// The bytes of the text that a row of so many stands for.
fn part_of(length: usize, row: usize, rows: usize) -> Span {
    let at = |row: usize| {
        // A text of 4 GiB times the rows of a screen fits.
        let place = (length as u64).saturating_mul(row as u64) / (rows.max(1) as u64);
        usize::try_from(place).unwrap_or(length)
    };
    Span::of(at(row), at(row + 1))
}

#[cfg(test)]
mod tests {
    use super::super::testing::text;
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::app::key::Key;
    use crate::app::{Article, Event, Stage};
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    #[test]
    fn rows_share_out_the_text() {
        for (length, rows) in [(0, 5), (3, 10), (1000, 7), (1 << 32, 60)] {
            let parts: Vec<Span> = (0..rows).map(|row| part_of(length, row, rows)).collect();
            assert_eq!(parts[0].start, 0);
            assert!(parts.windows(2).all(|two| two[0].end == two[1].start), "{length} {rows}");
        }
        assert_eq!(part_of(100, 1, 4), Span::new(25, 50));
    }

    #[test]
    fn the_rail_shows_where_something_is() {
        let quiet = "It rained in the hills all day long.\n\n".repeat(30);
        let words =
            format!("{quiet}They met on Tuesday, November 15, 2023.\n\n{quiet}A heron came.\n");
        let doc = plain::parse(&words);
        let facts = extract(&doc, &Context::default());
        assert_eq!(facts.warnings.len(), 1);
        let mut app = crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), (80, 24));
        let draw = |app: &App| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 9));
            render_rail(app, buffer.area, &Theme::of(&Appearance::default()), &mut buffer);
            text(&buffer).concat().replace(' ', "")
        };
        assert_eq!(draw(&app), "╣");
        for key in Key::parse_all("/heron<cr>i").unwrap() {
            app.update(Event::Key(key));
        }
        for key in Key::parse_all("why<cr>").unwrap() {
            app.update(Event::Key(key));
        }
        assert_eq!(draw(&app), "╣┤", "a hit comes before the note on it");
        for key in Key::parse_all(":noh<cr>").unwrap() {
            app.update(Event::Key(key));
        }
        assert_eq!(draw(&app), "╣╡");
    }
}
