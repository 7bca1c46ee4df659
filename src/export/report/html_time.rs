//! Dates as HTML has them: the value of `<time datetime>`.

use crate::facts::DateMention;

/// What HTML takes as the value of a date: a year, month, week, day, a time of a day, or a length in
/// days and less; none of the others that TIMEX3 has ("1989-Q3", "P2Y").
pub(super) fn datetime(mention: &DateMention) -> Option<String> {
    let value = mention.value()?.to_string();
    is_valid(&value).then_some(value)
}

/// Whether a value is one of those, by <https://html.spec.whatwg.org/#datetime-value>.
fn is_valid(value: &str) -> bool {
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |words: &str, digits: usize, least: u32, most: u32| {
        words.len() == digits
            && words.bytes().all(|byte| byte.is_ascii_digit())
            && words.parse().is_ok_and(|number| (least..=most).contains(&number))
    };
    let is_year = |words: &str| is_number(words, 4, 1, 9999);
    let is_month = |words: &str| is_number(words, 2, 1, 12);
    match (parts.as_slice(), time) {
        ([year], None) => is_year(year) || is_days(value),
        ([year, rest], None) => {
            is_year(year)
                && (is_month(rest)
                    || rest.strip_prefix('W').is_some_and(|week| is_number(week, 2, 1, 53)))
        }
        ([year, month, day], time) => {
            let is_time = |time: &str| {
                let (hour, minute) = time.trim_end_matches('Z').split_once(':').unwrap_or_default();
                is_number(hour, 2, 0, 23) && is_number(minute, 2, 0, 59)
            };
            is_year(year) && is_month(month) && is_number(day, 2, 1, 31) && time.is_none_or(is_time)
        }
        ([""], Some(_)) => false,
        _ => is_days(value),
    }
}

/// "P3D", "PT2H", "PT30M".
fn is_days(value: &str) -> bool {
    let count = |rest: &str, units: &[char]| {
        rest.strip_suffix(units)
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
    };
    value.strip_prefix("PT").map_or_else(
        || value.strip_prefix('P').is_some_and(|rest| count(rest, &['D', 'W'])),
        |rest| count(rest, &['H', 'M', 'S']),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_html_has() {
        for value in [
            "2023",
            "2023-11",
            "2023-11-15",
            "2023-W46",
            "2023-11-15T10:35",
            "2023-11-15T10:35Z",
            "P3D",
            "P2W",
            "PT2H",
            "PT30M",
        ] {
            assert!(is_valid(value), "{value}");
        }
        for value in [
            "",
            "198",
            "1989-Q3",
            "2023-WI",
            "XXXX-11",
            "P2Y",
            "P6M",
            "PXD",
            "-0043",
            "0000",
            "2023-13",
            "2023-11-32",
            "2023-11-15TEV",
            "T10:35",
            "PRESENT_REF",
            "2023-11-15T24:00",
            "2023-W54",
            "19",
            "\"><b>",
        ] {
            assert!(!is_valid(value), "{value}");
        }
    }
}
