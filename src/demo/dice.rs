//! Dice that fall the same way every time.

use rand::{Rng, SeedableRng, rngs::StdRng};

/// Seeded with a number of our own.
pub(super) struct Dice(StdRng);

impl Dice {
    /// The demo world's.
    pub(super) fn loaded() -> Self {
        Self(StdRng::seed_from_u64(20_261_122))
    }

    /// `least` up to but not including `end`.
    pub(super) fn between(&mut self, least: i64, end: i64) -> i64 {
        if end <= least + 1 { least } else { self.0.random_range(least..end) }
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 100) < percent
    }

    /// One of them; nothing of none.
    pub(super) fn one_of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let index = usize::try_from(self.between(0, i64::try_from(things.len()).ok()?)).ok()?;
        things.get(index)
    }
}
