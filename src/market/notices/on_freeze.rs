//! Those who act for a shop beside somebody whose account was opened anew, without its old password or number, are told: they know
//! whether it was her. Of her nothing is said but the number, which they know.

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::voice::Voice;
use crate::{
    entities::{account, event},
    infra::{
        db::Work,
        queue::Job,
        texter::About,
        words::{Language, Message},
    },
    kernel::ids::{AccountId, EventId},
    market::shops::{find, members},
};

/// What the event becomes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfFreeze(pub EventId);

impl Job for TellOfFreeze {
    const KIND: &'static str = "notices.on_freeze";
}

impl From<EventId> for TellOfFreeze {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Leaves a text to each of them in the queue. An event that comes again while its texts still wait adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let Some(account) = event.body["account_id"].as_i64().map(AccountId) else { return Ok(()) };
    let Some(account) = account::Entity::find_by_id(account).one(&work.tx).await? else { return Ok(()) };
    for shop in find::of_member(&work.tx, account.id).await? {
        let others = members::of_shop(&work.tx, shop.id).await?.into_iter().map(|member| member.phone);
        for phone in others.filter(|phone| *phone != account.phone) {
            let said = Message::new("text-member-frozen").with("phone", account.phone.spaced());
            let text = voice.text(&phone, Language::Vi, &said.with("market", voice.market)).about(About::Safety);
            let key = format!("{}:{}:{}", TellOfFreeze::KIND, id.0, phone.as_str());
            work.enqueue(&text, Some(key)).await?;
        }
    }
    Ok(())
}
