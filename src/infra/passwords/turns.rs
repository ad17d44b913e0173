//! Dear work by turns: so much at once, so many who wait, and an honest no to the rest. Nobody can keep others out by waiting in
//! every place: one asker has few of them, and some are kept for whoever is known.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::{sync::Semaphore, task::JoinError};

/// So many places of those who wait are kept for whoever is known.
const FOR_KNOWN: usize = 10;
/// So many places somebody known may have at once: more than a person presses.
const MOST_OF_KNOWN: usize = 3;

/// For whom it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker<'a> {
    /// The market itself.
    House,
    /// A number or an account that has come in from there before.
    Known(&'a str),
    /// An address; nothing else is known of whoever asks.
    Stranger(&'a str),
}

/// Threads for one kind of work that is dear in time and memory.
#[derive(Clone)]
pub struct Turns {
    /// For those at work.
    running: Arc<Semaphore>,
    /// For them and for those who wait.
    places: Arc<Places>,
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
        let places = Places { all: at_once + waiting, most: at_once + waiting / 2, held: Mutex::default() };
        Self { running: Arc::new(Semaphore::new(at_once)), places: Arc::new(places), taken: Arc::default() }
    }

    /// How many turns have been taken since the start.
    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// Does it on a thread of its own when its turn comes. Who goes away while it is done does not hurry it: its turn ends with it.
    pub async fn run<T: Send + 'static>(
        &self,
        asker: Asker<'_>,
        deed: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TurnError> {
        let place = Places::take(&self.places, asker).ok_or(TurnError::Busy)?;
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

/// Of those at work and those who wait.
struct Places {
    all: usize,
    /// Of one address.
    most: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    all: usize,
    by: HashMap<String, usize>,
}

/// One of them, until dropped.
struct Place {
    places: Arc<Places>,
    whose: Option<String>,
}

impl Places {
    fn take(places: &Arc<Self>, asker: Asker<'_>) -> Option<Place> {
        let (whose, most, all) = match asker {
            Asker::House => (None, places.all, places.all),
            Asker::Known(name) => (Some(format!("known {name}")), MOST_OF_KNOWN, places.all),
            Asker::Stranger(ip) => {
                (Some(format!("from {ip}")), places.most, places.all.saturating_sub(FOR_KNOWN).max(1))
            }
        };
        let mut held = places.held();
        if held.all >= all {
            return None;
        }
        if let Some(whose) = &whose {
            let own = held.by.entry(whose.clone()).or_default();
            if *own >= most {
                return None;
            }
            *own += 1;
        }
        held.all += 1;
        drop(held);
        Some(Place { places: places.clone(), whose })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.places.held();
        held.all -= 1;
        let Some(whose) = &self.whose else { return };
        if let Some(own) = held.by.get_mut(whose) {
            *own -= 1;
            if *own == 0 {
                held.by.remove(whose);
            }
        }
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
                    turns.run(Asker::House, deed).await.is_ok()
                })
            })
            .collect();
        let mut done = 0;
        for one in asked {
            done += usize::from(one.await.expect("no panic"));
        }
        assert_eq!(most.load(Ordering::SeqCst), 3);
        assert!((43..300).contains(&done), "{done} were done");
        assert!(turns.run(Asker::House, || ()).await.is_ok(), "afterwards there is room again");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn who_goes_away_does_not_make_room_for_more_at_once() {
        let turns = Turns::new(1, 0);
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let first = tokio::spawn({
            let turns = turns.clone();
            async move { turns.run(Asker::House, move || wait.recv()).await.is_ok() }
        });
        while turns.running.available_permits() > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        first.abort();
        assert!(first.await.is_err(), "gone");
        assert!(matches!(turns.run(Asker::House, || ()).await, Err(TurnError::Busy)), "the work goes on");
        drop(go);
        while turns.running.available_permits() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(turns.run(Asker::House, || ()).await.is_ok());
    }
    /// Takes places until there is none; tells how many there were.
    fn fill<'a>(turns: &Turns, askers: impl Iterator<Item = Asker<'a>>) -> Vec<Place> {
        askers.map_while(|asker| Places::take(&turns.places, asker)).collect()
    }

    #[test]
    fn an_address_has_half_of_the_places_strangers_not_all_and_nobody_known_many() {
        let turns = Turns::new(2, 60);
        let one = fill(&turns, std::iter::repeat(Asker::Stranger("203.0.113.1")));
        assert_eq!(one.len(), 32, "those at work and half of those who wait");
        let names: Vec<String> = (0..100).map(|at| at.to_string()).collect();
        let others = fill(&turns, names.iter().map(|name| Asker::Stranger(name)));
        assert_eq!(one.len() + others.len(), 52, "ten are kept");
        let known = fill(&turns, std::iter::repeat(Asker::Known("203.0.113.1")));
        assert_eq!(known.len(), 3);
        let rest = fill(&turns, names.iter().map(|name| Asker::Known(name)));
        assert_eq!(rest.len(), 7);
        assert!(Places::take(&turns.places, Asker::House).is_none(), "there is no more room");
        drop((one, known, rest));
        let again = fill(&turns, std::iter::repeat(Asker::Stranger("203.0.113.1")));
        assert_eq!(again.len(), 32, "whoever has gone is forgotten");
        drop((again, others));
        assert!(turns.places.held().by.is_empty());
        assert_eq!(turns.places.held().all, 0);
    }
}
