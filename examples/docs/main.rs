//! Makes the documentation that follows from the program's own tables.
//!
//! `cargo run --example docs` renews the made parts of README.md and docs: screen, keys, columns.
//! `cargo run --example docs -- FOLDER` writes shell completions and man pages into a folder.

#![allow(clippy::disallowed_methods, reason = "this writes documentation where its arguments say")]

mod shells;
mod svg;

use std::io::{self, Write as _};
use std::path::Path;
use std::{env, fs};

use dateline::app::actions::{ACTIONS, Action};
use dateline::app::appearance::Colours;
use dateline::app::commands;
use dateline::app::config::default_file;
use dateline::app::key::label;
use dateline::app::keymap::Keymap;
use dateline::app::settings::Config;
use dateline::app::{Article, Stage};
use dateline::export::table::dossier::DossierList;
use dateline::export::table::{ColumnInfo, TABLES};
use dateline::facts::{Context, extract};
use dateline::formats::plain;
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use shells::write_shells;

const ARTICLE: &str = include_str!("../../assets/article.txt");
/// The screen in the README as text, in columns and rows.
const SIZE: (u16, u16) = (80, 24);
/// The same as a picture.
const PICTURE_SIZE: (u16, u16) = (110, 30);

/// Makes a part of a page.
type Make = fn() -> String;

/// The made parts of the documentation: the page, the part's name, and what makes it.
pub const PARTS: &[(&str, &str, Make)] = &[
    ("README.md", "screen", screen),
    ("docs/keys.md", "keys", keys),
    ("docs/keys.md", "commands", commands),
    ("docs/settings.md", "settings", settings),
    ("docs/columns.md", "columns", columns),
    ("docs/dossier.md", "dossier", dossier_columns),
];
/// The picture of the screen in the README.
pub const PICTURE: &str = "docs/screen.svg";

#[allow(dead_code, reason = "the tests use the rest of this file")]
fn main() -> io::Result<()> {
    match env::args_os().nth(1) {
        Some(folder) => write_shells(Path::new(&folder)),
        None => {
            for (page, _, _) in PARTS {
                fs::write(page, renewed(page, &fs::read_to_string(page)?))?;
            }
            fs::write(PICTURE, picture())?;
            writeln!(io::stdout(), "README.md and docs are up to date")
        }
    }
}

/// The text of a page with its parts made again.
pub fn renewed(page: &str, text: &str) -> String {
    let mut out = text.to_owned();
    for (_, name, make) in PARTS.iter().filter(|(on, _, _)| *on == page) {
        let begin = format!("<!-- made: {name} -->\n");
        let found = out.split_once(&begin).and_then(|(head, rest)| {
            let (_, tail) = rest.split_once("<!-- end -->")?;
            Some(format!("{head}{begin}\n{}\n<!-- end -->{tail}", make().trim_end()))
        });
        out = found.unwrap_or(out);
    }
    out
}

/// The default article as it opens at a size.
fn drawn((width, height): (u16, u16), config: Config) -> Buffer {
    let doc = plain::parse(ARTICLE);
    let facts = extract(&doc, &Context::default());
    let mut app = ui::open(Article::new(doc.into(), facts, Stage::Whole), (width, height));
    app.configure(config);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    ui::draw(&app, area, &mut buffer, &mut Default::default());
    buffer
}

fn screen() -> String {
    let buffer = drawn(SIZE, Config::default());
    let row = |y| {
        let cells = (0..SIZE.0).filter_map(|x| buffer.cell((x, y)));
        cells.map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned()
    };
    let rows: Vec<String> = (0..SIZE.1).map(row).collect();
    format!("```text\n{}\n```\n", rows.join("\n"))
}

/// The screen as a picture, in the colours of the dark theme.
pub fn picture() -> String {
    let mut config = Config::parse("theme = \"dark\"");
    config.appearance.terminal_colours = Colours::True;
    svg::picture(&drawn(PICTURE_SIZE, config))
}

/// The keys of an action as people know them, separated by a space.
pub(crate) fn labels(keymap: &Keymap, action: Action) -> Vec<String> {
    keymap.keys_of(action).into_iter().map(label).collect()
}

fn keys() -> String {
    let keymap = Keymap::default();
    let mut out = String::new();
    let mut group = None;
    for row in ACTIONS {
        if group != Some(row.group) {
            group = Some(row.group);
            out.push_str(&format!(
                "\n**{}**\n\n| keys | what they do | name |\n|---|---|---|\n",
                row.group.title()
            ));
        }
        let keys: Vec<String> =
            labels(&keymap, row.action).iter().map(|key| format!("`{key}`")).collect();
        let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(" ") };
        out.push_str(&format!("| {keys} | {} | {} |\n", row.help, row.name));
    }
    out.trim_start().to_owned()
}

fn commands() -> String {
    let mut out = String::from("| command | what it takes and does |\n|---|---|\n");
    for (name, help) in commands::COMMANDS {
        out.push_str(&format!("| `:{name}` | {help} |\n"));
    }
    out
}

fn settings() -> String {
    format!("```toml\n{}\n```\n", default_file().trim_end())
}

fn columns() -> String {
    tables(TABLES.iter().map(|table| (table.name, table.columns())))
}

fn dossier_columns() -> String {
    tables(DossierList::ALL.iter().map(|(name, list)| (*name, list.columns())))
}

fn tables(tables: impl Iterator<Item = (&'static str, Vec<ColumnInfo>)>) -> String {
    let mut out = String::new();
    for (name, columns) in tables {
        out.push_str(&format!("\n**{name}**\n\n| column | what it holds |\n|---|---|\n"));
        for column in columns {
            let shown = if column.shown { " \\*" } else { "" };
            out.push_str(&format!("| `{}`{shown} | {} |\n", column.name, column.about));
        }
    }
    out.trim_start().to_owned()
}
