//! What the reader is opened with, and what it can show at first.

use std::sync::Arc;

use anyhow::Result;

use super::inbox::{self, Inbox, News};
use super::load::{self, Request, Start};
use super::{Ways, now};
use crate::app::config::Config;
use crate::app::{Article, Stage};
use crate::input::{Progress, Source};
use crate::store::Store;

/// What the reader is opened with.
#[derive(Clone)]
pub struct Opening {
    /// The article that opens first.
    pub request: Request,
    /// All articles that were named, in order; one article needs none.
    pub shelf: Vec<Source>,
    /// Keys and looks.
    pub config: Config,
    /// The person's editor and browser.
    pub helpers: Helpers,
    /// Where copied words go.
    pub ways: Ways,
    /// The name of a terminal that may be asked for its background.
    pub terminal: Option<String>,
    /// What is remembered.
    pub store: Store,
    /// The text width was given and wins over the remembered one.
    pub measure_given: bool,
    /// Read the file again whenever it changes.
    pub watch: bool,
}

/// Programs the person has chosen in the environment.
#[derive(Clone, Debug, Default)]
pub struct Helpers {
    /// `$VISUAL`, else `$EDITOR`.
    pub editor: Option<String>,
    /// `$BROWSER`.
    pub browser: Option<String>,
}

/// What to show at first, and how the reading of the rest goes on.
pub(super) fn first_article(
    request: &Request,
    mail: &inbox::Sender,
    inbox: &Inbox,
) -> Result<(Article, Option<Arc<Progress>>)> {
    match request.start()? {
        Start::Whole(article) => Ok((*article, None)),
        Start::Beginning(article) => {
            let progress = inbox::load(mail, request, article.doc.text.len());
            Ok((*article, Some(progress)))
        }
        Start::Nothing => {
            let progress = inbox::load(mail, request, 0);
            let until = now().checked_add(load::MOMENT);
            while let Some(wait) = until.map(|until| until.saturating_duration_since(now())) {
                match inbox.wait_for(wait) {
                    Some(News::Loaded(_, article)) => {
                        let whole = article.stage == Stage::Whole;
                        return Ok((*article, (!whole).then_some(progress)));
                    }
                    Some(News::Unreadable(_, error)) => return Err(error),
                    Some(News::Came(_)) => {}
                    // A message is for the reader, once it is there.
                    Some(other) => {
                        mail.send(other);
                        break;
                    }
                    None => break,
                }
            }
            Ok((request.placeholder(), Some(progress)))
        }
    }
}
