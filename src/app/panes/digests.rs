//! What the lists over all articles say of an article, and of what several of them report.

use super::timeline::label::day;
use crate::app::App;
use crate::app::dossier_state::{Passage, Reading};
use crate::app::view_state::ListState;
use crate::calendar::Date;
use crate::dossier::{Digest, Dossier};
use crate::facts::Grain;
use crate::text::clip::clip;

/// Columns of a headline within a sentence.
const HEADLINE: usize = 60;

/// The articles as one.
pub(super) fn dossier(app: &App) -> &Dossier {
    &app.open_articles.dossier.read.dossier
}

/// An article of the dossier.
pub(super) fn digest(app: &App, article: u32) -> Option<&Digest> {
    dossier(app).articles.get(article as usize)
}

/// The outlet of an article, else the last part of where it was read from.
#[must_use]
pub fn outlet(digest: &Digest) -> &str {
    let file = || digest.source.rsplit(['/', '\\']).next().unwrap_or(&digest.source);
    digest.outlet.as_deref().unwrap_or_else(file)
}

/// "Reuters, 2023 Nov 15, “Talks open”": an article in a line.
#[must_use]
pub fn article_line(digest: &Digest) -> String {
    let day = digest.published.map_or_else(|| "undated".to_owned(), short_day);
    format!("{}, {day}, “{}”", outlet(digest), clip(digest.headline(), HEADLINE))
}

/// "2023 Nov 5".
#[must_use]
pub fn short_day(date: Date) -> String {
    day(date).replace("  ", " ")
}

/// "2023 Nov 2–29", "2023 Nov 2 – 2024 Jan 3".
#[must_use]
pub fn days(from: Date, to: Date) -> String {
    if from == to {
        return short_day(from);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return super::timeline::label::interval(from, to, Grain::Weekend).replace("  ", " ");
    }
    format!("{} – {}", short_day(from), short_day(to))
}

/// The outlets of some articles, each once, in their order; so many at most.
pub(super) fn outlets(app: &App, articles: impl Iterator<Item = u32>, most: usize) -> String {
    let (mut names, mut more): (Vec<&str>, usize) = (Vec::new(), 0);
    for name in articles.filter_map(|article| digest(app, article)).map(outlet) {
        if names.contains(&name) {
        } else if names.len() < most {
            names.push(name);
        } else {
            more += 1;
        }
    }
    let names = names.join(", ");
    if more > 0 { format!("{names} …") } else { names }
}

/// "report 2 of 9": which of the passages of a row is selected; nothing where there is one.
pub(super) fn position(step: usize, count: usize, what: &str) -> String {
    if count < 2 { String::new() } else { format!("{what} {} of {count} · ", step + 1) }
}

/// How many rows there are and in which order; while the articles are read, how far that is.
pub(super) fn note(app: &App, rows: String, list: &ListState) -> String {
    match app.open_articles.dossier.reading {
        Reading::Underway(done, total) => format!("reading {done} of {total}"),
        _ if list.order.is_empty() => String::new(),
        _ => rows,
    }
}

/// Why a list over all articles is empty.
pub(super) fn empty(app: &App, none: &str) -> String {
    match app.open_articles.dossier.reading {
        _ if app.open_articles.names.len() < 2 => "only this article is open".to_owned(),
        Reading::Underway(done, total) => format!("reading the articles: {done} of {total} …"),
        Reading::NotBegun => "the articles have not been read yet".to_owned(),
        Reading::Done => none.to_owned(),
    }
}

/// The passage of words of an article.
pub(super) const fn passage(article: u32, span: crate::text::Span) -> Passage {
    Passage { article, span }
}
