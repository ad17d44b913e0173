//! How many are connected at once, and who has to go where somebody new comes: whoever waits or is slow, of the address that has most
//! connections the oldest first; of an address that has very many also who is not slow, but waited for or has only just come. A trusted
//! proxy brings everybody, and is never shown out.

use std::{
    cmp::Reverse,
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::time::Instant;

use super::guest::{Guest, Missed};
use crate::web::ip::canonical;

/// One of so many goes at once: whoever comes next finds room without another look at all.
const AT_ONCE: usize = 32;
/// An address that has one of so many of all connections has very many.
const LOUD: usize = 32;
/// Where there are few places; a browser has six, of which two may have to ask again when all are taken.
const NOT_LOUD: usize = 4;

/// All connections of a process.
#[derive(Debug)]
pub(super) struct Doors {
    most: usize,
    proxies: Vec<IpAddr>,
    inside: Mutex<HashMap<u64, Arc<Guest>>>,
    number: AtomicU64,
}

/// A connection, until dropped.
#[derive(Debug)]
pub(super) struct Inside {
    doors: Arc<Doors>,
    number: u64,
    pub(super) guest: Arc<Guest>,
}

impl Doors {
    pub(super) fn new(most: usize, proxies: &[IpAddr]) -> Arc<Self> {
        let proxies = proxies.iter().map(|proxy| canonical(*proxy)).collect();
        Arc::new(Self { most, proxies, inside: Mutex::default(), number: AtomicU64::new(0) })
    }

    /// Lets somebody in, for whom others may have to go; nothing where all who are inside are answered just now or have just come.
    pub(super) fn let_in(doors: &Arc<Self>, peer: SocketAddr, now: Instant) -> Option<Inside> {
        let mut inside = doors.inside();
        if inside.len() >= doors.most {
            doors.show_out(&mut inside, now);
        }
        if inside.len() >= doors.most {
            return None;
        }
        let is_proxy = doors.proxies.contains(&canonical(peer.ip()));
        let number = doors.number.fetch_add(1, Ordering::Relaxed);
        let guest = Arc::new(Guest::new(peer, is_proxy, now));
        inside.insert(number, guest.clone());
        Some(Inside { doors: doors.clone(), number, guest })
    }

    /// The system has no room for another: some go.
    pub(super) fn make_room(&self, now: Instant) {
        self.show_out(&mut self.inside(), now);
    }

    fn show_out(&self, inside: &mut HashMap<u64, Arc<Guest>>, now: Instant) {
        let strangers = inside.iter().filter(|(_, guest)| !guest.is_proxy);
        let seen: Vec<Seen<'_>> = strangers
            .map(|(number, guest)| Seen { number: *number, household: &guest.household, missed: guest.missed(now) })
            .collect();
        let leave = worst(&seen, (self.most / AT_ONCE).max(1), (self.most / LOUD).max(NOT_LOUD));
        if !leave.is_empty() {
            tracing::debug!(of = inside.len(), many = leave.len(), "connections are shown out for others");
        }
        for guest in leave.into_iter().filter_map(|number| inside.remove(&number)) {
            guest.leave();
        }
    }

    fn inside(&self) -> MutexGuard<'_, HashMap<u64, Arc<Guest>>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.doors.inside().remove(&self.number);
    }
}

struct Seen<'a> {
    number: u64,
    household: &'a str,
    missed: Missed,
}

/// Who goes first: as if each time the oldest of the household went that has most at that moment.
fn worst(seen: &[Seen<'_>], many: usize, loud: usize) -> Vec<u64> {
    let mut left = HashMap::<&str, usize>::new();
    for one in seen {
        *left.entry(one.household).or_default() += 1;
    }
    let may_go = |one: &Seen<'_>| match one.missed {
        Missed::Nobody(since) => Some((false, since, one.number)),
        Missed::Herself(since) => {
            left.get(one.household).is_some_and(|many| *many > loud).then_some((true, since, one.number))
        }
        Missed::Site => None,
    };
    let mut may_go: Vec<_> = seen.iter().filter_map(|one| Some((may_go(one)?, one.household))).collect();
    may_go.sort_unstable();
    let mut ranked = Vec::new();
    for (key, household) in may_go {
        let Some(left) = left.get_mut(household) else { continue };
        ranked.push((Reverse(*left), key));
        *left -= 1;
    }
    ranked.sort_unstable();
    ranked.into_iter().take(many).map(|(_, (_, _, number))| number).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn from(last: u8) -> SocketAddr {
        SocketAddr::from(([203, 0, 113, last], 5_678))
    }

    fn seen(number: u64, household: &str, missed: Missed) -> Seen<'_> {
        Seen { number, household, missed }
    }

    #[test]
    fn the_oldest_of_whoever_has_most_goes_first_and_nobody_who_is_answered() {
        let now = Instant::now();
        let at = |seconds: u32| Missed::Nobody(now + SECOND * seconds);
        let all = [
            seen(1, "a phone", at(0)),
            seen(2, "many", at(5)),
            seen(3, "many", at(4)),
            seen(4, "many", Missed::Site),
            seen(5, "some", at(3)),
            seen(6, "some", at(6)),
            seen(7, "answered", Missed::Site),
        ];
        assert_eq!(worst(&all, 1, 8), [3]);
        assert_eq!(worst(&all, 3, 8), [3, 5, 2], "who has fewer each time is older");
        assert_eq!(worst(&all, 9, 8), [3, 5, 2, 1, 6]);
        assert_eq!(worst(&all[6..], 1, 8), [0_u64; 0]);
    }

    #[test]
    fn of_an_address_with_very_many_goes_also_who_is_only_waited_for() {
        let now = Instant::now();
        let sends = |number: u64, household| seen(number, household, Missed::Herself(now + SECOND * number as u32));
        let mut all: Vec<Seen<'_>> = (1..=9).map(|number| sends(number, "many")).collect();
        all.extend((10..=17).map(|number| sends(number, "not so many")));
        all.push(seen(18, "many", Missed::Nobody(now + SECOND * 90)));
        assert_eq!(worst(&all, 20, 8), [18, 1, 2, 3, 4, 5, 6, 7, 8, 9], "whoever says nothing first");
    }

    #[test]
    fn a_new_one_gets_in_though_one_address_holds_everything() {
        let (doors, now) = (Doors::new(100, &[]), Instant::now());
        let mut held: Vec<Inside> =
            (0..100).map(|at| Doors::let_in(&doors, from(1), now + SECOND * at).expect("room")).collect();
        let later = now + SECOND * 200;
        let phones: Vec<Inside> =
            (2..60).map(|last| Doors::let_in(&doors, from(last), later).expect("let in")).collect();
        assert!(doors.inside().len() <= 100);
        for phone in &phones {
            assert!(doors.inside().contains_key(&phone.number), "none of these had to go");
        }
        let gone = held.iter().take_while(|one| !doors.inside().contains_key(&one.number)).count();
        assert!((58..62).contains(&gone), "{gone} of the oldest");
        held.clear();
        assert_eq!(doors.inside().len(), phones.len(), "whoever has gone is forgotten");
    }

    #[test]
    fn nobody_is_let_in_where_all_are_answered_or_proxies_and_later_again() {
        let (doors, now) = (Doors::new(2, &["::ffff:10.0.0.1".parse().expect("an address")]), Instant::now());
        let proxy = Doors::let_in(&doors, "10.0.0.1:80".parse().expect("an address"), now).expect("room");
        let quick = Doors::let_in(&doors, from(1), now).expect("room");
        quick.guest.has_asked(now);
        assert!(proxy.guest.is_proxy && !quick.guest.is_proxy);
        let later = now + SECOND * 300;
        assert!(Doors::let_in(&doors, from(2), later).is_none());
        doors.make_room(later);
        assert_eq!(doors.inside().len(), 2);
        quick.guest.is_answered(later);
        assert!(Doors::let_in(&doors, from(2), later).is_some());
        assert!(doors.inside().contains_key(&proxy.number) && !doors.inside().contains_key(&quick.number));
    }

    #[test]
    fn a_rush_from_everywhere_waits_outside_until_those_inside_were_heard_and_one_from_an_address_does_not() {
        let (doors, now) = (Doors::new(100, &[]), Instant::now());
        let came: Vec<Inside> = (0..100).map(|last| Doors::let_in(&doors, from(last), now).expect("room")).collect();
        assert!(Doors::let_in(&doors, from(200), now + SECOND).is_none(), "nobody has listened to any of them");
        for one in &came {
            one.guest.is_heard(now + SECOND);
        }
        let (soon, later) = (now + SECOND + SECOND / 20, now + SECOND + SECOND / 10);
        assert!(Doors::let_in(&doors, from(200), soon).is_none());
        came[0].guest.has_asked(soon);
        let next: Vec<Inside> =
            (100..199).map(|last| Doors::let_in(&doors, from(last), later).expect("let in")).collect();
        assert!(doors.inside().contains_key(&came[0].number), "who has asked meanwhile is answered");
        assert!(Doors::let_in(&doors, from(200), later).is_none(), "and now these are let be");
        drop((came, next));
        let loud: Vec<Inside> = (0..100).map(|_| Doors::let_in(&doors, from(1), later).expect("room")).collect();
        let phone = Doors::let_in(&doors, from(2), later).expect("let in at once");
        assert!(!doors.inside().contains_key(&loud[0].number) && doors.inside().contains_key(&phone.number));
    }

    #[tokio::test]
    async fn who_has_to_go_hears_it() {
        let (doors, now) = (Doors::new(1, &[]), Instant::now());
        let first = Doors::let_in(&doors, from(1), now).expect("room");
        first.guest.is_heard(now);
        let second = Doors::let_in(&doors, from(2), now + SECOND).expect("let in");
        first.guest.has_to_leave().await;
        drop(first);
        assert!(doors.inside().contains_key(&second.number), "another's leaving changes nothing");
    }
}
