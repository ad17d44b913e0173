//! A product as it stands in every list.

use sea_orm::{DbBackend, EntityTrait, JoinType, Order, QuerySelect, Select, sea_query::Expr};
use serde::{Deserialize, Serialize};
use time::Date;

use super::on_sale::stars_of_product;
use crate::{
    entities::{product, shop},
    infra::db::gathered::{column, gathered, truth},
    kernel::{
        ids::UnitCode,
        measure::{self, Base},
        money::Money,
    },
    market::places::provinces::full_name,
};

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// Code of the first picture.
    pub cover: Option<String>,
    /// The lowest price of what is offered.
    pub price_from: Money,
    /// How the cheapest is sold: `lọ 500 ml`.
    pub measure: String,
    /// Its price by the kilogram, litre or piece, where the measure tells it and it differs from the price.
    pub unit_price: Option<Money>,
    /// What `unit_price` counts.
    pub base: Option<Base>,
    /// And what one of them is called, where they are pieces.
    pub piece: Option<&'static str>,
    /// Something offered can be bought now.
    pub in_stock: bool,
    /// OCOP stars that hold today (rule 8).
    pub stars: Option<i32>,
    /// Who sells.
    pub shop_name: String,
    /// In the shop's address.
    pub shop_slug: String,
    /// `Xã Mèo Vạc`.
    pub unit_name: &'static str,
    /// OCOP set, 1 to 26.
    pub set_no: i32,
}

impl Card {
    /// Mỷ's honey, for samples of pages.
    pub fn sample() -> Self {
        Self {
            slug: "mat-ong-bac-ha-meo-vac-a1b2c3".into(),
            name: "Mật ong bạc hà Mèo Vạc".into(),
            cover: Some("a1b2c3d4e5f6g7".into()),
            price_from: Money(350_000),
            measure: "lọ 500 ml".into(),
            unit_price: Some(Money(700_000)),
            base: Some(Base::Millilitre),
            piece: None,
            in_stock: true,
            stars: Some(4),
            shop_name: "Mật ong Mỷ".into(),
            shop_slug: "mat-ong-my-s00001".into(),
            unit_name: "Xã Mèo Vạc",
            set_no: 4,
        }
    }
}

/// A card as it is read, in the order of `listed`.
#[derive(Deserialize)]
pub(super) struct Row {
    slug: String,
    name: String,
    cover: Option<String>,
    price_from: Money,
    measure_from: String,
    #[serde(deserialize_with = "truth")]
    in_stock: bool,
    set_no: i32,
    unit_code: UnitCode,
    shop_name: String,
    shop_slug: String,
    stars: Option<i32>,
}

/// What the gathered column of cards is called.
pub(super) const CARDS: &str = "cards";

/// Products as the gathered column `CARDS` of `Row`s in an order, from which a list chooses; `today` decides which stars hold.
pub(super) fn listed(
    backend: DbBackend,
    today: Date,
    order: impl IntoIterator<Item = (Expr, Order)>,
) -> Select<product::Entity> {
    use product::Column as P;
    let shops = product::Entity::belongs_to(shop::Entity).from(P::ShopId).to(shop::Column::Id).into();
    let own = [P::Slug, P::Name, P::Cover, P::PriceFrom, P::MeasureFrom, P::InStock, P::SetNo, P::UnitCode].map(column);
    let of_shop = [shop::Column::Name, shop::Column::Slug].map(column);
    let stars = Expr::SubQuery(None, Box::new(stars_of_product(today).into()));
    let cards = gathered(backend, own.into_iter().chain(of_shop).chain([stars]), order);
    product::Entity::find().select_only().column_as(cards, CARDS).join(JoinType::InnerJoin, shops)
}

impl From<Row> for Card {
    fn from(row: Row) -> Self {
        let (unit_price, base, piece) = unit_price(&row.measure_from, row.price_from);
        Self {
            slug: row.slug,
            name: row.name,
            cover: row.cover,
            price_from: row.price_from,
            measure: row.measure_from,
            unit_price,
            base,
            piece,
            in_stock: row.in_stock,
            stars: row.stars,
            shop_name: row.shop_name,
            shop_slug: row.shop_slug,
            unit_name: full_name(&row.unit_code),
            set_no: row.set_no,
        }
    }
}

/// The price by the kilogram, litre or piece, and what a piece is called; nothing where it would only repeat the price.
pub fn unit_price(measure: &str, price: Money) -> (Option<Money>, Option<Base>, Option<&'static str>) {
    let Some(amount) = measure::amount(measure) else { return (None, None, None) };
    match amount.unit_price(price) {
        Some(unit) if unit != price => (Some(unit), Some(amount.base), amount.word),
        _ => (None, None, None),
    }
}
