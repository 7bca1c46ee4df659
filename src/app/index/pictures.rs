//! What the pictures show, once one of them was shown.

use std::sync::OnceLock;

use crate::facts::time_scale::TimeScale;
use crate::facts::voices::Voices;

/// The data of the pictures, each computed when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    pub(in crate::app) scale: OnceLock<TimeScale>,
    pub(in crate::app) voices: OnceLock<Voices>,
    /// Words of each section.
    pub(in crate::app) lengths: OnceLock<Vec<u32>>,
}
