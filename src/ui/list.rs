//! One painter for all lists: title, rows, the selected one marked, details at the foot.

use super::layout::{Area, ListArea};
use super::paint::Canvas;
use crate::app::App;
use crate::app::filter::Filter;
use crate::app::layout::Focus;
use crate::app::panes::{Line, Pane, empty_words, pane, paragraph};
use crate::text::Span;
use crate::text::wrap::columns;

/// Draws a list into its area.
pub fn draw(app: &App, list: &ListArea, canvas: &mut Canvas<'_>) {
    let focused = app.views.focus == Focus::List(list.view);
    let plain = canvas.theme.plain;
    for y in 0..list.area.height + list.detail.height {
        canvas.fill(row(list.area, y), 0, plain);
    }
    let inner = Area { x: list.area.x + 1, width: list.area.width.saturating_sub(1), ..list.area };
    let title = app.list_title(list.view, usize::from(inner.width).saturating_sub(1));
    canvas.line(row(Area { width: inner.width.saturating_sub(1), ..inner }, 0), 0, &title, plain);
    let pane = pane(list.view);
    if app.list(list.view).order.is_empty() {
        let words = empty_words(app, list.view);
        let lines = paragraph(
            &words,
            usize::from(inner.width).saturating_sub(1),
            0,
            6,
            crate::app::panes::Tone::Dim,
        );
        for (y, line) in (2..).zip(&lines) {
            canvas.line(row(inner, y), 0, line, plain);
        }
        return;
    }
    draw_rows(app, list, pane, focused, canvas);
    draw_detail(app, list, pane, canvas);
}

/// The row `y` of an area; an area without height where there is none.
const fn row(area: Area, y: u16) -> Area {
    Area { y: area.y.saturating_add(y), height: 1, ..area }
}

fn draw_rows(app: &App, list: &ListArea, pane: &Pane, focused: bool, canvas: &mut Canvas<'_>) {
    let state = app.list(list.view);
    let filter = Filter::new(&state.filter);
    let inner = Area { x: list.area.x + 1, width: list.area.width.saturating_sub(2), ..list.area };
    let mut y = 1;
    for (index, item) in state.order.iter().enumerate().skip(state.top) {
        let selected = index == state.cursor;
        for (part, line) in (pane.lines)(app, *item, usize::from(inner.width)).iter().enumerate() {
            if y >= list.area.height {
                return;
            }
            let base = if selected && focused { canvas.theme.selected } else { canvas.theme.plain };
            let at = row(inner, y);
            canvas.line(at, 0, line, base);
            mark_hits(&filter, line, at, canvas);
            if selected && part == 0 {
                let mark = row(Area { x: list.area.x, width: 1, ..list.area }, y);
                canvas.text(mark, 0, ">", canvas.theme.strong);
            }
            y += 1;
        }
    }
}

/// Marks the filter's words in a line that is drawn already.
fn mark_hits(filter: &Filter, line: &Line, at: Area, canvas: &mut Canvas<'_>) {
    let Some(pattern) = &filter.words else { return };
    let words: String = line.left.iter().map(|piece| piece.words.as_str()).collect();
    for hit in pattern.find_in(&words, Span::of(0, words.len())) {
        let from = columns(words.get(..hit.start as usize).unwrap_or(""));
        let to = from + columns(hit.in_text(&words));
        let cut = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        canvas.restyle(at, cut(from), cut(to), canvas.theme.hit);
    }
}

fn draw_detail(app: &App, list: &ListArea, pane: &Pane, canvas: &mut Canvas<'_>) {
    if list.detail.height < 2 {
        return;
    }
    let Some(item) = app.list(list.view).selected() else { return };
    let area =
        Area { x: list.detail.x + 1, width: list.detail.width.saturating_sub(2), ..list.detail };
    let sign = if app.appearance.ascii { "-" } else { "─" };
    canvas.text(row(area, 0), 0, &sign.repeat(usize::from(area.width)), canvas.theme.rule);
    let lines = (pane.detail)(app, item, usize::from(area.width));
    for (y, line) in (1..list.detail.height).zip(&lines) {
        canvas.line(row(area, y), 0, line, canvas.theme.plain);
    }
}
