//! The command line of olqy. Everything it does is in the library.

use std::process::ExitCode;

/// Reading law makes and drops small texts by the million, most of them in another thread than the one that made them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    olqy::cli::run()
}
