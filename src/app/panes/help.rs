//! The help screen, made of the key table in force.

use super::{Line, Pane, Tone, fit};
use crate::app::App;
use crate::app::actions::Action;
use crate::app::commands::commands;

/// Every action with its keys, by group, then the commands that take words; `/` searches.
pub const PANE: Pane = Pane {
    title: "HELP",
    action: Action::Help,
    note: |_| "/ searches, q closes".to_owned(),
    items: |_| (0..).take(Action::ALL.len() + commands().count()).collect(),
    lines,
    words,
    target: |_, _| None,
    detail: |_, _, _| Vec::new(),
    empty: |_| "no key matches".to_owned(),
};

fn action(item: u32) -> Option<Action> {
    Action::ALL.get(item as usize).copied()
}

/// A command, its name and what it takes; they come after the actions.
fn command(item: u32) -> Option<(&'static str, &'static str)> {
    commands().nth((item as usize).checked_sub(Action::ALL.len())?).copied()
}

fn words(app: &App, item: u32) -> String {
    match (action(item), command(item)) {
        (Some(action), _) => {
            format!("{} {} {}", app.keymap.labels_of(action), action.help(), action.name())
        }
        (None, Some((name, takes))) => format!(":{name} {takes}"),
        (None, None) => String::new(),
    }
}

fn lines(app: &App, item: u32, width: usize) -> Vec<Line> {
    let Some(action) = action(item) else { return command_lines(item, width) };
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

fn command_lines(item: u32, width: usize) -> Vec<Line> {
    let Some((name, takes)) = command(item) else { return Vec::new() };
    let mut lines = Vec::new();
    if item as usize == Action::ALL.len() {
        lines.push(Line::new("Commands", Tone::Strong));
    }
    let room = if width >= 60 { 24 } else { 14 };
    let name = fit(&format!(":{name}"), room);
    lines.push(Line::new(format!("  {name} "), Tone::Key).and(takes, Tone::Plain));
    lines
}
