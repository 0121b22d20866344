//! The codes of both generations and what they mean, as a table.
//!
//! E76xx: value import up to 2.42 (`ErrorCode.java` of 2.40); E80xx and E81xx: from 2.43; E20xx: calls
//! for single values and for reading. The server's own sentences are not shown in their place: they
//! say `null` for everything that stood only in the head of the request.

use crate::domain::answer::Meaning::{
    self, Approved, AttributeWrong, Closed, ComboWrong, CommentWrong, CompulsoryMissing,
    DataSetUnknown, ElementUnknown, Expired, Future, NoAccess, NotAnOption, NotAssigned,
    OptionNotWritable, OutsideWindow, PeriodWrong, Twice, UnitClosed, UnitNotMine, UnitUnknown,
    ValueMissing, ValueWrong,
};

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) meaning: Meaning,
    pub(super) blames: Blames,
}

/// Whom a conflict blames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blames {
    /// The report as a whole, although all its indexes may be listed.
    Report,
    /// The cells of the indexes.
    Cells,
    /// The cells of the elements or combos named in it; the indexes list all that fell with them.
    Named,
}
use Blames::{Cells, Named, Report};

const CODES: &[(&str, Meaning, Blames)] = &[
    ("E2012", UnitNotMine, Report),
    ("E2017", Expired, Report),
    ("E2019", UnitClosed, Report),
    ("E2020", UnitNotMine, Report),
    ("E2021", ElementUnknown, Cells),
    ("E2022", Future, Report),
    ("E2023", AttributeWrong, Report),
    ("E2024", AttributeWrong, Report),
    ("E2025", OutsideWindow, Report),
    ("E2028", CommentWrong, Cells),
    ("E2029", NotAnOption, Cells),
    ("E2030", ValueWrong, Cells),
    ("E2031", OptionNotWritable, Cells),
    ("E7600", DataSetUnknown, Report),
    ("E7601", NoAccess, Report),
    ("E7602", DataSetUnknown, Report),
    ("E7603", UnitUnknown, Report),
    ("E7604", AttributeWrong, Report),
    ("E7605", CompulsoryMissing, Report),
    ("E7610", ElementUnknown, Cells),
    ("E7611", PeriodWrong, Report),
    ("E7612", UnitUnknown, Report),
    ("E7613", ComboWrong, Cells),
    ("E7614", OptionNotWritable, Cells),
    ("E7615", AttributeWrong, Report),
    ("E7616", OptionNotWritable, Report),
    ("E7617", UnitNotMine, Report),
    ("E7618", ValueMissing, Cells),
    ("E7619", ValueWrong, Cells),
    ("E7620", CommentWrong, Cells),
    ("E7621", NotAnOption, Cells),
    ("E7630", ComboWrong, Cells),
    ("E7631", AttributeWrong, Report),
    ("E7632", PeriodWrong, Report),
    ("E7633", ElementUnknown, Cells),
    ("E7634", ComboWrong, Cells),
    ("E7635", AttributeWrong, Report),
    ("E7636", NotAssigned, Report),
    ("E7638", AttributeWrong, Report),
    ("E7639", AttributeWrong, Report),
    ("E7640", Expired, Report),
    ("E7641", Future, Report),
    ("E7642", Approved, Report),
    ("E7643", OutsideWindow, Report),
    ("E7644", OutsideWindow, Report),
    ("E8002", DataSetUnknown, Report),
    ("E8010", NoAccess, Report),
    ("E8011", UnitNotMine, Report),
    ("E8012", OptionNotWritable, Named),
    ("E8020", ElementUnknown, Named),
    ("E8021", PeriodWrong, Report),
    ("E8022", NotAssigned, Report),
    ("E8023", AttributeWrong, Report),
    ("E8024", ComboWrong, Named),
    ("E8025", AttributeWrong, Report),
    ("E8030", Closed, Report),
    ("E8031", UnitClosed, Report),
    ("E8032", AttributeWrong, Report),
    ("E8033", Approved, Report),
    ("E8100", PeriodWrong, Report),
    ("E8120", ValueMissing, Cells),
    ("E8121", ValueMissing, Cells),
    ("E8122", ValueWrong, Cells),
    ("E8123", NotAnOption, Cells),
    ("E8124", CommentWrong, Cells),
    ("E8125", CommentWrong, Cells),
    ("E8128", Twice, Cells),
];

/// Conflicts of a completion have no code; these words stand in their texts.
const TEXTS: &[(&str, Meaning)] = &[
    ("needs to be filled", CompulsoryMissing),
    ("compulsory", CompulsoryMissing),
    ("not in hierarchy", UnitNotMine),
    ("data set not found", DataSetUnknown),
    ("organisation unit not found", UnitUnknown),
    ("period", PeriodWrong),
    ("category option combo", AttributeWrong),
    ("write access", NoAccess),
];

/// Returns what a code means.
pub(super) fn meaning_of(code: &str) -> Option<Known> {
    CODES
        .binary_search_by(|(known, ..)| known.cmp(&code))
        .ok()
        .and_then(|at| CODES.get(at))
        .map(|(_, meaning, blames)| Known {
            meaning: *meaning,
            blames: *blames,
        })
}

/// Returns what a conflict without a code means.
pub(super) fn meaning_of_text(text: &str) -> Option<Known> {
    let text = text.to_ascii_lowercase();
    let found = TEXTS.iter().find(|(words, _)| text.contains(words));
    found.map(|(_, meaning)| Known {
        meaning: *meaning,
        blames: Report,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_names_no_code_twice() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(meaning_of("E7640").unwrap().meaning, Expired);
        assert_eq!(meaning_of("E9999"), None);
    }
}
