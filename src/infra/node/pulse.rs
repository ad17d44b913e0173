//! The market's pulse: a mark is written each minute while anybody works. What passed without one is nobody's time: the market was
//! down, the machine slept, or somebody moved its clock.

use std::sync::{Mutex, PoisonError};

use sea_orm::{ConnectionTrait, DbErr};
use time::Duration;

use crate::{
    infra::{db::Work, marks},
    kernel::instant::Instant,
};

const MARK: &str = "pulse";
/// Another node, or this one before it was begun anew, may have been about to beat.
const LATE: Duration = Duration::minutes(2);
/// Clocks that differ by less are the same.
const OFF: Duration = Duration::seconds(2);

/// What this node knows of time.
#[derive(Debug, Default)]
pub struct Pulse {
    last: Mutex<Option<Beat>>,
}

/// By the clock that people read, and by the one that nobody can move.
#[derive(Clone, Copy, Debug)]
struct Beat {
    wall: Instant,
    steady: std::time::Instant,
}

/// A time in which nobody worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last beat before.
    pub since: Instant,
    /// How long it was.
    pub length: Duration,
}

impl Pulse {
    /// Beats once: tells what had passed without a beat, if anything had.
    pub async fn beat(&self, work: &Work) -> Result<Option<Gap>, DbErr> {
        let now = Beat { wall: work.now, steady: std::time::Instant::now() };
        let last = marks::beat(work, MARK).await?;
        let own = self.last.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
        Ok(last.and_then(|last| gap(last, own, now)))
    }
}

/// When anybody beat last.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<Instant>, DbErr> {
    let micros = marks::read(db, MARK).await?.and_then(|value| value.parse().ok());
    Ok(micros.filter(|micros| *micros > 0).map(Instant))
}

/// Where this node beat last its own steady clock tells what has really passed.
fn gap(last: Instant, own: Option<Beat>, now: Beat) -> Option<Gap> {
    let passed = now.wall.since(last);
    let length = match own.filter(|own| own.wall == last) {
        Some(own) => {
            let really = Duration::try_from(now.steady.duration_since(own.steady)).unwrap_or(Duration::ZERO);
            Some(passed - really).filter(|more| *more > OFF)
        }
        None => Some(passed).filter(|passed| *passed > LATE),
    };
    length.map(|length| Gap { since: last, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beat(wall_seconds: i64, steady: std::time::Instant) -> Beat {
        Beat { wall: Instant(wall_seconds * 1_000_000), steady }
    }

    #[test]
    fn what_passed_without_a_beat_is_a_gap_and_a_minute_is_none() {
        let begun = std::time::Instant::now();
        let in_a_minute = begun + std::time::Duration::from_secs(60);
        let last = beat(1_000, begun);
        let found = |own, now: Beat| gap(last.wall, own, now).map(|gap| gap.length.whole_seconds());
        assert_eq!(found(Some(last), beat(1_060, in_a_minute)), None, "as it should be");
        assert_eq!(found(Some(last), beat(1_150, in_a_minute)), Some(90), "the clock was moved ahead");
        assert_eq!(found(Some(last), beat(1_060 + 86_400, in_a_minute)), Some(86_400));
        assert_eq!(found(Some(last), beat(1_060 - 86_400, in_a_minute)), None, "it was moved back");
        assert_eq!(found(None, beat(1_110, in_a_minute)), None, "the program was begun anew");
        assert_eq!(found(None, beat(1_000 + 36_000, in_a_minute)), Some(36_000), "it was down for ten hours");
        let anothers = beat(990, begun);
        assert_eq!(found(Some(anothers), beat(1_060, in_a_minute)), None, "another node beat meanwhile");
    }
}
