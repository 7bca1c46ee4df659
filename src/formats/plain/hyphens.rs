//! Joins the words that manual pages cut at the ends of lines with a hyphen of their own (U+2010), so
//! that they are found and read as words.

use std::collections::HashSet;

/// The hyphen that manual pages print, at the end of a line.
const CUT: &str = "\u{2010}\n";
const HYPHEN: char = '\u{2010}';

/// A text whose words are whole, and where its pieces were before.
pub(super) struct Joined {
    pub(super) text: String,
    /// Beginnings of pieces: before, and now.
    pieces: Vec<(usize, usize)>,
}

impl Joined {
    /// Where a byte of the text before is now.
    pub(super) fn place(&self, at: u32) -> u32 {
        let at = at as usize;
        let index = self.pieces.partition_point(|(before, _)| *before <= at).saturating_sub(1);
        let (before, now) = self.pieces.get(index).copied().unwrap_or_default();
        let next = self.pieces.get(index + 1).map_or(self.text.len(), |(_, now)| *now);
        u32::try_from((now + at.saturating_sub(before)).min(next)).unwrap_or(u32::MAX)
    }
}

/// The text with the rest of each cut word on the line where the word begins. The hyphen stays where
/// the page has the word with it elsewhere.
pub(super) fn join(text: &str) -> Joined {
    let is_inside = |word: &&str| word.trim_end_matches(HYPHEN).contains(HYPHEN);
    let compounds: HashSet<&str> = text.split_whitespace().map(bare).filter(is_inside).collect();
    let mut joined = Joined { text: String::with_capacity(text.len()), pieces: vec![(0, 0)] };
    let mut at = 0;
    for cut in memchr::memmem::find_iter(text.as_bytes(), CUT) {
        if cut < at {
            continue;
        }
        let (before, line) = (text.get(at..cut).unwrap_or(""), cut + CUT.len());
        let follows = text.get(line..).unwrap_or("");
        let words = follows.trim_start_matches(' ');
        let indent = follows.len() - words.len();
        let rest = words.split([' ', '\n']).next().unwrap_or("");
        let begun = before.split_whitespace().next_back().unwrap_or("");
        joined.text.push_str(before);
        let whole = format!("{begun}{HYPHEN}{rest}");
        if compounds.contains(bare(&whole)) || rest.is_empty() {
            joined.text.push(HYPHEN);
        }
        joined.pieces.push((line + indent, joined.text.len()));
        joined.text.push_str(rest);
        at = line + indent + rest.len();
        // The line that the rest stood on begins with the word after it.
        if text.get(at..).is_some_and(|after| after.starts_with(' ')) {
            joined.text.push('\n');
            joined.text.push_str(follows.get(..indent).unwrap_or(""));
            at += 1;
            joined.pieces.push((at, joined.text.len()));
        }
    }
    joined.text.push_str(text.get(at..).unwrap_or(""));
    joined
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_their_words() {
        let text =
            "a inter\u{2010}\n  national wall, ex\u{2010}\n  mayor\nsaid the ex\u{2010}mayor";
        let joined = join(text);
        assert_eq!(
            joined.text,
            "a international\n  wall, ex\u{2010}mayor\nsaid the ex\u{2010}mayor"
        );
        for word in ["inter", "national", "wall", "mayor", "said"] {
            let before = u32::try_from(text.find(word).unwrap()).unwrap();
            let now = joined.place(before) as usize;
            assert!(joined.text.get(now..).unwrap().starts_with(word), "{word}");
        }
        let end = u32::try_from(text.len()).unwrap();
        assert_eq!(joined.place(end) as usize, joined.text.len());
        assert_eq!(join("no cut").text, "no cut");
        assert_eq!(join("a \u{2010}\n\nb\u{2010}\n").text, "a \u{2010}\nb\u{2010}");
    }
}
