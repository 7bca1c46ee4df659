//! Drawing: from `&App` to cells. Nothing here changes state.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;

/// Draws the whole screen.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    for (row, line) in app.article.doc.text.lines().take(usize::from(area.height)).enumerate() {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        buffer.set_stringn(area.x, y, line, usize::from(area.width), Style::new());
    }
}
