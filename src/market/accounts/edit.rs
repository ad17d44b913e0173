//! People change what they are called, where they live and how they are written to.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};

use super::events::AccountEdited;
use crate::{
    entities::account,
    infra::{db::Work, refused::Refused, words::Language},
    kernel::ids::{AccountId, UnitCode},
    market::households::refresh::refresh,
};

/// What an account's owner may change.
pub struct Profile {
    /// As they call themselves.
    pub name: String,
    /// If they have one.
    pub email: Option<String>,
    /// Home commune, if told.
    pub unit_code: Option<UnitCode>,
    /// Of pages and texts.
    pub language: Language,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum EditError {
    #[error("there is no such account")]
    NotFound,
}

/// Writes the profile.
pub async fn edit(work: &Work, account_id: AccountId, profile: Profile) -> Result<(), Refused<EditError>> {
    let row = account::Entity::find_by_id(account_id).lock_exclusive().one(&work.tx).await?;
    let mut row = row.ok_or(Refused::No(EditError::NotFound))?.into_active_model();
    row.name = Set(profile.name);
    row.email = Set(profile.email);
    row.unit_code = Set(profile.unit_code);
    row.language = Set(profile.language);
    row.update(&work.tx).await?;
    refresh(work, account_id).await?;
    work.record(&AccountEdited { account_id })?;
    Ok(())
}
