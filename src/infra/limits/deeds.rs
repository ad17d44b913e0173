//! Forms that an account sends. They come with every tap, so they are counted in memory, by each process for itself: a write to count one
//! would cost what many of them do, and who sends more than any thumb is as well held up at several nodes.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use time::Duration;

use crate::kernel::{ids::AccountId, instant::Instant};

/// Whoever has not sent one for long is forgotten where there are more.
const MANY: usize = 20_000;
const HOUR: Duration = Duration::HOUR;

/// For each account, until when its tries of this hour are used up bit by bit.
#[derive(Default)]
pub(super) struct Deeds(Mutex<HashMap<AccountId, Instant>>);

impl Deeds {
    /// Takes one of so many an hour; false where none is left for now.
    pub(super) fn take(&self, account: AccountId, per_hour: u32, now: Instant) -> bool {
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= MANY {
            used.retain(|_, until| *until > now);
        }
        // A later moment than an hour from now is of a clock that was wrong.
        let until = used.get(&account).copied().filter(|until| *until > now && until.since(now) <= HOUR).unwrap_or(now);
        let next = until.after(HOUR / i32::try_from(per_hour.max(1)).unwrap_or(i32::MAX));
        if next.since(now) > HOUR {
            return false;
        }
        used.insert(account, next);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_then_one_by_one_and_everybody_for_herself() {
        let (deeds, now) = (Deeds::default(), Instant(1_795_311_000_000_000));
        let takes = |account, now| deeds.take(AccountId(account), 4, now);
        assert!((0..4).all(|_| takes(1, now)) && !takes(1, now) && takes(2, now));
        let later = now.after(Duration::minutes(15));
        assert!(takes(1, later) && !takes(1, later));
        let wrong = now.after(Duration::days(400));
        assert!(takes(1, wrong) && takes(1, now), "a clock that was wrong holds nobody up");
    }
}
