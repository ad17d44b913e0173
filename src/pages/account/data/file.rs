//! `/account/data/file`: the same, all of it, as a file.

use axum::response::Response;

use super::index::whose;
use crate::{
    pages::{own_data::file, visit::Visit},
    web::error::WebError,
};

/// Downloads it, for whoever has typed her password lately: phones are lent.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    visit.proved()?;
    file(&visit, &whose(visit.signed_in()?)).await
}
