//! An event's date in its own grain: "2023 Nov 15 Wed", "early 1990", "1970s", "2015–2018".

use crate::calendar::{Date, MONTHS};
use crate::facts::{Event, Grain, Modifier};

/// The date of an event; days are aligned to two columns.
pub(super) fn date_label(event: &Event) -> String {
    let plain = interval(event.from, event.to, event.grain);
    match event.modifier.and_then(Modifier::word) {
        Some(word) => format!("{word} {plain}"),
        None => plain,
    }
}

/// An interval in its own grain; days are aligned to two columns.
pub(in crate::app::panes) fn interval(from: Date, to: Date, grain: Grain) -> String {
    match grain {
        Grain::Day | Grain::PartOfDay | Grain::Time if from == to => {
            let weekday: String = from.weekday().name().chars().take(3).collect();
            format!("{} {weekday}", day(from))
        }
        Grain::Day | Grain::PartOfDay | Grain::Time | Grain::Weekend => {
            let until = to.day();
            match (from.year() == to.year(), from.month() == to.month()) {
                (true, true) => format!("{}–{until}", day(from)),
                (true, false) => format!("{}–{} {until}", day(from), month_name(to)),
                (false, _) => format!("{}–{} {until}", day(from), month(to)),
            }
        }
        Grain::Week => format!("{} week", day(from)),
        Grain::Month if (from.year(), from.month()) == (to.year(), to.month()) => month(from),
        Grain::Month if from.year() == to.year() => format!("{}–{}", month(from), month_name(to)),
        Grain::Month => format!("{}–{}", month(from), month(to)),
        Grain::Quarter => format!("{} Q{}", year(from), from.month().div_ceil(3)),
        Grain::Half => format!("{} H{}", year(from), if from.month() < 7 { 1 } else { 2 }),
        Grain::Season => format!("{} {}", year(from), season(from)),
        Grain::Decade if from.year() + 9 == to.year() => format!("{}s", from.year()),
        Grain::Century if from.year() > 0 => format!("{}s", from.year() / 100 * 100),
        _ if from.year() == to.year() => year(from),
        _ => format!("{}–{}", year(from), year(to)),
    }
}

fn year(date: Date) -> String {
    if date.year() > 0 { date.year().to_string() } else { format!("{} BC", 1 - date.year()) }
}

fn month_name(date: Date) -> String {
    let name = MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or("");
    name.chars().take(3).collect()
}

fn month(date: Date) -> String {
    format!("{} {}", year(date), month_name(date))
}

/// "2023 Nov  5".
pub(in crate::app::panes) fn day(date: Date) -> String {
    format!("{} {:>2}", month(date), date.day())
}

const fn season(from: Date) -> &'static str {
    match from.month() {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_grain_has_its_label() {
        let date = |year, month, day| Date::new(year, month, day).unwrap();
        let (first, last) = (date(2023, 11, 5), date(2023, 11, 7));
        for (from, to, grain, expected) in [
            (first, first, Grain::Day, "2023 Nov  5 Sun"),
            (first, last, Grain::Day, "2023 Nov  5–7"),
            (first, date(2023, 12, 2), Grain::Day, "2023 Nov  5–Dec 2"),
            (first, date(2024, 1, 2), Grain::Day, "2023 Nov  5–2024 Jan 2"),
            (first, date(2025, 11, 2), Grain::Day, "2023 Nov  5–2025 Nov 2"),
            (first, date(2023, 11, 11), Grain::Week, "2023 Nov  5 week"),
            (date(2023, 11, 1), date(2023, 11, 30), Grain::Month, "2023 Nov"),
            (date(2023, 10, 1), date(2023, 11, 30), Grain::Month, "2023 Oct–Nov"),
            (date(2022, 10, 1), date(2023, 11, 30), Grain::Month, "2022 Oct–2023 Nov"),
            (date(2023, 4, 1), date(2023, 6, 30), Grain::Quarter, "2023 Q2"),
            (date(2023, 7, 1), date(2023, 12, 31), Grain::Half, "2023 H2"),
            (date(2023, 6, 1), date(2023, 8, 31), Grain::Season, "2023 summer"),
            (date(1970, 1, 1), date(1979, 12, 31), Grain::Decade, "1970s"),
            (date(1801, 1, 1), date(1900, 12, 31), Grain::Century, "1800s"),
            (date(2015, 1, 1), date(2015, 12, 31), Grain::Year, "2015"),
            (date(2015, 1, 1), date(2018, 12, 31), Grain::Year, "2015–2018"),
        ] {
            assert_eq!(interval(from, to, grain), expected);
        }
    }
}
