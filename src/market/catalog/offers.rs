//! A variant as it could be bought now: everything that a cart, a checkout and an order line's snapshot say of it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

use crate::{
    entities::{product, shop, variant},
    kernel::{
        ids::{ProductId, ShopId, UnitCode, VariantId},
        money::Money,
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
    /// The commune's full name.
    pub unit_name: &'static str,
    /// Variant offered, product live, shop open.
    pub on_sale: bool,
}

/// The variants there are of these, whether on sale or not; in the order of their ids.
pub async fn offers(db: &impl ConnectionTrait, variants: &[VariantId]) -> Result<Vec<Offer>, DbErr> {
    read(db, select().filter(variant::Column::Id.is_in(variants.iter().copied()))).await
}

/// The variant that a form names.
pub async fn offer_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Offer>, DbErr> {
    Ok(offers_by_code(db, &[code]).await?.pop())
}

/// The variants that a form names, in the order of their ids.
pub async fn offers_by_code(db: &impl ConnectionTrait, codes: &[&str]) -> Result<Vec<Offer>, DbErr> {
    read(db, select().filter(variant::Column::Code.is_in(codes.iter().copied()))).await
}

#[derive(FromQueryResult)]
struct Row {
    variant_id: VariantId,
    variant_code: String,
    measure: String,
    price: Money,
    stock: i64,
    weight_g: i64,
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
}

fn select() -> Select<variant::Entity> {
    use {product::Column as P, shop::Column as S, variant::Column as V};
    let of_product = variant::Entity::belongs_to(product::Entity).from(V::ProductId).to(P::Id).into();
    let of_shop = product::Entity::belongs_to(shop::Entity).from(P::ShopId).to(S::Id).into();
    let select = variant::Entity::find()
        .join(JoinType::InnerJoin, of_product)
        .join(JoinType::InnerJoin, of_shop)
        .select_only()
        .columns([V::Measure, V::Price, V::Stock, V::WeightG, V::Offered])
        .columns([P::SetNo, P::Cover]);
    let select = select.column_as(V::Id, "variant_id").column_as(V::Code, "variant_code");
    let select = select.column_as(P::Id, "product_id").column_as(P::Slug, "product_slug");
    let select = select.column_as(P::Name, "product_name").column_as(P::Status, "product_status");
    let select = select.column_as(S::Id, "shop_id").column_as(S::Name, "shop_name").column_as(S::Slug, "shop_slug");
    let select = select.column_as(S::UnitCode, "shop_unit").column_as(S::Kind, "shop_kind");
    select.column_as(S::Status, "shop_status")
}

async fn read(db: &impl ConnectionTrait, select: Select<variant::Entity>) -> Result<Vec<Offer>, DbErr> {
    let rows = select.order_by_asc(variant::Column::Id).into_model::<Row>().all(db).await?;
    Ok(rows.into_iter().map(offer).collect())
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
    }
}
