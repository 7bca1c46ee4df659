//! The document creation time (TimeML's DCT) of an article, from its metadata, URL or file name.

use crate::calendar::{Date, MONTHS};

/// Years that a publication date may have; numbers outside are something else.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2199;

/// The day in a metadata value: ISO 8601 (`2023-11-15T10:00:00Z`, `20231115`), RFC 2822
/// (`Wed, 15 Nov 2023 10:00:00 GMT`), figures (`15.11.2023`) or words (`November 15, 2023`, `14 mai 2024`).
/// An hour is not used.
#[must_use]
pub fn in_words(words: &str) -> Option<Date> {
    let words = words.trim();
    if let Some(date) = words.get(..10).and_then(Date::parse_iso).filter(plausible) {
        return Some(date);
    }
    let digits = words.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()));
    let ends = !words.get(8..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(date) = digits.filter(|_| ends).and_then(compact) {
        return Some(date);
    }
    // A weekday may stand before it.
    if let Some(date) = words.split_whitespace().take(2).find_map(in_figures) {
        return Some(date);
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '(' | ')' | '|');
    // "14 de mayo de 2024"
    let is_part = |part: &&str| !part.is_empty() && *part != "de";
    let parts: Vec<&str> = words.split(ends).filter(is_part).take(16).collect();
    let number = |part: &&str| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end));
        digits.unwrap_or(part).parse::<i32>().ok()
    };
    let at = parts.iter().position(|part| month_named(part).is_some())?;
    let month = parts.get(at).and_then(|part| month_named(part))?;
    // The day stands beside the month; hours stand elsewhere.
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let day =
        beside.filter_map(|i| parts.get(i)).filter_map(number).find(|n| (1..=31).contains(n))?;
    // The year stands after them, or before: "2010 GMT, March 14, 2021" has an hour first.
    let is_year =
        |part: &&&str| part.len() == 4 && number(part).is_some_and(|n| YEARS.contains(&n));
    let (before, after) = parts.split_at(at);
    let year = after.iter().find(is_year).or_else(|| before.iter().rev().find(is_year));
    let year = year.and_then(number)?;
    Date::new(year, month, u8::try_from(day).ok()?)
}

/// `20.06.2019`, and `20/06/2019` or `06/20/2019` where only one order gives a day.
fn in_figures(word: &str) -> Option<Date> {
    let separator =
        word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/'))?;
    let numbers: Vec<&str> = word.trim_end_matches(',').split(separator).collect();
    let [first, second, year] = numbers.as_slice() else { return None };
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let date = |month: &str, day: &str| Date::new(year, month.parse().ok()?, day.parse().ok()?);
    let (day_first, month_first) = (date(second, first), date(first, second));
    let is_sure = separator == '.' || day_first == month_first;
    let date = if is_sure { day_first } else { day_first.xor(month_first) };
    date.filter(plausible)
}

/// The day in an address: `/2023/11/15/`, `/2023/nov/15/`, `2023-11-15` or `20231115` in its path.
#[must_use]
pub fn in_url(url: &str) -> Option<Date> {
    let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_host.split_once('/')?.1;
    let path = path.split(['?', '#']).next().unwrap_or("");
    let parts: Vec<&str> = path.split('/').take(64).collect();
    let from_parts = parts.windows(3).find_map(|window| match window {
        [year, month, day] => {
            let year = year.parse().ok().filter(|y| year.len() == 4 && YEARS.contains(y))?;
            let number = (month.len() <= 2).then(|| month.parse().ok()).flatten();
            let day = day.get(..2).filter(|_| day.len() == 2).unwrap_or(day);
            Date::new(year, number.or_else(|| month_named(month))?, day.parse().ok()?)
        }
        _ => None,
    });
    from_parts.or_else(|| parts.iter().rev().find_map(|part| in_name(part)))
}

/// The day in a file's name: `2023-11-15-talks.md`, `talks_20231115.txt`.
#[must_use]
pub fn in_name(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let begins = |at: usize| digit(at) && (at == 0 || !digit(at - 1));
    (0..bytes.len().min(256)).filter(|&at| begins(at)).find_map(|at| {
        let iso = name.get(at..at + 10).filter(|_| !digit(at + 10)).map(|d| d.replace('_', "-"));
        let run = name.get(at..at + 8).filter(|_| !digit(at + 8));
        iso.and_then(|d| Date::parse_iso(&d)).filter(plausible).or_else(|| run.and_then(compact))
    })
}

fn plausible(date: &Date) -> bool {
    YEARS.contains(&date.year())
}

/// `20231115`.
fn compact(digits: &str) -> Option<Date> {
    let number = |range| digits.get(range).and_then(|d: &str| d.parse::<u16>().ok());
    let year = i32::from(number(0..4)?);
    let (month, day) = (u8::try_from(number(4..6)?).ok()?, u8::try_from(number(6..8)?).ok()?);
    Date::new(year, month, day).filter(plausible)
}

/// Months in the order of the year, where they are not called as in English: in Dutch, French, German,
/// Italian, Portuguese, Spanish.
#[rustfmt::skip]
const ELSEWHERE: [&[&str]; 12] = [
    &["januari", "janvier", "januar", "jänner", "gennaio", "janeiro", "enero"],
    &["februari", "février", "februar", "febbraio", "fevereiro", "febrero"],
    &["maart", "mars", "märz", "marzo", "março"],
    &["avril", "aprile", "abril"],
    &["mei", "mai", "maggio", "maio", "mayo"],
    &["juni", "juin", "giugno", "junho", "junio"],
    &["juli", "juillet", "luglio", "julho", "julio"],
    &["augustus", "août", "agosto"],
    &["septembre", "settembre", "setembro", "septiembre"],
    &["oktober", "octobre", "ottobre", "outubro", "octubre"],
    &["novembre", "novembro", "noviembre"],
    &["dezember", "décembre", "dicembre", "dezembro", "diciembre"],
];

/// The number of a month: an English one, whole or cut to three letters and more, or one of
/// [`ELSEWHERE`].
fn month_named(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is = |name: &str| word.len() >= 3 && name.to_ascii_lowercase().starts_with(&word);
    let index = MONTHS.iter().position(|name| is(name) || (word == "sept" && *name == "September"));
    let elsewhere = || ELSEWHERE.iter().position(|names| names.contains(&word.as_str()));
    index.or_else(elsewhere).and_then(|i| u8::try_from(i + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(got: Option<Date>) -> String {
        got.map(|d| d.to_string()).unwrap_or_default()
    }

    #[test]
    fn reads_metadata() {
        for (words, expected) in [
            ("2023-11-15", "2023-11-15"),
            ("2023-11-15T08:30:00+04:00", "2023-11-15"),
            ("20231115", "2023-11-15"),
            ("20231115T0830Z", "2023-11-15"),
            ("Wed, 15 Nov 2023 10:00:00 GMT", "2023-11-15"),
            ("November 15, 2023", "2023-11-15"),
            ("15th Sept. 2023", "2023-09-15"),
            ("01:38 PM IST Nov 20, 2019", "2019-11-20"),
            ("Updated 11 a.m. on 15 November 2023", "2023-11-15"),
            ("Updated 2010 GMT (0410 HKT) March 14, 2021", "2021-03-14"),
            ("2023 November 15, 20:10", "2023-11-15"),
            ("20.06.2019 11:43", "2019-06-20"),
            ("20/06/2019", "2019-06-20"),
            ("Tue, 02/18/2025 - 07:45", "2025-02-18"),
            ("Publié le 14 mai 2024 à 17h30", "2024-05-14"),
            ("3. März 2024", "2024-03-03"),
            ("14 de mayo de 2024", "2024-05-14"),
            ("DINSDAG 14 MAART 2024", "2024-03-14"),
            ("06/20/2019, 9 am", "2019-06-20"),
            ("03/01/2020", ""),
            ("1.2.3", ""),
            ("yesterday", ""),
            ("2023", ""),
            ("0001-01-01T00:00:00", ""),
            ("1700000000", ""),
            ("31 February 2023", ""),
        ] {
            assert_eq!(day(in_words(words)), expected, "{words}");
        }
    }

    #[test]
    fn reads_addresses_and_names() {
        for (url, expected) in [
            ("https://example.org/2023/11/15/talks", "2023-11-15"),
            ("https://example.org/world/2023/nov/15/talks-begin", "2023-11-15"),
            ("https://example.org/news/2023-11-15-talks.html?x=1", "2023-11-15"),
            ("https://example.org/20231115/talks", "2023-11-15"),
            ("https://example.org/2023/11/talks", ""),
            ("https://example.org/id/1234567890", ""),
            ("https://example.org", ""),
            ("https://example.org/a?date=2023-11-15", ""),
        ] {
            assert_eq!(day(in_url(url)), expected, "{url}");
        }
        for (name, expected) in [
            ("2023-11-15-talks.md", "2023-11-15"),
            ("talks_20231115.txt", "2023-11-15"),
            ("2023_11_15.html", "2023-11-15"),
            ("talks-2023-13-40.md", ""),
            ("é2023-11-15", "2023-11-15"),
            ("report-20231115001.txt", ""),
        ] {
            assert_eq!(day(in_name(name)), expected, "{name}");
        }
    }
}
