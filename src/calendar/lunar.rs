//! Years of other calendars: Islamic, Hebrew and Chinese, the Orthodox Easter and Diwali.

use super::Date;

/// The day `day` of the month `month` (1–12) of the Islamic year that falls into the Gregorian `year`; of two
/// the first. By the arithmetical calendar (Reingold and Dershowitz, "Calendrical Calculations"), which
/// sightings of the moon may differ from by a day.
#[must_use]
pub fn islamic(year: i32, month: u8, day: u8) -> Option<Date> {
    /// 1 Muharram of the year 1, in days from 1970-01-01.
    const EPOCH: i32 = -492_148;
    let about = (year - 622) * 33 / 32;
    let month = i32::from(month) - 1;
    (about - 1..=about + 2).find_map(|hijri| {
        let leap = (3 + 11 * hijri).div_euclid(30);
        let first = EPOCH + 354 * (hijri - 1) + leap + 29 * month + (month + 1) / 2;
        Date::from_days(first + i32::from(day) - 1).filter(|date| date.year() == year)
    })
}

/// The Hebrew New Year in the autumn of `year` (the four postponements of the molad).
#[must_use]
pub fn hebrew_new_year(year: i32) -> Option<Date> {
    /// Day 0 of the calendar, 7 October 3761 BC in the Julian calendar, in days from 1970-01-01.
    const EPOCH: i32 = -2_092_590;
    // Elapsed days before the year, from the mean conjunctions.
    let elapsed = |year: i32| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * i64::from(months);
        let days = 29 * months + i32::try_from(parts.div_euclid(25_920)).unwrap_or(0);
        if (3 * (days + 1)).rem_euclid(7) < 3 { days + 1 } else { days }
    };
    let hebrew = year + 3761;
    let (before, this, after) = (elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1));
    let correction = if after - this == 356 { 2 } else { i32::from(this - before == 382) };
    Date::from_days(EPOCH + this + correction)
}

/// Easter Sunday of the Orthodox churches (Meeus, "Astronomical Algorithms", chapter 8), in the Gregorian
/// calendar.
#[must_use]
pub fn orthodox_easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    // A day of the Julian calendar, from 22 March on.
    let after = d + e;
    let shift = year.div_euclid(100) - year.div_euclid(400) - 2;
    Date::new(year, 3, 22)?.add_days(after + shift)
}

/// The first year of the tables below.
const FIRST: i32 = 1900;

/// Chinese New Year of 1900 to 2100 in days after 20 January, by letters: "A" is 1, "a" is 27. The new moons
/// in China's time (Meeus, "Astronomical Algorithms", chapter 49).
const CHINESE: &str = "KdSIaOEXMBUJcQFYNCVLeSHaPDXMCUJbQFYODVKdSGZPEXMBUIbQGYNDWKcSHZPEXMA\
                       TJbQGZNCVKcRHaPEXMeTIbQGZOCUKdRHaPDWLBTIcRFYNCUKdSHaPEWLBUIbQFXNCVK\
                       dSHZODWLBUJbQFYMCVLdSHZODWMATIbPFYNCVKdRGZPDWMBTIbQFYNDUJcRGZPEWLAT";

/// Diwali of 1900 to 2100 in days after 12 October: the evening before the new moon of Kartik in India.
const DIWALI: &str = "KcRHZOEXLeTIaQFYNgVKcRHaOEXMdSIbQFYNfUJcRHaPDWLeSIbRFYNfUJcSGZPhVLe\
                       TIbQFXMfVJcSHZOhWKeTJbQFXMfVKcRGZNgWMeTIbPEXNfVKdRGZOgWLeTHaQEXNgUJ\
                       cRFYOhWLeTHaPFXNgVJbRGYOhWKdSIaPFYMfUJbRGZOhWLdSIbPFXMeUJcRGZOgVKdT";

/// Chinese New Year; `None` outside 1900–2100.
#[must_use]
pub fn chinese_new_year(year: i32) -> Option<Date> {
    Date::new(year, 1, 20)?.add_days(entry(CHINESE, year)?)
}

/// Diwali; `None` outside 1900–2100.
#[must_use]
pub fn diwali(year: i32) -> Option<Date> {
    Date::new(year, 10, 12)?.add_days(entry(DIWALI, year)?)
}

fn entry(table: &str, year: i32) -> Option<i32> {
    let letter = *table.as_bytes().get(usize::try_from(year - FIRST).ok()?)?;
    let first = if letter.is_ascii_lowercase() { b'a' - 26 } else { b'A' };
    Some(i32::from(letter) - i32::from(first) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(date: impl Fn(i32) -> Option<Date>, years: &[(i32, &str)]) {
        for (year, expected) in years {
            assert_eq!(date(*year).unwrap().to_string(), *expected, "{year}");
        }
    }

    #[test]
    fn days_of_other_calendars() {
        check(
            |year| islamic(year, 9, 1),
            &[(2000, "2000-11-28"), (2015, "2015-06-18"), (2023, "2023-03-23")],
        );
        check(|year| islamic(year, 10, 1), &[(2023, "2023-04-22"), (2024, "2024-04-10")]);
        check(|year| islamic(year, 12, 10), &[(2019, "2019-08-12"), (2024, "2024-06-17")]);
        check(
            hebrew_new_year,
            &[
                (2023, "2023-09-16"),
                (2024, "2024-10-03"),
                (2000, "2000-09-30"),
                (1973, "1973-09-27"),
            ],
        );
        check(
            orthodox_easter,
            &[
                (2024, "2024-05-05"),
                (2021, "2021-05-02"),
                (2010, "2010-04-04"),
                (1918, "1918-05-05"),
            ],
        );
        check(
            chinese_new_year,
            &[
                (1900, "1900-01-31"),
                (1985, "1985-02-20"),
                (2023, "2023-01-22"),
                (2024, "2024-02-10"),
                (2034, "2034-02-19"),
            ],
        );
        check(diwali, &[(2021, "2021-11-04"), (2022, "2022-10-24"), (2023, "2023-11-12")]);
        assert_eq!((chinese_new_year(1899), diwali(2101)), (None, None));
    }
}
