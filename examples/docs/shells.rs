//! Shell completions and man pages, from the tables of the command line and the keys.

use std::path::Path;
use std::{fs, io};

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use dateline::app::actions::ACTIONS;
use dateline::app::keymap::Keymap;

use super::labels;

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
    for row in ACTIONS {
        if group != Some(row.group) {
            group = Some(row.group);
            roff.control("SS", [row.group.title()]);
        }
        let keys = labels(&keymap, row.action).join("  ");
        roff.control("TP", []);
        roff.text([if keys.is_empty() { roman("(no key)") } else { bold(keys) }]);
        roff.text([roman(row.help)]);
    }
    roff
}
