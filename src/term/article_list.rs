//! The articles that can be opened: those named on the command line, and recent ones opened since.

use super::articles_reading::ArticlesReading;
use super::persistence;
use crate::app::start::Start;
use crate::app::{Article, Stage};
use crate::facts::Context;
use crate::input::{InputSource, Request};

/// Articles in the order in which the reader goes through them.
pub(super) struct ArticleList {
    sources: Vec<InputSource>,
    /// How many of them were named; the others were opened from the recent ones.
    named: usize,
    /// The format and the context given for those that were named; its source counts for nothing.
    given: Request,
    /// Recent articles, in the order in which the app shows them.
    recent: Vec<InputSource>,
    /// The article of standard input, once it is whole: a pipe can be read only once.
    piped: Option<Article>,
    /// Where reading begins in articles that have not been opened yet.
    starts: Vec<(InputSource, Start)>,
    /// Reading of all of them, for the dossier.
    pub(super) reading: ArticlesReading,
}

impl ArticleList {
    /// The articles that were named; `given` is how to read them.
    pub(super) fn new(sources: Vec<InputSource>, given: Request) -> Self {
        let named = sources.len();
        Self {
            sources,
            named,
            given,
            recent: Vec::new(),
            piped: None,
            starts: Vec::new(),
            reading: ArticlesReading::default(),
        }
    }

    /// The same, where reading begins at these places.
    pub(super) fn starting(self, starts: Vec<(InputSource, Start)>) -> Self {
        Self { starts, ..self }
    }

    /// Where reading begins in an article, the first time it is opened.
    pub(super) fn take_start(&mut self, source: &InputSource) -> Option<Start> {
        let at = self.starts.iter().position(|(start, _)| start == source)?;
        Some(self.starts.remove(at).1)
    }

    /// Their names, for the screen.
    pub(super) fn names(&self) -> Vec<String> {
        self.sources.iter().map(InputSource::name).collect()
    }

    /// How to read the article at `index`; none where there is none.
    pub(super) fn request(&self, index: usize) -> Option<Request> {
        let source = self.sources.get(index)?.clone();
        Some(if index < self.named {
            Request { source, grown: None, ..self.given.clone() }
        } else {
            Request { source, format: None, context: Context::default(), grown: None }
        })
    }

    /// How to read each of them.
    pub(super) fn requests(&self) -> Vec<Request> {
        (0..self.sources.len()).filter_map(|index| self.request(index)).collect()
    }

    /// Puts the articles of a file that holds several in the place of that file, at `index`.
    pub(super) fn split(&mut self, index: usize, parts: Vec<InputSource>) {
        let replaced = self.sources.len().min(1);
        self.named += parts.len().saturating_sub(replaced);
        self.sources.splice(index..self.sources.len().min(index + 1), parts);
    }

    /// Stores the article of standard input, if another one can be opened.
    pub(super) fn store_piped(&mut self, article: &Article) {
        if self.sources.len() > 1 {
            self.piped = Some(Article { stage: Stage::Whole, ..article.clone() });
        }
    }

    /// The stored article of standard input, if there is one.
    pub(super) const fn piped(&self) -> Option<&Article> {
        self.piped.as_ref()
    }

    /// Sets the recent articles that the app shows.
    pub(super) fn set_recent(&mut self, recent: Vec<InputSource>) {
        self.recent = recent;
    }

    /// The recent article in that row.
    pub(super) fn recent(&self, row: usize) -> Option<&InputSource> {
        self.recent.get(row)
    }

    /// The index of an article, which is added where it is not there yet; and whether it was added.
    pub(super) fn find_or_add(&mut self, source: &InputSource) -> (usize, bool) {
        match self.sources.iter().position(|open| persistence::is_same(open, source)) {
            Some(index) => (index, false),
            None => {
                self.sources.push(source.clone());
                (self.sources.len() - 1, true)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> InputSource {
        InputSource::File(name.into())
    }

    fn list(names: &[&str]) -> ArticleList {
        let format = crate::formats::FORMATS.first();
        let given = Request {
            source: InputSource::Stdin,
            format,
            context: Context::default(),
            grown: None,
        };
        ArticleList::new(names.iter().map(|name| file(name)).collect(), given)
    }

    #[test]
    fn what_was_given_counts_for_the_named_articles() {
        let mut list = list(&["/a", "/b"]);
        assert_eq!(list.find_or_add(&file("/b")), (1, false));
        assert_eq!(list.find_or_add(&file("/c")), (2, true));
        assert_eq!(list.find_or_add(&file("/c")), (2, false));
        for (index, name, given) in [(0, "/a", true), (1, "/b", true), (2, "/c", false)] {
            let request = list.request(index).unwrap();
            assert_eq!((request.source, request.format.is_some()), (file(name), given));
        }
        assert!(list.request(3).is_none());
    }

    #[test]
    fn the_parts_of_a_file_stand_in_its_place() {
        let mut two = list(&["/a", "/b"]);
        two.split(1, vec![file("/x"), file("/y")]);
        assert_eq!(two.names(), ["/a", "/x", "/y"]);
        assert!(two.request(2).unwrap().format.is_some());
        let mut none = list(&[]);
        none.split(0, vec![file("/x"), file("/y")]);
        assert_eq!(none.names(), ["/x", "/y"]);
        assert!(none.request(1).unwrap().format.is_some());
    }

    #[test]
    fn standard_input_is_stored_where_there_are_others() {
        for (names, stored) in [(&["/a"][..], false), (&["/a", "/b"], true)] {
            let mut list = list(names);
            list.store_piped(&Article::default());
            assert_eq!(list.piped().is_some(), stored);
        }
    }
}
