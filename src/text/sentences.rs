//! Where sentences end.

use super::Span;
use super::tokens::{Case, Gap, Kind, Token, TokenIndex};
use super::word_table::{WordTable, set};

static ABBREVIATIONS: WordTable<'static> =
    WordTable::new(&const { set::<100>(include_str!("../../assets/lists/abbreviations.txt")) });

/// A sentence: its span without the white space around it, and its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token to the last.
    pub span: Span,
    /// First token.
    pub first: TokenIndex,
    /// One past the last token.
    pub last: TokenIndex,
}

/// Appends the sentences of one paragraph, whose tokens are `tokens[first..]`.
///
/// With `by_line`, every line is a sentence (tables, verse).
pub fn split(text: &str, tokens: &[Token], first: usize, by_line: bool, out: &mut Vec<Sentence>) {
    let mut begin = first;
    let mut at = first;
    while at < tokens.len() {
        let next = at + 1;
        let ends = next >= tokens.len()
            || (by_line && tokens.get(next).is_some_and(|t| t.gap == Gap::Line))
            || ends_after(text, tokens, first, at);
        if ends {
            if let (Some(from), Some(to)) = (tokens.get(begin), tokens.get(at)) {
                let span = Span::new(from.start, to.end);
                let (first, last) = (TokenIndex::of(begin), TokenIndex::of(next));
                out.push(Sentence { span, first, last });
            }
            begin = next;
        }
        at = next;
    }
}

/// Whether a sentence ends after token `at`: a terminator, its closing marks, white space, and
/// something that can begin a sentence.
fn ends_after(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return true };
    // Most tokens end in a letter, which ends no sentence.
    let last = text.as_bytes().get((token.end as usize).wrapping_sub(1));
    if next.is_glued() || last.is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    // Step back over closing marks to the terminator.
    let mut stop = at;
    while stop > first && tokens.get(stop).is_some_and(|t| t.is_glued() && is_closing(t.text(text)))
    {
        stop -= 1;
    }
    let Some(terminator) = tokens.get(stop) else { return false };
    let mark = terminator.text(text);
    match mark {
        "!" | "?" | "…" => begins(text, tokens, at + 1),
        "." => {
            let word = stop.checked_sub(1).and_then(|before| tokens.get(before));
            let abbreviated = word.is_some_and(|word| {
                terminator.is_glued() && word.kind == Kind::Word && is_abbreviation(word.text(text))
            });
            // "No. 5" and "Sept. 11", but "No. He went".
            if abbreviated && !number_word_ends(text, word, next) {
                return false;
            }
            begins(text, tokens, at + 1)
        }
        // Initials and "U.S." carry their dot: they end a sentence only before a plain starter.
        _ if mark.ends_with('.') && token.kind == Kind::Word => {
            let initial = mark.len() == 2 && !is_pronoun(text, mark, tokens, stop);
            !initial && is_starter(next.text(text)) && next.case == Case::Capital
        }
        _ => false,
    }
}

/// "no" and month abbreviations end a sentence unless a number follows.
fn number_word_ends(text: &str, word: Option<&Token>, next: &Token) -> bool {
    let Some(word) = word else { return false };
    matches!(word.text(text), "no" | "No" | "fig" | "vol" | "mar" | "est")
        && next.kind != Kind::Number
}

/// Whether the "I." at `at` is the pronoun before a full stop ("said I. He left"), not an initial.
fn is_pronoun(text: &str, mark: &str, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    mark == "I." && before.is_some_and(|t| t.case == Case::Lower && !t.text(text).ends_with("by"))
}

fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && ABBREVIATIONS.contains(&word.to_ascii_lowercase())
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "›")
}

/// Whether the token can begin a sentence: a capital, a number, or an opening mark before one.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    for token in tokens.iter().skip(at).take(3) {
        match token.kind {
            Kind::Word => return token.case != Case::Lower,
            Kind::Number => return true,
            Kind::Clitic => return false,
            Kind::Mark => match token.text(text) {
                "\"" | "“" | "‘" | "'" | "`" | "(" | "[" | "«" | "‹" | "„" | "‚" | "»" | "¿"
                | "¡" | "-" | "–" | "—" | "$" | "€" | "£" | "#" | "@" | "•" | "*" => {}
                _ => return false,
            },
        }
    }
    true
}

/// Words that begin sentences far more often than they follow "U.S." or an initial.
fn is_starter(word: &str) -> bool {
    const STARTERS: [&str; 34] = [
        "A", "After", "Although", "An", "And", "As", "At", "Because", "But", "By", "For", "From",
        "He", "However", "If", "In", "It", "Its", "On", "She", "Since", "So", "That", "The",
        "Their", "There", "These", "They", "This", "Those", "We", "When", "While", "You",
    ];
    STARTERS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0, text.len()), &mut tokens);
        let mut out = Vec::new();
        split(text, &tokens, 0, false, &mut out);
        let got: Vec<_> = out.iter().map(|s| s.span.in_text(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn splits_prose() {
        check("He left. She came.", &["He left.", "She came."]);
        check(
            "Mr. Amir met Sen. Marsh on Sept. 11. It rained.",
            &["Mr. Amir met Sen. Marsh on Sept. 11.", "It rained."],
        );
        check("“Go!” he said. “Now.” They went.", &["“Go!” he said.", "“Now.”", "They went."]);
        check(
            "Pay 3.5 percent to J. Smith of the U.S. Army.",
            &["Pay 3.5 percent to J. Smith of the U.S. Army."],
        );
        check("It left the U.S. The rest stayed.", &["It left the U.S.", "The rest stayed."]);
        check("No. He went.", &["No.", "He went."]);
        check("no end", &["no end"]);
        check("“So,” said I. He left.", &["“So,” said I.", "He left."]);
        check("«So,» said Lind. „No,“ said Moe.", &["«So,» said Lind.", "„No,“ said Moe."]);
    }
}
