//! Orders that change a report.

use std::sync::Arc;

use crate::{
    domain::{
        carry,
        form::{Cell, Form, ZeroReportRule},
        report::{Report, ReportKey, ReportNumber},
        trouble::Trouble,
        value::{Entry, Value},
    },
    office::{
        news::News,
        order::SaveCells,
        reading::{self, Opening},
        shared::{Shared, missing, numbered},
    },
    store::{CellsToSave, SteppedBack, StoreError, StoredReport, Writer},
};

/// Opens a report, beginning it if need be.
pub(super) fn open_report(shared: &Arc<Shared>, key: ReportKey) {
    shared.after_writing(move |shared| match reading::opening(shared, key) {
        // Nothing was keyed: there is nothing to ask about.
        Ok(Opening::There(open)) if open.newer.is_some() && open.report.entries.is_empty() => {
            carry_over(shared, open.number);
            remember_open(shared, Some(key));
        }
        Ok(Opening::There(open)) => {
            shared.tell(News::ReportOpened(open));
            remember_open(shared, Some(key));
        }
        Ok(Opening::ToBegin(version)) => shared.write(
            move |writer| writer.begin_report(&key, version),
            move |shared, begun| match begun.and_then(|stored| reading::open_report(shared, stored))
            {
                Ok(open) => {
                    shared.tell(News::ReportOpened(Box::new(open)));
                    remember_open(shared, Some(key));
                }
                Err(error) => shared.tell_trouble(error),
            },
        ),
        Err(trouble) => shared.tell_trouble(trouble),
    });
}

/// Takes a draft over to the newest version of its form, and opens it.
pub(super) fn carry_over(shared: &Arc<Shared>, report: ReportNumber) {
    let shared_by_job = Arc::clone(shared);
    shared.write(
        move |writer| {
            refuse_locked(&shared_by_job, report)?;
            let key = writer.reader().report_by_number(report)?.report.key;
            let catalogue = shared_by_job.catalogue()?;
            let newest = catalogue
                .form(key.data_set)
                .ok_or_else(|| missing(&format!("form {}", key.data_set)))?;
            writer.carry_over(report, |before| {
                let old = shared_by_job.form(key.data_set, before.form_version)?;
                Ok(carry::carry_over(before, &old, newest))
            })
        },
        move |shared, carried| match carried.and_then(|stored| reading::open_report(shared, stored))
        {
            Ok(open) => shared.tell(News::ReportOpened(Box::new(open))),
            Err(error) => shared.tell_trouble(error),
        },
    );
}

/// Remembers which report is on the screen: after a cut of the power it opens by itself.
pub(super) fn remember_open(shared: &Arc<Shared>, report: Option<ReportKey>) {
    shared.write(
        move |writer| writer.remember_open_report(report),
        |_, remembered| {
            if let Err(error) = remembered {
                log::warn!("the report on the screen was not remembered: {error}");
            }
        },
    );
}

/// Writes cells.
pub(super) fn save_cells(shared: &Arc<Shared>, save: SaveCells) {
    let (report, step) = (save.report, save.step);
    if let Some(why) = shared.lock_of(report) {
        let trouble = numbered(Trouble::Locked { why });
        shared.tell(News::NotSaved {
            report,
            step,
            trouble,
        });
        return;
    }
    let save = CellsToSave {
        report,
        step,
        cells: save.cells,
        is_settled: save.is_settled,
    };
    shared.begin_writing();
    let told = Arc::clone(shared);
    shared.scribe.save_cells(save, move |saved| {
        told.end_writing();
        let is_as_sent = matches!(saved, Ok(saved) if saved.is_as_sent);
        told.tell(match saved {
            Ok(saved) => News::Saved {
                report,
                step,
                at: saved.at,
            },
            Err(error) => News::NotSaved {
                report,
                step,
                trouble: numbered(error),
            },
        });
        if is_as_sent {
            // The screen took it for changed since it was sent.
            change_unasked(&told, move |writer| {
                writer.reader().report_by_number(report)
            });
        }
    });
}

/// Remembers where the cursor stands. Nobody waits for it, and it is no harm if it is lost.
pub(super) fn place_cursor(shared: &Arc<Shared>, report: ReportNumber, cell: Cell) {
    shared.write(
        move |writer| writer.place_cursor(report, cell),
        |_, placed| {
            if let Err(error) = placed {
                log::warn!("the place of the cursor was not kept: {error}");
            }
        },
    );
}

/// Takes a step back or does it again.
pub(super) fn step(
    shared: &Arc<Shared>,
    report: ReportNumber,
    step: impl FnOnce(&Writer<'_>) -> Result<Option<SteppedBack>, StoreError> + Send + 'static,
) {
    let shared_by_job = Arc::clone(shared);
    shared.write(
        move |writer| {
            refuse_locked(&shared_by_job, report)?;
            match step(writer)? {
                Some(stepped) => Ok((stepped.stored, stepped.at)),
                None => Ok((writer.reader().report_by_number(report)?, None)),
            }
        },
        move |shared, stepped| tell_step(shared, report, stepped),
    );
}

/// Tells how a report stands after a step, and always whether there was one: a screen waits for it.
fn tell_step(
    shared: &Shared,
    report: ReportNumber,
    stepped: Result<(StoredReport, Option<Cell>), StoreError>,
) {
    let at = match stepped {
        Ok((stored, at)) => {
            shared.tell(reading::changed(stored, at));
            at
        }
        Err(error) => {
            shared.tell_trouble(error);
            None
        }
    };
    if at.is_none() {
        shared.tell(News::NothingChanged(report));
    }
}

/// Does something to a report, unless it is locked, that is answered by how it stands then.
pub(super) fn change(
    shared: &Arc<Shared>,
    report: ReportNumber,
    job: impl FnOnce(&Writer<'_>) -> Result<StoredReport, StoreError> + Send + 'static,
) {
    let shared_by_job = Arc::clone(shared);
    change_unasked(shared, move |writer| {
        refuse_locked(&shared_by_job, report)?;
        job(writer)
    });
}

/// Tells how a report stands after a job, without asking whether a person may change it.
pub(super) fn change_unasked(
    shared: &Arc<Shared>,
    job: impl FnOnce(&Writer<'_>) -> Result<StoredReport, StoreError> + Send + 'static,
) {
    shared.write(job, |shared, changed| match changed {
        Ok(stored) => shared.tell(reading::changed(stored, None)),
        Err(error) => shared.tell_trouble(error),
    });
}

/// Declares that the registers were checked and there was nothing.
///
/// Where a cell of the rule's sections holds a case, or is not available, nothing is declared.
pub(super) fn declare_zero_report(shared: &Arc<Shared>, report: ReportNumber) {
    let shared_by_job = Arc::clone(shared);
    shared.write(
        move |writer| {
            refuse_locked(&shared_by_job, report)?;
            let stored = writer.reader().report_by_number(report)?;
            let key = stored.report.key;
            let form = shared_by_job.form(key.data_set, stored.report.form_version)?;
            let fill = form
                .zero_report
                .as_ref()
                .and_then(|rule| zeros(&form, rule, &stored.report));
            match fill {
                Some(cells) => {
                    let at = form.zero_report.as_ref().map(|rule| rule.then);
                    Ok((writer.declare_zero_report(report, &cells)?, at))
                }
                None => Ok((stored, None)),
            }
        },
        move |shared, declared| tell_step(shared, report, declared),
    );
}

/// Returns what a zero report fills; nothing where it would be untrue.
fn zeros(form: &Form, rule: &ZeroReportRule, report: &Report) -> Option<Vec<(Cell, Entry)>> {
    let mut cells = Vec::new();
    for (place, cell) in form.enterable() {
        let is_meant = form
            .section_at(place)
            .is_some_and(|section| rule.sections.contains(&section.number));
        if !is_meant {
            continue;
        }
        let entry = report.entry(cell).cloned().unwrap_or_default();
        match &entry.value {
            Value::Blank => cells.push((
                cell,
                Entry {
                    value: Value::zero(),
                    ..entry
                },
            )),
            Value::Given(text) if text == "0" => {}
            Value::Given(_) | Value::NotAvailable(_) => return None,
        }
    }
    let checked = report
        .entry(rule.registers_checked)
        .cloned()
        .unwrap_or_default();
    let yes = Value::Given("true".to_owned());
    cells.push((
        rule.registers_checked,
        Entry {
            value: yes,
            ..checked
        },
    ));
    Some(cells)
}

/// Refuses to change a report that is locked.
pub(super) fn refuse_locked(shared: &Shared, report: ReportNumber) -> Result<(), StoreError> {
    match shared.lock_of(report) {
        Some(why) => Err(StoreError::Refused(Trouble::Locked { why })),
        None => Ok(()),
    }
}
