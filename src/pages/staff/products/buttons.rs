//! `/staff/products/{code}/stop`: off display, with a reason. `…/stop/end`: shown again.

use axum::extract::Path;

use super::{super::sanctioned, product::ProductPage};
use crate::{
    pages::visit::Visit,
    web::{error::WebError, form::Posted, page::Reply},
};

/// Takes it off display.
pub async fn stop(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ProductPage>, WebError> {
    sanctioned::stop(visit, &code, posted).await
}

/// Shows it again.
pub async fn restore(visit: Visit, Path(code): Path<String>, posted: Posted) -> Result<Reply<ProductPage>, WebError> {
    sanctioned::restore(visit, &code, posted).await
}
