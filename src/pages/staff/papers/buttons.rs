//! `/staff/papers/{id}/stop`: withdrawn, with a reason. `…/stop/end`: it counts again.

use axum::extract::Path;

use super::{super::sanctioned, paper::PaperPage};
use crate::{
    pages::visit::Visit,
    web::{error::WebError, form::Posted, page::Reply},
};

/// Withdraws it.
pub async fn stop(visit: Visit, Path(id): Path<String>, posted: Posted) -> Result<Reply<PaperPage>, WebError> {
    sanctioned::stop(visit, &id, posted).await
}

/// It counts again.
pub async fn restore(visit: Visit, Path(id): Path<String>, posted: Posted) -> Result<Reply<PaperPage>, WebError> {
    sanctioned::restore(visit, &id, posted).await
}
