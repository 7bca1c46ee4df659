//! The help screen, made of the key table in force.

use super::{Line, Pane, Tone, fit};
use crate::app::App;
use crate::app::actions::{ACTIONS, Action, ActionRow};
use crate::app::commands::COMMANDS;
use crate::app::layout::View;

/// Every action with its keys, by group, then the commands that take words; `/` searches.
pub const PANE: Pane = Pane {
    title: "HELP",
    action: Action::Show(View::Help),
    note: |_| "/ searches, q closes".to_owned(),
    items: |_| (0..).take(ACTIONS.len() + COMMANDS.len()).collect(),
    lines,
    words,
    target: |_, _| None,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no key matches".to_owned(),
};

fn action(item: u32) -> Option<&'static ActionRow> {
    ACTIONS.get(item as usize)
}

/// A command, its name and what it takes; they come after the actions.
fn command(item: u32) -> Option<(&'static str, &'static str)> {
    COMMANDS.get((item as usize).checked_sub(ACTIONS.len())?).copied()
}

fn words(app: &App, item: u32) -> String {
    match (action(item), command(item)) {
        (Some(row), _) => {
            format!("{} {} {}", app.keymap.labels_of(row.action), row.help, row.name)
        }
        (None, Some((name, takes))) => format!(":{name} {takes}"),
        (None, None) => String::new(),
    }
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(row) = action(item) else { return command_lines(item, width) };
    let keys = app.keymap.labels_of(row.action);
    let before = item.checked_sub(1).and_then(action);
    let mut lines = Vec::new();
    if before.is_none_or(|before| before.group != row.group) {
        lines.push(Line::new(row.group.title(), Tone::Strong));
    }
    let room = if width >= 60 { 24 } else { 14 };
    let line = Line::new(format!("  {} ", fit(&keys, room)), Tone::Key).and(row.help, Tone::Plain);
    lines.push(if width >= 76 { line.right(row.name, Tone::Dim) } else { line });
    lines
}

fn command_lines(item: u32, width: usize) -> Vec<Line> {
    let Some((name, takes)) = command(item) else { return Vec::new() };
    let mut lines = Vec::new();
    if item as usize == ACTIONS.len() {
        lines.push(Line::new("Commands", Tone::Strong));
    }
    let room = if width >= 60 { 24 } else { 14 };
    let name = fit(&format!(":{name}"), room);
    lines.push(Line::new(format!("  {name} "), Tone::Key).and(takes, Tone::Plain));
    lines
}
