//! The audit log: everything that happened, as it was recorded in the commit that made it happen. Nobody can change it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entities::{account, event},
    kernel::{
        ids::AccountId,
        instant::Instant,
        paging::{PageOf, Paging},
    },
};

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// `order.handed_over`.
    pub name: String,
    /// Ids and facts as JSON, never names, numbers or addresses.
    pub body: String,
    /// Whose finger it was; nobody's where a job did it.
    pub who: Option<String>,
    /// For whom, where that is somebody else.
    pub on_behalf_of: Option<String>,
}

/// The newest first; of one name, or all.
pub async fn page(db: &impl ConnectionTrait, name: Option<&str>, paging: Paging) -> Result<PageOf<Entry>, DbErr> {
    let mut select = event::Entity::find();
    if let Some(name) = name {
        select = select.filter(event::Column::Name.eq(name));
    }
    let total = select.clone().count(db).await?;
    let newest = select.order_by_desc(event::Column::Id).offset(paging.offset()).limit(paging.size);
    let rows = newest.all(db).await?;
    let people = people(db, &rows).await?;
    let entries = rows.into_iter().map(|row| entry(row, &people)).collect();
    Ok(PageOf::new(entries, paging, total))
}

/// Names that occur, in alphabetical order.
pub async fn names(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let names = event::Entity::find().select_only().column(event::Column::Name).distinct();
    names.order_by_asc(event::Column::Name).into_tuple().all(db).await
}

async fn people(db: &impl ConnectionTrait, rows: &[event::Model]) -> Result<HashMap<AccountId, String>, DbErr> {
    let ids: Vec<AccountId> = rows.iter().flat_map(|row| [row.account_id, row.principal_id]).flatten().collect();
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}

fn entry(row: event::Model, people: &HashMap<AccountId, String>) -> Entry {
    let name_of = |id: Option<AccountId>| id.and_then(|id| people.get(&id).cloned());
    Entry {
        at: row.happened_at,
        name: row.name,
        body: row.body.to_string(),
        who: name_of(row.account_id),
        on_behalf_of: name_of(row.principal_id.filter(|id| Some(*id) != row.account_id)),
    }
}
