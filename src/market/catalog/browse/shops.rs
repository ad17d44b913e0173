//! Open shops by what people call them: by their names, or by the communes where they are.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, Order,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType},
};

use super::question::{Question, Shops};
use crate::{
    entities::shop,
    infra::db::as_values_are,
    kernel::ids::{ShopId, UnitCode},
    market::places::provinces::full_name,
};

/// A shop that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Named {
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// Its commune.
    pub unit_code: UnitCode,
    /// `Xã Mèo Vạc`.
    #[sea_orm(skip)]
    pub unit_name: &'static str,
}

impl Named {
    /// Mỷ's, for samples of pages.
    pub fn sample() -> Self {
        Self {
            slug: "mat-ong-my-s00001".into(),
            name: "Mật ong Mỷ".into(),
            unit_code: UnitCode("00769".into()),
            unit_name: "Xã Mèo Vạc",
        }
    }
}

/// At most `most` open shops whose words begin as those that were typed: those that are called so come first, then those whose place is,
/// each the newest first. What triggers keep in the index are open shops alone.
pub async fn named(db: &impl ConnectionTrait, typed: &str, most: u64) -> Result<Vec<Named>, DbErr> {
    let (question, backend) = (Question::read(typed), db.get_database_backend());
    if question.words.is_empty() {
        return Ok(Vec::new());
    }
    let same = Expr::col(("chosen", "id")).equals((shop::Entity, shop::Column::Id));
    let mut rows = shop::Entity::find()
        .select_only()
        .columns([shop::Column::Slug, shop::Column::Name, shop::Column::UnitCode])
        .order_by_asc(Expr::col(("chosen", "class")))
        .order_by_desc(shop::Column::Id);
    QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, chosen(&question, backend, most), "chosen", same);
    let shops: Vec<Named> = match backend {
        DbBackend::Postgres => {
            shop::Entity::find().from_raw_sql(as_values_are(&rows.into_query())).into_model().all(db).await?
        }
        _ => rows.into_model().all(db).await?,
    };
    Ok(shops.into_iter().map(|shop| Named { unit_name: full_name(&shop.unit_code), ..shop }).collect())
}

/// The ids of at most `most` of the same, in no order.
pub async fn ids(db: &impl ConnectionTrait, typed: &str, most: u64) -> Result<Vec<ShopId>, DbErr> {
    let (question, backend) = (Question::read(typed), db.get_database_backend());
    if question.words.is_empty() {
        return Ok(Vec::new());
    }
    let rows = db.query_all(&chosen(&question, backend, most)).await?;
    rows.into_iter().map(|row| row.try_get("", "id")).collect()
}

/// The ids of at most `most` shops that are not open and are called so, the newest of them; of some communes alone, where any are given:
/// for those who watch over the market.
pub async fn closed(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&[UnitCode]>,
    most: u64,
) -> Result<Vec<ShopId>, DbErr> {
    let (question, backend) = (Question::read(typed), db.get_database_backend());
    if question.words.is_empty() {
        return Ok(Vec::new());
    }
    let key = Shops::CLOSED.key(backend);
    let same = Expr::col((shop::Entity, shop::Column::Id)).eq(Expr::col(key));
    let there = within.map(|communes| shop::Column::UnitCode.is_in(communes.iter().cloned()));
    let found = Query::select()
        .expr_as(Expr::col(key), "id")
        .from(Shops::CLOSED.table)
        .join(JoinType::CrossJoin, shop::Entity, Condition::all())
        .and_where(question.of_closed_shops(backend))
        .cond_where(Condition::all().add(same).add_option(there))
        .order_by(key, Order::Desc)
        .limit(most)
        .take();
    db.query_all(&found).await?.into_iter().map(|row| row.try_get("", "id")).collect()
}

/// Their ids, read from the newest on until there are enough.
fn chosen(question: &Question, backend: DbBackend, most: u64) -> SelectStatement {
    let mut ranks = question.of_shops(backend).into_iter().enumerate().map(|(class, has)| {
        let key = Shops::OPEN.key(backend);
        let mut rank = Query::select();
        rank.expr_as(Expr::col(key), "id").expr_as(Expr::cust(class.to_string()), "class").from(Shops::OPEN.table);
        rank.and_where(has).order_by(key, Order::Desc).limit(most);
        Query::select().columns(["id", "class"]).from_subquery(rank, "newest").take()
    });
    let mut all = ranks.next().unwrap_or_default();
    for rank in ranks {
        all.union(UnionType::All, rank);
    }
    all.limit(most).take()
}
