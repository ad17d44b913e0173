//! Where they are kept, for how long, and in how much memory.

use std::{any::Any, sync::Arc};

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
    generations: Generations,
    turns: Turns,
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
        Self(Arc::new(Parts { kept, generations: Generations::new(), turns: Turns::default() }))
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
