//! What was said in a report.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::super::ReportSide;
use crate::{
    entities::statement,
    kernel::{ids::ReportId, instant::Instant},
    market::accounts::find::names,
};

/// Once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// By whom.
    pub side: ReportSide,
    /// What she calls herself, if she was signed in.
    pub name: Option<String>,
    /// What.
    pub words: String,
    /// Codes of pictures.
    pub photos: Vec<String>,
    /// When.
    pub at: Instant,
}

/// All of it, in order: pages leave out what is not for those who read them.
pub async fn all(db: &impl ConnectionTrait, report: ReportId) -> Result<Vec<Statement>, DbErr> {
    let rows = statement::Entity::find()
        .filter(statement::Column::ReportId.eq(report))
        .order_by_asc(statement::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().filter_map(|row| row.account_id)).await?;
    let said = |row: statement::Model| Statement {
        side: row.side,
        name: row.account_id.and_then(|id| names.get(&id).cloned()),
        words: row.words,
        photos: serde_json::from_value(row.photos).unwrap_or_default(),
        at: row.said_at,
    };
    Ok(rows.into_iter().map(said).collect())
}

/// The same without what staff note among themselves: for buyers, shops and whoever has the code.
pub async fn for_sides(db: &impl ConnectionTrait, report: ReportId) -> Result<Vec<Statement>, DbErr> {
    let mut said = all(db, report).await?;
    said.retain(|statement| statement.side.is_for_sides());
    Ok(said)
}
