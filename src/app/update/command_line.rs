//! Runs a line typed after `:`.

use crate::app::App;
use crate::app::actions::Action;
use crate::app::appearance::Colours;
use crate::app::commands::{action_named, nearest_command};
use crate::app::copy::{article_as_markdown, last_line};
use crate::app::dossier_markdown::dossier_as_markdown;
use crate::app::event::{Effect, FileToWrite, ReportToWrite};
use crate::app::export_kind::ExportKind;
use crate::app::settings::Setting;
use crate::app::viewport::View;
use crate::calendar::Date;

/// What asks for notes and corrections in a report, behind its name.
const WITH_NOTES: &str = " --with notes";

impl App {
    /// Runs a command: a name with its argument, a paragraph's number, or a percentage.
    pub(super) fn run_command(&mut self, typed: &str) -> Option<Effect> {
        let typed = typed.trim();
        if let Some(percent) = typed.strip_suffix('%').and_then(|n| n.parse().ok()) {
            self.go_to_percent(percent);
            return None;
        }
        if let Ok(number) = typed.parse() {
            self.go_to_paragraph_number(number);
            return None;
        }
        let (name, argument) = typed.split_once(' ').unwrap_or((typed, ""));
        let argument = argument.trim();
        match name {
            "" => {}
            "noh" | "nohlsearch" => self.search = None,
            "date" => self.set_date(argument),
            "export" => return self.export(argument, false),
            "export!" => return self.export(argument, true),
            "section" => self.go_to_named_section(argument),
            "set" => self.set_option(argument),
            "lens" if !argument.is_empty() => self.set_lens(argument),
            "note" if !argument.is_empty() => self.note_as(argument),
            _ if self.run_decision(name, argument) => {}
            _ if self.run_correction(name, argument) => {}
            _ => match action_named(name) {
                Some(action) => return self.perform(action),
                None => {
                    let key = self.keymap.label_of(Action::Show(View::Help));
                    self.message = match nearest_command(name) {
                        Some(near) => format!("unknown command: {name}; did you mean :{near}?"),
                        None => format!("unknown command: {name} ({key} lists keys)"),
                    };
                }
            },
        }
        None
    }

    /// Resolves relative dates from another day.
    fn set_date(&mut self, argument: &str) {
        if argument.is_empty() {
            self.message = match self.article.facts.published {
                Some((date, _)) => format!("publication date: {date}"),
                None => "no publication date: set one with :date YYYY-MM-DD".to_owned(),
            };
            return;
        }
        let Some(date) = Date::parse_iso(argument) else {
            self.message = format!("not a date: {argument} (use YYYY-MM-DD)");
            return;
        };
        self.change_date(date);
        let key = self.keymap.label_of(Action::Undo);
        self.message = format!("relative dates are counted from {}; {key} undoes it", date.long());
    }

    /// `:set name=value`, or with a space between.
    fn set_option(&mut self, argument: &str) {
        let (name, value) = argument.split_once(['=', ' ']).unwrap_or((argument, ""));
        let changed = match Setting::named(name.trim()) {
            None if name.is_empty() => Err(":set OPTION=VALUE, for example measure=72".to_owned()),
            None => Err(format!("unknown option: {name} (Tab completes)")),
            Some(Setting { name: "theme" | "colours", .. })
                if self.appearance.terminal_colours == Colours::None =>
            {
                Err("NO_COLOR is set: no colours".to_owned())
            }
            Some(setting) => setting.set_live(&mut self.appearance, value.trim()),
        };
        if let Err(refusal) = changed {
            self.message = refusal;
        }
        self.refresh_lists();
        self.relayout();
    }

    fn export(&mut self, file: &str, overwrite: bool) -> Option<Effect> {
        if file.is_empty() {
            self.say("which file? :export notes.md");
            return None;
        }
        let name = file.strip_suffix(WITH_NOTES).unwrap_or(file).trim_end();
        match ExportKind::of(name) {
            ExportKind::Report => {
                let notes = name.len() < file.len();
                let report = ReportToWrite { path: name.to_owned(), overwrite, notes };
                return Some(Effect::WriteReport(report));
            }
            ExportKind::Refused(extension) => {
                self.message = format!(
                    "not written: :export writes Markdown (.md) or a report (.html), not {extension}"
                );
                return None;
            }
            ExportKind::Markdown | ExportKind::MarkdownUnnamed => {}
        }
        // An export of the same article is renewed, whatever was added to it since.
        let last_line = last_line(self);
        let body =
            if self.views.all { dossier_as_markdown(self) } else { article_as_markdown(self) };
        let text = format!("{body}\n{last_line}\n");
        Some(Effect::Write(FileToWrite { path: file.to_owned(), text, overwrite, last_line }))
    }
}
