//! What was proposed of shops and products: approved long ago, or waiting for a moderator.

use chophien::kernel::instant::Instant;
use sea_orm::DatabaseConnection;
use time::Duration;

use super::sheet::Sheet;

/// One of them.
pub struct Proposal<'a> {
    /// Id of the shop or the product.
    pub of: u64,
    /// JSON.
    pub body: &'a str,
    /// Sent then.
    pub at: Instant,
    /// Nobody has decided yet.
    pub waits: bool,
}

/// On their way into their table.
pub struct Revisions<'a> {
    sheet: Sheet<'a>,
    subject: &'static str,
}

impl<'a> Revisions<'a> {
    /// Of one subject.
    pub async fn begin(db: &'a DatabaseConnection, subject: &'static str) -> Self {
        let columns = "subject, subject_id, content, status, submitted_by, submitted_at, decided_at, reason, words";
        Self { sheet: Sheet::begin(db, "revisions", columns).await, subject }
    }

    /// One more.
    pub async fn add(&mut self, proposal: &Proposal<'_>) {
        let decided = (!proposal.waits).then(|| proposal.at.after(Duration::hours(9)).0);
        let row = [
            self.subject.into(),
            proposal.of.into(),
            proposal.body.into(),
            if proposal.waits { "pending" } else { "approved" }.into(),
            None::<i64>.into(),
            proposal.at.0.into(),
            decided.into(),
            None::<&str>.into(),
            None::<&str>.into(),
        ];
        self.sheet.row(&row).await;
    }

    /// The rest.
    pub async fn end(self) {
        self.sheet.end().await;
    }
}
