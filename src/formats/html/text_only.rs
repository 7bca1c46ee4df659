//! Text of HTML without a tree: for HTML inside other formats, and for pages that are too deep, large
//! or slow for reader mode. Linear time.

use std::borrow::Cow;

use super::elements::heading_level;
use super::superscript::Raised;
use super::tags::{Piece, Tags, attribute};
use crate::doc::{BlockKind, Builder};

/// Elements that end the paragraph before and after them.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "html",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];
/// Deeper lists and quotations count as this deep.
const DEEPEST: u8 = 20;

/// Writes the text of `html` into `builder`; the last block stays open.
pub(crate) fn into(html: &str, builder: &mut Builder) {
    let mut strip =
        Strip { builder, lists: 0, quotes: 0, in_pre: false, links: 0, raised: None, struck: 0 };
    let mut tags = Tags::new(html);
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(text) => strip.text(text),
            Piece::Open(name, _) if name.eq_ignore_ascii_case("sup") => {
                let rest = html.get(html.len() - tags.left()..).unwrap_or("");
                strip.raised = Some(Raised::in_markup(rest));
            }
            Piece::Open(name, attributes) => strip.open(&name.to_ascii_lowercase(), attributes),
            Piece::Close(name) => strip.close(&name.to_ascii_lowercase()),
        }
    }
}

struct Strip<'b> {
    builder: &'b mut Builder,
    lists: u8,
    quotes: u8,
    in_pre: bool,
    /// Links that are open.
    links: u32,
    /// The raised element that is open.
    raised: Option<Raised>,
    /// Struck-out elements that are open: their words are left out.
    struck: u32,
}

impl Strip<'_> {
    fn text(&mut self, text: &str) {
        if self.struck > 0 {
            return;
        }
        let text = html_escape::decode_html_entities(text);
        let text = match self.raised {
            Some(raised) => match raised.shown(self.builder.line(), &text) {
                Some(shown) => Cow::Owned(shown.into_owned()),
                None => return,
            },
            None => text,
        };
        if self.in_pre {
            self.builder.verbatim(&text);
            return;
        }
        if self.builder.kind().is_none() && text.trim().is_empty() {
            return;
        }
        self.open_block();
        self.builder.words(&text);
    }

    fn open_block(&mut self) {
        if self.builder.kind().is_none() && self.quotes > 0 {
            self.builder.begin(BlockKind::Quote(self.quotes.min(DEEPEST)));
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "s" | "del" | "strike" => self.struck = self.struck.saturating_add(1),
            "br" => self.builder.line_break(),
            "hr" => self.builder.block(BlockKind::Rule, ""),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.builder.begin(BlockKind::Heading(heading_level(name)));
            }
            "li" => {
                self.builder.begin(BlockKind::Item(self.lists.clamp(1, DEEPEST)));
                self.builder.words("• ");
            }
            "pre" => {
                self.builder.begin(BlockKind::Code);
                self.in_pre = true;
            }
            "tr" => self.builder.begin(BlockKind::Table),
            "td" | "th"
                if self.builder.kind() == Some(BlockKind::Table) && !self.builder.is_empty() =>
            {
                self.builder.words(crate::doc::table::BAR);
            }
            "a" => {
                if let Some(address) = attribute(attributes, "href") {
                    self.open_block();
                    let mark = self.builder.link(&address);
                    self.builder.begin_mark(mark);
                    self.links += 1;
                }
            }
            "img" => {
                if let Some(words) = attribute(attributes, "alt").filter(|a| !a.trim().is_empty()) {
                    self.open_block();
                    self.builder.words(&format!("Image: {words}"));
                }
            }
            _ if self.in_row(name) => self.builder.words(" "),
            _ if BLOCKS.contains(&name) => {
                self.end_block();
                match name {
                    "ul" | "ol" => self.lists = self.lists.saturating_add(1),
                    "blockquote" => self.quotes = self.quotes.saturating_add(1),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "s" | "del" | "strike" => self.struck = self.struck.saturating_sub(1),
            "sup" => self.raised = None,
            "a" if self.links > 0 => {
                self.links -= 1;
                self.builder.end_mark();
            }
            "pre" => {
                self.in_pre = false;
                self.end_block();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "tr" => self.end_block(),
            "ul" | "ol" => {
                self.end_block();
                self.lists = self.lists.saturating_sub(1);
            }
            "blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ if self.in_row(name) => self.builder.words(" "),
            _ if BLOCKS.contains(&name) => self.end_block(),
            _ => {}
        }
    }

    /// Whether `name` is a block inside a table's cell, which is kept on the row's line.
    fn in_row(&self, name: &str) -> bool {
        self.builder.kind() == Some(BlockKind::Table)
            && BLOCKS.contains(&name)
            && !name.starts_with('t')
    }

    fn end_block(&mut self) {
        self.builder.end();
        self.links = 0;
        self.raised = None;
        self.struck = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let mut builder = Builder::new();
        into(html, &mut builder);
        assert_eq!(builder.finish().text, expected, "{html}");
    }

    #[test]
    fn keeps_the_words() {
        check("<h1>T</h1><div>a <b>b</b> &amp; c<p>d<br>e</div>", "T\n\na b & c\n\nd\ne");
        check("<ul><li>a<li>b</ul><blockquote>c</blockquote>d", "• a\n• b\n\nc\n\nd");
        check("<script>x</script><style>y</style><p>z", "z");
        check("<table><tr><td>a<td><p>b</p><tr><th>c</table>", "a │ b\n\nc");
        check("<pre>a\n  b</pre>", "a\n  b");
        check("<p>a</p> <p> </p>", "a");
        check("a <img src=x alt='The hall'> b", "a Image: The hall b");
        check("In 2019<sup>3</sup>, 10<sup>6</sup>, 5<sup>1</sup>/2", "In 2019, 10⁶, 5 1/2");
        check("<sup>1</sup> Berg<sup><a href=#1>2</a></sup>", "1 Berg");
        check("killed <s>seven</s> nine<p><del>x<p>y", "killed nine\n\ny");
    }
}
