//! One binary for all integration tests.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail, and looks at the world outside"
)]

mod cli;
mod contract;
mod corrections;
mod dossier;
mod dossier_screens;
mod faults;
mod fingers;
mod formats;
#[cfg(feature = "net")]
mod net;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
#[cfg(unix)]
mod pty;
mod readme;
mod report;
mod screens;
mod scripting;
mod slopes;
mod specs;
mod storm;
mod themes;
mod tidy;
