//! What the environment says about the terminal: colours, background, hyperlinks, whether it answers
//! queries.

use crate::app::appearance::{Background, Colours, Hyperlinks};

/// Reads an environment variable that is set to something.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Terminals by the beginning of `$TERM`: those that bring a description of their own. All have 24
/// bits of colour, which they do not always say in COLORTERM, and links.
const MODERN: &[&str] =
    &["alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"];
/// Terminals that would print a question instead of answering it, or that have one background.
const SILENT: &[&str] =
    &["dumb", "linux", "cons25", "vt52", "vt100", "vt102", "vt220", "eterm-color"];
/// Terminals by `$TERM_PROGRAM` that have had links for years.
const PROGRAMS: &[&str] =
    &["Hyper", "WezTerm", "contour", "ghostty", "iTerm.app", "mintty", "rio", "vscode", "zed"];
/// The first version of VTE, on which many terminals are built, whose links are sound, as
/// `$VTE_VERSION` has it.
const VTE: u32 = 5001;
/// The first version of Konsole with links (20.12), as `$KONSOLE_VERSION` has it.
const KONSOLE: u32 = 20_12_00;
/// The first version of tmux with links.
const TMUX: (u32, u32) = (3, 4);

/// How many colours there are; none where NO_COLOR is set (<https://no-color.org>).
pub fn colours(env: Environment<'_>) -> Colours {
    if env("NO_COLOR").is_some() {
        return Colours::None;
    }
    let term = env("TERM").unwrap_or_default();
    // GNU screen hands COLORTERM on and cannot show what it promises.
    let screen = env("STY").is_some() && env("TMUX").is_none();
    let promised = matches!(env("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    if term.ends_with("-direct") || (promised || is_modern(&term)) && !screen {
        Colours::True
    } else if term.contains("256color") {
        Colours::Indexed
    } else {
        Colours::Sixteen
    }
}

fn is_modern(term: &str) -> bool {
    MODERN.iter().any(|name| term.starts_with(name))
}

/// The background in COLORFGBG ("15;0", "0;default;15"): the last number is one of the 16
/// colours, of which 7 and those from 9 on are light.
pub fn background(env: Environment<'_>) -> Option<Background> {
    let value = env("COLORFGBG")?;
    match value.rsplit(';').next()?.parse() {
        Ok(0..=6 | 8) => Some(Background::Dark),
        Ok(7 | 9..=15) => Some(Background::Light),
        Ok(16_u8..) | Err(_) => None,
    }
}

/// Whether the terminal may be asked for its background.
pub fn answers(env: Environment<'_>) -> bool {
    env("TERM").is_some_and(|term| !SILENT.contains(&term.as_str()))
}

/// `auto` as on or off. Off wherever it is not known: a terminal without links (OSC 8) may show
/// their addresses.
pub fn hyperlinks(wanted: Hyperlinks, env: Environment<'_>) -> Hyperlinks {
    match wanted {
        Hyperlinks::Auto if has_links(env) => Hyperlinks::On,
        Hyperlinks::Auto => Hyperlinks::Off,
        given => given,
    }
}

fn has_links(env: Environment<'_>) -> bool {
    let term = env("TERM").unwrap_or_default();
    let program = env("TERM_PROGRAM").unwrap_or_default();
    let number = |name| env(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
    // Inside of a multiplexer the variables describe the terminal around it.
    if term.starts_with("screen") || term.starts_with("tmux") {
        let version = env("TERM_PROGRAM_VERSION").unwrap_or_default();
        return program == "tmux" && version_of(&version) >= TMUX;
    }
    if matches!(term.as_str(), "" | "dumb" | "linux") || term.starts_with("vt") {
        return false;
    }
    is_modern(&term)
        || PROGRAMS.contains(&program.as_str())
        || number("VTE_VERSION") >= VTE
        || number("KONSOLE_VERSION") >= KONSOLE
        || ["KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM"].iter().any(|name| env(name).is_some())
}

/// "3.4" and "3.5a" as numbers.
fn version_of(words: &str) -> (u32, u32) {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).map(|n| n.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
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
        for (value, expected) in [
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
            assert_eq!(with(&[("COLORFGBG", value)], background), expected, "{value}");
        }
        assert!(with(&[("TERM", "xterm")], answers));
        assert!(!with(&[("TERM", "linux")], answers) && !with(&[], answers));
    }

    fn check(environment: &[(&str, &str)], expected: bool) {
        assert_eq!(with(environment, has_links), expected, "{environment:?}");
    }

    #[test]
    fn known_terminals_have_links() {
        check(&[("TERM", "xterm-kitty")], true);
        check(&[("TERM", "foot-extra")], true);
        check(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], true);
        check(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], true);
        check(&[("TERM", "xterm-256color"), ("WT_SESSION", "x")], true);
        let tmux = |version| {
            [("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", version)]
        };
        check(&tmux("3.4"), true);
        check(&tmux("3.5a"), true);
        check(&tmux("3.3a"), false);
        check(&tmux("master"), false);
    }

    #[test]
    fn others_have_none() {
        check(&[], false);
        for term in ["dumb", "linux", "vt220", "xterm", "xterm-256color", "nobody-knows-it"] {
            check(&[("TERM", term)], false);
        }
        // What is around it leaks in.
        check(&[("TERM", "screen-256color"), ("VTE_VERSION", "7600")], false);
        check(&[("TERM", "linux"), ("KITTY_WINDOW_ID", "1")], false);
        check(&[("TERM", "xterm-256color"), ("VTE_VERSION", "4800")], false);
        check(&[("TERM", "xterm-256color"), ("VTE_VERSION", "new")], false);
    }

    #[test]
    fn the_setting_wins() {
        let kitty = |_: &str| Some("xterm-kitty".to_owned());
        assert_eq!(hyperlinks(Hyperlinks::Off, &kitty), Hyperlinks::Off);
        assert_eq!(hyperlinks(Hyperlinks::On, &|_| None), Hyperlinks::On);
        assert_eq!(hyperlinks(Hyperlinks::Auto, &|_| None), Hyperlinks::Off);
        assert_eq!(hyperlinks(Hyperlinks::Auto, &kitty), Hyperlinks::On);
    }
}
