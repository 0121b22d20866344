//! What the server answered to a report, in words.
//!
//! The server's own sentences are in English, say `null` where a period stood, and differ from version
//! to version; they are shown only where nothing is known that could be said in their place.

use super::troubles::{self, Told};
use crate::{
    domain::{
        answer::{Answer, Difference, DifferenceOf, Meaning, Refusal},
        form::{Cell, Form},
    },
    i18n::{Arg, Catalogue},
};

/// So many cells are named; more are counted.
const NAMED: usize = 4;
/// The most characters of a text that are shown of either side.
const SHOWN: usize = 120;

/// Tells what the last attempt to send a report ended with.
pub fn answer(catalogue: &Catalogue, form: &Form, answer: &Answer) -> Told {
    match answer {
        Answer::Stands {
            cells,
            zeros_not_kept,
        } => Told {
            happened: catalogue.format("answer-stands", &[("cells", Arg::from(*cells))]),
            safe: catalogue.text("answer-safe-dhis2"),
            now: if zeros_not_kept.is_empty() {
                catalogue.text("answer-stands-now")
            } else {
                let places = cells_listed(catalogue, form, zeros_not_kept);
                catalogue.format("answer-zeros-not-kept", &[("places", Arg::Phrase(places))])
            },
        },
        Answer::Taken => Told {
            happened: catalogue.text("answer-taken"),
            safe: catalogue.text("answer-safe-here"),
            now: catalogue.text("answer-taken-now"),
        },
        Answer::Refused(refusals) => Told {
            happened: joined(
                catalogue,
                refusals
                    .iter()
                    .map(|refusal| self::refusal(catalogue, form, refusal)),
            ),
            safe: catalogue.text("answer-safe-here"),
            now: refusals.first().map_or_else(String::new, |refusal| {
                catalogue.text(&format!("{}-now", meaning_key(refusal.meaning)))
            }),
        },
        Answer::Differs(differences) => Told {
            happened: catalogue.format(
                "answer-differs",
                &[("places", Arg::Phrase(listed(catalogue, form, differences)))],
            ),
            safe: catalogue.text("answer-safe-here"),
            now: catalogue.text("answer-differs-now"),
        },
        Answer::Foreign(differences) => Told {
            happened: catalogue.format(
                "answer-foreign",
                &[("places", Arg::Phrase(listed(catalogue, form, differences)))],
            ),
            safe: catalogue.text("answer-safe-both"),
            now: catalogue.text("answer-foreign-now"),
        },
        Answer::Later(trouble) | Answer::NeedsPerson(trouble) => {
            troubles::trouble(catalogue, trouble)
        }
    }
}

/// Tells it in a few words, for a line of the outbox.
pub fn answer_in_short(catalogue: &Catalogue, answer: &Answer) -> String {
    let counted = |key: &str, count: usize| catalogue.format(key, &[("count", Arg::from(count))]);
    match answer {
        Answer::Stands { .. } => catalogue.text("answer-short-stands"),
        Answer::Taken => catalogue.text("answer-short-taken"),
        Answer::Refused(refusals) => match refusals.first() {
            Some(refusal) => meaning(catalogue, refusal),
            None => catalogue.text("answer-short-refused"),
        },
        Answer::Differs(differences) => counted("answer-short-differs", differences.len()),
        Answer::Foreign(differences) => counted("answer-short-foreign", differences.len()),
        Answer::Later(trouble) | Answer::NeedsPerson(trouble) => {
            troubles::trouble(catalogue, trouble).happened
        }
    }
}

/// Tells one refusal, with the cells it concerns.
pub fn refusal(catalogue: &Catalogue, form: &Form, refusal: &Refusal) -> String {
    let meaning = meaning(catalogue, refusal);
    if refusal.cells.is_empty() {
        return meaning;
    }
    catalogue.format(
        "answer-refused-cells",
        &[
            ("meaning", Arg::Phrase(meaning)),
            (
                "places",
                Arg::Phrase(cells_listed(catalogue, form, &refusal.cells)),
            ),
        ],
    )
}

/// Tells one difference: the cell, what was keyed here, what DHIS2 holds.
pub fn difference(catalogue: &Catalogue, form: &Form, difference: &Difference) -> String {
    let text = |text: &Option<String>| match text {
        Some(text) => {
            let shown: String = text.chars().take(SHOWN).collect();
            Arg::Phrase(catalogue.digits(&shown))
        }
        None => Arg::Key("answer-blank"),
    };
    let key = match difference.of {
        DifferenceOf::Value => "answer-difference",
        DifferenceOf::Comment => "answer-difference-comment",
        DifferenceOf::FollowUp => "answer-difference-follow-up",
    };
    catalogue.format(
        key,
        &[
            (
                "place",
                Arg::Phrase(cell_label(catalogue, form, difference.cell)),
            ),
            ("here", text(&difference.here)),
            ("there", text(&difference.there)),
        ],
    )
}

/// Names a cell as the paper does: the row's number, the column's letter, the row's name.
pub fn cell_label(catalogue: &Catalogue, form: &Form, cell: Cell) -> String {
    let place = form
        .places()
        .find(|place| form.cell_at(*place) == Some(cell));
    let found = place.and_then(|place| Some((form.row_at(place)?, form.column_at(place)?)));
    let Some((row, column)) = found else {
        return catalogue.text("answer-cell-unknown");
    };
    let number = catalogue.digits(&format!("{}{}", row.number, column.letter));
    catalogue.format(
        "answer-cell",
        &[
            ("number", Arg::Phrase(number)),
            (
                "name",
                Arg::Text(row.names.in_language(catalogue.language())),
            ),
        ],
    )
}

fn meaning(catalogue: &Catalogue, refusal: &Refusal) -> String {
    let key = meaning_key(refusal.meaning);
    if refusal.meaning == Meaning::Unknown && refusal.said.trim().is_empty() {
        return catalogue.text("answer-short-refused");
    }
    catalogue.format(key, &[("said", Arg::Text(&refusal.said))])
}

fn meaning_key(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::NoAccess => "meaning-no-access",
        Meaning::UnitNotMine => "meaning-unit-not-mine",
        Meaning::DataSetUnknown => "meaning-data-set-unknown",
        Meaning::ElementUnknown => "meaning-element-unknown",
        Meaning::UnitUnknown => "meaning-unit-unknown",
        Meaning::OptionNotWritable => "meaning-option-not-writable",
        Meaning::PeriodWrong => "meaning-period-wrong",
        Meaning::NotAssigned => "meaning-not-assigned",
        Meaning::AttributeWrong => "meaning-attribute-wrong",
        Meaning::ComboWrong => "meaning-combo-wrong",
        Meaning::Expired => "meaning-expired",
        Meaning::Future => "meaning-future",
        Meaning::Closed => "meaning-closed",
        Meaning::OutsideWindow => "meaning-outside-window",
        Meaning::UnitClosed => "meaning-unit-closed",
        Meaning::Approved => "meaning-approved",
        Meaning::ValueMissing => "meaning-value-missing",
        Meaning::ValueWrong => "meaning-value-wrong",
        Meaning::NotAnOption => "meaning-not-an-option",
        Meaning::CommentWrong => "meaning-comment-wrong",
        Meaning::Twice => "meaning-twice",
        Meaning::CompulsoryMissing => "meaning-compulsory-missing",
        Meaning::Unknown => "meaning-unknown",
    }
}

fn cells_listed(catalogue: &Catalogue, form: &Form, cells: &[Cell]) -> String {
    let named = cells
        .iter()
        .take(NAMED)
        .map(|cell| cell_label(catalogue, form, *cell));
    and_more(catalogue, joined(catalogue, named), cells.len())
}

fn listed(catalogue: &Catalogue, form: &Form, differences: &[Difference]) -> String {
    let named = differences
        .iter()
        .take(NAMED)
        .map(|one| difference(catalogue, form, one));
    and_more(catalogue, joined(catalogue, named), differences.len())
}

fn joined(catalogue: &Catalogue, parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    let between = catalogue.text("answer-list-separator");
    parts.join(&format!("{} ", between.trim()))
}

fn and_more(catalogue: &Catalogue, named: String, count: usize) -> String {
    match count.checked_sub(NAMED) {
        None | Some(0) => named,
        Some(more) => catalogue.format(
            "answer-and-more",
            &[("named", Arg::Phrase(named)), ("count", Arg::from(more))],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dhis2::fixture::{cell, form},
        domain::{
            answer::Base,
            language::{Digits, Language},
            trouble::Trouble,
        },
    };

    fn every_answer() -> Vec<Answer> {
        let refusal = |meaning| Refusal {
            meaning,
            code: Some("E7640".into()),
            cells: vec![cell(0, 0), cell(0, 1), cell(1, 0), cell(0, 0), cell(0, 1)],
            said: "said".into(),
        };
        let differences = vec![
            Difference {
                cell: cell(0, 0),
                of: DifferenceOf::Value,
                here: Some("12".into()),
                there: None,
                base: Base::Unknown,
            },
            Difference {
                cell: cell(1, 0),
                of: DifferenceOf::Comment,
                here: Some("a".into()),
                there: Some("b".into()),
                base: Base::Unknown,
            },
            Difference {
                cell: cell(0, 1),
                of: DifferenceOf::FollowUp,
                here: None,
                there: None,
                base: Base::Unknown,
            },
        ];
        let mut all = vec![
            Answer::Stands {
                cells: 240,
                zeros_not_kept: Vec::new(),
            },
            Answer::Stands {
                cells: 240,
                zeros_not_kept: vec![cell(0, 0)],
            },
            Answer::Taken,
            Answer::Differs(differences.clone()),
            Answer::Foreign(differences),
            Answer::Later(Trouble::TimedOut),
            Answer::NeedsPerson(Trouble::LoginRefused),
            Answer::Refused(Vec::new()),
        ];
        all.extend(
            [
                Meaning::NoAccess,
                Meaning::UnitNotMine,
                Meaning::DataSetUnknown,
                Meaning::ElementUnknown,
                Meaning::UnitUnknown,
                Meaning::OptionNotWritable,
                Meaning::PeriodWrong,
                Meaning::NotAssigned,
                Meaning::AttributeWrong,
                Meaning::ComboWrong,
                Meaning::Expired,
                Meaning::Future,
                Meaning::Closed,
                Meaning::OutsideWindow,
                Meaning::UnitClosed,
                Meaning::Approved,
                Meaning::ValueMissing,
                Meaning::ValueWrong,
                Meaning::NotAnOption,
                Meaning::CommentWrong,
                Meaning::Twice,
                Meaning::CompulsoryMissing,
                Meaning::Unknown,
            ]
            .map(|meaning| Answer::Refused(vec![refusal(meaning)])),
        );
        all
    }

    #[test]
    fn every_answer_has_its_words_in_every_language() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            for answer in every_answer() {
                let told = self::answer(&catalogue, &form(), &answer);
                let short = answer_in_short(&catalogue, &answer);
                for text in [&told.happened, &told.safe, &told.now, &short] {
                    assert!(
                        !text.contains("answer-") && !text.contains("meaning-"),
                        "{text}"
                    );
                }
                assert!(!told.safe.is_empty() && !short.is_empty());
            }
        }
    }

    #[test]
    fn a_refusal_names_its_cells_and_counts_the_rest() {
        let catalogue = Catalogue::new(Language::En, Digits::Latin);
        let refused = Refusal {
            meaning: Meaning::ValueWrong,
            code: None,
            cells: vec![cell(0, 0), cell(0, 1), cell(1, 0), cell(0, 0), cell(0, 1)],
            said: "Value must match `null`".into(),
        };
        let told = refusal(&catalogue, &form(), &refused).replace(['\u{2068}', '\u{2069}'], "");
        assert!(told.contains("1.01A") && told.contains("1.01B"), "{told}");
        assert!(told.contains("1 more"), "{told}");
        assert!(!told.contains("null"), "{told}");
    }

    #[test]
    fn what_nobody_knows_is_told_in_the_servers_words() {
        let catalogue = Catalogue::new(Language::Ckb, Digits::Arabic);
        let refused = Refusal {
            meaning: Meaning::Unknown,
            code: Some("E9999".into()),
            cells: Vec::new(),
            said: "Reticulating splines".into(),
        };
        assert!(refusal(&catalogue, &form(), &refused).contains("Reticulating splines"));
    }

    #[test]
    fn a_difference_shows_both_figures() {
        let catalogue = Catalogue::new(Language::Ar, Digits::Arabic);
        let told = difference(
            &catalogue,
            &form(),
            &Difference {
                cell: cell(0, 0),
                of: DifferenceOf::Value,
                here: Some("12".into()),
                there: Some("14".into()),
                base: Base::Unknown,
            },
        );
        assert!(told.contains("١٢") && told.contains("١٤"), "{told}");
    }
}
