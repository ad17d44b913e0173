//! Shops that begin to have sold in a span, or have no longer: what adding up tells those who count sellers.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Expr, ExprTrait},
};
use time::Date;

use super::cuts::Cut;
use crate::{
    entities::sale,
    infra::db::Work,
    kernel::{
        ids::ShopId,
        spans::{Run, Span},
    },
};

/// A shop that began to have sold in a span, or that has no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Which.
    pub shop: ShopId,
    /// In which kind of span.
    pub span: Span,
    /// The span's first day.
    pub from_on: Date,
    /// 1 where it began, −1 where it has no longer.
    pub by: i64,
}

/// Orders by span and shop.
pub(super) type ByShop = BTreeMap<(&'static str, Date, ShopId), i64>;

/// Of all spans and shops that the entries are of, as they are kept.
pub(super) async fn by_shop(work: &Work, entries: &[sale::Model]) -> Result<ByShop, DbErr> {
    let mut spans: BTreeMap<(&'static str, Date), (Span, BTreeSet<ShopId>)> = BTreeMap::new();
    for entry in entries {
        for span in Span::ALL {
            let first = span.first_of(entry.counts_on);
            spans.entry((span.as_str(), first)).or_insert((span, BTreeSet::new())).1.insert(entry.shop_id);
        }
    }
    let mut orders = ByShop::new();
    for ((name, first), (span, shops)) in spans {
        let mut asked = Cut::Shop.sums().kept(&Run { span, from: first, to: first });
        asked.and_where(Expr::col("shop_id").is_in(shops.iter().copied()));
        orders.extend(shops.into_iter().map(|shop| ((name, first, shop), 0)));
        for row in work.tx.query_all(&asked).await? {
            orders.insert((name, first, row.try_get("", "shop_id")?), row.try_get("", "orders")?);
        }
    }
    Ok(orders)
}

/// What is otherwise after than before.
pub(super) fn between(before: &ByShop, after: &ByShop) -> Vec<Crossing> {
    let sold = |orders: Option<&i64>| i64::from(orders.is_some_and(|orders| *orders > 0));
    let crossing = |(key, orders): (&(&str, Date, ShopId), &i64)| {
        let (name, from_on, shop) = *key;
        let by = sold(Some(orders)) - sold(before.get(key));
        Some(Crossing { shop, span: Span::parse(name)?, from_on, by }).filter(|_| by != 0)
    };
    after.iter().filter_map(crossing).collect()
}
