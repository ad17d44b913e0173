//! A product as its own page shows it: what was approved, what can be bought, and who sells it.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde::Serialize;

use super::{
    super::{cards::unit_price, on_sale::on_sale},
    shop::{self, ShopView},
};
use crate::{
    entities::{self, certificate, product, product_photo, variant},
    infra::db::gathered::{Gathered, column, gathered, rising},
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
    /// Papers were claimed for it, whatever became of them.
    #[serde(skip)]
    pub has_papers: bool,
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
            has_papers: true,
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
    photos: Gathered<Photo>,
    variants: Gathered<Variant>,
    has_papers: bool,
    #[sea_orm(nested)]
    shop: ShopView,
}

/// The product of that slug, if a buyer may see it now.
pub async fn view(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ProductView>, DbErr> {
    one(db, slug, Condition::all().add(on_sale())).await
}

/// The product of that slug, if it was approved and its open shop lets it rest, or rests itself: what it is, and nothing that could be
/// bought.
pub async fn resting(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ProductView>, DbErr> {
    let shop = |status| entities::shop::Column::Status.eq(status);
    let paused = Condition::all()
        .add(product::Column::Status.eq(product::Status::Paused))
        .add(shop(entities::shop::Status::Open));
    let in_resting = Condition::all()
        .add(product::Column::Status.is_in([product::Status::Paused, product::Status::Live]))
        .add(shop(entities::shop::Status::Resting));
    let view = one(db, slug, Condition::any().add(paused).add(in_resting)).await?;
    Ok(view.map(|view| ProductView { variants: Vec::new(), ..view }))
}

async fn one(db: &impl ConnectionTrait, slug: &str, seen: Condition) -> Result<Option<ProductView>, DbErr> {
    use product::Column as P;
    if !is_slug(slug) {
        return Ok(None);
    }
    let backend = db.get_database_backend();
    let one = |select: SelectStatement| Expr::SubQuery(None, Box::new(select.into()));
    let shops =
        product::Entity::belongs_to(entities::shop::Entity).from(P::ShopId).to(entities::shop::Column::Id).into();
    let products = product::Entity::find()
        .select_only()
        .column_as(P::Id, "product_id")
        .column_as(P::Slug, "product_slug")
        .column_as(P::Name, "product_name")
        .columns([P::Description, P::SetNo, P::SeasonMonths, P::PublishedAt, P::Cover])
        .column_as(one(photos(backend)), "photos")
        .column_as(one(variants(backend)), "variants")
        .column_as(has_papers(), "has_papers")
        .join(JoinType::InnerJoin, shops)
        .filter(P::Slug.eq(slug))
        .filter(seen);
    let Some(row) = shop::read(products).into_model::<Row>().one(db).await? else { return Ok(None) };
    let photos: Vec<String> = row.photos.0.into_iter().map(|(code,)| code).collect();
    Ok(Some(ProductView {
        photos: if photos.is_empty() { row.cover.into_iter().collect() } else { photos },
        variants: row.variants.0.into_iter().map(variant_view).collect(),
        has_papers: row.has_papers,
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

/// The code of a picture.
type Photo = (String,);

/// The pictures of the product in the row, in order and in one value.
fn photos(backend: DbBackend) -> SelectStatement {
    use product_photo::Column as P;
    let photos = product_photo::Entity::find().select_only();
    photos
        .column_as(gathered(backend, [column(P::Picture)], [rising(P::Position)]), "photos")
        .filter(Expr::col((product_photo::Entity, P::ProductId)).equals((product::Entity, product::Column::Id)))
        .into_query()
}

/// Code, measure, price, pieces, and grams.
type Variant = (String, String, Money, i64, i64);

/// What is offered of the product in the row, in the seller's order and in one value.
fn variants(backend: DbBackend) -> SelectStatement {
    use variant::Column as V;
    let columns = [V::Code, V::Measure, V::Price, V::Stock, V::WeightG].map(column);
    let order = [V::Position, V::Id].map(rising);
    let variants = variant::Entity::find().select_only();
    variants
        .column_as(gathered(backend, columns, order), "variants")
        .filter(V::Offered.eq(true))
        .filter(Expr::col((variant::Entity, V::ProductId)).equals((product::Entity, product::Column::Id)))
        .into_query()
}

fn variant_view((code, measure, price, stock, weight_g): Variant) -> VariantView {
    let (unit_price, base, piece) = unit_price(&measure, price);
    VariantView {
        stock: Ord::min(stock, TOLD),
        many: stock > TOLD,
        code,
        measure,
        price,
        unit_price,
        base,
        piece,
        weight_g,
    }
}

/// Whether anything was ever claimed for the product in the row.
fn has_papers() -> Expr {
    let of_it =
        Expr::col((certificate::Entity, certificate::Column::ProductId)).equals((product::Entity, product::Column::Id));
    Expr::exists(certificate::Entity::find().select_only().column(certificate::Column::Id).filter(of_it).into_query())
}
