//! The office a screen speaks to, which may move from the practice world to the national one.
//!
//! Daftar opens the practice world by itself, and that world may know no other server than its
//! stand-in. So an order to connect given there is carried out in the national world, whose folder lies
//! beside it; when it is connected, all further orders go there. When it is not, the clerk goes on
//! practising.

use std::{
    sync::{Arc, Mutex, Weak},
    thread,
};

use crate::{
    domain::{trouble::Trouble, world::WorldKind},
    office::{
        Hears, Office, OfficeConfig,
        news::News,
        order::{Connect, Order},
        shared::{held, numbered},
    },
};

/// Carries orders to the office that is open now.
pub struct Premises {
    rooms: Arc<Mutex<Rooms>>,
    national: Option<OfficeConfig>,
}

struct Rooms {
    current: Arc<Office>,
    /// The national office while it gets to know its server.
    coming: Option<Arc<Office>>,
    /// From the order to connect until the face is told what came of it.
    is_connecting: bool,
}

impl Premises {
    /// Begins with an open office; `national` is what the national world is opened with.
    pub fn new(current: Office, national: Option<OfficeConfig>) -> Self {
        let rooms = Rooms {
            current: Arc::new(current),
            coming: None,
            is_connecting: false,
        };
        Self {
            rooms: Arc::new(Mutex::new(rooms)),
            national,
        }
    }

    /// Returns the office that is open now.
    pub fn current(&self) -> Arc<Office> {
        Arc::clone(&held(&self.rooms).current)
    }

    /// Does what is ordered, and returns at once.
    pub fn carry_out(&self, order: Order) {
        let current = self.current();
        match order {
            Order::Connect(how) if current.kind() == WorldKind::Practice => {
                if let Err(trouble) = self.connect(&current, how) {
                    current.shared.tell_trouble(trouble);
                }
            }
            other => current.carry_out(other),
        }
    }

    fn connect(&self, practice: &Arc<Office>, how: Connect) -> Result<(), Trouble> {
        let Some(config) = self.national.clone() else {
            practice.carry_out(Order::Connect(how));
            return Ok(());
        };
        if std::mem::replace(&mut held(&self.rooms).is_connecting, true) {
            return Err(Trouble::StillConnecting);
        }
        let hears = moving(Arc::downgrade(&self.rooms), Arc::clone(&config.hears));
        let opened = Office::open(OfficeConfig { hears, ..config })
            .inspect_err(|_| held(&self.rooms).is_connecting = false)?;
        let national = Arc::new(opened);
        // The language and the hand are the person's, whatever the world.
        national.take_habits_of(&practice.settings());
        held(&self.rooms).coming = Some(Arc::clone(&national));
        national.carry_out(Order::Connect(how));
        Ok(())
    }
}

/// Hears on behalf of the face, and moves when the national world is connected.
fn moving(rooms: Weak<Mutex<Rooms>>, hears: Hears) -> Hears {
    Arc::new(move |news| match left_by(&rooms, &news) {
        Some(left) => close_and_tell(left, rooms.clone(), Arc::clone(&hears), news),
        None => hears(news),
    })
}

/// Returns the office that is left when this is heard.
fn left_by(rooms: &Weak<Mutex<Rooms>>, news: &News) -> Option<Arc<Office>> {
    let rooms = rooms.upgrade()?;
    let mut rooms = held(&rooms);
    match news {
        News::Connected { .. } => {
            let national = rooms.coming.take()?;
            Some(std::mem::replace(&mut rooms.current, national))
        }
        News::Trouble(_) => rooms.coming.take(),
        _ => None,
    }
}

/// Closes what was left before anybody hears of it, so that it can be opened again at once.
///
/// On a thread of its own: closing waits for the courier, the courier may wait for the scribe, and the
/// news may be told by either of them.
fn close_and_tell(left: Arc<Office>, rooms: Weak<Mutex<Rooms>>, hears: Hears, news: News) {
    let (kind, ear) = (left.kind(), Arc::clone(&hears));
    let work = move || {
        left.close();
        drop(left);
        if let Some(rooms) = rooms.upgrade() {
            held(&rooms).is_connecting = false;
        }
        hears(news);
    };
    if let Err(error) = thread::Builder::new()
        .name("closing".to_owned())
        .spawn(work)
    {
        ear(News::Trouble(numbered(Trouble::Inside {
            said: format!("no thread to close {kind:?}: {error}"),
        })));
    }
}

#[cfg(test)]
mod tests;
