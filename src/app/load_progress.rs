//! How far an article that is still being loaded has come.

use crate::text::amount;

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadProgress {
    /// Bytes that have come.
    pub read: u64,
    /// Bytes there are, where that is known.
    pub total: Option<u64>,
    /// Whether the reader asked to stop.
    pub stopped: bool,
}

impl LoadProgress {
    /// "4.2 MB of 10 MB, 42%", "4.2 MB", or nothing.
    #[must_use]
    pub fn describe(&self) -> String {
        match (self.read, self.total.filter(|total| *total >= self.read)) {
            (0, _) => String::new(),
            (read, Some(total)) => {
                let percent = u128::from(read) * 100 / u128::from(total.max(1));
                format!("{} of {}, {percent}%", amount(read), amount(total))
            }
            (read, None) => amount(read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_described_as_far_as_it_is_known() {
        for (read, total, expected) in [
            (0, Some(10), String::new()),
            (500, None, "500 bytes".to_owned()),
            (500, Some(1000), format!("500 bytes of {}, 50%", amount(1000))),
            // A file that grew.
            (2000, Some(1000), amount(2000)),
            (u64::MAX, Some(u64::MAX), format!("{0} of {0}, 100%", amount(u64::MAX))),
        ] {
            let progress = LoadProgress { read, total, stopped: false };
            assert_eq!(progress.describe(), expected, "{read} {total:?}");
        }
    }
}
