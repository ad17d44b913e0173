//! What was said to be sold is taken back: the order never counted. It is taken away on the day that it counted on, whatever day
//! it is now; what has been taken back already is nothing any more.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::book::write;
use crate::{
    entities::sale::{self, SaleCause},
    infra::db::Work,
    kernel::{ids::OrderId, money::Money},
};

/// Writes the entries that leave nothing of an order's.
pub async fn retract(work: &Work, order: OrderId) -> Result<(), DbErr> {
    let written = sale::Entity::find()
        .filter(sale::Column::OrderId.eq(order))
        .order_by_asc(sale::Column::Id)
        .all(&work.tx)
        .await?;
    let mut left: BTreeMap<(time::Date, i64), sale::Model> = BTreeMap::new();
    for row in written {
        left.entry((row.counts_on, row.line_id)).and_modify(|sum| add(sum, &row)).or_insert(row);
    }
    let standing = left.into_values().filter(|sum| (sum.orders, sum.value) != (0, Money(0)));
    write(work, standing.map(|sum| against(work, sum)).collect()).await
}

fn add(sum: &mut sale::Model, row: &sale::Model) {
    sum.orders += row.orders;
    sum.set_orders += row.set_orders;
    sum.star_orders += row.star_orders;
    sum.value = Money(sum.value.0 + row.value.0);
}

fn against(work: &Work, sum: sale::Model) -> sale::ActiveModel {
    sale::ActiveModel {
        id: NotSet,
        booked_on: Set(work.now.day()),
        booked_at: Set(work.now),
        orders: Set(-sum.orders),
        set_orders: Set(-sum.set_orders),
        star_orders: Set(-sum.star_orders),
        value: Set(Money(-sum.value.0)),
        cause: Set(SaleCause::Retracted),
        order_id: Set(sum.order_id),
        line_id: Set(sum.line_id),
        counts_on: Set(sum.counts_on),
        shop_id: Set(sum.shop_id),
        unit_code: Set(sum.unit_code),
        kind: Set(sum.kind),
        set_no: Set(sum.set_no),
        stars: Set(sum.stars),
        payment: Set(sum.payment),
        channel: Set(sum.channel),
    }
}
