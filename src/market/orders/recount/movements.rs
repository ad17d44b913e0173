//! Whether what stands in the tables is what happened: each variant's stock is what it began with and what events have moved
//! since, and each moment of an order has its event. The events are read from the first to the last, so that one that was taken
//! away is missed.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::de::DeserializeOwned;

use crate::{
    entities::{event, order, order_line, variant},
    infra::events::Event,
    kernel::ids::{EventId, OrderId, VariantId},
    market::{
        catalog::events::StockChanged,
        orders::{
            CancelReason,
            events::{
                OrderCameBack, OrderCancelled, OrderCompleted, OrderConfirmed, OrderDelivered, OrderDeliveryRetracted,
                OrderHandedOver, OrderNotArrived, OrderPacked, OrderPlaced, OrderUndelivered,
            },
        },
    },
};

/// Rows that are read at once.
const AT_ONCE: u64 = 1_000;

/// The deeds that leave a moment on an order, in the order of `moments`.
const DEEDS: [&str; 10] = [
    OrderPlaced::NAME,
    OrderConfirmed::NAME,
    OrderPacked::NAME,
    OrderHandedOver::NAME,
    OrderDelivered::NAME,
    OrderUndelivered::NAME,
    OrderCameBack::NAME,
    OrderCompleted::NAME,
    OrderCancelled::NAME,
    OrderNotArrived::NAME,
];

/// The deeds that take moments away again, and whose.
const ENDS: [(&str, &[&str]); 2] = [
    (OrderDeliveryRetracted::NAME, &[OrderDelivered::NAME, OrderNotArrived::NAME]),
    (OrderCompleted::NAME, &[OrderNotArrived::NAME]),
];

/// Which of `DEEDS` have left their moment.
fn moments(row: &order::Model) -> [bool; 10] {
    let at = [row.confirmed_at, row.packed_at, row.handed_over_at, row.delivered_at, row.undelivered_at];
    let ends = [row.came_back_at, row.completed_at, row.cancelled_at, row.not_arrived_at];
    let mut moments = [true; 10];
    for (moment, at) in moments.iter_mut().skip(1).zip(at.into_iter().chain(ends)) {
        *moment = at.is_some();
    }
    moments
}

/// What the events have come to so far.
#[derive(Default)]
struct Told {
    stock: HashMap<VariantId, Account>,
    /// Of each order, which of `DEEDS` were recorded.
    orders: HashMap<OrderId, [bool; 10]>,
}

/// One variant's pieces.
struct Account {
    stock: i64,
    /// What happened until then is in the stock that it began with.
    after: EventId,
}

/// The first thing that is otherwise, in words for an operator.
pub async fn difference(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let mut told = Told { stock: opened(db).await?, ..Told::default() };
    let mut last = EventId(0);
    loop {
        let rows = events_after(db, last).await?;
        let Some(end) = rows.last().map(|row| row.id) else { break };
        let pieces = pieces(db, &rows).await?;
        for row in rows {
            if let Some(found) = told.add(row, &pieces)? {
                return Ok(Some(found));
            }
        }
        last = end;
    }
    if let Some(found) = told.against_stock(db).await? {
        return Ok(Some(found));
    }
    told.against_orders(db).await
}

async fn opened(db: &impl ConnectionTrait) -> Result<HashMap<VariantId, Account>, DbErr> {
    let columns = [variant::Column::Id, variant::Column::OpenedStock, variant::Column::OpenedAfter];
    let rows: Vec<(VariantId, i64, EventId)> =
        variant::Entity::find().select_only().columns(columns).into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, stock, after)| (id, Account { stock, after })).collect())
}

async fn events_after(db: &impl ConnectionTrait, last: EventId) -> Result<Vec<event::Model>, DbErr> {
    event::Entity::find()
        .filter(event::Column::Id.gt(last))
        .filter(event::Column::Name.is_in(DEEDS.into_iter().chain([StockChanged::NAME, OrderDeliveryRetracted::NAME])))
        .order_by_asc(event::Column::Id)
        .limit(AT_ONCE)
        .all(db)
        .await
}

/// An event of an order, whichever it is: all of them say which order.
#[derive(serde::Deserialize)]
struct OfOrder {
    order_id: OrderId,
}

type Pieces = HashMap<OrderId, Vec<(VariantId, i64)>>;

/// What the orders of these events consist of.
async fn pieces(db: &impl ConnectionTrait, rows: &[event::Model]) -> Result<Pieces, DbErr> {
    let moved = [OrderPlaced::NAME, OrderCancelled::NAME, OrderCameBack::NAME];
    let orders = rows.iter().filter(|row| moved.contains(&row.name.as_str())).map(read::<OfOrder>);
    let orders = orders.map(|order| order.map(|order| order.order_id)).collect::<Result<Vec<_>, _>>()?;
    let columns = [order_line::Column::OrderId, order_line::Column::VariantId, order_line::Column::Quantity];
    let lines: Vec<(OrderId, VariantId, i64)> = order_line::Entity::find()
        .select_only()
        .columns(columns)
        .filter(order_line::Column::OrderId.is_in(orders))
        .into_tuple()
        .all(db)
        .await?;
    let mut pieces = Pieces::new();
    for (order, variant, quantity) in lines {
        pieces.entry(order).or_default().push((variant, quantity));
    }
    Ok(pieces)
}

fn read<T: DeserializeOwned>(row: &event::Model) -> Result<T, DbErr> {
    serde_json::from_value(row.body.clone()).map_err(|error| DbErr::Json(format!("event {}: {error}", row.id.0)))
}

impl Told {
    /// One event more; the first thing in it that cannot follow on what was before.
    fn add(&mut self, row: event::Model, pieces: &Pieces) -> Result<Option<String>, DbErr> {
        if row.name == StockChanged::NAME {
            return Ok(self.count(&read(&row)?, row.id));
        }
        let OfOrder { order_id } = read(&row)?;
        let ended = ENDS.iter().filter(|(name, _)| *name == row.name).flat_map(|(_, ended)| ended.iter());
        let ended: Vec<&str> = ended.copied().collect();
        for (told, name) in self.orders.entry(order_id).or_default().iter_mut().zip(DEEDS) {
            *told = (*told || name == row.name) && !ended.contains(&name);
        }
        let none = Vec::new();
        for (variant, quantity) in pieces.get(&order_id).unwrap_or(&none) {
            let Some(account) = self.stock.get_mut(variant).filter(|account| account.after < row.id) else { continue };
            account.stock = match row.name.as_str() {
                OrderPlaced::NAME => account.stock - quantity,
                OrderCancelled::NAME if read::<OrderCancelled>(&row)?.reason == CancelReason::SoldOut => 0,
                OrderCancelled::NAME | OrderCameBack::NAME => account.stock + quantity,
                _ => account.stock,
            };
        }
        Ok(None)
    }

    /// A seller's own count says what it was before.
    fn count(&mut self, event: &StockChanged, id: EventId) -> Option<String> {
        let account = self.stock.get_mut(&event.variant_id).filter(|account| account.after < id)?;
        let was = std::mem::replace(&mut account.stock, event.to);
        (was != event.from).then(|| {
            let (variant, from) = (event.variant_id.0, event.from);
            format!("stock: variant {variant} was counted from {from} on, and what had moved it leads to {was}")
        })
    }

    async fn against_stock(&self, db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
        let columns = [variant::Column::Id, variant::Column::Code, variant::Column::Stock];
        let rows: Vec<(VariantId, String, i64)> = variant::Entity::find()
            .select_only()
            .columns(columns)
            .order_by_asc(variant::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let other = |(id, code, stock): (VariantId, String, i64)| {
            let told = self.stock.get(&id).map_or(0, |account| account.stock);
            (told != stock).then(|| format!("stock: variant {code} has {stock}, and what moved it leads to {told}"))
        };
        Ok(rows.into_iter().find_map(other))
    }

    async fn against_orders(&mut self, db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
        let mut last = OrderId(0);
        loop {
            let after = order::Entity::find().filter(order::Column::Id.gt(last)).order_by_asc(order::Column::Id);
            let rows = after.limit(AT_ONCE).all(db).await?;
            let Some(end) = rows.last().map(|row| row.id) else { break };
            for row in rows {
                let told = self.orders.remove(&row.id).unwrap_or_default();
                if let Some(deed) = moments(&row).iter().zip(told).position(|(is, told)| *is != told) {
                    let (code, name, told) = (row.code, DEEDS[deed], if told[deed] { "an" } else { "no" });
                    return Ok(Some(format!("events: order {code} has {told} event {name}, and says otherwise")));
                }
            }
            last = end;
        }
        let gone = self.orders.keys().min();
        Ok(gone.map(|order| format!("events: something happened to order {}, and it is not there", order.0)))
    }
}
