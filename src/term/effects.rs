//! What the app asks for and cannot do itself: clipboard, editor, browser, suspend, reload.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crossterm::Command as _;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};

use super::input_thread::InputThread;
use super::{Exit, Reader, guard};
use crate::app::{Effect, Event};
use crate::doc::url::can_be_opened;
use crate::text::in_words;
use crate::text::sanitize::clean_line;

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
    pub(super) fn perform(&mut self, effect: Effect) -> io::Result<Option<Exit>> {
        match effect {
            Effect::Quit => return Ok(Some(Exit::Quit)),
            Effect::Redraw => self.screen.invalidate()?,
            Effect::Suspend => return self.suspend(),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Edit(offset) => return self.edit(offset),
            Effect::Open(address) => return self.open(&address),
            Effect::Reload => return self.reload(),
            Effect::StopReading => {
                if let Some(progress) = &self.loading {
                    progress.stop();
                }
            }
            Effect::Mouse(on) => self.mouse(on)?,
            Effect::Write(path, text) => return self.write(&path, &text),
            Effect::OpenArticle(at) => return self.open_article(at),
            Effect::ListRecent => return self.list_recent(),
            Effect::OpenRecent(at) => return self.open_recent(at),
        }
        Ok(None)
    }

    pub(super) fn say(&mut self, message: impl Into<String>) -> io::Result<Option<Exit>> {
        self.update(Event::Message(message.into()))
    }

    /// Gives the terminal to the shell until it lets the program go on.
    pub(super) fn suspend(&mut self) -> io::Result<Option<Exit>> {
        #[cfg(unix)]
        if super::signals::has_shell() {
            self.await_answer();
            let notice = self.persistence.save(&self.app);
            guard::restore();
            super::signals::stop();
            if let Some(notice) = notice {
                self.app.update(Event::Message(notice));
            }
            return self.come_back();
        }
        self.say("there is no shell to go back to")
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
    fn write(&mut self, path: &str, text: &str) -> io::Result<Option<Exit>> {
        let shown = clean_line(path, 200);
        let written = std::fs::File::create_new(path)
            .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()));
        self.say(match written {
            Ok(()) => format!("written to {shown}"),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                format!("{shown} is there already, and is left as it is: give another name")
            }
            Err(error) => format!("cannot write {shown}: {}", in_words(&error)),
        })
    }

    /// Opens the article's file in the editor, and reads it again afterwards.
    fn edit(&mut self, offset: u32) -> io::Result<Option<Exit>> {
        let Some(path) = self.request.source.path() else {
            return self.say("only an article that is a file of its own can be edited");
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
                let (words, why) = (clean_line(&words, 60), in_words(&error));
                self.say(format!("cannot start the editor {words}: {why}; $EDITOR names another"))
            }
        }
    }

    /// Lends the terminal, keys and all, to another program.
    fn lend<T>(&mut self, run: impl FnOnce() -> T) -> T {
        self.await_answer();
        // Should the program be ended meanwhile, the place is known.
        let notice = self.persistence.save(&self.app);
        self.keyboard.as_mut().map(InputThread::pause);
        guard::restore();
        let outcome = run();
        self.keyboard.as_mut().map(InputThread::resume);
        if let Some(notice) = notice {
            self.app.update(Event::Message(notice));
        }
        outcome
    }

    /// Opens an address in the browser.
    fn open(&mut self, address: &str) -> io::Result<Option<Exit>> {
        if !can_be_opened(address) {
            return self.say(format!(
                "only web and sender addresses are opened, not {}",
                clean_line(address, 200)
            ));
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
                let (words, why) = (clean_line(&browser, 60), in_words(&error));
                self.say(format!("cannot start the browser {words}: {why}; $BROWSER names another"))
            }
        }
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
}
