//! Goods by their names, whether buyers see them or not: for those who watch over the market.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, JoinType, Order,
    sea_query::{Expr, ExprTrait, Query},
};

use super::question::{Index, Question};
use crate::{
    entities::product,
    kernel::ids::{ProductId, UnitCode},
};

/// At most `most` goods whose names have the words that were typed, the newest first; of some communes alone, where any are given. The
/// index of words is walked from its end until there are enough.
pub async fn every(
    db: &impl ConnectionTrait,
    typed: &str,
    within: Option<&[UnitCode]>,
    most: u64,
) -> Result<Vec<ProductId>, DbErr> {
    let (question, backend) = (Question::read(typed), db.get_database_backend());
    if question.words.is_empty() {
        return Ok(Vec::new());
    }
    let key = Index::NAMES.key(backend);
    let same = Expr::col((product::Entity, product::Column::Id)).eq(Expr::col(key));
    let there = within.map(|communes| product::Column::UnitCode.is_in(communes.iter().cloned()));
    let found = Query::select()
        .expr_as(Expr::col(key), "id")
        .from(Index::NAMES.table)
        .join(JoinType::CrossJoin, product::Entity, Condition::all())
        .and_where(question.in_name(backend))
        .cond_where(Condition::all().add(same).add_option(there))
        .order_by(key, Order::Desc)
        .limit(most)
        .take();
    db.query_all(&found).await?.into_iter().map(|row| row.try_get("", "id")).collect()
}
