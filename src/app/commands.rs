//! The commands that can be typed after `:`, besides the names of actions.

use super::actions::Action;
use super::viewport::View;
use crate::text::nearest::nearest;

/// Commands that take words, each with what it takes and does. Corrections come last.
pub const COMMANDS: &[(&str, &str)] = &[
    ("date", "YYYY-MM-DD: set the publication date, from which relative dates are counted"),
    ("export", "FILE.md: write all lists as Markdown; FILE.html: a report to send"),
    ("lens", "WORDS, @person, date or quote: show only these paragraphs"),
    ("q", "quit"),
    ("section", "NUMBER or NAME: go to this section"),
    ("set", "OPTION=VALUE: set an option, for example measure=72 or theme=light"),
    ("date-of", "YYYY-MM-DD: the selected date is this day; dates counted from it follow"),
    ("differ", "NAME: the selected person of all articles is not NAME"),
    ("hide", "not a person: remove it"),
    ("is", "NAME: this one mention is NAME"),
    ("merge", "NAME: the selected person is NAME; all mentions follow"),
    ("no-date", "not a date: remove it"),
    ("no-speaker", "the selected quotation has no speaker"),
    ("note", "WORDS: note on the highlighted words, the row or the sentence"),
    ("rename", "NAME: the selected person is called NAME"),
    ("same", "NAME: the selected person of all articles is NAME"),
    ("speaker", "NAME: the selected quotation was said by NAME"),
    ("split", "someone else; with ALIAS: every mention so written; of all articles: in this one"),
];

/// What users of less and vim type for some actions.
pub const ABBREVIATIONS: &[(&str, Action)] = &[
    ("$", Action::Bottom),
    ("diff", Action::Show(View::Differences)),
    ("f", Action::Info),
    ("h", Action::Show(View::Help)),
    ("n", Action::NextArticle),
    ("next", Action::NextArticle),
    ("p", Action::PreviousArticle),
    ("prev", Action::PreviousArticle),
    ("previous", Action::PreviousArticle),
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("qa!", Action::Quit),
    ("wq", Action::Quit),
    ("x", Action::Quit),
];

/// The action of a name or an abbreviation.
#[must_use]
pub fn action_named(name: &str) -> Option<Action> {
    let short = ABBREVIATIONS.iter().find(|(short, _)| *short == name);
    short.map(|(_, action)| *action).or_else(|| Action::named(name))
}

/// The command that a mistyped name was meant to be.
#[must_use]
pub fn nearest_command(name: &str) -> Option<&'static str> {
    let names = COMMANDS.iter().map(|(name, _)| *name);
    // What vim calls it.
    if matches!(name, "w" | "w!" | "write" | "sav" | "saveas") {
        return Some("export");
    }
    nearest(name, names.chain(Action::all().map(Action::name)))
}

/// What a command takes and does.
#[must_use]
pub fn takes(name: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, takes)| *takes)
}

/// Whether a command needs words after its name: what it takes begins with them, in capitals.
#[must_use]
pub fn takes_words(name: &str) -> bool {
    let begins = |takes: &str| takes.chars().take(2).all(|c| c.is_ascii_uppercase());
    takes(name).is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things() {
        let mut names: Vec<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
        names.extend(Action::all().map(Action::name));
        names.extend(ABBREVIATIONS.iter().map(|(name, _)| *name).filter(|name| *name != "q"));
        // These name an action that asks, and a command that takes the answer at once.
        let both = ["lens", "note"];
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len() + both.len(), all);
        assert_eq!(action_named("wq"), Some(Action::Quit));
        assert_eq!(action_named("people"), Some(Action::Show(View::People)));
        assert_eq!((action_named("w"), takes("w")), (None, None));
        assert_eq!(takes("hide"), Some("not a person: remove it"));
    }
}
