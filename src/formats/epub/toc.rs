//! The table of contents of a book: `nav.xhtml` (EPUB 3) or `toc.ncx` (EPUB 2), read in one pass
//! without a tree, so that depth costs nothing.

use std::collections::BTreeMap;

use crate::doc::url::percent_decoded;
use crate::formats::html::chapter::Name;
use crate::formats::html::tags::{Piece, Tags, attribute};
use crate::text::fold_space;
use crate::text::sanitize::clean_line;

/// Longest name kept, in characters.
const LONGEST: usize = 300;
/// Entries that are read at most.
const MOST: usize = 20_000;

/// The names of chapters, by the file that holds them.
pub(super) type Toc = BTreeMap<String, Vec<Name>>;

/// Reads a table of contents that stands in the file `path`.
pub(super) fn read(markup: &str, path: &str) -> Toc {
    let mut walk = Walk { folder: folder(path), ..Walk::default() };
    // Only one of several lists is the table of contents; the others are pages and landmarks.
    walk.typed = Tags::new(markup).any(|piece| match piece {
        Piece::Open(name, attributes) => local(name) == "nav" && is_toc(attributes),
        _ => false,
    });
    for piece in Tags::new(markup) {
        match piece {
            Piece::Text(words) => walk.text(words),
            Piece::Open(name, attributes) => walk.open(&local(name), attributes),
            Piece::Close(name) => walk.close(&local(name)),
        }
        if walk.count >= MOST {
            break;
        }
    }
    walk.toc
}

#[derive(Default)]
struct Walk<'p> {
    folder: &'p str,
    /// Whether a list says that it is the table of contents.
    typed: bool,
    /// Inside of it.
    inside: bool,
    /// Lists or entries around.
    depth: u8,
    /// The name that is being read.
    words: Option<String>,
    /// Where it leads, when that comes first.
    target: Option<String>,
    count: usize,
    toc: Toc,
}

impl Walk<'_> {
    fn text(&mut self, text: &str) {
        if let Some(words) = &mut self.words {
            words.push_str(text);
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "navmap" => self.inside = true,
            "nav" => self.inside = is_toc(attributes) || !self.typed,
            "ol" | "navpoint" if self.inside => self.depth = self.depth.saturating_add(1),
            "a" if self.inside => {
                self.target = attribute(attributes, "href").map(|href| href.to_string());
                self.words = Some(String::new());
            }
            // The text in the label of an NCX.
            "text" if self.inside => self.words = Some(String::new()),
            "content" if self.inside => {
                self.target = attribute(attributes, "src").map(|src| src.to_string());
                self.add();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "navmap" | "nav" => self.inside = false,
            "ol" | "navpoint" if self.inside => self.depth = self.depth.saturating_sub(1),
            "a" if self.inside => self.add(),
            _ => {}
        }
    }

    fn add(&mut self) {
        let (Some(target), Some(words)) = (self.target.take(), self.words.take()) else { return };
        let words = html_escape::decode_html_entities(&words).into_owned();
        let words = clean_line(&fold_space(&words), LONGEST);
        if words.is_empty() {
            return;
        }
        let (path, id) = target.split_once('#').unwrap_or((&target, ""));
        let id = Some(decoded(id)).filter(|id| !id.is_empty());
        let name = Name { id, words, depth: self.depth.max(1) };
        self.count += 1;
        self.toc.entry(resolved(self.folder, path)).or_default().push(name);
    }
}

/// The name of an element without its namespace, in lower case.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

fn is_toc(attributes: &str) -> bool {
    let named = attribute(attributes, "epub:type").or_else(|| attribute(attributes, "role"));
    named.is_some_and(|kind| kind.split_whitespace().any(|k| matches!(k, "toc" | "doc-toc")))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path as the archive has it: from its root, nothing escaped, no `..`.
pub(super) fn resolved(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let whole = path.starts_with('/');
    for part in folder.split('/').filter(|_| !whole).chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// `%20` as the byte it stands for.
fn decoded(path: &str) -> String {
    String::from_utf8_lossy(&percent_decoded(path)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(toc: &Toc) -> Vec<String> {
        let names = |(path, names): (&String, &Vec<Name>)| {
            let path = path.clone();
            let shown = move |n: &Name| {
                format!("{} {path}#{} {}", n.depth, n.id.as_deref().unwrap_or(""), n.words)
            };
            names.iter().map(shown).collect::<Vec<_>>()
        };
        toc.iter().flat_map(names).collect()
    }

    #[test]
    fn a_navigation_document_nests() {
        let nav = "<nav epub:type='landmarks'><ol><li><a href='x'>Cover</a></ol></nav>
            <nav epub:type=\"toc\"><h1>Contents</h1><ol>
            <li><a href='a%20b.xhtml'>One &amp; <i>two</i>\u{7}</a><ol>
            <li><a href='./a%20b.xhtml#p2'>Part\n 2</a></li></ol></li>
            <li><span>no link</span></li><li><a href='../c.xhtml'> </a></li>
            <li><a href='../c.xhtml'>Three</a></li></ol></nav>";
        let expected =
            ["1 OEBPS/a b.xhtml# One & two", "2 OEBPS/a b.xhtml#p2 Part 2", "1 c.xhtml# Three"];
        assert_eq!(entries(&read(nav, "/OEBPS/nav.xhtml")), expected);
    }

    #[test]
    fn an_ncx_nests_and_its_pages_are_left_out() {
        let ncx = "<ncx:ncx><docTitle><text>T</text></docTitle><ncx:navMap>
            <ncx:navPoint id='a'><navLabel><text>One</text></navLabel><content src='c1.html'/>
            <navPoint><navLabel><text>Two</text></navLabel><content src='c1.html#x'/></navPoint>
            </ncx:navPoint></ncx:navMap>
            <pageList><pageTarget><navLabel><text>9</text></navLabel><content src='c9.html'/>
            </pageTarget></pageList></ncx:ncx>";
        assert_eq!(entries(&read(ncx, "toc.ncx")), ["1 c1.html# One", "2 c1.html#x Two"]);
    }

    #[test]
    fn hostile_ones_are_bounded() {
        let deep = format!("<nav>{}<a href='x'>A</a>", "<ol><li>".repeat(500_000));
        assert_eq!(entries(&read(&deep, "n")), ["255 x# A"]);
        let many = format!("<nav>{}", "<a href='x'>A</a>".repeat(30_000));
        assert_eq!(entries(&read(&many, "n")).len(), MOST);
        for path in ["../../../etc/passwd", "%2e%2e%2f%zz", "%", "////", "%ff"] {
            assert!(!resolved("a/b", path).starts_with('/'), "{path}");
        }
    }
}
