//! Texts, languages, digits and dates: facts become sentences at the edge.
