//! HTML tokenizer: text and tags in one linear pass, without a tree.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};

/// A stretch of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text between tags, entities not decoded.
    Text(&'a str),
    /// An opening tag: its name as written and the rest of the tag.
    Open(&'a str, &'a str),
    /// A closing tag.
    Close(&'a str),
}

/// Elements whose content is no text of the page; it is skipped with them.
const RAW: &[&str] = &[
    "script",
    "style",
    "template",
    "svg",
    "noscript",
    "iframe",
    "textarea",
    "select",
    "object",
    "annotation",
    "title",
    "xmp",
    "noframes",
    "noembed",
];

/// The pieces of some markup. Comments, declarations and the content of [`RAW`] elements are
/// passed over. Every byte is looked at a bounded number of times.
#[derive(Clone, Debug)]
pub(crate) struct Tags<'a> {
    rest: &'a str,
    /// A quotation mark was never closed: from here on tags end at the first `>`.
    quotes_open: bool,
    /// A comment was never closed: from here on they end at the first `>`.
    comment_open: bool,
    /// Closing tags that were looked for and are not there any more, as bits over [`RAW`].
    missing: u32,
}

impl<'a> Tags<'a> {
    pub(crate) const fn new(html: &'a str) -> Self {
        Self { rest: html, quotes_open: false, comment_open: false, missing: 0 }
    }

    /// How many bytes are still to come.
    pub(crate) const fn left(&self) -> usize {
        self.rest.len()
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    /// Where the tag ends: one past its `>`, which may stand in quotes.
    fn tag_end(&mut self) -> Option<usize> {
        let bytes = self.rest.as_bytes();
        let mut at = 1;
        while !self.quotes_open {
            let found = at + memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
            match bytes.get(found) {
                Some(b'>') => return Some(found + 1),
                // A quotation mark opens a value only after `=`.
                Some(&quote) if bytes.get(..found)?.trim_ascii_end().ends_with(b"=") => {
                    match memchr(quote, bytes.get(found + 1..)?) {
                        Some(length) => at = found + length + 2,
                        None => self.quotes_open = true,
                    }
                }
                _ => at = found + 1,
            }
        }
        memchr(b'>', bytes).map(|end| end + 1)
    }

    /// Passes over `<!-- … -->`, `<!…>` and `<?…>`.
    fn skip_declaration(&mut self) {
        if self.rest.starts_with("<!--") && !self.comment_open {
            if let Some(end) = memmem::find(self.rest.as_bytes(), b"-->") {
                return self.skip(end + 3);
            }
            self.comment_open = true;
        }
        let end = memchr(b'>', self.rest.as_bytes()).map_or(self.rest.len(), |end| end + 1);
        self.skip(end);
    }

    /// After `<script …>`: passes over everything up to its closing tag, if there is one.
    fn skip_raw(&mut self, name: &str) {
        let Some(index) = RAW.iter().position(|raw| name.eq_ignore_ascii_case(raw)) else { return };
        if self.missing >> index & 1 == 1 {
            return;
        }
        let bytes = self.rest.as_bytes();
        let closes = |at: &usize| {
            let after = self.rest.get(at + 2..at + 2 + name.len());
            after.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
        };
        match memmem::find_iter(bytes, b"</").find(closes) {
            Some(end) => self.skip(end),
            None => self.missing |= 1 << index,
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            let opens = |at: &usize| {
                bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || b"!/?".contains(b))
            };
            let start = memchr::memchr_iter(b'<', bytes).find(opens).unwrap_or(bytes.len());
            if start > 0 {
                let text = self.rest.get(..start)?;
                self.skip(start);
                return Some(Piece::Text(text));
            }
            if let b'!' | b'?' = bytes.get(1)? {
                self.skip_declaration();
                continue;
            }
            let Some(end) = self.tag_end() else {
                // A tag that never ends is no tag.
                let text = std::mem::take(&mut self.rest);
                return Some(Piece::Text(text));
            };
            let tag = self.rest.get(1..end - 1)?;
            self.skip(end);
            let (closing, tag) = match tag.strip_prefix('/') {
                Some(tag) => (true, tag),
                None => (false, tag),
            };
            let ends_name = |c: char| c.is_ascii_whitespace() || c == '/';
            let length = tag.find(ends_name).unwrap_or(tag.len());
            let (name, attributes) = tag.split_at_checked(length)?;
            if closing {
                return Some(Piece::Close(name));
            }
            self.skip_raw(name);
            return Some(Piece::Open(name, attributes));
        }
    }
}

/// The value of an attribute in the rest of a tag after its name, entities decoded. Only the first
/// 8 KiB are searched.
pub(crate) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes.get(..8192).unwrap_or(attributes);
    while let Some(equals) = rest.find('=') {
        let (before, after) = (rest.get(..equals)?, rest.get(equals + 1..)?.trim_start());
        let key = before.trim_end().rsplit(|c: char| c.is_ascii_whitespace()).next()?;
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_at_checked(
                after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len()),
            )?,
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(html_escape::decode_html_entities(value));
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use Piece::{Close, Open, Text};

    fn check(html: &str, expected: &[Piece<'_>]) {
        assert_eq!(Tags::new(html).collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn cuts_tags_from_text() {
        check(
            "a<b c='>'>d</b>e",
            &[Text("a"), Open("b", " c='>'"), Text("d"), Close("b"), Text("e")],
        );
        check("1 < 2 <- 3", &[Text("1 < 2 <- 3")]);
        check("<!DOCTYPE html><!-- <p> -->x", &[Text("x")]);
        check("<script>if (a<b) {}</SCRIPT>x", &[Open("script", ""), Close("SCRIPT"), Text("x")]);
        check("<br/>x", &[Open("br", "/"), Text("x")]);
    }

    #[test]
    fn damage_is_no_end() {
        check("a<p x=\"1>b", &[Text("a"), Open("p", " x=\"1"), Text("b")]);
        check("<p it's>b", &[Open("p", " it's"), Text("b")]);
        check("a<!-- b>c", &[Text("a"), Text("c")]);
        check("<script>x", &[Open("script", ""), Text("x")]);
        check("a<p", &[Text("a"), Text("<p")]);
    }

    #[test]
    fn no_byte_of_hostile_markup_comes_twice() {
        for unit in [
            "<div>",
            "<a \"",
            "<a x=\"",
            "<!--",
            "<script>",
            "</",
            "<a href='",
            "&amp;",
            "<",
            "<blockquote>",
        ] {
            let html = format!("<p>Begin</p>{}", unit.repeat(10_000));
            let pieces: Vec<_> = Tags::new(&html).collect();
            assert_eq!(pieces[..3], [Open("p", ""), Text("Begin"), Close("p")], "{unit}");
            let length = |piece: &Piece<'_>| match piece {
                Text(words) | Close(words) => words.len(),
                Open(name, attributes) => name.len() + attributes.len(),
            };
            assert!(pieces.iter().map(length).sum::<usize>() <= html.len(), "{unit}");
        }
    }

    #[test]
    fn finds_attributes() {
        for (attributes, expected) in [
            (" href=\"a&amp;b\"", Some("a&b")),
            (" data-href=x href='y z'", Some("y z")),
            (" HREF = y>", Some("y>")),
            (" href", None),
            (" href=\"x", None),
        ] {
            assert_eq!(attribute(attributes, "href").as_deref(), expected, "{attributes}");
        }
    }
}
