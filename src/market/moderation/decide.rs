//! A moderator approves a case, or sends it back with a reason from the list and words of her own. Either is written down in
//! the commit that carries it out.

use super::{
    Kind, Verdict,
    case::{self, Case},
    history, of,
    reach::Reach,
    refusals::DecideError,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::AccountId,
    market::revisions::why::Why,
};

/// What was proposed is shown, a paper counts from now on.
pub async fn approve(work: &Work, kind: Kind, id: i64) -> Result<(), Refused<DecideError>> {
    let (case, moderator) = claim(work, kind, id).await?;
    of(kind).approve(work, id).await?;
    Ok(history::write(work, &case, moderator, Verdict::Approved, None).await?)
}

/// Its seller reads why, and mends it.
pub async fn send_back(work: &Work, kind: Kind, id: i64, why: Why) -> Result<(), Refused<DecideError>> {
    let (case, moderator) = claim(work, kind, id).await?;
    why.check(of(kind).reasons()).map_err(Refused::because)?;
    of(kind).send_back(work, id, &why).await?;
    Ok(history::write(work, &case, moderator, Verdict::SentBack, Some(why)).await?)
}

/// The case and who decides about it. How far she reaches is asked here, in the work (rule 19).
pub(super) async fn claim(work: &Work, kind: Kind, id: i64) -> Result<(Case, AccountId), Refused<DecideError>> {
    let moderator = work.actor.account().ok_or(Refused::No(DecideError::NotFound))?;
    let reach = Reach::claim(work, moderator).await?;
    let case = case::find(&work.tx, &reach, kind, id).await?.ok_or(Refused::No(DecideError::NotFound))?;
    if case::is_own(&work.tx, &case, moderator, work.now).await? {
        return no(DecideError::Own);
    }
    Ok((case, moderator))
}
