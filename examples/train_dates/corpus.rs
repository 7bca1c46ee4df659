//! Annotated articles, and what each date of theirs had to choose from.

use anyhow::{Context as _, Result};
use dateline::calendar::Date;
use dateline::facts::Context;
use dateline::facts::dates::{Choice, choices};
use dateline::formats::plain;
use serde::Deserialize;

/// A choice and the candidate that is right.
#[derive(Clone, Debug)]
pub struct Example {
    /// What there was to choose from.
    pub choice: Choice,
    /// The index of the right one.
    pub right: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    dct: Option<String>,
    timex: Vec<Timex>,
}

#[derive(Deserialize)]
struct Timex {
    start: usize,
    end: usize,
    #[serde(default)]
    value: Option<String>,
}

/// The examples of a file.
pub fn read(path: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(line.text.len());
        let marks: Vec<(usize, usize, String)> = line
            .timex
            .iter()
            .filter_map(|mark| Some((byte(mark.start), byte(mark.end), mark.value.clone()?)))
            .collect();
        add(&line.text, line.dct.as_deref(), &marks, &mut examples);
    }
    Ok(examples)
}

/// The examples of the project's own text: paragraphs below `# YYYY-MM-DD`, the day of publication, with
/// `[words|value]` for each date.
pub fn own_text(path: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut published = None;
    for paragraph in std::fs::read_to_string(path)?.split("\n\n") {
        if let Some(day) = paragraph.trim().strip_prefix("# ") {
            published = Some(day.split_whitespace().next().unwrap_or_default().to_owned());
            continue;
        }
        let (mut text, mut marks) = (String::new(), Vec::new());
        let mut rest = paragraph;
        while let Some((before, marked)) = rest.split_once('[') {
            let (inside, after) = marked.split_once(']').context("a mark has no end")?;
            let (words, value) = inside.split_once('|').context("a mark has no value")?;
            text.push_str(before);
            marks.push((text.len(), text.len() + words.len(), value.to_owned()));
            text.push_str(words);
            rest = after;
        }
        text.push_str(rest);
        add(&text, published.as_deref(), &marks, &mut examples);
    }
    Ok(examples)
}

/// Adds the choices of one text whose right answer is among their candidates.
fn add(
    text: &str,
    published: Option<&str>,
    marks: &[(usize, usize, String)],
    out: &mut Vec<Example>,
) {
    let doc = plain::parse(text);
    let context = Context { published: published.and_then(Date::parse_iso) };
    for choice in choices(&doc, &context) {
        let (start, end) = (choice.span.start as usize, choice.span.end as usize);
        let Some((.., value)) = marks.iter().find(|(first, last, _)| *first < end && start < *last)
        else {
            continue;
        };
        let value = value.split('T').next().unwrap_or_default();
        let right = choice.candidates.iter().position(|one| one.period.to_string() == value);
        if let Some(right) = right {
            out.push(Example { choice, right });
        }
    }
}
