//! The widgets: one file each. Lists share their pane; a row says how it looks.

mod all_people;
mod all_quotes;
mod all_timeline;
mod body_pane;
mod difference_list;
mod help;
mod hint_window;
mod list_pane;
mod people_sidebar;
mod person_card;
mod picture_list;
mod prompt;
mod quote_list;
mod rail;
mod row_list;
mod scale_bar;
mod section_list;
mod status_bar;
#[cfg(test)]
mod testing;
mod timeline_view;
mod title_bar;
mod warning_list;

pub use all_people::AllPeople;
pub use all_quotes::AllQuotes;
pub use all_timeline::AllTimeline;
pub use body_pane::BodyPane;
pub use difference_list::DifferenceList;
pub use help::Help;
pub use hint_window::HintWindow;
pub use list_pane::{ListPane, PaneRow};
pub use people_sidebar::PeopleSidebar;
pub use person_card::PersonCard;
pub use picture_list::PictureList;
pub use prompt::Prompt;
pub use quote_list::QuoteList;
pub use row_list::RowList;
pub use scale_bar::ScaleLine;
pub use section_list::SectionList;
pub use status_bar::StatusBar;
pub use timeline_view::TimelineView;
pub use title_bar::TitleBar;
pub use warning_list::WarningList;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::layout::PaneArea;
use super::theme::Theme;
use crate::app::App;
use crate::app::filter::Filter;
use crate::app::panes::{self, empty_words, pane};
use crate::app::viewport::{Focus, View, each_pane};

/// How the rows of a view are drawn.
struct RowWidget {
    draw: fn(&App, &PaneArea, Rect, &Theme, &mut Buffer),
    height: fn(&App, u32, usize, &Theme) -> usize,
}

impl RowWidget {
    const fn of<R: PaneRow>() -> Self {
        Self { draw: draw::<R>, height: height::<R> }
    }
}

macro_rules! widgets {
    ($($view:ident $rows:ident $row:ident;)*) => {
        /// The widget of a view.
        const fn widget(view: View) -> RowWidget {
            match view {
                $(View::$view => RowWidget::of::<panes::$rows::$row>(),)*
            }
        }
    };
}

each_pane!(widgets);

/// Draws the list of a pane, which lies in `area`.
pub(super) fn draw_pane(app: &App, on: &PaneArea, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    (widget(on.view).draw)(app, on, area, theme, buffer);
    if let Some((view, room)) = scale_room(on) {
        let bar = app.scale_bar(view, room.into());
        (&ScaleLine { bar: &bar, theme }).render(scale_area(on), buffer);
    }
}

/// The row of a pane that has a time scale.
fn scale_area(on: &PaneArea) -> Rect {
    let rows = list_area(on);
    Rect { y: rows.y.saturating_sub(on.scale), height: on.scale, ..rows }
}

/// The timeline of a pane that has a time scale, and the columns there are for its bars.
pub(super) fn scale_room(on: &PaneArea) -> Option<(View, u16)> {
    (on.scale > 0).then(|| (on.view, scale_bar::room(scale_area(on).width)))
}

/// The lines that an item takes in its pane.
pub(super) fn row_height(app: &App, on: &PaneArea, item: u32, theme: &Theme) -> usize {
    let width = list_pane::row_width(list_area(on));
    (widget(on.view).height)(app, item, width, theme).max(1)
}

/// The part of a pane that has its rows.
pub(super) fn list_area(on: &PaneArea) -> Rect {
    list_pane::split(on.area, on.borders, (on.scale, on.detail)).0
}

fn height<R: PaneRow>(app: &App, item: u32, width: usize, theme: &Theme) -> usize {
    R::of(app, item).map_or(1, |row| row.lines(width, theme).len())
}

fn draw<R: PaneRow>(app: &App, on: &PaneArea, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    let (view, list) = (on.view, app.list(on.view));
    let stretch = scale_room(on).and_then(|(_, room)| app.scale_bar(view, room.into()).stretch());
    let kind = pane(view);
    let filtered = if list.filter.is_empty() { "" } else { " /" };
    let room = usize::from(list_area(on).height);
    let items = list.order.iter().skip(list.top).take(room);
    let rows: Vec<R> = items.filter_map(|item| R::of(app, *item)).collect();
    let selected = list.selected().filter(|_| on.detail > 1);
    let cursor = list.cursor.checked_sub(list.top);
    let filter = Filter::new(&list.filter);
    let has_words = |item: &u32| filter.passes(&(kind.words)(app, *item));
    let widget = ListPane {
        title: match &stretch {
            Some((label, _)) => label,
            None => &format!("{}{filtered}{}", kind.title, list.filter),
        },
        note: match &stretch {
            Some((_, dates)) => dates,
            None => &(kind.note)(app, list),
        },
        focused: app.views.focus == Focus::List(view),
        selected: cursor.filter(|at| *at < rows.len() && stretch.is_none()),
        rows: &rows,
        scroll: (list.top, list.order.len()),
        empty: &if rows.is_empty() { empty_words(app, view) } else { String::new() },
        details: &selected.map(|item| (kind.detail)(app, item)).unwrap_or_default(),
        detail_rows: on.detail,
        scale_rows: on.scale,
        borders: on.borders,
        by_letters: kind.names && list.order.first().is_some_and(|item| !has_words(item)),
        filter: &filter,
        theme,
    };
    widget.render(area, buffer);
}
