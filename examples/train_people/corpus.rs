//! Annotated articles: JSON Lines with `text` and `people` (`start`, `end` in characters, `entity`).

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// A text and the people named in it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The words.
    pub text: String,
    /// Names in text order.
    pub people: Vec<Named>,
}

/// One mention.
#[derive(Clone, Debug)]
pub struct Named {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which person of the article.
    pub person: String,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    /// Corpora of other tasks have none.
    people: Option<Vec<Mention>>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    #[serde(default)]
    entity: Option<String>,
}

/// Reads every `.jsonl` of a folder, in order of the names, and skips lines without people.
pub fn read_folder(folder: &Path, articles: &mut Vec<Article>) -> Result<()> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        let lines = std::fs::read_to_string(&file)?;
        for (number, line) in lines.lines().enumerate() {
            let line: Line = serde_json::from_str(line)
                .with_context(|| format!("{} line {}", file.display(), number + 1))?;
            articles.extend(article_of(line));
        }
    }
    Ok(())
}

fn article_of(line: Line) -> Option<Article> {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(line.text.len());
    let people = line
        .people?
        .into_iter()
        .map(|m| Named {
            start: byte(m.start),
            end: byte(m.end),
            person: m.entity.unwrap_or_else(|| format!("at{}", m.start)),
        })
        .collect();
    Some(Article { text: line.text, people })
}
