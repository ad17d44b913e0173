//! What a seller sees of her own goods: a list with every variant's price and stock.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::Query,
};
use serde::Serialize;

use super::{Status, content::ProductContent};
use crate::{
    entities::{decision::Reason, product, revision, variant},
    kernel::{
        ids::{ProductId, ShopId, VariantId},
        money::Money,
        paging::{PageOf, Paging},
    },
    market::revisions::{
        RevisionStatus,
        find::{GONE, latest_statuses, of_kind},
    },
};

/// A product in the hands of its shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnProduct {
    /// The row.
    #[serde(skip)]
    pub id: ProductId,
    /// In the seller's addresses.
    pub code: String,
    /// In the public address.
    pub slug: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// Code of its first picture.
    pub cover: Option<String>,
    /// OCOP set.
    pub set_no: i32,
    /// `pending`, `sent_back`, `live`, `paused`, `hidden`.
    pub status: Status,
    /// It was approved once.
    pub published: bool,
    /// A change waits for a moderator while the approved version stays.
    pub change_waits: bool,
    /// So does the approved version after a change was sent back, until the seller mends it.
    pub change_sent_back: bool,
    /// None of what is offered is left.
    pub sold_out: bool,
    /// Offered, in order.
    pub variants: Vec<OwnVariant>,
}

/// A variant with what its seller changes at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnVariant {
    /// Names it in forms.
    pub code: String,
    /// `lọ 500 ml`.
    pub measure: String,
    /// Whole đồng.
    pub price: Money,
    /// Pieces.
    pub stock: i64,
    /// Grams, packed.
    pub weight_g: i64,
}

/// A variant of the shop, with what its price is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The row.
    pub id: VariantId,
    /// Of which product.
    pub product: ProductId,
    /// OCOP set of the product.
    pub set_no: i32,
    /// As it is now.
    pub variant: OwnVariant,
}

/// A product that came back from the moderator.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ToMend {
    /// In the seller's addresses.
    pub code: String,
    /// As approved, or as first proposed.
    pub name: String,
    /// The moderator's.
    pub reason: Option<Reason>,
}

impl OwnProduct {
    /// For samples of pages: one of each status.
    pub fn samples() -> Vec<Self> {
        let variant = |code: &str, measure: &str, price| OwnVariant {
            code: code.into(),
            measure: measure.into(),
            price: Money(price),
            stock: 12,
            weight_g: 850,
        };
        let product = |code: &str, name: &str, status| Self {
            id: ProductId(1),
            code: code.into(),
            slug: "mat-ong-bac-ha-k7qm2xpa".into(),
            name: name.into(),
            cover: None,
            set_no: 4,
            status,
            published: !matches!(status, Status::Pending | Status::SentBack),
            change_waits: status == Status::Live,
            change_sent_back: status == Status::Paused,
            sold_out: status == Status::Paused,
            variants: vec![variant(&format!("{code}B"), "lọ 500 ml", 350_000)],
        };
        let mut all: Vec<Self> = [Status::Live, Status::Pending, Status::SentBack, Status::Paused, Status::Hidden]
            .into_iter()
            .zip(["K7QM2XP", "K7QM2XA", "K7QM2XC", "K7QM2XD", "K7QM2XE"])
            .map(|(status, code)| product(code, "Mật ong bạc hà", status))
            .collect();
        all[0].cover = Some("ab23456789cdef".into());
        all[0].variants.push(variant("K7QM2XPC", "thùng 6 lọ", 2_040_000));
        all
    }
}

/// The variant of that code, if the shop has it and offers it.
pub async fn variant(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<Found>, DbErr> {
    let row = variant::Entity::find().filter(variant::Column::Code.eq(code));
    let Some(row) = row.filter(variant::Column::Offered.eq(true)).one(db).await? else { return Ok(None) };
    let product = product::Entity::find_by_id(row.product_id).filter(product::Column::ShopId.eq(shop)).one(db).await?;
    Ok(product.map(|product| Found {
        id: row.id,
        product: product.id,
        set_no: product.set_no,
        variant: own_variant(row),
    }))
}

/// Whether the shop has goods at all.
pub async fn any(db: &impl ConnectionTrait, shop: ShopId) -> Result<bool, DbErr> {
    let query = product::Entity::find().select_only().column(product::Column::Id);
    let first: Option<ProductId> = query.filter(product::Column::ShopId.eq(shop)).into_tuple().one(db).await?;
    Ok(first.is_some())
}

/// The products whose newest proposal was sent back.
pub async fn to_mend(db: &impl ConnectionTrait, shop: ShopId) -> Result<Vec<ToMend>, DbErr> {
    let to_product = revision::Entity::belongs_to(product::Entity).from(revision::Column::SubjectId);
    let own = Query::select()
        .column(product::Column::Id)
        .from(product::Entity)
        .and_where(product::Column::ShopId.eq(shop))
        .to_owned();
    let newest = of_kind::<ProductContent>()
        .select_only()
        .column_as(revision::Column::Id.max(), "newest")
        .filter(revision::Column::SubjectId.in_subquery(own))
        .filter(revision::Column::Status.is_not_in(GONE))
        .group_by(revision::Column::SubjectId)
        .into_query();
    of_kind::<ProductContent>()
        .join(JoinType::InnerJoin, to_product.to(product::Column::Id).into())
        .select_only()
        .columns([product::Column::Code, product::Column::Name])
        .column(revision::Column::Reason)
        .filter(revision::Column::Status.eq(RevisionStatus::SentBack))
        .filter(revision::Column::Id.in_subquery(newest))
        .order_by_asc(revision::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// One page of a shop's products, the newest first.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, paging: Paging) -> Result<PageOf<OwnProduct>, DbErr> {
    let query = product::Entity::find().filter(product::Column::ShopId.eq(shop));
    let total = query.clone().count(db).await?;
    let rows = query
        .order_by_desc(product::Column::CreatedAt)
        .order_by_desc(product::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(db)
        .await?;
    Ok(PageOf::new(with_variants(db, rows).await?, paging, total))
}

/// One product of the shop.
pub async fn by_code(db: &impl ConnectionTrait, shop: ShopId, code: &str) -> Result<Option<OwnProduct>, DbErr> {
    let query = product::Entity::find().filter(product::Column::ShopId.eq(shop));
    let row = query.filter(product::Column::Code.eq(code)).one(db).await?;
    Ok(with_variants(db, row.into_iter().collect()).await?.pop())
}

async fn with_variants(db: &impl ConnectionTrait, rows: Vec<product::Model>) -> Result<Vec<OwnProduct>, DbErr> {
    let ids: Vec<ProductId> = rows.iter().map(|row| row.id).collect();
    let mut variants = variants(db, &ids).await?;
    let newest = latest_statuses::<ProductContent>(db, ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| with(variants.remove(&row.id).unwrap_or_default(), newest.get(&row.id.0).copied(), row))
        .collect())
}

fn with(variants: Vec<OwnVariant>, newest: Option<RevisionStatus>, row: product::Model) -> OwnProduct {
    let published = row.published_at.is_some();
    OwnProduct {
        id: row.id,
        sold_out: !variants.is_empty() && variants.iter().all(|variant| variant.stock == 0),
        variants,
        change_waits: published && newest == Some(RevisionStatus::Pending),
        change_sent_back: published && newest == Some(RevisionStatus::SentBack),
        code: row.code,
        slug: row.slug,
        name: row.name,
        cover: row.cover,
        set_no: row.set_no,
        status: row.status,
        published,
    }
}

async fn variants(
    db: &impl ConnectionTrait,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<OwnVariant>>, DbErr> {
    let rows = variant::Entity::find()
        .filter(variant::Column::ProductId.is_in(products.iter().copied()))
        .filter(variant::Column::Offered.eq(true))
        .order_by_asc(variant::Column::Position)
        .order_by_asc(variant::Column::Id)
        .all(db)
        .await?;
    let mut of: HashMap<ProductId, Vec<OwnVariant>> = HashMap::new();
    for row in rows {
        of.entry(row.product_id).or_default().push(own_variant(row));
    }
    Ok(of)
}

fn own_variant(row: variant::Model) -> OwnVariant {
    OwnVariant { code: row.code, measure: row.measure, price: row.price, stock: row.stock, weight_g: row.weight_g }
}
