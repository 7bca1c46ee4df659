//! What the core asks of the screen: sizes of the panes, scrolling, and what a cell shows.

use ratatui::layout::{Position, Rect};

use super::layout::{Areas, PaneArea, SECTION_PANE, SIDE_PANE, areas, text_area};
use super::theme::Theme;
use super::widgets::{list_area, row_height};
use crate::app::layout::{Arrangement, Target, View, Viewport};
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
        let Some(pane) = areas.panes.iter().rev().find(|pane| pane.area.contains(at)) else {
            return areas.body.contains(at).then_some(Target::Body);
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
