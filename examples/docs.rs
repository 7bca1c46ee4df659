//! Makes the documentation that follows from the program's own tables.
//!
//! `cargo run --example docs` renews the made parts of README.md: the screen, keys and columns.
//! `cargo run --example docs -- FOLDER` writes shell completions and man pages into a folder.

#![allow(clippy::disallowed_methods, reason = "this writes documentation where it is told to")]

use std::io::{self, Write as _};
use std::path::Path;
use std::{env, fs};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use dateline::app::actions::Action;
use dateline::app::commands;
use dateline::app::config::DEFAULT_FILE;
use dateline::app::key::label;
use dateline::app::keymap::Keymap;
use dateline::app::{Article, Stage};
use dateline::export::table::TABLES;
use dateline::facts::{Context, extract};
use dateline::formats::plain;
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const README: &str = "README.md";
const ARTICLE: &str = include_str!("../assets/article.txt");
/// The screen in the README, in columns and rows.
const SIZE: (u16, u16) = (80, 24);

/// Makes a part of the README.
type Make = fn() -> String;

/// The made parts of the README by name.
const PARTS: &[(&str, Make)] = &[
    ("screen", screen),
    ("keys", keys),
    ("commands", commands),
    ("settings", settings),
    ("columns", columns),
];

#[allow(dead_code, reason = "the tests use the rest of this file")]
fn main() -> io::Result<()> {
    match env::args_os().nth(1) {
        Some(folder) => write_shells(Path::new(&folder)),
        None => {
            let readme = renewed(&fs::read_to_string(README)?);
            fs::write(README, readme)?;
            writeln!(io::stdout(), "{README} is up to date")
        }
    }
}

/// The README with its made parts made anew.
pub fn renewed(readme: &str) -> String {
    let mut out = readme.to_owned();
    for (name, make) in PARTS {
        let begin = format!("<!-- made: {name} -->\n");
        let found = out.split_once(&begin).and_then(|(head, rest)| {
            let (_, tail) = rest.split_once("<!-- end -->")?;
            Some(format!("{head}{begin}\n{}\n<!-- end -->{tail}", make().trim_end()))
        });
        out = found.unwrap_or(out);
    }
    out
}

/// The default article as it opens.
fn screen() -> String {
    let doc = plain::parse(ARTICLE);
    let facts = extract(&doc, &Context::default());
    let app = dateline::ui::open(Article::new(doc.into(), facts, Stage::Whole), SIZE);
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(area);
    ui::draw(&app, area, &mut buffer);
    let row = |y| {
        let cells = (0..SIZE.0).filter_map(|x| buffer.cell((x, y)));
        cells.map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned()
    };
    let rows: Vec<String> = (0..SIZE.1).map(row).collect();
    format!("```text\n{}\n```\n", rows.join("\n"))
}

/// The keys of an action as people know them, parted by a space.
fn labels(keymap: &Keymap, action: Action) -> Vec<String> {
    keymap.keys_of(action).into_iter().map(label).collect()
}

fn keys() -> String {
    let keymap = Keymap::default();
    let mut out = String::new();
    let mut group = None;
    for action in Action::ALL {
        if group != Some(action.group()) {
            group = Some(action.group());
            out.push_str(&format!(
                "\n**{}**\n\n| keys | what they do | name |\n|---|---|---|\n",
                action.group().title()
            ));
        }
        let keys: Vec<String> =
            labels(&keymap, *action).iter().map(|key| format!("`{key}`")).collect();
        let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(" ") };
        out.push_str(&format!("| {keys} | {} | {} |\n", action.help(), action.name()));
    }
    out.trim_start().to_owned()
}

fn commands() -> String {
    let mut out = String::from("| command | what it takes and does |\n|---|---|\n");
    for (name, help) in commands::commands() {
        out.push_str(&format!("| `:{name}` | {help} |\n"));
    }
    out
}

fn settings() -> String {
    format!("```toml\n{}\n```\n", DEFAULT_FILE.trim_end())
}

fn columns() -> String {
    let mut out = String::new();
    for table in TABLES {
        out.push_str(&format!("\n**{}**\n\n| column | what it holds |\n|---|---|\n", table.name));
        for column in table.columns {
            let shown = if column.shown.is_some() { " \\*" } else { "" };
            out.push_str(&format!("| `{}`{shown} | {} |\n", column.name, column.about));
        }
    }
    out.trim_start().to_owned()
}

/// Completions for four shells and the man pages.
pub fn write_shells(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let command = dateline::cli::command();
    for shell in [Shell::Bash, Shell::Fish, Shell::PowerShell] {
        clap_complete::generate_to(shell, &mut command.clone(), "dateline", folder)?;
    }
    fs::write(folder.join("_dateline"), zsh(&command))?;
    clap_mangen::generate_to(command.clone(), folder)?;
    fs::write(folder.join("dateline.1"), man(command)?)
}

/// For zsh the first word is either a list or a file; the generator knows one or the other only.
fn zsh(command: &Command) -> String {
    let mut lists = Command::new("dateline")
        .args(command.get_arguments().filter(|arg| !arg.is_positional()).cloned())
        .subcommands(command.get_subcommands().cloned());
    let mut out = Vec::new();
    clap_complete::generate(Shell::Zsh, &mut lists, "dateline", &mut out);
    let script = String::from_utf8_lossy(&out);
    script.replacen(":: :_dateline_commands", ":: :{_dateline_commands; _files}", 1)
}

/// The page of the program itself: options, lists and keys.
fn man(command: Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let man = Man::new(command);
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    man.render_subcommands_section(&mut page)?;
    man_keys().to_writer(&mut page)?;
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

fn man_keys() -> Roff {
    let keymap = Keymap::default();
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    let mut group = None;
    for action in Action::ALL {
        if group != Some(action.group()) {
            group = Some(action.group());
            roff.control("SS", [action.group().title()]);
        }
        let keys = labels(&keymap, *action).join("  ");
        roff.control("TP", []);
        roff.text([if keys.is_empty() { roman("(no key)") } else { bold(keys) }]);
        roff.text([roman(action.help())]);
    }
    roff
}
