//! Files packed by gzip, unpacked while they are read. What they unpack to is limited where it is read:
//! a small file may hold as many zeros as one likes.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Whether a file has the name of a packed one.
pub(super) fn is_named(path: &Path) -> bool {
    cfg!(feature = "gzip") && path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"))
}

/// The name of what is packed in a file: `a.txt` for `a.txt.gz`, the name itself for others.
pub(super) fn inner_name(path: &Path) -> &Path {
    let inner = path.file_stem().filter(|_| is_named(path)).map(|stem: &OsStr| Path::new(stem));
    inner.unwrap_or(path)
}

/// Whether bytes begin as packed ones do.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    cfg!(feature = "gzip") && bytes.starts_with(b"\x1F\x8B\x08")
}

/// The same bytes, unpacked if they are packed.
pub(super) fn unpacked<'r>(from: impl Read + 'r) -> Box<dyn Read + 'r> {
    let mut from = BufReader::new(from);
    let packed = from.fill_buf().is_ok_and(is_packed);
    if packed { decoder(from) } else { Box::new(from) }
}

#[cfg(feature = "gzip")]
fn decoder<'r>(from: impl BufRead + 'r) -> Box<dyn Read + 'r> {
    Box::new(flate2::bufread::MultiGzDecoder::new(from))
}

#[cfg(not(feature = "gzip"))]
fn decoder<'r>(from: impl BufRead + 'r) -> Box<dyn Read + 'r> {
    Box::new(from)
}

#[cfg(test)]
#[cfg(feature = "gzip")]
mod tests {
    use std::io::Write as _;

    use super::super::arguments::{articles_in, sources};
    use super::super::json_lines;
    use super::super::parse::open_article;
    use super::super::tests::TestFile;
    use super::super::threads::Threads;

    fn packed(words: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(words).unwrap();
        packer.finish().unwrap()
    }

    const LINES: &str =
        "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\"B\",\"text\":\"Two.\"}\n";

    #[test]
    fn what_is_packed_is_read_by_its_inner_name() {
        for (name, words, text) in [
            ("a.md.gz", "# A\n\n**b** c", "A\n\nb c"),
            ("a.txt.gz", "# A", "# A"),
            ("A.TXT.GZ", "# A", "# A"),
            ("a.gz", "# A\n\n## b", "A\n\nb"),
            ("a.txt", "packed, whatever the name says", "packed, whatever the name says"),
        ] {
            let file = TestFile::new(name, packed(words.as_bytes()));
            assert_eq!(open_article(&file.source, None).unwrap().doc.text, text, "{name}");
        }
    }

    #[test]
    fn packed_articles_are_found_in_folders_and_read_line_by_line() {
        for name in ["a.jsonl.gz", "part-00000.gz"] {
            // Two packed files one after the other are one, as gzip has it.
            let (first, second) = LINES.split_at(LINES.len() / 2);
            let file =
                TestFile::new(name, [packed(first.as_bytes()), packed(second.as_bytes())].concat());
            let found = sources(&[file.folder().into()]).unwrap();
            assert_eq!(found, std::slice::from_ref(&file.source), "{name}");
            assert_eq!(articles_in(&file.source).len(), 2, "{name}");
            let mut titles = Vec::new();
            let make = |_: &_, read: anyhow::Result<super::super::ParsedArticle>| {
                read.map(|article| article.doc.meta.title)
            };
            json_lines::each(&file.source, None, Threads::All, &make, &mut |made| {
                titles.push(made.unwrap());
                Ok(())
            })
            .unwrap();
            assert_eq!(titles, ["A", "B"], "{name}");
        }
    }

    #[test]
    fn damage_and_bombs_are_reported() {
        let mut cut = packed("words ".repeat(9000).as_bytes());
        cut.truncate(cut.len() / 2);
        let file = TestFile::new("cut.txt.gz", cut);
        let error = open_article(&file.source, None).unwrap_err().to_string();
        assert!(error.contains("cut.txt.gz: cannot be read"), "{error}");
        // Zeros are no text, and are not unpacked to their end.
        let file = TestFile::new("bomb.gz", packed(&vec![0; 50 << 20]));
        let error = open_article(&file.source, None).unwrap_err().to_string();
        assert!(error.contains("binary"), "{error}");
    }
}
