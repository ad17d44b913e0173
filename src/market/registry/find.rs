//! Reads of the registry. It has some thousand papers, of one province: lists look through all of them.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use time::Date;

use super::{
    Scheme,
    details::{Details, Differs, Was},
};
use crate::{
    entities::{decision::Reason, registry_change, registry_entry, registry_import},
    infra::db::Work,
    kernel::{
        fold::fold,
        ids::{AccountId, EntryId},
        instant::Instant,
        paging::{PageOf, Paging},
        paper_number,
    },
    market::claimed::Claimed,
};

/// A paper, to be changed.
pub type ClaimedEntry<'w> = Claimed<'w, registry_entry::Model>;

/// A paper of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its row.
    pub id: EntryId,
    /// What it says.
    pub said: Details,
    /// Code of a picture of it.
    pub scan: Option<String>,
    /// It has left.
    pub left: Option<Gone>,
    /// What a form has seen.
    pub version: i32,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// That a paper has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// From that day on it counts no longer.
    pub on: Date,
    /// Why.
    pub reason: Option<Reason>,
    /// In the administrator's own words.
    pub words: Option<String>,
}

/// What was changed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is different since.
    pub differs: Vec<Differs>,
    /// Code of the picture that was there before, where it was another.
    pub scan: Option<String>,
    /// The file that changed it, where one did.
    pub file: Option<String>,
    /// Who did, by hand.
    pub by: Option<AccountId>,
    /// When.
    pub at: Instant,
}

/// Whether nothing is in it.
pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let one = registry_entry::Entity::find().select_only().column(registry_entry::Column::Id).limit(1);
    Ok(one.into_tuple::<EntryId>().one(db).await?.is_none())
}

/// One by its id.
pub async fn by_id(db: &impl ConnectionTrait, id: EntryId) -> Result<Option<Entry>, DbErr> {
    Ok(registry_entry::Entity::find_by_id(id).one(db).await?.map(Entry::from))
}

/// The one of a kind with that number, however it is spelled.
pub async fn by_number(db: &impl ConnectionTrait, scheme: Scheme, number: &str) -> Result<Option<Entry>, DbErr> {
    Ok(numbered(scheme, &paper_number::key(number)).one(db).await?.map(Entry::from))
}

/// Whether the one with the number of that key has left; it does not meanwhile.
pub async fn has_left(work: &Work, scheme: Scheme, key: &str) -> Result<bool, DbErr> {
    let entry = numbered(scheme, key).lock_shared().one(&work.tx).await?;
    Ok(entry.is_some_and(|entry| entry.left_on.is_some()))
}

fn numbered(scheme: Scheme, key: &str) -> Select<registry_entry::Entity> {
    use registry_entry::Column as E;
    registry_entry::Entity::find().filter(E::NumberKey.eq(key)).filter(E::Scheme.eq(scheme))
}

/// One, to be changed: for administrators.
pub async fn claim(work: &Work, id: EntryId) -> Result<Option<ClaimedEntry<'_>>, DbErr> {
    Claimed::one(work, registry_entry::Entity::find_by_id(id)).await
}

/// A page of those that meet a condition and have every word of `typed` in their numbers, holders or products; by their last days.
pub async fn page(
    db: &impl ConnectionTrait,
    which: Condition,
    typed: &str,
    paging: Paging,
) -> Result<PageOf<Entry>, DbErr> {
    use registry_entry::Column as E;
    let mut found = registry_entry::Entity::find().filter(which);
    for word in fold(typed).split(' ').filter(|word| !word.is_empty()) {
        found = found.filter(E::Words.contains(word));
    }
    let total = found.clone().count(db).await?;
    let rows = found.order_by_asc(E::ExpiresOn).order_by_asc(E::Id).offset(paging.offset()).limit(paging.size);
    let rows = rows.all(db).await?.into_iter().map(Entry::from).collect();
    Ok(PageOf::new(rows, paging, total))
}

/// What was changed of one, the last first, so many times at most.
pub async fn history(db: &impl ConnectionTrait, entry: &Entry, most: u64) -> Result<Vec<Change>, DbErr> {
    use registry_change::Column as C;
    let to_file = registry_change::Entity::belongs_to(registry_import::Entity);
    let to_file = to_file.from(C::ImportId).to(registry_import::Column::Id).into();
    let rows = registry_change::Entity::find()
        .filter(C::EntryId.eq(entry.id))
        .join(JoinType::LeftJoin, to_file)
        .select_also(registry_import::Entity)
        .order_by_desc(C::Id)
        .limit(most)
        .all(db)
        .await?;
    let mut after = Was { said: entry.said.clone(), scan: entry.scan.clone() };
    let mut changes = Vec::new();
    for (row, import) in rows {
        let before: Was = serde_json::from_value(row.was).map_err(|error| DbErr::Json(error.to_string()))?;
        let differs = before.said.against(&after.said);
        let scan = before.scan.clone().filter(|scan| after.scan.as_ref() != Some(scan));
        after = before;
        changes.push(Change {
            differs,
            scan,
            file: import.map(|import: registry_import::Model| import.file_name),
            by: row.account_id,
            at: row.changed_at,
        });
    }
    Ok(changes)
}

impl From<registry_entry::Model> for Entry {
    fn from(row: registry_entry::Model) -> Self {
        let left = row.left_on.map(|on| Gone { on, reason: row.left_reason, words: row.left_words.clone() });
        Self {
            id: row.id,
            said: Details::of(&row),
            scan: row.scan,
            left,
            version: row.version,
            changed_at: row.changed_at,
        }
    }
}
