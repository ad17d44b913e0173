//! Somebody ends one of her own sessions from another: a phone that was lent, lost or sold.

use sea_orm::DbErr;

use crate::{
    infra::{db::Work, sessions},
    kernel::ids::AccountId,
    market::accounts::events::SessionEnded,
};

/// Ends the session of that name; one that is over already stays so.
pub async fn end_session(work: &Work, account_id: AccountId, name: &str) -> Result<(), DbErr> {
    if sessions::end_named(work, account_id, name).await? {
        work.record(&SessionEnded { account_id })?;
    }
    Ok(())
}
