//! From a finished report to the outbox: checked, confirmed, frozen, numbered and queued in one transaction.

use std::{path::PathBuf, sync::Arc};

use crate::{
    dhis2::data_value_set,
    domain::{
        finding::{Finding, Severity},
        form::Form,
        history::History,
        organisation_unit::OrganisationUnit,
        report::{OutboxNumber, Report, ReportNumber},
        rules::{Asking, check_all},
        trouble::Trouble,
    },
    office::{
        news::News,
        reading,
        shared::{Shared, on_a_thread},
    },
    platform::file,
    store::{Queued, StoreError, Writer},
};

/// Confirms and queues a report, or tells what stands against it; `then` runs when it is queued.
pub(super) fn confirm_and_send(
    shared: &Arc<Shared>,
    number: ReportNumber,
    then: impl FnOnce(&Arc<Shared>) + Send + 'static,
) {
    let shared_by_job = Arc::clone(shared);
    shared.write(
        move |writer| confirm(&shared_by_job, writer, number),
        move |shared, queued| match queued {
            Ok(queued) => {
                shared.tell(News::Queued(number, queued.outbox));
                shared.tell(reading::changed(queued.stored, None));
                tell_rows(shared, queued.replaced.into_iter().chain([queued.outbox]));
                then(shared);
            }
            Err(error) => shared.tell_trouble(error),
        },
    );
}

fn confirm(
    shared: &Shared,
    writer: &Writer<'_>,
    number: ReportNumber,
) -> Result<Queued, StoreError> {
    let reader = writer.reader();
    let stored = reader.report_by_number(number)?;
    let key = stored.report.key;
    let form = shared.form(key.data_set, stored.report.form_version)?;
    let catalogue = shared.catalogue()?;
    let unit = catalogue.unit(key.organisation_unit)?;
    if let Some(why) = reading::lock(shared, &form, &key)? {
        return Err(StoreError::Refused(Trouble::Locked { why }));
    }
    let history = reader.history(&key, reading::length_of_history(&form))?;
    writer.confirm_and_queue(number, |frozen| {
        may_be_sent(&form, unit, frozen.report, &history)?;
        let snapshot =
            data_value_set::freeze(&form, frozen.report).map_err(|error| Trouble::Inside {
                said: error.to_string(),
            })?;
        Ok(snapshot.to_bytes())
    })
}

/// Refuses while hard findings stand, or soft ones that nobody has accepted.
///
/// Run on the very values that are frozen: what the screen showed may be older than the last key.
fn may_be_sent(
    form: &Form,
    organisation_unit: &OrganisationUnit,
    report: &Report,
    history: &History,
) -> Result<(), Trouble> {
    let findings = check_all(&Asking {
        form,
        report,
        history,
        organisation_unit,
    });
    let count = |stands: &dyn Fn(&&Finding) -> bool| findings.iter().filter(stands).count();
    match count(&|finding| finding.severity == Severity::Hard) {
        0 => {}
        count => return Err(Trouble::HardFindings { count }),
    }
    match count(&|f| f.severity == Severity::Soft && !report.accepts(&f.key())) {
        0 => Ok(()),
        count => Err(Trouble::SoftFindings { count }),
    }
}

/// Lets rows be tried now by a courier of another process; `then` wakes it.
pub(super) fn queue_again(
    shared: &Arc<Shared>,
    number: Option<OutboxNumber>,
    then: impl FnOnce(&Arc<Shared>) + Send + 'static,
) {
    shared.write(
        move |writer| writer.try_now(number),
        move |shared, tried| match tried {
            Ok(_) => {
                tell_waiting(shared);
                then(shared);
            }
            Err(error) => shared.tell_trouble(error),
        },
    );
}

/// Tells how everything stands that has not arrived.
pub(super) fn tell_waiting(shared: &Shared) {
    match reading::outbox(shared) {
        Ok(rows) => {
            for row in rows.into_iter().filter(crate::office::overview::is_waiting) {
                shared.tell(News::OutboxChanged(Box::new(row)));
            }
        }
        Err(error) => shared.tell_trouble(error),
    }
}

/// Tells how rows of the outbox stand.
pub(super) fn tell_rows(shared: &Shared, numbers: impl IntoIterator<Item = OutboxNumber>) {
    for number in numbers {
        match reading::one_outbox_row(shared, number) {
            Ok(row) => shared.tell(News::OutboxChanged(Box::new(row))),
            Err(error) => shared.tell_trouble(error),
        }
    }
}

/// Writes the frozen bytes of a row to a file, on a thread of its own: a stick may take seconds.
pub(super) fn export_row(shared: &Arc<Shared>, number: OutboxNumber, path: PathBuf) {
    let shared_by_thread = Arc::clone(shared);
    let work = move || {
        let shared = shared_by_thread;
        let written = shared
            .read(|reader| reader.payload(number))
            .map_err(Trouble::from)
            .and_then(|bytes| write_file(&path, &bytes));
        match written {
            Ok(()) => shared.tell(News::Exported(path)),
            Err(trouble) => shared.tell_trouble(trouble),
        }
    };
    on_a_thread("export", shared, work);
}

/// Writes a file whole.
pub(super) fn write_file(path: &std::path::Path, bytes: &[u8]) -> Result<(), Trouble> {
    file::write_whole(path, bytes).map_err(|error| Trouble::File {
        path: path.display().to_string(),
        said: error.to_string(),
    })
}
