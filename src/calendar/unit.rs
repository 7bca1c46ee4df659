//! Units of time: seconds to millennia.

/// A unit of time, fine to coarse. From the day on each has a first and a last day, and follows its
/// like without a gap (weekends apart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A civil day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday, as in ISO 8601.
    Week,
    /// A civil month.
    Month,
    /// Spring is March to May; winter is December to February and counts to December's year.
    Season,
    /// Three months from January, April, July or October.
    Quarter,
    /// January to June or July to December.
    Half,
    /// A civil year.
    Year,
    /// Ten years from one that ends in 0, as the 1990s.
    Decade,
    /// A hundred years from one that ends in 00, as the word is used; not from 01.
    Century,
    /// A thousand years from one that ends in 000.
    Millennium,
}

impl Unit {
    /// Whether it counts whole days.
    #[must_use]
    pub const fn is_calendar(self) -> bool {
        !matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}
