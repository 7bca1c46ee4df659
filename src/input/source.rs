//! Input sources: where an article comes from, what that is called, and whether it can be read again.

use std::path::{Path, PathBuf};

use super::buffered_feed::BufferedFeed;
use super::gzip;
use crate::calendar::Date;
use crate::doc::DateSource;
use crate::formats::document_date;
use crate::text::sanitize::clean_line;

/// Sources up to this size are loaded before the first frame, in bytes: it takes a moment only.
const SMALL: usize = 64 * 1024;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputSource {
    /// The built-in sample.
    Default,
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A URL that begins with `http://` or `https://`.
    Url(String),
    /// A URL that an article links to: never one of this machine or of the network it is in.
    Linked(String),
    /// Several articles that came through another source at once, and are in memory.
    Buffered(Box<InputSource>, BufferedFeed),
    /// One of several articles in another source, counted from 0.
    Part(Box<InputSource>, usize),
}

impl InputSource {
    /// One of the articles in this source, counted from 0.
    #[must_use]
    pub fn article(&self, index: usize) -> Self {
        Self::Part(Box::new(self.clone()), index)
    }

    /// Its name on the screen and in messages: a path, a URL, `-` or `default article`; the second
    /// of several articles is `wire.jsonl#2`.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self {
            Self::Default => "default article".into(),
            Self::Stdin => "-".into(),
            Self::File(path) => path.to_string_lossy(),
            Self::Url(url) | Self::Linked(url) => url.as_str().into(),
            Self::Buffered(origin, _) => origin.name().into(),
            Self::Part(whole, index) => format!("{}#{}", whole.name(), index + 1).into(),
        };
        clean_line(&name, 1000)
    }

    /// What identifies the article from one day to the next, however its file is named; none for a
    /// pipe, whose articles are known by their text alone.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        match self {
            Self::Stdin => None,
            Self::File(path) => {
                let path = path.canonicalize().unwrap_or_else(|_| path.clone());
                Some(path.to_string_lossy().into_owned())
            }
            Self::Buffered(origin, _) => origin.identity(),
            // Alone in its file or not, the first article is that file.
            Self::Part(whole, 0) => whole.identity(),
            Self::Part(whole, index) => Some(format!("{}#{}", whole.identity()?, index + 1)),
            Self::Default | Self::Url(_) | Self::Linked(_) => Some(self.name()),
        }
    }

    /// The source with this [`identity`](Self::identity).
    #[must_use]
    pub fn identified(identity: &str) -> Self {
        if identity == Self::Default.name() {
            return Self::Default;
        }
        if is_url(identity) {
            return Self::Url(identity.to_owned());
        }
        let is_file = Path::new(identity).exists();
        let part = if is_file { None } else { Self::part_named(identity) };
        part.unwrap_or_else(|| Self::File(identity.into()))
    }

    /// `wire.jsonl#2`, the name of the second article in that file; none where there is no such file.
    #[must_use]
    pub fn part_named(name: &str) -> Option<Self> {
        let (whole, number) = name.rsplit_once('#')?;
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        let whole = Path::new(whole);
        whole.is_file().then(|| Self::File(whole.to_owned()).article(index))
    }

    /// What its bytes come from: of one article among several the file, the pipe or the URL.
    #[must_use]
    pub fn origin(&self) -> &Self {
        match self {
            Self::Buffered(origin, _) | Self::Part(origin, _) => origin.origin(),
            _ => self,
        }
    }

    /// Its file, where it is all of one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            _ => None,
        }
    }

    /// Whether it comes from the network.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        matches!(self.origin(), Self::Url(_) | Self::Linked(_))
    }

    /// Which of the articles in its origin it is, counted from 0.
    pub(super) const fn index(&self) -> usize {
        match self {
            Self::Part(_, index) => *index,
            _ => 0,
        }
    }

    /// Whether its bytes can be read once only.
    #[must_use]
    pub const fn is_once(&self) -> bool {
        matches!(self, Self::Stdin)
    }

    /// Whether several articles in it must be kept to be opened: they will not come again, or not
    /// the same ones.
    pub(super) const fn is_stream(&self) -> bool {
        matches!(self, Self::Stdin | Self::Url(_) | Self::Linked(_))
    }

    /// Whether it loads at once. A file that does not exist does: it gives an error.
    pub(super) fn is_small(&self) -> bool {
        match self {
            Self::Default => true,
            Self::Stdin | Self::Url(_) | Self::Linked(_) => false,
            Self::File(path) => path.metadata().map_or(true, |meta| {
                let fits = meta.len() <= SMALL as u64 && !gzip::is_named(path);
                meta.is_dir() || (meta.is_file() && fits)
            }),
            Self::Buffered(_, feed) => feed.size() <= SMALL,
            Self::Part(whole, _) => whole.is_small(),
        }
    }

    /// Whether its file was moved or deleted.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.origin().path().is_some_and(|path| !path.exists())
    }

    /// The day in the file's name, or in the URL where it was found after redirects.
    pub(super) fn published(&self, found_at: &str) -> Option<(Date, DateSource)> {
        match self.origin() {
            Self::Url(_) | Self::Linked(_) => {
                document_date::in_url(found_at).map(|date| (date, DateSource::Url))
            }
            Self::File(path) => {
                let name = path.file_name()?.to_string_lossy();
                document_date::in_name(&name).map(|date| (date, DateSource::FileName))
            }
            _ => None,
        }
    }
}

/// Whether a name on the command line is a URL that can be fetched.
pub(super) fn is_url(name: &str) -> bool {
    let begins = |scheme: &str| {
        name.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("http://") || begins("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(origin: InputSource) -> InputSource {
        let json = crate::formats::named("json").unwrap();
        InputSource::Buffered(Box::new(origin), BufferedFeed::new("http://x/feed", json, "[]"))
    }

    fn url() -> InputSource {
        InputSource::Url("http://x/2023/11/15/a".to_owned())
    }

    fn file(path: &str) -> InputSource {
        InputSource::File(path.into())
    }

    #[test]
    fn each_source_has_a_name_and_an_identity() {
        for (source, name, identity) in [
            (InputSource::Default, "default article", Some("default article")),
            (InputSource::Stdin, "-", None),
            (file("/no/such.txt"), "/no/such.txt", Some("/no/such.txt")),
            (file("/no\x1b[31m/a"), "/no/a", Some("/no\x1b[31m/a")),
            (url(), "http://x/2023/11/15/a", Some("http://x/2023/11/15/a")),
            (file("/no/w.jsonl").article(0), "/no/w.jsonl#1", Some("/no/w.jsonl")),
            (file("/no/w.jsonl").article(1), "/no/w.jsonl#2", Some("/no/w.jsonl#2")),
            (feed(InputSource::Stdin).article(1), "-#2", None),
            (feed(url()).article(1), "http://x/2023/11/15/a#2", Some("http://x/2023/11/15/a#2")),
        ] {
            assert_eq!(source.name(), name);
            assert_eq!(source.identity().as_deref(), identity, "{name}");
        }
    }

    #[test]
    fn an_identity_gives_the_source_back() {
        for source in [InputSource::Default, file("/no/such.txt"), url()] {
            assert_eq!(InputSource::identified(&source.identity().unwrap()), source);
        }
        let here = file(file!());
        let second = here.article(1);
        let known = InputSource::identified(&second.identity().unwrap());
        assert_eq!(known.identity(), second.identity());
        assert_eq!(known.index(), 1);
        assert_eq!(InputSource::part_named("/no/such.jsonl#2"), None);
        assert_eq!(InputSource::part_named(&format!("{}#0", here.name())), None);
    }

    #[test]
    fn what_can_be_done_with_a_source() {
        // Whether it is read once only, small, gone.
        for (source, expected) in [
            (InputSource::Default, [false, true, false]),
            (InputSource::Stdin, [true, false, false]),
            (url(), [false, false, false]),
            (file("/no/such.txt"), [false, true, true]),
            (file("/no/such.jsonl").article(3), [false, true, true]),
            (file("/dev/null"), [false, false, false]),
            (file("Cargo.toml"), [false, true, false]),
            (feed(InputSource::Stdin).article(2), [false, true, false]),
        ] {
            let found = [source.is_once(), source.is_small(), source.is_gone()];
            assert_eq!(found, expected, "{source:?}");
        }
    }

    #[test]
    fn names_of_files_and_urls_may_carry_a_day() {
        let check = |source: InputSource, found_at: &str, expected: Option<&str>| {
            let day = source.published(found_at).map(|(date, _)| date.to_string());
            assert_eq!(day.as_deref(), expected, "{source:?}");
        };
        check(file("a/2023-11-15-talks.txt"), "", Some("2023-11-15"));
        check(file("a/2023-11-15.jsonl").article(2), "", Some("2023-11-15"));
        check(file("2023-11-15/talks.txt"), "", None);
        check(url(), "http://x/2023/11/16/b", Some("2023-11-16"));
        check(feed(url()).article(1), "http://x/2023/11/16/b", Some("2023-11-16"));
        check(InputSource::Stdin, "http://x/2023/11/16/b", None);
    }
}
