//! The control words of RTF that stand for characters, or begin what is not shown.

/// Groups of which nothing is shown.
pub(super) const SKIPPED: &[&str] = &[
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "colortbl",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "xmlnstbl",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "atnid",
    "atnicn",
    "atnparent",
    "filetbl",
    "nonshppict",
    "xe",
    "tc",
    "bkmkstart",
    "bkmkend",
    "private",
    "comment",
    "doccomm",
    "company",
    "operator",
    "category",
    "keywords",
    "subject",
    "manager",
    "generator",
    "template",
];
/// Words for single characters.
const SIGNS: &[(&str, &str)] = &[
    ("bullet", "•"),
    ("emdash", "—"),
    ("emspace", " "),
    ("endash", "–"),
    ("enspace", " "),
    ("ldblquote", "“"),
    ("lquote", "‘"),
    ("qmspace", " "),
    ("rdblquote", "”"),
    ("rquote", "’"),
    ("tab", " "),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
];

/// The character that a word stands for.
pub(super) fn sign_of(word: &str) -> Option<&'static str> {
    let at = SIGNS.binary_search_by_key(&word, |(known, _)| known).ok()?;
    SIGNS.get(at).map(|(_, sign)| *sign)
}
