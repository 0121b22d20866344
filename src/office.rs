//! What can be done, without a face.
