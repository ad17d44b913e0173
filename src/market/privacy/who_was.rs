//! Who was erased, as the record tells it.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::events::{AccountErased, PurchaseErased};
use crate::{
    entities::event,
    infra::events::Event,
    kernel::ids::{AccountId, EventId, PurchaseId},
};

/// Somebody, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Whoever had an account.
    Account(AccountId),
    /// A guest.
    Purchase(PurchaseId),
}

/// Whom such an event is about; nobody where it is another one.
pub async fn who_was(db: &impl ConnectionTrait, id: EventId) -> Result<Option<Gone>, DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let id = |field: &str| event.body[field].as_i64();
    Ok(match event.name.as_str() {
        AccountErased::NAME => id("account_id").map(AccountId).map(Gone::Account),
        PurchaseErased::NAME => id("purchase_id").map(PurchaseId).map(Gone::Purchase),
        _ => None,
    })
}
