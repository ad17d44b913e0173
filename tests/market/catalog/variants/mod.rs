//! Twins of `market/catalog/variants/`: what holds at once.

mod add;
mod set_price;
mod set_stock;
mod withdraw;

use chophien::{
    entities::{event, variant},
    kernel::{ids::VariantId, money::Money},
    market::catalog::variants::NewVariant,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

/// Six jars in a box.
pub fn six() -> NewVariant {
    NewVariant { measure: "thùng 6 lọ".into(), price: Money(2_040_000), stock: 4, weight_g: 5_300 }
}

/// The variant as it is.
pub async fn variant_now(app: &TestApp, id: VariantId) -> variant::Model {
    variant::Entity::find_by_id(id).one(&app.db.read).await.expect("variants").expect("there")
}

/// How many things have happened.
pub async fn events(app: &TestApp) -> u64 {
    event::Entity::find().count(&app.db.read).await.expect("events")
}
