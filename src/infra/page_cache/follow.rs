//! Reads marks as long as the process serves.

use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::{marks::Reader, store::PageCache, subject::Subject};
use crate::infra::{clock::Clock, db::Db};

/// Between two readings. `NOTIFY` would be no quicker than this by much, and makes commits take turns on PostgreSQL.
const PAUSE: Duration = Duration::from_millis(250);
/// One that takes longer is given up: the next may find a better connection.
const LONGEST_READING: Duration = Duration::from_millis(900);
/// Marks are swept away after an hour. Whoever has read none for so long, by either clock, keeps nothing of before.
const LONGEST_GAP: Duration = Duration::from_secs(600);

/// Reads marks until `stop` turns true.
pub async fn follow(pages: PageCache, db: Db, clock: Clock, mut stop: watch::Receiver<bool>) {
    let mut follower = Follower { reader: Reader::default(), last: (Instant::now(), clock.wall()), well: true };
    while !*stop.borrow() {
        follower.read(&pages, &db, &clock).await;
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}

struct Follower {
    reader: Reader,
    /// When the last good reading began, by the clock that sleeps with the machine and by the one that does not.
    last: (Instant, crate::kernel::instant::Instant),
    /// Whether it was good: only the first bad one is told.
    well: bool,
}

impl Follower {
    async fn read(&mut self, pages: &PageCache, db: &Db, clock: &Clock) {
        let (begun, now) = (Instant::now(), clock.wall());
        let read = tokio::time::timeout(LONGEST_READING, self.reader.read(db)).await;
        let well = match read {
            Ok(Ok(mut subjects)) => {
                if self.was_away(begun, now) {
                    subjects.push(Subject::Everything);
                }
                pages.hear(&subjects, begun);
                self.last = (begun, now);
                true
            }
            Ok(Err(error)) => self.complain(&error.to_string()),
            Err(_) => self.complain("it took too long"),
        };
        self.well = well;
    }

    fn was_away(&self, begun: Instant, now: crate::kernel::instant::Instant) -> bool {
        let gap = LONGEST_GAP.as_micros() as i64;
        begun.saturating_duration_since(self.last.0) > LONGEST_GAP || (now.0 - self.last.1.0).abs() > gap
    }

    fn complain(&self, reason: &str) -> bool {
        if self.well {
            tracing::warn!(reason, "marks of pages cannot be read: every page is rendered anew");
        }
        false
    }
}
