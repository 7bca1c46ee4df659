//! What the app asks for and cannot do itself: the clipboard, files, other programs, other articles.

mod articles;
mod programs;

use std::io;
use std::thread;

use crossterm::Command as _;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};

use super::clipboard::{self, LARGEST_SEQUENCE};
use super::reader::{Exit, Outcome, Reader};
#[cfg(unix)]
use super::{guard, signals};
use crate::app::{Effect, Event};
use crate::text::in_words;
use crate::text::sanitize::{clean_cow, clean_line};

impl Reader {
    /// Performs the effects that the app requests.
    pub(super) fn perform(&mut self, effect: Effect) -> Outcome {
        match effect {
            Effect::Quit => return Ok(Some(Exit::Quit)),
            Effect::Redraw => self.screen.invalidate()?,
            Effect::Suspend => return self.suspend(),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Edit(offset) => return self.edit(offset),
            Effect::Open(address) => return self.open_in_browser(&address),
            Effect::Reload => return self.reload(),
            Effect::StopLoading => self.loading.stop(),
            Effect::Mouse(on) => self.capture_mouse(on)?,
            Effect::Write(path, text) => return self.write_file(&path, &text),
            Effect::OpenArticle(index) => return self.open_article(index),
            Effect::ListRecent => return self.list_recent(),
            Effect::OpenRecent(row) => return self.open_recent(row),
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

    /// Writes a new file; one that exists is left alone.
    fn write_file(&mut self, path: &str, text: &str) -> Outcome {
        let shown = clean_line(path, 200);
        let written = std::fs::File::create_new(path)
            .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()));
        self.say(match written {
            Ok(()) => format!("written to {shown}"),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                format!("{shown} exists and was not overwritten; use another name")
            }
            Err(error) => format!("cannot write {shown}: {}", in_words(&error)),
        })
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
            return self.say(format!("{before}copied by the terminal (OSC 52), if it allows that"));
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
