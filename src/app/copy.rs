//! Copying with attribution, and the article's facts and notes as Markdown.

use super::App;
use super::event::Effect;
use super::panes::notes::Entry;
use super::panes::{Trust, count, notes, pane, paragraph_mark, quotes, timeline, words_at};
use super::text_selection::TextSelection;
use super::viewport::{Focus, View};
use crate::doc::Comment;
use crate::facts::{Certainty, Quote, QuoteKind};
use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};

impl App {
    /// `y` and `Y`; in a list so many rows.
    pub(super) fn copy(&mut self, markdown: bool, times: usize) -> Option<Effect> {
        let words = match self.views.focus {
            Focus::List(view) => {
                let list = self.list(view);
                let items = list.order.iter().skip(list.cursor).take(times.max(1));
                let rows = items.map(|item| self.row_to_copy(view, *item, markdown));
                let rows: Vec<String> = rows.filter(|row| !row.is_empty()).collect();
                rows.join(if markdown { "\n" } else { "\n\n" })
            }
            Focus::Body => self.words_to_copy(markdown),
        };
        self.end_selection();
        if words.is_empty() {
            self.say("nothing to copy here");
            return None;
        }
        Some(Effect::Copy(words))
    }

    /// All rows of the list that has focus, else of the one beside the text, as its filter leaves them.
    pub(super) fn copy_all(&mut self) -> Option<Effect> {
        let view = self.views.current();
        let items = self.list(view).order.iter();
        let rows: Vec<String> = items
            .map(|item| self.row_to_copy(view, *item, false))
            .filter(|row| !row.is_empty())
            .collect();
        if rows.is_empty() {
            self.say("nothing to copy here");
            return None;
        }
        Some(Effect::Copy(rows.join("\n\n")))
    }

    fn row_to_copy(&self, view: View, item: u32, markdown: bool) -> String {
        match view {
            View::Quotes => quotes::quote(self, item).map(|quote| self.attributed(quote, markdown)),
            View::Timeline => timeline::sentence(self, item).map(|span| {
                let row = timeline::row(self, item);
                let label = row.map(|row| row.date_with_doubt(markdown)).unwrap_or_default();
                let words = words_at(self, span);
                if markdown {
                    format!("- {label} {words} ({})", self.source(span, true))
                } else {
                    format!("{label}: {words}\n{}", self.source(span, false))
                }
            }),
            _ => Some((pane(view).text)(self, item)),
        }
        .unwrap_or_default()
    }

    fn words_to_copy(&self, markdown: bool) -> String {
        let quote = self.quote_here().and_then(|item| quotes::quote(self, item));
        if let Some(quote) = quote.filter(|_| self.body.selection.is_none()) {
            return self.attributed(quote, markdown);
        }
        // The whole sentence, of which a very long one is lit only nearby.
        let sentence = || self.article.sentence_at(self.point());
        let span = self.body.selection.map(TextSelection::span).or_else(sentence);
        let span = span.unwrap_or_default();
        let words = words_at(self, span);
        if words.is_empty() {
            return String::new();
        }
        if markdown {
            format!("> {words}\n>\n> — {}\n", self.source(span, true))
        } else {
            format!("{words}\n{}", self.source(span, false))
        }
    }

    /// `“We came to talk” — Karim Daneshvar, “Talks resume”, ¶3`; an uncertain speaker and indirect
    /// speech are named as such.
    fn attributed(&self, quote: &Quote, markdown: bool) -> String {
        let words = quotes::in_marks(quote.kind, &words_at(self, quote.span));
        let speaker = quote.speaker.as_ref();
        let name = speaker.map_or("unattributed".into(), |s| self.article.name_of(s));
        let perhaps = match quote.certainty {
            Certainty::Weak if speaker.is_some() => "perhaps ",
            _ => "",
        };
        // Without marks the words are the article's own.
        let indirect = if quote.kind == QuoteKind::Indirect { " (indirect)" } else { "" };
        let speaker = format!("{perhaps}{name}{indirect}");
        let source = self.source(quote.span, markdown);
        if markdown {
            format!("> {words}\n>\n> — {speaker}, {source}\n")
        } else {
            format!("{words} — {speaker}, {source}")
        }
    }

    /// The notes in the order of the text, as Markdown; empty where there are none.
    fn notes_as_markdown(&self) -> String {
        let mut out = String::new();
        for entry in notes::in_text_order(self) {
            let (words, source, note, about) = match entry {
                Entry::Note(note) => {
                    let Some(known) = self.annotations.notes().get(note) else { continue };
                    let (words, source) = match self.annotations.note_place(note) {
                        Some(span) => (words_at(self, span), self.source(span, true)),
                        None => (fold_space(&known.at.words), "no longer in the text".to_owned()),
                    };
                    (words, source, known.words.as_str(), known.about())
                }
                Entry::Comment(comment) => {
                    let Some(comment) = self.article.doc.comments.get(comment) else { continue };
                    let (words, source) =
                        (words_at(self, comment.span), self.source(comment.span, true));
                    (words, source, comment.words.as_str(), comment_by(comment))
                }
                Entry::Correction(_) => continue,
            };
            out.push_str(&format!("\n> {words}\n>\n> — {source}\n"));
            if !note.is_empty() {
                out.push_str(&format!("\n{note}\n"));
            }
            if !about.is_empty() {
                out.push_str(&format!("\n*{about}*\n"));
            }
        }
        out
    }

    /// Title, address or date, and paragraph.
    fn source(&self, span: Span, markdown: bool) -> String {
        let meta = &self.article.doc.meta;
        let title = if meta.title.is_empty() { meta.source.as_str() } else { meta.title.as_str() };
        let title = if markdown && meta.source.starts_with("http") {
            format!("[{title}]({})", meta.source)
        } else if markdown {
            format!("*{title}*")
        } else {
            format!("“{title}”")
        };
        let date = match self.article.facts.published {
            Some((date, _)) => format!(", {}", date.long()),
            None => String::new(),
        };
        format!("{title}{date}, {}", paragraph_mark(self, span.start))
    }
}

/// "comment by Ann Lee, 5 March 2024".
fn comment_by(comment: &Comment) -> String {
    match comment.by() {
        by if by.is_empty() => "comment".to_owned(),
        by => format!("comment by {by}"),
    }
}

/// The last line of an export, by which the article's own files are known. Not shown by Markdown.
pub(super) fn last_line(app: &App) -> String {
    let source = clean_line(&app.article.doc.meta.source, 300).replace("--", "- -");
    let all = match app.open_articles.names.len() {
        n if app.views.all => format!("{n} articles with "),
        _ => String::new(),
    };
    format!("<!-- dateline :export of {all}{source} -->")
}

/// The reader's notes, then the whole article's facts as Markdown: people, timeline, quotations.
#[must_use]
pub fn article_as_markdown(app: &App) -> String {
    let article = &app.article;
    let mut out = format!("# {}\n", article.doc.meta.title);
    let noted = app.notes_as_markdown();
    if !noted.is_empty() {
        out.push_str("\n## Notes\n");
        out.push_str(&noted);
    }
    out.push_str("\n## People\n\n");
    for person in &article.facts.people {
        let title = person.title.map(|t| format!(", {}", words_at(app, t))).unwrap_or_default();
        out.push_str(&format!(
            "- **{}**{}{title} ({})\n",
            person.name,
            Trust::of(person.certainty, person.rule).mark(),
            count(person.mentions.len(), "mention", "mentions")
        ));
    }
    out.push_str("\n## Timeline\n\n");
    for item in (0..).take(article.facts.events.len()) {
        let span = timeline::sentence(app, item).unwrap_or_default();
        let mark = paragraph_mark(app, span.start);
        let label = timeline::row(app, item).map(|row| row.date_with_doubt(true));
        let label = label.unwrap_or_default();
        out.push_str(&format!("- {label} {} ({mark})\n", words_at(app, span)));
    }
    out.push_str("\n## Quotes\n");
    for quote in &article.facts.quotes {
        out.push('\n');
        out.push_str(&app.attributed(quote, true));
    }
    if !article.facts.warnings.is_empty() {
        out.push_str("\n## Warnings\n\n");
        for warning in &article.facts.warnings {
            let mark = paragraph_mark(app, warning.span.start);
            out.push_str(&format!("- {} ({mark})\n", warning.message));
        }
    }
    if !app.annotations.corrections().is_empty() {
        out.push_str("\n## Corrected by hand\n\n");
        for correction in app.annotations.corrections() {
            out.push_str(&format!("- {}\n", correction.summary()));
        }
    }
    out
}
