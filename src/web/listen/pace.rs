//! How quickly somebody gives or takes. Only the time counts in which we wait for her: what the site itself needs is not hers.

use std::time::Duration;

use tokio::time::Instant;

/// So long she is waited for before it is looked what came of it.
const MINUTE: Duration = Duration::from_secs(60);
/// Bytes that must have moved in it: a kilobyte a second, which a phone on EDGE has.
const LEAST: u64 = 60 * 1_024;
/// Who moves less than this in a second, where she was waited for so long, is slow: the first to go where there is no room.
const SLOW: u64 = 4 * 1_024;
const LONG: Duration = Duration::from_secs(1);

/// Whoever sends a body moved less of it than the least.
#[derive(Debug, thiserror::Error)]
#[error("what comes is too slow")]
pub struct TooSlow;

/// One body, or what is answered over one connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Pace {
    /// Waited for since.
    since: Option<Instant>,
    waited: Duration,
    moved: u64,
}

impl Pace {
    /// Something has moved, or nothing more will: she is not waited for. False where that was too little for so long a time.
    pub(super) fn moved(&mut self, bytes: usize, now: Instant) -> bool {
        self.moved += bytes as u64;
        let waited = self.since.take().map_or(Duration::ZERO, |since| now.saturating_duration_since(since));
        self.holds(waited)
    }

    /// She is waited for: until when, at the longest. Nothing where that moment has come.
    pub(super) fn waits(&mut self, now: Instant) -> Option<Instant> {
        let since = self.since.replace(now).unwrap_or(now);
        if self.waited.is_zero() && since == now {
            // What moved before anybody waited was in the system's hands already.
            self.moved = 0;
        }
        self.holds(now.saturating_duration_since(since)).then(|| now + (MINUTE - self.waited))
    }

    /// Whether she is waited for just now.
    pub(super) fn is_waited_for(&self) -> bool {
        self.since.is_some()
    }

    /// Whether she is waited for and lets others wait long.
    pub(super) fn is_slow(&self, now: Instant) -> bool {
        let Some(since) = self.since else { return false };
        let waited = self.waited + now.saturating_duration_since(since);
        waited >= LONG && self.moved < SLOW * waited.as_secs()
    }

    fn holds(&mut self, waited: Duration) -> bool {
        self.waited += waited;
        if self.waited < MINUTE {
            return true;
        }
        let holds = self.moved >= LEAST;
        (self.waited, self.moved) = (Duration::ZERO, 0);
        holds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// For how many seconds somebody is borne with who moves so many bytes each so many seconds, up to ten minutes.
    fn borne(bytes: usize, each: u32) -> u32 {
        let (mut pace, begun) = (Pace::default(), Instant::now());
        for second in 1..=600 {
            let now = begun + SECOND * second;
            let goes_on = if second % each == 0 {
                pace.moved(bytes, now) && pace.waits(now).is_some()
            } else {
                pace.waits(now).is_some()
            };
            if !goes_on {
                return second;
            }
        }
        600
    }

    #[test]
    fn a_kilobyte_a_second_is_borne_and_less_is_not_for_longer_than_a_minute() {
        assert_eq!(borne(1_024, 1), 600);
        assert_eq!(borne(20 * 1_024, 20), 600, "in gusts");
        assert_eq!(borne(900, 1), 61);
        assert_eq!(borne(1, 10), 61);
        assert_eq!(borne(0, 700), 61, "nothing at all");
    }

    #[test]
    fn what_the_site_needs_itself_is_nobodys_slowness() {
        let (mut pace, begun) = (Pace::default(), Instant::now());
        for minute in 0..10_u32 {
            let now = begun + SECOND * 60 * minute;
            assert!(pace.waits(now).is_some());
            assert!(pace.moved(10, now + SECOND), "a second of each minute was hers");
        }
        assert!(!pace.is_waited_for());
        let later = begun + SECOND * 6_000;
        let until = pace.waits(later).expect("borne");
        assert_eq!(until - later, SECOND * 50, "ten of the sixty are gone");
        assert!(pace.waits(until).is_none());
    }

    #[test]
    fn a_quick_one_may_stop_for_a_minute_and_no_longer() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        assert!(pace.waits(now).is_some() && pace.moved(200_000, now + SECOND));
        let until = pace.waits(now + SECOND).expect("borne");
        let until = pace.waits(until).expect("much had moved in that minute");
        assert!(pace.waits(until).is_none());
    }

    #[test]
    fn what_the_system_took_before_anybody_waited_buys_no_minute() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        assert!(pace.moved(500_000, now));
        let until = pace.waits(now).expect("borne");
        assert_eq!(until - now, MINUTE);
        assert!(pace.waits(until).is_none());
    }

    #[test]
    fn who_is_slow_is_known_after_a_second() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        pace.waits(now);
        assert!(!pace.is_slow(now + SECOND / 2) && pace.is_slow(now + SECOND));
        pace.moved(100_000, now + SECOND * 5);
        assert!(!pace.is_slow(now + SECOND * 60), "nobody waits for her");
        pace.waits(now + SECOND * 6);
        assert!(!pace.is_slow(now + SECOND * 20) && pace.is_slow(now + SECOND * 50));
    }
}
