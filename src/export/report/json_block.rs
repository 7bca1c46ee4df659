//! The data of a report: what `--json` prints, a line an article, in an element that no browser runs.

use std::io::{self, Write};

use super::{Page, shown_source};
use crate::export::json;
use crate::formats::report::{DATA_BEGIN, DATA_END};

/// Writes the element.
pub(super) fn write(pages: &[&Page<'_>], out: &mut String) -> io::Result<()> {
    out.push_str(DATA_BEGIN);
    out.push('\n');
    for page in pages {
        let mut bytes = Vec::new();
        let source = shown_source(&page.doc.meta.source);
        json::write_as(page.doc, source, page.facts, &mut Inert(&mut bytes))?;
        out.push_str(&String::from_utf8_lossy(&bytes));
    }
    out.push_str(DATA_END);
    out.push('\n');
    Ok(())
}

/// Writes `<` of JSON, which only its strings have, as `\u003c`: nothing ends the element or begins
/// another one.
struct Inert<'a>(&'a mut Vec<u8>);

impl Write for Inert<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut parts = bytes.split(|byte| *byte == b'<');
        self.0.extend_from_slice(parts.next().unwrap_or(&[]));
        for part in parts {
            self.0.extend_from_slice(b"\\u003c");
            self.0.extend_from_slice(part);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
