//! Reads of files.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::{
    entities::{registry_entry, registry_import, registry_row},
    infra::db::Work,
    kernel::{
        ids::{AccountId, EntryId, ImportId},
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::{
        claimed::Claimed,
        registry::{
            ImportStatus, Outcome,
            details::Details,
            row::{Cells, Fault},
        },
    },
};

/// A file, to be changed.
pub type ClaimedImport<'w> = Claimed<'w, registry_import::Model>;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Import {
    pub id: ImportId,
    pub code: String,
    /// Who tried it.
    pub by: AccountId,
    pub file_name: String,
    pub status: ImportStatus,
    /// Headings of columns that were not read.
    pub unread: Vec<String>,
    pub added: i64,
    pub amended: i64,
    pub same: i64,
    pub rejected: i64,
    pub written: i64,
    pub changed: i64,
    pub begun_at: Instant,
    pub ended_at: Option<Instant>,
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As the program that shows the file counts.
    pub no: i32,
    /// What stands in it.
    pub cells: Cells,
    /// What is wrong with that.
    pub faults: Vec<Fault>,
    /// The paper that it is about, as it is now.
    pub entry: Option<(EntryId, Details)>,
}

/// One by its code.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Import>, DbErr> {
    Ok(coded(code).one(db).await?.map(import))
}

/// One, to be changed: for administrators.
pub async fn claim<'w>(work: &'w Work, code: &str) -> Result<Option<ClaimedImport<'w>>, DbErr> {
    Claimed::one(work, coded(code)).await
}

/// The same by its row.
pub(super) async fn claim_by_id(work: &Work, id: ImportId) -> Result<Option<ClaimedImport<'_>>, DbErr> {
    Claimed::one(work, registry_import::Entity::find_by_id(id)).await
}

/// Whether its rows are still being read; nobody drops it meanwhile.
pub(super) async fn is_read(work: &Work, id: ImportId) -> Result<bool, DbErr> {
    Ok(claim_by_id(work, id).await?.is_some_and(|import| import.status == ImportStatus::Reading))
}

fn coded(code: &str) -> Select<registry_import::Entity> {
    registry_import::Entity::find().filter(registry_import::Column::Code.eq(code))
}

/// A page of all, the last first.
pub async fn page(db: &impl ConnectionTrait, paging: Paging) -> Result<PageOf<Import>, DbErr> {
    let all = registry_import::Entity::find();
    let total = all.clone().count(db).await?;
    let rows = all.order_by_desc(registry_import::Column::Id).offset(paging.offset()).limit(paging.size);
    let rows = rows.all(db).await?.into_iter().map(import).collect();
    Ok(PageOf::new(rows, paging, total))
}

/// A page of a file's rows of one outcome, as they stand in the file.
pub async fn rows(
    db: &impl ConnectionTrait,
    import: ImportId,
    outcome: Outcome,
    paging: Paging,
) -> Result<PageOf<Row>, DbErr> {
    let of = those(import, outcome);
    let total = of.clone().count(db).await?;
    let rows = of.order_by_asc(registry_row::Column::Id).offset(paging.offset()).limit(paging.size).all(db).await?;
    let ids: Vec<EntryId> = rows.iter().filter_map(|row| row.entry_id).collect();
    let entries = if ids.is_empty() {
        Vec::new()
    } else {
        registry_entry::Entity::find().filter(registry_entry::Column::Id.is_in(ids)).all(db).await?
    };
    let row = |row: registry_row::Model| {
        let entry = entries.iter().find(|entry| Some(entry.id) == row.entry_id);
        Ok(Row {
            no: row.row_no,
            cells: serde_json::from_value(row.cells)?,
            faults: serde_json::from_value(row.faults)?,
            entry: entry.map(|entry| (entry.id, Details::of(entry))),
        })
    };
    let rows: Result<Vec<Row>, serde_json::Error> = rows.into_iter().map(row).collect();
    Ok(PageOf::new(rows.map_err(|error| DbErr::Json(error.to_string()))?, paging, total))
}

/// How many rows of a file have that outcome.
pub(super) async fn count(db: &impl ConnectionTrait, import: ImportId, outcome: Outcome) -> Result<i64, DbErr> {
    Ok(i64::try_from(those(import, outcome).count(db).await?).unwrap_or(i64::MAX))
}

fn those(import: ImportId, outcome: Outcome) -> Select<registry_row::Entity> {
    use registry_row::Column as R;
    registry_row::Entity::find().filter(R::ImportId.eq(import)).filter(R::Outcome.eq(outcome))
}

fn import(row: registry_import::Model) -> Import {
    Import {
        id: row.id,
        code: row.code,
        by: row.account_id,
        file_name: row.file_name,
        status: row.status,
        unread: row.unread.lines().map(str::to_owned).collect(),
        added: row.added,
        amended: row.amended,
        same: row.same,
        rejected: row.rejected,
        written: row.written,
        changed: row.changed,
        begun_at: row.begun_at,
        ended_at: row.ended_at,
    }
}
