//! A file begins to be tried.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DbErr, EntityTrait, QueryTrait,
    sea_query::OnConflict,
};

use crate::{
    entities::registry_import,
    infra::db::Work,
    kernel::ids::{AccountId, ImportId},
    market::registry::ImportStatus,
};

/// Writes down that it has, under the code of its form: nothing where that form was sent before.
pub async fn begin(work: &Work, account: AccountId, code: &str, file_name: &str) -> Result<Option<ImportId>, DbErr> {
    let row = registry_import::ActiveModel {
        id: NotSet,
        code: Set(code.to_owned()),
        account_id: Set(account),
        file_name: Set(file_name.to_owned()),
        status: Set(ImportStatus::Reading),
        unread: Set(String::new()),
        added: Set(0),
        amended: Set(0),
        same: Set(0),
        rejected: Set(0),
        written: Set(0),
        changed: Set(0),
        begun_at: Set(work.now),
        ended_at: Set(None),
    };
    let once = OnConflict::column(registry_import::Column::Code).do_nothing().to_owned();
    let mut insert = registry_import::Entity::insert(row).on_conflict(once).into_query();
    let insert = insert.returning_col(registry_import::Column::Id).take();
    let row = work.tx.query_one(&insert).await?;
    row.map(|row| row.try_get_by_index(0)).transpose()
}
