//! The `dateline` program: a thin door to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::cli::main()
}
