//! The words of what is on sale, as this process learnt them last.

use std::sync::{Arc, PoisonError, RwLock};

use crate::kernel::vocabulary::Vocabulary;

/// Nothing before they were learnt once.
#[derive(Default)]
pub struct Learnt(RwLock<Arc<Vocabulary>>);

impl Learnt {
    /// As they are known now.
    pub fn now(&self) -> Arc<Vocabulary> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on these.
    pub fn learnt(&self, words: Vocabulary) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(words);
    }
}
