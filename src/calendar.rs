//! The civil (proleptic Gregorian) calendar: dates, weekdays, ISO weeks. No clock, no time zone.

#[cfg(test)]
mod against_jiff;
mod date;
pub mod lunar;
mod period;
mod unit;

pub use date::{Date, MONTHS, Weekday, days_in_month, is_leap};
pub use period::{Period, season_letters};
pub use unit::Unit;
