//! `/data/own/file`: the same, all of it, as a file.

use axum::response::{IntoResponse, Response};

use super::super::holder;
use crate::{
    market::privacy::whose::Whose,
    pages::{own_data::file, visit::Visit},
    web::{error::WebError, page::SeeOther},
};

/// Downloads it; without a number that was proved one begins there.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    match holder::read(&visit) {
        Some(phone) => file(&visit, &Whose::Number(phone)).await,
        None => Ok(SeeOther::to("/data/number").into_response()),
    }
}
