//! A parsed article: its document, and what came with it.

use anyhow::Result;

use super::content::Content;
use super::own_json;
use super::source::InputSource;
use crate::doc::problem::Problem;
use crate::doc::{DateSource, Document, Note};
use crate::facts::Facts;
use crate::formats::articles::Item;

/// An article as it was parsed; its facts are still to be extracted, unless its source gave them.
#[derive(Clone, Debug, Default)]
pub struct ParsedArticle {
    /// The article.
    pub doc: Document,
    /// The facts in our own JSON, as given.
    pub facts: Option<Facts>,
    /// Why it is no article, if so; its text is shown as it is.
    pub problem: Option<Problem>,
    /// All articles that came at once, this one the first of them; empty where it came alone.
    pub feed: Vec<InputSource>,
}

impl From<Document> for ParsedArticle {
    fn from(doc: Document) -> Self {
        Self { doc, ..Self::default() }
    }
}

/// One of several articles, with its facts where it is our own JSON.
impl From<Item> for ParsedArticle {
    fn from(item: Item) -> Self {
        let facts = item.own.and_then(|value| own_json::facts(&value, &item.doc));
        Self { doc: item.doc, facts, ..Self::default() }
    }
}

impl ParsedArticle {
    /// The same; what is no article becomes an error: for scripts.
    ///
    /// # Errors
    /// The problem, with the name of the source.
    pub fn or_problem(mut self) -> Result<Self> {
        match self.problem.take() {
            Some(problem) => {
                let source = self.doc.meta.source;
                let message = format!("{source}: {problem}");
                Err(Problem { source: Some(source), message, ..problem }.into())
            }
            None => Ok(self),
        }
    }

    /// Adds what the source says about its articles; `about` is the content without its bytes.
    pub(super) fn with_source(mut self, source: &InputSource, about: &Content) -> Self {
        let doc = &mut self.doc;
        doc.meta.source = source.name();
        if doc.meta.url.is_none() && about.name.contains("://") {
            doc.meta.url = Some(about.name.clone());
        }
        if doc.meta.published.is_none_or(|(_, known)| known == DateSource::Properties) {
            doc.meta.published = source.published(&about.name).or(doc.meta.published);
        }
        let cut = about.cut.clone().map(|message| Note { span: None, message });
        doc.notes.extend(cut);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_gives_a_name_a_day_and_notes() {
        let source = InputSource::File("a/2023-11-15-talks.txt".into());
        let about = Content { cut: Some("cut off".to_owned()), ..Content::named("a") };
        let doc = ParsedArticle::default().with_source(&source, &about).doc;
        assert_eq!(doc.meta.source, "a/2023-11-15-talks.txt");
        assert_eq!(doc.meta.published.map(|(date, _)| date.to_string()), Some("2023-11-15".into()));
        assert_eq!(doc.notes.last().map(|note| note.message.as_str()), Some("cut off"));
        // The day in the article itself wins.
        let mut dated = ParsedArticle::from(doc);
        let own = dated.doc.meta.published;
        let other = InputSource::File("2024-01-01.txt".into());
        dated = dated.with_source(&other, &Content::default());
        assert_eq!((dated.doc.meta.published, dated.doc.notes.len()), (own, 1));
    }

    #[test]
    fn scripts_get_problems_as_errors() {
        let mut article = ParsedArticle::default();
        article.doc.meta.source = "a.json".to_owned();
        assert!(article.clone().or_problem().is_ok());
        article.problem = Some("no valid JSON".to_owned().into());
        assert_eq!(article.or_problem().unwrap_err().to_string(), "a.json: no valid JSON");
    }
}
