//! Short years of a history: "the Club of ’89", in the century of the story.

use crate::calendar::Period;

use super::expression::{CalendarRef, Scope, TimeExpr, TimeMention};

/// Moves a year of two digits to the century that brings it nearest to `year`, the last one of the story; others
/// stay as they are.
pub fn follow(mention: &mut TimeMention, text: &str, year: i32) {
    let TimeExpr::Calendar(CalendarRef { scope: Scope::At(period), .. }) = &mut mention.expr else {
        return;
    };
    let Some(written) = period.year_of().filter(|_| is_short(mention.span.in_text(text))) else {
        return;
    };
    let short = written.rem_euclid(100);
    let century = year.div_euclid(100) * 100;
    let near = [century, century - 100, century + 100].into_iter().map(|first| first + short);
    if let Some(nearest) = near.min_by_key(|near| (near - year).abs()).filter(|near| *near > 1000) {
        *period = Period::year(nearest);
    }
}

/// Whether words end with an apostrophe and two digits.
fn is_short(words: &str) -> bool {
    let Some((before, digits)) = words.split_at_checked(words.len().saturating_sub(2)) else {
        return false;
    };
    digits.len() == 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && before.ends_with(['\'', '’', '‘'])
}
