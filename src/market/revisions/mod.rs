//! Proposals: what a seller wants to be shown waits here, and what was approved stays as it is meanwhile (rule 7). Generic over
//! what is proposed: its slice says in `Revised` what follows there.
//!
//! Invariants: of one subject one proposal waits at most (the database sees to it); a newer one replaces it; none is removed or
//! rewritten, so what was sent back is kept with its reason; the subject's row is locked before its proposal, never after.

pub mod decide;
pub mod find;
pub mod propose;
pub mod why;
pub mod withdraw;

use async_trait::async_trait;
use sea_orm::DbErr;
use serde::{Serialize, de::DeserializeOwned};

pub use crate::entities::revision::RevisionStatus;
use crate::{
    entities::decision::{Kind, Reason},
    infra::db::Work,
    kernel::{
        ids::{AccountId, RevisionId},
        instant::Instant,
    },
    market::claimed::Claimed,
};
use why::Why;

/// Content that is shown only after a moderator has approved it: what it belongs to, and what its slice does when a proposal
/// of it ends. Each deed runs in the work of that end, records its event, and finds the row locked.
#[async_trait]
pub trait Revised: Serialize + DeserializeOwned + Send + Sync {
    /// What is decided about.
    const KIND: Kind;
    /// Whose content it is.
    type Id: Copy + Send + Sync + From<i64> + Into<i64>;
    /// The row that shows it.
    type Row: Send + Sync;
    /// What an approval has changed, for those who follow it up.
    type Approved: Send;

    /// Codes of its pictures: they are kept from the proposal on.
    fn photos(&self) -> &[String];

    /// Whether today's rules allow it.
    fn is_allowed(&self) -> bool;

    /// Which one the row is.
    fn id(row: &Self::Row) -> Self::Id;

    /// The row, wherever its shop is.
    async fn claim(work: &Work, id: Self::Id) -> Result<Option<Claimed<'_, Self::Row>>, DbErr>;

    /// It waits.
    async fn proposed(work: &Work, id: Self::Id, proposal: RevisionId) -> Result<(), DbErr>;

    /// It is shown from now on.
    async fn approved(
        work: &Work,
        row: Claimed<'_, Self::Row>,
        proposal: Revision<Self>,
    ) -> Result<Self::Approved, DbErr>
    where
        Self: Sized;

    /// It goes back to its seller; what is shown stays.
    async fn sent_back(work: &Work, row: Claimed<'_, Self::Row>, proposal: RevisionId, why: &Why) -> Result<(), DbErr>;
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision<C: Revised> {
    /// The row.
    pub id: RevisionId,
    /// Of what.
    pub of: C::Id,
    /// What it says.
    pub content: C,
    /// Where it stands.
    pub status: RevisionStatus,
    /// Who pressed.
    pub submitted_by: Option<AccountId>,
    /// When it began to wait.
    pub submitted_at: Instant,
    /// When its waiting ended.
    pub decided_at: Option<Instant>,
    /// Where it was sent back.
    pub reason: Option<Reason>,
    /// What the moderator wrote.
    pub words: Option<String>,
}
