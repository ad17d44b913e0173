//! The security log: who came in, who was not let in, who may do more or less than before, and who tried too often. Lines of the log
//! with the target `security`, so that they can be kept apart. A person is an account's number, never a name or a phone; an address
//! is told only of whoever was refused.

use crate::kernel::actor::Actor;

/// Events of which the log tells: rights, members, passwords, and texts that all agree to.
const TOLD: [&str; 4] = ["account.", "role.", "shop.member_", "document."];

/// Somebody came in, on this page.
pub fn signed_in(account: i64, by: &str) {
    tracing::info!(target: "security", what = "signed in", account, by);
}

/// Somebody has gone.
pub fn signed_out(account: i64) {
    tracing::info!(target: "security", what = "signed out", account);
}

/// Somebody was refused: a wrong password or code, a page that is not hers, a form of another site. The account is that of whoever is
/// in, and of a wrong password the one that it was typed for.
pub fn refused(what: &'static str, account: Option<i64>, address: &str) {
    tracing::warn!(target: "security", what, account, address);
}

/// Somebody has tried too often.
pub fn limit_reached(what: &'static str, address: &str) {
    tracing::warn!(target: "security", what = "limit reached", of = what, address);
}

/// What a work has changed, as far as the log tells of it.
pub(in crate::infra) fn committed<'a>(actor: Actor, events: impl Iterator<Item = &'a str>) {
    for event in events.filter(|event| TOLD.iter().any(|told| event.starts_with(told))) {
        let account = actor.account().map(|account| account.0);
        tracing::info!(target: "security", what = event, account);
    }
}
