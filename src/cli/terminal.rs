//! What the environment says of the terminal: its colours, its background, what it may be asked.

use crate::app::look::{Background, Colours};

/// Reads an environment variable that is set to something.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Terminals of 24 bits that do not always say so in COLORTERM.
const TRUE: &[&str] = &[
    "alacritty",
    "contour",
    "foot",
    "foot-extra",
    "rio",
    "wezterm",
    "xterm-ghostty",
    "xterm-kitty",
];
/// Terminals that would print a question instead of answering it, or that have one background.
const DEAF: &[&str] =
    &["dumb", "linux", "cons25", "vt52", "vt100", "vt102", "vt220", "eterm-color"];

/// How many colours there are; none where NO_COLOR is set (<https://no-color.org>).
pub fn colours(env: Environment<'_>) -> Colours {
    if env("NO_COLOR").is_some() {
        return Colours::None;
    }
    let term = env("TERM").unwrap_or_default();
    // GNU screen hands COLORTERM on and cannot show what it promises.
    let screen = env("STY").is_some() && env("TMUX").is_none();
    let promised = matches!(env("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    if term.ends_with("-direct") || (promised || TRUE.contains(&term.as_str())) && !screen {
        Colours::True
    } else if term.contains("256color") {
        Colours::Indexed
    } else {
        Colours::Sixteen
    }
}

/// The background that COLORFGBG tells ("15;0", "0;default;15"): the last number is one of the 16
/// colours, of which 7 and those from 9 on are light.
pub fn background(env: Environment<'_>) -> Option<Background> {
    let told = env("COLORFGBG")?;
    match told.rsplit(';').next()?.parse() {
        Ok(0..=6 | 8) => Some(Background::Dark),
        Ok(7 | 9..=15) => Some(Background::Light),
        Ok(16_u8..) | Err(_) => None,
    }
}

/// Whether the terminal may be asked for its background.
pub fn answers(env: Environment<'_>) -> bool {
    env("TERM").is_some_and(|term| !DEAF.contains(&term.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(variables: &[(&str, &str)], ask: impl Fn(Environment<'_>) -> T) -> T {
        ask(&|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn terminals_say_how_many_colours_they_have() {
        use Colours::{Indexed, None as NoColour, Sixteen, True};
        let check = |variables: &[(&str, &str)], expected| {
            assert_eq!(with(variables, colours), expected, "{variables:?}");
        };
        check(&[], Sixteen);
        check(&[("TERM", "xterm")], Sixteen);
        check(&[("TERM", "xterm-256color")], Indexed);
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], True);
        check(&[("TERM", "xterm"), ("COLORTERM", "24bit")], True);
        check(&[("TERM", "xterm"), ("COLORTERM", "yes")], Sixteen);
        check(&[("TERM", "xterm-direct")], True);
        check(&[("TERM", "xterm-kitty")], True);
        check(&[("TERM", "screen-256color"), ("COLORTERM", "truecolor"), ("STY", "1.a")], Indexed);
        check(&[("TERM", "screen-256color"), ("COLORTERM", "truecolor"), ("TMUX", "/t")], True);
        check(&[("TERM", "xterm-kitty"), ("NO_COLOR", "1")], NoColour);
    }

    #[test]
    fn a_first_guess_of_the_background() {
        use Background::{Dark, Light};
        for (told, expected) in [
            ("15;0", Some(Dark)),
            ("0;15", Some(Light)),
            ("0;default;15", Some(Light)),
            ("12;8", Some(Dark)),
            ("0;7", Some(Light)),
            ("default;default", None),
            ("", None),
            ("0;-1", None),
            ("0;99", None),
        ] {
            assert_eq!(with(&[("COLORFGBG", told)], background), expected, "{told}");
        }
        assert!(with(&[("TERM", "xterm")], answers));
        assert!(!with(&[("TERM", "linux")], answers) && !with(&[], answers));
    }
}
