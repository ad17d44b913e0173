//! A seller changes what a moderator looks at: the proposal waits, and what was approved stays live meanwhile.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{
    Status,
    content::{self, ContentError, ProductContent},
    derive,
    find::{self, ClaimedProduct},
    quotas,
    revised::show,
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::RevisionId,
    market::revisions::{self, propose::propose},
};

/// Why a change is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReviseError {
    /// Something about the words or photos.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// As many products of the shop as may show that photo first.
    #[error("too many products of the shop show that photo first")]
    Worn,
    /// It says what waits already, or what buyers see where nothing waits.
    #[error("nothing would change")]
    Unchanged,
}

/// Proposes the content, in place of an older proposal that still waits. A product that was never approved shows it to its
/// seller at once and waits anew.
pub async fn revise(
    work: &Work,
    product: ClaimedProduct<'_>,
    content: ProductContent,
) -> Result<RevisionId, Refused<ReviseError>> {
    content::check(&content).map_err(Refused::because)?;
    let (id, published) = (product.id, product.published_at.is_some());
    let waiting = revisions::find::waiting::<ProductContent>(&work.tx, id).await?;
    let shown = if published { find::content(&work.tx, id).await? } else { None };
    // What was sent back before it was ever shown may be sent again as it is.
    if waiting.map(|proposal| proposal.content).or(shown).map(ProductContent::cleaned)
        == Some(content.clone().cleaned())
    {
        return no(ReviseError::Unchanged);
    }
    let cover = content.photos.first().map_or("", String::as_str);
    let another = product.cover.as_deref() != Some(cover);
    if another && quotas::is_worn(&work.tx, product.shop_id, Some(id), cover).await? {
        return no(ReviseError::Worn);
    }
    if !published {
        let mut row = product.into_row().into_active_model();
        row.status = Set(Status::Pending);
        row.update(&work.tx).await?;
        show(work, id, &content).await?;
        derive::refresh(work, id).await?;
    }
    Ok(propose(work, id, &content).await?)
}
