//! Where they are kept, for how long, and in how much memory.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use quick_cache::{Weighter, sync::Cache};
use time::Date;

use super::{
    generations::{Age, Generations},
    subject::Subject,
    turns::{Turn, Turns},
};
use crate::kernel::instant::Instant;

const MEGABYTE: u64 = 1024 * 1024;
/// What a page takes, by and large, with its codings: for the size of the cache's own tables.
const USUAL: u64 = 24 * 1024;
/// What an entry takes beside what is in it.
const AROUND: usize = 512;
/// An allocator has rooms of some sizes, each an eighth larger than the last.
const ROOM_LEFT: usize = 8;

/// The pages. Cheap to clone.
#[derive(Clone)]
pub struct PageCache(Arc<Parts>);

struct Parts {
    kept: Option<Cache<Box<str>, Kept, Weight>>,
    held: Mutex<HashMap<&'static str, Held>>,
    generations: Generations,
    turns: Turns,
}

/// What many pages show, as it was read last.
struct Held {
    what: Arc<dyn Any + Send + Sync>,
    age: Age,
}

/// One page, or a part of one.
#[derive(Clone)]
struct Kept {
    what: Arc<dyn Any + Send + Sync>,
    bytes: usize,
    day: Date,
    age: Age,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Box<str>, Kept> for Weight {
    fn weight(&self, key: &Box<str>, kept: &Kept) -> u64 {
        let bytes = key.len() + kept.bytes + AROUND;
        (bytes + bytes / ROOM_LEFT) as u64
    }
}

/// When a rendering began: what is marked from then on makes it stale.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    generation: u64,
    day: Date,
}

impl PageCache {
    /// Room for so many megabytes; none keeps nothing.
    pub fn new(megabytes: u64) -> Self {
        let bytes = megabytes * MEGABYTE;
        let kept = (bytes > 0)
            .then(|| Cache::with_weighter(usize::try_from(bytes / USUAL).unwrap_or(usize::MAX), bytes, Weight));
        Self(Arc::new(Parts { kept, held: Mutex::default(), generations: Generations::new(), turns: Turns::default() }))
    }

    /// Whether anything may be kept and shown just now: there is room, and marks are read.
    pub fn is_open(&self) -> bool {
        self.0.kept.is_some() && self.0.generations.sees()
    }

    /// What is kept under `key`, if it may be shown at `now`.
    pub fn get<T: Send + Sync + 'static>(&self, key: &str, now: Instant) -> Option<Arc<T>> {
        let kept = self.0.kept.as_ref().filter(|_| self.0.generations.sees())?.get(key)?;
        let fresh = kept.day == now.day() && self.0.generations.is_fresh(&kept.age);
        if fresh { kept.what.downcast().ok() } else { None }
    }

    /// What belongs to everybody and changes seldom, under a name of its own: as it was read before, while marks are read and nothing of
    /// `subjects` was marked; else `read` reads it. No more is held than there are names, whatever room pages have.
    pub async fn hold<T, E>(
        &self,
        name: &'static str,
        subjects: &[Subject],
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
    {
        if let Some(known) = self.held(name) {
            return Ok(known);
        }
        let generation = self.0.generations.now();
        let what = Arc::new(read.await?);
        let held = Held { what: what.clone(), age: Generations::age(generation, subjects) };
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner).insert(name, held);
        Ok(what)
    }

    fn held<T: Send + Sync + 'static>(&self, name: &str) -> Option<Arc<T>> {
        let held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        let known =
            held.get(name).filter(|held| self.0.generations.sees() && self.0.generations.is_fresh(&held.age))?;
        known.what.clone().downcast().ok()
    }

    /// Before anything is read for a rendering.
    pub fn begin(&self, now: Instant) -> Begun {
        Begun { generation: self.0.generations.now(), day: now.day() }
    }

    /// Keeps what was rendered; `bytes` is what it will take at most.
    pub fn keep<T: Send + Sync + 'static>(
        &self,
        key: &str,
        begun: Begun,
        subjects: &[Subject],
        what: Arc<T>,
        bytes: usize,
    ) {
        let age = Generations::age(begun.generation, subjects);
        if let Some(kept) = self.0.kept.as_ref().filter(|_| self.0.generations.is_fresh(&age)) {
            kept.insert(key.into(), Kept { what, bytes, day: begun.day, age });
        }
    }

    /// The turn to render what belongs under `key`; nothing after somebody else's has ended.
    pub async fn turn(&self, key: &str) -> Option<Turn> {
        self.0.turns.take(key).await
    }

    /// Takes in what a reading of marks brought.
    pub fn hear(&self, subjects: &[Subject], read_at: std::time::Instant) {
        self.0.generations.hear(subjects, read_at);
    }

    /// Bytes that are taken.
    pub fn weight(&self) -> u64 {
        self.0.kept.as_ref().map_or(0, Cache::weight)
    }
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, time::Instant};

    use super::*;

    async fn hold(pages: &PageCache, now: i64) -> i64 {
        let read = async move { Ok::<_, Infallible>(now) };
        *pages.hold("a number", &[Subject::Documents], read).await.expect("it is read")
    }

    #[tokio::test]
    async fn what_is_held_is_read_again_once_it_is_marked_and_while_nobody_reads_marks() {
        let pages = PageCache::new(0);
        assert_eq!((hold(&pages, 1).await, hold(&pages, 2).await), (1, 2), "no marks were read yet");
        pages.hear(&[], Instant::now());
        assert_eq!((hold(&pages, 3).await, hold(&pages, 4).await), (2, 2));
        pages.hear(&[Subject::Goods], Instant::now());
        assert_eq!(hold(&pages, 5).await, 2, "another subject");
        pages.hear(&[Subject::Documents], Instant::now());
        assert_eq!((hold(&pages, 6).await, hold(&pages, 7).await), (6, 6));
        pages.hear(&[Subject::Everything], Instant::now());
        assert_eq!(hold(&pages, 8).await, 8);
    }

    #[tokio::test]
    async fn what_was_marked_while_it_was_read_is_not_held() {
        let pages = PageCache::new(0);
        pages.hear(&[], Instant::now());
        let marked = pages.clone();
        let read = async move {
            marked.hear(&[Subject::Documents], Instant::now());
            Ok::<_, Infallible>(1)
        };
        assert_eq!(*pages.hold("a number", &[Subject::Documents], read).await.expect("it is read"), 1);
        assert_eq!(hold(&pages, 2).await, 2);
    }
}
