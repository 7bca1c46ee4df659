//! Detects binary files by their first bytes, and names a program that converts them.

/// A kind of file that holds no readable text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binary {
    /// What it is, as shown: "a PDF", "a PNG image".
    pub name: &'static str,
    /// What to do instead; `{}` stands for the file's name. Empty where there is nothing to do.
    pub advice: &'static str,
}

/// First bytes, the offset they stand at, what they mean, and what helps.
#[rustfmt::skip]
const KINDS: &[(&[u8], usize, &str, &str)] = &[
    (b"%PDF-", 0, "a PDF", "pdftotext {} - | dateline"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an old Office document", "libreoffice --convert-to txt:Text {}"),
    (b"%!PS", 0, "PostScript", "ps2ascii {} | dateline"),
    (b"AT&TFORM", 0, "a DjVu document", "djvutxt {} | dateline"),
    (b"BOOKMOBI", 60, "a Kindle book", "ebook-convert {} book.epub"),
    (b"\x1F\x8B", 0, "gzip data", "zcat {} | dateline"),
    (b"BZh", 0, "bzip2 data", "bzcat {} | dateline"),
    (b"\xFD7zXZ\0", 0, "xz data", "xzcat {} | dateline"),
    (b"\x28\xB5\x2F\xFD", 0, "zstd data", "zstdcat {} | dateline"),
    (b"7z\xBC\xAF\x27\x1C", 0, "a 7z archive", "unpack it first"),
    (b"Rar!\x1A\x07", 0, "a RAR archive", "unpack it first"),
    (b"ustar", 257, "a tar archive", "tar -xOf {} NAME | dateline"),
    (b"\x7FELF", 0, "an ELF program", ""),
    (b"MZ\x90\0", 0, "a Windows program", ""),
    (b"\xCF\xFA\xED\xFE", 0, "a macOS program", ""),
    (b"\0asm", 0, "WebAssembly", ""),
    (b"\x89PNG\r\n\x1A\n", 0, "a PNG image", "tesseract {} - | dateline"),
    (b"\xFF\xD8\xFF", 0, "a JPEG image", "tesseract {} - | dateline"),
    (b"GIF8", 0, "a GIF image", ""),
    (b"WEBP", 8, "a WebP image", ""),
    (b"II*\0", 0, "a TIFF image", "tesseract {} - | dateline"),
    (b"MM\0*", 0, "a TIFF image", "tesseract {} - | dateline"),
    (b"ID3", 0, "an MP3 recording", ""),
    (b"OggS", 0, "an Ogg recording", ""),
    (b"fLaC", 0, "a FLAC recording", ""),
    (b"ftyp", 4, "an MPEG-4 film", ""),
    (b"\x1A\x45\xDF\xA3", 0, "a Matroska film", ""),
    (b"wOF2", 0, "a web font", ""),
    (b"SQLite format 3\0", 0, "an SQLite database", ""),
];

/// Names of entries of a zip archive that identify an office document.
#[rustfmt::skip]
const ZIPPED: &[(&[u8], &str, &str)] = &[
    (b"word/", "a Word document", "pandoc -t markdown {} | dateline"),
    (b"[Content_Types].xml", "an Office document", "pandoc -t markdown {} | dateline"),
    (b"META-INF/manifest.xml", "an OpenDocument file", "pandoc -t markdown {} | dateline"),
];
/// The mark of an entry in the directory of a zip archive, and that of the directory's end.
const ENTRY: &[u8] = b"PK\x01\x02";
const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";
/// The directory's end and a comment behind it are no longer than this, in bytes.
const LONGEST_END: usize = (64 << 10) + 22;
/// So many entries of a directory are looked at.
const MOST_ENTRIES: usize = 20_000;

/// How much of the beginning is looked at.
const HEAD: usize = 8192;

/// What `bytes` are when they are no text; EPUB books are recognised by [`is_epub`] first.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Option<Binary> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(&[]);
    let stands = |magic: &[u8], at: usize| head.get(at..).is_some_and(|b| b.starts_with(magic));
    let known = KINDS.iter().find(|(magic, at, ..)| stands(magic, *at));
    if let Some(&(_, _, name, advice)) = known {
        return Some(Binary { name, advice });
    }
    if is_zip(bytes) {
        // Of a part of a file the end is missing, where the directory is.
        let holds = |mark: &[u8]| memchr::memmem::find(head, mark).is_some();
        let names = |mark: &[u8]| entries(bytes).any(|name| name.starts_with(mark));
        let inner = ZIPPED.iter().find(|(mark, ..)| holds(mark) || names(mark));
        let (name, advice) =
            inner.map_or(("a zip archive", "unzip -p {} NAME | dateline"), |z| (z.1, z.2));
        return Some(Binary { name, advice });
    }
    None
}

/// Whether decoded text is mostly characters that no text has; escape sequences may be many.
#[must_use]
pub fn is_noise(text: &str) -> bool {
    let strange = |c: char| {
        matches!(c,
            '\0'..='\u{6}' | '\u{E}'..='\u{1A}' | '\u{1C}'..='\u{1F}' | '\u{7F}'..='\u{90}' | '\u{98}'..='\u{9F}')
    };
    let (mut controls, mut nul, mut damaged, mut all) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars().take(HEAD / 2) {
        controls += usize::from(strange(c));
        nul += usize::from(c == '\0');
        damaged += usize::from(c == '\u{FFFD}');
        all += 1;
    }
    // A stray one is damage; many are data. Of random bytes one in ten is a control character.
    controls * 20 > all || nul * 50 > all || damaged * 10 > all * 3
}

/// Whether `bytes` begin a zip archive.
#[must_use]
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether `bytes` are an EPUB book, or begin one: a zip archive that has its media type at its
/// beginning, or names its container. One zipped by hand has the media type anywhere.
#[must_use]
pub fn is_epub(bytes: &[u8]) -> bool {
    const CONTAINER: &[u8] = b"META-INF/container.xml";
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(&[]);
    is_zip(head)
        && (memchr::memmem::find(head, b"application/epub+zip").is_some()
            || memchr::memmem::find(head, CONTAINER).is_some()
            || entries(bytes).any(|name| name == CONTAINER))
}

/// Whether `bytes` are a Word document, also behind something else, or a locked one.
#[must_use]
pub fn is_docx(bytes: &[u8]) -> bool {
    archive_in(bytes).is_some_and(|zip| names_entry(zip, |name| name.starts_with(b"word/document")))
        || is_locked_office(bytes)
}

/// Whether `bytes` are an Office document under a password: an OLE file with the stream
/// `EncryptedPackage` (MS-OFFCRYPTO 2.3.4.4).
#[must_use]
pub fn is_locked_office(bytes: &[u8]) -> bool {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(OLE) && memchr::memmem::find(bytes, &name).is_some()
}

/// Whether `bytes` are an OpenDocument text, also behind something else.
#[must_use]
pub fn is_odt(bytes: &[u8]) -> bool {
    const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";
    archive_in(bytes).is_some_and(|zip| {
        // Whoever packed it may have packed its media type too.
        let is_packed = || {
            ["content.xml", "mimetype", "META-INF/manifest.xml"]
                .iter()
                .all(|wanted| entries(zip).any(|name| name == wanted.as_bytes()))
                && memchr::memmem::find(zip, b"application/vnd.oasis").is_none()
        };
        memchr::memmem::find(zip, TYPE).is_some() || is_packed()
    })
}

/// The zip archive in the bytes: at the beginning, or behind a little of something else.
fn archive_in(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(&[]);
    bytes.get(memchr::memmem::find(head, b"PK\x03\x04")?..)
}

/// Whether an archive has such an entry; of one without an end the beginning is searched.
fn names_entry(zip: &[u8], is: impl Fn(&[u8]) -> bool) -> bool {
    if entries(zip).any(&is) {
        return true;
    }
    let head = zip.get(..zip.len().min(HEAD)).unwrap_or(&[]);
    memchr::memmem::find_iter(head, b"word/").any(|at| is(head.get(at..).unwrap_or(&[])))
}

/// The names of the entries of a zip archive, as its directory at the end has them (APPNOTE 4.3.12);
/// none where it is not whole.
fn entries(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let number = |at: usize, length: usize| {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        Some(digits.iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let from = bytes.len().saturating_sub(LONGEST_END);
    let end = memchr::memmem::rfind(bytes.get(from..).unwrap_or(&[]), END_OF_DIRECTORY);
    let mut at = end.and_then(|end| number(from + end + 16, 4)).unwrap_or(usize::MAX);
    let next = move || {
        bytes.get(at..)?.strip_prefix(ENTRY)?;
        let (name, extra, comment) =
            (number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?);
        let begin = at + 46;
        at = begin + name + extra + comment;
        bytes.get(begin..begin + name)
    };
    std::iter::from_fn(next).take(MOST_ENTRIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_no_text() {
        for (bytes, name) in [
            (&b"%PDF-1.7\n%\xE2\xE3"[..], "a PDF"),
            (b"\x7FELF\x02\x01\x01\0", "an ELF program"),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "a PNG image"),
            (b"\x1F\x8B\x08\0\0", "gzip data"),
            (b"PK\x03\x04\x14\0\0\0\x08\0 photo.jpg", "a zip archive"),
            (b"PK\x03\x04\x14\0\0\0\x08\0 word/document.xml", "a Word document"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        ] {
            assert_eq!(kind_of(bytes).map(|k| k.name), Some(name));
        }
        for text in ["", "PK is a name.", "%PD", "MZ is short for Mizoram.", "GIF pictures"] {
            assert_eq!(kind_of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn epub_is_a_zip_that_says_so() {
        assert!(is_epub(b"PK\x03\x04 mimetypeapplication/epub+zip"));
        assert!(!is_epub(b"PK\x03\x04 letter.txt"));
    }

    /// A zip archive of empty files with these names, behind a long one.
    fn archive(names: &[&str]) -> Vec<u8> {
        let mut bytes = [b"PK\x03\x04".as_slice(), &[7; 70_000]].concat();
        let begin = u32::try_from(bytes.len()).unwrap();
        for name in names {
            bytes.extend(ENTRY);
            bytes.extend([0; 24]);
            bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend([2, 0, 0, 0]);
            bytes.extend([0; 12]);
            bytes.extend([name.as_bytes(), b"xx"].concat());
        }
        bytes.extend(END_OF_DIRECTORY);
        bytes.extend([0; 12]);
        bytes.extend(begin.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn a_zip_archive_is_known_by_its_directory() {
        let book = archive(&["OEBPS/a.mp3", "META-INF/container.xml", "mimetype"]);
        assert!(is_epub(&book) && !is_epub(&archive(&["a.mp3", "b/META-INF/container.xml"])));
        assert!(!is_epub(&book[..book.len() - 10]));
        let name = |names: &[&str]| kind_of(&archive(names)).map(|kind| kind.name);
        assert_eq!(name(&["a.jpg", "word/document.xml"]), Some("a Word document"));
        assert_eq!(name(&["a.jpg", "META-INF/manifest.xml"]), Some("an OpenDocument file"));
        assert_eq!(name(&["a.jpg", "password/x"]), Some("a zip archive"));
        let mut hostile = book.clone();
        let length = hostile.len();
        hostile[length - 6..length - 2].copy_from_slice(&[0xFF; 4]);
        assert!(!is_epub(&hostile));
    }

    #[test]
    fn noise_is_not_text() {
        assert!(is_noise(&"\0\u{1}\u{2}x".repeat(100)));
        assert!(is_noise(&"ab\0c".repeat(100)));
        assert!(is_noise(&"some w\u{3}rds of c\u{1}de".repeat(100)));
        assert!(!is_noise(
            "A text with one \0 in it, and a long line of words after the fault, too."
        ));
        assert!(!is_noise(&"\u{1b}[31mred\u{1b}[0m ".repeat(50)));
        assert!(!is_noise(""));
    }
}
