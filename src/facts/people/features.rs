//! Features of the tagger, hashed: words, shapes, gazetteer and usage around each token.

use super::gazetteer::Senses;
use super::token_table::{TokenTable, UsageCounts};
use crate::text::tokens::{Case, Gap, Kind, Token};
use crate::text::word_table::{WordTable, word_set};

/// A run of tokens that may contain names: capitalised words and what can be between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
}

/// Longer runs are cut: no name is longer, and the work stays linear.
const LONGEST: usize = 48;

/// The runs of a chunk in order. Tokens outside them are never part of a name.
#[must_use]
pub fn runs(table: &TokenTable<'_, '_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for sentence in &table.prose.sentences {
        let (first, last) = (sentence.first.get(), sentence.last.get());
        let mut at = first;
        while at < last {
            if !table.is_capital(at) {
                at += 1;
                continue;
            }
            let mut begin = at;
            // "al-Assad", "de Mistura", "bin Laden": lower-case particles before the first capital.
            while begin > first && leads(table, begin - 1) && at - begin < 4 {
                begin -= 1;
            }
            let floor = runs.last().map_or(first, |run| run.last.max(first));
            let begin = begin.max(floor);
            let mut end = at + 1;
            let mut look = end;
            while look < last && look - end < 4 && end - begin < LONGEST {
                if table.is_capital(look) {
                    end = look + 1;
                    look = end;
                } else if look == end && trails(table, look) {
                    // "Kim Jong-un", "Wu Shu-jen": the second part of a given name.
                    end = look + 2;
                    look = end;
                } else if joins(table, look) {
                    look += 1;
                } else {
                    break;
                }
            }
            runs.push(Run { first: begin, last: end });
            at = end;
        }
    }
    runs
}

/// Whether token `at` can be inside a name, given that a capitalised word follows.
fn joins(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let Some(token) = table.token(at) else { return false };
    let glued_next = table.token(at + 1).is_some_and(Token::is_glued);
    match token.kind {
        Kind::Word => table.senses(at).any(Senses::PARTICLE),
        Kind::Mark => match table.text(at) {
            "-" | "‑" => token.is_glued() || glued_next,
            // The dot of an abbreviation, the apostrophe of "Sa'ar".
            "." => token.is_glued(),
            "'" | "’" | "‘" | "`" | "´" | "ʻ" | "ʿ" => token.is_glued() || glued_next,
            // Quotation marks around a nickname: glued to the next word or to the word before, not to
            // both.
            "\"" | "“" => glued_next != token.is_glued(),
            "”" => token.is_glued() && !glued_next,
            _ => false,
        },
        Kind::Clitic | Kind::Number => false,
    }
}

/// Whether token `at` is a hyphen with a short lower-case word glued to it.
fn trails(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let glued = |i: usize| table.token(i).is_some_and(Token::is_glued);
    let word = table.token(at + 1).filter(|t| t.case == Case::Lower && t.end - t.start <= 8);
    let compound = ends_compound(table.text(at + 1));
    let hyphen = matches!(table.text(at), "-" | "‑") && glued(at) && glued(at + 1);
    hyphen && word.is_some() && !compound
}

/// Whether token `at` can begin a name before its first capital: "al-Assad", "bin Laden".
fn leads(table: &TokenTable<'_, '_>, at: usize) -> bool {
    let hyphen = matches!(table.text(at), "-" | "‑" | "'" | "’" | "‘");
    let glued = table.token(at).is_some_and(Token::is_glued)
        && table.token(at + 1).is_some_and(Token::is_glued);
    table.senses(at).any(Senses::PARTICLE) && table.token(at).is_some_and(|t| t.kind == Kind::Word)
        || hyphen && glued && table.senses(at.wrapping_sub(1)).any(Senses::PARTICLE)
}

/// Hash of a feature: the number of its template and the values in it.
fn mix(template: u64, a: u32, b: u32) -> u64 {
    let x = (u64::from(a) << 32 | u64::from(b)) ^ template.wrapping_mul(0xA24B_AED4_963E_E407);
    let x = (x ^ x >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ x >> 32
}

/// The bits that are set.
fn bits(senses: u32) -> impl Iterator<Item = u32> {
    let mut left = senses;
    std::iter::from_fn(move || {
        let bit = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (bit < u32::BITS).then_some(bit)
    })
}

/// Values that all tokens of a run share.
#[derive(Clone, Copy, Debug)]
struct Around {
    before: u32,
    after: u32,
    senses_before: u32,
    senses_after: u32,
    first: u32,
    last: u32,
    length: u32,
}

/// The hashed features of every token of `run`, appended to `out`, one range a token in `ends`.
pub fn of_run(table: &TokenTable<'_, '_>, run: Run, out: &mut Vec<u64>, ends: &mut Vec<usize>) {
    let context = RunContext::of(table, run);
    for at in run.first..run.last {
        for (position, id) in (0..POSITIONS).zip(context.words(at)) {
            of_word(table, id, position, out);
        }
        context.of_token(at, out);
        ends.push(out.len());
    }
}

/// Positions of words in the features of a token: two before it, itself, two after it.
pub const POSITIONS: usize = 5;

/// The features of a token that depend on one word alone, at `position` of [`POSITIONS`].
pub fn of_word(table: &TokenTable<'_, '_>, id: u32, position: usize, out: &mut Vec<u64>) {
    let Some(word) = table.types.get(id as usize) else { return };
    let senses = u32::from(word.senses.0);
    let uses = || uses_of(table.usage.get(word.folded as usize).copied().unwrap_or_default());
    // The first number is the template's in the model.
    let mut add = |template: u64, a: u32, b: u32| out.push(mix(template, a, b));
    match position {
        0 => add(6, word.lower, 0),
        1 => {
            add(4, word.lower, 0);
            add(13, word.shape, 0);
            add(22, word.suffixes[1], 1);
            add(25, senses, 0);
            add(37, uses(), senses);
            for bit in bits(senses) {
                add(203, bit, 0);
            }
        }
        2 => {
            let uses = uses();
            add(1, 0, 0);
            add(2, word.exact, 0);
            add(3, word.lower, 0);
            add(18, word.suffixes[0], 0);
            add(19, word.suffixes[1], 0);
            add(20, word.suffixes[2], 0);
            add(21, word.prefix, 0);
            add(24, senses, 0);
            add(34, uses, senses);
            add(50, u32::from(word.length), senses);
            for bit in bits(senses) {
                add(200, bit, 0);
                add(202, bit, uses);
            }
        }
        3 => {
            add(5, word.lower, 0);
            add(14, word.shape, 0);
            add(23, word.suffixes[1], 2);
            add(26, senses, 0);
            add(36, uses(), senses);
            for bit in bits(senses) {
                add(204, bit, 0);
            }
        }
        _ => add(7, word.lower, 0),
    }
}

/// A run and the values that its tokens share.
pub struct RunContext<'p, 'q, 't> {
    table: &'p TokenTable<'q, 't>,
    run: Run,
    around: Around,
    /// The first token of its sentence, and one past the last.
    low: usize,
    high: usize,
}

impl<'p, 'q, 't> RunContext<'p, 'q, 't> {
    /// The context of a run.
    #[must_use]
    pub fn of(table: &'p TokenTable<'q, 't>, run: Run) -> Self {
        let around = Around {
            before: table.word_type(run.first.wrapping_sub(1)).lower,
            after: table.word_type(run.last).lower,
            senses_before: u32::from(table.senses(run.first.wrapping_sub(1)).0),
            senses_after: u32::from(table.senses(run.last).0),
            first: u32::from(table.senses(run.first).0),
            last: u32::from(table.senses(run.last - 1).0),
            length: u32::try_from(run.last - run.first).unwrap_or(0).min(7),
        };
        let sentence = table.token(run.first).and_then(|t| table.prose.sentence_at(t.start));
        let (low, high) = sentence.map_or((0, usize::MAX), |s| (s.first.get(), s.last.get()));
        Self { table, run, around, low, high }
    }

    /// The token at this offset from `at`; `usize::MAX` beyond the sentence.
    const fn index(&self, at: usize, offset: isize) -> usize {
        let to = at.wrapping_add_signed(offset);
        if to >= self.low && to < self.high { to } else { usize::MAX }
    }

    /// The word types at the [`POSITIONS`] of the token `at`.
    #[must_use]
    pub fn words(&self, at: usize) -> [u32; POSITIONS] {
        [-2, -1, 0, 1, 2].map(|offset| {
            self.table.type_ids.get(self.index(at, offset)).copied().unwrap_or_default()
        })
    }

    /// The features of the token `at` that depend on more than one word.
    pub fn of_token(&self, at: usize, out: &mut Vec<u64>) {
        let Self { table, run, around, low, high } = self;
        let index = |offset: isize| self.index(at, offset);
        let word = |offset: isize| table.word_type(index(offset));
        let (w0, b1, b2, a1, a2) = (word(0), word(-1), word(-2), word(1), word(2));
        let senses = |w: &super::token_table::WordType| u32::from(w.senses.0);
        let (s0, sb1, sb2, sa1, sa2) = (senses(w0), senses(b1), senses(b2), senses(a1), senses(a2));
        let opens = table.opens.get(at).copied().unwrap_or(false);
        let heading = table.heading.get(at).copied().unwrap_or(false);
        let position = u32::try_from(at - run.first).unwrap_or(0).min(5);
        let left = u32::try_from(run.last - 1 - at).unwrap_or(0).min(5);
        let glue = glue_of(table, at);
        let uses = uses_of(table.usage_of(at));
        let phrase = u32::from(table.in_place.get(at).copied().unwrap_or(false))
            | u32::from(table.in_place.get(index(1)).copied().unwrap_or(false)) << 1;
        let state = u32::from(opens) | u32::from(heading) << 1;

        // The first number is the template's in the model.
        out.extend([
            mix(8, b1.lower, w0.lower),
            mix(9, w0.lower, a1.lower),
            mix(10, b2.lower, b1.lower),
            mix(11, a1.lower, a2.lower),
            mix(12, w0.shape, state),
            mix(15, b1.shape, w0.shape),
            mix(16, w0.shape, a1.shape),
            mix(17, b1.shape.wrapping_mul(31) ^ a1.shape, w0.shape),
            mix(27, s0, sb1),
            mix(28, s0, sa1),
            mix(29, s0, sb1 << 16 | sa1),
            mix(30, s0, sb2 << 16 | sb1),
            mix(31, s0, sa1 << 16 | sa2),
            mix(32, s0, a1.lower),
            mix(33, s0, b1.lower),
            mix(35, uses, state),
            mix(38, position << 4 | left, around.length),
            mix(39, around.before, position),
            mix(40, around.after, left),
            mix(41, around.senses_before << 8 | position, s0),
            mix(42, around.senses_after << 8 | left, s0),
            mix(43, around.senses_before, around.senses_after),
            mix(44, around.before, around.after),
            mix(45, around.first, around.last << 8 | position),
            mix(46, around.last, position << 8 | left),
            mix(47, glue, w0.shape),
            mix(48, glue, s0),
            mix(49, glue, b1.lower),
            mix(51, state, s0 << 4 | position),
            mix(52, phrase, s0),
            mix(53, phrase, u32::from(opens) << 8 | position << 4 | left),
            mix(54, phrase, b1.lower),
            mix(55, w0.suffixes[1], sb1),
            mix(56, w0.suffixes[1], around.length << 8 | position << 4 | left),
            mix(57, b1.lower, a1.lower),
        ]);
        out.extend(bits(s0).map(|bit| mix(201, bit, position << 8 | left)));
        out.extend(bits(sb1).map(|bit| mix(205, bit, w0.shape)));
        out.extend(bits(sa1).map(|bit| mix(206, bit, w0.shape)));
        window(table, at, *low, *high, out);
    }
}

/// Adds whether titles and verbs of saying are within five tokens.
fn window(table: &TokenTable<'_, '_>, at: usize, low: usize, high: usize, out: &mut Vec<u64>) {
    let of = |range: std::ops::Range<usize>| {
        range.fold(Senses::default(), |all, i| all.with(table.senses(i)))
    };
    let kept = Senses::TITLE.0 | Senses::HONORIFIC.0 | Senses::SPEECH.0 | Senses::ROLE.0;
    let before = of(at.saturating_sub(5).max(low)..at).0 & kept;
    let after = of((at + 1).min(high)..(at + 6).min(high)).0 & kept;
    out.push(mix(210, u32::from(before), 0));
    out.push(mix(211, u32::from(after), 0));
}

/// Whether white space, a line end or a bracket is beside the token, and whether it is in capitals.
fn glue_of(table: &TokenTable<'_, '_>, at: usize) -> u32 {
    let glued = |i: usize| table.token(i).is_some_and(|t| t.gap == Gap::None);
    let line = table.token(at).is_some_and(|t| t.gap == Gap::Line);
    let bracket = matches!(table.text(at.wrapping_sub(1)), "(" | "[");
    let upper = table.token(at).is_some_and(|t| t.case == Case::Upper);
    u32::from(glued(at))
        | u32::from(glued(at + 1)) << 1
        | u32::from(line) << 2
        | u32::from(bracket) << 3
        | u32::from(upper) << 4
        | u32::from(table.token(at + 1).is_some_and(|t| t.gap == Gap::Line)) << 5
}

/// Usage counts, binned.
fn uses_of(uses: UsageCounts) -> u32 {
    let some = |n: u16, shift: u32| u32::from(n.min(2).min(1)) << shift;
    let lower = if uses.lower == 0 {
        0
    } else if uses.lower < uses.capital {
        1
    } else {
        2
    };
    lower
        | some(uses.titled, 2)
        | some(uses.speaks, 3)
        | some(uses.after_given, 4)
        | some(uses.placed, 5)
        | some(uses.the, 6)
        | u32::from(uses.capital.min(3)) << 7
        | some(uses.firm, 9)
}

/// Words that make a compound with a name: "Holm-led".
fn ends_compound(word: &str) -> bool {
    static WORDS: WordTable<'static> = word_set!(
        "led backed style era linked like born run based owned aligned to and at by elect \
         made held"
    );
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::plain;

    #[test]
    fn runs_of_capitalised_words() {
        for (text, expected) in [
            ("The mayor met Anna Holm.", &["The", "Anna Holm"][..]),
            ("He saw Omar al-Habsi and Jan van Dam.", &["He", "Omar al-Habsi", "Jan van Dam"]),
            ("It was al-Habsi.", &["It", "al-Habsi"]),
            ("Then Wu Shu-jen left.", &["Then Wu Shu-jen"]),
            ("A Holm-led team met J. R. Dahl.", &["A Holm", "J. R. Dahl"]),
            ("Rufus “Rudy” Dahl and D'Arcy left.", &["Rufus “Rudy” Dahl", "D'Arcy"]),
            ("Anna Holm, Mila Haas; Dahl", &["Anna Holm", "Mila Haas", "Dahl"]),
            ("nothing here", &[]),
        ] {
            let doc = plain::parse(text);
            let prose = doc.tokenize(0..doc.blocks.len());
            let table = TokenTable::read(&prose);
            let words = |run: Run| {
                let (first, last) = (prose.tokens[run.first], prose.tokens[run.last - 1]);
                first.span().join(last.span()).in_text(text)
            };
            let found: Vec<&str> = runs(&table).into_iter().map(words).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn long_runs_are_cut() {
        let text = "Holm ".repeat(200);
        let doc = plain::parse(&text);
        let prose = doc.tokenize(0..doc.blocks.len());
        let all = runs(&TokenTable::read(&prose));
        assert!(all.iter().all(|run| run.last - run.first <= LONGEST), "{all:?}");
        assert_eq!(all.iter().map(|run| run.last - run.first).sum::<usize>(), 200);
    }

    #[test]
    fn bits_are_those_set() {
        for (set, expected) in [(0, &[][..]), (1, &[0]), (0b1010, &[1, 3]), (1 << 31, &[31])] {
            assert_eq!(bits(set).collect::<Vec<_>>(), expected, "{set:b}");
        }
    }

    /// What the shipped model was trained with.
    #[test]
    fn features_differ_by_template_and_values() {
        let all = [mix(1, 0, 0), mix(2, 0, 0), mix(1, 1, 0), mix(1, 0, 1), mix(2, 1, 1)];
        for (at, feature) in all.iter().enumerate() {
            assert!(!all[..at].contains(feature), "{at}");
        }
    }
}
