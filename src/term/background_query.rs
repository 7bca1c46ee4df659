//! Asks the terminal for its background colour, and remembers the answer.

use std::time::{Duration, Instant};

use super::replies::QUESTION;
use crate::app::appearance::Background;

/// A terminal that answers does so within this time.
const TIMEOUT: Duration = Duration::from_millis(200);

/// The question and its answer.
#[derive(Debug, Default)]
pub(super) struct BackgroundQuery {
    /// `$TERM` of a terminal that may be asked; none is asked without.
    terminal: Option<String>,
    /// When it was asked, while there is no answer.
    asked: Option<Instant>,
    /// An answer that was not known before.
    answer: Option<Background>,
}

impl BackgroundQuery {
    /// A question for a terminal of this name, if it may be asked.
    pub(super) const fn new(terminal: Option<String>) -> Self {
        Self { terminal, asked: None, answer: None }
    }

    /// The bytes to send.
    pub(super) fn question(&self) -> &'static [u8] {
        if self.terminal.is_some() { QUESTION } else { b"" }
    }

    /// The question has been sent; whether there was one.
    pub(super) fn sent(&mut self, now: Instant) -> bool {
        self.asked = self.terminal.is_some().then_some(now);
        self.asked.is_some()
    }

    /// The terminal answered; `known` is what was believed before.
    pub(super) fn answered(&mut self, background: Background, known: Option<Background>) {
        self.asked = None;
        if known != Some(background) {
            self.answer = Some(background);
        }
    }

    /// Until when an answer may still come; asked once, it is not waited for again.
    pub(super) fn take_deadline(&mut self) -> Option<Instant> {
        self.asked.take()?.checked_add(TIMEOUT)
    }

    /// The terminal and its answer, where that is new.
    pub(super) fn to_store(&self) -> Option<(&str, Background)> {
        Some((self.terminal.as_deref()?, self.answer?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::clock::now;
    use super::*;

    #[test]
    fn only_terminals_that_may_be_asked_are() {
        let mut query = BackgroundQuery::default();
        assert!(query.question().is_empty() && !query.sent(now()));
        assert_eq!(query.take_deadline(), None);
    }

    #[test]
    fn a_new_answer_is_stored_and_no_longer_awaited() {
        use Background::{Dark, Light};
        for (known, stored) in [(None, true), (Some(Light), true), (Some(Dark), false)] {
            let mut query = BackgroundQuery::new(Some("xterm".to_owned()));
            assert_eq!(query.question(), QUESTION);
            assert!(query.sent(now()));
            query.answered(Dark, known);
            assert_eq!(query.to_store(), stored.then_some(("xterm", Dark)), "{known:?}");
            assert_eq!(query.take_deadline(), None);
        }
    }

    #[test]
    fn an_answer_is_awaited_once() {
        let mut query = BackgroundQuery::new(Some("xterm".to_owned()));
        let asked = now();
        query.sent(asked);
        assert_eq!(query.take_deadline(), Some(asked + TIMEOUT));
        assert_eq!(query.take_deadline(), None);
        assert_eq!(query.to_store(), None);
    }
}
