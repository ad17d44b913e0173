//! `/staff/registry/imports/template.csv`: the headings of a file.

use axum::response::Response;

use crate::{
    infra::words::Message,
    market::registry::Column,
    pages::visit::Visit,
    web::{csv::Sheet, error::WebError},
};

/// Downloads it.
pub async fn get(visit: Visit) -> Result<Response, WebError> {
    let heads = Column::ALL.map(|column| visit.app.words.say(visit.language, &Message::new(column.key())));
    Sheet::new(heads)?.download("mau-danh-sach-giay.csv")
}
