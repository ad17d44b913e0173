//! Whoever's account, rights or shops have changed hears of it by text at once: what, when, and what to do if it was not she. A text says
//! nothing that anybody typed, and is of those that leave first.

use sea_orm::{DbErr, EntityTrait};
use serde::{Deserialize, Serialize};

use super::voice::Voice;
use crate::{
    entities::{account, event, shop},
    infra::{
        db::Work,
        events::Event,
        outbox::{Subscription, subscribe_to},
        queue::Job,
        texter::About,
        words::Message,
    },
    kernel::{
        calendar,
        ids::{AccountId, EventId, ShopId},
        instant::Instant,
    },
    market::{
        accounts::events::{
            PasswordChanged, PasswordReset, RecoveryCodeUsed, RoleGranted, RoleRevoked, SecondFactorEnded,
            SecondFactorSet, SecondFactorTakenOff,
        },
        shops::events::{MemberJoined, MemberRemoved},
    },
};

/// What these events become.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfSecurity(pub EventId);

impl Job for TellOfSecurity {
    const KIND: &'static str = "notices.on_security";
}

impl From<EventId> for TellOfSecurity {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Each with its words.
const TOLD: [(&str, &str); 10] = [
    (PasswordChanged::NAME, "text-password-changed"),
    (PasswordReset::NAME, "text-password-reset"),
    (SecondFactorSet::NAME, "text-second-set"),
    (SecondFactorEnded::NAME, "text-second-ended"),
    (SecondFactorTakenOff::NAME, "text-second-taken-off"),
    (RecoveryCodeUsed::NAME, "text-second-recovery"),
    (RoleGranted::NAME, "text-role-granted"),
    (RoleRevoked::NAME, "text-role-revoked"),
    (MemberJoined::NAME, "text-member-joined"),
    (MemberRemoved::NAME, "text-member-removed"),
];

/// All of them.
pub fn subscriptions() -> impl Iterator<Item = Subscription> {
    TOLD.into_iter().map(|(event, _)| subscribe_to::<TellOfSecurity>(event))
}

/// Leaves the text in the queue. An event that comes again while its text still waits adds none.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), DbErr> {
    let Some(event) = event::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let Some((_, words)) = TOLD.into_iter().find(|(name, _)| *name == event.name) else { return Ok(()) };
    let Some(account) = event.body["account_id"].as_i64().map(AccountId) else { return Ok(()) };
    let Some(account) = account::Entity::find_by_id(account).one(&work.tx).await? else { return Ok(()) };
    let role = event.body["role"].as_str().unwrap_or_default();
    let role = voice.words.say(account.language, &Message::new(&format!("role-{role}")));
    let site = voice.public_url.trim_start_matches("https://").trim_start_matches("http://");
    let said = Message::new(words).with("at", moment(event.happened_at)).with("site", site).with("role", role);
    let said = said.with("left", &event.body["left"]).with("shop", shop_of(work, &event).await?);
    let text = voice.text(&account.phone, account.language, &said).about(About::Safety);
    work.enqueue(&text, Some(format!("{}.text:{}", TellOfSecurity::KIND, id.0))).await
}

/// By its code: its name is somebody's own words.
async fn shop_of(work: &Work, event: &event::Model) -> Result<String, DbErr> {
    let Some(shop) = event.body["shop_id"].as_i64().map(ShopId) else { return Ok(String::new()) };
    let shop = shop::Entity::find_by_id(shop).one(&work.tx).await?;
    Ok(shop.map(|shop| shop.code).unwrap_or_default())
}

/// `08:00 22/11/2026`.
fn moment(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02} {}", local.hour(), local.minute(), calendar::day(local.date()))
}
