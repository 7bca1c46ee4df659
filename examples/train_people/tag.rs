//! Finds the people of JSON Lines with a model that is not in the program yet, so that a scorer can
//! compare models without building each into it.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use dateline::doc::Document;
use dateline::facts::people::model::Model;
use dateline::facts::people::{resolve, scan_with};
use dateline::facts::{MentionKind, Person};
use dateline::formats::plain;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
}

/// One line for each of `file`: its `id`, and `people` with `start`, `end` (characters), `entity` and
/// `name`.
pub fn tag(model: &Model<'_>, file: &Path) -> Result<String> {
    let lines = std::fs::read_to_string(file)?;
    let mut out = String::new();
    for line in lines.lines() {
        let line: Line =
            serde_json::from_str(line).with_context(|| format!("reading {}", file.display()))?;
        let doc = plain::parse(&line.text);
        let prose = doc.tokenize(0..doc.blocks.len());
        let people = resolve(&doc, scan_with(&prose, model), &mut Vec::new());
        let rows = mentions(&doc, &line.text, &people);
        writeln!(out, "{}", json!({ "id": line.id, "people": rows }))?;
    }
    Ok(out)
}

fn mentions(doc: &Document, text: &str, people: &[Person]) -> Vec<serde_json::Value> {
    let character = |byte: u32| text.get(..byte as usize).map_or(0, |t| t.chars().count());
    let named = people.iter().enumerate().filter(|(_, person)| person.named);
    named
        .flat_map(|(number, person)| {
            let names = person.mentions.iter();
            let names = names.filter(|m| !matches!(m.kind, MentionKind::Pronoun | MentionKind::Role));
            names.map(move |m| {
                let written = doc.original_span(m.span);
                let (start, end) = (character(written.start), character(written.end));
                json!({ "start": start, "end": end, "entity": number.to_string(), "name": person.name })
            })
        })
        .collect()
}
