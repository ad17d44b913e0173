//! Whoever is connected, and what is waited for: that she asks, that the site answers, that she sends what she has begun or takes what
//! she is answered.

use std::{
    net::SocketAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

use super::pace::Pace;
use crate::{infra::limits::household, web::ip::canonical};

/// From a request's first byte, or from the beginning, until its head is there.
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// Whoever begins to ask is let be so long: what she asks is on its way, often in the same packet.
const GRACE: Duration = Duration::from_millis(100);
/// Between two requests.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);

/// Who would miss a connection, and since when it is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missed {
    /// She has asked for nothing, or is slow.
    Nobody(Instant),
    /// She sends or takes something, so quickly as she can, or has only just begun to ask.
    Herself(Instant),
    /// It is the site's turn.
    Site,
}

/// One connection.
#[derive(Debug)]
pub(super) struct Guest {
    pub(super) peer: SocketAddr,
    /// Whose she is, as addresses are counted.
    pub(super) household: String,
    /// Brings others, who are not told apart here.
    pub(super) is_proxy: bool,
    state: Mutex<State>,
    leaves: Notify,
}

#[derive(Debug)]
struct State {
    doing: Doing,
    since: Instant,
    gives: Pace,
    takes: Pace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// Is in, and nobody has listened to her yet.
    Comes,
    /// Has asked for nothing since.
    Silent,
    /// Has begun to ask.
    Asks,
    /// Has asked and is answered.
    IsAnswered,
}

impl Guest {
    pub(super) fn new(peer: SocketAddr, is_proxy: bool, now: Instant) -> Self {
        let state = State { doing: Doing::Comes, since: now, gives: Pace::default(), takes: Pace::default() };
        let household = household(canonical(peer.ip()));
        Self { peer, household, is_proxy, state: Mutex::new(state), leaves: Notify::new() }
    }

    /// Somebody listens to her: from now on it is her turn.
    pub(super) fn is_heard(&self, now: Instant) {
        let mut state = self.state();
        if state.doing == Doing::Comes {
            (state.doing, state.since) = (Doing::Asks, now);
        }
    }

    /// Said something.
    pub(super) fn speaks(&self, now: Instant) {
        let mut state = self.state();
        if state.doing == Doing::Silent {
            (state.doing, state.since) = (Doing::Asks, now);
        }
    }

    /// Has asked: the site answers.
    pub(super) fn has_asked(&self, now: Instant) {
        let mut state = self.state();
        (state.doing, state.since, state.gives) = (Doing::IsAnswered, now, Pace::default());
    }

    /// The answer is on its way, all of it.
    pub(super) fn is_answered(&self, now: Instant) {
        let mut state = self.state();
        (state.doing, state.since) = (Doing::Silent, now);
    }

    /// Until when she may say nothing more, or nothing where that moment has come. Where it is not her turn to speak it is asked again
    /// then.
    pub(super) fn speaks_by(&self, now: Instant) -> Option<Instant> {
        let state = self.state();
        let by = match state.doing {
            Doing::Comes | Doing::Asks => state.since + LONGEST_HEAD,
            Doing::Silent if !state.takes.is_waited_for() => state.since + LONGEST_SILENCE,
            Doing::Silent | Doing::IsAnswered => now + LONGEST_SILENCE,
        };
        Some(by).filter(|by| *by > now)
    }

    /// So much of a body came; false where that is too slow.
    pub(super) fn gives(&self, bytes: usize, now: Instant) -> bool {
        self.state().gives.moved(bytes, now)
    }

    /// Nothing of it comes just now.
    pub(super) fn gives_by(&self, now: Instant) -> Option<Instant> {
        self.state().gives.waits(now)
    }

    /// So much of what is answered was taken; false where that is too slow.
    pub(super) fn takes(&self, bytes: usize, now: Instant) -> bool {
        self.state().takes.moved(bytes, now)
    }

    /// Nothing is taken just now.
    pub(super) fn takes_by(&self, now: Instant) -> Option<Instant> {
        self.state().takes.waits(now)
    }

    /// Whether anybody would miss her connection.
    pub(super) fn missed(&self, now: Instant) -> Missed {
        let state = self.state();
        let waited_for = state.gives.is_waited_for() || state.takes.is_waited_for();
        let has_just_begun = match state.doing {
            Doing::Comes => true,
            Doing::Asks => now < state.since + GRACE,
            Doing::Silent | Doing::IsAnswered => false,
        };
        if state.gives.is_slow(now) || state.takes.is_slow(now) {
            Missed::Nobody(state.since)
        } else if waited_for || has_just_begun {
            Missed::Herself(state.since)
        } else if state.doing == Doing::IsAnswered {
            Missed::Site
        } else {
            Missed::Nobody(state.since)
        }
    }

    /// Shows her out.
    pub(super) fn leave(&self) {
        self.leaves.notify_one();
    }

    /// Once she is shown out.
    pub(super) async fn has_to_leave(&self) {
        self.leaves.notified().await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn guest(now: Instant) -> Guest {
        let guest = Guest::new(SocketAddr::from(([203, 0, 113, 7], 5_678)), false, now);
        guest.is_heard(now);
        guest
    }

    #[test]
    fn whoever_begins_to_ask_is_let_be_until_she_was_heard_for_a_while() {
        let now = Instant::now();
        let late = now + SECOND * 3;
        let guest = Guest::new(SocketAddr::from(([203, 0, 113, 7], 5_678)), false, now);
        assert_eq!(guest.missed(late), Missed::Herself(now), "nobody has listened yet");
        guest.is_heard(late);
        guest.is_heard(late + SECOND);
        assert_eq!(guest.missed(late + GRACE / 2), Missed::Herself(late));
        assert_eq!(guest.missed(late + GRACE), Missed::Nobody(late));
        guest.has_asked(late + SECOND);
        guest.is_answered(late + SECOND);
        guest.is_heard(late + SECOND);
        assert_eq!(guest.missed(late + SECOND), Missed::Nobody(late + SECOND), "between two requests it is quiet");
        let again = late + SECOND * 2;
        guest.speaks(again);
        guest.speaks(again + GRACE);
        assert_eq!(guest.missed(again), Missed::Herself(again));
        assert_eq!(guest.missed(again + GRACE), Missed::Nobody(again), "a letter buys no more");
    }

    #[test]
    fn a_head_has_ten_seconds_and_silence_between_two_a_minute() {
        let now = Instant::now();
        let guest = guest(now);
        assert_eq!(guest.speaks_by(now), Some(now + LONGEST_HEAD));
        guest.speaks(now + SECOND);
        assert_eq!(guest.speaks_by(now + SECOND * 9), Some(now + LONGEST_HEAD), "a letter a second buys no time");
        assert_eq!(guest.speaks_by(now + LONGEST_HEAD), None);
        guest.has_asked(now + SECOND);
        guest.speaks(now + SECOND);
        assert_eq!(
            guest.speaks_by(now + SECOND * 15),
            Some(now + SECOND * 15 + LONGEST_SILENCE),
            "the site has the word"
        );
        guest.is_answered(now + SECOND * 20);
        assert_eq!(guest.speaks_by(now + SECOND * 30), Some(now + SECOND * 20 + LONGEST_SILENCE));
        guest.speaks(now + SECOND * 50);
        assert_eq!(guest.speaks_by(now + SECOND * 55), Some(now + SECOND * 50 + LONGEST_HEAD));
        assert_eq!(guest.speaks_by(now + SECOND * 60), None);
    }

    #[test]
    fn who_waits_and_who_is_slow_may_be_shown_out_and_who_is_answered_not() {
        let now = Instant::now();
        let guest = guest(now);
        let seconds = |many: u32| now + SECOND * many;
        assert_eq!(guest.missed(seconds(1)), Missed::Nobody(now), "says nothing");
        guest.has_asked(seconds(1));
        assert_eq!(guest.missed(seconds(200)), Missed::Site, "waits for the site");
        assert!(guest.gives_by(seconds(200)).is_some());
        assert_eq!(guest.missed(seconds(200)), Missed::Herself(seconds(1)), "her form comes");
        assert_eq!(guest.missed(seconds(202)), Missed::Nobody(seconds(1)), "her form does not come");
        assert!(guest.gives(50_000, seconds(207)));
        assert_eq!(guest.missed(seconds(300)), Missed::Site);
        guest.is_answered(seconds(300));
        assert!(guest.takes_by(seconds(300)).is_some());
        assert!(guest.speaks_by(now + SECOND * 400).is_some(), "she has not yet taken it");
        assert_eq!(guest.missed(seconds(300)), Missed::Herself(seconds(300)), "takes it");
        assert_eq!(guest.missed(seconds(330)), Missed::Nobody(seconds(300)), "does not take it");
        assert!(guest.takes(300_000, seconds(331)));
        assert_eq!(guest.missed(seconds(331)), Missed::Nobody(seconds(300)), "is silent again");
    }
}
