//! Books as Project Gutenberg gives them: the notices around the text are no part of it, and say
//! title and author.

use crate::text::sanitize::clean_line;
use crate::text::{Span, fold_space};

/// The notices before a book are shorter than this, in bytes.
const LONGEST_NOTICE: usize = 64 << 10;
/// Longest title and author kept, in characters.
const LONGEST: usize = 300;

/// A book between its notices.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Etext {
    /// The book itself.
    pub(super) body: Span,
    /// Its title, where the notice has one.
    pub(super) title: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
}

/// The book in a text with a line `*** START OF THIS EBOOK … ***`; none without.
pub(super) fn read(text: &str) -> Option<Etext> {
    let mut head = text.len().min(LONGEST_NOTICE);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let notice = text.get(..head)?;
    let start = marker(notice, "START OF")?;
    let before = notice.get(..start.start as usize)?;
    let body = text.get(start.end as usize..)?;
    let end = marker(body, "END OF").map_or(text.len(), |end| (start.end + end.start) as usize);
    let field = |name: &str| {
        let value = before.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
        Some(clean_line(&fold_space(value), LONGEST)).filter(|value| !value.is_empty())
    };
    Some(Etext {
        body: Span::of(start.end as usize, end),
        title: field("Title"),
        author: field("Author"),
    })
}

/// The line `*** … ***` with these words.
fn marker(text: &str, words: &str) -> Option<Span> {
    // Only where a line begins: a long line of asterisks is looked at once.
    let begins = |at: &usize| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
    let mut lines = memchr::memmem::find_iter(text.as_bytes(), b"***").filter(begins);
    lines.find_map(|at| {
        let line = text.get(at..)?.split('\n').next()?;
        let has = line.to_ascii_uppercase().contains(words);
        has.then(|| Span::of(at, at + line.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_stands_between_the_notices() {
        let text = "The shelf presents\n\nTitle: The  Wall\nAuthor: Ida Moss\n\n\
                    *** START OF THIS ETEXT THE WALL ***\n\nA book.\n\n*** end of this etext ***\n\nDonate.\n";
        let book = read(text).unwrap();
        assert_eq!(book.body.in_text(text).trim(), "A book.");
        assert_eq!(
            (book.title.as_deref(), book.author.as_deref()),
            (Some("The Wall"), Some("Ida Moss"))
        );
        let open = text.split("*** end").next().unwrap();
        assert_eq!(read(open).unwrap().body.in_text(open).trim(), "A book.");
        for other in ["", "A book.", "He said *** START OF THE ***", "***\n\nSTART OF"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
