//! When the next frame may be drawn: at once after a key, later while a window is dragged or an
//! article loads.

use std::time::{Duration, Instant};

/// While a window is dragged to another size, frames come no faster than this.
const BETWEEN_RESIZES: Duration = Duration::from_millis(16);
/// While an article loads and nothing else happens, frames come no faster than this: what changes
/// more often cannot be read, and the time is better spent on loading.
const BETWEEN_PARTS: Duration = Duration::from_millis(50);

/// Limits the rate of frames.
#[derive(Debug, Default)]
pub(super) struct FramePacing {
    /// The size changed since the last frame.
    resized: bool,
    /// More has happened since the last frame than that a part of the article was loaded.
    urgent: bool,
    /// No frame before this moment: the window is being dragged.
    resize_until: Option<Instant>,
    /// No frame before this moment unless it is urgent: the article is loading.
    load_until: Option<Instant>,
}

impl FramePacing {
    /// The window has another size.
    pub(super) const fn note_resize(&mut self) {
        self.resized = true;
    }

    /// Something happened that the person waits to see.
    pub(super) const fn note_urgent(&mut self) {
        self.urgent = true;
    }

    /// A frame has been drawn, while an article was loading or not.
    pub(super) fn frame_drawn(&mut self, now: Instant, loading: bool) {
        self.urgent = false;
        if std::mem::take(&mut self.resized) {
            self.resize_until = now.checked_add(BETWEEN_RESIZES);
        }
        self.load_until = if loading { now.checked_add(BETWEEN_PARTS) } else { None };
    }

    /// How long the next frame must wait; none where it may be drawn now.
    pub(super) fn delay(&self, now: Instant) -> Option<Duration> {
        let load_until = self.load_until.filter(|_| !self.urgent);
        let until = self.resize_until.max(load_until)?;
        until.checked_duration_since(now).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::super::clock::now;
    use super::*;

    /// The delay 5 ms after a frame.
    fn check(resized: bool, loading: bool, urgent: bool, expected: Option<u64>) {
        let drawn = now();
        let mut pacing = FramePacing::default();
        if resized {
            pacing.note_resize();
        }
        pacing.frame_drawn(drawn, loading);
        if urgent {
            pacing.note_urgent();
        }
        let delay = pacing.delay(drawn + Duration::from_millis(5));
        assert_eq!(delay, expected.map(Duration::from_millis), "{resized} {loading} {urgent}");
        assert_eq!(pacing.delay(drawn + BETWEEN_PARTS), None);
    }

    #[test]
    fn frames_wait_for_a_dragged_window_and_for_parts() {
        check(false, false, false, None);
        check(false, false, true, None);
        check(true, false, false, Some(11));
        check(true, false, true, Some(11));
        check(false, true, false, Some(45));
        check(false, true, true, None);
        check(true, true, false, Some(45));
        check(true, true, true, Some(11));
    }

    #[test]
    fn one_frame_after_a_resize_is_paced() {
        let mut pacing = FramePacing::default();
        pacing.note_resize();
        let first = now();
        pacing.frame_drawn(first, false);
        let second = first + BETWEEN_RESIZES;
        pacing.frame_drawn(second, false);
        assert_eq!(pacing.delay(second), None);
    }
}
