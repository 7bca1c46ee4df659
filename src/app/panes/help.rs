//! The help screen, made of the key table in force.

use super::{Line, Pane, Tone, fit};
use crate::app::App;
use crate::app::action::Action;

/// Every action with its keys, by group; `/` searches.
pub const PANE: Pane = Pane {
    title: "HELP",
    action: Action::Help,
    note: |_| "/ searches, q closes".to_owned(),
    items: |_| (0..).take(Action::ALL.len()).collect(),
    lines,
    words: |app, item| action(item).map(|a| words(app, a)).unwrap_or_default(),
    target: |_, _| None,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no key matches".to_owned(),
};

fn action(item: u32) -> Option<Action> {
    Action::ALL.get(item as usize).copied()
}

fn words(app: &App, action: Action) -> String {
    format!("{} {} {}", app.keymap.labels_of(action), action.help(), action.name())
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(action) = action(item) else { return Vec::new() };
    let keys = app.keymap.labels_of(action);
    let opens_group = item
        .checked_sub(1)
        .and_then(self::action)
        .is_none_or(|before| before.group() != action.group());
    let mut lines = Vec::new();
    if opens_group {
        lines.push(Line::new(action.group().title(), Tone::Strong));
    }
    let room = if width >= 60 { 24 } else { 14 };
    let line =
        Line::new(format!("  {} ", fit(&keys, room)), Tone::Key).and(action.help(), Tone::Plain);
    lines.push(if width >= 76 { line.right(action.name(), Tone::Dim) } else { line });
    lines
}
