//! Token classes: what a token is to the date grammar.

use crate::calendar::{Unit, Weekday};

use super::time_of_day::DayPart;

/// What a token is to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing to do with time.
    Other,
    /// ASCII digits.
    Number,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// `-`, `–` or `—`
    Dash,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// `'` or `’`
    Apostrophe,
    /// `'s`
    Clitic,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// Any other mark.
    Mark,
    /// A month, 1–12.
    Month(u8),
    /// A month cut short ("Nov").
    MonthShort(u8),
    /// A weekday.
    Weekday(Weekday),
    /// A weekday cut short ("Tues").
    WeekdayShort(Weekday),
    /// Weekdays in the plural ("Sundays").
    Weekdays(Weekday),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// "period", "time": as long as the one mentioned before.
    Period,
    /// "periods".
    Periods,
    /// A season: 0 spring to 3 winter.
    Season(u8),
    /// A number word, 1–90.
    Cardinal(u8),
    /// "hundred", "thousand", "dozen".
    Scale(u16),
    /// "first" to "thirty-first".
    Ordinal(u8),
    /// "st", "nd", "rd", "th" after digits.
    Nth,
    /// "s" after digits.
    S,
    /// "twenties" to "nineties", by tens.
    Decade(u8),
    /// "half".
    Half,
    /// "a few", "several": a number that is not counted.
    Vaguely,
    /// "couple".
    Couple,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "this".
    This,
    /// "that".
    That,
    /// "these", "those".
    These,
    /// "same".
    Same,
    /// "last".
    Last,
    /// "next".
    Next,
    /// "past".
    Past,
    /// "previous", "preceding", "prior".
    Previous,
    /// "following", "subsequent".
    Following,
    /// "coming", "upcoming".
    Coming,
    /// "current", "present".
    Current,
    /// "recent".
    Recent,
    /// "latest".
    Latest,
    /// "final", "latter".
    Final,
    /// "corresponding", "comparable": the same part of another year.
    Corresponding,
    /// "near", "foreseeable", "long", "short": of a term or the future.
    Near,
    /// "then".
    Then,
    /// "overnight".
    Overnight,
    /// "yearlong".
    Long(Unit),
    /// A Japanese era, by its first year.
    Reign(u16),
    /// "full", "entire", "whole", "single".
    Full,
    /// "ago".
    Ago,
    /// "earlier".
    Earlier,
    /// "later".
    Later,
    /// "before".
    Before,
    /// "after".
    After,
    /// "early".
    Early,
    /// "late".
    Late,
    /// "mid".
    Mid,
    /// "beginning", "start", "outset".
    Beginning,
    /// "middle", "midst".
    Middle,
    /// "end", "close", "latter".
    End,
    /// "of".
    Of,
    /// "in", "during", "within".
    In,
    /// "on".
    On,
    /// "at".
    At,
    /// "by".
    By,
    /// "until", "till", "through".
    Until,
    /// "since".
    Since,
    /// "from".
    From,
    /// "to".
    To,
    /// "between".
    Between,
    /// "and".
    And,
    /// "or".
    Or,
    /// "for".
    For,
    /// "now" after "from".
    Now,
    /// "every", "each".
    Each,
    /// "per".
    Per,
    /// "daily", "weekly", "annually".
    Recurrence(Unit),
    /// "today" and its like, in days from the article's date.
    Deictic(i8),
    /// "tonight".
    Tonight,
    /// Part of a day.
    DayPart(DayPart),
    /// "a.m." (`false`) or "p.m." (`true`).
    Meridiem(bool),
    /// A time zone in use in news: GMT, EST.
    Zone,
    /// "o'clock".
    OClock,
    /// "BC", "BCE".
    Bc,
    /// "AD", "CE".
    Ad,
    /// "fiscal".
    Fiscal,
    /// "about", "around", "nearly".
    Approx,
    /// "more", "over".
    More,
    /// "less", "fewer", "under".
    Less,
    /// "than".
    Than,
    /// "least", "most" after "at".
    Least,
    /// "up" before "to".
    Up,
    /// "old" or "age", which make an age of a length.
    Old,
    /// "currently": the present without a date.
    Present,
    /// "present": the present day, or something else.
    PresentDay,
    /// "recently": the past without a date.
    Gone,
    /// "soon", "future": the future without a date.
    Ahead,
    /// First word of a named day.
    Named,
    /// First word of an address of the web.
    Address,
    /// "Q" or "H" before the number of a quarter or half.
    Code,
}
