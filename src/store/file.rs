//! Reads and writes one state file: damaged ones are set aside, writes are atomic.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::text::in_words;
use crate::text::sanitize::clean_line;

/// Larger state files are not read, in bytes.
const LARGEST: u64 = 8 << 20;
/// How often the lock is tried while another reader writes …
const TRIES: u32 = 100;
/// … and the time between.
const PAUSE: Duration = Duration::from_millis(10);

/// The result of reading.
#[derive(Debug)]
pub(super) enum Loaded<T> {
    /// The state.
    Found(T),
    /// There is none.
    Missing,
    /// It was damaged and has been moved out of the way; the notice says so.
    Damaged(String),
    /// It cannot be read and must not be written; the notice says why.
    Failed(String),
}

impl<T: Default> Loaded<T> {
    /// The state to change and write again.
    ///
    /// # Errors
    /// With the notice where writing would overwrite what could not be read.
    pub(super) fn into_update(self) -> Result<T, String> {
        match self {
            Self::Found(state) => Ok(state),
            Self::Missing | Self::Damaged(_) => Ok(T::default()),
            Self::Failed(notice) => Err(notice),
        }
    }

    /// The state; an empty one where there is none to read.
    pub(super) fn or_default(self) -> T {
        self.into_update().unwrap_or_default()
    }
}

/// Reads a state file. One that is damaged is moved to `.bad`; one that `is_known` refuses is of a
/// later version and stays.
pub(super) fn read<T: DeserializeOwned>(path: &Path, is_known: impl Fn(&T) -> bool) -> Loaded<T> {
    let bytes = match read_bytes(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Loaded::Missing,
        Err(Unusable::Error(error)) => {
            return Loaded::Failed(cannot_read(path, &error));
        }
        Err(Unusable::TooLarge) => return set_aside(path),
    };
    match serde_json::from_slice(&bytes) {
        Ok(state) if is_known(&state) => Loaded::Found(state),
        Ok(_) => Loaded::Failed(format!("{}: written by a later version of dateline", shown(path))),
        Err(_) => set_aside(path),
    }
}

/// The text of a file; none where there is no file.
pub(super) fn read_text(path: &Path) -> Result<Option<String>, String> {
    match read_bytes(path) {
        Ok(bytes) => Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())),
        Err(Unusable::Error(error)) => Err(cannot_read(path, &error)),
        Err(Unusable::TooLarge) => Err(format!("{}: too large", shown(path))),
    }
}

enum Unusable {
    Error(io::Error),
    TooLarge,
}

fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, Unusable> {
    // Checked before it is opened: reading a pipe would block.
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Unusable::Error(error)),
    };
    if !about.is_file() {
        return Err(Unusable::Error(io::Error::other("not a file")));
    }
    let file = File::open(path).map_err(Unusable::Error)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Unusable::Error)?;
    if bytes.len() as u64 > LARGEST { Err(Unusable::TooLarge) } else { Ok(Some(bytes)) }
}

/// Moves a damaged file to the first free one of `.bad`, `.bad2` and so on.
fn set_aside<T>(path: &Path) -> Loaded<T> {
    let named = |suffix: &str| {
        let mut aside = path.as_os_str().to_owned();
        aside.push(suffix);
        PathBuf::from(aside)
    };
    let numbered = (2..10).map(|number| named(&format!(".bad{number}")));
    let mut names = std::iter::once(named(".bad")).chain(numbered);
    let aside = names.find(|name| !name.exists()).unwrap_or_else(|| named(".bad"));
    match fs::rename(path, &aside) {
        Ok(()) => Loaded::Damaged(format!(
            "{}: damaged; moved to {} and started again",
            shown(path),
            shown(&aside)
        )),
        Err(error) => Loaded::Failed(format!(
            "{}: damaged, and cannot be moved: {}",
            shown(path),
            in_words(&error)
        )),
    }
}

fn cannot_read(path: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {}", shown(path), in_words(error))
}

/// Writes a state file atomically.
pub(super) fn write<T: Serialize>(path: &Path, state: &T) -> Result<(), String> {
    let mut bytes = serde_json::to_vec(state)
        .map_err(|error| format!("cannot save {}: {error}", shown(path)))?;
    bytes.push(b'\n');
    write_bytes(path, &bytes)
}

/// Writes a file atomically: a temporary file beside it is synced to disk, then renamed.
pub(super) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), String> {
    survive_size_limits();
    let failed = |error: &dyn Display| format!("cannot save {}: {}", shown(path), in_words(error));
    // A link is followed, so that it stays one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().ok_or_else(|| failed(&"it has no folder"))?;
    create_folder(folder)?;
    // Made with mode 0600, and removed again where anything fails.
    let mut file = tempfile::Builder::new()
        .prefix(".dateline-")
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    file.write_all(bytes).map_err(|error| failed(&error))?;
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    file.persist(&target).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// See [`super::write_export`].
pub(super) fn write_export(path: &Path, bytes: &[u8], overwrite: bool) -> Result<bool, String> {
    let failed = |error: io::Error| format!("cannot write {}: {}", shown(path), in_words(&error));
    match File::create_new(path) {
        Ok(mut file) => match file.write_all(bytes) {
            Ok(()) => Ok(true),
            Err(error) => {
                // Half of it would stand in the way of the next attempt.
                let _ = fs::remove_file(path);
                Err(failed(error))
            }
        },
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(failed(error)),
        Err(_) if !overwrite => Ok(false),
        Err(_) => {
            let permissions = fs::metadata(path).map_err(failed)?.permissions();
            write_bytes(path, bytes)?;
            fs::set_permissions(path, permissions).map_err(failed)?;
            Ok(true)
        }
    }
}

/// Removes a file.
pub(super) fn remove(path: &Path) -> Result<(), String> {
    let failed = |error: io::Error| format!("cannot remove {}: {}", shown(path), in_words(&error));
    fs::remove_file(path).map_err(failed)
}

/// Creates a folder that only the user can read.
pub(super) fn create_folder(folder: &Path) -> Result<(), String> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let failed =
        |error: io::Error| format!("cannot create {}: {}", shown(folder), in_words(&error));
    builder.create(folder).map_err(failed)
}

/// Holds the folder's lock until it is dropped.
pub(super) fn lock(folder: &Path) -> Result<File, String> {
    create_folder(folder)?;
    let failed =
        |error: &dyn Display| format!("cannot lock {}: {}", shown(folder), in_words(error));
    let file = lock_file(&folder.join("lock")).map_err(|error| failed(&error))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(fs::TryLockError::Error(error)) => return Err(failed(&error)),
        }
    }
    Err(failed(&"another reader is writing"))
}

fn lock_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A limit on file sizes (`ulimit -f`) kills by SIGXFSZ unless it is handled; then it is an error
/// like any other.
fn survive_size_limits() {
    #[cfg(unix)]
    {
        use std::sync::atomic::AtomicBool;
        use std::sync::{Arc, Once};
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let seen = Arc::new(AtomicBool::new(false));
            let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
        });
    }
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy(), 200)
}
