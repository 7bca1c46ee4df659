//! Faults on demand, so that tests see what the program does with them. Not in release builds.

/// Panics where `DATELINE_FAILPOINT` names this place.
#[cfg(debug_assertions)]
#[expect(clippy::panic, clippy::disallowed_methods, reason = "it is there to panic")]
pub(super) fn hit(place: &str) {
    if std::env::var("DATELINE_FAILPOINT").is_ok_and(|wanted| wanted == place) {
        panic!("fault on demand: {place}");
    }
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(super) const fn hit(_place: &str) {}
