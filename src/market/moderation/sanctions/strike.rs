//! A paper leaves the province's registry, with a reason: what shops claim by it is withdrawn in the same commit, and each of them reads
//! why and can appeal.

use super::{
    Sanction, is_own,
    record::{self, Sanctioned},
    thing::Held,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::EntryId,
    market::{
        certificates::{find as papers, registered, withdraw::withdraw},
        moderation::{Kind, of},
        registry::{
            find,
            leave::{LeaveError, leave},
        },
        revisions::why::{Why, WhyError},
    },
};

/// Why it does not leave. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StrikeError {
    /// Not there.
    #[error("there is no such paper")]
    NotFound,
    /// She has a hand in a shop that claims something by it, or had lately.
    #[error("nobody decides about her own shop")]
    Own,
    /// Not a reason of the list, or "other" without words.
    #[error("the reason is not complete")]
    NoReason,
    /// Longer than `why::LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
    /// It has left before.
    #[error("the paper has left the registry")]
    HasLeft,
    /// Somebody has changed it meanwhile.
    #[error("the paper was changed in the meantime")]
    Outdated,
}

impl From<WhyError> for StrikeError {
    fn from(refusal: WhyError) -> Self {
        match refusal {
            WhyError::NoReason => Self::NoReason,
            WhyError::TooManyWords => Self::TooManyWords,
        }
    }
}

impl From<LeaveError> for StrikeError {
    fn from(refusal: LeaveError) -> Self {
        match refusal {
            LeaveError::HasLeft => Self::HasLeft,
            LeaveError::Outdated => Self::Outdated,
        }
    }
}

/// It leaves, if it is as it was `seen`.
pub async fn strike(work: &Work, entry: EntryId, why: Why, seen: i32) -> Result<(), Refused<StrikeError>> {
    why.check(of(Kind::Certificate).grounds()).map_err(Refused::because)?;
    let admin = work.actor.account().ok_or(Refused::No(StrikeError::NotFound))?;
    let entry = find::claim(work, entry).await?.ok_or(Refused::No(StrikeError::NotFound))?;
    leave(work, &entry, &why, seen).await.map_err(|refused| refused.map_no(StrikeError::from))?;
    for id in registered::counting(&work.tx, entry.scheme, &entry.number_key).await? {
        let Some(paper) = papers::claim(work, id).await? else { continue };
        if is_own(&work.tx, paper.shop_id, admin, work.now).await? {
            return no(StrikeError::Own);
        }
        let held = Held::Paper(paper);
        let sanctioned = Sanctioned::new(&held, admin);
        let Held::Paper(paper) = held else { continue };
        // One that another has withdrawn since it was looked for stays as that one left it.
        match withdraw(work, paper, work.now.day(), &why).await {
            Ok(()) => {}
            Err(Refused::No(_)) => continue,
            Err(Refused::Broken(error)) => return Err(error.into()),
        }
        let said = record::Said { why: Some(why.clone()), ..record::Said::default() };
        record::write(work, sanctioned, Sanction::Stopped, said).await?;
    }
    Ok(())
}
