//! The pictures: the time scale, the order of telling, who gets the words, sections by length. Each
//! is a list whose rows are bars or points, so that every key of a list works in it.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::lengths::{self, LengthRow};
use crate::app::panes::scale::{self, ScaleRow};
use crate::app::panes::telling::{self, TellingRow};
use crate::app::panes::voices::{self, VoiceRow};
use crate::facts::voices::SourceKind;
use crate::text::clip::{clip, fit};
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// A picture as a list.
///
/// ```text
///  TIME SCALE                by year
/// >1979         ███████             1
///  …
///  2015         ███████             1
///  2023 written ██████████████      2
///  2024         ▒▒▒▒▒▒▒             1
/// ```
pub type PictureList<'a, R> = ListPane<'a, R>;

/// A full bar; the shades of quoted words from direct to indirect; what is yet to come.
const FULL: &str = "█";
const SHADES: [&str; 3] = [FULL, "▓", "░"];
const AHEAD: &str = "▒";
/// A date that is longer than its row.
const LONG: &str = "·";
/// A date of the order of telling, and the day of writing.
const POINT: &str = "•";
const WRITTEN: &str = "│";
/// Columns of a day's name.
const LABEL: usize = 12;
/// From this width on the day of writing is marked by a word, else by a sign.
const WITH_WORD: usize = 36;

/// How many of `room` columns `part` of `most` takes: at least one, where there is any.
fn share(part: u32, most: u32, room: usize) -> usize {
    let columns = (part as usize).saturating_mul(room) / (most.max(1) as usize);
    if part == 0 { 0 } else { columns.clamp(1, room.max(1)) }
}

impl PaneRow for ScaleRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        scale::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        if self.column.is_gap {
            return vec![RowLine::new(self.label.as_str(), theme.dim)];
        }
        let count = self.dates();
        let number = if count == 0 { String::new() } else { count.to_string() };
        let (mark, marked) = if width < WITH_WORD { (WRITTEN, 2) } else { ("written", 8) };
        let room = width.saturating_sub(LABEL + marked + number.len() + 1);
        let (sign, style) = match (self.column.inside, self.column.future) {
            (0, _) => (LONG, theme.dim),
            (_, true) => (AHEAD, theme.future),
            _ => (FULL, theme.date),
        };
        let most = if self.column.inside == 0 { count.max(1) } else { self.highest };
        let length = match self.column.inside {
            0 => usize::from(count > 0),
            inside => share(inside, most, room),
        };
        let mark = if self.column.written { mark } else { "" };
        let line = RowLine::new(fit(&self.label, LABEL), theme.plain)
            .and(fit(mark, marked), theme.strong)
            .and(sign.repeat(length), style);
        vec![line.right(number, theme.dim)]
    }
}

impl PaneRow for TellingRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        telling::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let place = fit(&format!("¶{}", self.place.paragraph), 5);
        let label = clip(&self.label, LABEL);
        let room = width.saturating_sub(5 + LABEL + 1).max(1);
        let (column, all) = self.column;
        let at = |column: usize| column.saturating_mul(room.saturating_sub(1)) / (all.max(2) - 1);
        let point = at(column).min(room - 1);
        let written = self.written.map(|column| at(column).min(room - 1));
        let mut line = RowLine::new(place, theme.dim);
        for x in 0..room {
            line = match (x == point, written == Some(x)) {
                (true, _) => line.and(POINT, theme.date),
                (false, true) => line.and(WRITTEN, theme.rule),
                (false, false) => line.and(" ", theme.plain),
            };
        }
        vec![line.right(label, theme.plain)]
    }
}

impl PaneRow for VoiceRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        voices::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let words = self.voice.all().to_string();
        let style = match self.voice.source {
            SourceKind::Named => theme.name,
            SourceKind::Organisation => theme.plain,
            SourceKind::Unnamed => theme.dim,
            SourceKind::Unattributed => theme.warning,
        };
        let name = RowLine::new(clip(self.name(), width.saturating_sub(words.len() + 1)), style);
        let all = share(self.voice.all(), self.most, width.saturating_sub(2));
        let mut bar = RowLine::new("  ", theme.plain);
        let mut left = all;
        for (shade, part) in SHADES.iter().zip(self.voice.words) {
            let length = share(part, self.voice.all(), all).min(left);
            left -= length;
            bar = bar.and(shade.repeat(length), theme.quote);
        }
        vec![name.right(words, theme.dim), bar]
    }
}

impl PaneRow for LengthRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        lengths::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let about = format!("{} · {} min", self.words, lengths::minutes(self.words));
        let room = width.saturating_sub(about.chars().count() + 1);
        let bar = FULL.repeat(share(self.words, self.most, width.saturating_sub(2)));
        vec![
            RowLine::new(clip(&self.name, room), theme.plain).right(about, theme.dim),
            RowLine::new(format!("  {bar}"), theme.rule),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Place;
    use crate::calendar::Date;
    use crate::facts::time_scale::Column;
    use crate::facts::voices::Voice;

    fn column(year: i32, inside: u32, across: u32) -> Column {
        let day = |month, day| Date::new(year, month, day).unwrap();
        let (from, to) = (day(1, 1), day(12, 31));
        let (is_gap, written, future) = (false, year == 2023, year > 2023);
        Column { from, to, inside, across, is_gap, written, future }
    }

    #[test]
    fn the_time_scale_has_a_bar_a_year() {
        let row = |year: i32, inside, across| ScaleRow {
            label: year.to_string(),
            column: column(year, inside, across),
            highest: 4,
        };
        let mut rows =
            [row(2021, 1, 0), row(2022, 0, 0), row(2022, 0, 2), row(2023, 4, 0), row(2024, 2, 0)];
        rows[1].column.is_gap = true;
        rows[1].label = "…".to_owned();
        assert_eq!(
            draw_rows(&rows, Some(0), (40, 9))[1..],
            [
                ">2021                ████             1",
                " …",
                " 2022                ·                2",
                " 2023        written ████████████████ 4",
                " 2024                ▒▒▒▒▒▒▒▒         2",
            ]
        );
    }

    #[test]
    fn a_sign_marks_the_day_of_writing_where_there_is_little_room() {
        let row = ScaleRow { label: "2023".to_owned(), column: column(2023, 4, 0), highest: 4 };
        assert_eq!(draw_rows(&[row], None, (28, 4))[1], " 2023        │ ██████████ 4");
    }

    #[test]
    fn the_order_of_telling_has_a_point_a_date() {
        let row = |column, paragraph, label: &str| TellingRow {
            label: label.to_owned(),
            words: String::new(),
            column: (column, 5),
            written: Some(3),
            place: Place { paragraph, ..Place::default() },
        };
        let rows = [row(4, 1, "2024"), row(0, 2, "1979"), row(3, 3, "14 Nov 2023")];
        let drawn = draw_rows(&rows, Some(1), (30, 6));
        let point = |row: usize| drawn[row].chars().position(|c| c == '•').unwrap();
        assert!(point(2) < point(3) && point(3) < point(1), "{drawn:#?}");
        assert!(drawn[1].contains('│') && drawn[2].ends_with("1979"), "{drawn:#?}");
        // One date alone, and a pane with no room.
        let one = TellingRow { column: (0, 1), written: None, ..row(0, 1, "2024") };
        assert!(draw_rows(std::slice::from_ref(&one), Some(0), (30, 6))[1].contains('•'));
        for width in 0..24 {
            draw_rows(std::slice::from_ref(&one), Some(0), (width, 6));
        }
    }

    #[test]
    fn words_are_in_three_shades() {
        let voice = |name: &str, words, source| VoiceRow {
            voice: Voice { name: name.into(), person: None, source, words, quotes: 2, first: 0 },
            most: 20,
        };
        let rows = [
            voice("Nora Lind", [10, 5, 5], SourceKind::Named),
            voice("", [0, 0, 1], SourceKind::Unattributed),
        ];
        assert_eq!(
            draw_rows(&rows, Some(0), (24, 6))[1..],
            [
                ">Nora Lind           20",
                "   ██████████▓▓▓▓▓░░░░░",
                " unattributed         1",
                "   ░",
            ]
        );
    }

    #[test]
    fn sections_have_their_length_and_minutes() {
        let row = |name: &str, words| LengthRow { name: name.into(), words, most: 800 };
        let rows = [row("A long heading that is cut", 800), row("Lead", 100)];
        let drawn = draw_rows(&rows, Some(0), (30, 6));
        assert!(drawn[1].ends_with(" min") && drawn[1].contains("800 · "), "{drawn:#?}");
        let bars = [2, 4].map(|row| drawn[row].matches('█').count());
        assert_eq!(bars, [26, 3], "{drawn:#?}");
    }

    #[test]
    fn a_share_is_seen_where_there_is_any() {
        for (part, most, room, expected) in
            [(0, 9, 10, 0), (1, 1000, 10, 1), (9, 9, 10, 10), (3, 0, 0, 1), (u32::MAX, 1, 5, 5)]
        {
            assert_eq!(share(part, most, room), expected, "{part} of {most}");
        }
    }
}
