//! The day of publication, where the data, the page and its address give several.

use crate::calendar::Date;
use crate::formats::document_date;

/// The days that a page gives beside that of its data.
#[derive(Debug)]
pub(super) struct Witnesses<'d> {
    /// The days that stand at the heading.
    pub(super) shown: &'d [Date],
    /// The day in the address.
    pub(super) address: Option<Date>,
    /// The day of the last change.
    pub(super) changed: Option<Date>,
}

/// The day of publication, where the data give the moment `stated`: that day, unless it is the day
/// in UTC and the page shows its own, or the page shows one later day and no other.
pub(super) fn settle(stated: &str, days: &Witnesses<'_>) -> Option<Date> {
    let said = document_date::in_words(stated)?;
    let is_local = |day: &&Date| may_be_local(**day, said, stated);
    let first = days.shown.first().filter(is_local);
    let others = || days.shown.iter().chain(&days.address).find(is_local);
    let is_shown = days.shown.contains(&said);
    if let Some(local) = first.or_else(|| others().filter(|_| !is_shown)) {
        return Some(*local);
    }
    if is_shown {
        return Some(said);
    }
    // "Updated May 6": what the page shows is the text of that day.
    let changed = days.changed.map_or(said, |day| day.add_days(1).unwrap_or(day));
    Some(match days.shown {
        [day] if *day > said && *day <= changed => *day,
        _ => said,
    })
}

/// Whether a moment in UTC that falls on `said` may be on `day` where the page was made.
fn may_be_local(day: Date, said: Date, stated: &str) -> bool {
    /// The last hour of UTC that may be the day before elsewhere, and the first of the day after.
    const BEFORE: u8 = 12;
    const AFTER: u8 = 10;
    let Some((_, time)) = stated.split_once('T') else { return false };
    let is_utc = ["Z", "+00:00", "+0000"].iter().any(|zone| time.trim_end().ends_with(zone));
    let hour = time.get(..2).and_then(|hour| hour.parse::<u8>().ok());
    let Some(hour) = hour.filter(|_| is_utc) else { return false };
    (hour < BEFORE && day.add_days(1) == Some(said))
        || (hour >= AFTER && said.add_days(1) == Some(day))
}
