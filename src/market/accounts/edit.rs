//! People change what they are called, where they live and how they are written to.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{events::AccountEdited, find::ClaimedAccount};
use crate::{
    infra::{db::Work, words::Language},
    kernel::ids::UnitCode,
    market::households::refresh::refresh,
};

/// What an account's owner may change.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// What an account says now.
pub fn profile(account: &ClaimedAccount<'_>) -> Profile {
    Profile {
        name: account.name.clone(),
        email: account.email.clone(),
        unit_code: account.unit_code.clone(),
        language: account.language,
    }
}

/// Writes the profile, where it is another.
pub async fn edit(work: &Work, account: ClaimedAccount<'_>, new: Profile) -> Result<(), DbErr> {
    if profile(&account) == new {
        return Ok(());
    }
    let account_id = account.id;
    let mut row = account.into_row().into_active_model();
    row.name = Set(new.name);
    row.email = Set(new.email);
    row.unit_code = Set(new.unit_code);
    row.language = Set(new.language);
    row.update(&work.tx).await?;
    refresh(work, account_id).await?;
    work.record(&AccountEdited { account_id })
}
