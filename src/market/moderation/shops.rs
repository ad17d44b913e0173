//! What a shop says about itself, as a subject of moderation.

use async_trait::async_trait;
use sea_orm::{DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, Select};

use super::{
    Kind, Reason,
    appeals::{self, AppealVerdict},
    compared::{Compared, Lines, address, rows},
    held::find::is_free,
    reach::Reach,
    refusals::DecideError,
    subject::{Case, Found, Happened, News, Reader, Subject},
};
use crate::{
    entities::{revision, shop},
    infra::{db::Work, events::Event, refused::Refused, words::Message},
    kernel::{
        ids::{RevisionId, ShopId},
        links,
    },
    market::{
        catalog::{derive, live},
        revisions::{Revision, RevisionStatus, decide, find, why::Why},
        shops::{
            content::ShopContent,
            events::{
                ShopAppealDecided, ShopApproved, ShopClosed, ShopClosingAnnounced, ShopClosingCalledOff, ShopReopened,
                ShopSentBack, ShopSuspended, ShopSuspensionAnnounced, ShopSuspensionCalledOff, ShopSuspensionEnded,
            },
            standing::{self, Standing},
        },
    },
};

/// The subject.
pub struct Shops;

#[async_trait]
impl Subject for Shops {
    fn kind(&self) -> Kind {
        Kind::Shop
    }

    fn reasons(&self) -> &'static [Reason] {
        &[Reason::Name, Reason::Photo, Reason::Place, Reason::Story, Reason::Seller, Reason::Other]
    }

    fn grounds(&self) -> &'static [Reason] {
        &[Reason::Forbidden, Reason::Seller, Reason::Orders, Reason::Authority, Reason::Other]
    }

    fn icon(&self) -> &'static str {
        "shop"
    }

    async fn waiting(&self, db: &Reader<'_>, reach: &Reach, most: u64) -> Result<Vec<Found>, DbErr> {
        let rows = pending(reach).select_also(shop::Entity).limit(most).all(db).await?;
        rows.into_iter().filter_map(|(row, shop)| Some(found(row, shop?))).collect()
    }

    async fn count(&self, db: &Reader<'_>, reach: &Reach) -> Result<u64, DbErr> {
        pending(reach).count(db).await
    }

    async fn case(&self, db: &Reader<'_>, id: i64) -> Result<Option<Case>, DbErr> {
        let revision = find::by_id::<ShopContent>(db, RevisionId(id)).await?;
        Ok(revision.map(|revision| Case {
            kind: Kind::Shop,
            id,
            shop: revision.of,
            product: None,
            title: revision.content.name,
            submitted_at: revision.submitted_at,
            submitted_by: revision.submitted_by,
            waits: revision.status == RevisionStatus::Pending,
        }))
    }

    async fn compared(&self, db: &Reader<'_>, case: &Case) -> Result<Compared, DbErr> {
        let Some(proposed) = find::by_id::<ShopContent>(db, RevisionId(case.id)).await? else {
            return Ok(Compared::default());
        };
        let standing = standing::of(db, case.shop).await?;
        let shown = standing.as_ref().and_then(Standing::approved);
        let before = match shown {
            Some(content) => Some(lines(db, content).await?),
            None => None,
        };
        Ok(Compared {
            change: shown.is_some(),
            rows: rows(before, lines(db, &proposed.content).await?),
            shown_photos: shown.and_then(|content| content.photo.clone()).into_iter().collect(),
            photos: proposed.content.photo.into_iter().collect(),
            tells_the_shop: true,
            ..Compared::default()
        })
    }

    /// Products carry their shop's place and words for search, and a shop that opens takes those approved before with it.
    async fn approve(&self, work: &Work, id: i64) -> Result<(), Refused<DecideError>> {
        let claimed =
            find::claim::<ShopContent>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        let approved = decide::approve(work, claimed).await.map_err(|refused| refused.map_no(DecideError::from))?;
        derive::shop_changed(work, approved.shop).await?;
        if approved.first {
            live::shop_moved(work, approved.shop).await?;
        }
        Ok(())
    }

    async fn send_back(&self, work: &Work, id: i64, why: &Why) -> Result<(), Refused<DecideError>> {
        let claimed =
            find::claim::<ShopContent>(work, RevisionId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        decide::send_back(work, claimed, why).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    fn told_by(&self) -> &'static [&'static str] {
        &[
            ShopApproved::NAME,
            ShopSentBack::NAME,
            ShopSuspensionAnnounced::NAME,
            ShopSuspensionCalledOff::NAME,
            ShopSuspended::NAME,
            ShopSuspensionEnded::NAME,
            ShopReopened::NAME,
            ShopClosingAnnounced::NAME,
            ShopClosingCalledOff::NAME,
            ShopClosed::NAME,
            ShopAppealDecided::NAME,
        ]
    }

    async fn news(&self, db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
        let words = match event.name {
            ShopApproved::NAME if event.body["first"] == true => "notice-shop-opened",
            ShopApproved::NAME => "notice-shop-changed",
            ShopSentBack::NAME => "notice-shop-sent-back",
            _ => return sanctioned(db, event).await,
        };
        let Some(id) = event.id("revision_id") else { return Ok(None) };
        let revision = find::by_id::<ShopContent>(db, id).await?;
        let path = links::seller_shop(event.shop);
        let told = |revision: Revision<ShopContent>| (revision.content.name, revision.reason);
        Ok(revision.map(told).map(|(title, reason)| News { words, title, reason, day: None, path }))
    }
}

/// Of what was done to the shop itself, not to a proposal.
async fn sanctioned(db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
    let words = match event.name {
        ShopSuspensionAnnounced::NAME => "notice-shop-suspension-announced",
        ShopSuspensionCalledOff::NAME => "notice-shop-suspension-called-off",
        ShopSuspended::NAME => "notice-shop-suspended",
        ShopSuspensionEnded::NAME | ShopReopened::NAME => "notice-shop-reopened",
        ShopClosingAnnounced::NAME => "notice-shop-closing-announced",
        ShopClosingCalledOff::NAME => "notice-shop-closing-called-off",
        ShopClosed::NAME => "notice-shop-closed",
        ShopAppealDecided::NAME => return answered(db, event).await,
        _ => return Ok(None),
    };
    let Some(id) = event.id::<ShopId>("shop_id") else { return Ok(None) };
    let shop = shop::Entity::find_by_id(id).one(db).await?;
    let path = links::seller_shop(event.shop);
    let (reason, day) = (event.reason(), event.day("starts_on"));
    Ok(shop.map(|shop| News { words, title: shop.name, reason, day, path }))
}

/// Of an appeal: the answer stands beside what it was against.
async fn answered(db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
    let Some(id) = event.id("appeal_id") else { return Ok(None) };
    let Some((imposed, verdict)) = appeals::find::told(db, id).await? else { return Ok(None) };
    let words = match verdict {
        AppealVerdict::Lifted => "notice-appeal-lifted",
        AppealVerdict::Upheld => "notice-appeal-upheld",
        AppealVerdict::Over => "notice-appeal-over",
    };
    let path = links::seller_sanction(event.shop, imposed.id);
    Ok(Some(News { words, title: imposed.title, reason: None, day: None, path }))
}

fn pending(reach: &Reach) -> Select<revision::Entity> {
    let to_shop = revision::Entity::belongs_to(shop::Entity).from(revision::Column::SubjectId).to(shop::Column::Id);
    find::pending::<ShopContent>()
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(reach.on_shops())
        .filter(is_free(Kind::Shop, (revision::Entity, revision::Column::Id)))
}

fn found(row: revision::Model, shop: shop::Model) -> Result<Found, DbErr> {
    let Revision::<ShopContent> { id, content, submitted_at, .. } = find::read(row)?;
    let change = shop.status.is_approved();
    Ok(Found { id: id.0, title: content.name, photo: content.photo, since: submitted_at, change, shop })
}

async fn lines(db: &Reader<'_>, content: &ShopContent) -> Result<Lines, DbErr> {
    let kind = Message::new(content.kind.key());
    Ok(vec![
        ("row-name", content.name.clone().into()),
        ("row-owner", content.owner.clone().unwrap_or_default().into()),
        ("row-kind", kind.into()),
        ("row-place", address(db, &content.unit, content.former.as_ref()).await?),
        ("row-hamlet", content.hamlet.clone().unwrap_or_default().into()),
        ("row-story", content.story.clone().into()),
    ])
}
