//! Word processors' documents: Word (DOCX) and OpenDocument text (ODT).

mod changes;
pub mod docx;
mod formula;
pub mod odt;
mod properties;

use super::xml;

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    /// An archive with these parts.
    pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(words.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
