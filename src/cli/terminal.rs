//! What the terminal can do, as far as the environment tells; nothing is asked of it.

use crate::app::look::Hyperlinks;

/// Terminals by `$TERM_PROGRAM` that have had links for years.
const PROGRAMS: &[&str] =
    &["Hyper", "WezTerm", "contour", "ghostty", "iTerm.app", "mintty", "rio", "vscode", "zed"];
/// Terminals by the beginning of `$TERM`: those that bring a description of their own.
const NAMES: &[&str] =
    &["alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty"];
/// The first version of VTE, on which many terminals are built, whose links are sound, as
/// `$VTE_VERSION` has it.
const VTE: u32 = 5001;
/// The first version of Konsole with links (20.12), as `$KONSOLE_VERSION` has it.
const KONSOLE: u32 = 20_12_00;
/// The first version of tmux with links.
const TMUX: (u32, u32) = (3, 4);

/// `auto` as on or off. Off wherever it is not known: a terminal without links (OSC 8) may show
/// their addresses.
pub fn hyperlinks(wanted: Hyperlinks, variable: impl Fn(&str) -> Option<String>) -> Hyperlinks {
    match wanted {
        Hyperlinks::Auto if has_links(variable) => Hyperlinks::On,
        Hyperlinks::Auto => Hyperlinks::Off,
        given => given,
    }
}

fn has_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let number = |name| variable(name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
    // Inside of a multiplexer the variables tell of the terminal around it.
    if term.starts_with("screen") || term.starts_with("tmux") {
        let version = variable("TERM_PROGRAM_VERSION").unwrap_or_default();
        return program == "tmux" && version_of(&version) >= TMUX;
    }
    if matches!(term.as_str(), "" | "dumb" | "linux") || term.starts_with("vt") {
        return false;
    }
    NAMES.iter().any(|name| term.starts_with(name))
        || PROGRAMS.contains(&program.as_str())
        || number("VTE_VERSION") >= VTE
        || number("KONSOLE_VERSION") >= KONSOLE
        || ["KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM"].iter().any(|name| variable(name).is_some())
}

/// "3.4" and "3.5a" as numbers.
fn version_of(words: &str) -> (u32, u32) {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).map(|n| n.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(environment: &[(&str, &str)], expected: bool) {
        let variable = |name: &str| {
            environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(has_links(variable), expected, "{environment:?}");
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
        assert_eq!(hyperlinks(Hyperlinks::Off, kitty), Hyperlinks::Off);
        assert_eq!(hyperlinks(Hyperlinks::On, |_| None), Hyperlinks::On);
        assert_eq!(hyperlinks(Hyperlinks::Auto, |_| None), Hyperlinks::Off);
        assert_eq!(hyperlinks(Hyperlinks::Auto, kitty), Hyperlinks::On);
    }
}
