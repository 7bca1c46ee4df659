//! What the user decided about people over articles, in one file: articles are known by their text.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::file::{self, Loaded};
use super::{Store, VERSION};

/// The file in the state folder.
const FILE: &str = "people.json";

/// The file of decisions, in the order in which they were made.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct DecisionFile {
    version: u32,
    decisions: Vec<Value>,
}

impl Store {
    /// The decisions, and a notice where they cannot be read.
    #[must_use]
    pub fn decisions(&self) -> (Vec<Value>, Option<String>) {
        let Some(folder) = &self.folder else { return (Vec::new(), None) };
        match read(folder) {
            Loaded::Found(file) => (file.decisions, None),
            Loaded::Missing => (Vec::new(), None),
            Loaded::Damaged(notice) | Loaded::Failed(notice) => (Vec::new(), Some(notice)),
        }
    }

    /// Adds decisions and removes others; what other readers decided meanwhile stays.
    ///
    /// # Errors
    /// With a notice; what was saved before is as it was.
    pub fn save_decisions(&self, added: &[Value], removed: &[Value]) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        let _lock = file::lock(folder)?;
        let mut state = read(folder).into_update()?;
        state.version = VERSION;
        state.decisions.retain(|known| !removed.contains(known) && !added.contains(known));
        state.decisions.extend(added.iter().cloned());
        file::write(&folder.join(FILE), &state)
    }

    /// Removes every decision about people of texts whose fingerprint begins with one of `texts`;
    /// gives how many there were.
    pub(super) fn forget_decisions(&self, texts: &[String]) -> Result<usize, String> {
        let Some(folder) = self.folder_to_write() else { return Ok(0) };
        let mut state = match read(folder) {
            Loaded::Found(state) => state,
            _ => return Ok(0),
        };
        let before = state.decisions.len();
        state.decisions.retain(|decision| !is_about(decision, texts));
        let dropped = before - state.decisions.len();
        if dropped > 0 {
            file::write(&folder.join(FILE), &state)?;
        }
        Ok(dropped)
    }
}

/// Whether a decision names a person of one of these texts.
fn is_about(decision: &Value, texts: &[String]) -> bool {
    let keys = ["one", "other"].into_iter().filter_map(|side| decision.get(side)?.as_array());
    keys.flatten().filter_map(|key| key.get("text")?.as_str()).any(|text| {
        !text.is_empty() && texts.iter().any(|fingerprint| fingerprint.starts_with(text))
    })
}

fn read(folder: &std::path::Path) -> Loaded<DecisionFile> {
    file::read(&folder.join(FILE), |state: &DecisionFile| state.version <= VERSION)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a file is damaged behind the back of the store")]
    fn decisions_of_several_readers_are_kept_and_forgotten_with_their_text() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        assert_eq!(store.decisions(), (Vec::new(), None));
        let decision =
            |text: &str| json!({"verdict": "same", "one": [{"text": text, "name": "A"}]});
        let (a, b) = (decision("5-aa"), decision("6-bb"));
        store.save_decisions(std::slice::from_ref(&a), &[]).unwrap();
        Store::at(folder.path()).save_decisions(std::slice::from_ref(&b), &[]).unwrap();
        assert_eq!(store.decisions().0, [a.clone(), b.clone()]);
        store.save_decisions(&[], std::slice::from_ref(&a)).unwrap();
        assert_eq!(store.decisions().0, [b]);
        assert_eq!(store.forget_decisions(&["5-aabb".to_owned()]), Ok(0));
        assert_eq!(store.forget_decisions(&["6-bbcc".to_owned()]), Ok(1));
        assert!(store.decisions().0.is_empty());
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(store.decisions().1.is_some());
        let private = Store::at(folder.path()).read_only();
        assert_eq!(private.save_decisions(&[a], &[]), Ok(()));
    }
}
