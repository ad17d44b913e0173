//! How a variant is sold, in its seller's own words, as a subject of moderation.

use async_trait::async_trait;
use sea_orm::{DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationDef, Select};

use super::{
    Kind, Reason,
    compared::{Compared, Fact, rows},
    held::find::is_free,
    reach::Reach,
    refusals::DecideError,
    subject::{Case, Found, Happened, News, Reader, Subject},
};
use crate::{
    entities::{product, revision, shop, variant},
    infra::{db::Work, events::Event, refused::Refused, words::Message},
    kernel::{
        ids::{RevisionId, VariantId},
        links,
        money::grouped,
    },
    market::{
        catalog::{
            events::{MeasureApproved, MeasureSentBack},
            variants::measured::Measured,
        },
        revisions::{RevisionStatus, decide, find, why::Why},
    },
};

/// The subject.
pub struct Measures;

#[async_trait]
impl Subject for Measures {
    fn kind(&self) -> Kind {
        Kind::Measure
    }

    fn reasons(&self) -> &'static [Reason] {
        &[Reason::Unclear, Reason::Price, Reason::Forbidden, Reason::Other]
    }

    fn icon(&self) -> &'static str {
        "goods"
    }

    async fn waiting(&self, db: &Reader<'_>, reach: &Reach, most: u64) -> Result<Vec<Found>, DbErr> {
        let rows = pending(reach).select_also(shop::Entity).limit(most).all(db).await?;
        let mut waiting = Vec::new();
        for (row, shop) in rows {
            let of = goods(db, VariantId(row.subject_id)).await?;
            let proposal = find::read::<Measured>(row)?;
            let (Some((product, _)), Some(shop)) = (of, shop) else { continue };
            let title = title(&product, &proposal.content);
            let since = proposal.submitted_at;
            waiting.push(Found { id: proposal.id.0, title, photo: product.cover, since, change: false, shop });
        }
        Ok(waiting)
    }

    async fn count(&self, db: &Reader<'_>, reach: &Reach) -> Result<u64, DbErr> {
        pending(reach).count(db).await
    }

    async fn case(&self, db: &Reader<'_>, id: i64) -> Result<Option<Case>, DbErr> {
        let Some(proposal) = find::by_id::<Measured>(db, RevisionId(id)).await? else { return Ok(None) };
        let Some((product, _)) = goods(db, proposal.of).await? else { return Ok(None) };
        Ok(Some(Case {
            kind: Kind::Measure,
            id,
            shop: product.shop_id,
            product: Some(product.id),
            title: title(&product, &proposal.content),
            submitted_at: proposal.submitted_at,
            submitted_by: proposal.submitted_by,
            waits: proposal.status == RevisionStatus::Pending,
        }))
    }

    async fn compared(&self, db: &Reader<'_>, case: &Case) -> Result<Compared, DbErr> {
        let Some(proposal) = find::by_id::<Measured>(db, RevisionId(case.id)).await? else {
            return Ok(Compared::default());
        };
        let Some((product, variant)) = goods(db, proposal.of).await? else { return Ok(Compared::default()) };
        let offered = Message::new("fact-offered")
            .with("measure", proposal.content.measure.clone())
            .with("price", variant.price)
            .with("grams", grouped(variant.weight_g))
            .with("stock", variant.stock);
        Ok(Compared {
            rows: rows(None, vec![("row-measure", proposal.content.measure.into())]),
            photos: product.cover.into_iter().collect(),
            facts: vec![
                Fact { label: "fact-product", value: product.name.into() },
                Fact { label: "fact-variant", value: offered.into() },
            ],
            ..Compared::default()
        })
    }

    async fn approve(&self, work: &Work, id: i64) -> Result<(), Refused<DecideError>> {
        let claimed = find::claim::<Measured>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        decide::approve(work, claimed).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    async fn send_back(&self, work: &Work, id: i64, why: &Why) -> Result<(), Refused<DecideError>> {
        let claimed = find::claim::<Measured>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        decide::send_back(work, claimed, why).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    fn told_by(&self) -> &'static [&'static str] {
        &[MeasureApproved::NAME, MeasureSentBack::NAME]
    }

    async fn news(&self, db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
        let words = match event.name {
            MeasureApproved::NAME => "notice-measure-approved",
            MeasureSentBack::NAME => "notice-measure-sent-back",
            _ => return Ok(None),
        };
        let Some(id) = event.id("revision_id") else { return Ok(None) };
        let Some(proposal) = find::by_id::<Measured>(db, id).await? else { return Ok(None) };
        let goods = goods(db, proposal.of).await?;
        Ok(goods.map(|(product, _)| News {
            words,
            title: title(&product, &proposal.content),
            reason: proposal.reason,
            day: None,
            path: links::seller_product(event.shop, &product.code),
        }))
    }
}

fn pending(reach: &Reach) -> Select<revision::Entity> {
    let to_variant: RelationDef =
        revision::Entity::belongs_to(variant::Entity).from(revision::Column::SubjectId).to(variant::Column::Id).into();
    let to_product: RelationDef =
        variant::Entity::belongs_to(product::Entity).from(variant::Column::ProductId).to(product::Column::Id).into();
    let to_shop = product::Entity::belongs_to(shop::Entity).from(product::Column::ShopId).to(shop::Column::Id);
    find::pending::<Measured>()
        .join(JoinType::InnerJoin, to_variant)
        .join(JoinType::InnerJoin, to_product)
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(reach.on_shops())
        .filter(is_free(Kind::Measure, (revision::Entity, revision::Column::Id)))
}

/// What the measure is of.
async fn goods(db: &Reader<'_>, id: VariantId) -> Result<Option<(product::Model, variant::Model)>, DbErr> {
    let Some(variant) = variant::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let product = product::Entity::find_by_id(variant.product_id).one(db).await?;
    Ok(product.map(|product| (product, variant)))
}

fn title(product: &product::Model, content: &Measured) -> String {
    format!("{}, {}", product.name, content.measure)
}
