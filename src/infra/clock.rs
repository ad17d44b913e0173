//! The only place that asks what time it is.
//!
//! A machine's clock can be moved: by hand, by a time server, by a machine that slept. So a process goes by the clock that nobody can
//! move, from a moment on that it believes: the database's, looked at again and again (`node/time.rs`), or its own machine's where the
//! database is a file and has none. A leap of the machine's clock is believed when it has stayed for a while.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time,
};

use ::time::{Duration, OffsetDateTime};

use crate::kernel::instant::Instant;

/// A machine's clock that is off by more is wrong.
const OFF: Duration = Duration::seconds(2);
/// A leap that has stayed for so long is believed.
const BELIEVED: time::Duration = time::Duration::from_secs(45);

/// The time: the machine's, or one that a test and the demo world move by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// A machine's, kept steady.
    Machine(Arc<Machine>),
    /// Stands still until moved.
    Fixed(Arc<AtomicI64>),
}

/// Time as one process keeps it.
#[derive(Debug)]
pub struct Machine {
    /// Some moment, by the clock that nobody can move.
    begun: time::Instant,
    /// When that was, in microseconds, as far as is known now.
    begun_at: AtomicI64,
    /// Microseconds by which somebody has moved the machine's clock: a test does.
    moved: Arc<AtomicI64>,
    believed: time::Duration,
    leap: Mutex<Option<Leap>>,
}

/// The machine's clock went off by so much, and nobody knows yet whether it stays so.
#[derive(Clone, Copy, Debug)]
struct Leap {
    ahead: Duration,
    since: time::Instant,
}

impl Clock {
    /// The machine's.
    pub fn machine() -> Self {
        Self::moved(Arc::default(), BELIEVED)
    }

    /// That of a machine whose clock can be moved by hand, by microseconds; a leap of it is believed after that time.
    pub fn moved(by: Arc<AtomicI64>, believed: time::Duration) -> Self {
        let new = Machine {
            begun: time::Instant::now(),
            begun_at: AtomicI64::new(0),
            moved: by,
            believed,
            leap: Mutex::default(),
        };
        new.begun_at.store(new.wall().0, Ordering::SeqCst);
        Self::Machine(Arc::new(new))
    }

    /// A clock that stands at `now`.
    pub fn fixed(now: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now.0)))
    }

    /// Now.
    pub fn now(&self) -> Instant {
        match self {
            Self::Machine(machine) => machine.now(),
            Self::Fixed(micros) => Instant(micros.load(Ordering::SeqCst)),
        }
    }

    /// What the machine's clock says, right or wrong: it goes on while the machine sleeps.
    pub fn wall(&self) -> Instant {
        match self {
            Self::Machine(machine) => machine.wall(),
            Self::Fixed(_) => self.now(),
        }
    }

    /// By how much the machine's clock is ahead, where that is too much for ending anything here.
    pub fn off(&self) -> Option<Duration> {
        match self {
            Self::Machine(machine) => Some(machine.ahead()).filter(|ahead| ahead.abs() > OFF),
            Self::Fixed(_) => None,
        }
    }

    /// From now on it is what the database says; where that has no clock, what the machine says, if that can be believed.
    pub fn look(&self, theirs: Option<Instant>) {
        match (self, theirs) {
            (Self::Machine(machine), Some(theirs)) => machine.shift(theirs.since(machine.now())),
            (Self::Machine(machine), None) => machine.look_at_its_own(),
            (Self::Fixed(_), _) => {}
        }
    }

    /// Whether it goes by itself, so that it can go wrong.
    pub fn is_machines(&self) -> bool {
        matches!(self, Self::Machine(_))
    }

    /// Moves a fixed clock to a moment; the machine's cannot be moved.
    pub fn set(&self, now: Instant) {
        if let Self::Fixed(micros) = self {
            micros.store(now.0, Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock ahead.
    pub fn advance(&self, span: Duration) {
        self.set(self.now().after(span));
    }
}

impl Machine {
    fn now(&self) -> Instant {
        let passed = i64::try_from(self.begun.elapsed().as_micros()).unwrap_or(i64::MAX);
        Instant(self.begun_at.load(Ordering::SeqCst).saturating_add(passed))
    }

    #[expect(clippy::disallowed_methods, reason = "here the time comes from")]
    fn wall(&self) -> Instant {
        Instant(Instant::from(OffsetDateTime::now_utc()).0 + self.moved.load(Ordering::SeqCst))
    }

    fn ahead(&self) -> Duration {
        self.wall().since(self.now())
    }

    fn shift(&self, by: Duration) {
        let micros = i64::try_from(by.whole_microseconds()).unwrap_or(0);
        self.begun_at.fetch_add(micros, Ordering::SeqCst);
    }

    fn look_at_its_own(&self) {
        let ahead = self.ahead();
        let mut known = self.leap.lock().unwrap_or_else(PoisonError::into_inner);
        let leap = known.take().filter(|leap| (ahead - leap.ahead).abs() <= OFF);
        let stays = leap.is_some_and(|leap| leap.since.elapsed() >= self.believed);
        if stays || ahead.abs() <= OFF {
            self.shift(ahead);
        } else {
            *known = leap.or(Some(Leap { ahead, since: time::Instant::now() }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::DAY;

    fn machine(believed: time::Duration) -> (Clock, Arc<AtomicI64>) {
        let moved = Arc::<AtomicI64>::default();
        (Clock::moved(moved.clone(), believed), moved)
    }

    fn move_by(moved: &AtomicI64, span: Duration) {
        moved.fetch_add(i64::try_from(span.whole_microseconds()).unwrap(), Ordering::SeqCst);
    }

    /// Days from a moment until now, if those are whole days but for a second or so.
    fn days_since(clock: &Clock, then: Instant) -> Option<i64> {
        let passed = clock.now().since(then);
        let days = (passed + Duration::seconds(1)).whole_days();
        ((passed - DAY * i32::try_from(days).ok()?).abs() < Duration::seconds(1)).then_some(days)
    }

    #[test]
    fn a_leap_of_the_machines_clock_that_does_not_stay_moves_nothing() {
        let (clock, moved) = machine(BELIEVED);
        let begun = clock.now();
        for there in [DAY, -DAY] {
            move_by(&moved, there);
            assert!(clock.off().is_some_and(|off| (off - there).abs() < Duration::SECOND), "{:?}", clock.off());
            clock.look(None);
            clock.look(None);
            assert_eq!(days_since(&clock, begun), Some(0));
            move_by(&moved, -there);
            assert_eq!(clock.off(), None);
            clock.look(None);
        }
        assert_eq!(days_since(&clock, begun), Some(0));
    }

    #[test]
    fn one_that_stays_is_believed_and_so_is_the_way_back() {
        let (clock, moved) = machine(time::Duration::ZERO);
        let begun = clock.now();
        for (there, after) in [(DAY, 1), (DAY, 2), (-DAY * 2, 0)] {
            let before = days_since(&clock, begun);
            move_by(&moved, there);
            clock.look(None);
            assert_eq!(days_since(&clock, begun), before, "nobody knows yet whether it stays");
            clock.look(None);
            assert_eq!((days_since(&clock, begun), clock.off()), (Some(after), None));
        }
    }

    #[test]
    fn a_small_step_is_followed_at_once() {
        let (clock, moved) = machine(BELIEVED);
        move_by(&moved, Duration::milliseconds(1_900));
        clock.look(None);
        assert!(clock.wall().since(clock.now()).abs() < Duration::milliseconds(100));
    }

    #[test]
    fn what_the_database_says_is_the_time_whatever_the_machine_says() {
        let (clock, moved) = machine(BELIEVED);
        let begun = clock.now();
        move_by(&moved, DAY);
        clock.look(Some(begun));
        assert_eq!(days_since(&clock, begun), Some(0));
        assert!(clock.off().is_some(), "and the machine is said to be wrong");
        clock.look(Some(begun.after(DAY)));
        assert_eq!((days_since(&clock, begun), clock.off()), (Some(1), None));
    }
}
