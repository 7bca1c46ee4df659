//! Drawing: from `&App` to cells. Nothing here changes state.

mod body;
pub mod frame;
mod justify;
pub mod layout;
mod list;
mod paint;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{App, Article};
use frame::Links;
use layout::{Area, Panes, areas};
use theme::Theme;

/// Opens an article on a screen of `size` columns and rows.
#[must_use]
pub fn open(article: Article, size: (u16, u16)) -> App {
    App::on(&Panes, article, size)
}

/// Draws the whole screen into `area`, which has the size the app was told, and its links where the
/// terminal has them.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer, links: &mut Links) {
    let theme = Theme::of(&app.appearance);
    let mut canvas = paint::Canvas::new(buffer, links, area, &theme, app.appearance.ascii);
    let whole = Area { x: 0, y: 0, width: area.width, height: area.height };
    canvas.paper(whole);
    let screen = areas(&app.arrangement());
    if screen.too_small {
        let row = Area { height: 1, ..whole };
        canvas.text(row, 0, "too small", theme.plain);
        return;
    }
    canvas.line(screen.header, 0, &app.header(usize::from(screen.header.width)), theme.bar);
    body::draw(app, screen.body, &mut canvas);
    let (down, across) = if app.appearance.ascii { ("|", "-") } else { ("│", "─") };
    for rule in &screen.rules {
        for y in 0..rule.height {
            canvas.text(Area { y: rule.y + y, height: 1, ..*rule }, 0, down, theme.rule);
        }
    }
    for line in &screen.lines {
        canvas.text(*line, 0, &across.repeat(usize::from(line.width)), theme.rule);
    }
    for list in &screen.lists {
        list::draw(app, list, &mut canvas);
    }
    let foot = app.foot(usize::from(screen.footer.width));
    for (above, row) in (0..).zip(foot.iter().rev()) {
        let y = screen.footer.y.saturating_sub(above);
        canvas.line(Area { y, ..screen.footer }, 0, row, theme.bar);
    }
}
