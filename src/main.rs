//! The command line of olqy. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    olqy::cli::run()
}
