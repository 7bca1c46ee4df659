//! Other programs: the editor, which gets the terminal, and the browser.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::super::guard;
use super::super::reader::{Outcome, Reader};
use crate::app::Event;
use crate::doc::url::can_be_opened;
use crate::text::in_words;
use crate::text::sanitize::clean_line;

/// How editors take the line to open at, by program name; `+LINE FILE` for all others.
const LINE_STYLES: &[(&str, LineStyle)] = &[
    ("code", LineStyle::Goto),
    ("codium", LineStyle::Goto),
    ("helix", LineStyle::Colon),
    ("hx", LineStyle::Colon),
    ("subl", LineStyle::Colon),
    ("zed", LineStyle::Colon),
];

/// How an editor takes the line to open at.
#[derive(Clone, Copy)]
enum LineStyle {
    /// `FILE:LINE`
    Colon,
    /// `--goto FILE:LINE`
    Goto,
}

impl Reader {
    /// Opens the article's file in the editor, and loads it again afterwards.
    pub(super) fn edit(&mut self, offset: u32) -> Outcome {
        let Some(path) = self.request.source.path() else {
            return self.say("only an article in a file of its own can be edited");
        };
        let words = self.helpers.editor.clone().unwrap_or_else(|| "vi".to_owned());
        let before = self.app.article.doc.text.get(..offset as usize).unwrap_or("");
        let line = 1 + before.bytes().filter(|b| *b == b'\n').count();
        let mut command = editor(&words, path, line);
        let ended = self.lend_terminal(|| command.status());
        if let Some(exit) = self.retake_terminal()? {
            return Ok(Some(exit));
        }
        match ended {
            Ok(_) => self.reload(),
            Err(error) => {
                let (words, why) = (clean_line(&words, 60), in_words(&error));
                self.say(format!("cannot start the editor {words}: {why}; set $EDITOR to another"))
            }
        }
    }

    /// Lends the terminal, keys and all, to another program.
    fn lend_terminal<T>(&mut self, run: impl FnOnce() -> T) -> T {
        self.await_answer();
        // Should this program be ended meanwhile, the place is stored.
        let notice = self.persistence.save(&self.app);
        self.input.pause();
        guard::restore();
        let outcome = run();
        self.input.resume();
        if let Some(notice) = notice {
            self.app.update(Event::Message(notice));
        }
        outcome
    }

    /// Opens an address in the browser.
    pub(super) fn open_in_browser(&mut self, address: &str) -> Outcome {
        if !can_be_opened(address) {
            let address = clean_line(address, 200);
            return self.say(format!("only web and mail addresses can be opened, not {address}"));
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
                self.say(format!(
                    "cannot start the browser {words}: {why}; set $BROWSER to another"
                ))
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
    fn each_editor_takes_the_line_in_its_way() {
        check_editor("vi", "/a/b.txt", &["vi", "+7", "/a/b.txt"]);
        check_editor("code -w", "b.txt", &["code", "-w", "--goto", "./b.txt:7"]);
        check_editor("/usr/bin/hx", "-rf", &["/usr/bin/hx", "./-rf:7"]);
        check_editor("", "b", &["vi", "+7", "./b"]);
    }
}
