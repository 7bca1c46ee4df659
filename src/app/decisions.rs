//! What the user decided about people over articles, with undo; kept for good.

use serde_json::Value;

use crate::dossier::Decision;
use crate::text::sanitize::clean_cow;

/// The most changes that can be undone.
const MOST_STEPS: usize = 100;

/// The decisions, and those before the last changes.
#[derive(Clone, Debug, Default)]
pub struct DecisionState {
    current: Vec<Decision>,
    /// As they are on disk.
    saved: Vec<Decision>,
    steps: Vec<Vec<Decision>>,
    undone: Vec<Vec<Decision>>,
}

impl DecisionState {
    /// All of them, in the order in which they were made.
    #[must_use]
    pub fn current(&self) -> &[Decision] {
        &self.current
    }

    /// Takes those of earlier sessions. What cannot be read is left out; gives how many that is.
    pub fn restore(&mut self, stored: &[Value]) -> usize {
        let read = |value: &Value| serde_json::from_value::<Decision>(value.clone()).ok();
        let mut read: Vec<Decision> = stored.iter().filter_map(read).collect();
        let wrong = stored.len() - read.len();
        // The file is not trusted.
        for key in read.iter_mut().flat_map(|it| it.one.iter_mut().chain(&mut it.other)) {
            key.name = clean_cow(&key.name).into_owned();
        }
        self.saved.clone_from(&read);
        let made = std::mem::replace(&mut self.current, read);
        self.current.extend(made);
        wrong
    }

    /// What was added and what was removed since they were saved, if anything.
    #[must_use]
    pub fn unsaved(&self) -> Option<(Vec<Value>, Vec<Value>)> {
        let missing = |of: &[Decision], from: &[Decision]| -> Vec<Value> {
            let new = of.iter().filter(|decision| !from.contains(decision));
            // Words and lists of them: always data.
            new.filter_map(|decision| serde_json::to_value(decision).ok()).collect()
        };
        let added = missing(&self.current, &self.saved);
        let removed = missing(&self.saved, &self.current);
        (!added.is_empty() || !removed.is_empty()).then_some((added, removed))
    }

    /// They have been saved.
    pub fn saved(&mut self) {
        self.saved.clone_from(&self.current);
    }

    /// Changes them.
    pub(super) fn change(&mut self, to: Vec<Decision>) {
        self.undone.clear();
        self.steps.push(std::mem::replace(&mut self.current, to));
        if self.steps.len() > MOST_STEPS {
            self.steps.remove(0);
        }
    }

    /// Undoes the last change; where none was made in this session, the last decision. Gives what is
    /// undone.
    pub(super) fn undo(&mut self) -> Option<String> {
        let before = self.steps.pop().or_else(|| {
            let (_, before) = self.current.split_last()?;
            Some(before.to_vec())
        })?;
        let done = difference(&self.current, &before);
        self.undone.push(std::mem::replace(&mut self.current, before));
        Some(done)
    }

    /// Makes again what was undone last.
    pub(super) fn redo(&mut self) -> Option<String> {
        let after = self.undone.pop()?;
        let done = difference(&after, &self.current);
        self.steps.push(std::mem::replace(&mut self.current, after));
        Some(done)
    }
}

/// The decision that one list has and the other has not.
fn difference(one: &[Decision], other: &[Decision]) -> String {
    let new = |a: &[Decision], b: &[Decision]| {
        a.iter().rev().find(|decision| !b.contains(decision)).map(Decision::summary)
    };
    new(one, other).or_else(|| new(other, one)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{PersonKey, Verdict};

    fn decision(verdict: Verdict, one: &str, other: &str) -> Decision {
        let keys = |name: &str| vec![PersonKey { text: "1-a".to_owned(), name: name.to_owned() }];
        Decision { verdict, one: keys(one), other: keys(other) }
    }

    #[test]
    fn decisions_are_undone_redone_and_saved_once() {
        let (a, b) = (decision(Verdict::Same, "A", "B"), decision(Verdict::Differ, "C", "D"));
        let mut state = DecisionState::default();
        let stored = serde_json::to_value(&a).unwrap();
        assert_eq!(state.restore(&[stored, Value::Null]), 1);
        assert_eq!((state.current(), state.unsaved()), (&[a.clone()][..], None));
        state.change(vec![a.clone(), b.clone()]);
        let (added, removed) = state.unsaved().unwrap();
        assert_eq!((added.len(), removed.len()), (1, 0));
        state.saved();
        assert_eq!(state.unsaved(), None);
        assert_eq!(state.undo().as_deref(), Some("C is not D"));
        assert_eq!(state.undo().as_deref(), Some("A is B"));
        assert_eq!(state.undo(), None);
        assert_eq!(state.unsaved().unwrap().1.len(), 2);
        assert_eq!(state.redo().as_deref(), Some("A is B"));
        assert_eq!(state.redo().as_deref(), Some("C is not D"));
        assert_eq!(state.redo(), None);
    }
}
