//! Annotated texts, and which cues of theirs report.

use anyhow::{Context as _, Result};
use dateline::facts::quotes::{Example, examples};
use dateline::formats::plain;
use serde::Deserialize;

/// How many parts the own text is cut into, each of which is left out once.
const FOLDS: usize = 5;

/// The examples of one text.
#[derive(Debug)]
pub struct Part {
    /// What it is called in the report.
    pub name: String,
    /// The readings, and whether their cues report.
    pub readings: Vec<(Example, bool)>,
    /// Of readings that report, the index of the right end.
    pub ends: Vec<(Example, usize)>,
    /// Contents that no reading reaches.
    pub missed: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    quotes: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    kind: String,
}

/// The examples of a file. Its annotation is of clauses: noun phrases are left alone.
pub fn read(path: &str) -> Result<Part> {
    let mut part = Part::new(path);
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(line.text.len());
        let of_kind = line.quotes.iter().filter(|quote| quote.kind == "indirect");
        let contents: Vec<(usize, usize)> =
            of_kind.map(|quote| (byte(quote.start), byte(quote.end))).collect();
        part.add(&line.text, &contents, true);
    }
    Ok(part)
}

/// The project's own text: paragraphs with `[…]` around what is reported without marks.
pub fn own_text(path: &str) -> Result<Vec<Part>> {
    let file = std::fs::read_to_string(path)?;
    let paragraphs: Vec<&str> =
        file.split("\n\n").map(str::trim).filter(|p| !p.starts_with('#')).collect();
    let mut parts = Vec::new();
    for fold in 0..FOLDS {
        let (mut text, mut contents) = (String::from("A heading\n\n"), Vec::new());
        for paragraph in paragraphs.iter().skip(fold).step_by(FOLDS) {
            let mut rest = *paragraph;
            while let Some((before, marked)) = rest.split_once('[') {
                let (inside, after) = marked.split_once(']').context("a mark has no end")?;
                text.push_str(before);
                contents.push((text.len(), text.len() + inside.len()));
                text.push_str(inside);
                rest = after;
            }
            text.push_str(rest);
            text.push_str("\n\n");
        }
        let mut part = Part::new(&format!("{path} {}/{FOLDS}", fold + 1));
        part.add(&text, &contents, false);
        parts.push(part);
    }
    Ok(parts)
}

impl Part {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), readings: Vec::new(), ends: Vec::new(), missed: 0 }
    }

    /// Adds the readings of one text; `contents` are what is reported, in bytes.
    fn add(&mut self, text: &str, contents: &[(usize, usize)], clauses_only: bool) {
        let doc = plain::parse(text);
        let mut reached = vec![false; contents.len()];
        for example in examples(&doc) {
            let cue = example.cue.start as usize;
            let inside = contents.iter().any(|(from, to)| (*from..*to).contains(&cue));
            if inside || clauses_only && !example.clause {
                continue;
            }
            let found = matching(&example, contents);
            if let Some(mark) = found.and_then(|(at, _)| reached.get_mut(at)) {
                *mark = true;
            }
            // "The plan, she said, would fail": both parts.
            let rest = example.content.1.filter(|_| found.is_some());
            for (mark, (from, to)) in reached.iter_mut().zip(contents) {
                *mark |= rest.is_some_and(|rest| {
                    overlap((rest.start as usize, rest.end as usize), (*from, *to)) >= 0.6
                });
            }
            if let Some((_, Some(end))) = found {
                self.ends.push((example.clone(), end));
            }
            self.readings.push((example, found.is_some()));
        }
        self.missed += reached.iter().filter(|reached| !**reached).count();
    }
}

/// The content that a reading has, and the index of its best end.
fn matching(example: &Example, contents: &[(usize, usize)]) -> Option<(usize, Option<usize>)> {
    let (first, _) = example.content;
    let start = first.start as usize;
    let near = |at: &usize| at.abs_diff(start) <= 5;
    if example.ends.is_empty() {
        let share =
            |(from, to): &(usize, usize)| overlap((start, first.end as usize), (*from, *to));
        let at = contents.iter().position(|content| share(content) >= 0.7)?;
        return Some((at, None));
    }
    let at = contents.iter().position(|(from, _)| near(from))?;
    let content = contents.get(at)?;
    let shares = example.ends.iter().map(|(end, _)| overlap((start, *end as usize), *content));
    let (best, share) =
        shares.enumerate().fold(
            (0, 0.0),
            |top: (usize, f32), (at, share)| {
                if share > top.1 { (at, share) } else { top }
            },
        );
    (share >= 0.6).then_some((at, (share >= 0.85).then_some(best)))
}

/// The share of two ranges that both have.
fn overlap(one: (usize, usize), other: (usize, usize)) -> f32 {
    let both = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let all = one.1.max(other.1) - one.0.min(other.0);
    both as f32 / all.max(1) as f32
}
