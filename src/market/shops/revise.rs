//! A seller changes what her shop says. An open shop keeps showing what was approved; one that was sent back is mended.

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    Status,
    content::{ContentError, ShopContent},
    in_shop::InShop,
    open::{is_own_photo, is_place},
    revised::{apply, content_of, owner_of},
};
use crate::{
    infra::refused::{Refused, no},
    kernel::ids::RevisionId,
    market::revisions::{find, propose::propose},
};

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
}

/// Hands a change of the shop to a moderator; one that still waited is replaced by it.
pub async fn revise(in_shop: &InShop<'_>, content: ShopContent) -> Result<RevisionId, Refused<ReviseError>> {
    content.check().map_err(Refused::because)?;
    let (work, shop) = (in_shop.work(), in_shop.claim_shop().await?);
    let content = ShopContent { owner: owner_of(work, &shop).await?, ..content };
    let waiting = find::waiting::<ShopContent>(&work.tx, shop.id).await?;
    let newest = waiting.as_ref().map_or_else(|| content_of(&shop), |revision| revision.content.clone());
    // A shop that was sent back may be sent again as it is: its seller has explained herself on the phone.
    if newest.clone().cleaned() == content.clone().cleaned() && shop.status != Status::SentBack {
        return no(ReviseError::Unchanged);
    }
    if !is_place(work, &content).await? {
        return no(ReviseError::NoSuchPlace);
    }
    let known = content.photo == newest.photo || content.photo == shop.photo;
    if !known && !is_own_photo(work, content.photo.as_deref()).await? {
        return no(ReviseError::ForeignPhoto);
    }
    let id = shop.id;
    if !shop.status.is_approved() {
        let mut row = apply(shop.into_row(), &content);
        row.status = Set(Status::Pending);
        row.update(&work.tx).await?;
    }
    Ok(propose(work, id, &content).await?)
}
