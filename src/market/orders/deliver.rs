//! The buyer has the parcel: the shop says so, or the buyer. From the day in Viet Nam on it is sold.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    events::OrderDelivered,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::{
        order::{self, Party},
        order_line,
    },
    infra::{db::Work, refused::Refused},
    market::sales::{Channel, Line, PaymentWay, Sold, book::book},
};

/// Moves a claimed order to *delivered* and keeps who said so.
pub async fn deliver(work: &Work, order: ClaimedOrder<'_>, said_by: Party) -> Result<(), Refused<DeedError>> {
    let sold = sold(work, &order).await?;
    let stamp = |row: &mut order::ActiveModel| {
        row.delivered_at = Set(Some(work.now));
        row.delivered_on = Set(Some(work.now.day()));
        row.delivered_by = Set(Some(said_by));
    };
    let order = step::advance(work, order, Deed::Deliver, said_by, stamp).await?;
    book(work, &sold).await?;
    work.record(&OrderDelivered { order_id: order, said_by })?;
    Ok(())
}

/// What is sold by it. Every order comes in through the pages, and is paid at the door.
async fn sold(work: &Work, order: &ClaimedOrder<'_>) -> Result<Sold, DbErr> {
    let lines = order_line::Entity::find()
        .filter(order_line::Column::OrderId.eq(order.id))
        .order_by_asc(order_line::Column::Id)
        .all(&work.tx)
        .await?;
    let line =
        |row: order_line::Model| Line { id: row.id, set_no: row.set_no, stars: row.stars, total: row.line_total };
    Ok(Sold {
        order: order.id,
        shop: order.shop_id,
        unit: order.unit_code.clone(),
        kind: order.shop_kind,
        payment: PaymentWay::Cash,
        channel: Channel::Site,
        lines: lines.into_iter().map(line).collect(),
    })
}
