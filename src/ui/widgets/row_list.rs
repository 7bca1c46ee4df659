//! The small lists: links, open and recent articles, annotations, removed characters.

use super::list_pane::{ListPane, PaneRow};
use crate::app::App;
use crate::app::panes::articles::{self, ArticleRow};
use crate::app::panes::hidden::{self, HiddenRow};
use crate::app::panes::links::{self, LinkRow};
use crate::app::panes::notes::{self, NoteRow};
use crate::app::panes::recent::{self, RecentRow};
use crate::text::clip::{clip, fit};
use crate::text::wrap::columns;
use crate::ui::row_line::{RowLine, wrapped};
use crate::ui::theme::Theme;

/// A list of simple rows.
///
/// ```text
///  LINKS                    2
/// >the full report         ¶4
///    https://example.org/rep…
/// ```
pub type RowList<'a, R> = ListPane<'a, R>;

/// Second lines are set in.
fn below(words: &str, width: usize, theme: &Theme) -> RowLine {
    RowLine::new(format!("  {}", clip(words, width.saturating_sub(2))), theme.dim)
}

impl PaneRow for LinkRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        links::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let words = RowLine::new(clip(&self.words, width.saturating_sub(5)), theme.plain);
        let place = self.place.mark();
        vec![words.right(place, theme.dim), below(&self.url, width, theme)]
    }
}

impl PaneRow for ArticleRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        articles::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let (dot, style) = if self.current { ("• ", theme.strong) } else { ("  ", theme.plain) };
        if let Some(problem) = &self.problem {
            let words = format!("! {}", clip(problem, width.saturating_sub(2)));
            return vec![RowLine::new(words, theme.warning)];
        }
        let both = |name: &str, title: &str| match (name, title) {
            (name, "") => name.to_owned(),
            (name, title) => format!("{name}  {title}"),
        };
        if !self.listed {
            let words = clip(&both(&self.name, &self.title), width.saturating_sub(2));
            return vec![RowLine::new(format!("{dot}{words}"), style)];
        }
        let below = if self.copy { "└ " } else { "" };
        let title = if self.title.is_empty() { &self.name } else { &self.title };
        let title = format!("{below}{title}");
        let day = format!("{} ", fit(self.day.as_deref().unwrap_or("undated"), ARTICLE_DAY));
        let outlet = self.outlet.as_deref().unwrap_or_default();
        let right = if self.seen { "read" } else { "" };
        let line = RowLine::new(dot, style);
        let line = if width < WITH_OUTLET {
            line.and(title, style)
        } else {
            line.and(day, theme.date)
                .and(format!("{} ", fit(outlet, OUTLET)), theme.name)
                .and(title, if self.copy { theme.dim } else { style })
        };
        let room = width.saturating_sub(right.len() + 1);
        vec![line.clipped(room).right(right, theme.dim)]
    }
}

/// From this width on an article's row has its day and its outlet.
const WITH_OUTLET: usize = 60;
/// The columns of an article's day and outlet.
const ARTICLE_DAY: usize = 11;
const OUTLET: usize = 16;

impl PaneRow for RecentRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        recent::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let percent = format!("{}%", self.percent);
        let title = if self.title.is_empty() { "(untitled)" } else { &self.title };
        let title = clip(title, width.saturating_sub(percent.len() + 1));
        vec![
            RowLine::new(title, theme.strong).right(percent, theme.dim),
            below(&self.source, width, theme),
        ]
    }
}

impl PaneRow for HiddenRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        hidden::row(app, item)
    }

    fn lines(&self, _width: usize, theme: &Theme) -> Vec<RowLine> {
        let line = RowLine::new(self.before.as_str(), theme.plain)
            .and(self.character.as_str(), theme.warning)
            .and(self.after.as_str(), theme.plain);
        vec![line.right(self.place.mark(), theme.dim)]
    }
}

impl PaneRow for NoteRow {
    fn of(app: &App, item: u32) -> Option<Self> {
        notes::row(app, item)
    }

    fn lines(&self, width: usize, theme: &Theme) -> Vec<RowLine> {
        let place = self.place.map_or_else(|| "gone".to_owned(), |place| place.mark());
        let (head, style, rest) = match &self.quoted {
            Some(quoted) if self.words.is_empty() => (quoted, theme.quote, None),
            Some(quoted) => (&self.words, theme.strong, Some(quoted)),
            None if self.place.is_none() => (&self.words, theme.warning, None),
            None => (&self.words, theme.plain, None),
        };
        let room = width.saturating_sub(columns(&place) + 1);
        let head = wrapped(head, room, 3).into_iter().map(|row| RowLine::new(row, style));
        let mut lines: Vec<RowLine> = head.collect();
        if let Some(first) = lines.first_mut() {
            *first = std::mem::take(first).right(place, theme.dim);
        }
        let rest = rest.map(|words| wrapped(words, width.saturating_sub(1), 2)).unwrap_or_default();
        let rest = rest.into_iter().map(|row| RowLine::new(format!(" {row}"), theme.quote));
        lines.extend(rest);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::draw_rows;
    use super::*;
    use crate::app::panes::Place;
    use crate::text::Span;

    const PLACE: Place = Place { span: Span::new(0, 0), paragraph: 4, page: None };

    #[test]
    fn each_kind_of_row_is_drawn() {
        let link = LinkRow {
            words: "the full report".to_owned(),
            url: "https://example.org/reports/2023".to_owned(),
            place: PLACE,
        };
        assert_eq!(
            draw_rows(&[link], Some(0), (28, 4))[1..],
            [">the full report         ¶4", "   https://example.org/rep…",]
        );
        let article = |name: &str, current| ArticleRow {
            name: name.to_owned(),
            current,
            ..ArticleRow::default()
        };
        let articles = [article("a.txt", false), article("b.txt", true)];
        assert_eq!(draw_rows(&articles, Some(0), (20, 4))[1..], [">  a.txt", " • b.txt"]);
        let recent =
            RecentRow { source: "/tmp/a.txt".to_owned(), title: String::new(), percent: 40 };
        assert_eq!(
            draw_rows(&[recent], None, (20, 4))[1..],
            [" (untitled)     40%", "   /tmp/a.txt",]
        );
        let hidden = HiddenRow {
            before: "Lund".to_owned(),
            character: "<U+200B>".to_owned(),
            after: "havn".to_owned(),
            place: PLACE,
        };
        assert_eq!(draw_rows(&[hidden], None, (24, 4))[1..], [" Lund<U+200B>havn    ¶4"]);
    }

    #[test]
    fn annotations_say_where_they_are() {
        let note = |words: &str, quoted: Option<&str>, place| NoteRow {
            words: words.to_owned(),
            quoted: quoted.map(str::to_owned),
            place,
        };
        let rows = [
            note("check this", Some("the old engine"), Some(PLACE)),
            note("", Some("a highlight"), Some(PLACE)),
            note("not a person: Lund", None, None),
        ];
        assert_eq!(
            draw_rows(&rows, None, (28, 6))[1..],
            [
                " check this              ¶4",
                "  the old engine",
                " a highlight             ¶4",
                " not a person: Lund    gone",
            ]
        );
    }
}
