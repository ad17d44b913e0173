//! What must be done, at least once. A row is gone when it is done.

use sea_orm::entity::prelude::*;

use crate::kernel::{ids::JobId, instant::Instant};

pub use crate::kernel::words::jobs::Status;

/// A row of `jobs`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: JobId,
    pub kind: String,
    /// JSON for whoever does it.
    pub body: String,
    /// Two jobs with the same key are one job.
    pub unique_key: Option<String>,
    pub status: Status,
    /// Not before this moment; moved ahead while somebody works on it.
    pub run_at: Instant,
    pub attempts: i32,
    /// How often whoever took it never came back, since it last ended in any way.
    pub lost: i32,
    /// Whoever took it last; only they may say how it went.
    pub holder: Option<String>,
    pub last_error: Option<String>,
    pub created_at: Instant,
    /// What fails after this moment is laid aside.
    pub give_up_at: Instant,
}

/// Rows are joined by the reads that need it, never by a relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
