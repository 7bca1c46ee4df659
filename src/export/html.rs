//! Writes an article as an HTML page without scripts, styles or anything fetched.

use std::io::{self, Write};

use super::inline_markup::{Piece, pieces};
use crate::doc::url::has_known_scheme;
use crate::doc::{Block, BlockKind, Document, Mark, MarkKind};
use crate::text::fold_space;

/// Writes the article as one HTML page.
///
/// # Errors
/// Those of `out`.
pub fn write(doc: &Document, out: &mut impl Write) -> io::Result<()> {
    let meta = &doc.meta;
    let language = meta.language.as_deref().map(|l| format!(" lang=\"{}\"", escape(l)));
    writeln!(out, "<!DOCTYPE html>\n<html{}>\n<head>", language.unwrap_or_default())?;
    writeln!(out, "<meta charset=\"utf-8\">\n<title>{}</title>", escape(&meta.title))?;
    if let Some(byline) = &meta.byline {
        writeln!(out, "<meta name=\"author\" content=\"{}\">", escape(byline))?;
    }
    if let Some((date, _)) = meta.published {
        writeln!(out, "<meta property=\"article:published_time\" content=\"{date}\">")?;
    }
    if let Some(site) = &meta.site {
        writeln!(out, "<meta property=\"og:site_name\" content=\"{}\">", escape(site))?;
    }
    writeln!(out, "</head>\n<body>\n<article>")?;
    let titled = doc.blocks.iter().any(|b| b.kind == BlockKind::Heading(1));
    if !titled && !meta.title.is_empty() {
        writeln!(out, "<h1>{}</h1>", escape(&meta.title))?;
    }
    let mut marks = doc.marks.as_slice();
    let mut nest = Nest::default();
    for block in &doc.blocks {
        let first = marks.partition_point(|m| m.span.start < block.span.start);
        marks = marks.get(first..).unwrap_or(&[]);
        nest.go_to(block.kind, out)?;
        block_out(doc, block, marks, out)?;
    }
    nest.go_to(BlockKind::Paragraph, out)?;
    writeln!(out, "</article>")?;
    comments(doc, out)?;
    writeln!(out, "</body>\n</html>")
}

/// The comments, beside the article.
fn comments(doc: &Document, out: &mut impl Write) -> io::Result<()> {
    if doc.comments.is_empty() {
        return Ok(());
    }
    writeln!(out, "<aside>\n<h2>Comments</h2>\n<dl>")?;
    for comment in &doc.comments {
        let by = comment.by();
        let by = if by.is_empty() { by } else { format!(" — {}", escape(&by)) };
        let on = escape(&fold_space(comment.span.in_text(&doc.text)));
        writeln!(out, "<dt>“{on}”</dt>\n<dd>{}{by}</dd>", escape(&comment.words))?;
    }
    writeln!(out, "</dl>\n</aside>")
}

/// The lists and quotations that are open. An item stays open for the lists below it.
#[derive(Default)]
pub(super) struct Nest {
    lists: u8,
    quotes: u8,
}

impl Nest {
    /// Closes and opens what the next block needs; an item begins with its tag.
    pub(super) fn go_to(&mut self, kind: BlockKind, out: &mut impl Write) -> io::Result<()> {
        let (lists, quotes) = match kind {
            BlockKind::Item(depth) => (depth.max(1), 0),
            BlockKind::Quote(depth) => (0, depth.max(1)),
            _ => (0, 0),
        };
        while self.lists > lists {
            writeln!(out, "</li>\n</ul>")?;
            self.lists -= 1;
        }
        while self.quotes > quotes {
            writeln!(out, "</blockquote>")?;
            self.quotes -= 1;
        }
        if lists > 0 && self.lists == lists {
            writeln!(out, "</li>")?;
            write!(out, "<li>")?;
        }
        while self.lists < lists {
            let after = if self.lists == 0 { "" } else { "\n" };
            write!(out, "{after}<ul>\n<li>")?;
            self.lists += 1;
        }
        while self.quotes < quotes {
            writeln!(out, "<blockquote>")?;
            self.quotes += 1;
        }
        Ok(())
    }
}

fn block_out(
    doc: &Document,
    block: &Block,
    marks: &[Mark],
    out: &mut impl Write,
) -> io::Result<()> {
    let words = block.span.in_text(&doc.text);
    let inline = || inline(doc, block, marks);
    match block.kind {
        BlockKind::Heading(level) => {
            let level = level.clamp(1, 6);
            writeln!(out, "<h{level}>{}</h{level}>", fold_space(&inline()))
        }
        BlockKind::Paragraph | BlockKind::Quote(_) | BlockKind::Meta => {
            writeln!(out, "<p>{}</p>", inline())
        }
        BlockKind::Lines => writeln!(out, "<p>{}</p>", inline().replace('\n', "<br>\n")),
        BlockKind::Image => writeln!(out, "<figure><figcaption>{}</figcaption></figure>", inline()),
        BlockKind::Item(_) => {
            let item = inline();
            write!(out, "{}", item.strip_prefix("• ").unwrap_or(&item))
        }
        BlockKind::Code => writeln!(out, "<pre>{}</pre>", escape(words)),
        BlockKind::Table => {
            writeln!(out, "<table>")?;
            for row in inline().lines() {
                let cells: String = row.split('│').map(|words| cell(words.trim())).collect();
                writeln!(out, "<tr>{cells}</tr>")?;
            }
            writeln!(out, "</table>")
        }
        BlockKind::Rule => writeln!(out, "<hr>"),
    }
}

/// A cell; one that is strong as a whole is a heading.
fn cell(words: &str) -> String {
    let inner = words.strip_prefix("<strong>").and_then(|rest| rest.strip_suffix("</strong>"));
    match inner.filter(|inner| !inner.contains("<strong>")) {
        Some(inner) => format!("<th>{inner}</th>"),
        None => format!("<td>{words}</td>"),
    }
}

fn inline(doc: &Document, block: &Block, marks: &[Mark]) -> String {
    let address = |index: u32| {
        let address = doc.links.get(index as usize)?;
        has_known_scheme(address).then_some(address)
    };
    let mut text = String::new();
    for piece in pieces(doc, block.span, marks) {
        let name = |kind| match kind {
            MarkKind::Emphasis => "em",
            MarkKind::Strong => "strong",
            MarkKind::Code => "code",
            MarkKind::Link(_) => "a",
        };
        match piece {
            Piece::Text(words, _) => text.push_str(&escape(words)),
            Piece::Begin(MarkKind::Link(index)) => match address(index) {
                Some(address) => text.push_str(&format!("<a href=\"{}\">", escape(address))),
                None => text.push_str("<a>"),
            },
            Piece::Begin(kind) => text.push_str(&format!("<{}>", name(kind))),
            Piece::End(kind) => text.push_str(&format!("</{}>", name(kind))),
        }
    }
    text
}

/// Words of which no character is taken for markup.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    escape_into(&mut out, words);
    out
}

/// Appends words so that no character of theirs is taken for markup, in text and in attributes.
pub(super) fn escape_into(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let mut chars = after.chars();
        out.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = chars.as_str();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::markdown::parse;

    #[test]
    fn writes_a_page() {
        let doc = parse(
            "---\ntitle: A & B\nauthor: Amir\ndate: 2023-11-15\n---\n\nOne **two** [three](http://x/?a&b) \
             [four](javascript:x).\n\n- a\n  - b\n- c\n\n> d\n>\n> e\n\n```\nf < g\n```\n\n| h | i |\n|---|---|\n",
        );
        let mut bytes = Vec::new();
        write(&doc, &mut bytes).unwrap();
        let expected = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>A &amp; B</title>\n\
            <meta name=\"author\" content=\"Amir\">\n\
            <meta property=\"article:published_time\" content=\"2023-11-15\">\n\
            </head>\n<body>\n<article>\n<h1>A &amp; B</h1>\n\
            <p>One <strong>two</strong> <a href=\"http://x/?a&amp;b\">three</a> <a>four</a>.</p>\n\
            <ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n\
            <blockquote>\n<p>d</p>\n<p>e</p>\n</blockquote>\n<pre>f &lt; g</pre>\n\
            <table>\n<tr><th>h</th><th>i</th></tr>\n</table>\n</article>\n</body>\n</html>\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
