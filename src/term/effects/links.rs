//! Opens the target of a link in the reader: a file below the article's own folder, or a page.

use std::path::{Component, Path, PathBuf};

use super::super::reader::{Outcome, Reader};
use crate::doc::url::{has_known_scheme, percent_decoded};
use crate::input::InputSource;
use crate::text::sanitize::clean_line;

impl Reader {
    /// Opens a URL, or a path from the article's folder, beside the articles that are open.
    pub(super) fn open_link(&mut self, address: &str) -> Outcome {
        let source = if has_known_scheme(address) {
            InputSource::Linked(address.to_owned())
        } else {
            let article = self.request.source.origin().path().map(Path::to_owned);
            match article.as_deref().map(|article| file_beside(article, address)) {
                Some(Ok(path)) => InputSource::File(path),
                Some(Err(why)) => return self.say(why),
                None => return self.say("this article has no folder that its links lead to"),
            }
        };
        let (index, added) = self.articles.find_or_add(&source);
        if index == self.app.open_articles.at {
            return self.say("this link leads to the article itself");
        }
        if added {
            self.app.set_open_articles(self.articles.names(), self.app.open_articles.at);
        }
        self.open_article(index)
    }
}

/// The file that a link means, seen from the article that has it. It must lie in the article's
/// folder, or in one below it, wherever symbolic links lead.
///
/// # Errors
/// With why it is not opened.
fn file_beside(article: &Path, link: &str) -> Result<PathBuf, String> {
    let shown = clean_line(link, 200);
    let path = decoded(link.split(['?', '#']).next().unwrap_or(""));
    let folder = article.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let outside = || format!("{shown}: outside the article's folder, not opened");
    if path.is_empty() || path.contains('\0') || leaves_folder(Path::new(&path)) {
        return Err(outside());
    }
    let file = folder.join(&path);
    let (Ok(real), Ok(root)) = (file.canonicalize(), folder.canonicalize()) else {
        return Err(format!("{shown}: no such file"));
    };
    if !real.starts_with(&root) {
        return Err(outside());
    }
    // A pipe or device would wait for ever.
    if !real.is_file() {
        return Err(format!("{shown}: not a file"));
    }
    let inner = real.strip_prefix(&root).unwrap_or(&real);
    Ok(if folder == Path::new(".") { inner.to_owned() } else { folder.join(inner) })
}

/// Whether a path leads out of the folder that it begins in, whatever there is on the disk.
fn leaves_folder(path: &Path) -> bool {
    let mut depth = 0_usize;
    path.components().any(|part| match part {
        Component::Normal(_) => {
            depth += 1;
            false
        }
        Component::CurDir => false,
        Component::ParentDir if depth > 0 => {
            depth -= 1;
            false
        }
        Component::ParentDir | Component::RootDir | Component::Prefix(_) => true,
    })
}

/// A path with its %20 and the like as characters; what is not valid stays.
fn decoded(path: &str) -> String {
    String::from_utf8(percent_decoded(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a folder of the test's own")]
    fn only_files_below_the_folder_are_opened() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        std::fs::create_dir_all(at("news/old")).unwrap();
        for name in ["secret.txt", "news/a.html", "news/b c.html", "news/old/d.html"] {
            std::fs::write(at(name), "words").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("secret.txt"), at("news/link.txt")).unwrap();
        let article = at("news/a.html");
        let check = |link: &str, expected: Result<&str, &str>| {
            let found = file_beside(&article, link);
            let expected = match expected {
                Ok(name) => Ok(at("news").join(name)),
                Err(why) => Err(format!("{link}: {why}")),
            };
            assert_eq!(found, expected, "{link}");
        };
        let outside = "outside the article's folder, not opened";
        check("b%20c.html", Ok("b c.html"));
        check("./old/d.html#part", Ok("old/d.html"));
        check("old/../b c.html?x", Ok("b c.html"));
        check("../secret.txt", Err(outside));
        check("%2e%2e/secret.txt", Err(outside));
        check("/etc/passwd", Err(outside));
        check("e.html", Err("no such file"));
        check("old", Err("not a file"));
        if cfg!(unix) {
            check("link.txt", Err(outside));
        }
    }
}
