//! The clipboard: a tool of the system where there is one, else the terminal (OSC 52).

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use super::event_queue::{Message, Sender};
use crate::app::settings::Clipboard;
use crate::text::clip::clip;
use crate::text::sanitize::{clean_cow, clean_line};

/// Columns of the copied words that a notice shows.
const NOTICED: usize = 40;
/// Terminals take no more than this by OSC 52 (bytes, before base64).
pub(super) const LARGEST_SEQUENCE: usize = 74_000;
/// GNU screen takes no more than 768 bytes of a string that it shall pass on.
const SCREEN_PIECE: usize = 512;
/// A tool that has not ended by then has failed.
const PATIENCE: Duration = Duration::from_secs(3);
/// Time between two polls of it.
const STEP: Duration = Duration::from_millis(5);

/// A program that takes the words on its standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tool {
    program: String,
    args: Vec<String>,
    /// It takes UTF-16 with a mark at the beginning, not UTF-8.
    wide: bool,
}

impl Tool {
    fn new(words: &str) -> Option<Self> {
        let mut words = words.split_whitespace().map(str::to_owned);
        let program = words.next()?;
        let wide = program.ends_with("clip.exe");
        Some(Self { program, args: words.collect(), wide })
    }
}

/// A terminal multiplexer, through which a sequence reaches the terminal only when wrapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Multiplexer {
    /// None.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// The ways of copied words to the clipboard.
#[derive(Clone, Debug, Default)]
pub struct ClipboardRoutes {
    /// Tools, the best one first; the first that works is used.
    tools: Vec<Tool>,
    /// A tool was asked for: where there is none, the message says so.
    required: bool,
    /// Whether the terminal may be sent the words.
    terminal: bool,
    multiplexer: Multiplexer,
}

impl ClipboardRoutes {
    /// The ways that a setting allows in an environment. `env` reads a variable that is set.
    #[must_use]
    pub fn new(setting: &Clipboard, env: &dyn Fn(&str) -> Option<String>) -> Self {
        let has = |name: &str| env(name).is_some();
        let term = env("TERM").unwrap_or_default();
        let multiplexer = if has("TMUX") {
            Multiplexer::Tmux
        } else if has("STY") || term.starts_with("screen") {
            Multiplexer::Screen
        } else {
            Multiplexer::None
        };
        let tools = match setting {
            Clipboard::Osc52 | Clipboard::File => Vec::new(),
            Clipboard::Command(words) => vec![words.as_str()],
            Clipboard::Auto | Clipboard::Tool => usual_tools(&has),
        };
        let wanted = matches!(setting, Clipboard::Auto | Clipboard::Osc52);
        Self {
            tools: tools.into_iter().filter_map(Tool::new).collect(),
            required: matches!(setting, Clipboard::Tool | Clipboard::Command(_)),
            // The console of Linux shows such a sequence or ignores it; it has no clipboard.
            terminal: wanted && term != "linux",
            multiplexer,
        }
    }
}

impl ClipboardRoutes {
    /// Whether there is a tool to try.
    pub(super) const fn has_tools(&self) -> bool {
        !self.tools.is_empty()
    }

    /// Whether a tool was asked for.
    pub(super) const fn requires_tool(&self) -> bool {
        self.required
    }

    /// Whether the terminal may be sent the words.
    pub(super) const fn uses_terminal(&self) -> bool {
        self.terminal
    }

    /// The multiplexer between the program and the terminal.
    pub(super) const fn multiplexer(&self) -> Multiplexer {
        self.multiplexer
    }
}

/// The tools that an environment may have, by its variables.
fn usual_tools(has: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let mut tools = Vec::new();
    // Over ssh they would fill the clipboard of the remote machine.
    if !(has("SSH_CONNECTION") || has("SSH_TTY")) {
        if cfg!(target_os = "macos") {
            tools.push("pbcopy");
        }
        if cfg!(windows) || has("WSL_DISTRO_NAME") || has("WSL_INTEROP") {
            tools.push("clip.exe");
        }
        if has("TERMUX_VERSION") {
            tools.push("termux-clipboard-set");
        }
        if has("WAYLAND_DISPLAY") {
            tools.push("wl-copy");
        }
        if has("DISPLAY") {
            tools.extend(["xclip -selection clipboard", "xsel --clipboard --input"]);
        }
    }
    // tmux ignores the sequence of a program inside unless it is configured to take it; it takes this.
    if has("TMUX") {
        tools.push("tmux load-buffer -w -");
    }
    tools
}

/// The first copied words, for a notice.
pub(super) fn beginning(text: &str) -> String {
    clip(&clean_line(text, 4 * NOTICED), NOTICED)
}

/// Gives the words to the first tool that takes them, and reports which it was.
pub(super) fn run_tools(routes: &ClipboardRoutes, text: String, sender: &Sender) {
    let mut failed = Vec::new();
    for tool in &routes.tools {
        let name = clean_line(&tool.program, 60);
        match run(tool, &text) {
            Ok(()) => {
                sender.send(Message::Notice(format!("copied by {name}: {}", beginning(&text))));
                return;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                failed.extend(routes.required.then(|| format!("{name} not found")));
            }
            Err(error) => failed.push(format!("{name} failed ({error})")),
        }
    }
    sender.send(Message::NotCopied(text, failed.join(", ")));
}

/// Runs a tool to its end.
fn run(tool: &Tool, text: &str) -> io::Result<()> {
    let mut command = Command::new(OsString::from(&tool.program));
    // Its output would garble the screen.
    command.args(&tool.args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let bytes = if tool.wide { wide(text) } else { text.as_bytes().to_vec() };
    if let Some(mut stdin) = child.stdin.take() {
        // On a thread of its own: one that reads nothing is ended below, and the pipe with it.
        thread::Builder::new().spawn(move || stdin.write_all(&bytes))?;
    }
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None if waited >= PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(io::Error::new(io::ErrorKind::TimedOut, "timed out"));
            }
            None => {
                thread::sleep(STEP);
                waited += STEP;
            }
        }
    }
}

/// UTF-16, little end first, with a mark that says so.
fn wide(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// OSC 52 with the words, wrapped so that a multiplexer passes it on. They are cleaned once
/// more: a shell may run what is pasted.
#[must_use]
pub fn sequence(text: &str, multiplexer: Multiplexer) -> Vec<u8> {
    let mut plain = String::new();
    // Writing into a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(clean_cow(text).as_bytes()).write_ansi(&mut plain);
    match multiplexer {
        Multiplexer::None => plain.into_bytes(),
        // tmux takes the plain one (`set-clipboard on`) or the wrapped one (`allow-passthrough`).
        Multiplexer::Tmux => {
            let doubled = plain.replace('\u{1b}', "\u{1b}\u{1b}");
            format!("{plain}\u{1b}Ptmux;{doubled}\u{1b}\\").into_bytes()
        }
        Multiplexer::Screen => {
            // An ESC at the end of a piece would end the string with what follows it: BEL ends ours.
            let plain = plain.replace("\u{1b}\\", "\u{7}");
            let pieces = plain.as_bytes().chunks(SCREEN_PIECE);
            pieces.flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes(setting: &str, variables: &[(&str, &str)]) -> ClipboardRoutes {
        let variable =
            |name: &str| Some(variables.iter().find(|(known, _)| *known == name)?.1.to_owned());
        ClipboardRoutes::new(&Clipboard::named(setting), &variable)
    }

    fn check(setting: &str, variables: &[(&str, &str)], tools: &[&str], terminal: bool) {
        let routes = routes(setting, variables);
        let names: Vec<_> = routes.tools.iter().map(|tool| tool.program.as_str()).collect();
        let names: Vec<_> = names.into_iter().filter(|name| *name != "pbcopy").collect();
        assert_eq!(
            (names.as_slice(), routes.terminal),
            (tools, terminal),
            "{setting} {variables:?}"
        );
    }

    #[test]
    fn each_environment_has_its_routes() {
        check("auto", &[], &[], true);
        check("auto", &[("TERM", "linux")], &[], false);
        check("auto", &[("DISPLAY", ":0")], &["xclip", "xsel"], true);
        check(
            "auto",
            &[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "w")],
            &["wl-copy", "xclip", "xsel"],
            true,
        );
        check("auto", &[("DISPLAY", ":10"), ("SSH_CONNECTION", "a b")], &[], true);
        check("auto", &[("TMUX", "/t"), ("SSH_TTY", "/dev/pts/1")], &["tmux"], true);
        check("auto", &[("WSL_DISTRO_NAME", "x")], &["clip.exe"], true);
        check("tool", &[("DISPLAY", ":0")], &["xclip", "xsel"], false);
        check("osc52", &[("DISPLAY", ":0")], &[], true);
        check("file", &[("DISPLAY", ":0")], &[], false);
        check("my-copy --now", &[("DISPLAY", ":0")], &["my-copy"], false);
    }

    #[test]
    fn the_sequence_is_wrapped_for_multiplexers() {
        let plain = "\u{1b}]52;c;aGk=\u{1b}\\";
        assert_eq!(sequence("hi", Multiplexer::None), plain.as_bytes());
        let tmux = String::from_utf8(sequence("hi", Multiplexer::Tmux)).unwrap();
        let wrapped = "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;aGk=\u{1b}\u{1b}\\\u{1b}\\";
        assert_eq!(tmux, format!("{plain}{wrapped}"));
        let screen = sequence(&"x".repeat(2000), Multiplexer::Screen);
        let pieces = String::from_utf8(screen).unwrap();
        let pieces: Vec<_> = pieces.split("\u{1b}\\").filter(|piece| !piece.is_empty()).collect();
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.len() <= SCREEN_PIECE + 2));
        let inner = pieces.iter().map(|piece| piece.strip_prefix("\u{1b}P").unwrap());
        let whole: String = inner.collect();
        assert!(whole.starts_with("\u{1b}]52;c;") && whole.ends_with('\u{7}'));
        assert_eq!(whole.matches('\u{1b}').count(), 1, "nothing inside ends the string");
    }

    #[test]
    #[cfg(unix)]
    fn a_notice_says_what_was_copied_by_which_tool() {
        let notice = |setting: &str, text: &str| {
            let routes =
                ClipboardRoutes::new(&Clipboard::Command(setting.to_owned()), &|_: &str| None);
            let (sender, receiver) = super::super::event_queue::channel();
            run_tools(&routes, text.to_owned(), &sender);
            match receiver.next() {
                Some(Message::Notice(words)) => words,
                Some(Message::NotCopied(text, why)) => format!("{text}: {why}"),
                _ => String::new(),
            }
        };
        assert_eq!(notice("cat", "Anna Berg,\nthe mayor"), "copied by cat: Anna Berg, the mayor");
        let long = "a word ".repeat(20);
        let cut = notice("cat -u", &long);
        assert!(cut.starts_with("copied by cat: a word a word") && cut.ends_with('…'), "{cut}");
        assert_eq!(notice("no-such-tool", "words"), "words: no-such-tool not found");
    }

    #[test]
    fn what_is_copied_is_clean() {
        // "abc\nd" in base64.
        let expected = b"\x1b]52;c;YWJjCmQ=\x1b\\";
        let hostile = "a\u{1b}[31mb\u{202e}c\r\nd\u{7}";
        assert_eq!(sequence(hostile, Multiplexer::None), expected);
    }

    #[test]
    fn windows_gets_utf_16() {
        assert_eq!(wide("aé"), [0xff, 0xfe, b'a', 0, 0xe9, 0]);
    }
}
