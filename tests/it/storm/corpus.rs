//! What the storm is made of: a few texts, hostile snippets, and ways to spoil bytes.

use super::random::Random;

/// An article as people write them.
pub const ARTICLE: &str = include_str!("../../../assets/article.txt");
/// Markdown with front matter.
pub const MARKDOWN: &str = include_str!("../../data/seeds/news.md");
/// A page.
pub const PAGE: &str = include_str!("../../data/seeds/page.html");
/// A feed of two items.
pub const FEED: &str = include_str!("../../data/seeds/feed.xml");
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
