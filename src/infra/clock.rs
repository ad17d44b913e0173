//! The only place that asks what time it is.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use time::{Duration, OffsetDateTime};

use crate::kernel::instant::Instant;

/// The time: the system's, or one that a test and the demo world move by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now`.
    pub fn fixed(now: Instant) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now.0)))
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "here the time comes from")]
    pub fn now(&self) -> Instant {
        match self {
            Self::System => OffsetDateTime::now_utc().into(),
            Self::Fixed(micros) => Instant(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock to a moment; the system's cannot be moved.
    pub fn set(&self, now: Instant) {
        if let Self::Fixed(micros) = self {
            micros.store(now.0, Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock ahead.
    pub fn advance(&self, span: Duration) {
        self.set(self.now().after(span));
    }
}
