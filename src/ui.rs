//! Drawing: from `&App` to cells by ratatui widgets. Nothing here changes state.

mod cells;
mod justify;
pub mod layout;
pub mod links;
mod pane_screen;
mod row_line;
pub mod theme;
pub mod widgets;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, StatefulWidget, Widget};

use crate::app::{App, Article};
use layout::{Areas, areas};
use links::Links;
use pane_screen::PaneScreen;
use theme::Theme;
use widgets::{BodyPane, HintWindow, StatusBar, TitleBar};

/// Opens an article on a screen of `size` columns and rows.
#[must_use]
pub fn open(article: Article, size: (u16, u16)) -> App {
    App::on(&PaneScreen, article, size)
}

/// Draws the whole screen into `area`, which has the size that the app was given last, and lays the
/// links of the text over its cells, where they are to be followed. Gives the cells that hold anything
/// but a letter of ASCII.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer, links: &mut Links) -> Vec<usize> {
    let theme = &Theme::of(&app.appearance);
    fill(area, theme, buffer);
    let Areas { title, status, body, panes, overlay } = areas(area, &app.arrangement());
    if title.is_empty() {
        Line::styled("too small", theme.plain).render(area, buffer);
        return Vec::new();
    }
    (&TitleBar { info: &app.title_info(), theme }).render(title, buffer);
    let ruled = !overlay && panes.iter().any(|pane| pane.area.x == body.right());
    let text = BodyPane { app, theme, screen: area, ruled };
    if overlay {
        (&text).render(body, buffer, links);
    }
    for pane in &panes {
        if overlay {
            Clear.render(pane.area, buffer);
            fill(pane.area, theme, buffer);
            links.clear(pane.area, buffer.area);
        }
        widgets::draw_pane(app, pane, pane.area, theme, buffer);
    }
    if !overlay {
        // After the panes, whose rule carries its scrollbar.
        (&text).render(body, buffer, links);
    }
    let bar = StatusBar { status: &app.status(), theme };
    let foot = bar.area(Rect { height: status.bottom() - area.y, ..area });
    links.clear(foot, buffer.area);
    (&bar).render(foot, buffer);
    if let Some((pressed, next)) = app.pending() {
        let window = HintWindow { pressed: &pressed, next: &next, theme };
        let middle = Rect { y: title.bottom(), height: foot.y - title.bottom(), ..area };
        let over = window.area(middle);
        links.clear(over, buffer.area);
        (&window).render(over, buffer);
    }
    cells::finish(buffer, app.appearance.ascii)
}

/// Lays the theme's paper over cells; most themes leave the terminal's own.
fn fill(area: Rect, theme: &Theme, buffer: &mut Buffer) {
    if theme.paper != Style::new() {
        buffer.set_style(area, theme.paper);
    }
}
