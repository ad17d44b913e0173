//! Why something goes back to its seller.

use crate::entities::decision::Reason;

/// Why something is sent back, for its seller to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Of those that the subject lists.
    pub reason: Reason,
    /// The moderator's own words.
    pub words: Option<String>,
}
