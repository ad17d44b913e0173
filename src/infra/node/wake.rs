//! A knock at every door behind which somebody waits for work.

use tokio::sync::watch;

/// Wakes all who listen; whoever is busy just now looks again afterwards.
#[derive(Debug)]
pub struct Wake(watch::Sender<()>);

impl Default for Wake {
    fn default() -> Self {
        Self(watch::Sender::new(()))
    }
}

impl Wake {
    /// Something is left to do.
    pub fn all(&self) {
        self.0.send_replace(());
    }

    /// Hears of everything from now on.
    pub fn listen(&self) -> watch::Receiver<()> {
        self.0.subscribe()
    }
}
