//! Who was refused lately on this node, and until when nothing can have changed.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::counted::BY_A_WRONG_CLOCK;
use crate::kernel::instant::Instant;

/// Each was written down before as often as its limit allows; where more of them are refused at once all are forgotten, and the
/// database is asked again.
const MOST: usize = 100_000;

/// Keys and moments.
#[derive(Default)]
pub(super) struct Refusals(Mutex<HashMap<String, Instant>>);

impl Refusals {
    /// The first of the keys that is refused still.
    pub(super) fn hold<'k>(&self, mut keys: impl Iterator<Item = &'k str>, now: Instant) -> Option<&'k str> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A later moment is of a clock that was wrong.
        let latest = now.after(BY_A_WRONG_CLOCK);
        keys.find(|key| known.get(*key).is_some_and(|until| *until > now && *until <= latest))
    }

    /// These are refused until then.
    pub(super) fn remember(&self, refused: Vec<(String, Instant)>, now: Instant) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() + refused.len() > MOST {
            known.retain(|_, until| *until > now);
        }
        if known.len() + refused.len() > MOST {
            known.clear();
        }
        known.extend(refused);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_refused_is_so_until_then_and_memory_does_not_grow() {
        let refusals = Refusals::default();
        let hold = |key, now| refusals.hold([key].into_iter(), now).is_some();
        refusals.remember(vec![("one".into(), Instant(10))], Instant(0));
        assert!(hold("one", Instant(9)) && !hold("one", Instant(10)));
        assert!(!hold("other", Instant(0)));
        let in_a_day = Instant(0).after(time::Duration::days(1));
        refusals.remember(vec![("other".into(), in_a_day)], Instant(0));
        assert!(!hold("other", Instant(0)), "a clock was wrong");
        for at in 0..3 * MOST {
            refusals.remember(vec![(at.to_string(), Instant(5))], Instant(if at < MOST { 0 } else { 5 }));
            assert!(refusals.0.lock().unwrap().len() <= MOST);
        }
    }
}
