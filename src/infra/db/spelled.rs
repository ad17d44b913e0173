//! Long statements that everybody asks with the same values are spelled once: to spell one of five thousand letters costs as much as to
//! answer it.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use sea_orm::Statement;

/// Statements by what they ask.
#[derive(Debug)]
pub struct Spelled<K> {
    most: usize,
    known: Mutex<HashMap<K, Statement>>,
}

impl<K: Eq + Hash> Spelled<K> {
    /// Keeps so many at most.
    pub fn new(most: usize) -> Self {
        Self { most, known: Mutex::default() }
    }

    /// The statement of that key, spelled where it is not known yet.
    pub fn get(&self, key: K, spell: impl FnOnce() -> Statement) -> Statement {
        if let Some(known) = self.known().get(&key) {
            return known.clone();
        }
        let statement = spell();
        let mut known = self.known();
        // Yesterday's are never asked again; what is asked again is soon known again.
        if known.len() >= self.most {
            known.clear();
        }
        known.insert(key, statement.clone());
        statement
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<K, Statement>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::DbBackend;

    use super::*;

    #[test]
    fn each_is_spelled_once_and_no_more_are_kept_than_it_was_said() {
        let (spelled, mut count) = (Spelled::new(2), 0);
        let mut ask = |key: u8| {
            let statement = spelled.get(key, || {
                count += 1;
                Statement::from_string(DbBackend::Sqlite, key.to_string())
            });
            assert_eq!(statement.sql, key.to_string());
            assert!(spelled.known().len() <= 2);
        };
        for key in [1, 1, 2, 1, 2, 3, 3, 1] {
            ask(key);
        }
        assert_eq!(count, 4, "1, 2, 3, and 1 again");
    }
}
