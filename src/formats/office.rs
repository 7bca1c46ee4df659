//! Word processors' documents: Word (DOCX) and OpenDocument text (ODT).

mod changes;
pub mod docx;
mod flow;
pub mod odt;
mod properties;

use super::xml;

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use crate::doc::{BlockKind, Document};

    /// An archive with these parts.
    pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(words.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// The blocks of a document: `#` for each level of a heading, `-` for that of an item.
    pub fn shown(doc: &Document) -> String {
        let blocks = doc.blocks.iter().map(|block| {
            let words = block.span.in_text(&doc.text).trim();
            match block.kind {
                BlockKind::Heading(level) => format!("{} {words}", "#".repeat(level.into())),
                BlockKind::Item(depth) => format!("{} {words}", "-".repeat(depth.into())),
                _ => words.to_owned(),
            }
        });
        blocks.collect::<Vec<_>>().join("|")
    }
}
