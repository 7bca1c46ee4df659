//! The title bar: what is read, and where in it one is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget};

use crate::app::Stage;
use crate::app::panes::count;
use crate::app::status::TitleInfo;
use crate::text::clip::clip;
use crate::text::wrap::columns;
use crate::ui::cells::draw_line;
use crate::ui::row_line::RowLine;
use crate::ui::theme::Theme;

/// Title and section on the left; paragraph, progress, date and counts on the right, as many as
/// there is room for.
///
/// ```text
///  Hope or Hostility? Iran-US Dialogu… · §1/8 ¶ 1/12 · 16% · Wed 15 November 2023
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TitleBar<'a> {
    /// Its content.
    pub info: &'a TitleInfo<'a>,
    /// The styles.
    pub theme: &'a Theme,
}

/// From these widths on there is room for the date, the minutes left, the counts, how many
/// quotations are in marks, the warnings.
const DATE: usize = 70;
const MINUTES: usize = 96;
const COUNTS: usize = 110;
const MARKS: usize = 130;
const WARNINGS: usize = 150;

impl Widget for &TitleBar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let width = usize::from(area.width);
        Block::new().style(self.theme.bar).render(area, buffer);
        let right = self.right(width);
        let number = self.info.article.map(|(at, count)| format!("[{at}/{count}] "));
        let number = number.unwrap_or_default();
        let room = width.saturating_sub(columns(&right) + columns(&number) + 2);
        let section = self.section();
        let section_room = columns(&section).min(room / 2);
        let title = clip(self.info.title, room.saturating_sub(section_room + 3));
        let left = format!(" {number}{title} · {}", clip(&section, section_room));
        let line = RowLine::new(left, self.theme.strong).right(right, self.theme.plain);
        draw_line(&line.into_line(width), area, buffer);
    }
}

impl TitleBar<'_> {
    /// "§2/8 Background".
    fn section(&self) -> String {
        let Some((number, name)) = &self.info.section else { return String::new() };
        let name = if name.is_empty() { String::new() } else { format!(" {name}") };
        format!("§{number}/{}{name}", self.info.sections)
    }

    /// "¶ 6/31 · 34% · Wed 15 November 2023 · 5 people".
    fn right(&self, width: usize) -> String {
        let info = self.info;
        let mut parts = vec![info.place.clone()];
        match info.stage {
            Stage::Beginning => parts.push("loading".to_owned()),
            Stage::Text => parts.push("analyzing".to_owned()),
            Stage::Whole => {}
        }
        if let Some(minutes) = info.minutes_left.filter(|_| width >= MINUTES) {
            parts.push(format!("{minutes} min left"));
        }
        if width >= DATE {
            parts.push(info.published.map_or_else(
                || "undated".to_owned(),
                |date| {
                    let weekday: String = date.weekday().name().chars().take(3).collect();
                    format!("{weekday} {}", date.long())
                },
            ));
        }
        if width >= COUNTS {
            parts.push(count(info.people, "person", "people"));
            let quotes = count(info.quotes, "quote", "quotes");
            parts.push(if info.in_marks < info.quotes && width >= MARKS {
                format!("{quotes}, {} in marks", info.in_marks)
            } else {
                quotes
            });
            parts.push(count(info.dates, "date", "dates"));
        }
        if width >= WARNINGS && info.warnings > 0 {
            parts.push(count(info.warnings, "warning", "warnings"));
        }
        format!("{} ", parts.join(" · "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw;
    use super::*;
    use crate::app::appearance::Appearance;
    use crate::calendar::Date;

    #[test]
    fn more_is_said_where_there_is_room() {
        let theme = Theme::of(&Appearance::default());
        let mut info = TitleInfo {
            title: "The ferry to Lund runs again",
            article: None,
            section: Some((2, "Why it stopped".to_owned())),
            sections: 4,
            place: "¶ 6/31 · 34%".to_owned(),
            stage: Stage::Whole,
            published: Date::new(2023, 11, 15),
            people: 5,
            quotes: 1,
            in_marks: 1,
            dates: 7,
            warnings: 0,
            minutes_left: Some(4),
        };
        let bar = |info: &TitleInfo<'_>, width| {
            draw(&TitleBar { info, theme: &theme }, (width, 1)).concat()
        };
        assert_eq!(bar(&info, 40), " The ferry… · §2/4 Why it… ¶ 6/31 · 34%");
        assert_eq!(
            bar(&info, 80),
            " The ferry to Lund r… · §2/4 Why it stopped ¶ 6/31 · 34% · Wed 15 November 2023"
        );
        assert!(bar(&info, 120).contains("34% · 4 min left · Wed 15 November"));
        assert!(bar(&info, 120).ends_with("2023 · 5 people · 1 quote · 7 dates"));
        info.quotes = 14;
        assert!(bar(&info, 140).contains(" · 14 quotes, 1 in marks · "));
        info.article = Some((1, 12));
        assert_eq!(bar(&info, 60), " [1/12] The ferry to Lu… · §2/4 Why it stopped ¶ 6/31 · 34%");
        (info.stage, info.published, info.section) = (Stage::Beginning, None, None);
        assert!(bar(&info, 80).ends_with("34% · loading · undated"));
        for width in 0..30 {
            assert!(columns(&bar(&info, width)) <= usize::from(width));
        }
    }
}
