//! Form packages: what a facility needs to work offline, in one file.
