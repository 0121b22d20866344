//! The sending thread: a pure machine decides, a driver carries out.
