//! A time scale: the calendar dates of an article or of many as a row of columns, each a year, a month
//! or whatever unit fits, with the number of dates in it. For the reader's screen and the report.

use crate::calendar::{Date, Period, Unit};

/// Units of a column, fine to coarse.
const UNITS: [Unit; 8] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];
/// More empty columns in a row than this become one gap.
const LONGEST_EMPTY: i32 = 3;
/// So many columns that only longer dates touch do no harm.
const LONGEST_BAR: i64 = 3;

/// A date to be placed: its first and last day.
pub type Days = (Date, Date);

/// Columns of one unit from the first date to the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeScale {
    /// The unit of a column; none where there are no dates.
    pub unit: Option<Unit>,
    /// In order of time.
    pub columns: Vec<Column>,
}

/// A year, month … of the scale, or the gap that stands for several in which nothing lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How many dates lie within.
    pub inside: u32,
    /// How many longer ones touch it ("in 2015" a month of that year).
    pub across: u32,
    /// Whether it stands for more than three columns without a date.
    pub is_gap: bool,
    /// Whether the day of writing lies in it.
    pub written: bool,
    /// Whether all of it comes after the day of writing.
    pub future: bool,
}

impl Column {
    /// Whether anything lies in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.inside == 0 && self.across == 0
    }

    /// Whether a date touches it.
    #[must_use]
    pub fn touches(&self, days: Days) -> bool {
        days.0 <= self.to && days.1 >= self.from
    }
}

impl TimeScale {
    /// The scale of some dates with at most `most` columns, in the finest unit of which so many are
    /// enough and that most dates are given in; `written` is the day of writing.
    #[must_use]
    pub fn of(dates: &[Days], written: Option<Date>, most: usize) -> Self {
        if dates.is_empty() {
            return Self::default();
        }
        let mut fits = None;
        for unit in UNITS {
            let placed = Placed::of(dates, written, unit);
            let is_last = unit == Unit::Millennium;
            if is_last || placed.is_shown_well() && placed.width() <= most {
                fits = Some(placed);
                break;
            }
        }
        fits.map(|placed| placed.scale(written)).unwrap_or_default()
    }

    /// The most dates of a column, longer ones not counted; at least 1.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.columns.iter().map(|column| column.inside).max().unwrap_or(0).max(1)
    }

    /// The column that a date begins in; of one before all the first.
    #[must_use]
    pub fn column_of(&self, day: Date) -> Option<usize> {
        let after = self.columns.partition_point(|column| column.from <= day);
        (!self.columns.is_empty()).then(|| after.saturating_sub(1))
    }
}

/// Dates as stretches of columns of a unit.
struct Placed {
    unit: Unit,
    /// First and last column of each date, in order.
    stretches: Vec<(i32, i32)>,
    /// Stretches that touch or overlap, joined, with that of the day of writing.
    runs: Vec<(i32, i32)>,
}

impl Placed {
    fn of(dates: &[Days], written: Option<Date>, unit: Unit) -> Self {
        let at = |day: Date| Period::of(day, unit).index();
        let mut stretches: Vec<(i32, i32)> =
            dates.iter().map(|(from, to)| (at(*from), at((*to).max(*from)))).collect();
        stretches.sort_unstable();
        let day = written.map(|day| (at(day), at(day)));
        let mut all = stretches.clone();
        if let Some(day) = day {
            let place = all.partition_point(|stretch| *stretch <= day);
            all.insert(place, day);
        }
        let mut runs: Vec<(i32, i32)> = Vec::new();
        for (first, last) in all {
            match runs.last_mut() {
                Some(run) if first <= run.1.saturating_add(LONGEST_EMPTY + 1) => {
                    run.1 = run.1.max(last);
                }
                _ => runs.push((first, last)),
            }
        }
        Self { unit, stretches, runs }
    }

    /// How many columns it takes, the gaps between runs too.
    fn width(&self) -> usize {
        let columns =
            self.runs.iter().map(|(first, last)| i64::from(*last) - i64::from(*first) + 1);
        usize::try_from(columns.sum::<i64>()).unwrap_or(usize::MAX) + self.runs.len() - 1
    }

    /// Whether most dates lie within a column, and most columns have one: in days a year is a long bar
    /// that says little.
    fn is_shown_well(&self) -> bool {
        let (mut longer, mut short, mut covered) = (0, 0, 0_i64);
        let (mut last_short, mut end) = (None, i64::MIN);
        for (first, last) in &self.stretches {
            if first != last {
                longer += 1;
            } else if last_short.replace(*first) != Some(*first) {
                short += 1;
            }
            covered += (i64::from(*last) + 1 - i64::from(*first).max(end)).max(0);
            end = end.max(i64::from(*last) + 1);
        }
        longer * 3 <= self.stretches.len() && covered - short <= (2 * short).max(LONGEST_BAR)
    }

    fn scale(&self, written: Option<Date>) -> TimeScale {
        let mut columns = Vec::with_capacity(self.width());
        let mut next = 0;
        let mut going: Vec<i32> = Vec::new();
        for (run, (first, last)) in self.runs.iter().enumerate() {
            if let Some((_, before)) = run.checked_sub(1).and_then(|run| self.runs.get(run)) {
                columns.extend(self.column(before + 1, first - 1, written, true));
            }
            for index in *first..=*last {
                going.retain(|end| *end >= index);
                let mut column = self.column(index, index, written, false);
                let across = u32::try_from(going.len()).unwrap_or(u32::MAX);
                let mut inside = 0;
                while let Some((_, end)) =
                    self.stretches.get(next).filter(|(start, _)| *start == index)
                {
                    next += 1;
                    if *end == index { inside += 1 } else { going.push(*end) }
                }
                if let Some(column) = &mut column {
                    column.inside = inside;
                    column.across = across.max(u32::try_from(going.len()).unwrap_or(u32::MAX));
                }
                columns.extend(column);
            }
        }
        TimeScale { unit: Some(self.unit), columns }
    }

    /// The column from `first` to `last`; none beyond the calendar.
    fn column(&self, first: i32, last: i32, written: Option<Date>, is_gap: bool) -> Option<Column> {
        let from = Period::nth(self.unit, first).first()?;
        let to = Period::nth(self.unit, last).last()?;
        Some(Column {
            from,
            to,
            inside: 0,
            across: 0,
            is_gap,
            written: written.is_some_and(|day| from <= day && day <= to),
            future: written.is_some_and(|day| from > day),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(words: &str) -> Date {
        Date::parse_iso(words).unwrap()
    }

    /// "2015", "2015-06" or a day.
    fn days(words: &str) -> Days {
        let (from, unit) = match words.len() {
            7 if words.ends_with("W2") => ("2015-02-02".to_owned(), Unit::Week),
            4 => (format!("{words}-01-01"), Unit::Year),
            7 => (format!("{words}-01"), Unit::Month),
            _ => (words.to_owned(), Unit::Day),
        };
        Period::of(day(&from), unit).bounds().unwrap()
    }

    /// A figure a column: the dates in it, `-` for longer ones alone, `_` for none, `.` for a gap, `|`
    /// after the one with the day of writing.
    fn check(dates: &str, written: Option<&str>, most: usize, unit: Unit, expected: &str) {
        let dates: Vec<Days> = dates.split_whitespace().map(days).collect();
        let scale = TimeScale::of(&dates, written.map(day), most);
        let mut shown = String::new();
        for column in &scale.columns {
            shown.push_str(&match column {
                Column { is_gap: true, .. } => ".".to_owned(),
                Column { inside: 0, across: 0, .. } => "_".to_owned(),
                Column { inside: 0, .. } => "-".to_owned(),
                Column { inside, .. } => inside.to_string(),
            });
            shown.push_str(if column.written { "|" } else { "" });
        }
        assert_eq!((scale.unit, shown.as_str()), (Some(unit), expected));
        assert!(scale.columns.len() <= most || unit == Unit::Millennium);
    }

    #[test]
    fn the_unit_is_the_finest_that_fits() {
        check("2023-11-14 2023-11-15 2023-11-15", None, 20, Unit::Day, "12");
        check("2023-11-14 2023-11-15 2023-12-30", Some("2023-11-15"), 20, Unit::Day, "11|.1");
        check("2023-11-01 2023-11-28 2023-11-14", None, 4, Unit::Month, "3");
        check(
            "1979 2015 2018 2022 2023-11-14 2023-11-15 2024-06",
            Some("2023-11-15"),
            40,
            Unit::Year,
            "1.1__1___12|1",
        );
        check("1979 2015 2018 2022 2023", Some("2023-11-15"), 6, Unit::Decade, "1___22|");
    }

    #[test]
    fn longer_dates_reach_over_columns() {
        check(
            "2015-W2 2015-02-03 2015-02-04 2015-02-06 2015-02-07",
            None,
            40,
            Unit::Day,
            "-11-11-",
        );
        check("2015-02 2015-02-03 2015-02-04 2015-02-06", None, 40, Unit::Month, "4");
        check("1974 2023-11-13 2023-11-14 2023-12", Some("2023-11-16"), 60, Unit::Year, "1.3|");
        check("2015 2015-02-03", None, 400, Unit::Year, "2");
    }

    #[test]
    fn the_future_comes_after_the_day_of_writing() {
        let dates = ["2022", "2023", "2024"].map(days);
        let scale = TimeScale::of(&dates, Some(day("2023-05-05")), 10);
        let future: Vec<bool> = scale.columns.iter().map(|column| column.future).collect();
        assert_eq!(future, [false, false, true]);
        assert_eq!(scale.column_of(day("2023-12-31")), Some(1));
        assert_eq!((scale.column_of(day("1900-01-01")), scale.highest()), (Some(0), 1));
    }

    #[test]
    fn nothing_one_and_thousands() {
        assert_eq!(TimeScale::of(&[], None, 10), TimeScale::default());
        assert_eq!(TimeScale::default().column_of(day("2023-01-01")), None);
        check("2023-11-14", None, 10, Unit::Day, "1");
        let many: Vec<Days> = (0..9000)
            .map(|n| day("1990-01-01").add_days(n).unwrap())
            .map(|day| (day, day))
            .collect();
        let scale = TimeScale::of(&many, None, 60);
        assert_eq!((scale.unit, scale.columns.len()), (Some(Unit::Year), 25));
        let all: u32 = scale.columns.iter().map(|column| column.inside).sum();
        assert_eq!(all, 9000);
        // The calendar's ends.
        let ends = [("-9999", "-9999"), ("9999", "9999")];
        let ends =
            ends.map(|_| (Date::new(-9999, 1, 1).unwrap(), Date::new(9999, 12, 31).unwrap()));
        assert_eq!(TimeScale::of(&ends, None, 5).unit, Some(Unit::Millennium));
    }
}
