//! Time expressions as written, before they are resolved: which part of which scope they name.

use crate::calendar::{Period, Unit, Weekday, days_in_month};
use crate::text::Span;

use super::attributes::Modifier;
use super::time_of_day::{Clock, DayPart};

/// The meaning of a time expression out of context.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeExpr {
    /// A reference to the calendar.
    Calendar(CalendarRef),
    /// A length of time.
    Duration(Duration),
    /// A repetition.
    Recurrence(Recurrence),
    /// Present, past or future without a date.
    Vague(Vague),
}

/// A reference to the calendar: a `part` of the period that `scope` names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalendarRef {
    /// Which part of the scope.
    pub part: Part,
    /// Where to look for it.
    pub scope: Scope,
    /// The time of day.
    pub clock: Option<Clock>,
    /// The weekday beside a full date.
    pub weekday: Option<Weekday>,
    /// An offset added to that, in units (negative: earlier).
    pub plus: Option<(Unit, i32)>,
    /// The length of the period that ends then, where it is that which is meant.
    pub report: Option<ReportLength>,
}

/// The length of a period that a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportLength {
    /// How many units, 1–60; of a quarter its number, 0 where it has none.
    pub count: u8,
    /// Weeks, months or years; one quarter of a firm's own year.
    pub unit: Unit,
}

impl CalendarRef {
    /// `part` of `scope`, nothing more.
    pub const fn new(part: Part, scope: Scope) -> Self {
        Self { part, scope, clock: None, weekday: None, plus: None, report: None }
    }

    /// One whose scope is left to the context.
    pub const fn open(part: Part) -> Self {
        Self::new(part, Scope::Open)
    }

    /// A whole period.
    pub const fn at(period: Period) -> Self {
        Self::new(Part::Whole, Scope::At(period))
    }

    /// A whole unit, so many from `from`.
    pub const fn shifted(unit: Unit, by: i32, from: Origin) -> Self {
        Self::new(Part::Whole, Scope::shift(unit, by, from))
    }

    /// The same at a time of day.
    pub const fn with_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Whether it names a single day, so that a time of day can belong to it.
    pub fn is_day(&self) -> bool {
        match (self.part, self.scope) {
            (
                Part::Day { .. }
                | Part::Figures { .. }
                | Part::Weekday(_)
                | Part::DayOfMonth(_)
                | Part::NthWeekday { .. }
                | Part::Named(_),
                _,
            ) => true,
            (Part::Whole, Scope::Shift { unit: Unit::Day, .. }) => true,
            (Part::Whole, Scope::At(period)) => period.unit() == Unit::Day,
            _ => false,
        }
    }

    /// Whether it is a quarter of a year that is not named, or one of a game.
    pub fn is_bare_quarter(&self) -> bool {
        matches!(self.part, Part::Quarter(_)) && self.scope == Scope::Open
    }

    /// Whether the calendar has no such day.
    pub fn is_impossible(&self) -> bool {
        match self.part {
            Part::Day { month, day } | Part::WeekOf { month, day } => match self.scope {
                Scope::At(period) => {
                    period.year_of().is_some_and(|year| day > days_in_month(year, month))
                }
                _ => day > days_in_month(2000, month),
            },
            _ => false,
        }
    }

    /// Whether it is the previous date a year earlier, with which figures are compared.
    pub fn is_year_before(&self) -> bool {
        let quarter = Scope::Shift { unit: Unit::Quarter, by: -4, from: Origin::Discourse };
        let same = matches!(self.part, Part::Same(_)) && self.scope != Scope::Open;
        matches!(self.plus, Some((Unit::Year, -1))) || self.scope == quarter || same
    }
}

/// A part of a year, month or week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The scope itself.
    Whole,
    /// A month.
    Month(u8),
    /// A day of a month.
    Day {
        /// 1–12.
        month: u8,
        /// 1–31, not checked against the month.
        day: u8,
    },
    /// A day of a month that is not named.
    DayOfMonth(u8),
    /// A weekday.
    Weekday(Weekday),
    /// A season: 0 spring to 3 winter.
    Season(u8),
    /// A season of every year ("in winter").
    AnySeason(u8),
    /// A quarter, 1–4.
    Quarter(u8),
    /// A half, 1–2.
    Half(u8),
    /// The week that holds a day.
    WeekOf {
        /// 1–12.
        month: u8,
        /// 1–31.
        day: u8,
    },
    /// The nth week of a month; 5 is the last.
    NthWeek {
        /// 1–5.
        nth: u8,
        /// 1–12.
        month: u8,
    },
    /// The nth of a weekday in a month; 5 is the last.
    NthWeekday {
        /// 1–5.
        nth: u8,
        /// The weekday.
        weekday: Weekday,
        /// 1–12.
        month: u8,
    },
    /// A week of a year by its ISO number, 1–53.
    WeekNumber(u8),
    /// Day and month in figures, in an order that the article decides.
    Figures {
        /// 1–31.
        first: u8,
        /// 1–31.
        second: u8,
    },
    /// The quarter, month or other part of a year that was mentioned before.
    Same(Option<Unit>),
    /// A named day, by its index in the table of `holidays`.
    Named(u8),
    /// A year of three digits, BC or AD as the years around it.
    AncientYear(u16),
}

/// Where a part is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scope {
    /// Not named: left to the context.
    Open,
    /// Named outright.
    At(Period),
    /// So many units from the article's date or from a date of the text.
    Shift {
        /// The unit counted in.
        unit: Unit,
        /// How many, negative for the past.
        by: i32,
        /// What they are counted from.
        from: Origin,
    },
    /// The part that lies next in some direction ("last June").
    Nearest(Direction),
    /// The same from the date named before ("the following autumn").
    NearestToMention(Direction),
}

impl Scope {
    /// So many units from `from`.
    pub const fn shift(unit: Unit, by: i32, from: Origin) -> Self {
        Self::Shift { unit, by, from }
    }
}

/// What a shift is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The article's date.
    Publication,
    /// A date named before.
    Discourse,
    /// The date named before in a narrative, else the article's date.
    Either,
    /// An event on the last day named ("two days after the landing").
    Event,
    /// The date mentioned last, whatever its grain ("until then").
    Mention,
    /// The day that the text is about: the last one mentioned, else the article's.
    Focus,
}

/// A direction from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    This,
    Next,
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Not counted: "several".
    Unknown,
    /// A whole number.
    Of(u32),
    /// A whole number and a half.
    AndHalf(u32),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub count: Count,
    /// The unit.
    pub unit: Unit,
}

/// A repetition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recurrence {
    /// After each such length of time.
    Every(Duration),
    /// Every weekday of a name, at a part of the day.
    Weekday(Weekday, Option<DayPart>),
    /// A month or season of every year.
    Yearly(Part),
}

/// Time without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    Present,
    Past,
    Future,
}

/// The tense of the words around an expression: where it lies from the article's date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// No verb near.
    #[default]
    Unknown,
    /// Past.
    Past,
    /// Past, by the verb right before it ("burned on Dec. 28").
    JustPast,
    /// Present.
    Present,
    /// A plan of the past, whose day may be over or ahead ("was set for 28 October").
    Planned,
    /// A weak sign of the future ("would").
    Maybe,
    /// The present of what is planned ("her lease expires in April", "the next race is in May").
    Scheduled,
    /// "will", "is scheduled to", "by", "as early as".
    Future,
}

impl Tense {
    /// Whether it is past.
    pub const fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::JustPast)
    }

    /// Whether it looks ahead for certain.
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Scheduled)
    }

    /// Whether it looks ahead, or may.
    pub const fn may_be_ahead(self) -> bool {
        self.is_ahead() || matches!(self, Self::Maybe)
    }

    /// Whether it is past or future.
    pub const fn moves(self) -> bool {
        self.is_past() || self.is_ahead() || matches!(self, Self::Planned)
    }
}

/// What near a quarter, a time of day or a day without its year shows which one it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// The score or the time left of a game.
    Score,
    /// Money or a share.
    Money,
    /// That a time is one after midnight, which the story of an evening may go on into: "By 1.20 a.m. the water stood
    /// in the street", not "had been seen at 1.20 a.m."
    SmallHours,
    /// That a time is one of an evening that was over then: "had left the bar at 11 p.m."
    Evening,
    /// That what a day or month dates still goes on: "The trial, which opened on 4 November, has heard".
    Ongoing,
}

/// Whether an expression means one day or any such day, as the words around it show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Whether the words around it make it any such day ("two flights a week, on Friday") or these days
    /// ("still in use today").
    pub generic: bool,
    /// Whether they make it a day or month of every year ("each year on 1 May", "her feast day is 30 September").
    pub yearly: bool,
    /// Whether they make it this very day ("has today opened", "today is the third day").
    pub pinned: bool,
    /// What stands beside a quarter or a time of day.
    pub beside: Beside,
}

/// A time expression in the text, with the context that resolving it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeMention {
    /// Its words.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// Its meaning out of context.
    pub expr: TimeExpr,
    /// early, about, since …
    pub modifier: Option<Modifier>,
    /// The tense around it.
    pub tense: Tense,
    /// Whether it ends a range that the expression before it begins.
    pub ends_range: bool,
    /// Whether it is either end of a range.
    pub in_range: bool,
    /// Whether it is in a heading or title.
    pub heading: bool,
    /// Whether it opens its sentence.
    pub opens: bool,
    /// Whether the text says that this is its own day: "It is Monday, May 3rd", or a line of its
    /// own with nothing but the date.
    pub declares: bool,
    /// Whether it is between quotation marks.
    pub quoted: bool,
    /// The preposition right before it.
    pub preposition: Preposition,
    /// Whether it is the reference of a comparison ("up 5% from a year ago").
    pub compared: bool,
    /// Whether it modifies a noun ("the July 25 call") instead of dating an event.
    pub attributive: bool,
    /// Whether a relative clause gives it: the end of an event ("a siege that lasted until the thaw of May 1945"),
    /// or a day without its year ("The trial, which opened on 4 November").
    pub in_clause: bool,
    /// Whether it means one day or any such day.
    pub usage: Usage,
}

impl TimeMention {
    /// The modifier that a preposition makes of the expression: "since 2015".
    pub const fn open_end(&self) -> Option<Modifier> {
        match self.preposition {
            Preposition::Since => Some(Modifier::Since),
            Preposition::Before | Preposition::Until => Some(Modifier::Before),
            Preposition::After => Some(Modifier::After),
            Preposition::By => Some(Modifier::By),
            _ => None,
        }
    }

    /// Whether the text says which weekday its own day is: "It is Tuesday".
    pub const fn names_own_weekday(&self) -> bool {
        self.declares
            && !self.quoted
            && matches!(
                self.expr,
                TimeExpr::Calendar(CalendarRef {
                    part: Part::Weekday(_),
                    scope: Scope::Open,
                    plus: None,
                    ..
                })
            )
    }

    /// Whether it may be a period longer than a quarter that a report is about.
    pub const fn is_long_report(&self) -> bool {
        match &self.expr {
            TimeExpr::Duration(Duration { count: Count::Of(count), unit: Unit::Month }) => {
                matches!(count, 6 | 9 | 12)
            }
            TimeExpr::Calendar(CalendarRef { part: Part::Half(_), .. }) => true,
            TimeExpr::Calendar(CalendarRef { report: Some(length), .. }) => {
                length.count > 3 && !matches!(length.unit, Unit::Week)
                    || matches!(length.unit, Unit::Year)
                    || length.count > 14
            }
            _ => false,
        }
    }

    /// Whether it names a day of a month, with or without its year.
    pub const fn is_month_day(&self) -> bool {
        matches!(
            self.expr,
            TimeExpr::Calendar(CalendarRef { part: Part::Day { .. }, plus: None, .. })
        )
    }

    /// Whether it is counted from another date.
    pub const fn is_relative(&self) -> bool {
        match &self.expr {
            TimeExpr::Calendar(point) => !matches!(point.scope, Scope::At(_)),
            _ => false,
        }
    }
}

/// The preposition before an expression, as far as it shows a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preposition {
    #[default]
    Other,
    In,
    On,
    By,
    Until,
    /// "until" behind a denial: "not until 1978".
    NotUntil,
    Since,
    Before,
    After,
}
