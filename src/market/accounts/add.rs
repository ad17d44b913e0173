//! An operator adds an account for somebody whose number she knows: the first administrator, people of the department, the
//! demo world. Nobody else comes in without a texted code.

use super::{
    events::AccountAdded,
    find,
    register::{self, NewAccount},
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::{
        ids::{AccountId, UnitCode},
        phone::Phone,
        words::people::Language,
    },
};

/// Who is added.
pub struct Added {
    /// Known to the operator.
    pub phone: Phone,
    /// As they are called.
    pub name: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// Home commune, if known.
    pub unit_code: Option<UnitCode>,
}

/// Why nobody was added.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says it")]
pub enum AddError {
    #[error("the number has an account already")]
    Taken,
}

/// Adds the account.
pub async fn add(work: &Work, input: Added) -> Result<AccountId, Refused<AddError>> {
    if find::by_phone(&work.tx, &input.phone).await?.is_some() {
        return no(AddError::Taken);
    }
    let new = NewAccount {
        phone: input.phone,
        name: input.name,
        password_hash: input.password_hash,
        unit_code: input.unit_code,
        language: Language::Vi,
    };
    let account_id = register::insert(work, new).await?;
    work.record(&AccountAdded { account_id })?;
    Ok(account_id)
}
