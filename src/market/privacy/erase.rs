//! Somebody has her account erased: the person goes from everything but what the table says is kept, and the account stays as a number in
//! sums and in the record.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{
    emptied::empty,
    events::AccountErased,
    hindered::{Hindrance, hindrances},
    kept::Fate,
    whose::Whose,
};
use crate::{
    entities::account,
    infra::{
        db::Work,
        refused::{Refused, no},
        texter::{About, Text},
        words::Message,
    },
    kernel::{ids::AccountId, instant::Instant},
    market::accounts::{
        find::{self, ClaimedAccount},
        text_code::Texting,
    },
};

/// Why it is not. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// Nobody has another's erased.
    #[error("the account is somebody else's")]
    NotYours,
    /// Something is under way.
    #[error("something has to end first")]
    Hindered(Vec<Hindrance>),
}

/// She is gone, and signed out everywhere; a text to what was her number says so, in case it was not she.
pub async fn erase(work: &Work, account: ClaimedAccount<'_>, texting: &Texting<'_>) -> Result<(), Refused<EraseError>> {
    if work.actor.account() != Some(account.id) || work.actor.principal().is_some_and(|other| other != account.id) {
        return no(EraseError::NotYours);
    }
    let whose = Whose::Account { id: account.id, phone: account.phone.clone(), email: account.email.clone() };
    let hindrances = hindrances(&work.tx, &whose).await?;
    if !hindrances.is_empty() {
        return no(EraseError::Hindered(hindrances));
    }
    gone(work, account.id, &whose).await?;
    // After everything that carried her number has gone.
    let said = Message::new("text-erased").with("site", texting.site());
    let text = Text::new(account.phone.clone(), &texting.words.say(account.language, &said)).about(About::Safety);
    Ok(work.enqueue(&text, None).await?)
}

/// Who of these is there again, in a market that was brought back from before. An account that has that id and was made at another moment
/// is somebody else's.
pub async fn back(db: &impl ConnectionTrait, gone: &[(AccountId, Instant)]) -> Result<Vec<AccountId>, DbErr> {
    let mut back = Vec::new();
    for some in gone.chunks(AT_ONCE) {
        let there: Vec<(AccountId, Instant)> = account::Entity::find()
            .select_only()
            .columns([account::Column::Id, account::Column::CreatedAt])
            .filter(account::Column::Id.is_in(some.iter().map(|(id, _)| *id)))
            .filter(account::Column::ErasedAt.is_null())
            .into_tuple()
            .all(db)
            .await?;
        back.extend(there.into_iter().filter(|one| some.contains(one)).map(|(id, _)| id));
    }
    Ok(back)
}

/// So many are asked for with one question.
pub(super) const AT_ONCE: usize = 500;

/// Whoever is back goes again: nobody is asked.
pub async fn erase_again(work: &Work, id: AccountId) -> Result<(), DbErr> {
    let Some(account) = find::claim(work, id).await?.filter(|account| account.erased_at.is_none()) else {
        return Ok(());
    };
    let whose = Whose::Account { id, phone: account.phone.clone(), email: account.email.clone() };
    gone(work, id, &whose).await
}

async fn gone(work: &Work, id: AccountId, whose: &Whose) -> Result<(), DbErr> {
    empty(work, whose, |fate| matches!(fate, Fate::Deleted | Fate::Emptied)).await?;
    let marked = Query::update()
        .table("accounts")
        .value("erased_at", work.now.0)
        .value("session_epoch", Expr::col("session_epoch").add(1))
        .and_where(Expr::col("id").eq(id.0))
        .take();
    work.tx.execute(&marked).await?;
    work.record(&AccountErased { account_id: id })
}
