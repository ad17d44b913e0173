//! How many households had come how far, where.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr,
    sea_query::{Query, UnionType},
};
use time::{Date, macros::date};

use super::{Steps, by_place::BY_PLACE};
use crate::{
    entities::household_interval,
    infra::db::sums::sum_of,
    kernel::{ids::UnitCode, spans::cover},
};

/// No household is older.
const BEGINNING: Date = date!(2000 - 01 - 01);

/// By place, at the end of a day; `None` holds those that name none.
pub async fn by_place(db: &impl ConnectionTrait, on: Date) -> Result<BTreeMap<Option<UnitCode>, Steps>, DbErr> {
    let mut runs = cover(BEGINNING, on).into_iter().map(|run| BY_PLACE.kept(&run));
    let mut rows = runs.next().unwrap_or_default();
    rows.unions(runs.map(|rows| (UnionType::All, rows)));
    let asked = Query::select()
        .column("unit_code")
        .expr_as(sum_of("accounts"), "accounts")
        .expr_as(sum_of("shops"), "shops")
        .expr_as(sum_of("live"), "live")
        .from_subquery(rows, "changes")
        .group_by_col("unit_code")
        .to_owned();
    let mut places = BTreeMap::new();
    for row in db.query_all(&asked).await? {
        let unit: String = row.try_get("", "unit_code")?;
        let steps = Steps {
            accounts: row.try_get("", "accounts")?,
            shops: row.try_get("", "shops")?,
            live: row.try_get("", "live")?,
        };
        if steps != Steps::default() {
            places.insert((!unit.is_empty()).then_some(UnitCode(unit)), steps);
        }
    }
    Ok(places)
}

/// The interval that a household was in at the end of a day, as a part of somebody's question.
pub fn at_end_of(on: Date) -> Condition {
    use household_interval::Column::{FromOn, ToOn};
    Condition::all().add(FromOn.lte(on)).add(Condition::any().add(ToOn.is_null()).add(ToOn.gt(on)))
}
