//! What the storm is made of: a few texts, hostile snippets, and ways to spoil bytes.

use super::random::Random;

/// The parts of a Word document.
pub const OFFICE_PARTS: &[(&str, &str)] = &[
    (
        "word/document.xml",
        r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>The bridge</w:t></w:r></w:p><w:p>
        <w:commentRangeStart w:id="4"/><w:r><w:rPr><w:b/></w:rPr><w:t>Nora Lind</w:t></w:r><w:commentRangeEnd w:id="4"/>
        <w:ins w:author="A"><w:r><w:t> said on 3 May 2021: “It opens.”</w:t></w:r></w:ins><w:del><w:r><w:delText>no</w:delText></w:r>
        </w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>
        <w:rPr><w:del/></w:rPr></w:pPr><w:hyperlink r:id="r"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p>
        <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://x/"</w:instrText><w:fldChar w:fldCharType="separate"/>
        <w:t>a</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body></w:document>"#,
    ),
    (
        "word/styles.xml",
        r#"<w:styles><w:style w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style></w:styles>"#,
    ),
    (
        "word/numbering.xml",
        r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>
        <w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
    ),
    (
        "word/footnotes.xml",
        r#"<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
    ),
    (
        "word/comments.xml",
        r#"<w:comments><w:comment w:id="4" w:author="A" w:date="2024-03-05T10:00:00Z"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment></w:comments>"#,
    ),
];

/// The content of an OpenDocument text.
pub const ODT: &str = r#"<d><s><style:style style:name="P" style:parent-style-name="Title"/><text:list-style style:name="L">
<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"/></text:list-style></s><office:body>
<text:h text:outline-level="1">The bridge</text:h><text:p text:style-name="P">Nora<text:s text:c="99"/><text:note><text:note-body><text:p>
A note.</text:p></text:note-body></text:note> said<office:annotation office:name="1"><dc:creator>A</dc:creator><text:p>Sure?</text:p>
</office:annotation><text:span text:style-name="P">so<office:annotation-end office:name="1"/></text:span></text:p><text:list text:style-name="L">
<text:list-item><text:p>one</text:p><text:list><text:list-item text:start-value="4"><text:p>two</text:p></text:list-item></text:list></text:list-item>
</text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:body></d>"#;

/// The inside of an RTF document.
pub const RTF: &str = r#"{\fonttbl{\f1\fcharset204 A;}{\f2\fcharset128 M;}}{\stylesheet{\s1 heading 1;}}{\info{\title T}{\revtim\yr2024\mo3\dy5}}
\pard\s1 The bridge\par\pard{\b Nora} said \ldblquote it {\f1\'cf\'f0}{\f2\'93\'fa} \u-10179?\u-8704?\rdblquote{\footnote A note.}\par
{\listtext 1.\tab}One\par\trowd\intbl a\cell b\cell\row\pard{\field{\*\fldinst HYPERLINK "https://x/"}{\fldrslt there}}\bin2 xx\par}"#;

/// A message with parts.
pub const MAIL: &str = "From: =?utf-8?q?Nora_L=C3=ADnd?= <n@x>\r\nSubject: =?iso-8859-1?b?8Q==?= bridge\r\nDate: Tue, 5 Mar 2024 10:00:00 +0100\r\n\
MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\n\
Content-Transfer-Encoding: quoted-printable\r\n\r\n=F7 said.\r\n> Who?\r\n>> I.\r\n-- \r\nN\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\
Subject: inner\r\nContent-Type: text/html\r\n\r\n<p>Words <b>of</b> it\r\n--b\r\nContent-Type: image/png; name=a.png\r\n\
Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n";

/// An article as people write them.
pub const ARTICLE: &str = include_str!("../../../assets/article.txt");
/// Markdown with front matter.
pub const MARKDOWN: &str = include_str!("../../data/seeds/news.md");
/// A page.
pub const PAGE: &str = include_str!("../../data/seeds/page.html");
/// A feed of two items.
pub const FEED: &str = include_str!("../../data/seeds/feed.xml");
/// An article of a wire, as NITF.
pub const NITF: &str = include_str!("../../data/seeds/wire.nitf");
/// An interview with its speakers.
pub const SUBTITLES: &str = include_str!("../../data/seeds/interview.vtt");
/// Articles as several kinds of JSON.
pub const WIRE: &str = include_str!("../../data/seeds/wire.json");
/// A config file.
pub const CONFIG: &str = include_str!("../../data/seeds/config.toml");
/// A state file.
pub const STATE: &str = include_str!("../../data/seeds/state.json");

/// What programs have stumbled over.
const HOSTILE: &[&str] = &[
    // Sequences of terminals, whole and broken off.
    "\u{1b}[31m",
    "\u{1b}]52;c;AAAA\u{7}",
    "\u{1b}]0;",
    "\u{1b}P",
    "\u{9b}2J",
    "\u{9d}8;;",
    "\u{1b}",
    "\u{8}_\u{8}x",
    "\0",
    "\r",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\r\n\r\n",
    "\n\n\n",
    "\n",
    // What cannot be seen.
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{200c}",
    "\u{feff}",
    "\u{ad}",
    "\u{e0041}",
    "\u{fe0f}",
    "\u{600}",
    "\u{6dd}",
    "\u{3164}",
    "\u{e000}",
    "\u{ffff}",
    "\u{fffd}",
    "\u{10ffff}",
    // What is wide, tall or joined.
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}",
    "漢字",
    "👩\u{200d}👩\u{200d}👧",
    "🇩🇪",
    "각",
    "क\u{94d}\u{200d}ष",
    "ﬁ",
    "İ",
    "ß",
    "ŉ",
    "ΐ",
    "Σς",
    "Аmir",
    "\u{a0}",
    "\u{3000}",
    "\u{2009}",
    // Quotes.
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "'",
    "''",
    "\"\"",
    "“‘",
    "” said",
    ",” he said.",
    " said ",
    ": “",
    "—",
    "--",
    // Dates and numbers.
    " on Monday",
    "31 February 2024",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31",
    "last year",
    "99999999999 years ago",
    "in two thousand weeks",
    "13/13/13",
    "1/1/1",
    "the 1990s",
    "May",
    "from 1999 to",
    "Q4 2030",
    "25:61",
    "10,000 days later",
    "between May and",
    "29 February 1900",
    "the 99th century",
    "’99",
    "4294967296",
    "-1",
    "18446744073709551616",
    "1e999",
    // Names.
    "Dr. ",
    "Mr. and Mrs. ",
    "Sir O’Neill-van der Berg III, Jr.",
    " J. K. L. M. ",
    "McMACDONALD",
    "Prime Minister ",
    "her",
    "they",
    // Markup.
    "#",
    "# ",
    "###### ",
    "> > > > ",
    "* ",
    "- [ ] ",
    "1. ",
    "```\n",
    "~~~",
    "| a | b |\n|---|---|\n",
    "[",
    "](",
    "![",
    "**",
    "__",
    "<b>",
    "---\n",
    "---\ntitle: ",
    "+++\n",
    "[^1]",
    "[^1]: ",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</p>",
    "<p>",
    "<div>",
    "<table><tr><td>",
    "<td colspan=999999999>",
    "<li>",
    "<ul>",
    "<pre>",
    "<svg>",
    "<math>",
    "<template>",
    "<textarea>",
    "<title>",
    "<h1>",
    "<blockquote>",
    "<a href='",
    "<base href='x:'>",
    "<time datetime='2024-99-99'>",
    "&#x1b;",
    "&#8238;",
    "&#0;",
    "&amp;amp;",
    "&lt",
    "&#999999999;",
    "<meta charset=utf-16>",
    // JSON and TOML.
    "{",
    "}",
    "[[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "{\"\":",
    "\"text\":",
    "\"title\":",
    "\"body\":",
    "\"span\":[5,2]",
    "\\u0000",
    "\\ud800",
    "\\",
    "[keys]\n",
    "theme = ",
    "\"<c-\"",
    "\"<c-<>>\"",
    "measure = 0",
    "<f99>",
    "\"start\":4294967295",
    "\"offset\":4294967295",
];

/// Bytes made from one of `seeds`: pieces of them and of what is hostile, spliced, repeated, cut and
/// with bits turned over. At most `longest` bytes.
pub fn spoil(random: &mut Random, seeds: &[&[u8]], longest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..=random.below(3) {
        let seed = *random.one_of(seeds);
        bytes.extend_from_slice(piece(random, seed, longest));
    }
    for _ in 0..random.below(12) {
        let at = random.below(bytes.len() + 1);
        match random.below(8) {
            0 => {
                let seed = *random.one_of(seeds);
                let splice = piece(random, seed, 200).to_vec();
                bytes.splice(at..at, splice);
            }
            1 => {
                let times = 1 << random.below(9);
                let again = random.one_of(HOSTILE).repeat(times);
                bytes.splice(at..at, again.into_bytes());
            }
            2 => {
                let end = (at + random.below(40)).min(bytes.len());
                let again = bytes[at..end].repeat(1 + random.below(20));
                bytes.splice(at..at, again);
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            4 => {
                let end = (at + random.below(60)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                bytes.splice(at..at, random.one_of(HOSTILE).bytes());
            }
        }
    }
    bytes.truncate(longest);
    bytes
}

fn piece<'b>(random: &mut Random, bytes: &'b [u8], longest: usize) -> &'b [u8] {
    if bytes.len() <= longest && random.once_in(3) {
        return bytes;
    }
    let start = random.below(bytes.len());
    let end = start + 1 + random.below(longest.min(bytes.len() - start));
    &bytes[start..end.min(bytes.len())]
}

/// The same as text.
pub fn spoil_text(random: &mut Random, seeds: &[&str], longest: usize) -> String {
    let seeds: Vec<&[u8]> = seeds.iter().map(|seed| seed.as_bytes()).collect();
    let bytes = spoil(random, &seeds, longest);
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A few words that are hostile.
pub fn snippets(random: &mut Random, most: usize) -> String {
    (0..random.below(most + 1)).map(|_| *random.one_of(HOSTILE)).collect()
}

/// A few characters that are not for the eye: any of the first two planes' controls, formats,
/// separators, joiners, private ones, and the sequences of terminals.
pub fn controls(random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..1 + random.below(4) {
        let number = match random.below(8) {
            0 => random.below(0x20),
            1 => 0x7F + random.below(0x21),
            2 => 0x2000 + random.below(0x70),
            3 => 0xE0000 + random.below(0x100),
            4 => {
                *random.one_of(&[0xAD, 0x600, 0x61C, 0x6DD, 0x70F, 0x180E, 0xFEFF, 0xE000, 0xFFF9])
            }
            5 => random.below(0x3000),
            _ => 0x1B,
        };
        out.extend(u32::try_from(number).ok().and_then(char::from_u32));
        if random.once_in(2) {
            out.push_str(random.one_of::<&str>(&[
                "[2J",
                "]52;c;AA==\u{7}",
                "]0;",
                "P",
                "[31m",
                "a",
            ]));
        }
    }
    out
}

/// How long an input may be: mostly short, so that many can be tried.
pub fn length(random: &mut Random) -> usize {
    match random.below(1000) {
        0 => 40_000,
        1..5 => 6000,
        5..60 => 1500,
        60..400 => 400,
        _ => 150,
    }
}
