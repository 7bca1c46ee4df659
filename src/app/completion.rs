//! Completion and hints while a command, a name or a filter is being typed.

use super::App;
use super::actions::Action;
use super::commands::{COMMANDS, takes, takes_words};
use super::prompt::{Prompt, PromptKind};
use super::settings::{SETTINGS, Setting};
use crate::facts::PersonId;

/// What Tab makes of the open input line.
#[must_use]
pub fn complete(app: &App, prompt: &Prompt) -> Option<String> {
    let typed = prompt.line.text();
    match prompt.kind {
        PromptKind::Command => complete_command(app, typed),
        PromptKind::Person => {
            let id = *app.article.people_called(typed.trim_start_matches('@')).first()?;
            app.person(id).map(|person| person.name.clone())
        }
        PromptKind::Lens | PromptKind::Filter(_) => {
            let (head, name) = typed.rsplit_once('@')?;
            let id = *app.article.people_called(name).first()?;
            let last = app.person(id)?.name.rsplit(' ').next()?;
            Some(format!("{head}@{last}"))
        }
        PromptKind::Find
        | PromptKind::FindBackwards
        | PromptKind::Palette
        | PromptKind::Note(_) => None,
    }
}

/// The first command that begins so, or the first argument.
fn complete_command(app: &App, typed: &str) -> Option<String> {
    if let Some((name, argument)) = typed.split_once(' ') {
        let completed = complete_argument(app, name, argument.trim_start())?;
        return Some(format!("{name} {completed}"));
    }
    let names = COMMANDS.iter().map(|(name, _)| *name).chain(Action::all().map(Action::name));
    let matching = names.filter(|name| name.starts_with(typed) && *name != typed);
    let name = matching.min().or_else(|| takes_words(typed).then_some(typed))?;
    // What is left to type are its words.
    Some(if takes_words(name) { format!("{name} ") } else { name.to_owned() })
}

fn complete_argument(app: &App, command: &str, argument: &str) -> Option<String> {
    let chosen = app.chosen_person().ok();
    let called = |except: Option<PersonId>| {
        let mut called = app.article.people_called(argument);
        called.retain(|id| Some(*id) != except);
        let mut names = called.into_iter().filter_map(|id| Some(app.person(id)?.name.clone()));
        names.find(|name| name != argument)
    };
    match command {
        "set" => match argument.split_once('=') {
            Some((name, value)) => {
                let values = Setting::named(name.trim())?.candidates();
                Some(format!("{name}={}", next_of(&values, value)?))
            }
            None => {
                let mut live = SETTINGS.iter().filter(|setting| setting.is_live());
                let setting = live.find(|setting| setting.name.starts_with(argument))?;
                Some(format!("{}=", setting.name))
            }
        },
        "lens" => next_of(&["date", "quote"], argument).map(str::to_owned).or_else(|| {
            let name = argument.strip_prefix('@')?;
            let id = *app.article.people_called(name).first()?;
            Some(format!("@{}", app.person(id)?.name.rsplit(' ').next()?))
        }),
        "section" => {
            let sections = app.sections_called(argument);
            let name = |at: &usize| {
                let doc = &app.article.doc;
                doc.sections.get(*at).map(|section| doc.section_name(section))
            };
            sections.iter().filter_map(name).find(|name| name != argument)
        }
        "merge" => called(chosen),
        "same" | "differ" => names_over_all(app, argument).into_iter().find(|it| it != argument),
        "speaker" | "is" => called(None),
        "rename" if argument.is_empty() => Some(app.person(chosen?)?.name.clone()),
        "split" => {
            let mut aliases = app.person(chosen?)?.aliases.iter();
            aliases.find(|it| it.starts_with(argument) && *it != argument).cloned()
        }
        "date-of" if argument.is_empty() => app.chosen_day().map(|day| day.to_string()),
        _ => None,
    }
}

/// The first value that begins as typed; of a whole value the next one, so that Tab again goes
/// through all.
fn next_of<'v>(values: &[&'v str], typed: &str) -> Option<&'v str> {
    if let Some(at) = values.iter().position(|value| *value == typed) {
        return values.get(at + 1).or(values.first()).copied();
    }
    values.iter().find(|value| value.starts_with(typed)).copied()
}

/// What is shown beside a command being typed: the names that match, else what it takes.
#[must_use]
pub fn hint(app: &App, typed: &str) -> String {
    let Some((name, argument)) = typed.split_once(' ') else { return "Tab completes".to_owned() };
    match name {
        "merge" if argument.is_empty() => return app.merge_hint(),
        "merge" | "speaker" | "is" => return names(app, argument),
        "same" | "differ" if !argument.is_empty() => {
            return names_over_all(app, argument).join(", ");
        }
        _ => {}
    }
    let setting = argument.split_once('=').and_then(|(option, _)| Setting::named(option.trim()));
    match setting.filter(|_| name == "set") {
        Some(setting) => setting.expected(),
        None => takes(name).unwrap_or_default().to_owned(),
    }
}

/// The first names of people of all articles that contain what is typed.
fn names_over_all(app: &App, typed: &str) -> Vec<String> {
    let people = &app.open_articles.dossier.read.dossier.people;
    let called = app.people_over_all(typed).into_iter().take(3);
    called.filter_map(|id| Some(people.get(id as usize)?.name.clone())).collect()
}

/// The first names of people that contain what is typed.
#[must_use]
pub fn names(app: &App, typed: &str) -> String {
    let called = app.article.people_called(typed.trim_start_matches('@'));
    let names = called.iter().take(3).filter_map(|id| app.person(*id)).map(|p| p.name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::article::{Article, Stage};
    use super::super::line_edit::LineEdit;
    use super::super::navigation::Location;
    use super::*;
    use crate::facts::{Context, extract};
    use crate::formats::plain;

    fn open() -> App {
        let doc = plain::parse("Nora Lind met Peter Holm.\n\nLind left on May 3, 2021.\n");
        let facts = extract(&doc, &Context::default());
        App::new(Article::new(doc.into(), facts, Stage::Whole), (80, 24))
    }

    #[test]
    fn tab_completes_what_the_prompt_is_for() {
        let app = open();
        let completed = |kind, typed: &str| {
            let origin = Location::default();
            complete(&app, &Prompt { kind, line: LineEdit::new(typed), origin })
        };
        for (kind, typed, expected) in [
            (PromptKind::Command, "ren", Some("rename ")),
            (PromptKind::Command, "rename", Some("rename ")),
            (PromptKind::Command, "is pet", Some("is Peter Holm")),
            (PromptKind::Command, "set theme=", Some("set theme=auto")),
            (PromptKind::Command, "set theme=auto", Some("set theme=dark")),
            (PromptKind::Command, "set theme=mono", Some("set theme=auto")),
            (PromptKind::Command, "set justify=of", Some("set justify=off")),
            (PromptKind::Command, "set theme=zzz", None),
            (PromptKind::Command, "lens d", Some("lens date")),
            (PromptKind::Command, "lens @hol", Some("lens @Holm")),
            (PromptKind::Command, "hid", Some("hidden")),
            (PromptKind::Command, "peo", Some("people")),
            (PromptKind::Command, "zzz", None),
            (PromptKind::Command, "speaker hol", Some("speaker Peter Holm")),
            (PromptKind::Command, "speaker Peter Holm", None),
            (PromptKind::Command, "set the", Some("set theme=")),
            (PromptKind::Command, "set clip", None),
            (PromptKind::Command, "export x", None),
            (PromptKind::Person, "@hol", Some("Peter Holm")),
            (PromptKind::Lens, "bridge @li", Some("bridge @Lind")),
            (PromptKind::Lens, "bridge", None),
            (PromptKind::Find, "Lin", None),
        ] {
            assert_eq!(completed(kind, typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn hints_say_what_a_command_takes() {
        let app = open();
        for (typed, expected) in [
            ("ren", "Tab completes"),
            ("merge lin", "Nora Lind"),
            ("set glyphs=", "unicode or ascii"),
            ("set x", takes("set").unwrap()),
            ("nothing x", ""),
        ] {
            assert_eq!(hint(&app, typed), expected, "{typed}");
        }
        assert_eq!(names(&app, "@"), "Nora Lind, Peter Holm");
    }
}
