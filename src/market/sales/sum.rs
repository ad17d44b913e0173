//! Entries are added to the sums, each exactly once: in the transaction that adds one it also stops waiting. What is added is
//! what waits, never *all since a certain id*: entries become visible in another order than that of their ids.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::{
    crossings::{Crossing, between, by_shop},
    cuts::Cut,
};
use crate::{
    entities::{sale, sale_unsummed},
    infra::{
        db::{
            Work,
            sums::{Change, Key},
        },
        marks,
    },
    kernel::ids::SaleId,
};

/// Entries at a time.
const A_BATCH: u64 = 500;
/// Who adds up, or makes sums anew, does so alone.
pub(super) const ALONE: &str = "sales";

/// What was added.
#[derive(Debug, Default)]
pub struct Added {
    /// How many entries.
    pub entries: usize,
    /// Shops that so began to have sold in a span, or have no longer.
    pub crossings: Vec<Crossing>,
}

/// Adds the oldest of what waits. Who counts sellers hears of the crossings in the same work.
pub async fn sum(work: &Work) -> Result<Added, DbErr> {
    marks::hold(work, ALONE).await?;
    let oldest = sale_unsummed::Entity::find().select_only().column(sale_unsummed::Column::SaleId);
    let oldest = oldest.order_by_asc(sale_unsummed::Column::SaleId).limit(A_BATCH).into_query();
    let entries = sale::Entity::find().filter(sale::Column::Id.in_subquery(oldest)).all(&work.tx).await?;
    let before = by_shop(work, &entries).await?;
    for cut in Cut::EACH {
        cut.sums().add(work, entries.iter().map(|entry| change(cut, entry))).await?;
    }
    let after = by_shop(work, &entries).await?;
    let added = entries.iter().map(|entry: &sale::Model| -> SaleId { entry.id });
    sale_unsummed::Entity::delete_many().filter(sale_unsummed::Column::SaleId.is_in(added)).exec(&work.tx).await?;
    Ok(Added { entries: entries.len(), crossings: between(&before, &after) })
}

/// Whether anything waits.
pub async fn waits(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(sale_unsummed::Entity::find().limit(1).one(db).await?.is_some())
}

fn change(cut: Cut, entry: &sale::Model) -> Change {
    let code = |text: &str| Key::Text(text.to_owned());
    let (keys, orders) = match cut {
        Cut::All => (Vec::new(), entry.orders),
        Cut::Place => (vec![code(&entry.unit_code.0), code(entry.kind.as_str())], entry.orders),
        Cut::Set => (vec![Key::Number(entry.set_no.into())], entry.set_orders),
        Cut::Stars => (vec![Key::Number(entry.stars.unwrap_or(0).into())], entry.star_orders),
        Cut::Shop => (vec![Key::Number(entry.shop_id.0)], entry.orders),
    };
    Change { on: entry.counts_on, keys, by: vec![orders.into(), entry.value.0] }
}
