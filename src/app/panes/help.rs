//! Rows of the help screen, made of the active key table.

use super::pane::Pane;
use crate::app::App;
use crate::app::actions::ACTIONS;
use crate::app::commands::COMMANDS;

/// Every action with its keys, by group, then the commands that take words.
pub const PANE: Pane = Pane {
    title: "HELP",
    items: |_, _| (0..).take(ACTIONS.len() + COMMANDS.len()).collect(),
    note: |_, _| "/ search  q close".to_owned(),
    text: |app, item| {
        row(app, item).map(|row| format!("{}  {}", row.keys, row.help)).unwrap_or_default()
    },
    words: |app, item| {
        let row = row(app, item);
        row.map(|row| format!("{} {} {}", row.keys, row.help, row.name)).unwrap_or_default()
    },
    full_screen: true,
    empty: |_| "no matching keys".to_owned(),
    ..Pane::PLAIN
};

/// A key or command, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The heading of the group that begins with this row.
    pub heading: Option<&'static str>,
    /// The keys, or the command.
    pub keys: String,
    /// What it does; of a command, what it takes.
    pub help: &'static str,
    /// The name of the action in the config file; empty for a command.
    pub name: &'static str,
}

/// The row of an action, or of a command: those come after the actions.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<HelpRow> {
    let at = item as usize;
    if let Some(this) = ACTIONS.get(at) {
        let before = at.checked_sub(1).and_then(|before| ACTIONS.get(before));
        let begins = before.is_none_or(|before| before.group != this.group);
        return Some(HelpRow {
            heading: begins.then(|| this.group.title()),
            keys: app.keymap.labels_of(this.action),
            help: this.help,
            name: this.name,
        });
    }
    let number = at.checked_sub(ACTIONS.len())?;
    let (name, takes) = COMMANDS.get(number).copied()?;
    let heading = (number == 0).then_some("Commands");
    Some(HelpRow { heading, keys: format!(":{name}"), help: takes, name: "" })
}
