//! Forms that changed on the server: asked for in every contact, fetched in the same one.
//!
//! A national team changes a form, and every facility has it after its next contact, with nobody visiting.
//! A changed form stands beside the older versions: reports go on with the one they were begun with.
//!
//! What fails here is tried in the next contact, and only the log hears of it: nobody asked for it.

use std::sync::Arc;

use crate::{
    dhis2::client::{Client, ServerMoment},
    domain::{form::Form, trouble::Trouble, world::WorldKind},
    office::{
        connect::{introduce, told, trouble_of},
        news::News,
        shared::{Shared, on_a_thread},
    },
};

/// Asks on a thread of its own.
pub(super) fn ask_beside(shared: &Arc<Shared>, client: Client) {
    let by_thread = Arc::clone(shared);
    on_a_thread("forms", shared, move || ask(&by_thread, &client));
}

/// Asks whether the forms are still the same, fetches them where not, and tells what has changed.
pub(super) fn ask(shared: &Arc<Shared>, client: &Client) {
    // The forms of the practice world come with the program.
    if shared.kind == WorldKind::Practice {
        return;
    }
    match renew(shared, client) {
        Ok(changed) => shared.tell(News::FormsChecked { changed }),
        Err(trouble) => log::warn!("the forms were not asked for: {trouble:?}"),
    }
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a writer lives inside one transaction: its method alone is not general enough"
)]
fn renew(shared: &Shared, client: &Client) -> Result<Vec<Arc<Form>>, Trouble> {
    if !may_have_changed(shared, client)? {
        shared.scribe.run(|writer| writer.note_forms_unchanged())?;
        return Ok(Vec::new());
    }
    // The clock of the server is read before anything else: what changes meanwhile is found next time.
    let (info, me) = introduce(client)?;
    let told = told(client, &me)?;
    let mark = info.server_date;
    let changed = shared.scribe.run(move |writer| {
        let changed = writer.put_fetched_forms(&told.forms, mark)?;
        writer.put_units(&told.units)?;
        writer.put_assignments(&told.assignments)?;
        Ok(changed)
    })?;
    shared.forget_catalogue();
    Ok(changed.into_iter().map(Arc::new).collect())
}

fn may_have_changed(shared: &Shared, client: &Client) -> Result<bool, Trouble> {
    let known = shared.read(crate::store::Reader::forms_known)?;
    let Some(moment) = known.and_then(|known| ServerMoment::of(&known.mark)) else {
        return Ok(true);
    };
    let catalogue = shared.catalogue()?;
    let forms: Vec<&Form> = catalogue.forms.iter().map(AsRef::as_ref).collect();
    let mut units: Vec<_> = catalogue
        .assignments
        .iter()
        .map(|assignment| assignment.organisation_unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    client
        .is_changed_since(&moment, &forms, &units)
        .map_err(trouble_of)
}
