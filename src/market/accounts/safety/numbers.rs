//! Changes of a number that are under way: which codes wait, and the number written once both sides are sure.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::de::DeserializeOwned;
use time::Duration;

use crate::{
    entities::texted_code,
    infra::{
        db::Work,
        texter::{About, Text},
        words::Message,
    },
    kernel::{ids::AccountId, instant::Instant, phone::Phone},
    market::accounts::{
        Purpose,
        find::{self, ClaimedAccount},
        text_code::{CodeId, NewNumber, OldNumber, Texting},
    },
};

/// Whoever asks again within so long for the same has pressed twice: no text leaves.
const TWICE: Duration = Duration::minutes(2);
/// So many codes of a number are looked through.
const LOOKED_AT: u64 = 20;

/// A change that waits for its codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// The number to come.
    pub to: Phone,
    /// The code that was texted there.
    pub new: CodeId,
    /// The code that was texted to the number so far; none where a moderator stands for it.
    pub old: Option<CodeId>,
    /// Since when.
    pub since: Instant,
}

impl UnderWay {
    /// Asked for a moment ago, and for the same.
    pub(super) fn is_just(&self, to: &Phone, now: Instant) -> bool {
        self.to == *to && now.since(self.since) < TWICE
    }
}

/// The change that the owner of a number has asked for last and can still finish.
pub async fn under_way(db: &impl ConnectionTrait, phone: &Phone, now: Instant) -> Result<Option<UnderWay>, DbErr> {
    let waiting = waiting::<OldNumber>(db, Purpose::OldNumber, phone, now).await?;
    let found = waiting.into_iter().next();
    let found = found.map(|(row, waits)| UnderWay {
        to: waits.to,
        new: CodeId(waits.code),
        old: Some(CodeId(row.id)),
        since: row.created_at,
    });
    Ok(found)
}

/// The change to that number which that moderator has asked for last for that account.
pub async fn under_way_for(
    db: &impl ConnectionTrait,
    (moderator, account): (AccountId, AccountId),
    to: &Phone,
    now: Instant,
) -> Result<Option<UnderWay>, DbErr> {
    let waiting = waiting::<NewNumber>(db, Purpose::NewNumber, to, now).await?;
    let hers = |waits: &NewNumber| waits.account == account && waits.by.is_some_and(|(by, _)| by == moderator);
    let found = waiting.into_iter().find(|(_, waits)| hers(waits));
    let found = found.map(|(row, _)| UnderWay { to: row.phone, new: CodeId(row.id), old: None, since: row.created_at });
    Ok(found)
}

/// Codes of a number that still open something, the newest first, with what waits for them.
async fn waiting<W: DeserializeOwned>(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    phone: &Phone,
    now: Instant,
) -> Result<Vec<(texted_code::Model, W)>, DbErr> {
    let rows = texted_code::Entity::find()
        .filter(texted_code::Column::Phone.eq(phone.clone()))
        .filter(texted_code::Column::Purpose.eq(purpose))
        .filter(texted_code::Column::UsedAt.is_null())
        .filter(texted_code::Column::ExpiresAt.gt(now))
        .order_by_desc(texted_code::Column::CreatedAt)
        .order_by_desc(texted_code::Column::Id)
        .limit(LOOKED_AT)
        .all(db)
        .await?;
    let waits = |row: &texted_code::Model| serde_json::from_str(row.pending.as_ref()?).ok();
    Ok(rows.into_iter().filter_map(|row| waits(&row).map(|waits| (row, waits))).collect())
}

/// Writes the number and tells the one before, in the account's language; false where somebody else has it.
pub(super) async fn write(
    work: &Work,
    account: ClaimedAccount<'_>,
    to: &Phone,
    texting: &Texting<'_>,
) -> Result<bool, DbErr> {
    if find::by_phone(&work.tx, to).await?.is_some() {
        return Ok(false);
    }
    let said = Message::new("text-number-changed").with("site", texting.site());
    let text = Text::new(account.phone.clone(), &texting.words.say(account.language, &said)).about(About::Safety);
    work.enqueue(&text, None).await?;
    let mut row = account.into_row().into_active_model();
    row.phone = Set(to.clone());
    row.update(&work.tx).await?;
    Ok(true)
}
