//! The household is told by text what a moderator decided.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::{on_orders::TellError, voice::Voice};
use crate::{
    entities::{account, certificate, event, product, shop},
    infra::{
        db::Work,
        events::Event,
        queue::Job,
        words::{Language, Message},
    },
    kernel::{
        ids::{CertificateId, EventId, RevisionId, ShopId},
        links,
    },
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

/// What these events become.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfDecision(pub EventId);

impl Job for TellOfDecision {
    const KIND: &'static str = "notices.on_moderation";
}

impl From<EventId> for TellOfDecision {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

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
    about: About,
}

/// What was decided about.
struct About {
    title: String,
    /// Key of the reason for sending it back.
    reason: Option<String>,
    /// Where its household sees and mends it.
    path: String,
}

/// Leaves the text in the queue. An event that comes again while its text still waits adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), TellError> {
    let event = event::Entity::find_by_id(id).one(&work.tx).await?.ok_or(TellError::NothingThere(id))?;
    let ids: Ids = serde_json::from_value(event.body).map_err(|_| TellError::NothingThere(id))?;
    let Some(shop) = shop::Entity::find_by_id(ids.shop_id).one(&work.tx).await? else { return Ok(()) };
    let Some(said) = said(&work.tx, &event.name, &ids, &shop.code).await? else { return Ok(()) };
    let owner = account::Entity::find_by_id(shop.owner_id).one(&work.tx).await?;
    let language = owner.map_or(Language::Vi, |owner| Language::parse(&owner.language));
    let About { title, reason, path } = said.about;
    let reason = reason.map(|key| voice.words.say(language, &Message::new(&key))).unwrap_or_default();
    let message = Message::new(said.key).with("title", title).with("reason", reason);
    let text = voice.text(&shop.phone, language, &message.with("link", voice.url(&path)));
    Ok(work.enqueue(&text, Some(format!("{}.text:{}", TellOfDecision::KIND, id.0))).await?)
}

async fn said(db: &impl ConnectionTrait, event: &str, ids: &Ids, shop: &str) -> Result<Option<Said>, TellError> {
    let said = |key, about| Said { key, about };
    Ok(match event {
        ShopApproved::NAME if ids.first => of_shop(db, ids, shop).await?.map(|found| said("notice-shop-opened", found)),
        ShopApproved::NAME => of_shop(db, ids, shop).await?.map(|found| said("notice-shop-changed", found)),
        ShopSentBack::NAME => of_shop(db, ids, shop).await?.map(|found| said("notice-shop-sent-back", found)),
        ProductApproved::NAME => of_product(db, ids, shop).await?.map(|found| said("notice-product-approved", found)),
        ProductSentBack::NAME => of_product(db, ids, shop).await?.map(|found| said("notice-product-sent-back", found)),
        CertificateVerified::NAME => {
            of_certificate(db, ids, shop).await?.map(|found| said("notice-certificate-verified", found))
        }
        CertificateSentBack::NAME => {
            of_certificate(db, ids, shop).await?.map(|found| said("notice-certificate-sent-back", found))
        }
        other => return Err(TellError::NotHeard(other.to_owned())),
    })
}

async fn of_shop(db: &impl ConnectionTrait, ids: &Ids, shop: &str) -> Result<Option<About>, DbErr> {
    let Some(id) = ids.revision_id else { return Ok(None) };
    let path = links::seller_shop(shop);
    let revision = shops::revisions::find(db, id).await?;
    Ok(revision.map(|revision| About { title: revision.content.name, reason: revision.reason, path }))
}

async fn of_product(db: &impl ConnectionTrait, ids: &Ids, shop: &str) -> Result<Option<About>, DbErr> {
    let Some(id) = ids.revision_id else { return Ok(None) };
    let Some(proposal) = catalog::find::revision(db, id).await? else { return Ok(None) };
    let Some(product) = product::Entity::find_by_id(proposal.product).one(db).await? else { return Ok(None) };
    let path = links::seller_product(shop, &product.code);
    Ok(Some(About { title: proposal.content.name, reason: proposal.reason, path }))
}

async fn of_certificate(db: &impl ConnectionTrait, ids: &Ids, shop: &str) -> Result<Option<About>, DbErr> {
    let Some(id) = ids.certificate_id else { return Ok(None) };
    let Some(paper) = certificate::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let product = product::Entity::find_by_id(paper.product_id).one(db).await?;
    Ok(product.map(|product| About {
        path: format!("{}/certificate", links::seller_product(shop, &product.code)),
        title: product.name,
        reason: paper.reason,
    }))
}
