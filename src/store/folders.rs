//! The config file and the state folder, by the XDG base directories.

use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use etcetera::base_strategy::Xdg;

/// The program's folder in each of them.
const NAME: &str = "dateline";

/// The config file, which need not exist. None without a home folder.
#[must_use]
pub fn config_path() -> Option<PathBuf> {
    Some(base()?.config_dir().join(NAME).join("config.toml"))
}

/// The state folder. None without a home folder.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let base = base()?;
    Some(base.state_dir()?.join(NAME))
}

/// The user's home folder.
#[must_use]
pub fn home_folder() -> Option<PathBuf> {
    Some(base()?.home_dir().to_owned())
}

/// None where the home folder is unknown or not absolute: nothing is written into the current
/// folder.
fn base() -> Option<Xdg> {
    Xdg::new().ok().filter(|base| base.home_dir().is_absolute())
}
