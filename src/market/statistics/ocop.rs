//! How many of the OCOP products that may bear their stars today can be bought today.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{CaseStatement, Expr, ExprTrait, SelectStatement},
};
use serde::Serialize;

use crate::{
    entities::{
        certificate::{self, Scheme},
        product,
    },
    kernel::instant::Instant,
    market::certificates::conditions,
};

/// Certificates of OCOP products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Verified, and valid today.
    pub valid: i64,
    /// Of these, the ones whose product is on sale now.
    pub on_sale: i64,
}

/// Counts them as they are at a moment, whatever period is looked at. What decides whether stars are shown decides what counts here.
pub async fn coverage(db: &impl ConnectionTrait, now: Instant) -> Result<Coverage, DbErr> {
    let on_sale = CaseStatement::new().case(Expr::exists(shown()), 1_i64).finally(0_i64);
    let counted = certificate::Entity::find()
        .select_only()
        .column_as(certificate::Column::Id.count(), "valid")
        .expr_as(Expr::Case(Box::new(on_sale)).sum().cast_as("BIGINT"), "on_sale")
        .filter(certificate::Column::Scheme.eq(Scheme::Ocop))
        .filter(conditions::valid(now.day()))
        .into_tuple::<(i64, Option<i64>)>();
    let (valid, on_sale) = counted.one(db).await?.unwrap_or_default();
    Ok(Coverage { valid, on_sale: on_sale.unwrap_or(0) })
}

/// The product of a paper is on sale.
fn shown() -> SelectStatement {
    let product = Expr::col((certificate::Entity, certificate::Column::ProductId));
    product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(product::Column::Id.into_expr().eq(product))
        .filter(product::Column::Shown.eq(true))
        .into_query()
}
