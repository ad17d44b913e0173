//! An alarm that is set anew at every turn and costs nothing while nobody is late.

use std::{pin::Pin, task::Context};

use tokio::time::{Instant, Sleep, sleep_until};

/// An alarm.
#[derive(Default)]
pub(super) struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Whether the moment has come that is waited for: `by` tells it, and tells nothing once it has come. Wakes whoever asks then. It
    /// may have been set to an earlier moment, and is set anew only when that has come.
    pub(super) fn rings(&mut self, context: &mut Context<'_>, by: impl Fn() -> Option<Instant>) -> bool {
        loop {
            let Some(by) = by() else { return true };
            let sleep = self.0.get_or_insert_with(|| Box::pin(sleep_until(by)));
            if sleep.deadline() > by {
                sleep.as_mut().reset(by);
            }
            if sleep.as_mut().poll(context).is_pending() {
                return false;
            }
            if sleep.deadline() < by {
                sleep.as_mut().reset(by);
            }
        }
    }
}
