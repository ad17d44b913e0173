//! Dear work by turns: so much at once, so many who wait, and an honest no to the rest.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use tokio::{sync::Semaphore, task::JoinError};

/// Threads for one kind of work that is dear in time and memory.
#[derive(Clone)]
pub struct Turns {
    /// For those at work.
    running: Arc<Semaphore>,
    /// For them and for those who wait.
    places: Arc<Semaphore>,
    taken: Arc<AtomicU64>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum TurnError {
    /// Too many wait already.
    #[error("too many wait already")]
    Busy,
    /// The work broke.
    #[error(transparent)]
    Broke(#[from] JoinError),
}

impl Turns {
    /// So many at once, and so many more who wait.
    pub fn new(at_once: usize, waiting: usize) -> Self {
        let (running, places) = (Semaphore::new(at_once), Semaphore::new(at_once + waiting));
        Self { running: Arc::new(running), places: Arc::new(places), taken: Arc::default() }
    }

    /// How many turns have been taken since the start.
    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// Does it on a thread of its own when its turn comes. Who goes away while it is done does not hurry it: its turn ends with it.
    pub async fn run<T: Send + 'static>(&self, deed: impl FnOnce() -> T + Send + 'static) -> Result<T, TurnError> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| TurnError::Busy)?;
        let turn = self.running.clone().acquire_owned().await.map_err(|_| TurnError::Busy)?;
        self.taken.fetch_add(1, Ordering::Relaxed);
        let done = tokio::task::spawn_blocking(move || {
            let done = deed();
            drop((turn, place));
            done
        });
        Ok(done.await?)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn of_three_hundred_at_once_few_run_some_wait_and_the_rest_are_refused() {
        let turns = Turns::new(3, 40);
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let asked: Vec<_> = (0..300)
            .map(|_| {
                let (turns, running, most) = (turns.clone(), running.clone(), most.clone());
                tokio::spawn(async move {
                    let deed = move || {
                        most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(20));
                        running.fetch_sub(1, Ordering::SeqCst);
                    };
                    turns.run(deed).await.is_ok()
                })
            })
            .collect();
        let mut done = 0;
        for one in asked {
            done += usize::from(one.await.expect("no panic"));
        }
        assert_eq!(most.load(Ordering::SeqCst), 3);
        assert!((43..300).contains(&done), "{done} were done");
        assert!(turns.run(|| ()).await.is_ok(), "afterwards there is room again");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_goes_away_does_not_make_room_for_more_at_once() {
        let turns = Turns::new(1, 0);
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let first = tokio::spawn({
            let turns = turns.clone();
            async move { turns.run(move || wait.recv()).await.is_ok() }
        });
        while turns.running.available_permits() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        first.abort();
        assert!(first.await.is_err(), "gone");
        assert!(matches!(turns.run(|| ()).await, Err(TurnError::Busy)), "the work goes on");
        drop(go);
        while turns.running.available_permits() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(turns.run(|| ()).await.is_ok());
    }
}
