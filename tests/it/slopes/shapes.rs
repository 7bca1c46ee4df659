//! Hostile text of any length: what makes careless readers quadratic.

/// A text that can be made in any length.
pub struct Shape {
    /// What it is, for messages.
    pub name: &'static str,
    /// Appends one more piece; the number counts pieces.
    piece: Piece,
    /// The text around the pieces.
    around: (&'static str, &'static str),
    /// The shortest text that shows how it goes on, in bytes: limits on what is looked at are
    /// reached.
    least: usize,
}

enum Piece {
    /// The same words again and again.
    Same(&'static str),
    /// Words that differ each time.
    Counted(fn(usize) -> String),
}

impl Shape {
    /// A text of about `length` bytes and one of twice that; longer ones where shorter ones are
    /// treated in another way.
    pub fn texts(&self, length: usize) -> [String; 2] {
        let length = length.max(self.least);
        [self.text(length), self.text(2 * length)]
    }

    fn text(&self, length: usize) -> String {
        let mut text = self.around.0.to_owned();
        for number in 0.. {
            if text.len() >= length {
                break;
            }
            match &self.piece {
                Piece::Same(words) => text.push_str(words),
                Piece::Counted(words) => text.push_str(&words(number)),
            }
        }
        text + self.around.1
    }
}

const fn same(name: &'static str, words: &'static str) -> Shape {
    Shape { name, piece: Piece::Same(words), around: ("", ""), least: 0 }
}

const fn counted(name: &'static str, words: fn(usize) -> String) -> Shape {
    Shape { name, piece: Piece::Counted(words), around: ("", ""), least: 0 }
}

const fn between(
    name: &'static str,
    head: &'static str,
    words: &'static str,
    tail: &'static str,
) -> Shape {
    Shape { name, piece: Piece::Same(words), around: (head, tail), least: 0 }
}

/// Elements in elements: a page that nests deeper than 256 is read without a tree.
const fn nested(name: &'static str, words: &'static str) -> Shape {
    Shape { name, piece: Piece::Same(words), around: ("", ""), least: 5120 }
}

/// The opening tags twelve times, a word, and the closing tags twelve times.
fn closed(open: &str, close: &str) -> String {
    format!("{}word{}", open.repeat(12), close.repeat(12))
}

/// A word for each number, as a name is written.
fn name(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
        "va",
    ];
    let mut word = String::new();
    let mut rest = number;
    for _ in 0..4 {
        word.push_str(SYLLABLES[rest % 16]);
        rest /= 16;
    }
    word[..1].to_uppercase() + &word[1..]
}

/// Text that is no more than that.
#[rustfmt::skip]
pub const TEXT: &[Shape] = &[
    // Words and letters.
    same("one endless word", "a"),
    same("one endless word of capitals", "A"),
    same("one endless number", "1"),
    same("one endless word of Chinese", "漢字"),
    same("one endless hyphenated word", "well-"),
    same("apostrophes in a word", "a'b"),
    same("periods in a word", "a.b"),
    same("one endless sentence", "and the old quay was long "),
    same("words without end, no stop", "Lee and "),
    same("sentences of a letter", "a. "),
    same("initials", "J. "),
    same("commas", "a, "),
    same("colons", "a: "),
    same("dashes", "a – "),
    same("lines in capitals", "THE QUAY IS LONG\n\n"),
    same("words in capitals", "THE QUAY IS "),
    // White space.
    same("spaces", " "),
    same("tabs", "\t"),
    same("words and tabs", "a\t"),
    same("blank lines", "\n"),
    same("short lines", "a\n"),
    same("short paragraphs", "a\n\n"),
    same("indented lines", "    a\n"),
    // What cannot be seen, or is drawn over.
    same("combining marks", "\u{301}"),
    same("letters with marks", "e\u{301}\u{302}\u{303}"),
    same("joined emoji", "👩\u{200d}"),
    same("flags", "🇩🇪"),
    same("joiners", "\u{200d}"),
    same("overrides", "a\u{202e}"),
    same("zero width", "\u{200b}"),
    same("Arabic with joiners", "می\u{200c}"),
    same("overstrikes", "_\u{8}x"),
    same("backspaces", "\u{8}"),
    same("escapes", "\u{1b}[31m"),
    same("escapes without end", "\u{1b}]"),
    same("escapes that hold escapes", "\u{1b}["),
];

/// What the engines for people, dates and quotations look at.
#[rustfmt::skip]
pub const NEWS: &[Shape] = &[
    // Marks in pairs.
    same("opening quotation marks", "“"),
    same("closing quotation marks", "”"),
    same("straight quotation marks", "\""),
    same("apostrophes", "'"),
    same("low quotation marks", "„a "),
    same("guillemets", "«a "),
    same("opened quotations", "“a. "),
    same("opened paragraphs of quotation", "“We came.\n\n"),
    same("quotations", "“We came,” he said. "),
    same("quotations without a speaker", "\"'"),
    Shape { least: 1024, ..same("quotations in a sentence", "“a” said b, ") },
    same("nested quotations", "“a ‘b "),
    same("round brackets", "("),
    same("square brackets", "["),
    same("curly brackets", "{"),
    same("pointed brackets", "<"),
    same("brackets that close", "a) "),
    same("words in brackets", "(a) "),
    // Who says it.
    same("verbs of saying", "said "),
    same("according to", "according to "),
    same("says he", "he said that she said that "),
    counted("names that say", |n| format!("“We came,” said {} {}. ", name(n), name(n + 7))),
    counted("names that deny", |n| format!("{} denied that it was late. ", name(n))),
    // Names.
    same("one name", "Ann Lee "),
    same("one name in sentences", "Ann Lee came. She left. "),
    same("titles", "Prime Minister "),
    same("doctors", "Dr. "),
    same("couples", "Mr. and Mrs. "),
    same("former", "former "),
    same("sons", "son of Ann "),
    same("pronouns", "she "),
    same("titled names without end", "Sir Ann van der Berg III, Jr., "),
    counted("names", |n| format!("{} {} came. ", name(n), name(n + 7))),
    counted("one surname", |n| format!("{} Berg came. ", name(n))),
    counted("one first name", |n| format!("Ann {} came. ", name(n))),
    counted("names in one sentence", |n| format!("Ann {}, ", name(n))),
    counted("names then surnames", |n| format!("Ann {}. {} came. ", name(n), name(n / 2))),
    counted("name without end", |n| format!("{} ", name(n))),
    counted("initials of names", |n| format!("{}. {} came. ", &name(n)[..1], name(n))),
    counted("aliases", |n| format!("{} {}, known as {}, came. ", name(n), name(n + 1), name(n + 2))),
    counted("titles and names", |n| format!("President {} met {}. ", name(n), name(n + 3))),
    // Dates and numbers.
    same("days", "on 3 May 2021, "),
    same("weekdays", "Monday "),
    same("months", "May "),
    same("years", "1990 "),
    same("years in brackets", "(1990) "),
    same("ranges", "from 1999 to "),
    same("between", "between May and "),
    same("relative", "two weeks ago "),
    same("days later", "two days later, "),
    same("numbers", "1 "),
    same("slashes", "1/1/"),
    same("dots", "1.1."),
    same("ages", "40 years old "),
    same("clock times", "at 5:30 p.m. "),
    same("last year", "last year "),
    counted("days of a calendar", |n| format!("On {} May {} it rained. ", n % 28 + 1, 1900 + n % 99)),
    counted("days from the last", |n| format!("{n} days later it rained. ")),
];

/// Markdown.
#[rustfmt::skip]
pub const MARKDOWN: &[Shape] = &[
    same("quotes in quotes", "> "),
    same("stars", "*"),
    same("emphasis", "**a "),
    same("emphasis of two kinds", "*a_ "),
    same("emphasis in words", "a*b_c"),
    same("backticks", "`"),
    counted("backticks of many lengths", |n| format!("{} a ", "`".repeat(n % 90 + 1))),
    same("code", "`a"),
    same("pictures", "!["),
    same("links that open", "[a]("),
    same("links that close", "](a"),
    same("links", "[a](http://a.example) "),
    same("links by name", "[a][b] "),
    counted("links and their names", |n| format!("[a{n}]\n\n[a{n}]: http://a.example\n\n")),
    counted("footnotes", |n| format!("a[^{n}]\n\n[^{n}]: b\n\n")),
    same("footnote marks", "[^1]"),
    same("footnotes in footnotes", "[^1]: "),
    same("headings", "# a\n\n"),
    same("underlined headings", "a\n=\n"),
    same("items", "- a\n"),
    same("items in items", "- "),
    counted("items ever deeper", |n| format!("{}- a\n", " ".repeat(n % 60))),
    same("numbers of a list", "1. "),
    same("rules", "---\n"),
    same("fences", "```\n"),
    same("fences that differ", "```\n~~~\n"),
    same("backslashes", "\\"),
    same("pointed brackets of Markdown", "<"),
    same("square brackets of Markdown", "["),
    between("table of many columns", "|a\n|-\n", "|a", "\n"),
    between("table of many rows", "|a|b|\n|-|-|\n", "|a|b|\n", ""),
    counted("table that is wide", |n| if n == 1 { "\n".into() } else { "|-".into() }),
    between("front matter", "---\n", "a: b\n", "---\n"),
    between("front matter without end", "---\n", "a: b\n", ""),
];

/// Pages.
#[rustfmt::skip]
pub const PAGES: &[Shape] = &[
    nested("elements", "<div>"),
    nested("inline elements", "<b>"),
    nested("bad nesting", "<b><p>"),
    nested("tables in tables", "<table><tr><td>"),
    nested("lists in lists", "<ul><li>"),
    nested("quotes in elements", "<blockquote>"),
    counted("elements that close", |_| closed("<div>", "</div>")),
    counted("tables that close", |_| closed("<table><tr><td>", "</td></tr></table>")),
    counted("lists that close", |_| closed("<ul><li>", "</li></ul>")),
    same("pointed brackets of a page", "<"),
    same("paragraphs of a page", "<p>The old quay was long, and the ferry was late.</p>"),
    same("links of a page", "<a href='http://a.example'>a</a> "),
    nested("links in links", "<a href=a>"),
    same("end tags", "</b>"),
    same("comments that open", "<!--"),
    same("sections that open", "<![CDATA["),
    same("instructions", "<?"),
    same("entities", "&amp;"),
    same("ampersands", "&"),
    same("headings of a page", "<h2>a</h2>"),
    same("cells", "<td>a"),
    same("line breaks", "<br>"),
    same("spans", "<span>a</span>"),
    same("scripts", "<script>"),
    nested("templates", "<template>"),
    nested("selects", "<select><option>"),
    nested("forms", "<form><p>"),
    same("pictures of a page", "<img alt=a>"),
    nested("svg", "<svg><a>"),
    between("attributes", "<p ", "a ", ">a"),
    counted("attributes that differ", |n| if n == 0 { "<p ".into() } else { format!("a{n}=b ") }),
    counted("attributes without values", |n| if n == 0 { "<p ".into() } else { format!("a{n}/") }),
    between("an attribute without end", "<p a='", "b ", ""),
    between("cells of one row", "<table><tr>", "<td>a</td>", "</tr></table>"),
    between("rows of one table", "<table>", "<tr><td>a</td><td>b</td></tr>", "</table>"),
    between("metadata", "<head>", "<meta property='og:title' content='a'>", "</head><p>a"),
    between("data in a page", "<script type='application/ld+json'>[", "{\"a\":1},", "1]</script><p>a"),
    between("people in data", "<script type='application/ld+json'>[", "{\"@id\":\"a\",\"name\":\"A\",\"author\":{\"@id\":\"b\"}},", "1]</script><p>a"),
    between("authors of a page", "<head>", "<meta name=author content='A B'>", "</head><p>a"),
    same("titles of a page", "<h1>By A B</h1>"),
    nested("titles in titles", "<h1><div class=author>"),
    same("bylines of a page", "<p class=byline>By A B</p>"),
    between("labels beside a title", "<h1>A</h1>", "<b>By</b>", "<p>a"),
    between("days beside a title", "<h1>A</h1>", "<time datetime=2024-03-05>5 March 2024</time>", "<p>a"),
    between("empty elements of an author", "<h1>A</h1>", "<i class=author></i>", "<p>a"),
    same("cards of a page", "<div class=card><h3><a href=a>A</a></h3><p>a</p></div>"),
    same("captions of a page", "<figure><img src=a><figcaption>A. Photo: B</figcaption></figure>"),
    nested("articles in articles", "<article><h2><a href=a>A</a></h2>"),
    same("hidden parts of a page", "<p hidden>a</p><p style='display:none'>b</p>"),
];

/// JSON and TOML.
#[rustfmt::skip]
pub const DATA: &[Shape] = &[
    same("lists of lists", "["),
    same("objects in objects", "{\"a\":"),
    same("lines of objects", "{\"text\":\"a\"}\n"),
    between("a list of articles", "[", "{\"text\":\"a\"},", "{}]"),
    between("an object of many fields", "{", "\"a\":1,", "\"text\":\"a\"}"),
    between("a long string", "{\"text\":\"", "The quay. ", "\"}"),
    between("escapes in a string", "{\"text\":\"", "\\u00e9\\n", "\"}"),
    between("a long body of pieces", "{\"body\":[", "\"a\",", "\"b\"]}"),
    between("items of a feed", "<rss><channel>", "<item><title>A</title><description>One.</description></item>", ""),
    between("items in items", "<rss><channel>", "<item>", ""),
    between("authors of an item", "<rss><item>", "<author>Ann Lee</author>", "</item></rss>"),
    between("elements in a field", "<rss><item><description>", "<p>a", "</item></rss>"),
    between("entities of a field", "<rss><item><description>", "&amp;&#x41;&a;", "</description></item></rss>"),
    between("attributes of an element", "<rss><item><content ", "a='b' ", "></content></item></rss>"),
    same("paragraphs of a wire", "<p>a <em>b</em> <a href='c'>d</a></p>"),
    same("pictures of a wire", "<media><media-caption>a</media-caption></media>"),
    same("bylines of a wire", "<byline>A B</byline>"),
    same("lists in lists of a wire", "<ul><li>a"),
    same("quotations in quotations of a wire", "<bq><p>a"),
    same("cells of a wire", "<table><tr><td>a"),
    same("headlines of a wire", "<hedline><hl1>a<hl2>b"),
    same("cues", "1\n00:00:01,000 --> 00:00:02,000\na\n\n"),
    same("times", "00:01.000 --> 00:02.000\n"),
    between("tags of a cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v Ann><i>", ""),
    between("speakers of a cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "ANN: a\n- b\n", ""),
    same("tables of a config", "[a]\n"),
    same("dots of a config", "a."),
    counted("settings", |n| format!("a{n} = 1\n")),
    counted("keys of a config", |n| if n == 0 { "[keys]\n".into() } else { format!("\"<f{n}>\" = \"up\"\n") }),
];

/// All of them.
#[allow(dead_code, reason = "for the example")]
pub const ALL: &[&[Shape]] = &[TEXT, NEWS, MARKDOWN, PAGES, DATA];
