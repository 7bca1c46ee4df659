//! Faults on demand, so that tests see what the program does with them. Not in release builds.

/// Panics where `DATELINE_FAULT` names this place.
#[cfg(debug_assertions)]
#[expect(clippy::panic, clippy::disallowed_methods, reason = "it is there to panic")]
pub(super) fn trip(place: &str) {
    if std::env::var("DATELINE_FAULT").is_ok_and(|wanted| wanted == place) {
        panic!("fault on demand: {place}");
    }
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(super) const fn trip(_place: &str) {}
