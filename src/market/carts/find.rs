//! Reads of carts.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{holder::Holder, policy};
use crate::{
    entities::{account, cart, cart_line},
    kernel::{
        ids::{CartId, VariantId},
        money::Money,
    },
    market::catalog::offers::{self, Offer},
};

/// A line with what it could be bought for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As it is now.
    pub offer: Offer,
    /// Pieces wanted.
    pub quantity: i64,
    /// The price when it was put in.
    pub seen_price: Money,
}

impl Line {
    /// What became of it since.
    pub fn trouble(&self) -> Option<policy::Trouble> {
        policy::trouble(&self.offer, self.quantity, self.seen_price)
    }

    /// How many of its pieces could be bought now.
    pub fn buyable(&self) -> i64 {
        policy::buyable(&self.offer, self.quantity)
    }
}

/// The lines as they were put in: shop by shop, the shop of the oldest line first.
pub async fn lines(db: &impl ConnectionTrait, holder: &Holder) -> Result<Vec<Line>, DbErr> {
    let Some(cart) = id(db, holder).await? else { return Ok(Vec::new()) };
    let rows = rows(db, cart).await?;
    let variants: Vec<VariantId> = rows.iter().map(|row| row.variant_id).collect();
    if variants.is_empty() {
        return Ok(Vec::new());
    }
    let offers = offers::offers(db, &variants).await?;
    let lines = rows.iter().filter_map(|row| {
        let offer = offers.iter().find(|offer| offer.variant_id == row.variant_id)?.clone();
        Some(Line { offer, quantity: row.quantity, seen_price: row.seen_price })
    });
    let mut lines: Vec<Line> = lines.collect();
    let shops: Vec<_> = lines.iter().map(|line| line.offer.shop_id).collect();
    lines.sort_by_key(|line| shops.iter().position(|shop| *shop == line.offer.shop_id));
    Ok(lines)
}

/// How many lines there are.
pub async fn count(db: &impl ConnectionTrait, holder: &Holder) -> Result<u64, DbErr> {
    let cart = select(holder).select_only().column(cart::Column::Id).into_query();
    cart_line::Entity::find().filter(cart_line::Column::CartId.in_subquery(cart)).count(db).await
}

/// The same of the account that stands in the question round it: a number of lines, to be asked with her sign-in.
pub fn counted() -> SelectStatement {
    let same = (account::Entity, account::Column::Id);
    let cart = cart::Entity::find()
        .select_only()
        .column(cart::Column::Id)
        .filter(Expr::col((cart::Entity, cart::Column::AccountId)).equals(same))
        .into_query();
    let lines = cart_line::Entity::find().filter(cart_line::Column::CartId.in_subquery(cart));
    lines.select_only().expr(Expr::col((cart_line::Entity, cart_line::Column::CartId)).count()).into_query()
}

pub(super) fn select(holder: &Holder) -> Select<cart::Entity> {
    match holder {
        Holder::Account(account) => cart::Entity::find().filter(cart::Column::AccountId.eq(*account)),
        Holder::Visitor(hash) => cart::Entity::find().filter(cart::Column::TokenHash.eq(hash.as_str())),
    }
}

pub(super) async fn rows(db: &impl ConnectionTrait, cart: CartId) -> Result<Vec<cart_line::Model>, DbErr> {
    cart_line::Entity::find()
        .filter(cart_line::Column::CartId.eq(cart))
        .order_by_asc(cart_line::Column::AddedAt)
        .order_by_asc(cart_line::Column::VariantId)
        .all(db)
        .await
}

async fn id(db: &impl ConnectionTrait, holder: &Holder) -> Result<Option<CartId>, DbErr> {
    select(holder).select_only().column(cart::Column::Id).into_tuple().one(db).await
}
