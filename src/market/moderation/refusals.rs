//! Why a moderator's verdict is not taken; every subject answers in these words.

use crate::market::{
    certificates::verify::VerifyError,
    revisions::{decide::ProposalError, why::WhyError},
};

/// Why nothing is decided. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such case")]
    NotFound,
    /// She is a member of the shop, or sent it in herself.
    #[error("nobody decides about her own shop")]
    Own,
    /// Not a reason of the subject's list, or "other" without words.
    #[error("the reason is not complete")]
    NoReason,
    /// Longer than `why::LONGEST_WORDS`.
    #[error("the words are too long")]
    TooManyWords,
    /// Decided by another, or replaced by a newer one of the seller.
    #[error("the case does not wait any more")]
    NotWaiting,
    /// The rules have changed since it was proposed: it can only be sent back.
    #[error("the market's rules forbid it by now")]
    Forbidden,
    /// There is no picture of the paper: it can only be sent back.
    #[error("the paper cannot be seen")]
    NoScan,
    /// The paper states more months than its kind may hold: it can only be sent back.
    #[error("the paper would hold too long")]
    TooLong,
    /// The province's registry has let the paper go: it can only be sent back.
    #[error("the paper has left the registry")]
    LeftRegistry,
}

impl From<WhyError> for DecideError {
    fn from(refusal: WhyError) -> Self {
        match refusal {
            WhyError::NoReason => Self::NoReason,
            WhyError::TooManyWords => Self::TooManyWords,
        }
    }
}

impl From<VerifyError> for DecideError {
    fn from(refusal: VerifyError) -> Self {
        match refusal {
            VerifyError::NotWaiting => Self::NotWaiting,
            VerifyError::NoScan => Self::NoScan,
            VerifyError::TooLong => Self::TooLong,
            VerifyError::LeftRegistry => Self::LeftRegistry,
        }
    }
}

impl From<ProposalError> for DecideError {
    fn from(refusal: ProposalError) -> Self {
        match refusal {
            ProposalError::NotWaiting => Self::NotWaiting,
            ProposalError::Forbidden => Self::Forbidden,
        }
    }
}
