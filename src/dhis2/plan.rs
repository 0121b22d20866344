//! From the frozen snapshot and what the server holds to the request, and back to the proof.
//!
//! Two rules of DHIS2 make the look at the server necessary: a value sent without its comment erases
//! the comment, and nothing is ever deleted by leaving it out. And one rule of ours: nobody's figures
//! are overwritten silently. A figure on the server is ours when it stood there as we last ended our
//! work on the report, or when we may have sent it since. Any other was written by somebody else, even
//! one that we sent long ago, and so is the lack of one that stood there; then nothing is sent until a
//! person has seen both.

use serde::Serialize;

use crate::{
    dhis2::{
        data_value_set::{GivenCell, Head, Snapshot, WireValue},
        server_state::{Held, ServerState},
    },
    domain::{
        answer::{Base, Choice, Difference, DifferenceOf},
        form::{Cell, Form, Row},
        value::Decimal,
    },
    text::clean,
};

/// How much of a foreign text is kept: all of it, as it may be chosen to stand.
const KEPT: usize = 50_000;

/// One request to import, not yet compressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The body, as JSON.
    pub body: Vec<u8>,
    /// The cells in the order of the body: the indexes of an answer count along it.
    pub cells: Vec<Cell>,
}

impl Import {
    /// Names who keyed the values, for the servers that take the word; the others leave it.
    pub fn stored_by(self, name: &str) -> Self {
        let Ok(mut body) = serde_json::from_slice::<serde_json::Value>(&self.body) else {
            return self;
        };
        let values = body.get_mut("dataValues").and_then(|v| v.as_array_mut());
        for value in values.into_iter().flatten() {
            if let Some(fields) = value.as_object_mut() {
                fields.insert("storedBy".to_owned(), name.into());
            }
        }
        Self {
            body: serde_json::to_vec(&body).unwrap_or(self.body),
            cells: self.cells,
        }
    }
}

/// What is known of a report beside its newest snapshot.
#[derive(Debug, Clone, Copy, Default)]
pub struct Background<'a> {
    /// The earlier snapshots of the same report, up to the one whose end `seen` shows.
    pub before: &'a [Snapshot],
    /// The snapshots after that: what this PC may have sent since, or at all where nothing was seen.
    pub since: &'a [Snapshot],
    /// What the server held when this PC last ended its work on the report.
    pub seen: Option<&'a ServerState>,
    /// What a person decided since, after seeing what others had written.
    pub decided: &'a [Choice],
}

/// Makes the request that brings the server from what it holds to what was keyed.
///
/// Nothing is returned where the server holds everything already.
///
/// # Errors
/// The figures of others that would be overwritten.
pub fn import(
    form: &Form,
    snapshot: &Snapshot,
    server: &ServerState,
    background: Background<'_>,
) -> Result<Option<Import>, Vec<Difference>> {
    let ours = snapshot.by_cell();
    let mut foreign = Vec::new();
    let mut values = Vec::new();
    let mut cells = Vec::new();
    let mut changes_something = false;
    for (row, cell) in rows(form) {
        let given = ours.get(&cell).copied();
        let held = server.cells.get(&cell);
        let there = server.value(cell);
        let past = Past { background, cell };
        if let Some(value) = there
            && !given.is_some_and(|given| is_same(row, &given.value, value))
            && !past.knows_value(row, value)
        {
            let here = given.map(|given| given.value.as_str());
            foreign.push(past.difference(DifferenceOf::Value, here, Some(value)));
        }
        if let Some(given) = given
            && there.is_none()
            && !may_be_dropped(row, &given.value)
            && past.was_deleted_by_others(row)
        {
            let here = Some(given.value.as_str());
            foreign.push(past.difference(DifferenceOf::Value, here, None));
        }
        match given {
            Some(given) => {
                let (comment, is_foreign) = comment_to_send(given, held, &past);
                if is_foreign {
                    let theirs = held.and_then(|held| held.comment.as_deref());
                    let here = given.comment.as_deref();
                    foreign.push(past.difference(DifferenceOf::Comment, here, theirs));
                }
                let follow_up = given.follow_up
                    || held.is_some_and(|held| held.follow_up) && !past.knows_follow_up();
                changes_something |= !there.is_some_and(|there| is_same(row, &given.value, there))
                    || held.is_none_or(|held| {
                        held.comment.as_deref().map(str::trim) != comment.as_deref()
                            || held.follow_up != follow_up
                    });
                let given = GivenCell {
                    comment,
                    follow_up,
                    ..given.clone()
                };
                values.push(WireValue::given(&snapshot.key, &given));
                cells.push(cell);
            }
            None if there.is_some() => {
                changes_something = true;
                values.push(WireValue::deleted(&snapshot.key, cell));
                cells.push(cell);
            }
            None => {}
        }
    }
    let is_decided = |difference: &Difference| {
        let decided = background.decided;
        decided.iter().any(|choice| choice.covers(difference))
    };
    foreign.retain(|difference| !is_decided(difference));
    if !foreign.is_empty() {
        return Err(foreign);
    }
    if !changes_something {
        return Ok(None);
    }
    let body = Body {
        head: Head::of(&snapshot.key),
        data_values: values,
    };
    let body = serde_json::to_vec(&body).expect("texts and switches can be written as JSON");
    Ok(Some(Import { body, cells }))
}

/// What reading back has shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// How many cells were compared: those with a value, and those that must hold none.
    pub cells: usize,
    /// Cells that do not stand as keyed.
    pub differences: Vec<Difference>,
    /// Zeros of elements whose zero this server throws away.
    pub zeros_not_kept: Vec<Cell>,
}

/// Holds what stands on the server against what was keyed.
///
/// A zero that is gone where the element does not call it significant is told apart: servers before
/// 2.43 never store it, and delete the value that stood there before. A comment of others stays where
/// ours is silent; one of ours that was taken back must be gone.
pub fn compare(
    form: &Form,
    snapshot: &Snapshot,
    server: &ServerState,
    background: Background<'_>,
) -> Comparison {
    let ours = snapshot.by_cell();
    let mut result = Comparison::default();
    for (row, cell) in rows(form) {
        let there = server.value(cell);
        let Some(given) = ours.get(&cell) else {
            if let Some(there) = there {
                result.cells += 1;
                let of = DifferenceOf::Value;
                result
                    .differences
                    .push(difference(cell, of, None, Some(there)));
            }
            continue;
        };
        result.cells += 1;
        match there {
            Some(there) if is_same(row, &given.value, there) => {
                let held = server.cells.get(&cell);
                let theirs = held.and_then(|held| held.comment.as_deref());
                let here = given.comment.as_deref();
                let past = Past { background, cell };
                let stands = match (here, theirs.map(str::trim)) {
                    (Some(here), theirs) => theirs == Some(here),
                    (None, Some(theirs)) => !past.knows_comment(theirs),
                    (None, None) => true,
                };
                if !stands {
                    let of = DifferenceOf::Comment;
                    result.differences.push(difference(cell, of, here, theirs));
                }
                if given.follow_up && !held.is_some_and(|held| held.follow_up) {
                    let of = DifferenceOf::FollowUp;
                    result.differences.push(difference(cell, of, None, None));
                }
            }
            None if may_be_dropped(row, &given.value) => {
                result.zeros_not_kept.push(cell);
            }
            there => {
                let here = Some(given.value.as_str());
                result
                    .differences
                    .push(difference(cell, DifferenceOf::Value, here, there));
            }
        }
    }
    result
}

/// What was sent and seen before, looked at for one cell.
struct Past<'a> {
    background: Background<'a>,
    cell: Cell,
}

impl Past<'_> {
    fn sent(&self, snapshots: &[Snapshot], is_so: impl Fn(&GivenCell) -> bool) -> bool {
        snapshots
            .iter()
            .flat_map(|snapshot| &snapshot.values)
            .any(|given| given.cell == self.cell && is_so(given))
    }

    /// Makes the difference of this cell, with what both sides last had.
    fn difference(&self, of: DifferenceOf, here: Option<&str>, there: Option<&str>) -> Difference {
        let base = match (self.background.seen, of) {
            (None, _) | (_, DifferenceOf::FollowUp) => Base::Unknown,
            (Some(_), DifferenceOf::Value) => Base::of(self.seen_value()),
            (Some(_), DifferenceOf::Comment) => {
                Base::of(self.seen().and_then(|seen| seen.comment.as_deref()))
            }
        };
        Difference {
            base: match base {
                Base::Held(text) => Base::Held(clean(&text, KEPT)),
                other => other,
            },
            ..difference(self.cell, of, here, there)
        }
    }

    fn seen(&self) -> Option<&Held> {
        self.background.seen?.cells.get(&self.cell)
    }

    fn seen_value(&self) -> Option<&str> {
        self.background.seen?.value(self.cell)
    }

    /// What was sent before the last look and is not what was seen then is no longer ours.
    fn knows_value(&self, row: &Row, value: &str) -> bool {
        self.sent(self.background.since, |given| {
            is_same(row, &given.value, value)
        }) || self
            .seen_value()
            .is_some_and(|seen| is_same(row, seen, value))
    }

    /// Tells whether a value that is gone stood there when we last looked and was not taken away by us.
    fn was_deleted_by_others(&self, row: &Row) -> bool {
        let took_away = |snapshot: &Snapshot| {
            !snapshot
                .values
                .iter()
                .any(|given| given.cell == self.cell && !may_be_dropped(row, &given.value))
        };
        self.seen_value().is_some() && !self.background.since.iter().any(took_away)
    }

    /// Only what this PC sent: a comment of others that was merely seen must not be erased.
    fn knows_comment(&self, comment: &str) -> bool {
        let is_it = |given: &GivenCell| given.comment.as_deref() == Some(comment);
        let stood = self.seen().and_then(|seen| seen.comment.as_deref());
        self.sent(self.background.since, is_it)
            || stood.map(str::trim) == Some(comment) && self.sent(self.background.before, is_it)
    }

    fn knows_follow_up(&self) -> bool {
        let is_it = |given: &GivenCell| given.follow_up;
        self.sent(self.background.since, is_it)
            || self.seen().is_some_and(|seen| seen.follow_up)
                && self.sent(self.background.before, is_it)
    }
}

/// Returns the comment that must travel with a value, and whether it would replace somebody else's.
///
/// A comment of others stays where ours is silent; a comment of ours that was taken back goes.
fn comment_to_send(
    given: &GivenCell,
    held: Option<&Held>,
    past: &Past<'_>,
) -> (Option<String>, bool) {
    let theirs = held.and_then(|held| held.comment.as_deref()).map(str::trim);
    let Some(theirs) = theirs else {
        return (given.comment.clone(), false);
    };
    let is_ours = given.comment.as_deref() == Some(theirs) || past.knows_comment(theirs);
    match &given.comment {
        Some(comment) => (Some(comment.clone()), !is_ours),
        None if is_ours => (None, false),
        None => (Some(theirs.to_owned()), false),
    }
}

/// Tells whether two values say the same: servers write `5.0` for `5` and the like.
fn is_same(row: &Row, ours: &str, theirs: &str) -> bool {
    if ours == theirs {
        return true;
    }
    row.value_type.is_number()
        && Decimal::parse(ours).is_some_and(|number| Decimal::parse(theirs) == Some(number))
}

fn is_zero(row: &Row, value: &str) -> bool {
    row.value_type.is_number() && Decimal::parse(value).is_some_and(Decimal::is_zero)
}

/// Tells whether a server may throw a value away without a word: a zero that is not significant.
fn may_be_dropped(row: &Row, value: &str) -> bool {
    !row.zero_is_significant && is_zero(row, value)
}

fn difference(cell: Cell, of: DifferenceOf, here: Option<&str>, there: Option<&str>) -> Difference {
    Difference {
        cell,
        of,
        here: here.map(str::to_owned),
        there: there.map(|text| clean(text, KEPT)),
        base: Base::Unknown,
    }
}

fn rows(form: &Form) -> impl Iterator<Item = (&Row, Cell)> + '_ {
    form.enterable()
        .filter_map(|(place, cell)| Some((form.row_at(place)?, cell)))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(flatten)]
    head: Head,
    data_values: Vec<WireValue>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::{
        dhis2::fixture::{cell, form, held, snapshot},
        domain::answer::Whose,
    };

    fn new<'a>() -> Background<'a> {
        Background::default()
    }

    fn after(since: &[Snapshot]) -> Background<'_> {
        Background { since, ..new() }
    }

    fn mine(differences: &[Difference]) -> Vec<Choice> {
        let choice = |difference: &Difference| Choice {
            difference: difference.clone(),
            whose: Whose::Mine,
        };
        differences.iter().map(choice).collect()
    }

    fn decided_on(decided: &[Choice]) -> Background<'_> {
        Background { decided, ..new() }
    }

    fn sent(import: &Import) -> Json {
        serde_json::from_slice(&import.body).unwrap()
    }

    #[test]
    fn the_first_time_everything_goes_in_form_order() {
        let ours = snapshot(&[(cell(1, 0), "4"), (cell(0, 0), "12"), (cell(0, 1), "0")]);
        let import = import(&form(), &ours, &ServerState::default(), new())
            .unwrap()
            .unwrap();
        assert_eq!(import.cells, [cell(0, 0), cell(0, 1), cell(1, 0)]);
        let body = sent(&import);
        assert_eq!(body["dataValues"][1]["value"], "0");
        assert!(body.get("daftar").is_none());
        assert_eq!(body["dataSet"], "fUAqvijzXu1");
    }

    #[test]
    fn nothing_goes_where_everything_stands_already() {
        let ours = snapshot(&[(cell(0, 0), "12")]);
        let server = held(&[(cell(0, 0), "12")]);
        assert_eq!(import(&form(), &ours, &server, new()), Ok(None));
    }

    #[test]
    fn a_cell_blanked_since_we_sent_it_is_deleted_by_name() {
        let before = snapshot(&[(cell(0, 0), "12"), (cell(0, 1), "5")]);
        let ours = snapshot(&[(cell(0, 1), "5")]);
        let server = held(&[(cell(0, 0), "12"), (cell(0, 1), "5")]);
        let import = import(&form(), &ours, &server, after(&[before]))
            .unwrap()
            .unwrap();
        assert_eq!(
            sent(&import)["dataValues"][0],
            json!({"dataElement": cell(0, 0).data_element, "attributeOptionCombo": "HllvX50cXC0",
                   "categoryOptionCombo": cell(0, 0).category_option_combo, "deleted": true})
        );
    }

    #[test]
    fn five_becomes_zero_and_is_sent() {
        let before = snapshot(&[(cell(0, 0), "5")]);
        let ours = snapshot(&[(cell(0, 0), "0")]);
        let server = held(&[(cell(0, 0), "5")]);
        let import = import(&form(), &ours, &server, after(&[before]))
            .unwrap()
            .unwrap();
        assert_eq!(sent(&import)["dataValues"][0]["value"], "0");
        // 2.43 keeps the zero; 2.42 deletes the five and stores nothing.
        assert_eq!(
            compare(&form(), &ours, &held(&[(cell(0, 0), "0")]), new()).differences,
            []
        );
        let gone = compare(&form(), &ours, &ServerState::default(), new());
        assert_eq!((gone.differences.len(), gone.zeros_not_kept.len()), (0, 1));
        // A server that kept the five has not done what was asked.
        assert_eq!(compare(&form(), &ours, &server, new()).differences.len(), 1);
    }

    #[test]
    fn figures_of_others_stop_everything_until_a_person_has_seen_them() {
        let ours = snapshot(&[(cell(0, 0), "12")]);
        let server = held(&[(cell(0, 0), "14"), (cell(0, 1), "3")]);
        let foreign = import(&form(), &ours, &server, new()).unwrap_err();
        let told: Vec<_> = foreign
            .iter()
            .map(|d| (d.cell, d.here.as_deref(), d.there.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (cell(0, 0), Some("12"), Some("14")),
                (cell(0, 1), None, Some("3"))
            ]
        );
        let choices = mine(&foreign);
        let decided = import(&form(), &ours, &server, decided_on(&choices))
            .unwrap()
            .unwrap();
        assert_eq!(sent(&decided)["dataValues"][1]["deleted"], true);
        // Somebody has written again meanwhile: asked again.
        let newer = held(&[(cell(0, 0), "15"), (cell(0, 1), "3")]);
        assert_eq!(
            import(&form(), &ours, &newer, decided_on(&choices))
                .unwrap_err()
                .len(),
            1
        );
    }

    #[test]
    fn what_stood_there_when_we_last_looked_may_be_replaced() {
        let ours = snapshot(&[(cell(0, 0), "12")]);
        let seen = held(&[(cell(0, 0), "9")]);
        let background = Background {
            seen: Some(&seen),
            ..new()
        };
        assert!(import(&form(), &ours, &seen, background).unwrap().is_some());
        let newer = held(&[(cell(0, 0), "10")]);
        assert!(import(&form(), &ours, &newer, background).is_err());
    }

    #[test]
    fn what_we_sent_before_the_last_look_is_no_longer_ours() {
        let first = snapshot(&[(cell(0, 0), "12")]);
        let before = [first.clone(), snapshot(&[(cell(0, 0), "14")])];
        let seen = held(&[(cell(0, 0), "14")]);
        let background = Background {
            before: &before,
            seen: Some(&seen),
            ..new()
        };
        // A reviewer has put the 12 back; we key the cell beside it.
        let server = held(&[(cell(0, 0), "12")]);
        let ours = snapshot(&[(cell(0, 0), "14"), (cell(0, 1), "3")]);
        let foreign = import(&form(), &ours, &server, background).unwrap_err();
        assert_eq!(foreign.len(), 1);
        assert_eq!(foreign[0].there.as_deref(), Some("12"));
        assert_eq!(foreign[0].base, Base::Held("14".into()));
        // A 12 that we may have sent since is ours.
        let since = [first];
        let background = Background {
            since: &since,
            ..background
        };
        assert!(import(&form(), &ours, &server, background).is_ok());
    }

    #[test]
    fn a_value_that_others_deleted_is_not_entered_again_unasked() {
        let seen = held(&[(cell(0, 0), "12"), (cell(0, 1), "5")]);
        let background = Background {
            seen: Some(&seen),
            ..new()
        };
        let server = held(&[(cell(0, 1), "5")]);
        let ours = snapshot(&[(cell(0, 0), "12"), (cell(0, 1), "6")]);
        let foreign = import(&form(), &ours, &server, background).unwrap_err();
        assert_eq!(
            foreign,
            [Difference {
                base: Base::Held("12".into()),
                ..difference(cell(0, 0), DifferenceOf::Value, Some("12"), None)
            }]
        );
        let choices = mine(&foreign);
        let decided = Background {
            decided: &choices,
            ..background
        };
        assert!(import(&form(), &ours, &server, decided).is_ok());
        // Our own deletion, or a zero that the server threw away, is nobody else's deed.
        for gone in [
            snapshot(&[(cell(0, 1), "5")]),
            snapshot(&[(cell(0, 0), "0")]),
        ] {
            let since = [gone];
            let background = Background {
                since: &since,
                ..background
            };
            assert!(import(&form(), &ours, &server, background).is_ok());
        }
    }

    #[test]
    fn a_follow_up_mark_of_ours_must_stand() {
        let mut ours = snapshot(&[(cell(0, 0), "5")]);
        ours.values[0].follow_up = true;
        let mut server = held(&[(cell(0, 0), "5")]);
        let told = compare(&form(), &ours, &server, new()).differences;
        assert_eq!(
            told,
            [difference(cell(0, 0), DifferenceOf::FollowUp, None, None)]
        );
        server.cells.get_mut(&cell(0, 0)).unwrap().follow_up = true;
        assert_eq!(compare(&form(), &ours, &server, new()).differences, []);
    }

    #[test]
    fn a_comment_of_ours_that_was_taken_back_must_be_gone() {
        let mut before = snapshot(&[(cell(0, 0), "5")]);
        before.values[0].comment = Some("counted twice".into());
        let before = [before];
        let ours = snapshot(&[(cell(0, 0), "5")]);
        let mut server = held(&[(cell(0, 0), "5")]);
        server.cells.get_mut(&cell(0, 0)).unwrap().comment = Some("counted twice".into());
        let seen = server.clone();
        let stood = Background {
            before: &before,
            seen: Some(&seen),
            ..new()
        };
        for background in [after(&before), stood] {
            let told = compare(&form(), &ours, &server, background).differences;
            assert_eq!(told.len(), 1);
            assert_eq!(told[0].of, DifferenceOf::Comment);
        }
        // The same words of somebody else stay.
        assert_eq!(compare(&form(), &ours, &server, new()).differences, []);
    }

    #[test]
    fn a_comment_of_others_travels_along_and_one_of_ours_can_be_taken_back() {
        let mut server = held(&[(cell(0, 0), "5")]);
        server.cells.get_mut(&cell(0, 0)).unwrap().comment = Some("asked by telephone".into());
        let mut before = snapshot(&[(cell(0, 0), "5")]);
        let ours = snapshot(&[(cell(0, 0), "6")]);
        let kept = import(&form(), &ours, &server, after(&[before.clone()]))
            .unwrap()
            .unwrap();
        assert_eq!(
            sent(&kept)["dataValues"][0]["comment"],
            "asked by telephone"
        );
        before.values[0].comment = Some("asked by telephone".into());
        let dropped = import(&form(), &ours, &server, after(&[before]))
            .unwrap()
            .unwrap();
        assert!(sent(&dropped)["dataValues"][0].get("comment").is_none());
    }

    #[test]
    fn a_comment_of_ours_does_not_replace_a_strangers_unasked() {
        let mut server = held(&[(cell(0, 0), "5")]);
        server.cells.get_mut(&cell(0, 0)).unwrap().comment = Some("theirs".into());
        let mut ours = snapshot(&[(cell(0, 0), "5")]);
        ours.values[0].comment = Some("ours".into());
        let foreign = import(&form(), &ours, &server, new()).unwrap_err();
        assert_eq!(foreign[0].of, DifferenceOf::Comment);
    }

    #[test]
    fn numbers_are_compared_as_numbers_and_texts_as_texts() {
        let ours = snapshot(&[(cell(0, 0), "5"), (cell(1, 0), "1.0")]);
        let server = held(&[(cell(0, 0), "5.0"), (cell(1, 0), "1")]);
        let told = compare(&form(), &ours, &server, new());
        assert_eq!(told.cells, 2);
        assert_eq!(told.differences.len(), 1);
        assert_eq!(told.differences[0].cell, cell(1, 0));
    }

    #[test]
    fn a_significant_zero_that_is_gone_is_a_difference() {
        let mut form = form();
        form.sections[0].tables[0].rows[0].zero_is_significant = true;
        let ours = snapshot(&[(cell(0, 0), "0")]);
        assert_eq!(
            compare(&form, &ours, &ServerState::default(), new())
                .differences
                .len(),
            1
        );
    }
}
