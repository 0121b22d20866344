//! Fetching what DHIS2 holds of the last periods, for a facility that starts anew.
//!
//! One request a form for the values, one for the registrations, one for the approvals where the form has
//! a workflow. What was begun here is never touched, so that it may be done again at any time.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    dhis2::{client::Client, pulled::PulledState},
    domain::{
        form::Form,
        id::OrganisationUnitId,
        period::Period,
        report::{Report, ReportKey},
        status::Status,
        trouble::Trouble,
        value::{Entry, Value},
    },
    office::{
        access::WorldAccess,
        board,
        connect::trouble_of,
        news::News,
        shared::{Shared, on_a_thread},
        updating,
    },
    store::{PulledReport, ServerValue},
};

/// How many periods are fetched: the newest and a year before it, as the history of DHIS2 shows.
const PERIODS: u32 = 13;

/// Fetches on a thread of its own, and tells what came of it.
pub(super) fn pull(shared: &Arc<Shared>, access: WorldAccess) {
    let by_thread = Arc::clone(shared);
    let work = move || {
        let client = match access.client(&by_thread.folder, &by_thread.settings()) {
            Ok(Some(client)) => client,
            // Nobody to ask.
            Ok(None) => return by_thread.tell_trouble(Trouble::LoginRefused),
            Err(trouble) => return by_thread.tell_trouble(trouble),
        };
        updating::ask(&by_thread, &client);
        fetch(&by_thread, &client);
    };
    on_a_thread("pull", shared, work);
}

/// Fetches with a client, and tells what came of it.
pub(super) fn fetch(shared: &Arc<Shared>, client: &Client) {
    match all(shared, client) {
        Ok(reports) => shared.tell(News::Pulled { reports }),
        Err(trouble) => shared.tell_trouble(trouble),
    }
}

fn all(shared: &Arc<Shared>, client: &Client) -> Result<usize, Trouble> {
    let catalogue = shared.catalogue()?;
    let today = shared.clock.today();
    let mut count = 0;
    for form in &catalogue.forms {
        let units: Vec<OrganisationUnitId> = catalogue
            .assignments
            .iter()
            .filter(|assignment| assignment.data_set == form.id)
            .map(|assignment| assignment.organisation_unit)
            .collect();
        if units.is_empty() {
            continue;
        }
        let periods = board::newest_shown(form, today).run_up(PERIODS);
        let pulled = client.pull(form, &units, &periods).map_err(trouble_of)?;
        let reports: Vec<PulledReport> = pulled
            .reports
            .into_iter()
            // A server may tell more than it was asked.
            .filter(|((unit, period), _)| units.contains(unit) && periods.contains(period))
            .map(|((unit, period), state)| report(form, unit, period, state))
            .collect();
        count += shared.scribe.run(move |writer| {
            let mut new = 0;
            for pulled in &reports {
                match writer.put_pulled(pulled)? {
                    Some(_) => new += 1,
                    None => writer.note_approval(&pulled.report.key, pulled.is_approved)?,
                }
            }
            Ok(new)
        })?;
    }
    Ok(count)
}

fn report(
    form: &Form,
    organisation_unit: OrganisationUnitId,
    period: Period,
    state: PulledState,
) -> PulledReport {
    let key = ReportKey {
        data_set: form.id,
        organisation_unit,
        period,
        attribute_option_combo: form.attribute_option_combo,
    };
    let mut report = Report::begin(key, form.version);
    if state.is_complete {
        report.status = Status::InDhis2;
    }
    for (_, cell) in form.enterable() {
        if let Some(held) = state.cells.get(&cell) {
            let entry = Entry {
                comment: held.comment.clone(),
                follow_up: held.follow_up,
                ..Entry::of(held.value.clone().map_or(Value::Blank, Value::Given))
            };
            report.put(cell, entry);
        }
    }
    let values: BTreeMap<_, _> = state
        .cells
        .into_iter()
        .map(|(cell, held)| {
            let value = ServerValue {
                value: held.value,
                comment: held.comment,
                follow_up: held.follow_up,
            };
            (cell, value)
        })
        .collect();
    PulledReport {
        report,
        values,
        completed_on: state.completed_on,
        is_approved: state.is_approved,
    }
}
