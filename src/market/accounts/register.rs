//! A proved number becomes an account. Before that nothing of it exists.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    DbErr,
};

use super::{events::AccountRegistered, find, prove::Proved};
use crate::{
    entities::account,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{ids::AccountId, phone::Phone, words::people::Language},
    market::households::refresh::refresh,
};

/// Why there is no new account. The number is proved by then, so its owner may be told.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum RegisterError {
    #[error("the number has an account already")]
    Taken,
    #[error("the code was not texted for a registration that can still be made")]
    NothingPending,
}

/// What a new account starts with.
pub(super) struct NewAccount {
    pub phone: Phone,
    pub name: String,
    pub password_hash: String,
    pub unit_code: Option<crate::kernel::ids::UnitCode>,
    pub language: Language,
}

/// Makes the account that waited for the code, with a password that was hashed meanwhile.
pub async fn register(work: &Work, proved: Proved, password_hash: String) -> Result<AccountId, Refused<RegisterError>> {
    let (phone, pending) = proved.pending().ok_or(Refused::No(RegisterError::NothingPending))?;
    if find::by_phone(&work.tx, &phone).await?.is_some() {
        return no(RegisterError::Taken);
    }
    let new = NewAccount {
        phone,
        name: pending.name,
        password_hash,
        unit_code: pending.unit_code,
        language: pending.language,
    };
    let account_id = insert(work, new).await?;
    work.record(&AccountRegistered { account_id })?;
    Ok(account_id)
}

pub(super) async fn insert(work: &Work, new: NewAccount) -> Result<AccountId, DbErr> {
    let row = account::ActiveModel {
        id: NotSet,
        phone: Set(new.phone),
        name: Set(new.name),
        email: Set(None),
        password_hash: Set(new.password_hash),
        unit_code: Set(new.unit_code),
        language: Set(new.language),
        session_epoch: Set(0),
        created_at: Set(work.now),
        created_on: Set(work.now.day()),
        frozen_until: Set(None),
        barred_at: Set(None),
        barred_until: Set(None),
        erased_at: Set(None),
    };
    let id = row.insert(&work.tx).await?.id;
    refresh(work, id).await?;
    Ok(id)
}
