//! Failpoints: panics on demand, for tests of what the program does then. Not in release builds.

/// Panics where `DATELINE_FAILPOINT` names this place.
#[cfg(debug_assertions)]
#[expect(clippy::panic, clippy::disallowed_methods, reason = "it is there to panic")]
pub(super) fn hit(place: &str) {
    if std::env::var("DATELINE_FAILPOINT").is_ok_and(|wanted| wanted == place) {
        panic!("failpoint: {place}");
    }
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(super) const fn hit(_place: &str) {}
