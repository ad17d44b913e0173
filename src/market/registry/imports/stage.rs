//! Rows of a file are compared with the registry, and kept as they were found.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::Expr,
};

use super::{find::is_read, reading::Read};
use crate::{
    entities::{registry_entry, registry_import, registry_row},
    infra::db::Work,
    kernel::{ids::ImportId, paper_number},
    market::registry::{
        Column, Outcome, Problem, Scheme,
        details::Details,
        row::{Cells, Fault},
    },
};

type Known = HashMap<(Scheme, String), registry_entry::Model>;

/// Keeps them, of those whose papers say the same already only how many they are; tells whether the file is still being read: somebody may
/// have dropped it.
pub async fn stage(work: &Work, import: ImportId, rows: Vec<Read>) -> Result<bool, DbErr> {
    if !is_read(work, import).await? {
        return Ok(false);
    }
    let known = known(work, &rows).await?;
    let mut counts = HashMap::new();
    let mut kept = Vec::new();
    for Read { no, mut cells, details } in rows {
        let (outcome, faults, entry) = match details {
            Err(faults) => (Outcome::Rejected, faults, None),
            Ok(details) => {
                let entry = known.get(&(details.scheme, paper_number::key(&details.number)));
                compared(&mut cells, details, entry)
            }
        };
        *counts.entry(outcome).or_insert(0_i64) += 1;
        if outcome != Outcome::Same {
            kept.push(registry_row::ActiveModel {
                id: NotSet,
                import_id: Set(import),
                row_no: Set(i32::try_from(no).unwrap_or(i32::MAX)),
                outcome: Set(outcome),
                cells: Set(json(&cells)?),
                faults: Set(json(&faults)?),
                entry_id: Set(entry.map(|entry| entry.id)),
                seen_version: Set(entry.map(|entry| entry.version)),
                written_at: Set(None),
            });
        }
    }
    if !kept.is_empty() {
        registry_row::Entity::insert_many(kept).exec_without_returning(&work.tx).await?;
    }
    count(work, import, &counts).await?;
    Ok(true)
}

/// The papers of these numbers that the registry has.
async fn known(work: &Work, rows: &[Read]) -> Result<Known, DbErr> {
    let numbers = rows.iter().filter_map(|row| row.details.as_ref().ok()).map(|said| paper_number::key(&said.number));
    let numbers: Vec<String> = numbers.collect();
    if numbers.is_empty() {
        return Ok(Known::new());
    }
    let named = registry_entry::Entity::find().filter(registry_entry::Column::NumberKey.is_in(numbers));
    let named = named.all(&work.tx).await?.into_iter();
    Ok(named.map(|entry| ((entry.scheme, entry.number_key.clone()), entry)).collect())
}

type Found<'a> = (Outcome, Vec<Fault>, Option<&'a registry_entry::Model>);

fn compared<'a>(cells: &mut Cells, details: Details, entry: Option<&'a registry_entry::Model>) -> Found<'a> {
    let Some(entry) = entry else { return (Outcome::Add, Vec::new(), None) };
    if entry.left_on.is_some() {
        return (Outcome::Rejected, vec![cells.fault(Column::Number, Problem::Left)], Some(entry));
    }
    let known = Details::of(entry);
    if known.is_anothers(&details) {
        return (Outcome::Rejected, vec![cells.fault(Column::Number, Problem::Anothers)], Some(entry));
    }
    let same = cells.over(details, &known) == known;
    (if same { Outcome::Same } else { Outcome::Amend }, Vec::new(), Some(entry))
}

fn json(value: &impl serde::Serialize) -> Result<serde_json::Value, DbErr> {
    serde_json::to_value(value).map_err(|error| DbErr::Json(error.to_string()))
}

async fn count(work: &Work, import: ImportId, counts: &HashMap<Outcome, i64>) -> Result<(), DbErr> {
    use registry_import::Column as I;
    let more = |column: I, outcome| (column, Expr::col(column).add(counts.get(&outcome).copied().unwrap_or(0)));
    let mut update = registry_import::Entity::update_many().filter(I::Id.eq(import));
    for (column, sum) in [
        more(I::Added, Outcome::Add),
        more(I::Amended, Outcome::Amend),
        more(I::Same, Outcome::Same),
        more(I::Rejected, Outcome::Rejected),
    ] {
        update = update.col_expr(column, sum);
    }
    update.exec(&work.tx).await.map(drop)
}
