//! Dates in words for the reader, and explanations of how each was resolved.

use crate::calendar::{Date, MONTHS, Period, Unit};
use crate::doc::{DateSource, Document};
use crate::facts::date::Anchor;
use crate::facts::rule::Rule;
use crate::facts::{Certainty, Facts};
use crate::text::fold_space;

use super::attributes::{DateKind, Grain, Modifier};

/// The days `from` to `to` at their granularity: "1988", "early 1990", "Nov 2023",
/// "14 Nov 2023", "Q3 1989", "1970s", "264 BC", "2015–2018".
#[must_use]
pub fn show(from: Date, to: Date, grain: Grain, modifier: Option<Modifier>) -> String {
    let unit = grain.unit();
    let first = Period::of(from, unit);
    let single = first.last().is_none_or(|last| last == to);
    let mut words = if single { one(from, unit) } else { range(from, to, unit) };
    if let Some(before) = modifier.and_then(Modifier::word) {
        words = format!("{before} {words}");
    }
    words
}

/// One period of a unit.
fn one(from: Date, unit: Unit) -> String {
    let year = year(from.year());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            format!("{} {} {year}", from.day(), month(from))
        }
        Unit::Weekend => format!("weekend of {}", one(from, Unit::Day)),
        Unit::Week => format!("week of {}", one(from, Unit::Day)),
        Unit::Month => format!("{} {year}", month(from)),
        Unit::Season => {
            let season = match from.month() {
                3 => "spring",
                6 => "summer",
                9 => "autumn",
                _ => "winter",
            };
            format!("{season} {year}")
        }
        Unit::Quarter => format!("Q{} {year}", from.month().div_ceil(3)),
        Unit::Half => {
            format!("{} half of {year}", if from.month() == 1 { "first" } else { "second" })
        }
        Unit::Year => year,
        Unit::Decade if from.year() > 0 => format!("{}s", from.year() / 10 * 10),
        // The first year of a decade BC ends in 9.
        Unit::Decade => format!("{}s BC", (1 - from.year()) / 10 * 10),
        Unit::Century if from.year() > 0 => format!("{} century", nth(from.year() / 100 + 1)),
        Unit::Century => format!("{} century BC", nth((100 - from.year()) / 100)),
        Unit::Millennium if from.year() > 0 => {
            format!("{} millennium", nth(from.year() / 1000 + 1))
        }
        Unit::Millennium => format!("{} millennium BC", nth((1000 - from.year()) / 1000)),
    }
}

/// The two ends of a range; the part that they share is written once.
fn range(from: Date, to: Date, unit: Unit) -> String {
    let last = Period::of(to, unit).first().unwrap_or(to);
    let same_year = from.year() == last.year();
    match unit {
        Unit::Day if same_year && from.month() == last.month() => {
            format!("{}–{}", from.day(), one(last, unit))
        }
        Unit::Day if same_year => format!("{} {} – {}", from.day(), month(from), one(last, unit)),
        Unit::Month if same_year => format!("{}–{}", month(from), one(last, unit)),
        Unit::Year if from.year() <= 0 && last.year() <= 0 => {
            format!("{}–{}", 1 - from.year(), one(last, unit))
        }
        Unit::Year => format!("{}–{}", one(from, unit), one(last, unit)),
        _ => format!("{} – {}", one(from, unit), one(last, unit)),
    }
}

fn month(date: Date) -> &'static str {
    let name = MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or("");
    name.get(..3).unwrap_or(name)
}

fn year(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

fn nth(number: i32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// How the mention at `index` was resolved, in words: "Tuesday → 14 Nov 2023, the last one before the
/// article's date: 15 Nov 2023". Empty where there is no such mention.
#[must_use]
pub fn explain(doc: &Document, facts: &Facts, index: u32) -> String {
    let Some(mention) = facts.dates.get(index as usize) else { return String::new() };
    let words = fold_space(mention.span.in_text(&doc.text));
    let Some((from, to)) = mention.interval() else {
        let open = match mention.kind() {
            DateKind::Date | DateKind::Time => "not resolved: ",
            DateKind::Duration | DateKind::Set => "",
        };
        return format!("{words} → {open}{}", mention.rule);
    };
    let grain = mention.grain().unwrap_or(Grain::Day);
    let shown = show(from, to, grain, None);
    // "1979" needs no second time that it is 1979.
    let itself = mention.rule == Rule::WrittenInFull && shown == words;
    let mut out = match itself {
        true => format!("{words}, {}", mention.rule),
        false => format!("{words} → {shown}, {}", mention.rule),
    };
    match mention.anchor {
        Some(Anchor::Published(date)) => {
            out.push_str(": ");
            out.push_str(&one(date, Unit::Day));
            if let Some((_, source)) = facts.published {
                out.push_str(&format!(" ({})", source_name(source)));
            }
        }
        Some(Anchor::Mention(anchor)) => {
            if let Some(before) = facts.dates.get(anchor as usize) {
                out.push_str(&format!(": “{}”", fold_space(before.span.in_text(&doc.text))));
                if let Some((day, _)) = before.interval().filter(|_| before.rule == Rule::Corrected)
                {
                    out.push_str(&format!(", which you set to {}", one(day, Unit::Day)));
                }
            }
        }
        None => {}
    }
    if mention.certainty == Certainty::Weak && mention.rule != Rule::MonthFirstGuess {
        out.push_str("; uncertain: another reading fits nearly as well");
    }
    out
}

/// How the article's date is known.
const fn source_name(source: DateSource) -> &'static str {
    match source {
        DateSource::Given => "given",
        DateSource::Metadata => "from its metadata",
        DateSource::Dateline => "from its dateline",
        DateSource::Url => "from its address",
        DateSource::FileName => "from the file’s name",
        DateSource::Properties => "the day the file was changed",
        DateSource::FirstDate => "a guess: the first full date of the lead",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_shown_at_their_grain() {
        let day = |words: &str| match words.strip_prefix('-') {
            Some(bc) => {
                let d = Date::parse_iso(bc).unwrap();
                Date::new(-d.year(), d.month(), d.day()).unwrap()
            }
            None => Date::parse_iso(words).unwrap(),
        };
        for (from, to, grain, modifier, expected) in [
            ("1988-01-01", "1988-12-31", Grain::Year, None, "1988"),
            ("1990-01-01", "1990-12-31", Grain::Year, Some(Modifier::Start), "early 1990"),
            ("2023-11-01", "2023-11-30", Grain::Month, None, "Nov 2023"),
            ("2023-11-14", "2023-11-14", Grain::Day, None, "14 Nov 2023"),
            ("2023-11-14", "2023-11-14", Grain::Time, None, "14 Nov 2023"),
            ("1989-07-01", "1989-09-30", Grain::Quarter, None, "Q3 1989"),
            ("1970-01-01", "1979-12-31", Grain::Decade, Some(Modifier::End), "late 1970s"),
            ("1800-01-01", "1899-12-31", Grain::Century, None, "19th century"),
            ("-0263-01-01", "-0263-12-31", Grain::Year, None, "264 BC"),
            ("-0478-01-01", "-0469-12-31", Grain::Decade, None, "470s BC"),
            ("-0399-01-01", "-0300-12-31", Grain::Century, None, "4th century BC"),
            ("1997-12-01", "1998-02-28", Grain::Season, None, "winter 1997"),
            ("2015-01-01", "2018-12-31", Grain::Year, None, "2015–2018"),
            ("2021-04-03", "2021-04-05", Grain::Day, None, "3–5 Apr 2021"),
            ("2021-04-30", "2021-05-02", Grain::Day, None, "30 Apr – 2 May 2021"),
            ("2021-05-01", "2021-08-31", Grain::Month, None, "May–Aug 2021"),
            ("-0263-01-01", "-0240-12-31", Grain::Year, None, "264–241 BC"),
            ("2015-01-01", "2015-12-31", Grain::Year, Some(Modifier::Since), "since 2015"),
        ] {
            assert_eq!(show(day(from), day(to), grain, modifier), expected);
        }
    }
}
