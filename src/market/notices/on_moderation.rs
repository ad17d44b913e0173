//! The household is told by text what a moderator decided.

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::voice::Voice;
use crate::{
    entities::{account, event, shop},
    infra::{
        db::Work,
        outbox::{Subscription, subscribe_to},
        queue::Job,
        words::{Language, Message},
    },
    kernel::{
        calendar,
        ids::{EventId, ShopId},
    },
    market::moderation::{
        Kind, of,
        subject::{Happened, Subject},
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

/// Every event by which a subject of moderation tells its households.
pub fn subscriptions() -> impl Iterator<Item = Subscription> {
    Kind::ALL.into_iter().flat_map(|kind| of(kind).told_by()).map(|event| subscribe_to::<TellOfDecision>(event))
}

/// Leaves the text in the queue. An event that comes again while its text still waits adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let mut subjects = Kind::ALL.into_iter().map(of);
    let Some(subject) = subjects.find(|s| s.told_by().contains(&event.name.as_str())) else { return Ok(()) };
    let Some(shop) = event.body["shop_id"].as_i64().map(ShopId) else { return Ok(()) };
    let Some(shop) = shop::Entity::find_by_id(shop).one(&work.tx).await? else { return Ok(()) };
    tell_owner(work, voice, (subject, event), shop).await
}

async fn tell_owner(
    work: &Work,
    voice: &Voice<'_>,
    (subject, event): (&dyn Subject, event::Model),
    shop: shop::Model,
) -> Result<(), DbErr> {
    let happened = Happened { name: &event.name, body: &event.body, shop: &shop.code };
    let Some(news) = subject.news(&(&work.tx).into(), &happened).await? else { return Ok(()) };
    let owner = account::Entity::find_by_id(shop.owner_id).one(&work.tx).await?;
    let language = owner.map_or(Language::Vi, |owner| owner.language);
    let reason = news.reason.map(|reason| voice.words.say(language, &subject.said(reason))).unwrap_or_default();
    let day = news.day.map(calendar::day).unwrap_or_default();
    let message = Message::new(news.words).with("title", news.title).with("reason", reason).with("day", day);
    let text = voice.text(&shop.phone, language, &message.with("link", voice.url(&news.path)));
    work.enqueue(&text, Some(format!("{}.text:{}", TellOfDecision::KIND, event.id.0))).await
}
