//! What line ends inside a paragraph mean: an address whose lines stay, the wrapping of a program, or
//! paragraphs of their own.

/// What the line ends of a paragraph are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineBreaks {
    /// The lines stay under each other: an address, a signature, a list of figures.
    Lines,
    /// A program wrapped the text: the lines are one paragraph.
    Wrapped,
    /// Each line is a paragraph.
    Paragraphs,
}

/// Longest line of an address, in characters.
const LONGEST: usize = 70;
/// Programs wrap lines to so many characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// What the ends of these lines are, by the words of each.
pub fn line_breaks(lines: &[String]) -> LineBreaks {
    let lines: Vec<&str> = lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty()).collect();
    let count = |line: &&str| line.chars().count();
    let widest = lines.iter().map(count).max().unwrap_or(0);
    let is_soft = |(line, next): (&&str, &&str)| {
        let first = next.split_whitespace().next().unwrap_or("");
        count(line) + 1 + first.chars().count() > widest
    };
    let soft = lines.iter().zip(lines.iter().skip(1)).filter(|pair| is_soft(*pair)).count();
    if WRAPPED.contains(&widest) && soft > 0 && soft * 3 >= (lines.len() - 1) * 2 {
        return LineBreaks::Wrapped;
    }
    let ends = |line: &&&str| line.ends_with(['.', '!', '?', '”', '"']);
    let sentences = lines.iter().filter(ends).count();
    if widest <= LONGEST && sentences * 3 <= lines.len() {
        LineBreaks::Lines
    } else {
        LineBreaks::Paragraphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_known_by_the_lines() {
        for (lines, expected) in [
            ("Pete Ranga|Head of Communications|Harwick Port Authority", LineBreaks::Lines),
            ("2025: 10.5|2026: 24.5", LineBreaks::Lines),
            ("From: Ann Lund <a@x>|Sent: Tuesday|To: Ben", LineBreaks::Lines),
            (
                "The council met on Monday evening in the old hall of the harbour and|spoke of the wall, of the ferry \
                 and of the money that neither of them|has left this year.",
                LineBreaks::Wrapped,
            ),
            (
                "Cod quota: ministers meet in Bergen on Tuesday.|The last keeper died. He was 91.",
                LineBreaks::Paragraphs,
            ),
            ("Good morning!|It is Friday.|This moved on the coast.", LineBreaks::Paragraphs),
        ] {
            let lines: Vec<String> = lines.split('|').map(str::to_owned).collect();
            assert_eq!(line_breaks(&lines), expected, "{lines:?}");
        }
    }
}
