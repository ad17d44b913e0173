//! Another moderator decides about an appeal, with an answer that the shop reads.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};

use super::{AppealVerdict, LONGEST};
use crate::{
    entities::appeal,
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::{AccountId, AppealId},
    market::{
        moderation::sanctions::{
            Sanction, SanctionError,
            call_off::call_off_held,
            may_decide,
            record::{self, Imposed, Sanctioned},
            restore::restore_held,
            thing::Held,
        },
        shops::{events::ShopAppealDecided, moves::Deed},
    },
};

/// Why nothing is decided. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum AppealDecisionError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such appeal")]
    NotFound,
    /// She is a member of the shop, or was one lately.
    #[error("nobody decides about her own shop")]
    Own,
    /// It is about what she did herself.
    #[error("nobody decides about her own sanction")]
    OwnSanction,
    /// Lifted, the shop would open, and the account of its owner is barred.
    #[error("the account of its owner is barred")]
    OwnerBarred,
    /// The province's registry has let the paper go: it cannot count again before it is back.
    #[error("the paper has left the registry")]
    LeftRegistry,
    /// Somebody was quicker.
    #[error("the appeal is decided")]
    Decided,
    /// Nothing is answered, or too much.
    #[error("the answer is missing or too long")]
    Words,
}

impl From<SanctionError> for AppealDecisionError {
    fn from(refusal: SanctionError) -> Self {
        match refusal {
            SanctionError::Own => Self::Own,
            SanctionError::OwnerBarred => Self::OwnerBarred,
            SanctionError::LeftRegistry => Self::LeftRegistry,
            _ => Self::NotFound,
        }
    }
}

/// The shop reads it, and what was lifted ends.
pub async fn decide(
    work: &Work,
    id: AppealId,
    verdict: AppealVerdict,
    said: String,
) -> Result<(), Refused<AppealDecisionError>> {
    if said.trim().is_empty() || said.chars().count() > LONGEST {
        return no(AppealDecisionError::Words);
    }
    let row = appeal::Entity::find_by_id(id).lock_exclusive().one(&work.tx).await?;
    let row = row.ok_or(Refused::No(AppealDecisionError::NotFound))?;
    let moderator = may_decide(work, row.shop_id).await;
    let moderator = moderator.map_err(|refused| refused.map_no(AppealDecisionError::from))?;
    let imposed = record::by_id(&work.tx, row.sanction_id).await?;
    let imposed = imposed.ok_or(Refused::No(AppealDecisionError::NotFound))?;
    if imposed.moderator_id == moderator {
        return no(AppealDecisionError::OwnSanction);
    }
    if row.decided_at.is_some() {
        return no(AppealDecisionError::Decided);
    }
    let shop_id = row.shop_id;
    let ended = end(work, &imposed, moderator, verdict).await;
    let verdict = ended.map_err(|refused| refused.map_no(AppealDecisionError::from))?;
    let lifted = verdict == AppealVerdict::Lifted;
    let mut row = row.into_active_model();
    row.verdict = Set(Some(verdict));
    row.said = Set(Some(said));
    row.moderator_id = Set(Some(moderator));
    row.decided_at = Set(Some(work.now));
    row.update(&work.tx).await?;
    Ok(work.record(&ShopAppealDecided { shop_id, appeal_id: id, lifted })?)
}

/// Ends what is lifted; tells what the verdict comes to, where that has ended meanwhile.
async fn end(
    work: &Work,
    imposed: &Imposed,
    moderator: AccountId,
    verdict: AppealVerdict,
) -> Result<AppealVerdict, Refused<SanctionError>> {
    // Whoever ends it holds the thing, so that is claimed before it is asked.
    let Some(held) = Held::of_row(work, imposed.kind, imposed.of).await? else { return Ok(AppealVerdict::Over) };
    if !record::holds(&work.tx, imposed).await? {
        return Ok(AppealVerdict::Over);
    }
    if verdict != AppealVerdict::Lifted {
        return Ok(verdict);
    }
    let of = Sanctioned::new(&held, moderator);
    match held {
        Held::Shop(shop) if imposed.deed == Sanction::Closed && Deed::Close.leads(shop.status, false).is_some() => {
            call_off_held(work, &shop, of).await?;
        }
        held => restore_held(work, held, of).await?,
    }
    Ok(AppealVerdict::Lifted)
}
