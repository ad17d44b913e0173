//! Somebody of a shop says something against a sanction.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
};

use super::{
    LONGEST,
    find::{self, Open},
};
use crate::{
    entities::appeal,
    infra::refused::{Refused, no},
    kernel::ids::AppealId,
    market::{
        moderation::sanctions::record,
        shops::{events::ShopAppealed, in_shop::InShop},
    },
};

/// Why there is no appeal. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AppealError {
    /// Not of this shop.
    #[error("there is no such sanction")]
    NotFound,
    /// Nothing was said, or too much.
    #[error("the words are missing or too long")]
    Words,
    /// It has ended by itself or was ended.
    #[error("the sanction is not in force any more")]
    Over,
    /// The days for it have passed.
    #[error("the days for an appeal are over")]
    TooLate,
    /// Once is enough.
    #[error("somebody of the shop has said something against it")]
    Already,
}

/// It waits for another moderator from now on.
pub async fn appeal(shop: &InShop<'_>, sanction: i64, words: String) -> Result<AppealId, Refused<AppealError>> {
    if words.trim().is_empty() || words.chars().count() > LONGEST {
        return no(AppealError::Words);
    }
    let account_id = shop.actor.account().ok_or(Refused::No(AppealError::NotFound))?;
    // Two members at once take turns.
    let claimed = shop.claim_shop().await?;
    let imposed = record::by_id(&shop.tx, sanction).await?.filter(|imposed| imposed.shop == claimed.id);
    let imposed = imposed.ok_or(Refused::No(AppealError::NotFound))?;
    if find::of_sanction(&shop.tx, sanction).await?.is_some() {
        return no(AppealError::Already);
    }
    match find::open(&shop.tx, &imposed, shop.now.day()).await? {
        Open::Until(_) => {}
        Open::TooLate(_) => return no(AppealError::TooLate),
        Open::Over => return no(AppealError::Over),
    }
    let row = appeal::ActiveModel {
        id: NotSet,
        sanction_id: Set(sanction),
        shop_id: Set(claimed.id),
        account_id: Set(account_id),
        words: Set(words),
        made_at: Set(shop.now),
        verdict: Set(None),
        said: Set(None),
        moderator_id: Set(None),
        decided_at: Set(None),
    };
    let appeal_id = row.insert(&shop.tx).await?.id;
    shop.record(&ShopAppealed { shop_id: claimed.id, appeal_id })?;
    Ok(appeal_id)
}
