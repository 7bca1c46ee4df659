//! Prints keys, settings, errors in the config file and recent articles.

use std::ffi::OsString;
use std::io::{self, Write as _};

use anyhow::{Result, anyhow};

use super::args::Showing;
use super::{configuration, print};
use crate::app::config::default_file;
use crate::input::arguments;
use crate::store::{Store, config_path};
use crate::text::sanitize::clean_line;

/// Prints what the options ask for and gives the exit code; none where they ask for nothing of this.
pub fn run(showing: &Showing) -> Result<Option<u8>> {
    if showing.dump_keys {
        let keymap = configuration(showing).keymap;
        print(|out| Ok(out.write_all(keymap.dump().as_bytes())?))?;
    } else if showing.dump_config {
        print(|out| Ok(out.write_all(default_file().as_bytes())?))?;
    } else if showing.check_config {
        return check(showing).map(Some);
    } else if showing.recent {
        let recent = Store::of_user().recent();
        if recent.is_empty() {
            let _ = writeln!(io::stderr(), "dateline: no recent articles");
        }
        print(|out| {
            for article in &recent {
                let title = clean_line(&article.title, 200);
                writeln!(
                    out,
                    "{}\t{}%\t{title}",
                    clean_line(&article.source, 1000),
                    article.percent
                )?;
            }
            Ok(())
        })?;
    } else if !showing.forget.is_empty() {
        return forget(&showing.forget).map(Some);
    } else {
        return Ok(None);
    }
    Ok(Some(0))
}

/// Removes what is saved of these articles. That nothing is saved of one is no failure.
fn forget(names: &[OsString]) -> Result<u8> {
    let store = Store::of_user();
    print(|out| {
        for name in names {
            // `--recent` lists articles of pipes by a name that no source has.
            let words = name.to_string_lossy();
            let given = words.strip_suffix('/').filter(|rest| !rest.is_empty()).unwrap_or(&words);
            if given.is_empty() {
                continue;
            }
            let mut count = store.forget(given).map_err(|notice| anyhow!(notice))?;
            let identity = arguments::identity(name).filter(|identity| identity != given);
            if let Some(identity) = identity {
                count += store.forget(&identity).map_err(|notice| anyhow!(notice))?;
            }
            let shown = clean_line(&words, 300);
            match count {
                0 => writeln!(out, "{shown}: nothing is saved of it")?,
                1 => writeln!(out, "{shown}: forgotten")?,
                n => writeln!(out, "{shown}: {n} articles forgotten")?,
            }
        }
        Ok(())
    })?;
    Ok(0)
}

/// Lists the errors in the config file; exit code 1 if there are any.
fn check(showing: &Showing) -> Result<u8> {
    let problems = configuration(showing).problems;
    let path = config_path().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let path = clean_line(&path, 1000);
    print(|out| {
        for problem in &problems {
            writeln!(out, "{path}: {}", clean_line(problem, 500))?;
        }
        if !config_path().is_some_and(|path| path.exists()) {
            writeln!(out, "{path}: no such file; all settings have their defaults")?;
        } else if problems.is_empty() {
            writeln!(out, "{path}: no errors")?;
        }
        Ok(())
    })?;
    Ok(u8::from(!problems.is_empty()))
}
