//! Figures of this PC and of DHIS2 that disagree: what a person has chosen is put into the report.
//!
//! Every choice is written down with its name before anything is sent. Where all of ours stand, the same
//! row goes again; where one of theirs stands, the report says something new, and is confirmed and queued
//! anew like any other correction, checks included.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    domain::{
        answer::{Choice, DifferenceOf, Whose},
        form::Cell,
        report::{OutboxNumber, Report, ReportNumber},
        trouble::Trouble,
        value::{Entry, Value},
    },
    office::{
        news::{News, Settled},
        reading, sending,
        shared::Shared,
    },
    store::{CellsToSave, StoreError, StoredReport, Writer},
};

/// Carries out what a person chose; `then` wakes whoever sends.
pub(super) fn settle(
    shared: &Arc<Shared>,
    number: OutboxNumber,
    choices: Vec<Choice>,
    then: impl FnOnce(&Arc<Shared>) + Send + 'static,
) {
    let shared_by_job = Arc::clone(shared);
    shared.write(
        move |writer| put(&shared_by_job, writer, number, &choices),
        move |shared, put| match put {
            Ok((report, stored, settled)) => {
                shared.tell(News::Settled(number, settled));
                shared.tell(reading::changed(stored, None));
                sending::tell_rows(shared, [number]);
                match settled {
                    Settled::AsItIs => then(shared),
                    Settled::Changed => sending::confirm_and_send(shared, report, then),
                    Settled::StillDraft => {}
                }
            }
            Err(error) => shared.tell_trouble(error),
        },
    );
}

fn put(
    shared: &Shared,
    writer: &Writer<'_>,
    number: OutboxNumber,
    choices: &[Choice],
) -> Result<(ReportNumber, StoredReport, Settled), StoreError> {
    let row = writer.reader().outbox_row(number)?;
    let stored = writer.reader().report_by_number(row.report)?;
    let form = shared.form(row.key.data_set, row.form_version)?;
    if let Some(why) = reading::lock(shared, &form, &row.key)? {
        return Err(StoreError::Refused(Trouble::Locked { why }));
    }
    let said_the_same = writer.says_the_same(&row)?;
    writer.note_choices(number, choices)?;
    writer.save_cells(&CellsToSave {
        report: row.report,
        step: stored.next_step,
        cells: cells(&stored.report, choices),
        is_settled: true,
    })?;
    let settled = match (said_the_same, writer.says_the_same(&row)?) {
        (_, true) => {
            writer.try_now(Some(number))?;
            Settled::AsItIs
        }
        (true, false) => Settled::Changed,
        // A person is at work on it, and confirms it when it is whole.
        (false, false) => Settled::StillDraft,
    };
    let stored = writer.reader().report_by_number(row.report)?;
    Ok((row.report, stored, settled))
}

/// Returns the cells as they shall stand; where ours stand, nothing changes.
fn cells(report: &Report, choices: &[Choice]) -> Vec<(Cell, Entry)> {
    let mut cells: BTreeMap<Cell, Entry> = BTreeMap::new();
    for choice in choices.iter().filter(|choice| choice.whose != Whose::Mine) {
        let cell = choice.difference.cell;
        let before = || report.entry(cell).cloned().unwrap_or_default();
        let entry = cells.entry(cell).or_insert_with(before);
        let outcome = choice.outcome().map(str::to_owned);
        match choice.difference.of {
            DifferenceOf::Value => {
                entry.value = outcome.map_or(Value::Blank, Value::Given);
                entry.parts = None;
                entry.repeated = false;
            }
            DifferenceOf::Comment => entry.comment = outcome,
            DifferenceOf::FollowUp => {}
        }
    }
    cells.into_iter().collect()
}
