//! Questions: the board, a report, the outbox.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Months, NaiveDate};

use crate::{
    domain::{
        carry::carry_over,
        form::Form,
        history::History,
        report::{OutboxNumber, ReportKey},
        status::Status,
        trouble::{Lock, Trouble},
    },
    office::{
        board::{self, BoardFacts, Standing},
        news::{Board, NewerForm, News, OpenReport, OutboxRow, ReportChanged},
        shared::Shared,
    },
    store::{OutboxRecord, StoreError, StoredReport},
};

/// How many earlier periods are brought along: a year and a half of weeks, two years of anything else.
const WEEKS_OF_HISTORY: usize = 80;
const PERIODS_OF_HISTORY: usize = 24;

/// How far back the board looks for reports: more than a year, the longest of its lines with a margin.
const MONTHS_OF_BOARD: u32 = 15;
/// Lines of long periods (quarters, years) look back this many months a period instead.
const LONGEST_PERIOD: u32 = 12;

/// How many rows the outbox shows.
const ROWS_OF_OUTBOX: usize = 200;

/// Makes the board.
pub(super) fn board(shared: &Shared) -> Result<Board, StoreError> {
    let catalogue = shared.catalogue()?;
    let today = shared.clock.today();
    let since = board_begins(&catalogue.forms, today);
    let (statuses, unsent, forms_known) = shared.read(|reader| {
        Ok((
            reader.statuses(since)?,
            reader.unsent()?,
            reader.forms_known()?,
        ))
    })?;
    let standings: BTreeMap<ReportKey, Standing> = statuses
        .into_iter()
        .map(|summary| {
            let standing = Standing {
                status: summary.status,
                revision: summary.revision,
                is_changed_since_sent: summary.is_changed_since_sent,
                is_pulled: summary.is_pulled,
                is_empty: summary.saved_at.is_none(),
                touched_at: summary.saved_at,
            };
            (summary.key, standing)
        })
        .collect();
    Ok(board::board(&BoardFacts {
        world: shared.kind,
        today,
        clock_is_wrong: shared.clock.is_before_build(),
        working_week: shared.settings().working_week,
        units: catalogue.units.clone(),
        forms: catalogue.forms.clone(),
        assignments: catalogue
            .assignments
            .iter()
            .map(|a| (a.data_set, a.organisation_unit))
            .collect(),
        standings,
        forms_known,
        unsent: unsent.count,
        oldest_unsent: unsent.oldest,
    }))
}

fn board_begins(forms: &[Arc<Form>], today: NaiveDate) -> NaiveDate {
    use crate::domain::period::PeriodType::Monthly;
    let is_short = |form: &Form| form.period_type == Monthly || form.period_type.is_week();
    let months = if forms.iter().all(|form| is_short(form)) {
        MONTHS_OF_BOARD
    } else {
        MONTHS_OF_BOARD * LONGEST_PERIOD
    };
    today
        .checked_sub_months(Months::new(months))
        .unwrap_or(NaiveDate::MIN)
}

/// What opening a report leads to.
pub(super) enum Opening {
    /// It is there.
    There(Box<OpenReport>),
    /// It has to be begun with this version of the form.
    ToBegin(u32),
}

/// Finds a report, or what it takes to begin it.
pub(super) fn opening(shared: &Shared, key: ReportKey) -> Result<Opening, Trouble> {
    if let Some(stored) = shared.read(|reader| reader.report(&key))? {
        return Ok(Opening::There(Box::new(open_report(shared, stored)?)));
    }
    let catalogue = shared.catalogue()?;
    let Some(form) = catalogue.form(key.data_set) else {
        return Err(Trouble::Locked {
            why: Lock::NotAssigned,
        });
    };
    match lock(shared, form, &key)? {
        Some(why) => Err(Trouble::Locked { why }),
        None => Ok(Opening::ToBegin(form.version)),
    }
}

/// Gathers all that is needed to key a report.
pub(super) fn open_report(shared: &Shared, stored: StoredReport) -> Result<OpenReport, StoreError> {
    let key = stored.report.key;
    let form = shared.form(key.data_set, stored.report.form_version)?;
    let form = form
        .under(key.attribute_option_combo)
        .map_or(form, Arc::new);
    let catalogue = shared.catalogue()?;
    let unit = Arc::clone(catalogue.unit(key.organisation_unit)?);
    let lock = lock(shared, &form, &key)?.or(stored.is_approved.then_some(Lock::Approved));
    shared.remember_lock(stored.number, lock);
    let newer = newer(shared, &form, &stored)?.filter(|_| lock.is_none());
    let is_as_pulled = stored.report.revision == 0 && !stored.report.is_changed_since_sent;
    let pulled_at = stored
        .pulled
        .filter(|_| is_as_pulled)
        .map(|pulled| pulled.at);
    Ok(OpenReport {
        number: stored.number,
        parent: catalogue.parent(&unit),
        unit,
        history: Arc::new(history(shared, &form, &key)?),
        form,
        report: stored.report,
        cursor: stored.cursor,
        can_undo: stored.can_undo,
        can_redo: stored.can_redo,
        newer,
        lock,
        next_step: stored.next_step,
        saved_at: stored.saved_at,
        pulled_at,
    })
}

/// Returns what a report that was never sent would be under a newer version of its form.
fn newer(
    shared: &Shared,
    form: &Form,
    stored: &StoredReport,
) -> Result<Option<Arc<NewerForm>>, StoreError> {
    let report = &stored.report;
    let is_draft = report.status == Status::Draft && report.revision == 0;
    if !is_draft || stored.pulled.is_some() {
        return Ok(None);
    }
    let catalogue = shared.catalogue()?;
    let newer = catalogue
        .form(report.key.data_set)
        .filter(|newer| newer.version > report.form_version)
        .and_then(|newer| newer.under(report.key.attribute_option_combo));
    Ok(newer.map(|newer| {
        Arc::new(NewerForm {
            carried: carry_over(report, form, &newer),
            form: Arc::new(newer),
        })
    }))
}

/// Returns why a report may not be edited or sent today.
pub(super) fn lock(
    shared: &Shared,
    form: &Form,
    key: &ReportKey,
) -> Result<Option<Lock>, StoreError> {
    let catalogue = shared.catalogue()?;
    let unit = catalogue.unit(key.organisation_unit)?;
    let is_assigned = catalogue.is_assigned(key.data_set, key.organisation_unit);
    // The windows of the newest form hold: a district that reopens a month reopens it for every version.
    let form = catalogue.form(key.data_set).map_or(form, |newest| newest);
    let Some(form) = form
        .under(key.attribute_option_combo)
        .filter(|_| is_assigned)
    else {
        return Ok(Some(Lock::NotAssigned));
    };
    let today = shared.clock.today();
    Ok(board::lock(
        &form,
        unit,
        &catalogue.units,
        key.period,
        today,
    ))
}

/// Returns how many earlier reports of a form are looked at.
pub(super) fn length_of_history(form: &Form) -> usize {
    if form.period_type.is_week() {
        WEEKS_OF_HISTORY
    } else {
        PERIODS_OF_HISTORY
    }
}

fn history(shared: &Shared, form: &Form, key: &ReportKey) -> Result<History, StoreError> {
    shared.read(|reader| reader.history(key, length_of_history(form)))
}

/// Makes the news of a report that changed by more than the keys of a screen.
pub(super) fn changed(stored: StoredReport, at: Option<crate::domain::form::Cell>) -> News {
    News::ReportChanged(Box::new(ReportChanged {
        number: stored.number,
        report: stored.report,
        at,
        can_undo: stored.can_undo,
        can_redo: stored.can_redo,
    }))
}

/// Returns the newest rows of the outbox, newest first.
pub(super) fn outbox(shared: &Shared) -> Result<Vec<OutboxRow>, StoreError> {
    let records = shared.read(|reader| reader.outbox(ROWS_OF_OUTBOX))?;
    records
        .into_iter()
        .map(|record| outbox_row(shared, record))
        .collect()
}

/// Returns one row of the outbox.
pub(super) fn one_outbox_row(
    shared: &Shared,
    number: OutboxNumber,
) -> Result<OutboxRow, StoreError> {
    let record = shared.read(|reader| reader.outbox_row(number))?;
    outbox_row(shared, record)
}

fn outbox_row(shared: &Shared, record: OutboxRecord) -> Result<OutboxRow, StoreError> {
    let form = shared.form(record.key.data_set, record.form_version)?;
    let form = form
        .under(record.key.attribute_option_combo)
        .map_or(form, Arc::new);
    let unit = Arc::clone(shared.catalogue()?.unit(record.key.organisation_unit)?);
    Ok(OutboxRow {
        number: record.number,
        report: record.report,
        key: record.key,
        unit,
        form,
        revision: record.revision,
        status: record.status,
        queued_at: record.queued_at,
        attempts: record.attempts,
        next_attempt: record
            .next_attempt
            .filter(|_| record.status != Status::InDhis2),
        is_under_way: shared.under_way() == Some(record.number),
        last_answer: record.last_answer,
        replaced_by: record.replaced_by,
    })
}
