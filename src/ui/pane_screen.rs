//! What the core asks of the screen: sizes of the panes, scrolling, and what a cell shows.

use ratatui::layout::{Position, Rect};

use super::layout::{Areas, PaneArea, SECTION_PANE, SIDE_PANE, areas, text_area};
use super::theme::Theme;
use super::widgets::{BodyPane, StatusBar, list_area, row_height, scale_room};
use crate::app::target::Target;
use crate::app::viewport::{Arrangement, View, Viewport};
use crate::app::{App, Screen};

/// The screen with its panes, as `ui` draws it.
#[derive(Clone, Copy, Debug)]
pub struct PaneScreen;

impl Screen for PaneScreen {
    fn viewport(&self, wanted: &Arrangement) -> Viewport {
        let screen = screen_of(wanted);
        let areas = areas(screen, wanted);
        let covered = areas.body.is_empty();
        let whole = Rect { height: screen.height.saturating_sub(2), ..screen };
        let body = if covered { whole } else { areas.body };
        Viewport {
            columns: text_area(body, wanted.measure, screen).width.max(1),
            rows: body.height.max(1),
            covered,
            overlay: areas.overlay,
            side_pane: screen.width >= SIDE_PANE,
            section_pane: screen.width >= SECTION_PANE,
            stops: areas.stops(),
            lists: areas.panes.iter().map(|pane| (pane.view, list_area(pane).height)).collect(),
            scales: areas.panes.iter().filter_map(scale_room).collect(),
        }
    }

    fn first_row(&self, app: &App, view: View) -> usize {
        let state = app.list(view);
        let Some(pane) = areas_of(app).pane(view).copied() else { return state.top };
        let theme = Theme::of(&app.appearance);
        let height =
            |row: usize| state.order.get(row).map_or(1, |i| row_height(app, &pane, *i, &theme));
        let room = usize::from(list_area(&pane).height).max(1);
        let top = state.top.min(state.cursor);
        let mut used = 0;
        for row in (top..=state.cursor).rev() {
            used += height(row);
            if used > room && row < state.cursor {
                return row + 1;
            }
        }
        top
    }

    fn target_at(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let areas = areas_of(app);
        let at = Position::new(column, row);
        if areas.status.contains(at) {
            let theme = Theme::of(&app.appearance);
            let bar = StatusBar { status: &app.status(), theme: &theme };
            return bar.action_at(areas.status, column).map(Target::Key);
        }
        let Some(pane) = areas.panes.iter().rev().find(|pane| pane.area.contains(at)) else {
            let byte = || text_at(app, &areas, at);
            return areas.body.contains(at).then(|| Target::Body(byte()));
        };
        Some(Target::List(pane.view, row_at(app, pane, row)))
    }
}

fn screen_of(wanted: &Arrangement) -> Rect {
    Rect::new(0, 0, wanted.size.0, wanted.size.1)
}

fn areas_of(app: &App) -> Areas {
    let wanted = app.arrangement();
    areas(screen_of(&wanted), &wanted)
}

/// The byte of the text that is drawn at a cell.
fn text_at(app: &App, areas: &Areas, at: Position) -> Option<u32> {
    let theme = Theme::of(&app.appearance);
    let screen = screen_of(&app.arrangement());
    BodyPane { app, theme: &theme, screen, ruled: false }.byte_at(areas.body, at)
}

/// The row of a list at a row of the screen.
fn row_at(app: &App, pane: &PaneArea, y: u16) -> Option<usize> {
    let area = list_area(pane);
    let theme = Theme::of(&app.appearance);
    let line = usize::from(y.checked_sub(area.y).filter(|line| *line < area.height)?);
    let state = app.list(pane.view);
    let mut end = 0;
    let mut rows = state.order.iter().enumerate().skip(state.top);
    let hit = rows.find(|(_, item)| {
        end += row_height(app, pane, **item, &theme);
        line < end
    });
    hit.map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::app::actions::Action;
    use crate::app::key::Key;
    use crate::app::{Article, Event, Stage};
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    const ARTICLE: &str = include_str!("../../assets/article.txt");
    const LISTS: [(&str, View); 4] =
        [("S", View::Sections), ("P", View::People), ("T", View::Timeline), ("W", View::Quotes)];

    fn open(size: (u16, u16), keys: &str) -> App {
        let doc = plain::parse(ARTICLE);
        let facts = extract(&doc, &Context::default());
        let mut app = crate::ui::open(Article::new(doc.into(), facts, Stage::Whole), size);
        press(&mut app, keys);
        app
    }

    fn press(app: &mut App, keys: &str) {
        for key in Key::parse_all(keys).unwrap_or_default() {
            app.update(Event::Key(key));
        }
    }

    /// The rows of the screen that have the cursor of a list.
    fn drawn(app: &App) -> Buffer {
        let (width, height) = app.size();
        let screen = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(screen);
        crate::ui::draw(app, screen, &mut buffer, &mut Default::default());
        buffer
    }

    fn cursors(app: &App, view: View) -> Vec<u16> {
        let buffer = drawn(app);
        let area = list_area(areas_of(app).pane(view).unwrap());
        (area.top()..area.bottom()).filter(|y| buffer[(area.x, *y)].symbol() == ">").collect()
    }

    #[test]
    fn the_cursor_is_always_in_view() {
        for size in [(40, 12), (68, 20), (80, 24), (120, 40), (200, 60), (20, 5)] {
            for (key, view) in LISTS {
                let mut app = open(size, key);
                for keys in ["j", "3j", "<pgdn>", "G", "k", "<pgup>", "g"] {
                    press(&mut app, keys);
                    assert_eq!(cursors(&app, view).len(), 1, "{size:?} {view:?} {keys}");
                }
            }
        }
    }

    #[test]
    fn a_click_selects_the_row_under_it() {
        for size in [(40, 12), (68, 20), (80, 24), (200, 60)] {
            for (key, view) in LISTS {
                let app = open(size, key);
                let area = list_area(areas_of(&app).pane(view).unwrap());
                for y in area.top()..area.bottom() {
                    let Some(Target::List(_, Some(row))) = PaneScreen.target_at(&app, area.x, y)
                    else {
                        continue;
                    };
                    let mut app = open(size, key);
                    app.list(view).order.get(row).unwrap();
                    if row != app.list(view).cursor {
                        app.update(Event::Click(area.x, y));
                    }
                    assert_eq!(app.list(view).cursor, row, "{size:?} {view:?} {y}");
                    let cursor = cursors(&app, view).into_iter().next().unwrap();
                    let above = PaneScreen.target_at(&app, area.x, cursor);
                    assert_eq!(above, Some(Target::List(view, Some(row))));
                }
            }
        }
    }

    #[test]
    fn a_cell_belongs_to_what_lies_on_top() {
        let app = open((68, 20), "T");
        let at = |x, y| PaneScreen.target_at(&app, x, y);
        assert!(matches!(at(3, 5), Some(Target::Body(Some(_)))));
        assert_eq!(at(40, 1), Some(Target::List(View::Timeline, None)), "a title is no row");
        assert_eq!(at(40, 2), Some(Target::List(View::Timeline, Some(0))));
        assert_eq!(at(3, 0), None, "the title");
        assert_eq!(at(2, 19), Some(Target::Key(Action::Enter)), "a key of the status bar");
        assert_eq!(at(66, 19), Some(Target::Key(Action::Show(View::Help))));
    }

    #[test]
    fn a_cell_of_the_text_is_a_byte_of_it() {
        for (size, change) in
            [((68, 20), ""), ((40, 12), ""), ((80, 24), ":set<space>justify=on<cr>")]
        {
            let app = open(size, change);
            let screen = drawn(&app);
            let mut found = 0;
            for y in 1..size.1 - 1 {
                for x in 0..size.0 {
                    let Some(Target::Body(Some(byte))) = PaneScreen.target_at(&app, x, y) else {
                        continue;
                    };
                    let text = app.article.doc.text.get(byte as usize..).unwrap();
                    let cell = screen[(x, y)].symbol();
                    assert!(text.starts_with(cell) || cell == " ", "{size:?} {x} {y}");
                    found += 1;
                }
            }
            assert!(found > 150, "{size:?}");
        }
    }

    #[test]
    fn text_under_a_list_keeps_its_size() {
        let sizes = |keys| {
            let viewport = open((80, 24), keys).viewport();
            (viewport.columns, viewport.rows, viewport.covered)
        };
        assert_eq!(sizes(""), (49, 22, false));
        assert_eq!(sizes("PP"), (72, 22, true));
        assert!(open((19, 4), "").viewport().covered);
    }
}
