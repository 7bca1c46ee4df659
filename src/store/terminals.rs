//! Backgrounds of terminals, by name: the first frame of the next session has the right colours.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::file::{self, Loaded};
use super::{Store, VERSION};

/// The most terminals in the file.
const MOST: usize = 50;

/// The file: `dark` or `light` by the terminal's name in TERM.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Terminals {
    version: u32,
    backgrounds: BTreeMap<String, String>,
}

impl Store {
    /// The background that a terminal of this name last answered with.
    #[must_use]
    pub fn background(&self, terminal: &str) -> Option<String> {
        let folder = self.folder.as_ref()?;
        Self::read_terminals(folder).or_default().backgrounds.remove(terminal)
    }

    /// Saves the background that a terminal answered with.
    ///
    /// # Errors
    /// With a notice.
    pub fn save_background(&self, terminal: &str, background: &str) -> Result<(), String> {
        let Some(folder) = self.folder_to_write() else { return Ok(()) };
        let _lock = file::lock(folder)?;
        let mut known = Self::read_terminals(folder).into_update()?;
        known.version = VERSION;
        if known.backgrounds.len() >= MOST {
            known.backgrounds.clear();
        }
        known.backgrounds.insert(terminal.to_owned(), background.to_owned());
        file::write(&folder.join("terminals.json"), &known)
    }

    fn read_terminals(folder: &Path) -> Loaded<Terminals> {
        file::read(&folder.join("terminals.json"), |t: &Terminals| t.version <= VERSION)
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
        store.save_background("xterm", "light").unwrap();
        store.save_background("linux", "dark").unwrap();
        assert_eq!(store.background("xterm").as_deref(), Some("light"));
        store.save_background("xterm", "dark").unwrap();
        assert_eq!(store.background("xterm").as_deref(), Some("dark"));
        for number in 0..3 * MOST {
            store.save_background(&number.to_string(), "dark").unwrap();
        }
        let known = Store::read_terminals(folder.path()).or_default();
        assert!(known.backgrounds.len() <= MOST);
        let damaged = serde_json::json!({ "backgrounds": 7 });
        file::write(&folder.path().join("terminals.json"), &damaged).unwrap();
        assert_eq!(store.background("xterm"), None);
    }
}
