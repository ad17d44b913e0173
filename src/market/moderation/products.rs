//! The words and photos of a product, as a subject of moderation.

use std::collections::HashSet;

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef,
    Select,
};

use super::{
    Kind, Reason,
    compared::{Compared, Fact, Lines, Said, rows},
    held::find::is_free,
    reach::Reach,
    refusals::DecideError,
    subject::{Case, Found, Happened, News, Reader, Subject},
};
use crate::{
    entities::{product, revision, shop, variant},
    infra::{db::Work, events::Event, refused::Refused, words::Message},
    kernel::{
        ids::{ProductId, RevisionId},
        links,
        money::grouped,
    },
    market::{
        catalog::{
            content::{self, ProductContent},
            events::{ProductApproved, ProductRestored, ProductSentBack, ProductStopped},
            find as goods,
        },
        places::sets,
        revisions::{Revision, RevisionStatus, decide, find, why::Why},
    },
};

/// The subject.
pub struct Products;

#[async_trait]
impl Subject for Products {
    fn kind(&self) -> Kind {
        Kind::Product
    }

    fn reasons(&self) -> &'static [Reason] {
        &[
            Reason::Photo,
            Reason::Name,
            Reason::Description,
            Reason::Category,
            Reason::Price,
            Reason::Forbidden,
            Reason::Other,
        ]
    }

    fn icon(&self) -> &'static str {
        "shop"
    }

    async fn waiting(&self, db: &Reader<'_>, reach: &Reach, most: u64) -> Result<Vec<Found>, DbErr> {
        let rows = pending(reach).select_also(shop::Entity).limit(most).all(db).await?;
        let published = published(db, rows.iter().map(|(row, _)| ProductId(row.subject_id))).await?;
        let found = |(row, shop): (revision::Model, Option<shop::Model>)| {
            let change = published.contains(&ProductId(row.subject_id));
            Some(found(row, shop?, change))
        };
        rows.into_iter().filter_map(found).collect()
    }

    async fn count(&self, db: &Reader<'_>, reach: &Reach) -> Result<u64, DbErr> {
        pending(reach).count(db).await
    }

    async fn case(&self, db: &Reader<'_>, id: i64) -> Result<Option<Case>, DbErr> {
        let Some(revision) = find::by_id::<ProductContent>(db, RevisionId(id)).await? else { return Ok(None) };
        let product = product::Entity::find_by_id(revision.of).one(db).await?;
        Ok(product.map(|product| Case {
            kind: Kind::Product,
            id,
            shop: product.shop_id,
            product: Some(product.id),
            title: revision.content.name,
            submitted_at: revision.submitted_at,
            submitted_by: revision.submitted_by,
            waits: revision.status == RevisionStatus::Pending,
        }))
    }

    async fn compared(&self, db: &Reader<'_>, case: &Case) -> Result<Compared, DbErr> {
        let Some(proposed) = find::by_id::<ProductContent>(db, RevisionId(case.id)).await? else {
            return Ok(Compared::default());
        };
        let change = !published(db, [proposed.of]).await?.is_empty();
        let shown = if change { goods::content(db, proposed.of).await? } else { None };
        Ok(Compared {
            change,
            rows: rows(shown.as_ref().map(lines), lines(&proposed.content)),
            shown_photos: shown.map(|content| content.photos).unwrap_or_default(),
            photos: proposed.content.photos,
            facts: offered(db, proposed.of).await?,
            ..Compared::default()
        })
    }

    async fn approve(&self, work: &Work, id: i64) -> Result<(), Refused<DecideError>> {
        let claimed =
            find::claim::<ProductContent>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        decide::approve(work, claimed).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    async fn send_back(&self, work: &Work, id: i64, why: &Why) -> Result<(), Refused<DecideError>> {
        let claimed =
            find::claim::<ProductContent>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        decide::send_back(work, claimed, why).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    fn told_by(&self) -> &'static [&'static str] {
        &[ProductApproved::NAME, ProductSentBack::NAME, ProductStopped::NAME, ProductRestored::NAME]
    }

    async fn news(&self, db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
        let words = match event.name {
            ProductApproved::NAME => "notice-product-approved",
            ProductSentBack::NAME => "notice-product-sent-back",
            ProductStopped::NAME => return sanctioned(db, event, "notice-product-stopped").await,
            ProductRestored::NAME => return sanctioned(db, event, "notice-product-restored").await,
            _ => return Ok(None),
        };
        let Some(id) = event.id("revision_id") else { return Ok(None) };
        let Some(proposal) = find::by_id::<ProductContent>(db, id).await? else { return Ok(None) };
        let product = product::Entity::find_by_id(proposal.of).one(db).await?;
        Ok(product.map(|product| News {
            words,
            title: proposal.content.name,
            reason: proposal.reason,
            day: None,
            path: links::seller_product(event.shop, &product.code),
        }))
    }
}

/// Of what was done to the product itself, not to a proposal.
async fn sanctioned(db: &Reader<'_>, event: &Happened<'_>, words: &'static str) -> Result<Option<News>, DbErr> {
    let Some(id) = event.id::<ProductId>("product_id") else { return Ok(None) };
    let product = product::Entity::find_by_id(id).one(db).await?;
    Ok(product.map(|product| News {
        words,
        title: product.name,
        reason: event.reason(),
        day: None,
        path: links::seller_product(event.shop, &product.code),
    }))
}

fn pending(reach: &Reach) -> Select<revision::Entity> {
    let to_product: RelationDef =
        revision::Entity::belongs_to(product::Entity).from(revision::Column::SubjectId).to(product::Column::Id).into();
    let to_shop = product::Entity::belongs_to(shop::Entity).from(product::Column::ShopId).to(shop::Column::Id);
    find::pending::<ProductContent>()
        .join(JoinType::InnerJoin, to_product)
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(reach.on_shops())
        .filter(is_free(Kind::Product, (revision::Entity, revision::Column::Id)))
}

/// Those that were approved once, so that something is shown to compare with.
async fn published(db: &Reader<'_>, ids: impl IntoIterator<Item = ProductId>) -> Result<HashSet<ProductId>, DbErr> {
    let ids: Vec<ProductId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let ids: Vec<ProductId> = product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(product::Column::Id.is_in(ids))
        .filter(product::Column::PublishedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

fn found(row: revision::Model, shop: shop::Model, change: bool) -> Result<Found, DbErr> {
    let Revision::<ProductContent> { id, content, submitted_at, .. } = find::read(row)?;
    let photo = content.photos.into_iter().next();
    Ok(Found { id: id.0, title: content.name, photo, since: submitted_at, change, shop })
}

/// What is offered, in its order: it does not wait for approval, but price and name must fit together.
pub(super) async fn offered(db: &Reader<'_>, product: ProductId) -> Result<Vec<Fact>, DbErr> {
    let rows = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(product))
        .filter(variant::Column::Offered.eq(true))
        .order_by_asc(variant::Column::Position)
        .order_by_asc(variant::Column::Id)
        .all(db)
        .await?;
    let fact = |row: variant::Model| Fact {
        label: "fact-variant",
        value: Message::new("fact-offered")
            .with("measure", row.measure)
            .with("price", row.price)
            .with("grams", grouped(row.weight_g))
            .with("stock", row.stock)
            .into(),
    };
    Ok(rows.into_iter().map(fact).collect())
}

pub(super) fn lines(content: &ProductContent) -> Lines {
    let set = sets::set(content.set_no).map(|set| set.name.clone()).unwrap_or_default();
    vec![
        ("row-name", content.name.clone().into()),
        ("row-category", set.into()),
        ("row-season", Said::Listed(content::season_said(content.season_months))),
        ("row-description", content.description.clone().into()),
    ]
}
