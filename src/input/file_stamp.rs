//! When a file was written last, and its length: whether it is as it was.

use std::path::Path;
use std::time::SystemTime;

/// The state of a file that changes when it is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    modified: SystemTime,
    /// In bytes.
    length: u64,
}

impl FileStamp {
    /// The state of the file at `path`; none while there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let about = path.metadata().ok()?;
        Some(Self { modified: about.modified().ok()?, length: about.len() })
    }
}
