//! Between what travels on the wire and what DHIS2 is told. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    dhis2::{
        data_value_set::{GivenCell, KeptCell, Snapshot as Frozen},
        server_state::{Held, LockStatus, ServerState},
    },
    domain::form::{Cell, Form},
    wire::{
        Snapshot,
        snapshot::{Base, Item, State},
    },
};

/// Returns a report as DHIS2 is told it, in form order.
pub fn frozen(form: &Form, snapshot: &Snapshot) -> Frozen {
    let mut frozen = Frozen {
        key: snapshot.key,
        form_version: form.version,
        values: Vec::new(),
        kept: Vec::new(),
    };
    for (_, cell) in form.enterable() {
        let Some(item) = snapshot.items.get(&cell) else {
            continue;
        };
        let comment = item
            .comment
            .as_deref()
            .map(str::trim)
            .filter(|comment| !comment.is_empty())
            .map(str::to_owned);
        let reason = match &item.state {
            State::Given(value) => {
                frozen.values.push(GivenCell {
                    cell,
                    value: value.clone(),
                    comment,
                    follow_up: item.follow_up,
                });
                continue;
            }
            State::NotAvailable(reason) => Some(*reason),
            State::Blank | State::Withdrawn => None,
        };
        if reason.is_some() || comment.is_some() || item.follow_up {
            frozen.kept.push(KeptCell {
                cell,
                reason,
                comment,
                follow_up: item.follow_up,
            });
        }
    }
    frozen
}

/// Returns what DHIS2 holds as a report, so that a device can build on it.
pub fn found(form: &Form, sent: &Snapshot, state: &ServerState) -> Snapshot {
    let items = form
        .enterable()
        .filter_map(|(_, cell)| {
            let held = state.cells.get(&cell)?;
            let value = held.value.as_deref().filter(|value| !value.is_empty());
            let item = Item {
                state: value.map_or(State::Blank, |value| State::Given(value.to_owned())),
                comment: held.comment.clone(),
                follow_up: held.follow_up,
            };
            (item != Item::default()).then_some((cell, item))
        })
        .collect();
    Snapshot {
        key: sent.key,
        revision: 0,
        base: Base::Nothing,
        confirmed_on: sent.confirmed_on,
        confirmed_by: None,
        items,
    }
}

/// What DHIS2 held, as the ledger keeps it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Seen(Vec<SeenCell>);

#[derive(Debug, Serialize, Deserialize)]
struct SeenCell {
    cell: Cell,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    follow_up: bool,
}

impl Seen {
    /// Takes what a server holds.
    pub fn of(state: &ServerState) -> Self {
        let cells = state.cells.iter().map(|(cell, held)| SeenCell {
            cell: *cell,
            value: held.value.clone(),
            comment: held.comment.clone(),
            follow_up: held.follow_up,
        });
        Self(cells.collect())
    }

    /// Returns it as the state of a server.
    pub fn state(self) -> ServerState {
        let cells: BTreeMap<Cell, Held> = self
            .0
            .into_iter()
            .map(|seen| {
                let held = Held {
                    value: seen.value,
                    comment: seen.comment,
                    follow_up: seen.follow_up,
                };
                (seen.cell, held)
            })
            .collect();
        ServerState {
            cells,
            lock: LockStatus::Unknown,
            is_complete: None,
        }
    }
}
