//! The clock, read for pacing, time-outs and the date of reading.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Now, for measuring durations.
#[expect(clippy::disallowed_methods, reason = "the edge may know the time")]
pub(super) fn now() -> Instant {
    Instant::now()
}

/// Seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "the edge may know the time")]
pub(super) fn unix_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
