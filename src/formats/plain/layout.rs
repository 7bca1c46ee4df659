//! Recognises groups of lines that are laid out: tables, source text, verse, addresses. Their line
//! ends and spaces mean something; those of hard-wrapped prose do not.

use super::headings::is_about_article;
use super::lines::{Line, NARROWEST_WRAPPED, is_bullet, is_numbered, is_soft_break, is_underline};
use crate::text::wrap::columns;
use crate::text::{Span, floor_boundary};

/// Lines wider than this are paragraphs, in columns.
const WIDEST_SHORT: usize = 80;
/// Lines wider than this are no lines of anything else, in columns.
const WIDEST: usize = 4 * WIDEST_SHORT;
/// Lines of verse and addresses are no longer than this on average, in columns.
const SHORT: usize = 56;
/// So many short lines without a blank one between are no paragraphs, though each is a sentence: a log.
const MANY: usize = 12;
/// Bytes of a line that are measured: those of more than [`WIDEST`] columns, whatever the script.
const MOST_BYTES: u32 = 2048;
/// A gap between columns, in spaces.
const GAP: usize = 2;

/// What a group of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Prose: headings, lists and paragraphs, hard-wrapped or not.
    Prose,
    /// Lines that stay as they are.
    Lines,
    /// Source text: lines without facts.
    Code,
    /// Short lines that are laid out where what stands beside them is.
    Unsure,
    /// A line that is source text between source text, else anything.
    Single,
}

impl Verdict {
    /// Whether it is sure that lines stay.
    pub(super) const fn is_laid_out(self) -> bool {
        matches!(self, Self::Lines | Self::Code)
    }
}

/// What a group is by itself; `first` where nothing stands before it.
pub(super) fn verdict(text: &str, group: &[Line], first: bool) -> Verdict {
    let words: Vec<&str> = group.iter().map(|line| line.span.in_text(text)).collect();
    let widths: Vec<usize> =
        group.iter().zip(&words).map(|(line, words)| line.indent + width(words)).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if widest > WIDEST || words.iter().skip(1).any(|words| is_underline(words)) {
        return Verdict::Prose;
    }
    let code = words.iter().filter(|words| is_code(words)).count();
    if group.len() == 1 {
        return if code == 1 || group.iter().any(|line| line.indent > 0) {
            Verdict::Single
        } else {
            Verdict::Prose
        };
    }
    let nested = group.iter().any(|line| group.first().is_some_and(|f| line.indent > f.indent));
    if code * 5 >= group.len() * 3 || (code * 3 >= group.len() && nested && group.len() > 3) {
        return Verdict::Code;
    }
    if words.iter().any(|words| is_bullet(words)) || is_numbered(text, group) {
        return Verdict::Prose;
    }
    if is_table(group, &words) {
        return Verdict::Lines;
    }
    let pairs = || group.iter().zip(group.iter().skip(1));
    let soft = pairs().filter(|(a, b)| is_soft_break(text, a, b, widest)).count();
    let all: usize = widths.iter().sum();
    let is_short = widest <= WIDEST_SHORT && all <= SHORT * group.len();
    let sentences = words.iter().filter(|words| ends_sentence(words)).count();
    let speakers = words.iter().filter(|words| names_speaker(words)).count();
    // Lines of verse of one metre are as long as each other, and begin with a capital.
    let is_metre = group.len() > 3 && words.iter().all(|words| begins_upper(words));
    let flows = widest >= NARROWEST_WRAPPED && soft * 3 >= group.len() && !is_metre;
    if !is_short || flows || (sentences * 3 > 2 * group.len() && group.len() < MANY) {
        return Verdict::Prose;
    }
    // Each line of a conversation is a paragraph.
    if speakers * 2 >= group.len() || words.iter().any(|words| is_about_article(words)) {
        return Verdict::Prose;
    }
    match group.len() {
        2 => Verdict::Unsure,
        // Title, subtitle and the like.
        3 | 4 if first => Verdict::Unsure,
        _ => Verdict::Lines,
    }
}

/// The columns of a line; of one that is certainly wider than [`WIDEST`] those of its beginning.
fn width(words: &str) -> usize {
    let beginning = Span::new(0, floor_boundary(words, MOST_BYTES));
    columns(beginning.in_text(words))
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?'])
}

fn begins_upper(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// "ANNA: Yes."
fn names_speaker(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, _)| {
        name.len() <= 40 && name.split(' ').count() <= 4 && name.starts_with(char::is_uppercase)
    })
}

/// Ends of lines that prose has hardly ever.
const CODE_ENDS: &[&str] =
    &["{", "}", "};", "});", ");", "(", "[", "],", "\\", "=>", "->", "&&", "||", ");", "()", "[]"];
/// Beginnings of lines of many languages.
const CODE_BEGINNINGS: &[&str] = &[
    "#include",
    "#define",
    "#!",
    "#[",
    "import ",
    "from ",
    "def ",
    "fn ",
    "pub ",
    "let ",
    "const ",
    "var ",
    "function ",
    "return ",
    "if (",
    "for (",
    "while (",
    "//",
    "/*",
    "*/",
    "</",
    "<?",
    "elif ",
    "export ",
    "static ",
    "struct ",
    "impl ",
    "@",
    "$ ",
    ">>> ",
    "--- a/",
    "+++ b/",
];
/// Signs inside of lines of many languages.
const CODE_SIGNS: &[&str] = &[
    "()", " = ", " == ", " != ", " += ", "::", "->", "=>", " && ", " || ", "$(", "${", "(\"",
    "\")", "[0]", "self.", "this.", ");",
];

/// Whether a line looks like source text, a configuration or a command.
fn is_code(words: &str) -> bool {
    let signs = CODE_SIGNS.iter().filter(|sign| words.contains(*sign)).count();
    if signs > 0 || CODE_ENDS.iter().any(|end| words.ends_with(end)) {
        return true;
    }
    // "from the north" and "let them" begin lines of verse: something else of a program is with them.
    let begins = CODE_BEGINNINGS.iter().any(|begin| words.starts_with(begin));
    let sign = words.ends_with([';', ':', ')', '"', '\'', ','])
        || words.starts_with(['#', '/', '*', '@', '$', '<'])
        || words.contains(['_', '=', '{', '<']);
    let lower_call = words.ends_with(';') && words.contains('(');
    (begins && sign) || lower_call
}

/// Whether the lines have columns: a gap of spaces that stands, or ends, at the same place in most of
/// them; or cells between `|`; or dots that lead to a number.
fn is_table(group: &[Line], words: &[&str]) -> bool {
    let most = |count: usize| count * 3 >= group.len() * 2;
    let ruled = words.iter().filter(|w| w.starts_with(['|', '+', '│', '┌', '├', '└', '╭', '╰']));
    let led = words.iter().filter(|words| words.contains("....") || words.contains(". . . ."));
    if most(ruled.count()) || most(led.count()) {
        return true;
    }
    let gaps: Vec<Vec<(usize, usize)>> =
        group.iter().zip(words).map(|(line, words)| gaps(line.indent, words)).collect();
    if !most(gaps.iter().filter(|gaps| !gaps.is_empty()).count()) {
        return false;
    }
    let wide = |gap: &(usize, usize)| gap.1 - gap.0 > GAP;
    let (Some(first), Some(second)) = (gaps.first(), gaps.get(1)) else { return false };
    if group.len() == 2 {
        let same = |a: &(usize, usize)| second.iter().any(|b| wide(b) && a.1 == b.1);
        return first.iter().any(|gap| wide(gap) && same(gap));
    }
    // Numbers are set to the right: their columns share the end, others their beginning.
    let mut places: Vec<usize> = gaps.iter().flatten().map(|gap| gap.1).collect();
    places.sort_unstable();
    let shared = places.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    let filled = gaps.iter().map(Vec::len).sum::<usize>();
    shared * 2 > group.len() || filled >= 3 * group.len()
}

/// The gaps inside of a line, from where to where, in columns. Two spaces behind a sentence are none.
fn gaps(indent: usize, words: &str) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let (mut column, mut spaces) = (indent, 0);
    let mut last = ' ';
    for c in words.chars() {
        if c == ' ' {
            spaces += 1;
        } else {
            let after_sentence = matches!(last, '.' | '!' | '?' | ':' | '"' | '”' | ')');
            if spaces > GAP || (spaces == GAP && !after_sentence) {
                gaps.push((column - spaces, column));
            }
            (spaces, last) = (0, c);
        }
        column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use crate::doc::BlockKind;
    use crate::formats::plain::parse;

    const BEFORE: &str = "The council met on Monday evening in the old hall of the harbour and spoke\n\
                          of the wall, of the ferry and of the money that neither of them has left\n\
                          this year, as the mayor said.";

    /// What stands between two paragraphs of prose becomes one block of this kind, or none of it.
    fn check(lines: &str, expected: Option<BlockKind>) {
        let text = format!("{BEFORE}\n\n{lines}\n\n{BEFORE}\n");
        let doc = parse(&text);
        let found = doc.blocks.iter().find(|block| block.kind.keeps_lines());
        assert_eq!(found.map(|block| block.kind), expected, "{lines}\n{:?}", doc.blocks);
        if let Some(block) = found {
            assert_eq!(block.span.in_text(&doc.text), lines);
        }
        let first = doc.blocks.first().map(|block| block.span.in_text(&doc.text));
        assert_eq!(first, Some(BEFORE), "prose flows");
    }

    #[test]
    fn verse_and_addresses_keep_their_lines() {
        let lines = Some(BlockKind::Lines);
        check(
            "The tide goes out, the tide comes in,\nthe wall stands where it stood;\nand he who counted every stone\nwould count them if he could.",
            lines,
        );
        check(
            "Shall I compare thee to a morning at the quay\nWhere every stone is wet and every gull awake\nThe mason counts them twice and writes it down\nThen asks the council for the money that they take",
            lines,
        );
        check("Harbour Office\n3 Quay Street\nLund", lines);
        check(
            "    The gulls are white,\n      the sea is grey,\n    and who will say\n      what came to stay",
            lines,
        );
    }

    #[test]
    fn tables_keep_their_columns() {
        let lines = Some(BlockKind::Lines);
        check(
            "Party            Seats   Share\nHarbour List         9   41.2\nTown Union          12   58.8",
            lines,
        );
        check("name      size  owner\nwall.txt    12  ida\nferry.txt    9  tom", lines);
        check("| Party | Seats |\n| Harbour List | 9 |\n| Town Union | 12 |", lines);
        check("The Wall .......... 3\nThe Ferry ........ 17\nThe End ......... 101", lines);
    }

    #[test]
    fn source_text_keeps_its_lines_without_facts() {
        let code = Some(BlockKind::Code);
        check("int main(void) {\n    puts(\"Lund\");\n    return 0;\n}", code);
        check("def f(x):\n    if x == 2:\n        return x\n    return g(x)", code);
        check("fn main() {\n    let name = Name::of(\"Ida Moss\");\n}", code);
        check("$ git log --oneline\n$ git diff HEAD~1 && echo done", code);
    }

    #[test]
    fn prose_flows() {
        check("Anna: Yes, I saw it.\nPaul: I did not see it\nAnna: You were there", None);
        check("He left at noon.\nShe stayed until five.\nNobody else was there.", None);
        check("- one thing\n- another thing\n- the last thing", None);
        // Two spaces behind a sentence, and a paragraph set to both sides.
        check(
            "It was late.  Nobody came to the quay.  The ferry lay there with no light on\nand no crew.  A man who had waited since noon went home.  He said  nothing\nto the others.  They stayed.",
            None,
        );
        check(
            "It  was late and nobody  came to the quay that night  to see the ferry lie\nthere  with no light on and no  crew aboard, as it had  lain for a week or\nlonger, and  a man went home.",
            None,
        );
    }
}
