//! What an expression says by itself, before anyone asks when it was written.

use crate::calendar::{Period, Unit, Weekday};
use crate::facts::Modifier;
use crate::text::Span;

use super::words::{DayPart, Measure};

/// An expression as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A place in the calendar.
    Point(Point),
    /// A length of time.
    Length(Length),
    /// A repetition.
    Rate(Rate),
    /// Present, past or future without a date.
    Vague(Vague),
}

/// A place in the calendar: `part` of what `scope` names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Which part of the scope.
    pub part: Part,
    /// Where to look for it.
    pub scope: Scope,
    /// The time of day.
    pub clock: Option<Clock>,
    /// The weekday said beside a full date.
    pub weekday: Option<Weekday>,
    /// So much later than what part and scope give (earlier when negative).
    pub plus: Option<(Measure, i32)>,
}

impl Point {
    /// `part` of `scope`, nothing more.
    pub const fn new(part: Part, scope: Scope) -> Self {
        Self { part, scope, clock: None, weekday: None, plus: None }
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
    /// A day of a month that is not said.
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
    /// The first or last week of a month.
    EdgeWeek {
        /// Whether it is the last.
        last: bool,
        /// 1–12.
        month: u8,
    },
    /// A named day, by its place in the table of `holidays`.
    Named(u8),
    /// A year of three digits, BC or AD as the years around it.
    AncientYear(u16),
}

/// Where a part is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scope {
    /// Nothing said: by the context.
    Open,
    /// Said outright.
    At(Period),
    /// So many units from the day of speech or from a date of the text.
    Shift {
        /// The unit counted in.
        unit: Unit,
        /// How many, negative for the past.
        by: i32,
        /// From where.
        from: Origin,
    },
    /// The part that lies next in some direction ("last June").
    Near(Way),
    /// The same from the date named before ("the following autumn").
    NearTold(Way),
}

/// What a shift is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day of writing.
    Speech,
    /// A date named before.
    Text,
    /// The date named before where the text tells a story, else the day of writing.
    Either,
    /// An event told before, on the last day named ("two days after the landing").
    Event,
}

/// A direction from the day of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Past,
    This,
    Next,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Hour 0–24, minute, and whether the zone is UTC.
    At(u8, u8, bool),
    /// "morning".
    Part(DayPart),
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Nobody counted: "several".
    Unknown,
    /// A whole number.
    Of(u32),
    /// A whole number and a half.
    AndHalf(u32),
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Measure,
}

/// A repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Every so long.
    Every(Length),
    /// Every weekday of a name, at a part of the day.
    Weekday(Weekday, Option<DayPart>),
}

/// Time without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    Present,
    Past,
    Future,
}

/// What the words before an expression tell of its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// No verb near.
    #[default]
    Unknown,
    /// Told as past.
    Past,
    /// Told as past by the verb right before it ("burned on Dec. 28").
    JustPast,
    /// Told as present.
    Present,
    /// A weak sign of the future ("would").
    Maybe,
    /// "will", "is scheduled to", "by", "as early as".
    Future,
}

impl Tense {
    /// Whether it is told as past.
    pub const fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::JustPast)
    }

    /// Whether it is told as past or to come.
    pub const fn moves(self) -> bool {
        self.is_past() || matches!(self, Self::Future)
    }
}

/// An expression found, with the evidence that resolving it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Its words.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// What it says.
    pub form: Form,
    /// early, about, since …
    pub modifier: Option<Modifier>,
    /// The tense around it.
    pub tense: Tense,
    /// Whether it ends a range that the expression before it begins.
    pub ends_range: bool,
    /// Whether it is either end of a range.
    pub in_range: bool,
    /// Whether it stands in a heading or title.
    pub heading: bool,
    /// Whether it stands at the beginning of its sentence.
    pub opens: bool,
    /// Whether the text says that this is its own day: "It is Monday, May 3rd", or a line of its
    /// own with nothing but the date.
    pub declares: bool,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// The preposition right before it.
    pub preposition: Preposition,
    /// Whether it is what something is compared with ("up 5% from a year ago").
    pub compared: bool,
    /// Whether it only tells which thing is spoken of ("the July 25 call").
    pub attributive: bool,
}

/// The preposition before an expression, as far as it tells anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preposition {
    #[default]
    Other,
    In,
    On,
    By,
    Until,
    Since,
    Before,
    After,
}
