//! Widgets drawn alone, as text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Borders, Widget};

use super::list_pane::{ListPane, PaneRow};
use crate::app::appearance::Appearance;
use crate::app::filter::Filter;
use crate::ui::theme::Theme;

/// The rows of a buffer without the spaces at their ends.
pub(super) fn text(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width).max(1);
    let rows = buffer.content.chunks(width);
    rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned())
        .collect()
}

/// A widget on a screen of `size` columns and rows, without the blank rows at the end.
pub(super) fn draw(widget: impl Widget, size: (u16, u16)) -> Vec<String> {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    widget.render(area, &mut buffer);
    let mut rows = text(&buffer);
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}

/// Rows in a list with the title LIST.
pub(super) fn draw_rows<R: PaneRow>(
    rows: &[R],
    selected: Option<usize>,
    size: (u16, u16),
) -> Vec<String> {
    let theme = Theme::of(&Appearance::default());
    let list = ListPane {
        title: "LIST",
        note: &rows.len().to_string(),
        focused: true,
        rows,
        selected,
        scroll: (0, rows.len()),
        empty: "nothing here",
        details: &[],
        detail_rows: 0,
        scale_rows: 0,
        borders: Borders::NONE,
        filter: &Filter::default(),
        by_letters: false,
        theme: &theme,
    };
    draw(&list, size)
}
