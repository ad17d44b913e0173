//! Pieces that can be sold. They never go below zero and are never sold twice: one conditional update a variant, always in the
//! order of their ids, so that two purchases of the same goods wait for each other and never for each other at once.
//! What lists say of a product (`in_stock`, `price_from`) follows in the same commit.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, Query, SimpleExpr},
};

use super::derive;
use crate::{
    entities::variant,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::{ProductId, VariantId},
};

/// A variant with fewer pieces than were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// Which.
    pub variant: VariantId,
    /// How many there are.
    pub left: i64,
}

/// Why nothing was taken.
#[derive(Debug, thiserror::Error)]
pub enum StockError {
    /// Not enough of these.
    #[error("not enough pieces of {} variants", .0.len())]
    Short(Vec<Short>),
}

/// Takes all of them, or none: what was already taken when one is short is put back before the refusal.
pub async fn take(work: &Work, wanted: &[(VariantId, i64)]) -> Result<(), Refused<StockError>> {
    let wanted = summed(wanted);
    let (mut taken, mut short, mut emptied) = (Vec::new(), Vec::new(), Vec::new());
    for (&variant, &quantity) in &wanted {
        let less = Expr::col(variant::Column::Stock).sub(quantity);
        match change(work, variant, less, Some(quantity)).await? {
            Some(row) => {
                taken.push((variant, quantity));
                if row.stock == 0 {
                    emptied.push(row.product_id);
                }
            }
            None => short.push(Short { variant, left: left(work, variant).await? }),
        }
    }
    if !short.is_empty() {
        for (variant, quantity) in taken {
            change(work, variant, Expr::col(variant::Column::Stock).add(quantity), None).await?;
        }
        return no(StockError::Short(short));
    }
    Ok(refresh(work, emptied).await?)
}

/// Puts pieces back that were taken and not sold.
pub async fn put_back(work: &Work, pieces: &[(VariantId, i64)]) -> Result<(), DbErr> {
    let mut products = Vec::new();
    for (variant, quantity) in summed(pieces) {
        let more = Expr::col(variant::Column::Stock).add(quantity);
        products.extend(change(work, variant, more, None).await?.map(|row| row.product_id));
    }
    refresh(work, products).await
}

/// There are none left, whatever the count said.
pub async fn sold_out(work: &Work, variants: &[VariantId]) -> Result<(), DbErr> {
    let mut products = Vec::new();
    for (variant, _) in summed(&variants.iter().map(|v| (*v, 0)).collect::<Vec<_>>()) {
        products.extend(change(work, variant, Expr::value(0_i64), None).await?.map(|row| row.product_id));
    }
    refresh(work, products).await
}

/// Their prices and whether they can be bought, after their variants' stock changed: always in the order of their ids.
async fn refresh(work: &Work, mut products: Vec<ProductId>) -> Result<(), DbErr> {
    products.sort_unstable();
    products.dedup();
    for id in products {
        derive::refresh_offer(work, id).await?;
    }
    Ok(())
}

/// One piece list with each variant once, lowest id first.
fn summed(pieces: &[(VariantId, i64)]) -> BTreeMap<VariantId, i64> {
    let mut sums = BTreeMap::new();
    for (variant, quantity) in pieces {
        *sums.entry(*variant).or_insert(0) += quantity;
    }
    sums
}

/// How a variant stands after its stock was set.
#[derive(FromQueryResult)]
struct Changed {
    product_id: ProductId,
    stock: i64,
}

/// Sets the stock of a variant that has at least `least`; `None` where it has not.
async fn change(work: &Work, id: VariantId, stock: SimpleExpr, least: Option<i64>) -> Result<Option<Changed>, DbErr> {
    use variant::Column as V;
    let mut update = variant::Entity::update_many().col_expr(V::Stock, stock).filter(V::Id.eq(id));
    if let Some(least) = least {
        update = update.filter(V::Stock.gte(least));
    }
    let returned = Query::returning().columns([V::ProductId, V::Stock]);
    let changed = update.into_query().returning(returned).take();
    Changed::find_by_statement(work.tx.get_database_backend().build(&changed)).one(&work.tx).await
}

async fn left(work: &Work, id: VariantId) -> Result<i64, DbErr> {
    let stock = variant::Entity::find_by_id(id).select_only().column(variant::Column::Stock);
    Ok(stock.into_tuple().one(&work.tx).await?.unwrap_or(0))
}
