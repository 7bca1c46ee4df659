//! Web pages in reader mode.

pub(crate) mod strip;
pub(crate) mod tags;
