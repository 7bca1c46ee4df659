//! Several articles that came by at once, through a pipe or from an address, and are kept so that
//! each of them can be opened.

use std::fmt;
use std::sync::Arc;

use super::{Content, Source};

/// JSON with several articles, as text.
#[derive(Clone)]
pub struct Held {
    /// What it came from, and cannot be asked for again.
    source: Box<Source>,
    /// What that is called: the address after redirects.
    name: String,
    text: Arc<str>,
    count: usize,
}

impl Held {
    /// Keeps the `count` articles in `text`, which are the content of `source`.
    pub(super) fn new(source: &Source, name: &str, text: &str, count: usize) -> Self {
        Self { source: Box::new(source.clone()), name: name.to_owned(), text: text.into(), count }
    }

    /// What it came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its articles, in order.
    #[must_use]
    pub fn parts(&self) -> Vec<Source> {
        let whole = Source::Held(self.clone());
        (0..self.count).map(|index| Source::Part(Box::new(whole.clone()), index)).collect()
    }

    /// What was kept, to be read again.
    pub(super) fn content(&self) -> Content {
        let kind = Some("json".to_owned());
        Content {
            bytes: self.text.as_bytes().to_vec(),
            name: self.name.clone(),
            kind,
            ..Content::default()
        }
    }
}

/// The same where it was kept at the same time.
impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
    }
}

impl Eq for Held {}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} articles of {:?}", self.count, self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::super::open_content;
    use super::*;
    use crate::input::{Progress, open_article};

    #[test]
    fn each_article_of_a_pipe_can_be_opened() {
        let record = |n: u8| format!("{{\"title\":\"Talk {n}\",\"text\":\"Both sides met.\"}}");
        let lines = [1, 2, 3].map(record).join("\n");
        let list = format!("[{}]", [1, 2, 3].map(record).join(","));
        for json in [lines, list] {
            let content =
                Content { bytes: json.into(), name: "-".to_owned(), ..Content::default() };
            let first = open_content(content, &Source::Stdin, None).unwrap();
            assert_eq!(first.doc.meta.title, "Talk 1");
            let parts = first.held.unwrap().parts();
            let names: Vec<String> = parts.iter().map(Source::name).collect();
            assert_eq!(names, ["-#1", "-#2", "-#3"]);
            for (part, title) in parts.iter().zip(["Talk 1", "Talk 2", "Talk 3"]) {
                let article = open_article(part, None, &Progress::default()).unwrap();
                assert_eq!((article.doc.meta.title.as_str(), article.held), (title, None));
            }
        }
        let alone = Content { bytes: record(1).into(), name: "-".to_owned(), ..Content::default() };
        assert_eq!(open_content(alone, &Source::Stdin, None).unwrap().held, None);
    }
}
