//! Which panes a terminal of some size shows, and where.

use crate::app::App;
use crate::app::Screen;
use crate::app::layout::{Arrangement, Focus, Target, View, Viewport};
use crate::app::panes::pane;

/// A rectangle of cells; `x`, `y` from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    #[must_use]
    pub const fn holds(&self, x: u16, y: u16) -> bool {
        x >= self.x && x - self.x < self.width && y >= self.y && y - self.y < self.height
    }

    /// The columns from `at` on, `width` wide.
    const fn columns(self, at: u16, width: u16) -> Self {
        Self { x: self.x + at, width, ..self }
    }

    /// The rows from `at` on, `height` high.
    const fn rows(self, at: u16, height: u16) -> Self {
        Self { y: self.y + at, height, ..self }
    }
}

/// A pane that shows a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListArea {
    /// Which list.
    pub view: View,
    /// Its rows, title included when `titled`.
    pub area: Area,
    /// Rows at the foot for the details of the selected row; height 0 for none.
    pub detail: Area,
}

/// Where everything is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The top row.
    pub header: Area,
    /// The bottom row.
    pub footer: Area,
    /// The text; zero-sized where a list covers it.
    pub body: Area,
    /// Lists, drawn in this order (an overlay last).
    pub lists: Vec<ListArea>,
    /// Columns with a rule between panes: x, and the rows from y on.
    pub rules: Vec<Area>,
    /// Rules across: above the strip under the body.
    pub lines: Vec<Area>,
    /// Whether the terminal is too small for anything.
    pub too_small: bool,
}

/// The smallest terminal that is drawn in, columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);

/// Where everything is in an arrangement.
#[must_use]
pub fn areas(wanted: &Arrangement) -> Areas {
    let (width, height) = wanted.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Areas { too_small: true, ..Areas::default() };
    }
    let whole = Area { x: 0, y: 0, width, height };
    let middle = whole.rows(1, height - 2);
    let mut screen =
        Areas { header: whole.rows(0, 1), footer: whole.rows(height - 1, 1), ..Areas::default() };
    let focused = match wanted.focus {
        Focus::List(view) => Some(view),
        Focus::Body => None,
    };
    let big = focused.filter(|view| wanted.enlarged || width < 60 || is_big(*view));
    if let Some(view) = big {
        screen.lists.push(list(view, middle));
        return screen;
    }
    if wanted.zen || width < 60 {
        screen.body = middle;
    } else if width < 76 {
        screen.body = middle;
        if let Some(view) = focused {
            let over = 34.min(width - 2);
            screen.lists.push(list(view, middle.columns(width - over, over)));
        }
    } else if width < 100 {
        columns(&mut screen, middle, 0, 28, wanted.side);
    } else if width < 160 {
        columns(&mut screen, middle, 23, 30, wanted.side);
        if height >= 34 && wanted.side != View::Timeline {
            strip(&mut screen, middle.height);
        }
    } else {
        widest(&mut screen, middle, wanted.side);
    }
    screen
}

/// Lists that always take the whole screen.
const fn is_big(view: View) -> bool {
    matches!(view, View::Help | View::Articles | View::Recent)
}

/// A list with its details at the foot where there is room.
fn list(view: View, area: Area) -> ListArea {
    let wide = area.width >= 60;
    let wanted = match view {
        View::Sections | View::Help | View::Card | View::Hidden => 0,
        View::Articles | View::Recent => 0,
        View::People if !wide => area.height / 2,
        View::People => area.height / 3,
        _ if wide => 6,
        _ => 7,
    };
    let detail = if area.height >= 14 { wanted.min(area.height / 2) } else { 0 };
    ListArea {
        view,
        area: area.rows(0, area.height - detail),
        detail: area.rows(area.height - detail, detail),
    }
}

/// Sections (where `left` is not 0), body, side slot.
fn columns(screen: &mut Areas, middle: Area, left: u16, right: u16, side: View) {
    let width = middle.width;
    let mut start = 0;
    if left > 0 {
        screen.lists.push(list(View::Sections, middle.columns(0, left)));
        screen.rules.push(middle.columns(left, 1));
        start = left + 1;
    }
    let body = width - start - right - 1;
    screen.body = middle.columns(start, body);
    screen.rules.push(middle.columns(start + body, 1));
    // Sections have their own column already when there is one.
    let side = if left > 0 && side == View::Sections { View::People } else { side };
    screen.lists.push(list(side, middle.columns(start + body + 1, right)));
}

/// A timeline of a quarter of the height under the body.
fn strip(screen: &mut Areas, height: u16) {
    let rows = (height / 4).clamp(8, 12);
    let body = screen.body;
    screen.body = body.rows(0, body.height - rows - 1);
    screen.lines.push(body.rows(body.height - rows - 1, 1));
    let area = body.rows(body.height - rows, rows);
    screen.lists.push(ListArea { view: View::Timeline, area, detail: area.rows(rows, 0) });
}

/// Sections, body, people, and timeline above quotes.
fn widest(screen: &mut Areas, middle: Area, side: View) {
    let (left, people, right) = (28, 38, 47);
    let body = middle.width - left - people - right - 3;
    let mut at = 0;
    screen.lists.push(list(View::Sections, middle.columns(at, left)));
    at += left;
    screen.rules.push(middle.columns(at, 1));
    screen.body = middle.columns(at + 1, body);
    at += body + 1;
    screen.rules.push(middle.columns(at, 1));
    let has_place = matches!(side, View::Sections | View::People | View::Timeline | View::Quotes);
    let third = if has_place { View::People } else { side };
    screen.lists.push(list(third, middle.columns(at + 1, people)));
    at += people + 1;
    screen.rules.push(middle.columns(at, 1));
    let column = middle.columns(at + 1, right);
    let upper = column.height / 2;
    screen.lists.push(list(View::Timeline, column.rows(0, upper)));
    screen.lists.push(list(View::Quotes, column.rows(upper, column.height - upper)));
}

impl Areas {
    /// The pane of a list, if it is on the screen.
    #[must_use]
    pub fn list(&self, view: View) -> Option<&ListArea> {
        self.lists.iter().find(|list| list.view == view)
    }

    /// What can have focus, from left to right.
    #[must_use]
    pub fn stops(&self) -> Vec<Focus> {
        let mut stops: Vec<(u16, u16, Focus)> = self
            .lists
            .iter()
            .map(|list| (list.area.x, list.area.y, Focus::List(list.view)))
            .collect();
        if self.body.height > 0 {
            stops.push((self.body.x, self.body.y, Focus::Body));
        }
        stops.sort_by_key(|(x, y, _)| (*x, *y));
        stops.into_iter().map(|(_, _, focus)| focus).collect()
    }
}

/// Where the text stands in its area: columns to the left, and its width.
#[must_use]
pub fn text_columns(area: Area, measure: u16, terminal: u16) -> (u16, u16) {
    // Below 60 columns every one is needed; else a space on each side.
    let margin = if terminal < 60 { 0 } else { 1 };
    let room = area.width.saturating_sub(2 * margin);
    let width = room.min(measure).max(1);
    (margin + (room - width.min(room)) / 2, width)
}

/// The panes side by side, as many as there is room for.
#[derive(Clone, Copy, Debug)]
pub struct Panes;

impl Screen for Panes {
    fn viewport(&self, wanted: &Arrangement) -> Viewport {
        let areas = areas(wanted);
        let (width, height) = wanted.size;
        let covered = areas.body.height == 0;
        let whole = Area { width, height: height.saturating_sub(2), ..Area::default() };
        let body = if covered { whole } else { areas.body };
        Viewport {
            columns: text_columns(body, wanted.measure, width).1,
            rows: body.height.max(1),
            covered,
            overlay: (60..76).contains(&width) && matches!(wanted.focus, Focus::List(_)),
            side_pane: width >= 76,
            section_pane: width >= 100,
            stops: areas.stops(),
            lists: areas.lists.iter().map(|list| (list.view, list.area.height)).collect(),
        }
    }

    fn first_row(&self, app: &App, view: View) -> usize {
        let state = app.list(view);
        let areas = areas(&app.arrangement());
        let Some(area) = areas.list(view).map(|list| list.area) else { return state.top };
        // The first row of the area is the title.
        let (width, height) =
            (usize::from(area.width).saturating_sub(2), usize::from(area.height).saturating_sub(1));
        let top = state.top.min(state.cursor);
        let mut used = 0;
        let lines = pane(view).lines;
        for row in (top..=state.cursor).rev() {
            used += state.order.get(row).map_or(1, |item| lines(app, *item, width).len().max(1));
            if used > height.max(1) && row < state.cursor {
                return row + 1;
            }
        }
        top
    }

    fn target_at(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let areas = areas(&app.arrangement());
        let Some(list) = areas.lists.iter().rev().find(|list| list.area.holds(column, row)) else {
            return areas.body.holds(column, row).then_some(Target::Body);
        };
        let state = app.list(list.view);
        let width = usize::from(list.area.width).saturating_sub(2);
        let lines = pane(list.view).lines;
        // The first row of the area is the title.
        let wanted = usize::from(row - list.area.y).checked_sub(1);
        let mut below = 0;
        let rows = state.order.iter().enumerate().skip(state.top);
        let mut ends = rows.map(|(index, item)| {
            below += lines(app, *item, width).len().max(1);
            (index, below)
        });
        let hit = wanted.and_then(|line| ends.find(|(_, end)| line < *end));
        Some(Target::List(list.view, hit.map(|(index, _)| index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(width: u16, height: u16, focus: Focus) -> Vec<View> {
        let wanted =
            Arrangement { size: (width, height), side: View::People, focus, ..Default::default() };
        areas(&wanted).lists.iter().map(|l| l.view).collect()
    }

    #[test]
    fn panes_come_with_room() {
        let people = Focus::List(View::People);
        assert_eq!(views(40, 12, Focus::Body), []);
        assert_eq!(views(40, 12, people), [View::People]);
        assert_eq!(views(70, 24, people), [View::People]);
        assert_eq!(views(80, 24, Focus::Body), [View::People]);
        assert_eq!(views(120, 30, Focus::Body), [View::Sections, View::People]);
        assert_eq!(views(120, 40, Focus::Body), [View::Sections, View::People, View::Timeline]);
        assert_eq!(views(200, 60, Focus::Body).len(), 4);
    }

    #[test]
    fn nothing_leaves_the_screen_and_nothing_overlaps() {
        for width in 0..220 {
            for height in [0, 1, 4, 5, 6, 12, 13, 15, 24, 34, 40, 60] {
                for focus in [Focus::Body, Focus::List(View::Quotes), Focus::List(View::Help)] {
                    let size = (width, height);
                    let wanted =
                        Arrangement { size, side: View::Quotes, focus, ..Default::default() };
                    let got = areas(&wanted);
                    let lists = got.lists.iter().flat_map(|l| [l.area, l.detail]);
                    for area in lists.chain([got.header, got.footer, got.body]) {
                        assert!(area.x + area.width <= width && area.y + area.height <= height);
                    }
                }
            }
        }
    }
}
