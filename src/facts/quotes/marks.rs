//! Pairs quotation marks within a paragraph: “ ”, " ", ' ', « » and others.
//!
//! A stretch left open runs to the end of its paragraph; one interrupted by another opening mark
//! ends there. Nested marks belong to the stretch around them.

use crate::text::tokens::{Gap, Kind, Token};

/// The kind of marks of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// “ ” and „ “, also closed by a straight mark.
    Curly,
    /// " "
    Straight,
    /// '' '' and `` ''
    Apostrophes,
    /// « » and ‹ ›
    Guillemets,
    /// ‘ ’ and ' ', outside other marks.
    Single,
}

/// A stretch between marks, as indices into the paragraph's tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The opening mark.
    pub open: usize,
    /// The first token inside.
    pub first: usize,
    /// One past the last token inside.
    pub last: usize,
    /// One past the closing mark.
    pub after: usize,
    /// The kind of its marks.
    pub style: Style,
    /// Whether its own closing mark was found.
    pub closed: bool,
    /// Whether it runs to the end of its paragraph without a closing mark.
    pub runs_on: bool,
}

/// Whether a mark opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open(Style),
    Close(Style),
    /// Either, depending on the tokens around it.
    Either(Style),
}

/// Pairs the marks of `tokens`, one paragraph. Linear in the number of tokens.
#[must_use]
pub fn pair(text: &str, tokens: &[Token]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    if !tokens.iter().any(|t| t.kind == Kind::Mark && is_quote_mark(t.text(text))) {
        return pairs;
    }
    let mut singles = Singles::new(text, tokens);
    // The mark that is open: its first token, the first token inside, its style.
    let mut open: Option<(usize, usize, Style)> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((role, width)) = role_at(text, tokens, at) else {
            if open.is_none()
                && let Some(close) = singles.close_for(text, tokens, at)
            {
                pairs.push(Pair {
                    open: at,
                    first: at + 1,
                    last: close,
                    after: close + 1,
                    style: Style::Single,
                    closed: true,
                    runs_on: false,
                });
                at = close + 1;
            } else {
                at += 1;
            }
            continue;
        };
        let next = at + width;
        let opens = glued_after(tokens, next) && !glued_before(text, tokens, at);
        match (role, open) {
            (Role::Open(style), None) => open = Some((at, next, style)),
            (Role::Either(style), None) if opens => open = Some((at, next, style)),
            (Role::Either(style), None) if !after_number(tokens, at) && next < tokens.len() => {
                // White space on both sides or on neither: it opens unless it follows a word.
                if !is_glued(tokens, at) || glued_after(tokens, next) {
                    open = Some((at, next, style));
                }
            }
            // A closing mark where only an opening one makes sense.
            (Role::Close(Style::Curly), None)
                if !is_glued(tokens, at) && (opens || at == 0) && next < tokens.len() =>
            {
                open = Some((at, next, Style::Curly));
            }
            (Role::Close(_) | Role::Either(_), None) => {}
            (Role::Open(style), Some(before)) => {
                if glued_after(tokens, next) || before.2 == Style::Guillemets {
                    // The one before was never closed.
                    pairs.push(close(before, at, at, false));
                    open = Some((at, next, style));
                } else {
                    pairs.push(close(before, at, next, true));
                    open = None;
                }
            }
            (Role::Either(style), Some(before)) => {
                if opens && before.1 < at && !closes_by_form(text, tokens, next) {
                    pairs.push(close(before, at, at, false));
                    open = Some((at, next, style));
                } else {
                    pairs.push(close(before, at, next, true));
                    open = None;
                }
            }
            (Role::Close(style), Some(before)) => {
                if (style == Style::Guillemets) == (before.2 == Style::Guillemets) {
                    pairs.push(close(before, at, next, true));
                    open = None;
                }
            }
        }
        at = next;
    }
    if let Some(before) = open {
        let mut pair = close(before, tokens.len(), tokens.len(), false);
        pair.runs_on = true;
        pairs.push(pair);
    }
    pairs.retain(|p| p.first < p.last);
    pairs
}

fn close(
    (open, first, style): (usize, usize, Style),
    last: usize,
    after: usize,
    closed: bool,
) -> Pair {
    Pair { open, first, last, after, style, closed, runs_on: false }
}

fn is_quote_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "«" | "»" | "‹" | "›" | "'" | "‘" | "’" | "`")
}

/// The role of the mark at `at` and how many tokens it takes; `None` for single marks and others.
fn role_at(text: &str, tokens: &[Token], at: usize) -> Option<(Role, usize)> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Mark)?;
    let twin =
        |mark: &str| tokens.get(at + 1).is_some_and(|t| t.gap == Gap::None && t.text(text) == mark);
    Some(match token.text(text) {
        "“" | "„" => (Role::Open(Style::Curly), 1),
        "”" => (Role::Close(Style::Curly), 1),
        "\"" => (Role::Either(Style::Straight), 1),
        "«" | "‹" => (Role::Open(Style::Guillemets), 1),
        "»" | "›" => (Role::Close(Style::Guillemets), 1),
        "`" if twin("`") => (Role::Open(Style::Apostrophes), 2),
        "'" if twin("'") => (Role::Either(Style::Apostrophes), 2),
        "‘" if twin("‘") => (Role::Open(Style::Apostrophes), 2),
        "’" if twin("’") => (Role::Either(Style::Apostrophes), 2),
        _ => return None,
    })
}

fn is_glued(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.gap == Gap::None)
}

/// Whether a token follows the mark that ends before `next` without white space.
fn glued_after(tokens: &[Token], next: usize) -> bool {
    is_glued(tokens, next)
}

/// Whether a word or closing punctuation precedes the mark without white space, so that it closes.
fn glued_before(text: &str, tokens: &[Token], at: usize) -> bool {
    is_glued(tokens, at)
        && at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| {
            before.kind != Kind::Mark
                || !matches!(
                    before.text(text),
                    "(" | "[" | "{" | "-" | "–" | "—" | "―" | "/" | "=" | ">" | ":" | "‘" | "“"
                )
        })
}

/// `"` after a number is an inch mark, unless a quotation is open.
fn after_number(tokens: &[Token], at: usize) -> bool {
    is_glued(tokens, at)
        && at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|t| t.kind == Kind::Number)
}

/// A mark with white space before it and punctuation after it closes: `word " .`.
fn closes_by_form(text: &str, tokens: &[Token], next: usize) -> bool {
    tokens.get(next).is_some_and(|t| {
        t.kind == Kind::Mark && matches!(t.text(text), "," | "." | ";" | ")" | "?")
    })
}

/// Single marks that can close, collected once so that pairing stays linear.
struct Singles {
    /// Positions of closing single marks.
    closing: Vec<usize>,
    /// The number of them that were passed.
    passed: usize,
}

impl Singles {
    fn new(text: &str, tokens: &[Token]) -> Self {
        let closing = tokens
            .iter()
            .enumerate()
            .filter(|(at, t)| {
                t.kind == Kind::Mark
                    && t.gap == Gap::None
                    && matches!(t.text(text), "'" | "’")
                    && *at > 0
                    && tokens.get(at + 1).is_none_or(|n| {
                        n.gap != Gap::None
                            || (n.kind == Kind::Mark && !matches!(n.text(text), "'" | "’"))
                    })
            })
            .map(|(at, _)| at)
            .collect();
        Self { closing, passed: 0 }
    }

    /// The closing mark for an opening single mark at `at`, if it is one.
    fn close_for(&mut self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let token = tokens.get(at).filter(|t| t.kind == Kind::Mark)?;
        let mark = token.text(text);
        if !matches!(mark, "'" | "‘")
            || !glued_after(tokens, at + 1)
            || glued_before(text, tokens, at)
        {
            return None;
        }
        let inside = tokens.get(at + 1)?;
        if (inside.kind == Kind::Number && inside.end - inside.start == 2)
            || (mark == "'" && (inside.kind == Kind::Number || is_elision(inside.text(text))))
        {
            return None;
        }
        while self.closing.get(self.passed).is_some_and(|close| *close <= at + 1) {
            self.passed += 1;
        }
        // A mark after a plural ("the voters' choice") closes only if no better one follows soon.
        let mut possible = None;
        for close in self.closing.iter().skip(self.passed).take(4).copied() {
            let reopened = tokens
                .get(at + 1..close)
                .is_some_and(|t| t.len() < 400 && t.iter().any(|t| t.text(text) == "‘"));
            if reopened && possible.is_some() {
                break;
            }
            possible = Some(close);
            let plural = close
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|t| t.kind == Kind::Word && t.text(text).ends_with('s'))
                && tokens.get(close + 1).is_some_and(|t| t.kind == Kind::Word);
            if !plural {
                return possible;
            }
        }
        possible
    }
}

/// Words whose first letters are cut: 'em, 'til.
fn is_elision(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "em" | "til" | "till" | "cause" | "n" | "tis" | "twas" | "round" | "bout" | "cos" | "ere"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::text::tokens::tokenize;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::of(0, text.len()), &mut tokens);
        let got: Vec<_> = pair(text, &tokens)
            .iter()
            .map(|p| {
                let words = text
                    .get(tokens[p.first].start as usize..tokens[p.last - 1].end as usize)
                    .unwrap();
                format!("{words}{}", if p.closed { "" } else { " …" })
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn pairs_every_style() {
        check("“Go,” he said, “now.”", &["Go,", "now."]);
        check("\"Go,\" he said, \"now.\"", &["Go,", "now."]);
        check("''Go,'' he said. ``Now.''", &["Go,", "Now."]);
        check("«Allez», he said", &["Allez"]);
        check("‘It isn’t the voters’ fault,’ she said.", &["It isn’t the voters’ fault,"]);
        check("'It's cold,' she said, 'and dark.'", &["It's cold,", "and dark."]);
        check("(“quite so”) and a \"so-called\" one", &["quite so", "so-called"]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer() {
        check("“He said ‘no’ to me,” she said.", &["He said ‘no’ to me,"]);
        check("\"He said 'no' to me,\" she said.", &["He said 'no' to me,"]);
    }

    #[test]
    fn what_is_no_quotation() {
        check("The voters' choice in '08 was the dogs' dinner.", &[]);
        check("He is 6'2\" tall and rock 'n' roll.", &[]);
        check("It's the '90s, tell 'em.", &[]);
    }

    #[test]
    fn unclosed_ones_are_recovered() {
        check("“It runs on and on", &["It runs on and on …"]);
        check(
            "\"It runs on. “But here it ends,” he said.",
            &["It runs on. …", "But here it ends,"],
        );
        check("He said. “So it is. “", &["So it is."]);
    }
}
