//! Where in the calendar a point lies: anchors, directions and the dates told before.

use crate::calendar::{Date, Period, Unit, Weekday, days_in_month};
use crate::facts::Anchor;
use crate::text::Span;

use super::form::{
    Clock, Count, Form, Found, Length, Origin, Part, Point, Preposition, Scope, Tense, Way,
};
use super::holidays;
use super::mode::Mode;
use super::resolve::anchor_of;
use super::words::Measure;

/// Days that a sign of direction weighs against the nearest year.
const AGAINST: i32 = 150;

/// The same where the verb stands right before the date.
const FAR_AGAINST: i32 = 400;

/// Days that a weekday which disagrees weighs: a date close by is kept, and flagged.
const DISAGREES: i32 = 200;

/// Where a point lies and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The days, where they are known.
    pub period: Option<Period>,
    /// The TIMEX3 value where they are not.
    pub open: Option<String>,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// Why.
    pub rule: &'static str,
}

/// The dates told so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// The last one, and the index of its mark.
    last: Option<(Period, usize)>,
    /// The last one that lies in a single year.
    year: Option<(i32, usize)>,
    /// The last one that lies in a single month.
    month: Option<((i32, u8), usize)>,
    /// The last day.
    day: Option<(Date, usize)>,
    /// The sentence of the last day.
    day_sentence: Option<Span>,
    /// The last quarter.
    quarter: Option<(Period, usize)>,
    /// Whether the last year before 1000 AD was BC.
    ancient: Option<(bool, i32)>,
}

impl Told {
    /// The quarter spoken of, where it was named not long before.
    fn recent_quarter(&self) -> Option<(Period, usize)> {
        let (quarter, index) = self.quarter?;
        let (_, last) = self.last?;
        (last.saturating_sub(index) <= 8).then_some((quarter, index))
    }

    /// Remembers a date for those that lean on it.
    pub fn note(&mut self, period: Period, sentence: Span, index: usize) {
        self.last = Some((period, index));
        let Some(first) = period.first() else { return };
        match period.unit() {
            Unit::Day => {
                self.day = Some((first, index));
                self.day_sentence = Some(sentence);
                self.month = Some(((first.year(), first.month()), index));
            }
            Unit::Month => self.month = Some(((first.year(), first.month()), index)),
            Unit::Quarter => self.quarter = Some((period, index)),
            _ => {}
        }
        if period.unit() <= Unit::Year {
            self.year = period.year_of().map(|year| (year, index));
        }
        if first.year() < 1000 {
            self.ancient = Some((first.year() <= 0, first.year()));
        }
    }
}

/// Whether no calendar has such a day.
pub fn is_impossible(point: &Point) -> bool {
    match point.part {
        Part::Day { month, day } | Part::WeekOf { month, day } => match point.scope {
            Scope::At(period) => {
                period.year_of().is_some_and(|year| day > days_in_month(year, month))
            }
            _ => day > days_in_month(2000, month),
        },
        _ => false,
    }
}

/// Whether a point is a date told before, a year earlier: what figures are compared with.
pub fn is_year_before(point: &Point) -> bool {
    let quarter = Scope::Shift { unit: Unit::Quarter, by: -4, from: Origin::Text };
    matches!(point.plus, Some((Measure::Year, -1))) || point.scope == quarter
}

/// Whether a form is a day of a month, with or without its year.
pub fn names_a_day(form: &Form) -> bool {
    matches!(form, Form::Point(Point { part: Part::Day { .. }, plus: None, .. }))
}

/// "today" in a story of the past: these days.
pub fn is_nowadays(found: &Found, point: &Point) -> bool {
    let today = Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Speech };
    point.part == Part::Whole
        && point.scope == today
        && point.clock.is_none()
        && found.modifier.is_none()
}

/// "two days" of "two days after the landing", where no day of the landing is told.
pub fn event_length(point: &Point, mode: Mode, told: &Told) -> Option<Length> {
    let Scope::Shift { unit: Unit::Day, by, from: Origin::Event } = point.scope else {
        return None;
    };
    let count = Count::Of(u32::try_from(by).ok()?);
    let known = mode == Mode::Narrative && told.day.is_some();
    (!known).then_some(Length { count, unit: Measure::Day })
}

/// What a point needs to be placed.
struct Site<'a> {
    point: &'a Point,
    found: &'a Found,
    tense: Tense,
    date: Option<Date>,
    mode: Mode,
    timeless: bool,
    told: &'a Told,
}

/// Places a point; `None` where the context shows that it is no date.
pub fn place(
    found: &Found,
    point: &Point,
    date: Option<Date>,
    mode: Mode,
    timeless: bool,
    told: &Told,
) -> Option<Place> {
    if is_impossible(point) {
        return Some(Place { rule: "no such day", ..Place::default() });
    }
    let ahead = match found.preposition {
        Preposition::Until => true,
        Preposition::By => !found.tense.is_past(),
        _ => false,
    };
    let tense = if ahead { Tense::Future } else { found.tense };
    let site = Site { point, found, tense, date, mode, timeless, told };
    let alone = Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Either };
    if point.clock.is_some() && point.scope == alone {
        return Some(site.clock_alone());
    }
    let place = match (point.part, point.scope) {
        (Part::AncientYear(year), _) => return site.ancient(i32::from(year)),
        (Part::AnySeason(season), _) if mode == Mode::Narrative => site.open(Part::Season(season)),
        (Part::AnySeason(_), _) => {
            Place { open: open_value(point.part), rule: "of every year", ..Place::default() }
        }
        (Part::Whole, Scope::At(period)) => {
            Place { period: Some(period), rule: "said in full", ..Place::default() }
        }
        (part, Scope::At(period)) => {
            let period = period.year_of().and_then(|year| in_year(part, year));
            Place { period, rule: "said in full", ..Place::default() }
        }
        (Part::Whole, Scope::Shift { unit, by, from }) => site.shifted(unit, by, from),
        (Part::Weekday(weekday), Scope::Shift { by, from: Origin::Speech, .. }) => {
            let week = site.shifted(Unit::Week, by, Origin::Speech);
            let period = week.period.and_then(|w| w.weekday(weekday)).map(Period::day);
            Place { period, ..week }
        }
        (Part::Weekday(weekday), Scope::Shift { .. }) => site.weekday_after_told(weekday),
        (part, Scope::Shift { unit, by, from }) => {
            let year = site.shifted(unit, by, from);
            let period = year.period.and_then(Period::year_of).and_then(|year| in_year(part, year));
            Place { period, open: open_value(part), ..year }
        }
        (Part::Weekday(weekday), Scope::Open) => site.weekday(weekday),
        (Part::Weekday(weekday), Scope::Near(way)) => site.near_weekday(weekday, way),
        (part, Scope::Near(way)) => site.near(part, way, Origin::Speech),
        (part, Scope::NearTold(way)) => site.near(part, way, Origin::Text),
        (Part::DayOfMonth(day), Scope::Open) => site.day_of_month(day),
        (part, Scope::Open) => site.open(part),
    };
    Some(match point.plus {
        Some((measure, by)) => plus(place, measure, by, told, point),
        None => place,
    })
}

/// A part of a year.
fn in_year(part: Part, year: i32) -> Option<Period> {
    Some(match part {
        Part::Whole => Period::year(year),
        Part::Month(month) => Period::month(year, month),
        Part::Day { month, day } => Period::day(Date::new(year, month, day)?),
        Part::Season(season) => Period::season(year, season),
        Part::Quarter(quarter) => Period::quarter(year, quarter),
        Part::Half(half) => Period::half(year, half),
        Part::WeekOf { month, day } => Period::of(Date::new(year, month, day)?, Unit::Week),
        Part::EdgeWeek { last, month } => {
            // A week that lies mostly in the month.
            let day = if last { days_in_month(year, month) - 3 } else { 4 };
            Period::of(Date::new(year, month, day)?, Unit::Week)
        }
        Part::Named(index) => Period::day(holidays::date(index, year)?),
        Part::DayOfMonth(_) | Part::Weekday(_) | Part::AncientYear(_) | Part::AnySeason(_) => {
            return None;
        }
    })
}

/// The value of a part whose year is not known.
fn open_value(part: Part) -> Option<String> {
    Some(match part {
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Part::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Part::Weekday(weekday) => format!("XXXX-WXX-{}", weekday.iso()),
        Part::Season(season) | Part::AnySeason(season) => {
            format!("XXXX-{}", ["SP", "SU", "FA", "WI"].get(usize::from(season))?)
        }
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::WeekOf { .. } | Part::EdgeWeek { .. } => "XXXX-WXX".to_owned(),
        Part::Whole | Part::Named(_) | Part::AncientYear(_) => return None,
    })
}

/// The value of a unit that is not known.
const fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        _ => "XXXX",
    }
}

const fn counted_from(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Published(_) => "counted from the article's date",
        Anchor::Mark(_) => "counted from the date before",
    }
}

impl Site<'_> {
    /// The anchor of a shift: a period to count from.
    fn origin(&self, from: Origin, unit: Unit, by: i32) -> Option<(Period, Anchor)> {
        let speech = || self.date.map(|date| (Period::day(date), Anchor::Published(date)));
        let text = || {
            // "the next day" is counted from the last day, not from the year named since.
            let told = if unit == Unit::Day {
                self.told.day.map(|(d, i)| (Period::day(d), i))
            } else {
                self.told.last
            };
            let (period, index) = told.or(self.told.last)?;
            Some((period, anchor_of(index)?))
        };
        match (from, self.mode) {
            (Origin::Speech, Mode::News) | (Origin::Either, Mode::News) => speech(),
            (Origin::Speech, Mode::Narrative) => speech(),
            // "that day" without a day before it points at something else.
            (Origin::Text, _) if by == 0 => text(),
            (Origin::Event, _) => {
                self.told.day.and_then(|(day, index)| Some((Period::day(day), anchor_of(index)?)))
            }
            (Origin::Text, _) => text().or_else(speech),
            (Origin::Either, Mode::Narrative) => text().or_else(speech),
        }
    }

    fn shifted(&self, unit: Unit, by: i32, from: Origin) -> Place {
        let unknown =
            |rule| Place { open: Some(open_unit(unit).to_owned()), rule, ..Place::default() };
        if unit == Unit::Quarter && from == Origin::Text && by == 0 {
            return self.the_quarter();
        }
        if unit == Unit::Day && by == 0 && from == Origin::Text && self.point.plus.is_some() {
            return self.as_told();
        }
        // "up from a year ago", said of a quarter, means that quarter of the year before.
        let figures = self.mode == Mode::News && self.found.compared && unit == Unit::Year;
        if figures
            && from == Origin::Speech
            && self.point.plus.is_some()
            && let Some((quarter, index)) = self.told.recent_quarter()
        {
            return Place {
                period: Some(quarter),
                anchor: anchor_of(index),
                rule: "the same quarter of the year before",
                ..Place::default()
            };
        }
        let Some((origin, anchor)) = self.origin(from, unit, by) else {
            return unknown("no date to count from");
        };
        if origin.unit() > unit && !(unit == Unit::Week && origin.unit() == Unit::Weekend) {
            return unknown("the date before is too coarse to count from");
        }
        let period = origin.first().and_then(|first| Period::of(first, unit).shift(by));
        Place { period, open: None, anchor: Some(anchor), rule: counted_from(anchor) }
    }

    /// A time of day without a day: that of the sentence, else the day of writing where the time
    /// is told as past; all other times are of every day.
    fn clock_alone(&self) -> Place {
        let near = self.told.day_sentence == Some(self.found.sentence);
        let told = self.told.day.filter(|_| near || self.mode == Mode::Narrative);
        if let Some((day, index)) = told {
            return Place {
                period: Some(Period::day(day)),
                anchor: anchor_of(index),
                rule: "on the day named before",
                open: None,
            };
        }
        let zoned = matches!(self.point.clock, Some(Clock::At(_, _, true)));
        let past = self.tense.is_past() && self.mode == Mode::News;
        match self.date.filter(|_| past || zoned) {
            Some(date) => Place {
                period: Some(Period::day(date)),
                anchor: Some(Anchor::Published(date)),
                rule: "on the article's own day",
                open: None,
            },
            None => Place {
                open: Some(open_unit(Unit::Day).to_owned()),
                rule: "a time of day without a day",
                ..Place::default()
            },
        }
    }

    /// The date before itself, for "a year earlier".
    fn as_told(&self) -> Place {
        let quarter = self.told.recent_quarter().filter(|_| self.mode == Mode::News);
        match quarter.or(self.told.last) {
            Some((period, index)) => Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: "counted from the date before",
                ..Place::default()
            },
            None => Place {
                period: self.date.map(|date| Period::of(date, Unit::Year)),
                anchor: self.date.map(Anchor::Published),
                rule: "counted from the article's date",
                ..Place::default()
            },
        }
    }

    /// "the quarter": the one spoken of, else the last that is over.
    fn the_quarter(&self) -> Place {
        if let Some((period, index)) = self.told.quarter {
            return Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: "the quarter named before",
                ..Place::default()
            };
        }
        let period = self.date.and_then(|date| Period::of(date, Unit::Quarter).shift(-1));
        Place {
            period,
            open: Some(open_unit(Unit::Quarter).to_owned()),
            anchor: self.date.map(Anchor::Published),
            rule: "the last quarter that is over",
        }
    }

    /// A bare weekday: today or the last one, and the next one where the words before look ahead.
    fn weekday(&self, weekday: Weekday) -> Place {
        if self.is_timeless(Part::Weekday(weekday)) {
            return Place {
                open: open_value(Part::Weekday(weekday)),
                rule: "of every week",
                ..Place::default()
            };
        }
        if self.mode == Mode::Narrative && self.date.is_none()
            || self.mode == Mode::Narrative && self.told.day.is_some()
        {
            return self.weekday_after_told(weekday);
        }
        let ahead = matches!(self.tense, Tense::Future | Tense::Maybe);
        let way = if ahead { Way::Next } else { Way::Past };
        let Some(date) = self.date else {
            return Place {
                open: open_value(Part::Weekday(weekday)),
                rule: "no date to count from",
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 7 - date.weekday().iso()) % 7);
        let (days, rule) = match way {
            Way::Next => (ahead, "the next one, as the words before look ahead"),
            _ if ahead == 0 => (0, "the article's own day"),
            _ => (ahead - 7, "the last one before the article's date"),
        };
        Place {
            period: date.add_days(days).map(Period::day),
            anchor: Some(Anchor::Published(date)),
            rule,
            open: None,
        }
    }

    /// The first such weekday on or after the last day told.
    fn weekday_after_told(&self, weekday: Weekday) -> Place {
        let Some((day, index)) = self.told.day else {
            return Place {
                open: open_value(Part::Weekday(weekday)),
                rule: "no day to count from",
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 6 - day.weekday().iso()) % 7) + 1;
        Place {
            period: day.add_days(ahead).map(Period::day),
            anchor: anchor_of(index),
            rule: "the next one after the day before",
            open: None,
        }
    }

    fn near_weekday(&self, weekday: Weekday, way: Way) -> Place {
        let Some(date) = self.date else {
            return Place {
                open: open_value(Part::Weekday(weekday)),
                rule: "no date to count from",
                ..Place::default()
            };
        };
        let ahead = i32::from((weekday.iso() + 7 - date.weekday().iso()) % 7);
        let days = match way {
            Way::Past => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            Way::This => i32::from(weekday.iso()) - i32::from(date.weekday().iso()),
            Way::Next => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
        };
        Place {
            period: date.add_days(days).map(Period::day),
            anchor: Some(Anchor::Published(date)),
            rule: "counted from the article's date",
            open: None,
        }
    }

    /// "last June", "this fall", "next March 5": from the day of writing.
    fn near(&self, part: Part, way: Way, from: Origin) -> Place {
        let origin =
            self.origin(from, Unit::Month, 0).and_then(|(p, anchor)| Some((p.first()?, anchor)));
        let Some((date, anchor)) = origin else {
            return Place {
                open: open_value(part),
                rule: "no date to count from",
                ..Place::default()
            };
        };
        let here = |year: i32| in_year(part, year).and_then(Period::first);
        let year = date.year();
        let pick = match way {
            Way::This => Some(year),
            Way::Past => [year, year - 1]
                .into_iter()
                .find(|&y| in_year(part, y).and_then(Period::last).is_some_and(|d| d < date)),
            Way::Next => [year, year + 1].into_iter().find(|&y| here(y).is_some_and(|d| d > date)),
        };
        Place {
            period: pick.and_then(|year| in_year(part, year)),
            open: open_value(part),
            anchor: Some(anchor),
            rule: counted_from(anchor),
        }
    }

    fn day_of_month(&self, day: u8) -> Place {
        let told = self.told.month.and_then(|((year, month), index)| {
            let date = Date::new(year, month, day)?;
            let agrees = self.point.weekday.is_none_or(|weekday| date.weekday() == weekday);
            agrees.then_some((Period::day(date), index))
        });
        if told.is_none()
            && let Some(date) = self.date
        {
            return Place {
                period: nearest_day(date, day, self.point.weekday).map(Period::day),
                open: open_value(Part::DayOfMonth(day)),
                anchor: Some(Anchor::Published(date)),
                rule: "the month nearest to the article's date",
            };
        }
        match told {
            Some((period, index)) => Place {
                period: Some(period),
                anchor: anchor_of(index),
                rule: "in the month named before",
                ..Place::default()
            },
            None => Place {
                open: open_value(Part::DayOfMonth(day)),
                rule: "no month to count from",
                ..Place::default()
            },
        }
    }

    /// A month, day, season or quarter whose year is not said.
    fn open(&self, part: Part) -> Place {
        if self.is_timeless(part) {
            return Place { open: open_value(part), rule: "of every year", ..Place::default() };
        }
        if self.mode == Mode::Narrative
            && let Some((year, index)) = self.told.year
        {
            let year = year + i32::from(self.turns_the_year(part, index));
            return Place {
                period: in_year(part, year),
                open: open_value(part),
                anchor: anchor_of(index),
                rule: "in the year named before",
            };
        }
        let Some(date) = self.date else {
            return Place {
                open: open_value(part),
                rule: "no date to count from",
                ..Place::default()
            };
        };
        let (year, rule) = match part {
            Part::Quarter(_) | Part::Half(_) => self.finished(part, date),
            _ => self.nearest(part, date),
        };
        Place {
            period: in_year(part, year),
            open: open_value(part),
            anchor: Some(Anchor::Published(date)),
            rule,
        }
    }

    /// Whether a month or season is told as of every year: "it rains from July to September".
    fn is_timeless(&self, part: Part) -> bool {
        let moves = self.tense.moves();
        if self.timeless && self.mode == Mode::News && !moves {
            return matches!(part, Part::Month(_) | Part::Season(_) | Part::Weekday(_));
        }
        let present = self.tense == Tense::Present;
        let news = self.mode == Mode::News;
        let vague = present || news && matches!(self.tense, Tense::Unknown | Tense::Maybe);
        match part {
            Part::Month(_) if self.found.in_range => vague,
            Part::Month(_) => {
                present && self.found.preposition == Preposition::Other && self.found.opens
            }
            Part::Season(_) => present || self.found.in_range && vague,
            _ => false,
        }
    }

    /// Whether a story goes on from the end of a year into the next: "In January", after December.
    fn turns_the_year(&self, part: Part, index: usize) -> bool {
        let (Part::Month(month) | Part::Day { month, .. }) = part else { return false };
        self.told.month.is_some_and(|((_, told), at)| at >= index && told >= 11 && month <= 2)
    }

    /// The year that makes a quarter the last one over (or the one to come, where told as such).
    fn finished(&self, part: Part, date: Date) -> (i32, &'static str) {
        let year = date.year();
        let ahead = self.tense == Tense::Future;
        let begins =
            |y| in_year(part, y).and_then(Period::first).is_some_and(|first| first <= date);
        let ends = |y| in_year(part, y).and_then(Period::last).is_some_and(|last| last < date);
        if ahead {
            let next = if ends(year) { year + 1 } else { year };
            return (next, "the next one, as the words before look ahead");
        }
        (if begins(year) { year } else { year - 1 }, "the last one before the article's date")
    }

    /// The year that brings a part nearest to the day of writing.
    fn nearest(&self, part: Part, date: Date) -> (i32, &'static str) {
        let gap = |year: i32| -> i32 {
            let Some((first, last)) = in_year(part, year).and_then(Period::bounds) else {
                return i32::MAX;
            };
            let (first, last, day) = (first.to_days(), last.to_days(), date.to_days());
            let gap = if day < first {
                first - day
            } else if day > last {
                day - last
            } else {
                0
            };
            // A weekday said beside the date must agree.
            let agrees = self
                .point
                .weekday
                .is_none_or(|w| Date::from_days(first).is_some_and(|d| d.weekday() == w));
            // A sign of direction weighs a few weeks, no more.
            let against = match self.tense {
                Tense::Past if first > day => AGAINST,
                Tense::JustPast if first > day => FAR_AGAINST,
                Tense::Future if last < day => AGAINST,
                _ => 0,
            };
            gap + against + if agrees { 0 } else { DISAGREES }
        };
        let year = date.year();
        let best = [year, year - 1, year + 1].into_iter().min_by_key(|&y| gap(y)).unwrap_or(year);
        (best, "the year nearest to the article's date")
    }

    /// A year of three digits, where the text speaks of such times.
    fn ancient(&self, year: i32) -> Option<Place> {
        let (bc, near) = self.told.ancient?;
        let year = if bc { 1 - year } else { year };
        ((year - near).abs() <= 200).then(|| Place {
            period: Some(Period::year(year)),
            rule: "in the era of the years before",
            ..Place::default()
        })
    }
}

/// The nearest day to `date` that is the `day`th of a month, and a `weekday` where one is said.
fn nearest_day(date: Date, day: u8, weekday: Option<Weekday>) -> Option<Date> {
    let fits = |d: &Date| d.day() == day && weekday.is_none_or(|w| d.weekday() == w);
    (0..=120).find_map(|n| [date.add_days(-n), date.add_days(n)].into_iter().flatten().find(fits))
}

/// Moves a place by some units: "two days after", "a year earlier".
fn plus(place: Place, measure: Measure, by: i32, told: &Told, point: &Point) -> Place {
    let keeps = matches!(point.scope, Scope::Shift { unit: Unit::Day, by: 0, from: Origin::Text });
    let period = place.period.and_then(|period| move_by(period, measure, by, keeps));
    let _ = told;
    let open = if period.is_none() { Some("XXXX".to_owned()) } else { None };
    Place { period, open, ..place }
}

fn move_by(period: Period, measure: Measure, by: i32, keeps: bool) -> Option<Period> {
    let unit = period.unit();
    let months = match measure {
        Measure::Year => by.checked_mul(12)?,
        Measure::Month => by,
        Measure::Decade => by.checked_mul(120)?,
        Measure::Century => by.checked_mul(1200)?,
        _ => 0,
    };
    if months == 0 {
        let days = match measure {
            Measure::Day | Measure::Night => by,
            Measure::Week => by.checked_mul(7)?,
            _ => return None,
        };
        return if unit == Unit::Day { period.shift(days) } else { None };
    }
    let by_unit = match unit {
        Unit::Month => Some(months),
        Unit::Quarter | Unit::Season if months % 3 == 0 => Some(months / 3),
        Unit::Half if months % 6 == 0 => Some(months / 6),
        Unit::Year if months % 12 == 0 => Some(months / 12),
        Unit::Decade if months % 120 == 0 => Some(months / 120),
        _ => None,
    };
    if let Some(by) = by_unit {
        return period.shift(by);
    }
    let first = period.first()?;
    let total = first.year().checked_mul(12)? + i32::from(first.month()) - 1;
    let moved = total.checked_add(months)?;
    let (year, month) = (moved.div_euclid(12), u8::try_from(moved.rem_euclid(12) + 1).ok()?);
    if unit == Unit::Day && keeps {
        let day = first.day().min(days_in_month(year, month));
        return Date::new(year, month, day).map(Period::day);
    }
    Some(if months % 12 == 0 { Period::year(year) } else { Period::month(year, month) })
}
