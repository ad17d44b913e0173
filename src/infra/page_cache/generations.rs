//! How old what has been kept may be. One number is counted up at every reading of marks that brought news; a fixed array of
//! slots holds, for whatever subjects fall into each, the number of their last mark. Memory is bounded whatever is marked.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::subject::Subject;

const SLOTS: usize = 4_096;
/// A page is never shown that a commit of more than a second ago has changed: so old may the last reading of marks be.
pub(super) const LONGEST_BLIND: Duration = Duration::from_millis(950);

/// What was read of marks so far.
pub(super) struct Generations {
    now: AtomicU64,
    /// Whatever was kept before it is stale.
    floor: AtomicU64,
    slots: Box<[AtomicU64]>,
    /// When the last good reading began, in milliseconds since `began`; 0 before the first.
    read_at: AtomicU64,
}

/// When something was kept, and what it grows stale of.
#[derive(Clone, Debug)]
pub(super) struct Age {
    generation: u64,
    slots: Box<[u16]>,
}

impl Generations {
    pub(super) fn new() -> Self {
        let slots = (0..SLOTS).map(|_| AtomicU64::new(0)).collect();
        Self { now: AtomicU64::new(1), floor: AtomicU64::new(0), slots, read_at: AtomicU64::new(0) }
    }

    /// Read before anything is rendered: a mark of meanwhile makes it stale.
    pub(super) fn now(&self) -> u64 {
        self.now.load(Ordering::Acquire)
    }

    /// Takes in a reading that began at `read_at`.
    pub(super) fn hear(&self, subjects: &[Subject], read_at: Instant) {
        if !subjects.is_empty() {
            let next = self.now.load(Ordering::Relaxed) + 1;
            for subject in subjects {
                match subject {
                    Subject::Everything => self.floor.store(next, Ordering::Relaxed),
                    other => self.slots[slot(*other)].store(next, Ordering::Relaxed),
                }
            }
            self.now.store(next, Ordering::Release);
        }
        self.read_at.store(millis(read_at), Ordering::Release);
    }

    /// Whether marks were read lately enough for anything kept to be believed.
    pub(super) fn sees(&self) -> bool {
        let read_at = self.read_at.load(Ordering::Acquire);
        read_at > 0 && millis(Instant::now()).saturating_sub(read_at) < LONGEST_BLIND.as_millis() as u64
    }

    pub(super) fn age(generation: u64, subjects: &[Subject]) -> Age {
        Age { generation, slots: subjects.iter().map(|subject| slot(*subject) as u16).collect() }
    }

    /// Whether nothing that it shows has been marked since.
    pub(super) fn is_fresh(&self, age: &Age) -> bool {
        let not_after = |mark: &AtomicU64| mark.load(Ordering::Relaxed) <= age.generation;
        not_after(&self.floor) && age.slots.iter().all(|slot| not_after(&self.slots[usize::from(*slot)]))
    }
}

fn slot(subject: Subject) -> usize {
    subject.spread() as usize % SLOTS
}

/// Since the first that asked; never 0.
fn millis(at: Instant) -> u64 {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let began = *BEGAN.get_or_init(|| at);
    u64::try_from(at.saturating_duration_since(began).as_millis()).unwrap_or(u64::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::ProductId;

    #[test]
    fn a_mark_makes_stale_what_was_kept_before_it_and_nothing_else() {
        let generations = Generations::new();
        let (one, two) = (Subject::Product(ProductId(1)), Subject::Product(ProductId(2)));
        let before = generations.now();
        let kept = |subject| Generations::age(before, &[subject]);
        generations.hear(&[one], Instant::now());
        assert!(!generations.is_fresh(&kept(one)) && generations.is_fresh(&kept(two)));
        assert!(generations.is_fresh(&Generations::age(generations.now(), &[one, two])));
        generations.hear(&[Subject::Everything], Instant::now());
        assert!(!generations.is_fresh(&kept(two)));
    }

    #[test]
    fn who_has_not_read_marks_lately_believes_nothing() {
        let generations = Generations::new();
        assert!(!generations.sees());
        let long_ago = Instant::now();
        generations.hear(&[], long_ago);
        assert!(generations.sees());
        std::thread::sleep(LONGEST_BLIND);
        assert!(!generations.sees());
    }
}
