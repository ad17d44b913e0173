//! Which statements were sent to the database: pages promise how many they need.

use std::sync::{Arc, Mutex};

use chophien::infra::db::Db;
use sea_orm::Statement;

/// Every statement since the app was built.
#[derive(Clone, Default)]
pub struct Queries(Arc<Mutex<Vec<Statement>>>);

impl Queries {
    /// Listens to all connections.
    pub fn listen(&self, db: &mut Db) {
        for connection in [&mut db.read.pool, &mut db.reports, &mut db.write] {
            let heard = self.0.clone();
            connection.set_metric_callback(move |info| {
                heard.lock().unwrap_or_else(|e| e.into_inner()).push(info.statement.clone());
            });
        }
    }

    /// How many so far.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(|e| e.into_inner()).len()
    }

    /// Those after the first `start`.
    pub fn since(&self, start: usize) -> Vec<String> {
        self.statements_since(start).into_iter().map(|statement| statement.sql).collect()
    }

    /// The same with what was bound to them.
    pub fn statements_since(&self, start: usize) -> Vec<Statement> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())[start..].to_vec()
    }
}
