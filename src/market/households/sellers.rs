//! How many households sold anything in a month or a year, by where they were at its end and how far they had come. A household
//! counts once however much it sells, so that no sum of days gives this: it is kept beside the sums of sales and changes with
//! them, and in the deed's own commit where a household turns while the month and the year run.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, JoinType, OnConflict, Order, Query, SelectStatement},
};
use time::Date;

use super::{Step, by_place::NOWHERE, find::at_end_of, standing::Standing};
use crate::{
    entities::household_interval::{self, Column as H},
    infra::db::{
        Work,
        sums::{Days, alone},
    },
    kernel::{
        ids::{ShopId, UnitCode},
        spans::Span,
    },
    market::sales::{self, Crossing},
};

const TABLE: &str = "sellers_by_place";
/// What they are kept for.
pub(super) const SPANS: [Span; 2] = [Span::Month, Span::Year];

type Key = (&'static str, Date, String, &'static str);

/// Adds up what was sold, and who sells; tells how many entries were added. Whoever adds up otherwise leaves sellers
/// behind, which `chophien check` tells.
pub async fn add_up(work: &Work) -> Result<usize, DbErr> {
    let added = sales::sum::sum(work).await?;
    crossed(work, &added.crossings).await?;
    Ok(added.entries)
}

/// Shops that have begun to have sold in a span, or have no longer: each counts where its household was at the span's end.
async fn crossed(work: &Work, crossings: &[Crossing]) -> Result<(), DbErr> {
    let mut changes = BTreeMap::new();
    for crossing in crossings.iter().filter(|crossing| SPANS.contains(&crossing.span)) {
        let end = *crossing.span.days_of(crossing.from_on).end();
        let Some(was) = of_shop(work, crossing.shop, end).await? else { continue };
        *changes.entry(key(crossing.span, crossing.from_on, was.unit_code.as_ref(), was.step)).or_insert(0) +=
            crossing.by;
    }
    add(work, changes).await
}

/// The interval of a shop's household at the end of a day; it does not turn before the work ends.
async fn of_shop(work: &Work, shop: ShopId, end: Date) -> Result<Option<household_interval::Model>, DbErr> {
    let own = || household_interval::Entity::find().filter(H::ShopId.eq(shop));
    own().filter(H::ToOn.is_null()).lock_shared().one(&work.tx).await?;
    let then = own().filter(at_end_of(end)).order_by_desc(H::FromOn).one(&work.tx).await?;
    Ok(then)
}

/// A household turned today: in the month and the year that run, it counts where it is now.
pub(super) async fn turned(work: &Work, was: Option<&Standing>, now: &Standing, today: Date) -> Result<(), DbErr> {
    let (Some(shop), mut changes) = (now.shop, BTreeMap::new()) else { return Ok(()) };
    for span in SPANS {
        let first = span.first_of(today);
        if !sales::find::sold_in(&work.tx, shop, span, first).await? {
            continue;
        }
        for (standing, by) in was.filter(|was| was.shop.is_some()).into_iter().map(|was| (was, -1)).chain([(now, 1)]) {
            *changes.entry(key(span, first, standing.unit.as_ref(), standing.step)).or_insert(0) += by;
        }
    }
    add(work, changes).await
}

fn key(span: Span, from_on: Date, unit: Option<&UnitCode>, step: Step) -> Key {
    (span.as_str(), from_on, unit.map_or_else(|| NOWHERE.to_owned(), |code| code.0.clone()), step.as_str())
}

async fn add(work: &Work, changes: BTreeMap<Key, i64>) -> Result<(), DbErr> {
    let changes: Vec<_> = changes.into_iter().filter(|(_, by)| *by != 0).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table(TABLE).columns(["span", "from_on", "unit_code", "step", "sellers"]);
    for ((span, from_on, unit, step), by) in changes {
        insert.values_panic([span.into(), from_on.into(), unit.into(), step.into(), by.into()]);
    }
    let more = Expr::col((TABLE, "sellers")).add(Expr::col(("excluded", "sellers")));
    let same = OnConflict::columns(["span", "from_on", "unit_code", "step"]).value("sellers", more).to_owned();
    work.tx.execute(insert.on_conflict(same)).await.map(drop)
}

/// As they are kept: rows of (place, step, how many).
pub async fn kept(
    db: &impl ConnectionTrait,
    span: Span,
    from_on: Date,
) -> Result<Vec<(Option<UnitCode>, Step, i64)>, DbErr> {
    let asked = Query::select()
        .columns(["unit_code", "step", "sellers"])
        .from(TABLE)
        .and_where(Expr::col("span").eq(span.as_str()))
        .and_where(Expr::col("from_on").eq(from_on))
        .and_where(Expr::col("sellers").ne(0))
        .order_by("unit_code", Order::Asc)
        .order_by("step", Order::Asc)
        .to_owned();
    read(db, asked).await
}

/// The same of any days, counted.
pub async fn counted(db: &impl ConnectionTrait, days: &Days) -> Result<Vec<(Option<UnitCode>, Step, i64)>, DbErr> {
    let mut asked = counting(sales::find::sellers(days), *days.end());
    asked.order_by("unit_code", Order::Asc).order_by("step", Order::Asc);
    read(db, asked).await
}

async fn read(db: &impl ConnectionTrait, asked: SelectStatement) -> Result<Vec<(Option<UnitCode>, Step, i64)>, DbErr> {
    let rows = db.query_all(&asked).await?;
    let row = |row: &QueryResult| {
        let place: String = row.try_get("", "unit_code")?;
        let place = (place != NOWHERE).then_some(UnitCode(place));
        Ok((place, row.try_get("", "step")?, row.try_get("", "sellers")?))
    };
    rows.iter().map(row).collect()
}

/// Households of shops that sold, by where they were at the end of a day.
fn counting(sold: SelectStatement, end: Date) -> SelectStatement {
    const SOLD: &str = "sold";
    let of = |column: H| Expr::col((household_interval::Entity, column));
    let place = Func::coalesce([of(H::UnitCode), Expr::val(NOWHERE)]);
    Query::select()
        .expr_as(place, "unit_code")
        .expr_as(of(H::Step), "step")
        .expr_as(of(H::Id).count(), "sellers")
        .from(household_interval::Entity)
        .join_subquery(
            JoinType::InnerJoin,
            sold,
            SOLD,
            Expr::col((SOLD, "shop_id")).equals((household_interval::Entity, H::ShopId)),
        )
        .cond_where(at_end_of(end))
        .group_by_columns([(household_interval::Entity, H::UnitCode)])
        .group_by_columns([(household_interval::Entity, H::Step)])
        .to_owned()
}

/// Those of a month and of its year anew, out of the sums of sales and the intervals.
pub async fn rebuild(work: &Work, month: Date) -> Result<(), DbErr> {
    alone(work, TABLE).await?;
    for span in SPANS {
        let (first, end) = span.days_of(month).into_inner();
        let mut old = Query::delete();
        old.from_table(TABLE).and_where(Expr::col("span").eq(span.as_str())).and_where(Expr::col("from_on").eq(first));
        work.tx.execute(&old).await?;
        let mut rows = Query::select();
        rows.expr_as(Expr::val(span.as_str()), "span").expr_as(Expr::val(first), "from_on");
        rows.columns(["unit_code", "step", "sellers"]);
        rows.from_subquery(counting(sales::find::sellers_kept(span, first), end), "counted");
        let mut insert = Query::insert();
        insert.into_table(TABLE).columns(["span", "from_on", "unit_code", "step", "sellers"]);
        let insert = insert.select_from(rows).map_err(|error| DbErr::Custom(error.to_string()))?;
        work.tx.execute(insert).await?;
    }
    Ok(())
}

/// The first of a month and of its year that are others than a count gives, in words.
pub(super) async fn difference(db: &impl ConnectionTrait, month: Date) -> Result<Option<String>, DbErr> {
    for span in SPANS {
        let (first, end) = span.days_of(month).into_inner();
        let kept = kept(db, span, first).await?;
        let mut asked = counting(sales::find::sellers_kept(span, first), end);
        asked.order_by("unit_code", Order::Asc).order_by("step", Order::Asc);
        let counted = read(db, asked).await?;
        if let Some((place, step, many)) = kept.iter().find(|row| !counted.contains(row)) {
            let place = place.as_ref().map_or(NOWHERE, |code| code.0.as_str());
            return Ok(Some(format!("{TABLE}, {} {first} {place} {}: {many} kept", span.as_str(), step.as_str())));
        }
        if kept.len() != counted.len() {
            return Ok(Some(format!("{TABLE}, {} {first}: some are missing", span.as_str())));
        }
    }
    Ok(None)
}
