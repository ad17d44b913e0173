//! Vocabularies are declared in `kernel/words` and nowhere else: a word that is stored has one code, and one place that says so.

use super::{
    Complaints, fine, seen_through,
    sources::{Source, sources},
};

fn declared_elsewhere(sources: &[Source]) -> Complaints {
    let elsewhere = sources.iter().filter(|s| !s.path.starts_with("kernel/words/"));
    let declares = |s: &&Source| s.text.contains("DeriveActiveEnum");
    elsewhere.filter(declares).map(|s| format!("{}: a vocabulary belongs into kernel/words", s.path)).collect()
}

/// A code comes from its declaration, never from a `match` of its own.
fn spelled_by_hand(sources: &[Source]) -> Complaints {
    let elsewhere = sources.iter().filter(|s| s.floor() != "kernel");
    let spells = |s: &&Source| s.functions().iter().any(|function| function.name == "as_str");
    elsewhere.filter(spells).map(|s| format!("{}: a code spelled by hand", s.path)).collect()
}

#[test]
fn words_are_declared_once() {
    fine(declared_elsewhere(&sources()));
    fine(spelled_by_hand(&sources()));
    let entity = "#[derive(EnumIter, DeriveActiveEnum)] pub enum Status { Placed }";
    seen_through(declared_elsewhere(&[Source::new("entities/order.rs", entity)]), "kernel/words");
    let arms = "impl Zone { fn as_str(self) -> &str { match self { Self::Near => \"near\", Self::Far => \"far\" } } }";
    seen_through(spelled_by_hand(&[Source::new("market/delivery/zones.rs", arms)]), "by hand");
}
