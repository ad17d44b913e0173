//! Room for files that are on their way or wait for their turn: so many and so much in all, and of that so much for one account. Where
//! half is taken each account has little more, so that some who take much leave room for everybody else. Whoever is not signed in has
//! little from the beginning, and all of them together a quarter.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::kernel::ids::AccountId;

/// Files of one account: the eight of a form, from two devices.
const MANY: usize = 16;
/// The same where half of the room is taken.
const FEW: usize = 2;
/// Bytes of one account: eight photos of 20 MB.
const MUCH: u64 = 170 * 1_024 * 1_024;

/// The same of whoever is not signed in: some neighbours have one address.
const FEW_OF_GUESTS: usize = 6;
/// Of the room, guests have one part of so many at most.
const OF_GUESTS: usize = 4;

/// Who sends a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Somebody who is signed in.
    Account(AccountId),
    /// Somebody who is not, by her address (`limits::household`).
    Guest(String),
}

impl From<AccountId> for Whose {
    fn from(account: AccountId) -> Self {
        Self::Account(account)
    }
}

/// Files, and their bytes so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How many.
    pub files: usize,
    /// How much together.
    pub bytes: u64,
}

/// For all that there may be at once.
#[derive(Debug)]
pub(super) struct Room {
    most: Load,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    all: Load,
    /// Those of guests among them.
    guests: Load,
    by: HashMap<Whose, Load>,
}

/// Of one file, until dropped.
#[derive(Debug)]
pub(super) struct Place {
    room: Arc<Room>,
    whose: Whose,
    bytes: u64,
}

impl Room {
    pub(super) fn new(most: Load) -> Arc<Self> {
        Arc::new(Self { most, held: Mutex::default() })
    }

    /// For one more file; nothing where it is full, or whoever sends it has enough of it.
    pub(super) fn take(room: &Arc<Self>, whose: impl Into<Whose>) -> Option<Place> {
        let whose = whose.into();
        let mut held = room.held();
        let all = held.all;
        let own = held.by.get(&whose).copied().unwrap_or_default();
        let is_guest = matches!(whose, Whose::Guest(_));
        let most = match (room.half_of(all), is_guest) {
            (true, _) => FEW,
            (false, true) => FEW_OF_GUESTS,
            (false, false) => MANY,
        };
        let guests_fill = is_guest && held.guests.files * OF_GUESTS >= room.most.files;
        if all.files >= room.most.files || all.bytes >= room.most.bytes || own.files >= most || guests_fill {
            return None;
        }
        held.all.files += 1;
        held.guests.files += usize::from(is_guest);
        held.by.entry(whose.clone()).or_default().files += 1;
        drop(held);
        Some(Place { room: room.clone(), whose, bytes: 0 })
    }

    pub(super) fn load(&self) -> Load {
        self.held().all
    }

    fn half_of(&self, all: Load) -> bool {
        all.files * 2 >= self.most.files || all.bytes * 2 >= self.most.bytes
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Room for more of the file, or none. Whoever has more than a few files grows into half of the room alone.
    pub(super) fn grow(&mut self, bytes: u64) -> bool {
        let mut held = self.room.held();
        let most = self.room.most.bytes;
        let all = held.all.bytes + bytes;
        let of_guests = held.guests.bytes + if self.is_guests() { bytes } else { 0 };
        let Some(own) = held.by.get_mut(&self.whose) else { return false };
        let fits = all <= if own.files > FEW { most / 2 } else { most };
        if !fits || own.bytes + bytes > MUCH || of_guests > most / OF_GUESTS as u64 {
            return false;
        }
        own.bytes += bytes;
        held.all.bytes = all;
        held.guests.bytes = of_guests;
        drop(held);
        self.bytes += bytes;
        true
    }

    fn is_guests(&self) -> bool {
        matches!(self.whose, Whose::Guest(_))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.room.held();
        held.all.files -= 1;
        held.all.bytes -= self.bytes;
        if self.is_guests() {
            held.guests.files -= 1;
            held.guests.bytes -= self.bytes;
        }
        let Some(own) = held.by.get_mut(&self.whose) else { return };
        own.files -= 1;
        own.bytes -= self.bytes;
        if own.files == 0 {
            held.by.remove(&self.whose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1_024 * 1_024;

    fn room(files: usize, megabytes: u64) -> Arc<Room> {
        Room::new(Load { files, bytes: megabytes * MB })
    }

    fn all_of(room: &Arc<Room>, whose: i64) -> Vec<Place> {
        std::iter::from_fn(|| Room::take(room, AccountId(whose))).collect()
    }

    #[test]
    fn some_who_take_all_they_can_leave_two_for_everybody_else() {
        let room = room(100, 1_000);
        let first: Vec<_> = (1..=4).map(|whose| all_of(&room, whose)).collect();
        assert_eq!(first.iter().map(Vec::len).collect::<Vec<_>>(), [16, 16, 16, 2]);
        let others: Vec<_> = (5..=100).map(|whose| all_of(&room, whose)).collect();
        assert_eq!(others.iter().map(Vec::len).sum::<usize>(), 50);
        assert_eq!(others.iter().filter(|own| own.len() == 2).count(), 25);
        assert!(Room::take(&room, AccountId(101)).is_none(), "it is full");
        drop((first, others));
        assert_eq!(all_of(&room, 101).len(), 16, "and empty again");
        assert_eq!(room.load(), Load::default());
        assert!(room.held().by.is_empty(), "whoever has gone is forgotten");
    }

    #[test]
    fn who_has_many_files_grows_into_half_of_the_room_and_who_has_one_into_all_of_it() {
        let room = room(100, 200);
        let mut many = all_of(&room, 1);
        assert!((0..5).all(|at| many[at].grow(20 * MB)));
        assert!(!many[5].grow(1), "half is taken");
        let mut one = Room::take(&room, AccountId(2)).expect("a place");
        let mut other = Room::take(&room, AccountId(3)).expect("a place");
        assert!(one.grow(100 * MB - 1));
        assert!(other.grow(1));
        assert!(!other.grow(1), "there is no more");
        assert!(Room::take(&room, AccountId(4)).is_none(), "for nobody");
        assert_eq!(room.load(), Load { files: 18, bytes: 200 * MB });
    }

    #[test]
    fn guests_have_a_quarter_of_the_room_together_and_one_address_a_few_files() {
        let room = room(100, 400);
        let guest = |at: usize| Whose::Guest(format!("203.0.113.{at}"));
        let own: Vec<_> = std::iter::from_fn(|| Room::take(&room, guest(1))).collect();
        assert_eq!(own.len(), 6);
        let others: Vec<_> = (2..=100).filter_map(|at| Room::take(&room, guest(at))).collect();
        assert_eq!(others.len(), 19, "25 in all");
        let mut signed_in = Room::take(&room, AccountId(1)).expect("room for whoever is signed in");
        assert!(signed_in.grow(100 * MB));
        drop(others);
        let mut one = Room::take(&room, guest(7)).expect("a place");
        assert!(one.grow(100 * MB));
        assert!(!one.grow(1), "a quarter of the bytes, too");
        drop((own, one, signed_in));
        assert_eq!((room.load(), room.held().guests), (Load::default(), Load::default()));
    }

    #[test]
    fn nobody_has_more_than_eight_photos_at_once() {
        let room = room(100, 10_000);
        let mut own = all_of(&room, 1);
        assert!((0..8).all(|at| own[at].grow(20 * MB)));
        assert!(own[8].grow(10 * MB));
        assert!(!own[9].grow(1));
        own.truncate(8);
        let mut next = Room::take(&room, AccountId(1)).expect("a place");
        assert!(next.grow(10 * MB), "what has gone has made room");
    }
}
