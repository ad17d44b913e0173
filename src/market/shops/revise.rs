//! A seller changes what her shop says. An open shop keeps showing what was approved; one that was sent back is mended.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use super::{
    Status,
    content::{ContentError, ShopContent},
    open::{is_own_photo, is_place},
    revisions,
};
use crate::{entities::shop, infra::db::Work, kernel::ids::RevisionId};

/// Why a change is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReviseError {
    /// It says what is shown, or what waits, already.
    #[error("nothing was changed")]
    Unchanged,
    /// No commune of today, or a former one that did not become it.
    #[error("there is no such commune")]
    NoSuchPlace,
    /// A picture that somebody else sent.
    #[error("the photo is not one's own")]
    ForeignPhoto,
    /// Too short or too long.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Hands a change of a claimed shop to a moderator; one that still waited is replaced by it.
pub async fn revise(work: &Work, shop: shop::Model, content: ShopContent) -> Result<RevisionId, ReviseError> {
    content.check()?;
    let waiting = revisions::pending_of(&work.tx, shop.id).await?;
    let newest = waiting.as_ref().map_or_else(|| shown(&shop), |revision| revision.content.clone());
    // A shop that was sent back may be sent again as it is: its seller has explained herself on the phone.
    if newest == content && shop.status != Status::SentBack {
        return Err(ReviseError::Unchanged);
    }
    if !is_place(work, &content).await? {
        return Err(ReviseError::NoSuchPlace);
    }
    let known = content.photo == newest.photo || content.photo == shop.photo;
    if !known && !is_own_photo(work, content.photo.as_deref()).await? {
        return Err(ReviseError::ForeignPhoto);
    }
    let id = shop.id;
    if shop.status != Status::Open {
        let mut row = apply(shop, &content);
        row.status = Set(Status::Pending);
        row.update(&work.tx).await?;
    }
    Ok(revisions::submit(work, id, &content).await?)
}

/// The content in a shop's own columns: approved, or as last proposed while it has never been open.
pub(super) fn shown(shop: &shop::Model) -> ShopContent {
    ShopContent {
        name: shop.name.clone(),
        kind: shop.kind,
        unit: shop.unit_code.clone(),
        former: shop.former_code.clone(),
        hamlet: shop.hamlet.clone(),
        story: shop.story.clone(),
        photo: shop.photo.clone(),
    }
}

/// The shop saying what the content says; its slug stays, it may be printed.
pub(super) fn apply(shop: shop::Model, content: &ShopContent) -> shop::ActiveModel {
    let mut row = shop.into_active_model();
    row.name = Set(content.name.clone());
    row.kind = Set(content.kind);
    row.unit_code = Set(content.unit.clone());
    row.former_code = Set(content.former.clone());
    row.hamlet = Set(content.hamlet.clone());
    row.story = Set(content.story.clone());
    row.photo = Set(content.photo.clone());
    row
}
