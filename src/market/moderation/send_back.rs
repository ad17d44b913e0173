//! A moderator sends back, with a reason from the list and words of her own.

use sea_orm::DbErr;

use super::{
    Subject, Verdict,
    case::{self, CaseError},
    history::{self, Why},
    reach::Reach,
    reasons::{LONGEST_WORDS, is_complete},
};
use crate::{
    infra::db::Work,
    kernel::ids::{CertificateId, RevisionId},
    market::{catalog, certificates, shops},
};

/// Why nothing is sent back.
#[derive(Debug, thiserror::Error)]
pub enum SendBackError {
    /// Not there, beyond her reach, or her own.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// Not a reason of the list, or "other" without words.
    #[error("the reason is not complete")]
    NoReason,
    /// Longer than `LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
    /// Decided by another, or replaced by a newer one of the seller.
    #[error("the case does not wait any more")]
    NotWaiting,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Gives a case back to its seller and writes the decision down.
pub async fn send_back(
    work: &Work,
    reach: &Reach,
    (subject, id): (Subject, i64),
    why: Why,
) -> Result<(), SendBackError> {
    let (case, moderator) = case::to_decide(work, reach, subject, id).await?;
    if !is_complete(subject, &why.reason, why.words.as_deref().unwrap_or_default()) {
        return Err(SendBackError::NoReason);
    }
    if why.words.as_deref().is_some_and(|words| words.chars().count() > LONGEST_WORDS) {
        return Err(SendBackError::TooManyWords);
    }
    match subject {
        Subject::Shop => shop(work, id, &why).await?,
        Subject::Product => product(work, id, &why).await?,
        Subject::Certificate => certificate(work, id, &why).await?,
    }
    Ok(history::write(work, &case, moderator, Verdict::SentBack, Some(why)).await?)
}

async fn shop(work: &Work, id: i64, why: &Why) -> Result<(), SendBackError> {
    use shops::send_back::{SendBackError as Refusal, Verdict, send_back};
    let verdict = Verdict { reason: why.reason.clone(), words: why.words.clone() };
    send_back(work, RevisionId(id), verdict).await.map(drop).map_err(|error| match error {
        Refusal::NoSuchRevision => CaseError::NotFound.into(),
        Refusal::NotWaiting => SendBackError::NotWaiting,
        Refusal::Db(error) => error.into(),
    })
}

async fn product(work: &Work, id: i64, why: &Why) -> Result<(), SendBackError> {
    use catalog::send_back::{SendBackError as Refusal, Verdict, send_back};
    let verdict = Verdict { reason: why.reason.clone(), words: why.words.clone() };
    send_back(work, RevisionId(id), verdict).await.map(drop).map_err(|error| match error {
        Refusal::NotFound => CaseError::NotFound.into(),
        Refusal::NotWaiting => SendBackError::NotWaiting,
        Refusal::Db(error) => error.into(),
    })
}

async fn certificate(work: &Work, id: i64, why: &Why) -> Result<(), SendBackError> {
    use certificates::send_back::{SendBackError as Refusal, Verdict, send_back};
    let verdict = Verdict { reason: why.reason.clone(), words: why.words.clone() };
    send_back(work, CertificateId(id), verdict).await.map_err(|error| match error {
        Refusal::NotFound => CaseError::NotFound.into(),
        Refusal::NotWaiting => SendBackError::NotWaiting,
        Refusal::Db(error) => error.into(),
    })
}
