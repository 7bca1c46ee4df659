//! The context of an expression that changes what it says: tense, repetition, an event that is dated.

use crate::calendar::{Period, Unit};
use crate::facts::dates::context_cues;
use crate::facts::dates::cursor::Cursor;
use crate::facts::dates::expression::{
    CalendarRef, Count, Duration, Origin, Part, Recurrence, Scope, Tense, TimeExpr, TimeMention,
    Vague,
};
use crate::facts::dates::grammar::Parsed;
use crate::facts::dates::time_of_day::Clock;
use crate::facts::dates::token_class::Class;
use crate::text::Span;

use super::events;

/// What was read before an expression.
pub struct Around<'a> {
    /// The tokens of its paragraph.
    pub c: &'a Cursor<'a>,
    /// The expressions before it.
    pub found: &'a [TimeMention],
    /// Where the last one of the paragraph ended, and its index in `found`.
    pub last: Option<(usize, usize)>,
}

impl Around<'_> {
    /// The tense around an expression; a quarter that "will be reported" is over or going on.
    pub fn tense(&self, first: usize, parsed: &Parsed, begin: usize, sentence: Span) -> Tense {
        let TimeExpr::Calendar(reference) = parsed.expr else { return Tense::Unknown };
        // "the second quarter ended Oct. 31" is over.
        if reference.report.is_some() && self.c.word(parsed.end) == "ended" {
            return Tense::JustPast;
        }
        let tense = context_cues::tense(self.c, begin, first, parsed.end);
        if matches!(reference.part, Part::Weekday(_) | Part::Day { .. })
            && self.follows_day_ahead(first)
        {
            return Tense::Future;
        }
        let quarter = matches!(reference.part, Part::Quarter(_) | Part::Half(_));
        if quarter && tense.is_ahead() && context_cues::is_reported(self.c, begin, first) {
            return Tense::Maybe;
        }
        // "is expected on Wednesday, and the one after that early on Thursday".
        if tense == Tense::Unknown
            && let Some(before) = self.found.last()
            && before.sentence == sentence
            && before.tense == Tense::Future
        {
            return Tense::Future;
        }
        // "forecast first-quarter revenue of": the nearest one, over or ahead.
        if quarter && tense != Tense::Future && context_cues::is_forecast(self.c, begin, first) {
            return Tense::Maybe;
        }
        tense
    }

    /// Whether "and" joins it to a day ahead: "tomorrow and on Friday", "is on 20, 21 and 22 May".
    fn follows_day_ahead(&self, first: usize) -> bool {
        let Some((end, index)) = self.last else { return false };
        let at = first - usize::from(self.c.back(first, 1) == Class::On);
        let joined =
            at == end + 1 && matches!(self.c.at(end), Class::And | Class::Or | Class::Comma);
        joined
            && self.found.get(index).is_some_and(|found| match found.expr {
                TimeExpr::Calendar(CalendarRef {
                    part: Part::Whole,
                    scope: Scope::Shift { unit: Unit::Day, by: 0.., from: Origin::Publication },
                    ..
                }) => true,
                TimeExpr::Calendar(day) => day.is_day() && found.tense.is_ahead(),
                _ => false,
            })
    }

    /// Whether the expression before it in the sentence is a repetition: "one flight a week, on Thursday".
    pub fn follows_rate(&self, sentence: Span) -> bool {
        self.found.last().is_some_and(|before| {
            before.sentence == sentence
                && (before.usage.generic || matches!(before.expr, TimeExpr::Recurrence(_)))
        })
    }

    /// Whether the words before it in the sentence say that it comes every year: "each year on the Sunday before".
    pub fn follows_every_year(&self, sentence: Span) -> bool {
        let before = self.found.last().filter(|before| before.sentence == sentence);
        before.is_some_and(|before| {
            let every = matches!(
                before.expr,
                TimeExpr::Recurrence(Recurrence::Every(Duration {
                    count: Count::Of(1),
                    unit: Unit::Year
                }))
            );
            let words = before.span.in_text(self.c.text);
            // "$5 a year" and "5 percent annually" are rates.
            let each = ["every", "each"].iter().any(|word| {
                words.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            });
            before.usage.yearly || every && each
        })
    }

    /// What an expression says where the words around it change that: "will close in eight years" names
    /// a year, "four days before the robbery" a day where the text has dated the robbery, "the Sept. 11
    /// attacks" those of 2001.
    pub fn in_context(&self, first: usize, parsed: &Parsed, begin: usize) -> TimeExpr {
        let c = self.c;
        match parsed.expr {
            TimeExpr::Duration(Duration { count: Count::Of(number), unit })
                if c.back(first, 1) == Class::In
                    && c.word_back(first, 1) == "in"
                    && unit >= Unit::Day
                    && parsed.modifier.is_none()
                    && !matches!(c.at(parsed.end), Class::Of | Class::Other | Class::Dash)
                    && self.is_offset(first, parsed.end, begin, unit) =>
            {
                match i32::try_from(number) {
                    Ok(by) => {
                        TimeExpr::Calendar(CalendarRef::shifted(unit, by, Origin::Publication))
                    }
                    Err(_) => parsed.expr,
                }
            }
            TimeExpr::Calendar(CalendarRef {
                part: Part::Whole,
                scope: Scope::Shift { unit, by, from: Origin::Event },
                clock,
                ..
            }) if let Some((back, event)) = self.dated_event(first, parsed.end, unit) => {
                match event {
                    // "two days after the meeting", where that was "on 4 March 2010".
                    day @ CalendarRef {
                        part: Part::Whole | Part::Day { .. },
                        scope: Scope::At(_),
                        plus: None,
                        ..
                    } if back < 2 && unit == Unit::Day => {
                        TimeExpr::Calendar(CalendarRef { plus: Some((unit, by)), clock, ..day })
                    }
                    _ => {
                        let day = CalendarRef::shifted(unit, by, Origin::Focus);
                        TimeExpr::Calendar(CalendarRef { clock, ..day })
                    }
                }
            }
            // "the soonest day would be a week later", counted from no day.
            TimeExpr::Calendar(CalendarRef {
                part: Part::Whole,
                scope: Scope::Shift { unit: Unit::Day, by: by @ 1.., from: Origin::Discourse },
                plus: None,
                ..
            }) if c.word_back(first, 1) == "be" && c.word_back(first, 2) == "would" => {
                let count = Count::Of(by.unsigned_abs());
                TimeExpr::Duration(Duration { count, unit: Unit::Day })
            }
            // Of an event that has no date only the length is known.
            TimeExpr::Calendar(CalendarRef {
                part: Part::Whole,
                scope: Scope::Shift { unit, by, from: Origin::Event },
                ..
            }) if unit > Unit::Day => {
                TimeExpr::Duration(Duration { count: Count::Of(by.unsigned_abs()), unit })
            }
            // "the people of tomorrow", "the cities of tomorrow".
            TimeExpr::Calendar(CalendarRef { clock: None, .. })
                if c.at(first) == Class::Deictic(1)
                    && c.back(first, 1) == Class::Of
                    && (c.word_back(first, 2).ends_with('s')
                        || matches!(c.word_back(first, 2), "people" | "men" | "women"))
                    && c.lower(first - 2) =>
            {
                TimeExpr::Vague(Vague::Future)
            }
            TimeExpr::Calendar(day @ CalendarRef { part: Part::Day { .. }, .. })
                if day.scope == Scope::Open
                    && let Some(year) = events::year_of_attack(day.part, c.word(parsed.end)) =>
            {
                TimeExpr::Calendar(CalendarRef { scope: Scope::At(Period::year(year)), ..day })
            }
            other => other,
        }
    }

    /// Whether a length behind "in" says when rather than how long: "will close in eight years", "expires in ten days".
    fn is_offset(&self, first: usize, end: usize, begin: usize, unit: Unit) -> bool {
        let tense = context_cues::tense(self.c, begin, first, end);
        // "for the first time in eight years".
        if self.c.word_back(first, 2) == "time" {
            return false;
        }
        unit >= Unit::Week && tense.is_ahead()
            || tense.may_be_ahead() && context_cues::happens_in(self.c, begin, first)
    }

    /// How many expressions back, and the day of the event after "before" or "after" at `at`, where it stands in the sentence of one of the last days
    /// mentioned: the noun there begins as a word here does ("robbery", "robbed").
    fn dated_event(&self, first: usize, at: usize, unit: Unit) -> Option<(usize, CalendarRef)> {
        const STEM: usize = 4;
        /// Expressions back.
        const REACH: usize = 5;
        /// Bytes around the day.
        const AROUND: u32 = 300;
        let c = self.c;
        let noun_at = noun_after(c, at + 1);
        let noun = c.word(noun_at);
        let stem = noun.get(..STEM)?;
        // "for about a year after the blockade", "one year after launching it" are lengths.
        let length = c.back(first, 1) == Class::For || noun.ends_with("ing") || !c.lower(noun_at);
        if unit > Unit::Day && length {
            return None;
        }
        let kind = events::kind(noun);
        let day = |found: &TimeMention| match found.expr {
            TimeExpr::Calendar(reference) => Some(reference).filter(CalendarRef::is_day),
            _ => None,
        };
        let names_noun = |found: &TimeMention| {
            // Of its own sentence the words before the expression count: the noun does not date itself.
            let far = found.span.end.saturating_add(AROUND);
            let end = found.sentence.end.min(c.span(first, at).start).min(far);
            let start = found.sentence.start.max(found.span.start.saturating_sub(AROUND));
            words_of(c.text, start, end).filter(|word| word.len() > 2).any(|word| {
                word.get(..STEM).is_some_and(|start| start.eq_ignore_ascii_case(stem))
                    || kind > 0 && events::kind(word) == kind
            })
        };
        let mut days = (0..REACH).zip(self.found.iter().rev());
        days.find_map(|(back, found)| Some((back, day(found).filter(|_| names_noun(found))?)))
    }
}

/// The words of a text between two offsets, which may be inside a character.
fn words_of(text: &str, start: u32, end: u32) -> impl Iterator<Item = &str> {
    let start = text.ceil_char_boundary(start as usize);
    let end = text.floor_char_boundary(end as usize);
    text.get(start..end).unwrap_or("").split(|letter: char| !letter.is_alphabetic())
}

/// The noun behind "the", "his" or "their" at `i`.
fn noun_after(c: &Cursor<'_>, i: usize) -> usize {
    let owned = c.at(i) == Class::The || matches!(c.word(i), "her" | "his" | "its" | "their");
    i + usize::from(owned)
}

/// Whether an expression is a time of day without its day: "9:42 p.m."
pub fn is_clock_alone(expr: &TimeExpr) -> bool {
    matches!(
        expr,
        TimeExpr::Calendar(CalendarRef {
            part: Part::Whole,
            scope: Scope::Shift { from: Origin::Either, by: 0, .. },
            clock: Some(Clock::At(..)),
            ..
        })
    )
}
