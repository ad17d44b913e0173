//! The household is told by text what a moderator decided.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use serde::Deserialize;

use super::voice::Voice;
use crate::{
    entities::{account, certificate, event, shop},
    infra::{
        db::{Event, Work},
        words::{Language, Message},
    },
    kernel::ids::{CertificateId, EventId, ProductId, RevisionId, ShopId},
    market::{
        catalog::{
            self,
            events::{ProductApproved, ProductSentBack},
        },
        certificates::events::{CertificateSentBack, CertificateVerified},
        shops::{
            self,
            events::{ShopApproved, ShopSentBack},
        },
    },
};

/// The kind of job that the events become.
pub const KIND: &str = "notices.on_moderation";

/// The ids that these events carry, each some of them.
#[derive(Deserialize)]
struct Ids {
    shop_id: ShopId,
    revision_id: Option<RevisionId>,
    certificate_id: Option<CertificateId>,
    #[serde(default)]
    first: bool,
}

/// What there is to say.
struct Said {
    key: &'static str,
    title: String,
    reason: Option<String>,
}

/// Leaves the text in the queue. An event that comes again while its text still waits adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let ids: Ids = serde_json::from_value(event.body).map_err(|e| DbErr::Json(e.to_string()))?;
    let Some(shop) = shop::Entity::find_by_id(ids.shop_id).one(&work.tx).await? else { return Ok(()) };
    let Some(said) = said(&work.tx, &event.name, &ids).await? else { return Ok(()) };
    let owner = account::Entity::find_by_id(shop.owner_id).one(&work.tx).await?;
    let language = owner.map_or(Language::Vi, |owner| Language::parse(&owner.language));
    let reason = said.reason.map(|key| voice.words.say(language, &Message::new(&key))).unwrap_or_default();
    let message = Message::new(said.key).with("title", said.title).with("reason", reason);
    let text = voice.text(&shop.phone, language, &message.with("site", voice.public_url));
    work.enqueue(&text, Some(format!("{KIND}.text:{}", id.0))).await
}

async fn said(db: &impl ConnectionTrait, event: &str, ids: &Ids) -> Result<Option<Said>, DbErr> {
    let said = |key, (title, reason)| Said { key, title, reason };
    Ok(match event {
        ShopApproved::NAME if ids.first => of_shop(db, ids).await?.map(|found| said("notice-shop-opened", found)),
        ShopApproved::NAME => of_shop(db, ids).await?.map(|found| said("notice-shop-changed", found)),
        ShopSentBack::NAME => of_shop(db, ids).await?.map(|found| said("notice-shop-sent-back", found)),
        ProductApproved::NAME => of_product(db, ids).await?.map(|found| said("notice-product-approved", found)),
        ProductSentBack::NAME => of_product(db, ids).await?.map(|found| said("notice-product-sent-back", found)),
        CertificateVerified::NAME => {
            of_certificate(db, ids).await?.map(|found| said("notice-certificate-verified", found))
        }
        CertificateSentBack::NAME => {
            of_certificate(db, ids).await?.map(|found| said("notice-certificate-sent-back", found))
        }
        _ => None,
    })
}

type Found = Option<(String, Option<String>)>;

async fn of_shop(db: &impl ConnectionTrait, ids: &Ids) -> Result<Found, DbErr> {
    let Some(id) = ids.revision_id else { return Ok(None) };
    let revision = shops::revisions::find(db, id).await?;
    Ok(revision.map(|revision| (revision.content.name, revision.reason)))
}

async fn of_product(db: &impl ConnectionTrait, ids: &Ids) -> Result<Found, DbErr> {
    let Some(id) = ids.revision_id else { return Ok(None) };
    let proposal = catalog::find::revision(db, id).await?;
    Ok(proposal.map(|proposal| (proposal.content.name, proposal.reason)))
}

async fn of_certificate(db: &impl ConnectionTrait, ids: &Ids) -> Result<Found, DbErr> {
    let Some(id) = ids.certificate_id else { return Ok(None) };
    let Some(paper) = certificate::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(name(db, paper.product_id).await?.map(|name| (name, paper.reason)))
}

async fn name(db: &impl ConnectionTrait, product: ProductId) -> Result<Option<String>, DbErr> {
    Ok(catalog::find::content(db, product).await?.map(|content| content.name))
}
