//! One at a time renders a page; whoever wants the same meanwhile waits for it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::watch;

/// Whoever has waited so long renders for himself.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

type Waiting = Arc<Mutex<HashMap<Box<str>, watch::Receiver<()>>>>;

/// Who renders what just now. As many as there are requests under way, at most.
#[derive(Default)]
pub(super) struct Turns(Waiting);

/// The turn to render. When it is dropped, however that came, everybody who waits looks again.
pub struct Turn {
    waiting: Waiting,
    key: Box<str>,
    _say: watch::Sender<()>,
}

impl Turns {
    /// The turn, or nothing after somebody else's has ended.
    pub(super) async fn take(&self, key: &str) -> Option<Turn> {
        let mut ended = match self.begin(key) {
            Ok(turn) => return Some(turn),
            Err(ended) => ended,
        };
        // It ends by being dropped.
        let _ = tokio::time::timeout(LONGEST_WAIT, ended.changed()).await;
        None
    }

    fn begin(&self, key: &str) -> Result<Turn, watch::Receiver<()>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ended) = waiting.get(key) {
            return Err(ended.clone());
        }
        let (say, ended) = watch::channel(());
        waiting.insert(key.into(), ended);
        Ok(Turn { waiting: self.0.clone(), key: key.into(), _say: say })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_second_waits_until_the_first_is_done() {
        let turns = Turns::default();
        let first = turns.take("/").await.expect("a turn");
        assert!(turns.take("/products").await.is_some(), "another page is not waited for");
        let (second, ()) = tokio::join!(turns.take("/"), async { drop(first) });
        assert!(second.is_none());
        assert!(turns.take("/").await.is_some());
    }
}
