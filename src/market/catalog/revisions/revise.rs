//! A seller changes what a moderator looks at: the proposal waits, and what was approved stays live meanwhile.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};

use crate::{
    infra::db::Work,
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{
        Status,
        content::{self, ContentError, ProductContent},
        derive, find,
    },
};

/// Why a change is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReviseError {
    /// Such a product is not there.
    #[error("no such product")]
    NotFound,
    /// Something about the words or photos.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// It says what buyers see already.
    #[error("nothing would change")]
    Unchanged,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Proposes the content, in place of an older proposal that still waits. A product that was never approved shows it to its
/// seller at once and waits anew.
pub async fn revise(work: &Work, product: ProductId, content: ProductContent) -> Result<RevisionId, ReviseError> {
    content::check(&content)?;
    let row = super::claim_product(work, product).await?.ok_or(ReviseError::NotFound)?;
    let published = row.published_at.is_some();
    if published && find::content(&work.tx, product).await?.as_ref() == Some(&content) {
        return Err(ReviseError::Unchanged);
    }
    if !published {
        let mut row = row.into_active_model();
        row.status = Set(Status::Pending);
        row.update(&work.tx).await?;
        super::show(work, product, &content).await?;
        derive::refresh(work, product).await?;
    }
    Ok(super::submit(work, product, &content).await?)
}
