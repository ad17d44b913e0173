//! How many of the OCOP products that may bear their stars today can be bought today.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde::Serialize;

use crate::{
    entities::{
        certificate::{self, Scheme},
        live_interval,
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

/// Counts them as they are at a moment, whatever period is looked at.
pub async fn coverage(db: &impl ConnectionTrait, now: Instant) -> Result<Coverage, DbErr> {
    let all = valid(now).count(db).await?;
    let on_sale = valid(now).filter(Expr::exists(live(now))).count(db).await?;
    Ok(Coverage { valid: i64::try_from(all).unwrap_or(i64::MAX), on_sale: i64::try_from(on_sale).unwrap_or(i64::MAX) })
}

/// What decides whether stars are shown decides what counts here.
fn valid(now: Instant) -> Select<certificate::Entity> {
    certificate::Entity::find()
        .filter(certificate::Column::Scheme.eq(Scheme::Ocop))
        .filter(conditions::valid(now.day()))
}

fn live(now: Instant) -> SelectStatement {
    let product = Expr::col((certificate::Entity, certificate::Column::ProductId));
    live_interval::Entity::find()
        .select_only()
        .column(live_interval::Column::Id)
        .filter(live_interval::Column::ProductId.into_expr().eq(product))
        .filter(live_interval::Column::LiveFrom.lte(now))
        .filter(
            Condition::any().add(live_interval::Column::LiveTo.is_null()).add(live_interval::Column::LiveTo.gt(now)),
        )
        .into_query()
}
