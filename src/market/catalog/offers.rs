//! A variant as it could be bought now: everything that a cart, a checkout and an order line's snapshot say of it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, JoinType, QueryFilter, QueryResult, QuerySelect,
    QueryTrait,
    sea_query::{IntoCondition, SelectStatement},
};
use serde::Deserialize;

use crate::{
    entities::{product, shop, variant},
    infra::db::gathered::{Gathered, column, gathered, rising, together_planned, truth},
    kernel::{
        ids::{ProductId, ShopId, UnitCode, VariantId},
        money::Money,
        phone::Phone,
    },
    market::places::provinces::full_name,
};

/// A variant with its product, shop and commune.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Offer {
    pub variant_id: VariantId,
    pub variant_code: String,
    pub product_id: ProductId,
    pub product_slug: String,
    pub product_name: String,
    /// `lọ 500 ml`.
    pub measure: String,
    pub price: Money,
    /// Pieces.
    pub stock: i64,
    /// Packed, one piece.
    pub weight_g: i64,
    pub set_no: i32,
    /// Code of a picture.
    pub cover: Option<String>,
    pub shop_id: ShopId,
    pub shop_name: String,
    pub shop_slug: String,
    /// The shop's commune.
    pub shop_unit: UnitCode,
    pub shop_kind: shop::Kind,
    /// The number that the shop shows to everybody as its own.
    pub shop_phone: Phone,
    /// The commune's full name.
    pub unit_name: &'static str,
    /// Variant offered, product live, shop open.
    pub on_sale: bool,
}

/// The variants there are of these, whether on sale or not; in the order of their ids.
pub async fn offers(db: &impl ConnectionTrait, variants: &[VariantId]) -> Result<Vec<Offer>, DbErr> {
    let question = question(db.get_database_backend(), variant::Column::Id.is_in(variants.iter().copied()));
    told(&together_planned(db, [(OFFERS, question)]).await?)
}

/// The variant that a form names.
pub async fn offer_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Offer>, DbErr> {
    Ok(offers_by_code(db, &[code]).await?.pop())
}

/// The variants that a form names, in the order of their ids.
pub async fn offers_by_code(db: &impl ConnectionTrait, codes: &[&str]) -> Result<Vec<Offer>, DbErr> {
    told(&together_planned(db, [(OFFERS, by_code(db.get_database_backend(), codes))]).await?)
}

/// What the answer of `by_code` is called.
pub const OFFERS: &str = "offers";

/// The same as a question of one value, to be asked together with others and read by `told`.
pub fn by_code(backend: DbBackend, codes: &[&str]) -> SelectStatement {
    question(backend, variant::Column::Code.is_in(codes.iter().copied()))
}

/// The products of the same, as a select of their ids.
pub fn products_by_code(codes: &[&str]) -> SelectStatement {
    let products = variant::Entity::find().select_only().column(variant::Column::ProductId);
    products.filter(variant::Column::Code.is_in(codes.iter().copied())).into_query()
}

/// The offers in the column `OFFERS`.
pub fn told(row: &QueryResult) -> Result<Vec<Offer>, DbErr> {
    let Gathered(rows): Gathered<Row> = row.try_get("", OFFERS)?;
    Ok(rows.into_iter().map(offer).collect())
}

/// As it is read, in the order of `question`.
#[derive(Deserialize)]
struct Row {
    variant_id: VariantId,
    variant_code: String,
    measure: String,
    price: Money,
    stock: i64,
    weight_g: i64,
    #[serde(deserialize_with = "truth")]
    offered: bool,
    product_id: ProductId,
    product_slug: String,
    product_name: String,
    product_status: product::Status,
    set_no: i32,
    cover: Option<String>,
    shop_id: ShopId,
    shop_name: String,
    shop_slug: String,
    shop_unit: UnitCode,
    shop_kind: shop::Kind,
    shop_status: shop::Status,
    shop_phone: Phone,
}

fn question(backend: DbBackend, these: impl IntoCondition) -> SelectStatement {
    use {product::Column as P, shop::Column as S, variant::Column as V};
    let of_product = variant::Entity::belongs_to(product::Entity).from(V::ProductId).to(P::Id).into();
    let of_shop = product::Entity::belongs_to(shop::Entity).from(P::ShopId).to(S::Id).into();
    let own = [V::Id, V::Code, V::Measure, V::Price, V::Stock, V::WeightG, V::Offered].map(column);
    let of_products = [P::Id, P::Slug, P::Name, P::Status, P::SetNo, P::Cover].map(column);
    let of_shops = [S::Id, S::Name, S::Slug, S::UnitCode, S::Kind, S::Status, S::Phone].map(column);
    let columns = own.into_iter().chain(of_products).chain(of_shops);
    variant::Entity::find()
        .join(JoinType::InnerJoin, of_product)
        .join(JoinType::InnerJoin, of_shop)
        .select_only()
        .column_as(gathered(backend, columns, [rising(V::Id)]), OFFERS)
        .filter(these.into_condition())
        .into_query()
}

fn offer(row: Row) -> Offer {
    Offer {
        on_sale: row.offered && row.product_status == product::Status::Live && row.shop_status == shop::Status::Open,
        variant_id: row.variant_id,
        variant_code: row.variant_code,
        product_id: row.product_id,
        product_slug: row.product_slug,
        product_name: row.product_name,
        measure: row.measure,
        price: row.price,
        stock: row.stock,
        weight_g: row.weight_g,
        set_no: row.set_no,
        cover: row.cover,
        shop_id: row.shop_id,
        shop_name: row.shop_name,
        shop_slug: row.shop_slug,
        unit_name: full_name(&row.shop_unit),
        shop_unit: row.shop_unit,
        shop_kind: row.shop_kind,
        shop_phone: row.shop_phone,
    }
}
