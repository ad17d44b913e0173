//! How long a statement is waited for. A server that is cut off without a word answers nothing, for ever: whoever waits longer than
//! the limit gives up, and what was waited on is thrown away. SQLite is a file, and is always waited for.

use std::{future::Future, time::Duration};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement,
};

use super::{away::is_cut, postgres::Suspicion};

/// For how long, if not for ever, and what is suspected when that is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience(Option<(Duration, &'static Suspicion)>);

impl Patience {
    /// With a file.
    pub(super) fn endless() -> Self {
        Self(None)
    }

    /// With a server.
    pub(super) fn of(longest: Duration, server: &'static Suspicion) -> Self {
        Self(Some((longest, server)))
    }

    /// What comes of it in time.
    pub(super) async fn wait<T>(self, end: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        let Some((longest, server)) = self.0 else { return end.await };
        let waiting = Waiting { server, over: false };
        match tokio::time::timeout(longest, end).await {
            Ok(end) => {
                waiting.ended();
                end
            }
            Err(_) => Err(DbErr::Conn(RuntimeErr::Internal(format!("no answer within {} s", longest.as_secs())))),
        }
    }

    /// The same for what may be done twice: where the connection is gone it is tried once more on another.
    pub(super) async fn wait_twice<T, F>(self, begin: impl Fn() -> F) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        match self.wait(begin()).await {
            Err(error) if is_cut(&error) => {
                // The others of its age are gone too.
                if let Some((_, server)) = self.0 {
                    server.wake();
                }
                self.wait(begin()).await
            }
            end => end,
        }
    }
}

/// Somebody waits for a statement. Whoever goes away before its end, or has waited too long, leaves a connection in the middle of it.
struct Waiting {
    server: &'static Suspicion,
    over: bool,
}

impl Waiting {
    fn ended(mut self) {
        self.over = true;
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if !self.over {
            self.server.wake();
        }
    }
}

/// For reads outside a `Work`: each on whatever connection is free.
#[derive(Clone, Debug)]
pub struct Reader {
    /// All of them.
    pub pool: DatabaseConnection,
    pub(super) patience: Patience,
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.pool.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.pool.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.patience.wait_twice(|| self.pool.query_one_raw(statement.clone())).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.patience.wait_twice(|| self.pool.query_all_raw(statement.clone())).await
    }
}

/// One transaction on one connection.
pub struct Transaction {
    pub(super) open: DatabaseTransaction,
    pub(super) patience: Patience,
}

impl Transaction {
    /// Whoever carries a whole market does other things between two statements for longer than PostgreSQL waits for anybody else.
    pub async fn may_rest(&self) -> Result<(), DbErr> {
        if self.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        self.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0").await.map(drop)
    }

    /// Makes everything done in it true at once.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.patience.wait(self.open.commit()).await
    }

    /// Nothing done in it has happened.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.patience.wait(self.open.rollback()).await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.open.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.open.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.patience.wait(self.open.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.patience.wait(self.open.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.patience.wait(self.open.query_all_raw(statement)).await
    }
}

/// Either of them: for who is asked through a trait, which cannot be generic.
#[derive(Clone, Copy)]
pub enum Executor<'a> {
    /// Outside a work.
    Reader(&'a Reader),
    /// Inside one.
    Transaction(&'a Transaction),
}

impl<'a> From<&'a Reader> for Executor<'a> {
    fn from(reader: &'a Reader) -> Self {
        Self::Reader(reader)
    }
}

impl<'a> From<&'a Transaction> for Executor<'a> {
    fn from(transaction: &'a Transaction) -> Self {
        Self::Transaction(transaction)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Executor<'_> {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Reader(reader) => reader.get_database_backend(),
            Self::Transaction(transaction) => transaction.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Reader(reader) => reader.execute_raw(statement).await,
            Self::Transaction(transaction) => transaction.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Reader(reader) => reader.execute_unprepared(sql).await,
            Self::Transaction(transaction) => transaction.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Reader(reader) => reader.query_one_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Reader(reader) => reader.query_all_raw(statement).await,
            Self::Transaction(transaction) => transaction.query_all_raw(statement).await,
        }
    }
}
