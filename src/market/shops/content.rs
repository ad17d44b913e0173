//! What a shop says about itself, and how much of it. The body of a revision.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::kernel::{ids::UnitCode, typed::clean};

/// Letters of a name.
pub const NAME: RangeInclusive<usize> = 2..=60;
/// Letters of a hamlet's name, where there is one.
pub const HAMLET: usize = 80;
/// Letters of a story; it may be left for later.
pub const STORY: RangeInclusive<usize> = 0..=1_500;

/// Everything a moderator looks at before a shop is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopContent {
    /// `Mật ong Mỷ`.
    pub name: String,
    /// Who they are in law.
    pub kind: Kind,
    /// The commune of today.
    pub unit: UnitCode,
    /// The former commune, where the seller named it.
    pub former: Option<UnitCode>,
    /// Thôn, bản, tổ.
    pub hamlet: Option<String>,
    /// The people behind the goods, in their own words; may be empty.
    pub story: String,
    /// Code of a picture.
    pub photo: Option<String>,
    /// What whoever owns it is called, once it was proposed (`open`, `revise` and `rename` see to it); nothing in what was proposed before
    /// names were looked at.
    #[serde(default)]
    pub owner: Option<String>,
}

/// What does not fit. Forms measure first, so people hardly ever meet this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// Shorter or longer than `NAME`.
    #[error("the name is too short or too long")]
    Name,
    /// Longer than `HAMLET`.
    #[error("the hamlet's name is too long")]
    Hamlet,
    /// Longer than `STORY`.
    #[error("the story is too long")]
    Story,
}

impl ShopContent {
    /// As it would come in by a form of today: two texts that look the same are the same.
    pub fn cleaned(self) -> Self {
        let hamlet = self.hamlet.as_deref().map(clean);
        let owner = self.owner.as_deref().map(clean);
        Self { name: clean(&self.name), story: clean(&self.story), hamlet, owner, ..self }
    }

    /// Whether everything has its measure.
    pub fn check(&self) -> Result<(), ContentError> {
        let letters = |text: &str| text.trim().chars().count();
        if !NAME.contains(&letters(&self.name)) {
            return Err(ContentError::Name);
        }
        if self.hamlet.as_deref().is_some_and(|hamlet| letters(hamlet) > HAMLET) {
            return Err(ContentError::Hamlet);
        }
        if !STORY.contains(&letters(&self.story)) {
            return Err(ContentError::Story);
        }
        Ok(())
    }
}
