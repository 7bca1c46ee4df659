//! Dates in figures that have two readings ("5/4/2023"): the article's other dates decide between them.

use crate::calendar::{Date, Period};
use crate::doc::Document;
use crate::facts::rule::Rule;
use crate::facts::{Certainty, Warning, WarningKind};
use crate::text::{Span, fold_space};

use super::expression::{CalendarRef, Part, Scope, TimeExpr, TimeMention};

/// How a date of two readings was decided.
pub type Order = (Span, Rule, Certainty);

/// Gives every date in figures its day: those of two readings as the others are written, else the month
/// first, with a warning. Returns those of two readings, in text order.
pub fn decide(
    doc: &Document,
    found: &mut [TimeMention],
    warnings: &mut Vec<Warning>,
) -> Vec<Order> {
    let votes = found.iter().filter_map(|one| vote(doc, one));
    let balance: i32 = votes.sum();
    let mut orders = Vec::new();
    for one in found {
        let TimeExpr::Calendar(reference) = &mut one.expr else { continue };
        let Some((month_first, day_first)) = readings(reference) else { continue };
        let two = month_first.zip(day_first).filter(|(one, other)| one != other);
        let chosen =
            if balance > 0 { day_first.or(month_first) } else { month_first.or(day_first) };
        let Some(chosen) = chosen else { continue };
        reference.part = Part::Whole;
        reference.scope = Scope::At(Period::day(chosen));
        let Some((month_first, day_first)) = two else { continue };
        let (rule, certainty) = match balance {
            1.. => (Rule::DayFirst, Certainty::Sure),
            0 => (Rule::MonthFirstGuess, Certainty::Weak),
            _ => (Rule::MonthFirst, Certainty::Sure),
        };
        orders.push((one.span, rule, certainty));
        if balance == 0 {
            let words = fold_space(one.span.in_text(&doc.text));
            let message = format!("{words} is {} or {}", month_first.long(), day_first.long());
            warnings.push(Warning { span: one.span, kind: WarningKind::AmbiguousDate, message });
        }
    }
    orders
}

/// The day with the month first, and with the day first.
fn readings(reference: &CalendarRef) -> Option<(Option<Date>, Option<Date>)> {
    let (Part::Figures { first, second }, Scope::At(year)) = (reference.part, reference.scope)
    else {
        return None;
    };
    let year = year.year_of()?;
    Some((Date::new(year, first, second), Date::new(year, second, first)))
}

/// Whether a date speaks for the day first (positive) or the month first: figures that have one reading
/// weigh more than dates in words.
fn vote(doc: &Document, one: &TimeMention) -> Option<i32> {
    const FIGURES: i32 = 1000;
    let TimeExpr::Calendar(reference) = &one.expr else { return None };
    if let Some((month_first, day_first)) = readings(reference) {
        return match (month_first, day_first) {
            (Some(_), None) => Some(-FIGURES),
            (None, Some(_)) => Some(FIGURES),
            _ => None,
        };
    }
    let words = one.span.in_text(&doc.text);
    let in_words =
        matches!(reference.part, Part::Day { .. }) && words.contains(char::is_alphabetic);
    let day_first = words.starts_with(|letter: char| letter.is_ascii_digit());
    in_words.then_some(if day_first { 1 } else { -1 })
}
