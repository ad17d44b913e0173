//! `/staff/shops/{code}/stop`: suspended, with a reason. `…/stop/end`: open again.

use axum::extract::Path;

use super::{super::sanctioned, shop::ShopPage};
use crate::{
    pages::visit::Visit,
    web::{error::WebError, form::Posted, page::Reply},
};

/// Stops it.
pub async fn stop(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    sanctioned::stop(visit, &code, posted).await
}

/// Lets it go on.
pub async fn restore(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    sanctioned::restore(visit, &code, posted).await
}
