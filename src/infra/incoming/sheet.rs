//! Words on their way, in memory. What is short always has room; what is longer shares it with all that is longer, so that a
//! thousand who type slowly and much fill nothing up.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes that have room whatever else comes: any form that people fill in by hand.
const SHORT: usize = 16 * 1_024;
/// In which the rest is counted.
const UNIT: usize = 1_024;
/// Of these, for all that is longer: 48 MB.
const UNITS: usize = 48 * 1_024;

/// For all sheets.
pub(super) fn room() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(UNITS))
}

/// What somebody writes.
#[derive(Debug)]
pub struct Sheet {
    bytes: usize,
    room: Arc<Semaphore>,
    taken: Option<OwnedSemaphorePermit>,
}

impl Sheet {
    pub(super) fn new(room: Arc<Semaphore>) -> Self {
        Self { bytes: 0, room, taken: None }
    }

    /// How much is written.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Room for so much more, or none for now.
    pub fn grow(&mut self, bytes: usize) -> bool {
        let units = |bytes: usize| bytes.saturating_sub(SHORT).div_ceil(UNIT);
        let more = units(self.bytes + bytes) - units(self.bytes);
        if more > 0 {
            let Ok(units) = u32::try_from(more) else { return false };
            let Ok(permit) = self.room.clone().try_acquire_many_owned(units) else { return false };
            match &mut self.taken {
                Some(taken) => taken.merge(permit),
                None => self.taken = Some(permit),
            }
        }
        self.bytes += bytes;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sheets_fill_their_room_and_short_ones_are_written_all_the_same() {
        let room = room();
        let sheet = || Sheet::new(room.clone());
        let mut long: Vec<Sheet> = (0..1_000).map(|_| sheet()).collect();
        let fit: usize = long.iter_mut().map(|sheet| usize::from(sheet.grow(256 * 1_024))).sum();
        assert_eq!(fit, UNITS / 240);
        let mut short = sheet();
        assert!(short.grow(10_000) && short.grow(6_000));
        assert!(short.grow(384) && !short.grow(240 * UNIT), "a longer one waits");
        assert_eq!(short.bytes(), SHORT);
        drop(long);
        assert!(short.grow(240 * UNIT), "until they have gone");
        drop(short);
        assert_eq!(room.available_permits(), UNITS);
    }
}
