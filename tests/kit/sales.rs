//! Orders for tests, in any state, as checkout would have left them.

use chophien::{
    entities::{event, order, order_line, product, purchase, shop, variant},
    infra::events::Event,
    kernel::{
        code,
        ids::{AccountId, OrderId, UnitCode},
        money::Money,
        phone::Phone,
        words::people::Language,
    },
    market::{
        checkout::place::Placed,
        orders::events::{
            OrderCameBack, OrderCancelled, OrderCompleted, OrderConfirmed, OrderDelivered, OrderHandedOver,
            OrderPacked, OrderPlaced, OrderUndelivered,
        },
    },
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;
use time::Duration;

use super::{app::TestApp, goods::Good, world::BA_DINH};

/// An order with its purchase.
#[derive(Clone, Debug)]
pub struct Sale {
    pub order: OrderId,
    pub code: String,
    pub purchase_code: String,
    /// Of the buyer.
    pub phone: String,
}

const FEE: i64 = 32_000;

impl TestApp {
    /// Lan's order of two pieces as a guest (`buyer`: signed in), just placed.
    pub async fn placed(&self, good: &Good, buyer: Option<AccountId>) -> Sale {
        self.order(good, 2, buyer, order::Status::Placed).await
    }

    /// An order in any state, reached an hour a step; its pieces are taken from the stock unless it was cancelled.
    pub async fn order(&self, good: &Good, quantity: i64, buyer: Option<AccountId>, status: order::Status) -> Sale {
        let variant =
            variant::Entity::find_by_id(good.variant).one(&self.db.read).await.expect("variants").expect("one");
        let goods = variant.price.0 * quantity;
        let purchase = self.purchase(goods, buyer).await;
        let shop = shop::Entity::find_by_id(good.shop).one(&self.db.read).await.expect("shops").expect("the shop");
        let row = order::ActiveModel {
            code: Set(code::random(8)),
            purchase_id: Set(purchase.id),
            shop_id: Set(shop.id),
            buyer_id: Set(buyer),
            goods_total: Set(Money(goods)),
            delivery_fee: Set(Money(FEE)),
            total: Set(Money(goods + FEE)),
            unit_code: Set(shop.unit_code),
            shop_kind: Set(shop.kind),
            placed_at: Set(self.now()),
            answer_by: Set(self.now().after(Duration::hours(24))),
            ..self.in_state(status)
        };
        let order = row.insert(&self.db.write).await.expect("an order");
        self.line(&order, good, &variant, quantity).await;
        if status != order::Status::Cancelled && status != order::Status::CameBack {
            self.take(&variant, quantity).await;
        }
        if order.delivered_at.is_some() {
            self.sold(order.id).await;
        }
        Sale {
            order: order.id,
            code: order.code,
            purchase_code: purchase.code,
            phone: purchase.phone.as_str().to_owned(),
        }
    }

    /// An order that was put there as if it had come so far by itself: records what would have happened.
    pub async fn tell_of(&self, sale: &Sale) {
        let (row, order_id) = (self.row_of(sale.order).await, sale.order);
        let steps = [
            (Some(row.placed_at), OrderPlaced::NAME, json!({ "order_id": order_id })),
            (row.confirmed_at, OrderConfirmed::NAME, json!({ "order_id": order_id })),
            (row.packed_at, OrderPacked::NAME, json!({ "order_id": order_id })),
            (row.handed_over_at, OrderHandedOver::NAME, json!({ "order_id": order_id, "tracking_code": null })),
            (row.delivered_at, OrderDelivered::NAME, json!({ "order_id": order_id, "said_by": "seller" })),
            (row.undelivered_at, OrderUndelivered::NAME, json!({ "order_id": order_id })),
            (row.came_back_at, OrderCameBack::NAME, json!({ "order_id": order_id })),
            (row.completed_at, OrderCompleted::NAME, json!({ "order_id": order_id })),
            (
                row.cancelled_at,
                OrderCancelled::NAME,
                json!({ "order_id": order_id, "by": row.cancelled_by, "reason": row.cancel_reason }),
            ),
        ];
        for (at, name, body) in steps {
            let Some(happened_at) = at else { continue };
            let event = event::ActiveModel {
                name: Set(name.to_owned()),
                body: Set(body),
                happened_at: Set(happened_at),
                ..Default::default()
            };
            event.insert(&self.db.write).await.expect("an event");
        }
    }

    /// The orders of what was placed, shop by shop.
    pub async fn orders_of(&self, placed: &Placed) -> Vec<order::Model> {
        let own = order::Entity::find().filter(order::Column::PurchaseId.eq(placed.id));
        own.order_by_asc(order::Column::Id).all(&self.db.read).await.expect("orders")
    }

    /// An order's row as it is.
    pub async fn row_of(&self, id: OrderId) -> order::Model {
        order::Entity::find_by_id(id).one(&self.db.read).await.expect("orders").expect("the order")
    }

    /// Where an order stands.
    pub async fn status(&self, id: OrderId) -> order::Status {
        self.row_of(id).await.status
    }

    /// Puts an order where a test needs it.
    pub async fn put(&self, id: OrderId, status: order::Status) {
        let row = order::ActiveModel { id: Set(id), status: Set(status), ..Default::default() };
        row.update(&self.db.write).await.expect("an order");
    }

    async fn purchase(&self, goods: i64, buyer: Option<AccountId>) -> purchase::Model {
        let row = purchase::ActiveModel {
            code: Set(code::random(8)),
            checkout_key: Set(code::random(20)),
            buyer_id: Set(buyer),
            name: Set("Nguyễn Thị Lan".into()),
            phone: Set(Phone::parse("0900000001").expect("a number")),
            email: Set(None),
            unit_code: Set(UnitCode(BA_DINH.into())),
            street: Set("số 18 ngõ 62 đường Mẫu".into()),
            note: Set(None),
            language: Set(Language::Vi),
            goods_total: Set(Money(goods)),
            delivery_total: Set(Money(FEE)),
            total: Set(Money(goods + FEE)),
            placed_at: Set(self.now()),
            placed_on: Set(self.now().day()),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("a purchase")
    }

    fn in_state(&self, status: order::Status) -> order::ActiveModel {
        use order::Status::*;
        let reached =
            |at: &[order::Status], hours| Set(at.contains(&status).then(|| self.now().after(Duration::hours(hours))));
        match status {
            Placed | Confirmed | Packed | HandedOver | Delivered | Completed | Undelivered | CameBack | Cancelled => {} // a new one: what has it reached?
        }
        let left = [HandedOver, Delivered, Completed, Undelivered, CameBack];
        let arrived = [Delivered, Completed];
        let cancelled = status == Cancelled;
        order::ActiveModel {
            status: Set(status),
            confirmed_at: reached(&[&left[..], &[Confirmed, Packed]].concat(), 1),
            packed_at: reached(&[&left[..], &[Packed]].concat(), 2),
            handed_over_at: reached(&left, 3),
            tracking_code: Set(None),
            delivered_at: reached(&arrived, 4),
            delivered_on: Set(arrived.contains(&status).then(|| self.now().after(Duration::hours(4)).day())),
            delivered_by: Set(arrived.contains(&status).then_some(order::Party::Seller)),
            undelivered_at: reached(&[Undelivered, CameBack], 4),
            came_back_at: reached(&[CameBack], 5),
            completed_at: reached(&[Completed], 5),
            cancelled_at: reached(&[Cancelled], 1),
            cancelled_by: Set(cancelled.then_some(order::Party::Buyer)),
            cancel_reason: Set(cancelled.then_some(order::CancelReason::BuyerChangedMind)),
            cancel_words: Set(None),
            ..Default::default()
        }
    }

    async fn line(&self, order: &order::Model, good: &Good, variant: &variant::Model, quantity: i64) {
        let product =
            product::Entity::find_by_id(good.product).one(&self.db.read).await.expect("products").expect("one");
        let row = order_line::ActiveModel {
            order_id: Set(order.id),
            product_id: Set(product.id),
            variant_id: Set(variant.id),
            name: Set(product.name),
            measure: Set(variant.measure.clone()),
            set_no: Set(product.set_no),
            quantity: Set(quantity),
            unit_price: Set(variant.price),
            line_total: Set(Money(variant.price.0 * quantity)),
            weight_g: Set(variant.weight_g),
            stars: Set(None),
            certificate: Set(None),
            unit_name: Set("Xã Mèo Vạc".into()),
            cover: Set(product.cover),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("a line");
    }

    async fn take(&self, variant: &variant::Model, quantity: i64) {
        let left = variant::Entity::update_many()
            .col_expr(variant::Column::Stock, Expr::col(variant::Column::Stock).sub(quantity))
            .filter(variant::Column::Id.eq(variant.id))
            .exec(&self.db.write)
            .await;
        left.expect("stock is taken");
    }
}
