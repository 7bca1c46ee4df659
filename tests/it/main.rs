//! One binary for all integration tests.

mod cli;
#[cfg(unix)]
mod pty;
mod screens;
