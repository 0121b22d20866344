//! A report as a file: for an import by hand, or for a spreadsheet.

pub mod csv;
