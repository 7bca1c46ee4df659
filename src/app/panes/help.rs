//! Rows of the help screen, made of the active key table: actions, commands, and what signs mean.

use super::pane::Pane;
use crate::app::App;
use crate::app::actions::{ACTIONS, Action};
use crate::app::commands::COMMANDS;
use crate::app::viewport::View;

/// Every action with its keys, by group, then the commands that take words, then the signs.
pub const PANE: Pane = Pane {
    title: "HELP",
    items: |_, _| (0..).take(ACTIONS.len() + COMMANDS.len() + SIGNS.len()).collect(),
    note: |app, _| {
        let close = app.keymap.label_of(Action::Close);
        format!("{} search  Enter run  {close} close", app.keymap.label_of(Action::Find))
    },
    text: |app, item| {
        row(app, item).map(|row| format!("{}  {}", row.keys, row.help)).unwrap_or_default()
    },
    words: |app, item| {
        let row = row(app, item);
        row.map(|row| format!("{}\n{}\n{}", row.help, row.name, row.keys)).unwrap_or_default()
    },
    full_screen: true,
    empty: |_| "no matching keys".to_owned(),
    names: true,
    ..Pane::PLAIN
};

/// The signs in lists, bars and the text, and what they mean.
pub const SIGNS: &[(&str, &str)] = &[
    ("?", "uncertain"),
    ("*", "corrected by you"),
    ("!", "a warning: likely an error of the article"),
    ("~", "month, year or longer: no exact day"),
    ("+", "after the publication date"),
    ("≠ →", "articles differ; a plan that moved"),
    ("∅", "a date that cannot be resolved"),
    ("¶", "paragraph, by its number"),
    ("§", "section, by its number"),
    ("“", "quotations in marks"),
    ("6  4“", "of a person: 6 mentions, 4 quotations in marks"),
    ("2p 4“ 1d", "of a section: 2 people, 4 quotations in marks, 1 date"),
    ("–", "no words that report it"),
    ("•", "here: the section or article on the screen"),
    ("▾ ▸", "a branch that is open, or closed"),
    (">", "the selected row"),
    ("│ ▒", "time scale: the day of writing; what comes after it"),
    ("· …", "time scale: a date longer than a bar; a long time without dates"),
    ("╣ ╡ ┤", "beside the text: a warning, a note, a search hit in that part of it"),
    ("⋯", "paragraphs folded away by the lens"),
    ("▎", "the sentence that copy, note and highlight take"),
];

/// What an item of the help is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An action.
    Action(Action),
    /// A command, by its name.
    Command(&'static str),
    /// A sign.
    Sign(&'static str),
}

/// What an item is.
#[must_use]
pub fn entry(item: u32) -> Option<Entry> {
    let at = item as usize;
    if let Some(row) = ACTIONS.get(at) {
        return Some(Entry::Action(row.action));
    }
    let at = at.checked_sub(ACTIONS.len())?;
    if let Some((name, _)) = COMMANDS.get(at) {
        return Some(Entry::Command(name));
    }
    SIGNS.get(at.checked_sub(COMMANDS.len())?).map(|(sign, _)| Entry::Sign(sign))
}

/// A key, command or sign, and what it does or means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The heading of the group that begins with this row; none while a filter mixes the groups.
    pub heading: Option<&'static str>,
    /// The keys, the command or the sign.
    pub keys: String,
    /// What it does; of a command, what it takes.
    pub help: &'static str,
    /// The name of the action in the config file; empty for others.
    pub name: &'static str,
}

/// The row of an item.
#[must_use]
pub fn row(app: &App, item: u32) -> Option<HelpRow> {
    let group = |item: u32| match entry(item)? {
        Entry::Action(action) => Some(action.row()?.group.title()),
        Entry::Command(_) => Some("Commands"),
        Entry::Sign(_) => Some("Signs"),
    };
    let begins = item.checked_sub(1).and_then(group) != group(item);
    let heading = group(item).filter(|_| begins && app.list(View::Help).filter.is_empty());
    Some(match entry(item)? {
        Entry::Action(action) => HelpRow {
            heading,
            keys: app.keymap.labels_of(action),
            help: action.help(),
            name: action.name(),
        },
        Entry::Command(name) => {
            let (_, help) = COMMANDS.iter().find(|(known, _)| *known == name)?;
            HelpRow { heading, keys: format!(":{name}"), help, name: "" }
        }
        Entry::Sign(sign) => {
            let (_, help) = SIGNS.iter().find(|(known, _)| *known == sign)?;
            HelpRow { heading, keys: sign.to_owned(), help, name: "" }
        }
    })
}
