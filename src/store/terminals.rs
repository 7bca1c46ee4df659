//! What terminals told of their background: the first frame has the right colours the next time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::file::{self, Loaded};
use super::{Store, VERSION};

/// So many terminals are known at most.
const KEPT: usize = 50;

/// The file: `dark` or `light` by the terminal's name in TERM.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Terminals {
    version: u32,
    backgrounds: BTreeMap<String, String>,
}

impl Store {
    /// The name of the background that a terminal of this name had when it was asked last.
    #[must_use]
    pub fn background(&self, terminal: &str) -> Option<String> {
        self.read_terminals().backgrounds.remove(terminal)
    }

    /// Keeps what a terminal told.
    ///
    /// # Errors
    /// With a line for the person.
    pub fn keep_background(&self, terminal: &str, told: &str) -> Result<(), String> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let _lock = file::lock(folder)?;
        let mut known = self.read_terminals();
        known.version = VERSION;
        if known.backgrounds.len() >= KEPT {
            known.backgrounds.clear();
        }
        known.backgrounds.insert(terminal.to_owned(), told.to_owned());
        file::write(&folder.join("terminals.json"), &known)
    }

    fn read_terminals(&self) -> Terminals {
        let path = self.folder.as_ref().map(|folder| folder.join("terminals.json"));
        match path.map(|path| file::read(&path, |t: &Terminals| t.version <= VERSION)) {
            Some(Loaded::Found(terminals)) => terminals,
            Some(Loaded::Missing | Loaded::Failed(_)) | None => Terminals::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_terminal_has_its_background() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        assert_eq!(store.background("xterm"), None);
        store.keep_background("xterm", "light").unwrap();
        store.keep_background("linux", "dark").unwrap();
        assert_eq!(store.background("xterm").as_deref(), Some("light"));
        store.keep_background("xterm", "dark").unwrap();
        assert_eq!(store.background("xterm").as_deref(), Some("dark"));
        for number in 0..3 * KEPT {
            store.keep_background(&number.to_string(), "dark").unwrap();
        }
        assert!(store.read_terminals().backgrounds.len() <= KEPT);
        let damaged = serde_json::json!({ "backgrounds": 7 });
        file::write(&folder.path().join("terminals.json"), &damaged).unwrap();
        assert_eq!(store.background("xterm"), None);
    }
}
