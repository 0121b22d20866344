//! The courier's seat: one process of a world sends, the others ask it to.
//!
//! Who holds the lock *courier* has the sending thread and a door at which other processes knock. A
//! screen takes the seat when it opens, or later, once the command that had it has ended; a command takes
//! it only to send.

use std::sync::{Arc, Mutex, Weak};

use crate::{
    courier::{
        Courier, Heard,
        carrier::{Carrier, MakeCarrier},
    },
    dhis2::client::Client,
    domain::{report::OutboxNumber, trouble::Trouble},
    office::{
        access::WorldAccess,
        news::News,
        sending,
        shared::{Shared, held},
        updating, writing,
    },
    platform::{
        knock::{self as door, Door},
        lock::Lock,
    },
};

const NAME: &str = "courier";

/// Where the courier of a process sits, if it has one.
pub(super) struct Seat {
    access: WorldAccess,
    sending: Mutex<Option<Sending>>,
    /// Uses the connection of the round that is under way, or has just ended.
    contact: Arc<Mutex<Option<Client>>>,
}

/// Dropped in this order: first nothing is sent any more, then nobody is let in, then others may send.
struct Sending {
    courier: Courier,
    _door: Option<Door>,
    _lock: Lock,
}

/// Hears the courier beside the office.
pub(super) type Eavesdrop = Box<dyn Fn(&Heard) + Send>;

impl Seat {
    pub fn new(access: WorldAccess) -> Arc<Self> {
        Arc::new(Self {
            access,
            sending: Mutex::default(),
            contact: Arc::default(),
        })
    }

    pub fn access(&self) -> &WorldAccess {
        &self.access
    }

    /// Takes the seat if nobody has it; tells whether it is ours.
    pub fn take(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        eavesdrop: Option<Eavesdrop>,
    ) -> Result<bool, Trouble> {
        let mut sending = held(&self.sending);
        if sending.is_some() {
            return Ok(true);
        }
        let disk = |error: std::io::Error| Trouble::Disk {
            said: error.to_string(),
        };
        let Some(lock) = Lock::courier(&shared.folder).map_err(disk)? else {
            return Ok(false);
        };
        let (told, contact) = (Arc::clone(shared), Arc::clone(&self.contact));
        let courier = Courier::start(
            &shared.database,
            shared.scribe.clone(),
            shared.clock.clone(),
            self.carrier(shared),
            move |heard| {
                hear(&told, &heard);
                match (&eavesdrop, &heard) {
                    // Whoever listens asks when the last round has ended.
                    (Some(eavesdrop), _) => eavesdrop(&heard),
                    (None, Heard::Idle(_)) => {
                        if let Some(client) = reached(&contact) {
                            updating::ask_beside(&told, client);
                        }
                    }
                    (None, _) => {}
                }
            },
        )?;
        let seat = Arc::downgrade(self);
        let door = Door::open(&shared.folder, NAME, move || knocked(&seat))
            .inspect_err(|error| log::warn!("other processes cannot knock: {error}"));
        *sending = Some(Sending {
            courier,
            _door: door.ok(),
            _lock: lock,
        });
        Ok(true)
    }

    /// Wakes whoever sends: something was queued.
    pub fn look(self: &Arc<Self>, shared: &Arc<Shared>) {
        self.with_courier(shared, Courier::look);
    }

    /// Has one row, or all of them, tried now.
    ///
    /// The courier of this process is told which row a person named, as that may be a decision; another
    /// process finds the rows in the outbox.
    pub fn try_now(self: &Arc<Self>, shared: &Arc<Shared>, number: Option<OutboxNumber>) {
        match self.take(shared, None) {
            Ok(true) => {
                if let Some(sending) = held(&self.sending).as_ref() {
                    sending.courier.try_now(number);
                }
            }
            Ok(false) => sending::queue_again(shared, number, |shared| knock(shared)),
            Err(trouble) => shared.tell_trouble(trouble),
        }
    }

    /// Sends from now on with what the settings say now.
    pub fn reconnect(self: &Arc<Self>, shared: &Arc<Shared>) {
        if let Some(carrier) = self.carrier(shared) {
            self.with_courier(shared, |courier| courier.use_carrier(carrier));
        }
    }

    fn with_courier(self: &Arc<Self>, shared: &Arc<Shared>, work: impl FnOnce(&Courier)) {
        match self.take(shared, None) {
            Ok(true) => {
                if let Some(sending) = held(&self.sending).as_ref() {
                    work(&sending.courier);
                }
            }
            Ok(false) => knock(shared),
            Err(trouble) => shared.tell_trouble(trouble),
        }
    }

    /// Returns what uses the connection of the last round, where the server has answered in it.
    pub fn contact(&self) -> Option<Client> {
        reached(&self.contact)
    }

    /// Ends the sending of this process, at once.
    pub fn leave(&self) {
        let sending = held(&self.sending).take();
        drop(sending);
    }

    /// Returns what makes a client when there is something to send; nothing where no server is known.
    ///
    /// What stands against making one is told on the row that is to be sent.
    fn carrier(&self, shared: &Arc<Shared>) -> Option<Box<dyn MakeCarrier>> {
        if let Ok(None) = self.access.find(&shared.folder, &shared.settings()) {
            return None;
        }
        let (access, shared) = (self.access.clone(), Arc::clone(shared));
        let contact = Arc::clone(&self.contact);
        let make = move || -> Result<Box<dyn Carrier>, Trouble> {
            match access.client(&shared.folder, &shared.settings())? {
                Some(client) => {
                    *held(&contact) = Some(client.beside());
                    Ok(Box::new(client))
                }
                None => Err(Trouble::LoginRefused),
            }
        };
        Some(Box::new(make))
    }
}

fn reached(contact: &Mutex<Option<Client>>) -> Option<Client> {
    let client = held(contact).take()?;
    client.date().is_some().then_some(client)
}

/// Asks the process that sends.
pub(super) fn knock(shared: &Shared) {
    match door::knock(&shared.folder, NAME) {
        Ok(true) => {}
        // It reads the outbox by itself when its next row is due.
        Ok(false) => log::info!("nobody opened when knocked at the courier's"),
        Err(error) => log::warn!("the courier could not be asked: {error}"),
    }
}

fn knocked(seat: &Weak<Seat>) {
    let Some(seat) = seat.upgrade() else { return };
    if let Some(sending) = held(&seat.sending).as_ref() {
        sending.courier.try_now(None);
    }
}

/// Makes news of what the courier tells.
fn hear(shared: &Arc<Shared>, heard: &Heard) {
    match heard {
        Heard::UnderWay(number) => {
            shared.set_under_way(Some(*number));
            sending::tell_rows(shared, [*number]);
        }
        Heard::Ended(number, noted) => {
            shared.set_under_way(None);
            sending::tell_rows(shared, [*number]);
            if noted.stands {
                // In the order of writing: read on this thread, a report could be told after the answer
                // to a save that it does not hold yet.
                let report = noted.report;
                writing::change_unasked(shared, move |writer| {
                    writer.reader().report_by_number(report)
                });
            }
        }
        Heard::Again(0) => {}
        Heard::Again(_) => sending::tell_waiting(shared),
        Heard::Store(error) => {
            shared.set_under_way(None);
            shared.tell_trouble(error.clone());
        }
        Heard::Idle(_) => shared.set_under_way(None),
    }
}

/// Tells that everything is written and the threads have ended.
pub(super) fn leave(seat: &Seat, shared: &Shared) {
    seat.leave();
    if let Err(error) = shared.scribe.flush() {
        shared.tell_trouble(error);
    }
    shared.tell(News::Left);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::{
        domain::status::Status,
        office::{
            order::{Order, SaveCells},
            testing::{World, given},
        },
        store::AttemptNoted,
    };

    #[test]
    fn what_came_of_a_sending_is_told_in_the_order_of_writing() {
        let world = World::practice();
        let open = world.keyed_october();
        let (report, shared) = (open.number, &world.office.shared);
        let row = world.ask(Order::ConfirmAndSend(report), |news| match news {
            News::Queued(_, row) => Some(row),
            _ => None,
        });
        world.hear(|news| matches!(news, News::OutboxChanged(_)).then_some(()));
        let cell = open.form.cell_numbered("1.01", "A").unwrap();
        let (go_on, wait) = mpsc::channel::<()>();
        shared.write(
            move |_| {
                wait.recv().ok();
                Ok(())
            },
            |_, _| {},
        );
        world.office.carry_out(Order::SaveCells(SaveCells {
            report,
            step: 9,
            cells: vec![(cell, given("77"))],
            is_settled: true,
        }));
        let noted = AttemptNoted {
            report,
            report_status: Status::Received,
            stands: true,
        };
        hear(shared, &Heard::Ended(row, noted));
        go_on.send(()).unwrap();
        let is_saved = std::cell::Cell::new(false);
        let told = world.hear(|news| match news {
            News::Saved { step: 9, .. } => {
                is_saved.set(true);
                None
            }
            News::ReportChanged(changed) => {
                Some((is_saved.get(), changed.report.entry(cell).cloned()))
            }
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => None,
        });
        assert_eq!(told, (true, Some(given("77"))));
    }
}
