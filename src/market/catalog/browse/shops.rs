//! Open shops by what people call them: by their names, or by the communes where they are.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, Order, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType},
};

use super::question::{Question, Shops};
use crate::{
    entities::{shop, unit},
    infra::db::as_values_are,
};

/// A shop that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Named {
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub unit_name: String,
}

impl Named {
    /// Mỷ's, for samples of pages.
    pub fn sample() -> Self {
        Self { slug: "mat-ong-my-s00001".into(), name: "Mật ong Mỷ".into(), unit_name: "Xã Mèo Vạc".into() }
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
    let in_unit = shop::Entity::belongs_to(unit::Entity).from(shop::Column::UnitCode).to(unit::Column::Code).into();
    let mut rows = shop::Entity::find()
        .select_only()
        .columns([shop::Column::Slug, shop::Column::Name])
        .column_as(unit::Column::FullName, "unit_name")
        .join(JoinType::InnerJoin, in_unit)
        .order_by_asc(Expr::col(("chosen", "class")))
        .order_by_desc(shop::Column::Id);
    QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, chosen(&question, backend, most), "chosen", same);
    if backend != DbBackend::Postgres {
        return rows.into_model().all(db).await;
    }
    shop::Entity::find().from_raw_sql(as_values_are(&rows.into_query())).into_model().all(db).await
}

/// Their ids, read from the newest on until there are enough.
fn chosen(question: &Question, backend: DbBackend, most: u64) -> SelectStatement {
    let mut ranks = question.of_shops(backend).into_iter().enumerate().map(|(class, has)| {
        let key = Shops::key(backend);
        let mut rank = Query::select();
        rank.expr_as(Expr::col(key), "id").expr_as(Expr::cust(class.to_string()), "class").from(Shops::TABLE);
        rank.and_where(has).order_by(key, Order::Desc).limit(most);
        Query::select().columns(["id", "class"]).from_subquery(rank, "newest").take()
    });
    let mut all = ranks.next().unwrap_or_default();
    for rank in ranks {
        all.union(UnionType::All, rank);
    }
    all.limit(most).take()
}
