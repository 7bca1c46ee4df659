//! Times of day: clock times and parts of a day.

use super::attributes::Grain;

/// A part of a day that TIMEX3 has a code for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
    Dawn,
}

impl DayPart {
    /// Its code, as it follows a day in a TIMEX3 value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning | Self::Dawn => "TMO",
            Self::Noon => "T12:00",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Midnight => "T24:00",
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Hour 0–24, minute, and whether the zone is UTC.
    At(u8, u8, bool),
    /// "morning".
    Part(DayPart),
}

impl Clock {
    /// Minutes from midnight, where it is a time by the clock.
    pub const fn minutes(self) -> Option<u16> {
        match self {
            Self::At(hour, minute, _) => Some(hour as u16 * 60 + minute as u16),
            Self::Part(DayPart::Noon) => Some(12 * 60),
            Self::Part(DayPart::Midnight) => Some(24 * 60),
            Self::Part(_) => None,
        }
    }

    /// Its granularity.
    pub const fn grain(self) -> Grain {
        match self {
            Self::At(..) | Self::Part(DayPart::Noon | DayPart::Midnight) => Grain::Time,
            Self::Part(_) => Grain::PartOfDay,
        }
    }
}
