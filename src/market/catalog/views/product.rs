//! A product as its own page shows it: what was approved, what can be bought, and who sells it.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::Serialize;

use super::{
    super::{cards::unit_price, on_sale::on_sale},
    shop::{self, ShopView},
};
use crate::{
    entities::{self, product, product_photo, variant},
    kernel::{ids::ProductId, instant::Instant, measure::Base, money::Money, slug::is_slug},
};

/// So many pieces are told one by one; of more a page says only that there are more. A page is then not made anew for each order:
/// the trigger that marks pages knows the same number (`…_page_marks`).
pub const TOLD: i64 = 20;

/// A product on sale.
#[derive(Clone, Debug, Serialize)]
pub struct ProductView {
    /// For further reads.
    #[serde(skip)]
    pub id: ProductId,
    /// In its address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// As approved; paragraphs are parted by line breaks.
    pub description: String,
    /// Its category, 1 to 26.
    pub set_no: i32,
    /// Bit n−1 is month n; 0 is all year.
    pub season_months: i32,
    /// Approved first.
    pub published_at: Option<Instant>,
    /// Codes of its pictures, the cover first.
    pub photos: Vec<String>,
    /// What is offered, in the seller's order.
    pub variants: Vec<VariantView>,
    /// Who sells it.
    pub shop: ShopView,
}

/// What is priced and stocked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VariantView {
    /// In forms.
    pub code: String,
    /// How it is sold.
    pub measure: String,
    /// For one.
    pub price: Money,
    /// By the kilogram, litre or piece, where that says more.
    pub unit_price: Option<Money>,
    /// What `unit_price` counts.
    pub base: Option<Base>,
    /// And what one of them is called, where they are pieces.
    pub piece: Option<&'static str>,
    /// Pieces that can be sold now, told up to `TOLD`.
    pub stock: i64,
    /// There are more than that.
    pub many: bool,
    /// Packed, in grams.
    pub weight_g: i64,
}

impl ProductView {
    /// Mỷ's honey with so many jars left, for samples of pages.
    pub fn sample(stock: i64) -> Self {
        let variant = |code: &str, measure: &str, price, stock| {
            let (unit_price, base, piece) = unit_price(measure, Money(price));
            VariantView {
                code: code.into(),
                measure: measure.into(),
                price: Money(price),
                unit_price,
                base,
                piece,
                stock,
                many: stock > TOLD,
                weight_g: 850,
            }
        };
        Self {
            id: ProductId(1),
            slug: "mat-ong-bac-ha-meo-vac-a1b2c3".into(),
            name: "Mật ong bạc hà Mèo Vạc".into(),
            description: "Mật quay từ tổ ong nhà nuôi.\n\nĐể nơi khô mát.".into(),
            set_no: 4,
            season_months: 0b1100_0000_0111,
            published_at: Some(Instant(0)),
            photos: vec!["a1b2c3d4e5f6g7".into(), "b1b2c3d4e5f6g7".into()],
            variants: vec![variant("jar", "lọ 500 ml", 350_000, stock), variant("box", "thùng 6 lọ", 2_040_000, 0)],
            shop: ShopView::sample(),
        }
    }
}

/// Columns that a shop has too are called otherwise.
#[derive(FromQueryResult)]
struct Row {
    product_id: ProductId,
    product_slug: String,
    product_name: String,
    description: String,
    set_no: i32,
    season_months: i32,
    published_at: Option<Instant>,
    cover: Option<String>,
    #[sea_orm(nested)]
    shop: ShopView,
}

/// The product of that slug, if a buyer may see it now.
pub async fn view(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ProductView>, DbErr> {
    one(db, slug, Condition::all().add(on_sale())).await
}

/// The product of that slug, if it was approved and its open shop lets it rest: what it is, and nothing that could be bought.
pub async fn resting(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ProductView>, DbErr> {
    let rests = Condition::all()
        .add(product::Column::Status.eq(product::Status::Paused))
        .add(entities::shop::Column::Status.eq(entities::shop::Status::Open));
    let view = one(db, slug, rests).await?;
    Ok(view.map(|view| ProductView { variants: Vec::new(), ..view }))
}

async fn one(db: &impl ConnectionTrait, slug: &str, seen: Condition) -> Result<Option<ProductView>, DbErr> {
    use product::Column as P;
    if !is_slug(slug) {
        return Ok(None);
    }
    let shops =
        product::Entity::belongs_to(entities::shop::Entity).from(P::ShopId).to(entities::shop::Column::Id).into();
    let products = product::Entity::find()
        .select_only()
        .column_as(P::Id, "product_id")
        .column_as(P::Slug, "product_slug")
        .column_as(P::Name, "product_name")
        .columns([P::Description, P::SetNo, P::SeasonMonths, P::PublishedAt, P::Cover])
        .join(JoinType::InnerJoin, shops)
        .filter(P::Slug.eq(slug))
        .filter(seen);
    let Some(row) = shop::read(products).into_model::<Row>().one(db).await? else { return Ok(None) };
    Ok(Some(ProductView {
        photos: photos(db, row.product_id, row.cover).await?,
        variants: variants(db, row.product_id).await?,
        shop: row.shop.placed(db).await?,
        id: row.product_id,
        slug: row.product_slug,
        name: row.product_name,
        description: row.description,
        set_no: row.set_no,
        season_months: row.season_months,
        published_at: row.published_at,
    }))
}

async fn photos(db: &impl ConnectionTrait, id: ProductId, cover: Option<String>) -> Result<Vec<String>, DbErr> {
    let photos: Vec<String> = product_photo::Entity::find()
        .select_only()
        .column(product_photo::Column::Picture)
        .filter(product_photo::Column::ProductId.eq(id))
        .order_by_asc(product_photo::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    Ok(if photos.is_empty() { cover.into_iter().collect() } else { photos })
}

async fn variants(db: &impl ConnectionTrait, id: ProductId) -> Result<Vec<VariantView>, DbErr> {
    let rows = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(id))
        .filter(variant::Column::Offered.eq(true))
        .order_by_asc(variant::Column::Position)
        .order_by_asc(variant::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(variant_view).collect())
}

fn variant_view(row: variant::Model) -> VariantView {
    let (unit_price, base, piece) = unit_price(&row.measure, row.price);
    VariantView {
        code: row.code,
        measure: row.measure,
        price: row.price,
        unit_price,
        base,
        piece,
        stock: row.stock.min(TOLD),
        many: row.stock > TOLD,
        weight_g: row.weight_g,
    }
}
