//! One binary for all integration tests.

mod cli;
mod formats;
#[cfg(feature = "net")]
mod net;
