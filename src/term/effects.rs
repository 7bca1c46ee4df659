//! What the app asks for and cannot do itself: the clipboard, files, other programs, other articles.

mod articles;
mod dossier;
mod links;
mod programs;

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::thread;

use crossterm::Command as _;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};

use super::clipboard::{self, LARGEST_SEQUENCE};
use super::reader::{Exit, Outcome, Reader};
#[cfg(unix)]
use super::{guard, signals};
use crate::app::event::{FileToWrite, ReportToWrite};
use crate::app::export_kind::ExportKind;
use crate::app::{Effect, Event};
use crate::export::report;
use crate::store;
use crate::text::sanitize::{clean_cow, clean_line};

impl Reader {
    /// Performs the effects that the app requests.
    pub(super) fn perform(&mut self, effect: Effect) -> Outcome {
        match effect {
            Effect::Quit => return self.quit(),
            Effect::Redraw => self.screen.invalidate()?,
            Effect::Suspend => return self.suspend(),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Edit(offset) => return self.edit(offset),
            Effect::Open(address) => return self.open_in_browser(&address),
            Effect::Reload => return self.reload(),
            Effect::StopLoading => self.loading.stop(),
            Effect::Mouse(on) => self.capture_mouse(on)?,
            Effect::Write(file) => return self.write_file(&file),
            Effect::WriteReport(report) => return self.write_report(&report),
            Effect::OpenArticle(index) => return self.open_article(index),
            Effect::ReadArticles => self.read_articles(),
            Effect::ListRecent => return self.list_recent(),
            Effect::OpenRecent(row) => return self.open_recent(row),
            Effect::OpenLink(address) => return self.open_link(&address),
            Effect::RemoveRecent(row) => return self.remove_recent(row),
        }
        Ok(None)
    }

    /// Gives the terminal to the shell until it lets the program go on.
    pub(super) fn suspend(&mut self) -> Outcome {
        #[cfg(unix)]
        if signals::has_shell() {
            self.await_answer();
            let notice = self.persistence.save(&self.app);
            guard::restore();
            signals::stop();
            if let Some(notice) = notice {
                self.app.update(Event::Message(notice));
            }
            return self.retake_terminal();
        }
        self.say("cannot suspend: not started from a shell")
    }

    /// Reads the mouse, or leaves it to the terminal's own selection.
    fn capture_mouse(&mut self, on: bool) -> io::Result<()> {
        let mut sequence = String::new();
        let written = if on {
            EnableMouseCapture.write_ansi(&mut sequence)
        } else {
            DisableMouseCapture.write_ansi(&mut sequence)
        };
        if written.is_ok() { self.screen.send(sequence.as_bytes()) } else { Ok(()) }
    }

    /// Leaves, but not with notes that would be lost without a notice.
    fn quit(&mut self) -> Outcome {
        match self.persistence.warn_before_leaving(&self.app) {
            Some(warning) => self.say(warning),
            None => Ok(Some(Exit::Quit)),
        }
    }

    /// Writes a file; one that exists only where that was asked for.
    fn write_file(&mut self, file: &FileToWrite) -> Outcome {
        let written = export(&file.path, file.text.as_bytes(), file.overwrite, &file.last_line);
        self.exported(written, true)
    }

    /// Writes the report of the article.
    fn write_report(&mut self, wanted: &ReportToWrite) -> Outcome {
        let app = &self.app;
        let (doc, facts) = (app.article.doc.as_ref(), &app.article.facts);
        let annotations = wanted.notes.then(|| app.annotations.current());
        let mut bytes = Vec::new();
        report::write(report::Article { doc, facts, annotations }, &mut bytes)?;
        let written = export(&wanted.path, &bytes, wanted.overwrite, &report::last_line(doc));
        self.exported(written, wanted.notes)
    }

    /// Says what became of an export.
    fn exported(&mut self, (written, notice): (bool, String), with_notes: bool) -> Outcome {
        if written && with_notes {
            self.persistence.notes_exported(&self.app);
        }
        self.say(notice)
    }

    /// Copies words to the clipboard. A tool runs on a thread: keys never wait for it.
    fn copy(&mut self, text: &str) -> Outcome {
        let text = clean_cow(text).into_owned();
        if !self.clipboard.has_tools() {
            let why = if self.clipboard.requires_tool() { "no clipboard tool found" } else { "" };
            return self.copy_without_tool(&text, why);
        }
        let (routes, sender) = (self.clipboard.clone(), self.sender.clone());
        let job = move || clipboard::run_tools(&routes, text, &sender);
        if thread::Builder::new().name("copy".into()).spawn(job).is_err() {
            return self.say("not copied: cannot start a process: system limit reached");
        }
        Ok(None)
    }

    /// Copies by the terminal, else into a file; `why` is what went wrong before.
    pub(super) fn copy_without_tool(&mut self, text: &str, why: &str) -> Outcome {
        let before = if why.is_empty() { String::new() } else { format!("{why}; ") };
        let terminal = self.clipboard.uses_terminal();
        if terminal && text.len() <= LARGEST_SEQUENCE {
            self.screen.send(&clipboard::sequence(text, self.clipboard.multiplexer()))?;
            let words = clipboard::beginning(text);
            let notice = "copied by the terminal (OSC 52), if it allows that";
            return self.say(format!("{before}{notice}: {words}"));
        }
        let why = if terminal { "too long for the terminal: " } else { "" };
        let notice = match self.persistence.store().save_copy(text) {
            Ok(path) => {
                let path = clean_line(&path.to_string_lossy(), 300);
                format!("{before}{why}copied to {path}")
            }
            Err(error) => format!("{before}{why}not copied: {error}"),
        };
        self.say(notice)
    }
}

/// Writes an export; one of the same article, known by its last line, is renewed. Gives whether it
/// was written, and a notice.
fn export(typed: &str, bytes: &[u8], overwrite: bool, last_line: &str) -> (bool, String) {
    let path = in_home(typed);
    let shown = clean_line(&path.to_string_lossy(), 200);
    match store::write_export(&path, bytes, overwrite || ends_in(&path, last_line)) {
        Ok(true) => {
            // What the name does not say.
            let is_unnamed = ExportKind::of(typed) == ExportKind::MarkdownUnnamed;
            let kind = if is_unnamed { ", as Markdown" } else { "" };
            (true, format!("written to {shown}{kind}"))
        }
        Ok(false) => {
            (false, format!("{shown} exists and was not overwritten; :export! {typed} does"))
        }
        Err(notice) => (false, notice),
    }
}

/// Whether the last line of a file is this one.
fn ends_in(path: &Path, line: &str) -> bool {
    let tail = || {
        let mut file = std::fs::File::open(path)?;
        let length = u64::try_from(line.len()).unwrap_or(u64::MAX).saturating_add(2);
        let size = file.metadata()?.len();
        file.seek(SeekFrom::Start(size.saturating_sub(length)))?;
        let mut tail = Vec::new();
        file.take(length).read_to_end(&mut tail)?;
        io::Result::Ok(tail)
    };
    let wanted = [b"\n", line.as_bytes(), b"\n"].concat();
    !line.is_empty() && path.is_file() && tail().is_ok_and(|tail| tail == wanted)
}

/// `~` and `~/…` as the home folder, as in a shell.
fn in_home(path: &str) -> PathBuf {
    let rest = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match rest.zip(store::home_folder()) {
        Some((rest, home)) => home.join(rest.trim_start_matches('/')),
        None => path.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_of_the_same_article_is_known_by_its_last_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n.md");
        for (text, line, expected) in [
            ("# A\n\n<!-- a -->\n", "<!-- a -->", true),
            ("# A\n<!-- a -->\nmore\n", "<!-- a -->", false),
            ("# A\n<!-- a -->", "<!-- a -->", false),
            ("# A\n<!-- ab -->\n", "<!-- a -->", false),
            ("", "<!-- a -->", false),
            ("\n\n", "", false),
        ] {
            store::write_export(&path, text.as_bytes(), true).unwrap();
            assert_eq!(ends_in(&path, line), expected, "{text}");
        }
        assert!(!ends_in(&folder.path().join("none"), "x") && !ends_in(folder.path(), "x"));
    }

    #[test]
    fn a_name_that_says_nothing_is_said_to_be_markdown() {
        let folder = tempfile::tempdir().unwrap();
        for (name, expected) in [
            ("a.md", "a.md"),
            ("a.html", "a.html"),
            ("a.txt", "a.txt, as Markdown"),
            ("a", "a, as Markdown"),
        ] {
            let path = folder.path().join(name);
            let (written, notice) = export(path.to_str().unwrap(), b"# A\n", false, "");
            assert!(written && notice.starts_with("written to /"), "{notice}");
            assert!(notice.ends_with(&format!("/{expected}")), "{notice}");
        }
    }

    #[test]
    fn only_a_tilde_alone_is_the_home_folder() {
        let home = store::home_folder().unwrap();
        for (path, expected) in [
            ("~/a.md", home.join("a.md")),
            ("~", home),
            ("~a.md", "~a.md".into()),
            ("a~/b", "a~/b".into()),
            ("/a", "/a".into()),
        ] {
            assert_eq!(in_home(path), expected, "{path}");
        }
    }
}
