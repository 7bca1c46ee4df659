//! The blocks of an article as HTML. Nothing is left out of the text and nothing put in.

use std::io;

use super::Page;
use super::marks::{MarkedText, attribute};
use crate::doc::{Block, BlockKind};
use crate::export::html::Nest;
use crate::text::Span;

/// Writes the article with its heading.
pub(super) fn article(page: &Page<'_>, out: &mut String) {
    let doc = page.doc;
    let language = doc.meta.language.as_deref().filter(|tag| is_language(tag));
    let language = language.map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
    out.push_str(&format!("<article{language} dir=\"auto\">\n"));
    let is_titled = doc.blocks.iter().any(|block| block.kind == BlockKind::Heading(1));
    if !is_titled {
        out.push_str(&format!("<h1 dir=\"auto\">{}</h1>\n", attribute(&page.title())));
    }
    let mut text = MarkedText::of(page);
    let mut nest = Nest::default();
    let headings: Vec<Option<u32>> = headings(page);
    for (index, one) in doc.blocks.iter().enumerate() {
        go_to(&mut nest, one.kind, out);
        let section = headings.get(index).copied().flatten();
        let id = section.map(|section| format!(" id=\"{}h{section}\"", page.prefix));
        block(page, one, &id.unwrap_or_default(), &mut text, out);
    }
    go_to(&mut nest, BlockKind::Paragraph, out);
    out.push_str("</article>\n");
}

fn go_to(nest: &mut Nest, kind: BlockKind, out: &mut String) {
    let mut bytes = Vec::new();
    // Memory takes every byte.
    if let io::Result::Ok(()) = nest.go_to(kind, &mut bytes) {
        out.push_str(&String::from_utf8_lossy(&bytes));
    }
}

/// For each block the section that it begins.
fn headings(page: &Page<'_>) -> Vec<Option<u32>> {
    let mut found = vec![None; page.doc.blocks.len()];
    for (index, section) in (0..).zip(&page.doc.sections) {
        if let Some(place) = found.get_mut(section.blocks.start as usize) {
            *place = Some(index);
        }
    }
    found
}

fn block(page: &Page<'_>, block: &Block, id: &str, text: &mut MarkedText<'_>, out: &mut String) {
    let mut element = |begin: &str, end: &str| {
        out.push_str(begin);
        text.write(block.span, out);
        out.push_str(end);
        out.push('\n');
    };
    match block.kind {
        BlockKind::Heading(level) => {
            let level = level.clamp(1, 6);
            element(&format!("<h{level} dir=\"auto\"{id}>"), &format!("</h{level}>"));
        }
        BlockKind::Paragraph | BlockKind::Quote(_) | BlockKind::Meta => {
            element(&format!("<p dir=\"auto\"{id}>"), "</p>");
        }
        BlockKind::Lines => element(&format!("<p class=\"lines\" dir=\"auto\"{id}>"), "</p>"),
        BlockKind::Image => {
            element(&format!("<figure{id}><figcaption dir=\"auto\">"), "</figcaption></figure>");
        }
        BlockKind::Item(_) => element(&format!("<span dir=\"auto\"{id}>"), "</span>"),
        BlockKind::Code => element(&format!("<pre{id} tabindex=\"0\">"), "</pre>"),
        BlockKind::Rule => out.push_str("<hr>\n"),
        BlockKind::Table => table(page, block, id, text, out),
    }
}

/// Rows and cells; marks are cut at the bars between them.
fn table(page: &Page<'_>, block: &Block, id: &str, text: &mut MarkedText<'_>, out: &mut String) {
    const BAR: char = '│';
    let words = block.span.in_text(&page.doc.text);
    out.push_str(&format!("<div class=\"scroll\" tabindex=\"0\"{id}><table>\n"));
    let start = block.span.start as usize;
    let mut line_start = start;
    for line in words.split_inclusive('\n') {
        out.push_str("<tr>");
        let mut at = line_start;
        for cell in line.split_inclusive(BAR) {
            let inner = cell.trim_end_matches([BAR, '\n']);
            out.push_str("<td dir=\"auto\">");
            text.write(Span::of(at, at + inner.len()).trim(&page.doc.text), out);
            out.push_str("</td>");
            at += cell.len();
        }
        out.push_str("</tr>\n");
        line_start += line.len();
    }
    out.push_str("</table></div>\n");
}

/// Whether a tag may be one of BCP 47: its letters.
fn is_language(tag: &str) -> bool {
    let letters = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    letters && (2..=35).contains(&tag.len())
}
