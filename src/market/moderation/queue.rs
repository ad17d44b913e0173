//! What waits for a moderator: shops, products and certificates in one line, the oldest first.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, Select,
};

use super::{Subject, reach::Reach};
use crate::{
    entities::{certificate, product, product_revision, shop, shop_revision},
    kernel::{
        ids::ProductId,
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::{
        catalog::{self, content::ProductContent},
        certificates,
        places::find,
        shops::{Status, content::ShopContent, revisions::RevisionStatus},
    },
};

/// One that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Of which kind.
    pub subject: Subject,
    /// The revision's or the claim's.
    pub id: i64,
    /// What it is called, as proposed.
    pub title: String,
    /// Whose.
    pub shop_name: String,
    /// `Xã Mèo Vạc`.
    pub place: String,
    /// Code of a picture, where there is one.
    pub photo: Option<String>,
    /// Since when.
    pub since: Instant,
    /// Something approved is shown meanwhile.
    pub change: bool,
}

/// What waits within reach, a page of it.
pub async fn page(db: &impl ConnectionTrait, reach: &Reach, paging: Paging) -> Result<PageOf<Waiting>, DbErr> {
    // Each kind brings as many as all pages up to this one could need: together they hold the page, whatever its mixture.
    let most = paging.offset() + paging.size;
    let shops = with_shops(shops(reach).limit(most).all(db).await?);
    let products = with_shops(products(reach).limit(most).all(db).await?);
    let papers = with_shops(certificates(reach).limit(most).all(db).await?);
    let mut waiting = Vec::new();
    for (row, shop) in shops {
        waiting.push((about_shop(row, &shop)?, shop));
    }
    let of_product: Vec<ProductId> =
        products.iter().map(|(r, _)| r.product_id).chain(papers.iter().map(|(r, _)| r.product_id)).collect();
    let goods = by_id(db, of_product).await?;
    for (row, shop) in products {
        let published = goods.get(&row.product_id).is_some_and(|product| product.published_at.is_some());
        waiting.push((about_product(row, &shop, published)?, shop));
    }
    for (row, shop) in papers {
        waiting.push((about_certificate(&row, goods.get(&row.product_id), &shop), shop));
    }
    waiting.sort_by_key(|(case, _)| (case.since, case.subject.as_str(), case.id));
    let rows: Vec<_> = waiting.into_iter().skip(paging.offset() as usize).take(paging.size as usize).collect();
    Ok(PageOf::new(placed(db, rows).await?, paging, count(db, reach).await?))
}

/// How many wait within reach.
pub async fn count(db: &impl ConnectionTrait, reach: &Reach) -> Result<u64, DbErr> {
    Ok(shops(reach).count(db).await? + products(reach).count(db).await? + certificates(reach).count(db).await?)
}

type OfShop<T> = sea_orm::SelectTwo<T, shop::Entity>;

fn shops(reach: &Reach) -> OfShop<shop_revision::Entity> {
    let to_shop =
        shop_revision::Entity::belongs_to(shop::Entity).from(shop_revision::Column::ShopId).to(shop::Column::Id).into();
    of_shops(
        shop_revision::Entity::find().filter(shop_revision::Column::Status.eq(RevisionStatus::Pending)),
        to_shop,
        reach,
    )
    .order_by_asc(shop_revision::Column::SubmittedAt)
    .order_by_asc(shop_revision::Column::Id)
}

fn products(reach: &Reach) -> OfShop<product_revision::Entity> {
    let to_product: RelationDef = product_revision::Entity::belongs_to(product::Entity)
        .from(product_revision::Column::ProductId)
        .to(product::Column::Id)
        .into();
    let to_shop = product::Entity::belongs_to(shop::Entity).from(product::Column::ShopId).to(shop::Column::Id).into();
    let pending = product_revision::Entity::find()
        .join(JoinType::InnerJoin, to_product)
        .filter(product_revision::Column::Status.eq(catalog::RevisionStatus::Pending));
    of_shops(pending, to_shop, reach)
        .order_by_asc(product_revision::Column::SubmittedAt)
        .order_by_asc(product_revision::Column::Id)
}

fn certificates(reach: &Reach) -> OfShop<certificate::Entity> {
    let to_shop =
        certificate::Entity::belongs_to(shop::Entity).from(certificate::Column::ShopId).to(shop::Column::Id).into();
    of_shops(
        certificate::Entity::find().filter(certificate::Column::Status.eq(certificates::Status::Pending)),
        to_shop,
        reach,
    )
    .order_by_asc(certificate::Column::SubmittedAt)
    .order_by_asc(certificate::Column::Id)
}

fn of_shops<T: EntityTrait>(pending: Select<T>, to_shop: RelationDef, reach: &Reach) -> OfShop<T> {
    pending.join(JoinType::InnerJoin, to_shop).filter(reach.on_shops()).select_also(shop::Entity)
}

fn with_shops<T>(rows: Vec<(T, Option<shop::Model>)>) -> Vec<(T, shop::Model)> {
    rows.into_iter().filter_map(|(row, shop)| Some((row, shop?))).collect()
}

async fn by_id(db: &impl ConnectionTrait, ids: Vec<ProductId>) -> Result<HashMap<ProductId, product::Model>, DbErr> {
    let rows = product::Entity::find().filter(product::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

fn about_shop(row: shop_revision::Model, shop: &shop::Model) -> Result<Waiting, DbErr> {
    let content: ShopContent = serde_json::from_value(row.body).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Waiting {
        subject: Subject::Shop,
        id: row.id.0,
        title: content.name,
        shop_name: shop.name.clone(),
        place: String::new(),
        photo: content.photo,
        since: row.submitted_at,
        change: shop.status == Status::Open,
    })
}

fn about_product(row: product_revision::Model, shop: &shop::Model, change: bool) -> Result<Waiting, DbErr> {
    let content: ProductContent = serde_json::from_value(row.body).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Waiting {
        subject: Subject::Product,
        id: row.id.0,
        title: content.name,
        shop_name: shop.name.clone(),
        place: String::new(),
        photo: content.photos.into_iter().next(),
        since: row.submitted_at,
        change,
    })
}

fn about_certificate(row: &certificate::Model, product: Option<&product::Model>, shop: &shop::Model) -> Waiting {
    Waiting {
        subject: Subject::Certificate,
        id: row.id.0,
        title: product.map_or_else(|| row.number.clone(), |product| product.name.clone()),
        shop_name: shop.name.clone(),
        place: String::new(),
        photo: row.scan.clone(),
        since: row.submitted_at,
        change: false,
    }
}

async fn placed(db: &impl ConnectionTrait, rows: Vec<(Waiting, shop::Model)>) -> Result<Vec<Waiting>, DbErr> {
    let units: Vec<_> = rows.iter().map(|(_, shop)| shop.unit_code.clone()).collect();
    let names: HashMap<_, _> = find::communes(db, &units).await?.into_iter().map(|p| (p.code, p.full_name)).collect();
    let place = |(case, shop): (Waiting, shop::Model)| Waiting {
        place: names.get(&shop.unit_code).cloned().unwrap_or_default(),
        ..case
    };
    Ok(rows.into_iter().map(place).collect())
}
