//! New codes for when the phone is lost; those of before are worth nothing any more.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
};

use super::codes;
use crate::{
    entities::recovery_code,
    infra::{db::Work, secret::Secret},
    kernel::ids::AccountId,
    market::accounts::events::RecoveryCodesMade,
};

/// Makes them; whoever acts has passed in this very work (`pass`).
pub async fn renew_codes(work: &Work, secret: &Secret, account_id: AccountId) -> Result<Vec<String>, DbErr> {
    let codes = write(work, secret, account_id).await?;
    work.record(&RecoveryCodesMade { account_id })?;
    Ok(codes)
}

pub(super) async fn write(work: &Work, secret: &Secret, account_id: AccountId) -> Result<Vec<String>, DbErr> {
    forget(work, account_id).await?;
    let made: Vec<String> = (0..codes::COUNT).map(|_| codes::by_chance()).collect();
    let digits = made.iter().filter_map(|code| codes::read(code));
    let rows = digits.map(|digits| recovery_code::ActiveModel {
        id: NotSet,
        account_id: Set(account_id),
        code_hash: Set(codes::hash(secret, account_id, &digits)),
        made_at: Set(work.now),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(&work.tx).await?;
    Ok(made)
}

pub(super) async fn forget(work: &Work, account_id: AccountId) -> Result<(), DbErr> {
    let all = recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account_id));
    all.exec(&work.tx).await.map(drop)
}
