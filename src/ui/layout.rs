//! Which panes a screen of some size shows, and where.
//!
//! ```text
//! 20–59    text, or one list
//! 60–75    text, a list on top of it; so on wider ones where only the text is wanted
//! 76–99    text │ side pane
//! 100–159  sections │ text │ side pane        from 34 rows on with the timeline below the text
//! 160–     sections │ text │ side pane │ timeline over quotes
//! ```

use ratatui::layout::{Constraint, Flex, Layout, Margin, Rect};
use ratatui::widgets::Borders;

use crate::app::panes::{DetailSize, pane};
use crate::app::viewport::{Arrangement, Focus, View};

/// The smallest screen that is drawn on, columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);
/// Narrower than this there is room for the text or a list.
const OVERLAYS: u16 = 60;
/// Columns of a list that lies on top of the text.
const NARROW_OVERLAY: u16 = 34;
const WIDE_OVERLAY: u16 = 48;
/// From here on there is a side pane.
pub(super) const SIDE_PANE: u16 = 76;
/// From here on the sections have a pane of their own.
pub(super) const SECTION_PANE: u16 = 100;
/// From here on timeline and quotes have a pane of their own.
const FOUR_PANES: u16 = 160;
/// From this height on the timeline is below the text.
const TIMELINE_STRIP: u16 = 34;
/// The lowest timeline, without its details, that has a time scale: where its rows take a line, and
/// where they take two.
const LOWEST_WITH_SCALE: u16 = 8;
const LOWEST_NARROW_WITH_SCALE: u16 = 14;
/// The lowest list that shows details.
const DETAILS: u16 = 14;

/// A list on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneArea {
    /// Which list.
    pub view: View,
    /// Its cells: title, rows, details and the rules on its sides.
    pub area: Rect,
    /// The sides that have a rule.
    pub borders: Borders,
    /// Rows at the foot for details; 0 for none.
    pub detail: u16,
    /// Rows under the title for a time scale; 0 for none.
    pub scale: u16,
}

/// Where everything is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The top row.
    pub title: Rect,
    /// The bottom row.
    pub status: Rect,
    /// The text pane; empty where a list covers it.
    pub body: Rect,
    /// Lists in drawing order: overlays come last.
    pub panes: Vec<PaneArea>,
    /// Whether the focused list lies on top of the text.
    pub overlay: bool,
}

impl Areas {
    /// The pane of a list, if it is on the screen.
    #[must_use]
    pub fn pane(&self, view: View) -> Option<&PaneArea> {
        self.panes.iter().find(|pane| pane.view == view)
    }

    /// Panes that can have focus, from left to right, then from top to bottom.
    #[must_use]
    pub fn stops(&self) -> Vec<Focus> {
        let panes = self.panes.iter().map(|pane| (pane.area, Focus::List(pane.view)));
        let body = Some((self.body, Focus::Body)).filter(|(body, _)| !body.is_empty());
        let mut stops: Vec<(Rect, Focus)> = panes.chain(body).collect();
        stops.sort_by_key(|(area, _)| (area.x, area.y));
        stops.into_iter().map(|(_, focus)| focus).collect()
    }
}

impl PaneArea {
    fn new(view: View, area: Rect, borders: Borders) -> Self {
        let wide = area.width >= OVERLAYS;
        let wanted = match pane(view).detail_size {
            DetailSize::None => 0,
            DetailSize::Short if wide => 6,
            DetailSize::Short => 7,
            DetailSize::Long if wide => area.height / 3,
            DetailSize::Long => area.height / 2,
        };
        let detail = if area.height < DETAILS { 0 } else { wanted.min(area.height / 2) };
        let lowest = if wide { LOWEST_WITH_SCALE } else { LOWEST_NARROW_WITH_SCALE };
        let has_scale = view.in_article() == View::Timeline && area.height - detail >= lowest;
        Self { view, area, borders, detail, scale: u16::from(has_scale) }
    }
}

/// Where everything is on a `screen`; nowhere on one that is too small.
#[must_use]
pub fn areas(screen: Rect, wanted: &Arrangement) -> Areas {
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        return Areas::default();
    }
    let rows =
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]);
    let [title, middle, status] = screen.layout(&rows);
    let areas = Areas { title, status, ..Areas::default() };
    let focused = match wanted.focus {
        Focus::List(view) => Some(view),
        Focus::Body => None,
    };
    let width = screen.width;
    let full = |view: &View| wanted.enlarged || width < OVERLAYS || pane(*view).full_screen;
    if let Some(view) = focused.filter(full) {
        return Areas { panes: vec![PaneArea::new(view, middle, Borders::NONE)], ..areas };
    }
    if wanted.zen || width < SIDE_PANE {
        let Some(view) = focused else { return Areas { body: middle, ..areas } };
        let columns = (width * 2 / 5).clamp(NARROW_OVERLAY, WIDE_OVERLAY);
        let right = Layout::horizontal([Constraint::Length(columns)]).flex(Flex::End);
        let [over] = middle.layout(&right);
        let panes = vec![PaneArea::new(view, over, Borders::LEFT)];
        return Areas { body: middle, panes, overlay: true, ..areas };
    }
    let (body, panes) = columns(middle, wanted.side, wanted.all);
    Areas { body, panes, ..areas }
}

/// The text and the panes beside and below it.
fn columns(middle: Rect, side: View, all: bool) -> (Rect, Vec<PaneArea>) {
    use Constraint::{Fill, Length};
    let [people, timeline, quotes] =
        [View::People, View::Timeline, View::Quotes].map(|view| view.scoped(all));
    let left = |view, area| PaneArea::new(view, area, Borders::RIGHT);
    let right = |view, area| PaneArea::new(view, area, Borders::LEFT);
    if middle.width < SECTION_PANE {
        let [body, other] = middle.layout(&Layout::horizontal([Fill(1), Length(29)]));
        return (body, vec![right(side, other)]);
    }
    let beside = |shown: &[View]| if shown.contains(&side) { people } else { side };
    if middle.width < FOUR_PANES {
        let widths = Layout::horizontal([Length(24), Fill(1), Length(31)]);
        let [sections, text, other] = middle.layout(&widths);
        let mut panes =
            vec![left(View::Sections, sections), right(beside(&[View::Sections]), other)];
        if middle.height + 2 < TIMELINE_STRIP || side == timeline {
            return (text, panes);
        }
        let strip = Length((middle.height / 4).clamp(8, 12));
        let [body, strip] = text.layout(&Layout::vertical([Fill(1), strip]));
        panes.push(PaneArea::new(timeline, strip, Borders::TOP));
        return (body, panes);
    }
    let widths = Layout::horizontal([Length(29), Fill(1), Length(39), Length(48)]);
    let [sections, body, other, last] = middle.layout(&widths);
    let [upper, lower] = last.layout(&Layout::vertical([Length(last.height / 2), Fill(1)]));
    let elsewhere = [View::Sections, timeline, quotes];
    let panes = vec![
        left(View::Sections, sections),
        right(beside(&elsewhere), other),
        right(timeline, upper),
        right(quotes, lower),
    ];
    (body, panes)
}

/// The area of the text in its pane: centred, at most `measure` columns wide, with a column free
/// on each side where the screen has room for it.
#[must_use]
pub fn text_area(body: Rect, measure: u16, screen: Rect) -> Rect {
    // What is laid out to the width of the screen needs all of it.
    let margin = if measure == u16::MAX { 0 } else { margin(screen) };
    let room = body.inner(Margin::new(margin, 0));
    let width = room.width.min(measure);
    Rect { x: room.x + (room.width - width) / 2, width, ..room }
}

/// Columns on each side of the text.
#[must_use]
pub const fn margin(screen: Rect) -> u16 {
    if screen.width < OVERLAYS { 0 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(width: u16, height: u16, side: View, focus: Focus) -> Areas {
        let wanted = Arrangement { side, focus, ..Arrangement::default() };
        areas(Rect::new(0, 0, width, height), &wanted)
    }

    #[test]
    fn panes_come_with_room() {
        use View::{People, Quotes, Sections, Timeline};
        let people = Focus::List(People);
        for (width, height, focus, expected) in [
            (19, 24, Focus::Body, &[][..]),
            (40, 12, Focus::Body, &[]),
            (40, 12, people, &[People]),
            (70, 24, people, &[People]),
            (80, 24, Focus::Body, &[People]),
            (120, 30, Focus::Body, &[Sections, People]),
            (120, 40, Focus::Body, &[Sections, People, Timeline]),
            (200, 60, Focus::Body, &[Sections, People, Timeline, Quotes]),
            (200, 60, Focus::List(View::Help), &[View::Help]),
        ] {
            let got: Vec<View> =
                at(width, height, People, focus).panes.iter().map(|pane| pane.view).collect();
            assert_eq!(got, expected, "{width}×{height}");
        }
    }

    #[test]
    fn a_list_lies_on_the_text_where_only_the_text_is_wanted() {
        for (width, overlay) in [(59, false), (60, true), (80, true), (120, true), (200, true)] {
            let focus = Focus::List(View::Quotes);
            let wanted = Arrangement { focus, zen: true, ..Arrangement::default() };
            let got = areas(Rect::new(0, 0, width, 40), &wanted);
            assert_eq!((got.overlay, got.panes.len()), (overlay, 1), "{width}");
            assert_eq!(got.body.width, if overlay { width } else { 0 });
        }
    }

    /// Every cell of the middle belongs to one pane, or to the text and what lies on top of it.
    #[test]
    fn nothing_leaves_the_screen_and_nothing_overlaps() {
        let sizes = (0..220).flat_map(|w| [0, 1, 4, 5, 6, 12, 15, 24, 34, 60].map(|h| (w, h)));
        for (width, height) in sizes {
            let screen = Rect::new(3, 2, width, height);
            for view in View::ALL {
                for focus in [Focus::Body, Focus::List(view)] {
                    let wanted = Arrangement { side: view, focus, ..Arrangement::default() };
                    let got = areas(screen, &wanted);
                    let mut all = vec![got.title, got.status, got.body];
                    all.retain(|area| !area.is_empty());
                    if !got.overlay {
                        all.extend(got.panes.iter().map(|pane| pane.area));
                    }
                    let cells: u32 = all.iter().map(|area| area.area()).sum();
                    let drawn = width >= SMALLEST.0 && height >= SMALLEST.1;
                    assert_eq!(cells, if drawn { screen.area() } else { 0 }, "{width}×{height}");
                    for (index, area) in all.iter().enumerate() {
                        assert_eq!(screen.intersection(*area), *area, "{width}×{height}");
                        let others = all.iter().skip(index + 1);
                        assert!(others.clone().all(|other| !area.intersects(*other)));
                    }
                    for pane in &got.panes {
                        assert_eq!(screen.intersection(pane.area), pane.area);
                        assert!(pane.detail <= pane.area.height / 2);
                    }
                    let text = text_area(got.body, 72, screen);
                    assert_eq!(got.body.intersection(text), text, "{width}×{height}");
                }
            }
        }
    }

    #[test]
    fn focus_goes_from_left_to_right() {
        use View::{People, Quotes, Sections, Timeline};
        let stops = at(200, 60, People, Focus::Body).stops();
        let lists = [Timeline, Quotes].map(Focus::List);
        let [timeline, quotes] = lists;
        let expected = [Focus::List(Sections), Focus::Body, Focus::List(People), timeline, quotes];
        assert_eq!(stops, expected);
    }
}
