//! The only place that asks what time it is.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use time::{Duration, OffsetDateTime};

use crate::kernel::instant::Instant;

/// The time: the machine's, or one that a test and the demo world move by hand.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A machine's clock that somebody has moved, by so many microseconds.
    Moved(Arc<AtomicI64>),
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
            Self::Moved(by) => Instant(Instant::from(OffsetDateTime::now_utc()).0 + by.load(Ordering::SeqCst)),
            Self::Fixed(micros) => Instant(micros.load(Ordering::SeqCst)),
        }
    }

    /// Whether it goes by itself, so that it can go wrong.
    pub fn is_machines(&self) -> bool {
        !matches!(self, Self::Fixed(_))
    }

    /// Moves a fixed clock to a moment; the machine's cannot be moved.
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
