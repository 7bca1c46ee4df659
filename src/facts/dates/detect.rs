//! Detects time expressions in one pass over the tokens, with the context that resolving needs.

mod context;
mod events;

use crate::calendar::{Period, Unit};
use crate::text::Span;
use crate::text::tokenized::{Paragraph, SegmentKind, TokenizedText};

use context::{Around, is_clock_alone};

use super::context_cues;
use super::cursor::Cursor;
use super::expression::{Beside, CalendarRef, Part, Scope, TimeExpr, TimeMention, Usage};
use super::grammar::{self, Parsed};
use super::lexicon::classify;
use super::token_class::Class;

/// Time expressions of one chunk, or of all chunks so far, in text order.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    pub(super) found: Vec<TimeMention>,
}

impl Scan {
    /// Adds the expressions of the next chunk.
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
    let mut classes = Vec::new();
    for paragraph in &prose.paragraphs {
        let tokens = prose.tokens_of(paragraph);
        classes.clear();
        classes.extend(tokens.iter().map(|token| classify(prose.text, token)));
        let cursor = Cursor { text: prose.text, tokens, classes: &classes };
        Detector {
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

/// Detects the expressions of one paragraph.
struct Detector<'a, 'p> {
    c: &'a Cursor<'a>,
    prose: &'a TokenizedText<'p>,
    paragraph: &'a Paragraph,
    /// The sentence of the current token.
    sentence: usize,
    found: &'a mut Vec<TimeMention>,
    /// Whether the current token is inside quotation marks.
    quote: bool,
    /// Where the last expression ended, and its index in `found`.
    last: Option<(usize, usize)>,
}

impl Detector<'_, '_> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.c.tokens.len() {
            i = self.step(i).max(i + 1);
        }
    }

    /// Reads an expression or mark at `i`; returns the next token to read.
    fn step(&mut self, i: usize) -> usize {
        let c = self.c;
        match c.at(i) {
            Class::Address => return self.skip_glued(i),
            Class::Mark => {
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
        if self.is_no_date(i) {
            return i + 1;
        }
        self.add(i, parsed);
        self.second_half(parsed)
    }

    /// Whether the words around an expression show that it is none.
    fn is_no_date(&mut self, i: usize) -> bool {
        let c = self.c;
        if is_then(c, i) && !self.follows_named_date(i) {
            return true;
        }
        let heading = self.paragraph.segment.kind == SegmentKind::Heading;
        let first = self.sentence_of(c.span(i, i + 1).start).1;
        !heading && context_cues::is_name(c, first, i) || context_cues::is_any_tomorrow(c, i)
    }

    /// Whether a date that is named outright, or but for its year, stands a few words before `i`.
    fn follows_named_date(&self, i: usize) -> bool {
        /// Tokens.
        const REACH: usize = 12;
        let Some((end, index)) = self.last.filter(|(end, _)| i - end <= REACH) else {
            return false;
        };
        let last = self.c.span(end - 1, end).end;
        self.found.get(index).is_some_and(|found| match found.expr {
            TimeExpr::Calendar(CalendarRef { part, scope, plus: None, .. }) => {
                let dated = matches!(part, Part::Month(_) | Part::Day { .. });
                found.span.end == last && (matches!(scope, Scope::At(_)) || dated)
            }
            _ => false,
        })
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

    /// Skips a URL, which has no white space inside.
    fn skip_glued(&self, i: usize) -> usize {
        let mut end = i + 1;
        while self.c.glued(end) {
            end += 1;
        }
        end
    }

    fn add(&mut self, first: usize, parsed: Parsed) {
        let c = self.c;
        // "our last day" is one expression.
        let ours = c.at(first + 1) == Class::Unit(Unit::Day)
            && parsed.end == first + 2
            && matches!(c.at(first), Class::Last | Class::Final | Class::Ordinal(_))
            && matches!(c.word_back(first, 1), "my" | "our");
        let span = c.span(first - usize::from(ours), parsed.end);
        let (sentence, begin) = self.sentence_of(span.start);
        let range = self.range_with_last(first);
        if let Some(earlier) = range
            && let (
                TimeExpr::Calendar(reference),
                Some(TimeMention { expr: TimeExpr::Calendar(before), .. }),
            ) = (parsed.expr, self.found.get_mut(earlier))
        {
            share_year(before, &reference);
            before_new_year(before, &reference);
            self.share_year_in_list(earlier);
        }
        let index = self.found.len();
        let ends_range = self.is_range(first)
            && range
                .and_then(|at| self.found.get(at))
                .is_some_and(|f| is_alike(&f.expr, &parsed.expr));
        if let Some(before) = range.filter(|_| ends_range).and_then(|at| self.found.get_mut(at)) {
            before.in_range = true;
        }
        let any =
            matches!(parsed.expr, TimeExpr::Calendar(reference) if reference.scope == Scope::Open);
        let quarter =
            matches!(parsed.expr, TimeExpr::Calendar(reference) if reference.is_bare_quarter());
        let habit = any && context_cues::is_habit(c, begin, first);
        let around = Around { c, found: &*self.found, last: self.last };
        let mention = TimeMention {
            span,
            sentence,
            expr: around.in_context(first, &parsed, begin),
            modifier: parsed.modifier,
            tense: around.tense(first, &parsed, begin, sentence),
            opens: first <= begin + 1,
            declares: context_cues::is_declared(c, first, parsed.end)
                || first == 0 && is_clock_alone(&parsed.expr),
            quoted: self.quote,
            ends_range,
            in_range: ends_range,
            heading: self.paragraph.segment.kind == SegmentKind::Heading,
            preposition: context_cues::preposition(c, begin, first, parsed.end),
            compared: context_cues::is_compared(c, begin, first),
            attributive: context_cues::is_attributive(c, first, parsed.end),
            in_clause: match parsed.expr {
                TimeExpr::Calendar(CalendarRef { scope: Scope::At(_), .. }) => {
                    context_cues::reaches_ahead(c, begin, first)
                }
                TimeExpr::Calendar(CalendarRef { scope: Scope::Open, .. }) => {
                    context_cues::is_in_clause(c, begin, first)
                }
                _ => false,
            },
            usage: Usage {
                generic: habit
                    || context_cues::is_weekday_of(c, first, parsed.end)
                    || around.follows_rate(sentence)
                    || context_cues::is_nowadays(c, first, parsed.end),
                yearly: habit
                    || any && context_cues::is_of_a_kind(c, begin, first)
                    || around.follows_every_year(sentence)
                    || context_cues::is_each_year(c, parsed.end)
                    || context_cues::is_feast(c, first),
                beside: match quarter {
                    true => context_cues::beside(c, first),
                    _ if any && context_cues::is_going_on(c, begin, first, parsed.end) => {
                        Beside::Ongoing
                    }
                    _ => context_cues::beside_time(c, begin, first, parsed.end),
                },
                pinned: context_cues::is_this_day(c, first, parsed.end)
                    || c.at(first) != Class::Deictic(0),
            },
        };
        self.found.push(mention);
        self.last = Some((parsed.end, index));
    }

    /// "June 1, 2 and 3, 2015": the days before the one at `index` are of its year.
    fn share_year_in_list(&mut self, index: usize) {
        const LONGEST_GAP: u32 = 6;
        let Some((earlier, later)) = self.found.split_at_mut_checked(index) else { return };
        let Some(mut next) = later.first().copied() else { return };
        for one in earlier.iter_mut().rev() {
            let gap = next.span.start.saturating_sub(one.span.end);
            // Those that have their year are not followed further, so that long lists take linear time.
            if let (TimeExpr::Calendar(day), TimeExpr::Calendar(reference)) =
                (&mut one.expr, &next.expr)
                && day.scope == Scope::Open
                && reference.scope != Scope::Open
                && let (Part::Day { month, .. }, Part::Day { month: same, .. }) =
                    (day.part, reference.part)
                && month == same
                && gap <= LONGEST_GAP
            {
                share_year(day, reference);
                next = *one;
            } else {
                return;
            }
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

    /// The expression before `first`, where only a word or mark of a range is between them.
    fn range_with_last(&self, first: usize) -> Option<usize> {
        let (end, index) = self.last?;
        let between = first.checked_sub(end)?;
        let joins = match between {
            1 => matches!(
                self.c.at(end),
                Class::Dash | Class::To | Class::Until | Class::And | Class::Slash | Class::Or
            ),
            2 => matches!(
                (self.c.at(end), self.c.at(end + 1)),
                (Class::And | Class::To | Class::Until, Class::The)
            ),
            _ => false,
        };
        // "the quarter to 30 June" names its end itself.
        let whole = match self.found.get(index).map(|found| found.expr) {
            Some(TimeExpr::Calendar(reference)) => reference.report.is_some(),
            _ => false,
        };
        (joins && !whole).then_some(index)
    }

    /// Whether the expression at `first` ends a range, not only a list of two.
    fn is_range(&self, first: usize) -> bool {
        let Some((end, index)) = self.last else { return false };
        match self.c.at(end) {
            Class::Dash | Class::To | Class::Until => true,
            Class::And => {
                let start = self.found.get(index).map_or(0, |f| f.span.start);
                let at = self.c.tokens.partition_point(|t| t.start < start);
                self.c.back(at, 1) == Class::Between || self.c.back(at, 2) == Class::Between
            }
            _ => first == end,
        }
    }

    /// "1914–18", "April 24 and 25": the second end takes the parts that it leaves out from the first.
    fn second_half(&mut self, first: Parsed) -> usize {
        let mut end = first.end;
        let mut next = self.next_half(first);
        while let Some((at, parsed)) = next {
            self.add(at, parsed);
            end = parsed.end;
            next = self.next_half(parsed);
        }
        end
    }

    /// The next end behind an expression, and where it begins.
    fn next_half(&self, first: Parsed) -> Option<(usize, Parsed)> {
        let TimeExpr::Calendar(reference) = first.expr else { return None };
        let c = self.c;
        let (end, at) = (first.end, first.end + 1);
        let second = match (reference.part, reference.scope, c.at(end)) {
            (Part::Whole, Scope::At(period), Class::Dash | Class::Slash)
                if period.unit() == Unit::Year =>
            {
                short_year_after(c, period, at)
            }
            (
                Part::Day { month, .. },
                scope,
                Class::Dash | Class::And | Class::To | Class::Comma | Class::Or,
            ) => day_after(c, month, scope, at),
            _ => None,
        };
        let (form, stop) = second?;
        Some((at, Parsed { expr: TimeExpr::Calendar(form), modifier: None, end: stop }))
    }
}

/// Whether "then" or "that time" at `i` is one of the past: "since then", "at that time".
fn is_then(c: &Cursor<'_>, i: usize) -> bool {
    let then = match c.at(i) {
        // "then-current" says it of something else.
        Class::Then => c.at(c.skip(i + 1, Class::Dash)) != Class::Current,
        Class::That => c.word(i + 1) == "time",
        _ => false,
    };
    then && !matches!(c.back(i, 1), Class::Until | Class::By | Class::Before | Class::From)
}

/// "18" after "1914-".
fn short_year_after(c: &Cursor<'_>, period: Period, at: usize) -> Option<(CalendarRef, usize)> {
    let year = period.year_of()?;
    let (number, digits) = c.number(at)?;
    let short = i32::try_from(number).ok()?;
    let ends = matches!(c.at(at + 1), Class::Comma | Class::Dot | Class::Close);
    // "2016/2017".
    if digits == 4 && c.at(at - 1) == Class::Slash && short == year + 1 && !c.number_goes_on(at) {
        return Some((CalendarRef::at(Period::year(short)), at + 1));
    }
    if digits != 2
        || c.number_goes_on(at)
        || !(c.glued(at) || ends)
        || c.glued(at + 1) && c.at(at + 1) == Class::Dash
    {
        return None;
    }
    let whole = year.div_euclid(100) * 100 + short;
    (whole > year).then(|| (CalendarRef::at(Period::year(whole)), at + 1))
}

/// "25" after "April 24 and".
fn day_after(c: &Cursor<'_>, month: u8, scope: Scope, at: usize) -> Option<(CalendarRef, usize)> {
    let (day, end) = grammar::day_of_month(c, at)?;
    let listed =
        c.at(at - 1) != Class::Comma || matches!(c.at(end), Class::And | Class::Comma | Class::Or);
    let counted = matches!(
        c.at(end),
        Class::Other
            | Class::Unit(_)
            | Class::Units(_)
            | Class::Period
            | Class::Periods
            | Class::Of
            | Class::Scale(_)
            | Class::Half
    ) && !c.glued(at);
    // "28 June–3 July": the number has a month of its own.
    let own_month = matches!(c.at(end), Class::Month(_) | Class::MonthShort(_)) && c.capital(end);
    if !listed || counted || own_month || c.at(at) != Class::Number {
        return None;
    }
    let (own, stop) = grammar::year_after(c, end);
    let scope = if own == Scope::Open { scope } else { own };
    Some((CalendarRef::new(Part::Day { month, day }, scope), stop))
}

/// "May and June 1998", "May or June of that year": the last year belongs to both.
fn share_year(before: &mut CalendarRef, reference: &CalendarRef) {
    let small = |part| {
        matches!(part, Part::Month(_) | Part::Day { .. } | Part::Season(_) | Part::Quarter(_))
    };
    if before.scope == Scope::Open
        && small(before.part)
        && small(reference.part)
        && matches!(reference.scope, Scope::At(_) | Scope::Shift { unit: Unit::Year, .. })
    {
        before.scope = reference.scope;
    }
}

/// "28 December–3 January 2024": the year that is named begins in between.
fn before_new_year(before: &mut CalendarRef, reference: &CalendarRef) {
    let month = |part| match part {
        Part::Month(month) | Part::Day { month, .. } => Some(month),
        _ => None,
    };
    let turns = month(before.part)
        .zip(month(reference.part))
        .is_some_and(|(first, last)| first >= 10 && last <= 3);
    if let Scope::At(period) = reference.scope
        && turns
        && before.scope == reference.scope
        && let Some(year) = period.year_of()
    {
        before.scope = Scope::At(Period::year(year - 1));
    }
}

/// Whether two expressions can be the ends of one range: of one unit.
fn is_alike(first: &TimeExpr, second: &TimeExpr) -> bool {
    use std::mem::discriminant;
    match (first, second) {
        (TimeExpr::Calendar(a), TimeExpr::Calendar(b)) => match (a.part, b.part) {
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
const fn may_begin(lex: Class, next: Class) -> bool {
    match lex {
        Class::The
        | Class::A
        | Class::This
        | Class::That
        | Class::These
        | Class::Same
        | Class::Per => !matches!(next, Class::Other),
        Class::At => matches!(next, Class::Least),
        Class::To => matches!(next, Class::Period),
        Class::Nth => matches!(next, Class::Dot | Class::Named),
        Class::Up => matches!(next, Class::To),
        Class::Less | Class::More | Class::Vaguely | Class::Full => !matches!(next, Class::Other),
        Class::Other
        | Class::Comma
        | Class::Dot
        | Class::Dash
        | Class::Slash
        | Class::Colon
        | Class::Clitic
        | Class::Open
        | Class::Close
        | Class::S
        | Class::Ago
        | Class::Before
        | Class::After
        | Class::Of
        | Class::In
        | Class::On
        | Class::By
        | Class::Until
        | Class::Since
        | Class::From
        | Class::Between
        | Class::And
        | Class::Or
        | Class::For
        | Class::Meridiem(_)
        | Class::Zone
        | Class::OClock
        | Class::Bc
        | Class::Than
        | Class::Least
        | Class::Old => false,
        _ => true,
    }
}
