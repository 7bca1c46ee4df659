//! Reads JSON: news records of many systems, JSON Lines, and the output of `--json`.
//!
//! A record is an object somewhere in the JSON with the words of an article under a usual name.

mod fields;
mod own;
mod pieces;
mod record;
mod repair;

use serde_json::Value;

use crate::doc::problem::{Fault, Problem};
use crate::doc::{BlockKind, Builder, Document};
use crate::formats::articles::{Articles, Item};
use crate::formats::{html, markdown, plain};
use crate::text::fold_space;
use fields::is_blank;
pub use fields::is_own;
use pieces::{Piece, pieces};
use record::{body_of, meta_of, records_in};

/// The articles of some JSON.
#[derive(Debug)]
pub struct Records<'t> {
    text: &'t str,
    kind: Kind<'t>,
}

#[derive(Debug)]
enum Kind<'t> {
    /// One JSON value a line.
    Lines(Vec<&'t str>),
    /// Objects with words.
    Values(Vec<Value>),
    /// No article: why.
    None(Problem),
}

impl<'t> Records<'t> {
    /// Finds the articles in `text`, which is one JSON value or one a line.
    #[must_use]
    pub fn find(text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let kind = match repair::value(text) {
            Ok(value) => {
                let fields = record::fields_of(&value);
                let blank = value.as_object().is_some_and(is_blank).then(|| value.clone());
                let id = record::id_of(&value);
                let found = records_in(value);
                match (found.is_empty(), blank) {
                    (false, _) => Kind::Values(found),
                    (true, Some(blank)) => Kind::Values(vec![blank]),
                    (true, None) => {
                        Kind::None(Problem { id, ..Problem::from(nothing_in(&fields)) })
                    }
                }
            }
            Err(error) => {
                let lines: Vec<&str> =
                    text.lines().filter(|l| l.trim_start().starts_with('{')).collect();
                let first = lines.first().is_some_and(|line| repair::value(line).is_ok());
                if first && lines.len() > 1 {
                    Kind::Lines(lines)
                } else {
                    let fault = Fault::InvalidJson;
                    Kind::None(Problem { fault, ..Problem::from(self::fault(text, &error)) })
                }
            }
        };
        Self { text, kind }
    }

    /// How many articles there are; JSON without one counts as one, shown as it is.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.kind {
            Kind::Lines(lines) => lines.len(),
            Kind::Values(values) => values.len(),
            Kind::None(_) => 1,
        }
    }

    /// Never: there is always something to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at `index` as it stands; none where there is no article.
    #[must_use]
    pub fn value(&self, index: usize) -> Option<Value> {
        match &self.kind {
            Kind::Lines(lines) => {
                let value = repair::value(lines.get(index)?).ok()?;
                records_in(value).into_iter().next()
            }
            Kind::Values(values) => values.get(index).cloned(),
            Kind::None(_) => None,
        }
    }

    /// Why there is no record at `index`.
    #[must_use]
    pub fn reason(&self, index: usize) -> String {
        match (&self.kind, self.len()) {
            (Kind::None(problem), _) => problem.message.clone(),
            (Kind::Lines(_), count) if index < count => "this line holds no article".to_owned(),
            (_, 1) => "it holds one article and no more".to_owned(),
            (_, count) => format!("it holds {count} articles and no more"),
        }
    }

    /// The article at `index`, or what is shown in its place.
    #[must_use]
    pub fn document(&self, index: usize) -> Document {
        let articles: &dyn Articles = self;
        articles.document(index)
    }
}

impl Articles for Records<'_> {
    fn count(&self) -> usize {
        self.len()
    }

    fn article(&self, index: usize) -> Result<Item, Problem> {
        let value = self.value(index).ok_or_else(|| match &self.kind {
            Kind::None(problem) => problem.clone(),
            Kind::Lines(_) | Kind::Values(_) => self.reason(index).into(),
        })?;
        if let Some(problem) = record::problem_of(&value) {
            return Err(problem);
        }
        let doc = document(&value);
        Ok(Item { doc, own: Some(value).filter(is_own) })
    }

    fn as_it_is(&self, index: usize) -> Document {
        let why = self.reason(index);
        let raw = match &self.kind {
            Kind::Lines(lines) => lines.get(index).copied().unwrap_or(""),
            _ => self.text,
        };
        let mut builder = Builder::new();
        builder.block(BlockKind::Code, raw);
        builder.note(format!("{why}; shown as it is"));
        builder.finish()
    }
}

/// Where JSON goes wrong, and how.
fn fault(text: &str, error: &serde_json::Error) -> String {
    /// How the parser's words begin, and what a person would say.
    const PLAIN: [(&str, &str); 10] = [
        ("EOF", "it breaks off there; it was cut, or a bracket or quotation mark is not closed"),
        ("control character", "a line end or the like stands within quotation marks"),
        ("expected `,`", "a comma or a closing bracket is missing"),
        ("expected `:`", "the colon after a name is missing"),
        ("expected ident", "a value is missing, or has no quotation marks"),
        ("expected value", "a value is missing, or has no quotation marks"),
        ("key must be a string", "a name has no quotation marks"),
        ("recursion limit", "it is nested too deeply"),
        ("trailing characters", "it goes on after its end"),
        ("trailing comma", "there is a comma too many"),
    ];
    if text.trim().is_empty() {
        return "no valid JSON: it is empty".to_owned();
    }
    let words = error.to_string();
    let known = PLAIN.iter().find(|(begins, _)| words.starts_with(begins));
    let own = words.split(" at line ").next().unwrap_or("");
    let why = known.map_or(own, |(_, plain)| *plain);
    match (error.line(), error.column()) {
        (line, 0) => format!("no valid JSON at the end of line {}: {why}", line.saturating_sub(1)),
        (line, column) => format!("no valid JSON at line {line} column {column}: {why}"),
    }
}

/// Why there is no article in JSON whose first object has these fields, and what to do.
fn nothing_in(fields: &[String]) -> String {
    let looked_for = "the words of an article stand under text, body, content, articleBody and \
                      such names, beside a title, or are longer than 200 bytes";
    if fields.is_empty() {
        return format!("no article was found in this JSON: {looked_for}");
    }
    format!(
        "no article was found in this JSON: its fields are {}; {looked_for}; try: \
         jq '{{title: .TITLE, text: .WORDS}}' FILE | dateline",
        fields.join(", ")
    )
}

/// Reads the first article of some JSON.
#[must_use]
pub fn parse(text: &str) -> Document {
    Records::find(text).document(0)
}

/// Whether the beginning of a text without a name is JSON.
#[must_use]
pub fn sniff(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let after = |open: char| head.strip_prefix(open).map(str::trim_start);
    after('{')
        .is_some_and(|rest| rest.starts_with('"') && rest.contains("\":") || rest.contains("\" :"))
        || after('[').is_some_and(|rest| {
            rest.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
        })
}

/// Whether a text is one JSON value.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    repair::value(text).is_ok()
}

/// A record as a document.
#[must_use]
pub fn document(value: &Value) -> Document {
    let meta = meta_of(value);
    if is_own(value) {
        return own::document(value, meta);
    }
    // A record without words is an article all the same.
    let pieces = value.as_object().and_then(body_of).map(pieces).unwrap_or_default();
    let mut builder = Builder::new();
    builder.block(BlockKind::Heading(1), &meta.title);
    let title = fold_space(&meta.title);
    for piece in pieces {
        match piece {
            Piece::Words(words) if has_markup(words) => {
                html::text_only::into(words, &mut builder);
                builder.end();
            }
            Piece::Words(words) if is_markdown(words) => {
                written_into(&markdown::parse(words), &title, &mut builder);
            }
            Piece::Words(words) => written_into(&plain::parse(words), "", &mut builder),
            // The title is there already.
            Piece::Block(BlockKind::Heading(_), words) if fold_space(&words) == title => {}
            Piece::Block(kind, words) if has_markup(&words) => {
                builder.begin(kind);
                html::text_only::into(&words, &mut builder);
                builder.end();
            }
            Piece::Block(kind, words) => builder.block(kind, &words),
            Piece::Table(rows) => builder.table(&rows, false),
        }
    }
    let mut doc = builder.finish();
    doc.meta = meta;
    doc
}

fn has_markup(words: &str) -> bool {
    const TAGS: [&str; 9] =
        ["</p>", "<br", "</a>", "</div>", "<p>", "</b>", "</i>", "</em>", "</li>"];
    // Most text has none, which one search shows.
    words.contains('<') && TAGS.iter().any(|tag| words.contains(tag))
}

/// Whether words are Markdown: in the body of a record one sign that plain words do not have is
/// enough.
fn is_markdown(words: &str) -> bool {
    let is_heading = |line: &str| {
        let after = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - after.len())) && after.starts_with(' ')
    };
    let heading = || {
        let mut paragraphs = words.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
        words.contains('#') && paragraphs.any(|words| is_heading(words) && !words.contains('\n'))
    };
    let strong = || {
        let mut parts = words.split("**");
        parts.nth(1).is_some_and(|inner| {
            parts.next().is_some()
                && !inner.is_empty()
                && !inner.contains('\n')
                && !inner.starts_with(' ')
                && !inner.ends_with(' ')
        })
    };
    words.contains("](http") || strong() || heading() || markdown::sniff(words)
}

/// Words of a record as blocks of it; those of its title are there already.
fn written_into(doc: &Document, title: &str, builder: &mut Builder) {
    for (index, block) in doc.blocks.iter().enumerate() {
        // The title of the record is the only one.
        let kind =
            if block.kind == BlockKind::Heading(1) { BlockKind::Heading(2) } else { block.kind };
        let is_heading = matches!(kind, BlockKind::Heading(_));
        if !is_heading || title.is_empty() || fold_space(block.span.in_text(&doc.text)) != title {
            builder.copy(doc, index, kind);
        }
    }
}

#[cfg(test)]
mod tests;
