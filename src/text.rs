//! Logical text becomes the cells of a terminal line.
