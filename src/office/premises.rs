//! The office a screen speaks to, which may move from the practice world to the national one.
//!
//! Daftar opens the practice world by itself, and that world may know no other server than its
//! stand-in. So an order to connect given there is carried out in the national world, whose folder lies
//! beside it; when it is connected, all further orders go there. When it is not, the clerk goes on
//! practising.

use std::sync::{Arc, Mutex, Weak};

use crate::{
    domain::{trouble::Trouble, world::WorldKind},
    office::{
        Hears, Office, OfficeConfig,
        news::News,
        order::{Connect, Order},
        shared::held,
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
}

impl Premises {
    /// Begins with an open office; `national` is what the national world is opened with.
    pub fn new(current: Office, national: Option<OfficeConfig>) -> Self {
        let rooms = Rooms {
            current: Arc::new(current),
            coming: None,
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
        let hears = moving(Arc::downgrade(&self.rooms), Arc::clone(&config.hears));
        let national = Arc::new(Office::open(OfficeConfig { hears, ..config })?);
        // The language and the hand are the person's, whatever the world.
        national.take_habits_of(&practice.settings());
        held(&self.rooms).coming = Some(Arc::clone(&national));
        national.carry_out(Order::Connect(how));
        Ok(())
    }
}

/// Hears on behalf of the face, and moves when the national world is connected.
fn moving(rooms: Weak<Mutex<Rooms>>, hears: Hears) -> Hears {
    Arc::new(move |news| {
        let mut left = None;
        if let Some(rooms) = rooms.upgrade() {
            let mut rooms = held(&rooms);
            match &news {
                News::Connected { .. } => {
                    if let Some(national) = rooms.coming.take() {
                        left = Some(std::mem::replace(&mut rooms.current, national));
                    }
                }
                News::Trouble(_) => left = rooms.coming.take(),
                _ => {}
            }
        }
        // Before anybody hears of it, so that what was left can be opened again at once; and not while
        // the rooms are held, as closing waits for the disk.
        drop(left);
        hears(news);
    })
}
