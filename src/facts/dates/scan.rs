//! Finding: one walk over the tokens of a chunk, with the evidence that resolving needs.

use crate::calendar::{Period, Unit};
use crate::text::Span;
use crate::text::tokenized::{Paragraph, SegmentKind, TokenizedText};

use super::cursor::Cursor;
use super::evidence;
use super::form::{Form, Found, Part, Point, Preposition, Scope, Tense};
use super::grammar::{self, Parsed};
use super::words::{Lex, lex};

/// What a scan found, in text order: in one chunk, or in all before it too.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    pub(super) found: Vec<Found>,
}

impl Scan {
    /// Adds what was found in the next chunk.
    pub fn add(&mut self, mut next: Self) {
        if self.found.is_empty() {
            *self = next;
        } else {
            self.found.append(&mut next.found);
        }
    }
}

/// Finds the expressions of one chunk.
#[must_use]
pub fn scan(prose: &TokenizedText<'_>) -> Scan {
    let mut found = Vec::new();
    let mut lexes = Vec::new();
    for paragraph in &prose.paragraphs {
        let tokens = prose.tokens_of(paragraph);
        lexes.clear();
        lexes.extend(tokens.iter().map(|token| lex(prose.text, token)));
        let cursor = Cursor { text: prose.text, tokens, lexes: &lexes };
        Walk {
            c: &cursor,
            prose,
            paragraph,
            sentence: paragraph.first_sentence as usize,
            found: &mut found,
            last: None,
            quote: false,
        }
        .run();
    }
    found.shrink_to_fit();
    Scan { found }
}

/// The walk over one paragraph.
struct Walk<'a, 'p> {
    c: &'a Cursor<'a>,
    prose: &'a TokenizedText<'p>,
    paragraph: &'a Paragraph,
    /// The sentence that the walk has come to.
    sentence: usize,
    found: &'a mut Vec<Found>,
    /// Whether the walk is inside quotation marks.
    quote: bool,
    /// Where the last expression ended, and its place in `found`.
    last: Option<(usize, usize)>,
}

impl Walk<'_, '_> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.c.tokens.len() {
            i = self.step(i).max(i + 1);
        }
    }

    /// Reads what begins at `i`; gives the token to go on with.
    fn step(&mut self, i: usize) -> usize {
        let c = self.c;
        match c.at(i) {
            Lex::Address => return self.skip_glued(i),
            Lex::Mark => {
                self.turn_quote(c.word(i));
                return i + 1;
            }
            lex if !may_begin(lex, c.at(i + 1)) => return i + 1,
            _ => {}
        }
        if let Some(end) = grammar::is_age(c, i) {
            return end;
        }
        let Some(parsed) = grammar::expression(c, i) else { return i + 1 };
        if self.is_no_date(i, parsed) {
            return i + 1;
        }
        self.add(i, parsed);
        self.second_half(parsed)
    }

    /// Whether the words around an expression show that it is none.
    fn is_no_date(&mut self, i: usize, parsed: Parsed) -> bool {
        let c = self.c;
        let quarter = matches!(
            parsed.form,
            Form::Point(Point { part: Part::Quarter(_), scope: Scope::Open, .. })
        );
        if quarter && evidence::is_game(c, i) {
            return true;
        }
        let heading = self.paragraph.segment.kind == SegmentKind::Heading;
        let first = self.sentence_of(c.span(i, i + 1).start).1;
        !heading && evidence::is_name(c, first, i)
    }

    /// Enters or leaves a quotation at the mark `word`.
    fn turn_quote(&mut self, word: &str) {
        self.quote = match word {
            "“" | "«" => true,
            "”" | "»" => false,
            "\"" => !self.quote,
            _ => self.quote,
        };
    }

    /// Passes over an address, which has no white space inside.
    fn skip_glued(&self, i: usize) -> usize {
        let mut end = i + 1;
        while self.c.glued(end) {
            end += 1;
        }
        end
    }

    fn add(&mut self, first: usize, parsed: Parsed) {
        let c = self.c;
        let span = c.span(first, parsed.end);
        let (sentence, begin) = self.sentence_of(span.start);
        let range = self.range_with_last(first);
        if let Some(earlier) = range
            && let (Form::Point(point), Some(Found { form: Form::Point(before), .. })) =
                (parsed.form, self.found.get_mut(earlier))
        {
            share_year(before, &point);
        }
        self.confirm_weekday(first, &parsed);
        let index = self.found.len();
        let ends_range = self.is_range(first)
            && range
                .and_then(|at| self.found.get(at))
                .is_some_and(|f| is_alike(&f.form, &parsed.form));
        if let Some(before) = range.filter(|_| ends_range).and_then(|at| self.found.get_mut(at)) {
            before.in_range = true;
        }
        self.found.push(Found {
            span,
            sentence,
            form: parsed.form,
            modifier: parsed.modifier,
            tense: if matches!(parsed.form, Form::Point(_)) {
                evidence::tense(c, begin, first, parsed.end)
            } else {
                Tense::Unknown
            },
            opens: first <= begin + 1,
            declares: evidence::is_declared(c, first, parsed.end),
            quoted: self.quote,
            ends_range,
            in_range: ends_range,
            heading: self.paragraph.segment.kind == SegmentKind::Heading,
            preposition: evidence::preposition(c, first),
            compared: evidence::is_compared(c, begin, first),
            attributive: evidence::is_attributive(c, first, parsed.end),
        });
        self.last = Some((parsed.end, index));
    }

    /// "Monday night (Nov. 18)": the weekday is the day in the brackets.
    fn confirm_weekday(&mut self, first: usize, parsed: &Parsed) {
        let Some((end, index)) = self.last else { return };
        let Form::Point(day) = parsed.form else { return };
        if first != end + 1 || self.c.at(end) != Lex::Open || !matches!(day.part, Part::Day { .. })
        {
            return;
        }
        if let Some(Found { form: Form::Point(before), .. }) = self.found.get_mut(index)
            && let Point { part: Part::Weekday(weekday), scope: Scope::Open, plus: None, .. } =
                *before
        {
            *before = Point { clock: before.clock, weekday: Some(weekday), ..day };
        }
    }

    /// The sentence at `offset` and its first token, counted within the paragraph.
    fn sentence_of(&mut self, offset: u32) -> (Span, usize) {
        let last = self.paragraph.last_sentence as usize;
        while self.sentence + 1 < last
            && self.prose.sentences.get(self.sentence).is_some_and(|s| s.span.end <= offset)
        {
            self.sentence += 1;
        }
        match self.prose.sentences.get(self.sentence) {
            Some(s) => (s.span, (s.first - self.paragraph.first_token) as usize),
            None => (self.paragraph.segment.span, 0),
        }
    }

    /// The expression before `first`, where only a word or mark of a range stands between.
    fn range_with_last(&self, first: usize) -> Option<usize> {
        let (end, index) = self.last?;
        let between = first.checked_sub(end)?;
        let joins = match between {
            1 => matches!(
                self.c.at(end),
                Lex::Dash | Lex::To | Lex::Until | Lex::And | Lex::Slash | Lex::Or
            ),
            2 => matches!(
                (self.c.at(end), self.c.at(end + 1)),
                (Lex::And | Lex::To | Lex::Until, Lex::The)
            ),
            _ => false,
        };
        joins.then_some(index)
    }

    /// Whether the expression at `first` ends a range, not only a list of two.
    fn is_range(&self, first: usize) -> bool {
        let Some((end, index)) = self.last else { return false };
        match self.c.at(end) {
            Lex::Dash | Lex::To | Lex::Until => true,
            Lex::And => {
                let start = self.found.get(index).map_or(0, |f| f.span.start);
                let at = self.c.tokens.partition_point(|t| t.start < start);
                self.c.back(at, 1) == Lex::Between || self.c.back(at, 2) == Lex::Between
            }
            _ => first == end,
        }
    }

    /// "1914–18", "April 24 and 25": what is left out of the second half is the first one's.
    fn second_half(&mut self, first: Parsed) -> usize {
        let Form::Point(point) = first.form else { return first.end };
        let c = self.c;
        let (end, at) = (first.end, first.end + 1);
        let second = match (point.part, point.scope, c.at(end)) {
            (Part::Whole, Scope::At(period), Lex::Dash | Lex::Slash)
                if period.unit() == Unit::Year =>
            {
                short_year_after(c, period, at)
            }
            (
                Part::Day { month, .. },
                scope,
                Lex::Dash | Lex::And | Lex::To | Lex::Comma | Lex::Or,
            ) => day_after(c, month, scope, at),
            _ => None,
        };
        let Some((form, stop)) = second else { return end };
        let parsed = Parsed { form: Form::Point(form), modifier: None, end: stop };
        self.add(at, parsed);
        self.second_half(parsed)
    }
}

/// "18" after "1914-".
fn short_year_after(c: &Cursor<'_>, period: Period, at: usize) -> Option<(Point, usize)> {
    let year = period.year_of()?;
    let (number, digits) = c.number(at)?;
    let short = i32::try_from(number).ok()?;
    let ends = matches!(c.at(at + 1), Lex::Comma | Lex::Dot | Lex::Close);
    if digits != 2
        || c.number_goes_on(at)
        || !(c.glued(at) || ends)
        || c.glued(at + 1) && c.at(at + 1) == Lex::Dash
    {
        return None;
    }
    let whole = year.div_euclid(100) * 100 + short;
    (whole > year).then(|| (Point::new(Part::Whole, Scope::At(Period::year(whole))), at + 1))
}

/// "25" after "April 24 and".
fn day_after(c: &Cursor<'_>, month: u8, scope: Scope, at: usize) -> Option<(Point, usize)> {
    let (day, end) = grammar::day_of_month(c, at)?;
    let listed = c.at(at - 1) != Lex::Comma || matches!(c.at(end), Lex::And | Lex::Comma);
    let counted = matches!(
        c.at(end),
        Lex::Other
            | Lex::Unit(_)
            | Lex::Units(_)
            | Lex::Month(_)
            | Lex::MonthShort(_)
            | Lex::Of
            | Lex::Scale(_)
            | Lex::Half
    ) && !c.glued(at);
    if !listed || counted || c.at(at) != Lex::Number {
        return None;
    }
    let (own, stop) = grammar::year_after(c, end);
    let scope = if own == Scope::Open { scope } else { own };
    Some((Point::new(Part::Day { month, day }, scope), stop))
}

/// "May and June 1998": the year said last is also the first one's.
fn share_year(before: &mut Point, point: &Point) {
    let small = |part| {
        matches!(part, Part::Month(_) | Part::Day { .. } | Part::Season(_) | Part::Quarter(_))
    };
    if before.scope == Scope::Open
        && small(before.part)
        && small(point.part)
        && matches!(point.scope, Scope::At(_))
    {
        before.scope = point.scope;
    }
}

/// Whether two expressions can be the ends of one range: of one unit.
fn is_alike(first: &Form, second: &Form) -> bool {
    use std::mem::discriminant;
    match (first, second) {
        (Form::Point(a), Form::Point(b)) => match (a.part, b.part) {
            (Part::Whole, Part::Whole) => match (a.scope, b.scope) {
                (Scope::At(a), Scope::At(b)) => a.unit() == b.unit(),
                _ => true,
            },
            (Part::Day { .. } | Part::Month(_), Part::Whole)
            | (Part::Whole, Part::Day { .. } | Part::Month(_)) => true,
            (a, b) => discriminant(&a) == discriminant(&b),
        },
        _ => false,
    }
}

/// Whether an expression may begin with `lex` where `next` follows: spares most words the grammar.
const fn may_begin(lex: Lex, next: Lex) -> bool {
    match lex {
        Lex::The
        | Lex::A
        | Lex::This
        | Lex::That
        | Lex::These
        | Lex::Same
        | Lex::Each
        | Lex::Per => !matches!(next, Lex::Other),
        Lex::At => matches!(next, Lex::Least),
        Lex::Up => matches!(next, Lex::To),
        Lex::Less | Lex::More | Lex::Vaguely | Lex::Full => !matches!(next, Lex::Other),
        Lex::Other
        | Lex::Comma
        | Lex::Dot
        | Lex::Dash
        | Lex::Slash
        | Lex::Colon
        | Lex::Clitic
        | Lex::Open
        | Lex::Close
        | Lex::Nth
        | Lex::S
        | Lex::Ago
        | Lex::Before
        | Lex::After
        | Lex::Of
        | Lex::In
        | Lex::On
        | Lex::By
        | Lex::Until
        | Lex::Since
        | Lex::From
        | Lex::To
        | Lex::Between
        | Lex::And
        | Lex::Or
        | Lex::For
        | Lex::Meridiem(_)
        | Lex::Zone
        | Lex::OClock
        | Lex::Bc
        | Lex::Than
        | Lex::Least
        | Lex::Old => false,
        _ => true,
    }
}

impl Found {
    /// Whether a preposition makes the expression open to one side.
    pub(super) const fn open_end(&self) -> Option<crate::facts::Modifier> {
        use crate::facts::Modifier;
        match self.preposition {
            Preposition::Since => Some(Modifier::Since),
            Preposition::Before | Preposition::Until => Some(Modifier::Before),
            Preposition::After => Some(Modifier::After),
            Preposition::By => Some(Modifier::By),
            _ => None,
        }
    }
}

/// Runs `check` over the tokens of a line, for the tests of the grammar.
#[cfg(test)]
pub(super) fn test_cursor(text: &str, check: impl FnOnce(&Cursor<'_>)) {
    let mut tokens = Vec::new();
    crate::text::tokens::tokenize(text, Span::of(0, text.len()), &mut tokens);
    let lexes: Vec<Lex> = tokens.iter().map(|token| lex(text, token)).collect();
    check(&Cursor { text, tokens: &tokens, lexes: &lexes });
}
