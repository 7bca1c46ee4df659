//! What the app asks for and cannot do itself: clipboard, editor, browser, suspend, reload.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crossterm::Command as _;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};

use super::keyboard::Keyboard;
use super::load::{Request, Start};
use super::{Ending, Reader, clipboard, guard, inbox};
use crate::app::{Effect, Event};
use crate::input::Source;
use crate::text::clean::clean_line;

/// Addresses that a browser may be given.
const SCHEMES: &[&str] = &["http://", "https://", "mailto:"];
/// How editors are told the line, by program name; `+LINE FILE` for all others.
const LINE_STYLES: &[(&str, LineStyle)] = &[
    ("code", LineStyle::Goto),
    ("codium", LineStyle::Goto),
    ("helix", LineStyle::Colon),
    ("hx", LineStyle::Colon),
    ("subl", LineStyle::Colon),
    ("zed", LineStyle::Colon),
];

/// How an editor is told the line to open at.
#[derive(Clone, Copy)]
enum LineStyle {
    /// `FILE:LINE`
    Colon,
    /// `--goto FILE:LINE`
    Goto,
}

impl Reader {
    /// Does what the app asks for.
    pub(super) fn perform(&mut self, effect: Effect) -> io::Result<Option<Ending>> {
        match effect {
            Effect::Quit => return Ok(Some(Ending::Quit)),
            Effect::Redraw => self.screen.forget(),
            Effect::Suspend => return self.suspend(),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Edit(offset) => return self.edit(offset),
            Effect::Open(address) => return self.open(&address),
            Effect::Reload => return self.reload(),
            Effect::Mouse(on) => self.mouse(on)?,
            Effect::Write(path, text) => return self.write(&path, &text),
            Effect::OpenArticle(at) => return self.open_article(at),
        }
        Ok(None)
    }

    fn say(&mut self, message: impl Into<String>) -> io::Result<Option<Ending>> {
        self.tell(Event::Message(message.into()))
    }

    /// Gives the terminal to the shell until it lets the program go on.
    pub(super) fn suspend(&mut self) -> io::Result<Option<Ending>> {
        #[cfg(unix)]
        if super::signals::has_shell() {
            let notice = self.keeper.save(&self.app);
            guard::give_back();
            super::signals::stop();
            if let Some(notice) = notice {
                self.app.update(Event::Message(notice));
            }
            return self.come_back();
        }
        self.say("there is no shell to go back to")
    }

    /// Puts text on the clipboard through the terminal.
    fn copy(&mut self, text: &str) -> io::Result<Option<Ending>> {
        let Some(sequence) = clipboard::sequence(text) else {
            return self.say("too much for the clipboard: copy a smaller part");
        };
        self.screen.send(sequence.as_bytes())?;
        self.say("copied")
    }

    /// Opens another of the articles that were named; where the reader was in this one is saved.
    fn open_article(&mut self, at: usize) -> io::Result<Option<Ending>> {
        let Some(source) = self.shelf.get(at).cloned() else { return Ok(None) };
        let request = Request { source, ..self.request.clone() };
        let (article, more) = match request.start() {
            Ok(Start::Whole(article)) => (article, false),
            Ok(Start::Beginning(article)) => (article, true),
            Ok(Start::Nothing) => (Box::new(request.placeholder()), true),
            Err(error) => return self.say(format!("{error:#}")),
        };
        self.keeper.save(&self.app);
        self.keeper.turn_to(request.source.clone());
        if more {
            inbox::load(&self.mail, &request);
        }
        self.request = request;
        let ending = self.tell(Event::Opened(article, at))?;
        self.resume();
        Ok(ending)
    }

    /// Reads the mouse, or leaves it to the terminal's own selection.
    fn mouse(&mut self, on: bool) -> io::Result<()> {
        let mut sequence = String::new();
        let written = if on {
            EnableMouseCapture.write_ansi(&mut sequence)
        } else {
            DisableMouseCapture.write_ansi(&mut sequence)
        };
        if written.is_ok() { self.screen.send(sequence.as_bytes()) } else { Ok(()) }
    }

    /// Writes a file that was asked for; one that exists is left alone.
    fn write(&mut self, path: &str, text: &str) -> io::Result<Option<Ending>> {
        let shown = clean_line(path, 200);
        let written = std::fs::File::create_new(path)
            .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()));
        self.say(match written {
            Ok(()) => format!("written to {shown}"),
            Err(error) => format!("cannot write {shown}: {error}"),
        })
    }

    /// Opens the article's file in the editor, and reads it again afterwards.
    fn edit(&mut self, offset: u32) -> io::Result<Option<Ending>> {
        let Source::File(path) = &self.request.source else {
            return self.say("only an article from a file can be edited");
        };
        let words = self.helpers.editor.clone().unwrap_or_else(|| "vi".to_owned());
        let before = self.app.article.doc.text.get(..offset as usize).unwrap_or("");
        let line = 1 + before.bytes().filter(|b| *b == b'\n').count();
        let mut command = editor(&words, path, line);
        let ended = self.lend(|| command.status());
        if let Some(ending) = self.come_back()? {
            return Ok(Some(ending));
        }
        match ended {
            Ok(_) => self.reload(),
            Err(error) => {
                self.say(format!("cannot start the editor {}: {error}", clean_line(&words, 60)))
            }
        }
    }

    /// Lends the terminal, keys and all, to another program.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> T {
        // Should the program be ended meanwhile, the place is known.
        let notice = self.keeper.save(&self.app);
        self.keyboard.as_mut().map(Keyboard::pause);
        guard::give_back();
        let outcome = run();
        self.keyboard.as_mut().map(Keyboard::resume);
        if let Some(notice) = notice {
            self.app.update(Event::Message(notice));
        }
        outcome
    }

    /// Opens an address in the browser.
    fn open(&mut self, address: &str) -> io::Result<Option<Ending>> {
        if !may_open(address) {
            return self.say(format!("not an address to open: {}", clean_line(address, 200)));
        }
        let usual = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let browser = self.helpers.browser.clone().unwrap_or_else(|| usual.to_owned());
        let mut words = browser.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or(usual));
        command.args(words).arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                thread::spawn(move || child.wait());
                self.say("opened in the browser")
            }
            Err(error) => {
                self.say(format!("cannot start the browser {}: {error}", clean_line(&browser, 60)))
            }
        }
    }

    /// Reads the article again, on a thread.
    fn reload(&mut self) -> io::Result<Option<Ending>> {
        if self.request.source == Source::Stdin {
            return self.say("standard input can be read only once");
        }
        inbox::load(&self.mail, &self.request);
        Ok(None)
    }
}

/// The command that opens `path` at `line`. No shell reads it.
fn editor(words: &str, path: &Path, line: usize) -> Command {
    let mut words = words.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    // A name like `-rf` must not become an option.
    let safe = if path.starts_with("/") { path.to_owned() } else { Path::new(".").join(path) };
    let name = Path::new(program).file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    let style = LINE_STYLES.iter().find(|(known, _)| *known == name).map(|(_, style)| *style);
    let mut at_line = safe.clone().into_os_string();
    at_line.push(format!(":{line}"));
    match style {
        Some(LineStyle::Colon) => command.arg(at_line),
        Some(LineStyle::Goto) => command.arg("--goto").arg(at_line),
        None => command.arg(format!("+{line}")).arg(safe),
    };
    command
}

/// Whether a browser may be given this address: a known scheme, and nothing that is not visible.
fn may_open(address: &str) -> bool {
    let lower = address.get(..8.min(address.len())).unwrap_or("").to_ascii_lowercase();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
        && address.bytes().all(|b| b.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_editor(words: &str, path: &str, expected: &[&str]) {
        let command = editor(words, Path::new(path), 7);
        let mut all = vec![command.get_program()];
        all.extend(command.get_args());
        assert_eq!(all, expected);
    }

    #[test]
    fn editors_are_told_the_line() {
        check_editor("vi", "/a/b.txt", &["vi", "+7", "/a/b.txt"]);
        check_editor("code -w", "b.txt", &["code", "-w", "--goto", "./b.txt:7"]);
        check_editor("/usr/bin/hx", "-rf", &["/usr/bin/hx", "./-rf:7"]);
        check_editor("", "b", &["vi", "+7", "./b"]);
    }

    #[test]
    fn only_plain_addresses_are_opened() {
        for good in ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "mailto:a@example.org"] {
            assert!(may_open(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://example.org/\u{1b}]52;c;eA==\u{7}",
            "https://example.org/a b",
            "https://ex\u{202e}ample.org",
            "-rf",
            "",
            "é",
        ] {
            assert!(!may_open(bad), "{bad}");
        }
    }
}
