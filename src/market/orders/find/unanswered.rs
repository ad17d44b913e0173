//! What waits for the answers of shops: how much of whom, and which pieces.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef,
    sea_query::ExprTrait,
};
use time::Duration;

use super::in_shop::any_of;
use crate::{
    entities::{order, order_line, purchase},
    kernel::{
        ids::{AccountId, ShopId, VariantId},
        instant::Instant,
        money::Money,
        phone::Phone,
    },
    market::orders::{Party, status::List},
};

/// What was placed earlier is not looked for: it was answered or has lapsed, and whoever has bought for years costs no more.
const LOOKED_BACK: Duration = Duration::days(30);
/// For so long what a guest has cancelled counts as if it waited, where nobody knows whose the number is: it was texted, and its shops were.
const STILL_COUNTS: Duration = Duration::DAY;

/// Orders that wait, and what they cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub orders: i64,
    /// Goods and deliveries.
    pub sum: Money,
}

/// Whose.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'p> {
    /// Whatever an account has bought.
    Account(AccountId),
    /// What was bought with a number by whoever has proved it.
    Proved(&'p Phone),
    /// What guests have bought with a number that nobody has proved: its owner need not know of it.
    Unproved(&'p Phone),
}

impl Waiting {
    /// Both together.
    pub fn with(self, more: Self) -> Self {
        let sum = self.sum.plus(more.sum).unwrap_or(Money(i64::MAX));
        Self { orders: self.orders.saturating_add(more.orders), sum }
    }

    /// Neither is more than there.
    pub fn fits(self, most: Self) -> bool {
        self.orders <= most.orders && self.sum <= most.sum
    }
}

/// What of theirs waits; of an unproved number also what was placed lately and taken back.
pub async fn waiting(db: &impl ConnectionTrait, whose: Whose<'_>, now: Instant) -> Result<Waiting, DbErr> {
    let of_number = |phone: &Phone| Condition::all().add(purchase::Column::Phone.eq(phone.as_str()));
    let theirs = match whose {
        Whose::Account(account) => Condition::all().add(purchase::Column::BuyerId.eq(account)),
        Whose::Proved(phone) => of_number(phone).add(purchase::Column::ProvedAt.is_not_null()),
        Whose::Unproved(phone) => of_number(phone).add(nobody_knows_whose()),
    };
    let lately = Condition::all()
        .add(order::Column::CancelledBy.eq(Party::Buyer))
        .add(order::Column::PlacedAt.gt(now.before(STILL_COUNTS)));
    let counted = match whose {
        Whose::Unproved(_) => any_of(|list| list == List::Waiting).add(lately),
        Whose::Account(_) | Whose::Proved(_) => any_of(|list| list == List::Waiting),
    };
    let in_all: Option<(i64, Option<Money>)> = order::Entity::find()
        .select_only()
        .column_as(order::Column::Id.count(), "orders")
        .column_as(order::Column::Total.sum().cast_as("BIGINT"), "sum")
        .join(JoinType::InnerJoin, purchases())
        .filter(theirs)
        .filter(purchase::Column::PlacedAt.gt(now.before(LOOKED_BACK)))
        .filter(counted)
        .into_tuple()
        .one(db)
        .await?;
    let (orders, sum) = in_all.unwrap_or_default();
    Ok(Waiting { orders, sum: sum.unwrap_or_default() })
}

/// How many pieces of these variants, of these shops, wait in orders of guests who have not proved their numbers.
pub async fn held_unproved(
    db: &impl ConnectionTrait,
    shops: &[ShopId],
    variants: &[VariantId],
) -> Result<HashMap<VariantId, i64>, DbErr> {
    let orders =
        order_line::Entity::belongs_to(order::Entity).from(order_line::Column::OrderId).to(order::Column::Id).into();
    let lines: Vec<(VariantId, i64)> = order_line::Entity::find()
        .select_only()
        .columns([order_line::Column::VariantId, order_line::Column::Quantity])
        .join(JoinType::InnerJoin, orders)
        .join(JoinType::InnerJoin, purchases())
        .filter(order::Column::ShopId.is_in(shops.iter().copied()))
        .filter(any_of(|list| list == List::Waiting))
        .filter(nobody_knows_whose())
        .filter(order_line::Column::VariantId.is_in(variants.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut held = HashMap::new();
    for (variant, pieces) in lines {
        *held.entry(variant).or_insert(0) += pieces;
    }
    Ok(held)
}

fn purchases() -> RelationDef {
    order::Entity::belongs_to(purchase::Entity).from(order::Column::PurchaseId).to(purchase::Column::Id).into()
}

/// The order says as well as its purchase that a guest has bought; of purchases there is an index by buyer, which leads to every guest's.
fn nobody_knows_whose() -> Condition {
    Condition::all().add(order::Column::BuyerId.is_null()).add(purchase::Column::ProvedAt.is_null())
}
