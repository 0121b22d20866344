//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    daftar::cli::main(std::env::args_os())
}
