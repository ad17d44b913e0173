//! The house as `docs/architecture.md` draws it, checked against the sources themselves. Each checker is a function from
//! sources to complaints, and each is shown a bad sample too: a checker that cannot fail proves nothing.

pub mod addresses;
mod arrows;
mod circles;
mod events;
mod floors;
mod inks;
mod locales;
mod modules;
mod pages;
mod parts;
mod rows;
mod sizes;
mod sources;
mod speech;
mod statuses;
mod tables;
mod twins;
mod words;

/// Complaints, each with its file.
type Complaints = Vec<String>;

/// Nothing to complain about.
#[track_caller]
fn fine(complaints: Complaints) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

/// The bad sample was seen through: one complaint, which names what is wrong.
#[track_caller]
fn seen_through(complaints: Complaints, what: &str) {
    assert!(
        complaints.len() == 1 && complaints[0].contains(what),
        "wanted one complaint about {what:?}: {complaints:?}"
    );
}
