//! What the pictures show, once one of them was shown.

use std::sync::OnceLock;

use crate::app::scales::Scales;
use crate::facts::voices::Voices;

/// The data of the pictures, each computed when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    pub(in crate::app) scales: Scales,
    pub(in crate::app) voices: OnceLock<Voices>,
    /// Words of each section.
    pub(in crate::app) lengths: OnceLock<Vec<u32>>,
}
