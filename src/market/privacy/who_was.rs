//! Who was erased, as the record tells it.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::events::{AccountErased, PurchaseErased};
use crate::{
    entities::{account, event, purchase},
    infra::events::Event,
    kernel::{
        ids::{AccountId, EventId, PurchaseId},
        instant::Instant,
    },
};

/// Somebody, as a number, and the moment from which that number was theirs: where a market is brought back from before, the same number
/// is given to somebody else later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Whoever had an account, made then.
    Account(AccountId, Instant),
    /// A guest, who bought then.
    Purchase(PurchaseId, Instant),
}

/// Whom such an event is about; nobody where it is another one.
pub async fn who_was(db: &impl ConnectionTrait, id: EventId) -> Result<Option<Gone>, DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let id = |field: &str| event.body[field].as_i64();
    if let (AccountErased::NAME, Some(id)) = (event.name.as_str(), id("account_id").map(AccountId)) {
        let row = account::Entity::find_by_id(id).one(db).await?;
        return Ok(row.map(|row| Gone::Account(id, row.created_at)));
    }
    if let (PurchaseErased::NAME, Some(id)) = (event.name.as_str(), id("purchase_id").map(PurchaseId)) {
        let row = purchase::Entity::find_by_id(id).one(db).await?;
        return Ok(row.map(|row| Gone::Purchase(id, row.placed_at)));
    }
    Ok(None)
}
