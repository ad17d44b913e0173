//! `/data/own`: everything that was bought with a number and no account, and who looked at it.

use serde::Serialize;

use super::super::holder;
use crate::{
    market::privacy::whose::Whose,
    pages::{own_data::OwnData, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Reply, SeeOther},
    },
};

/// The page.
#[derive(Serialize)]
pub struct OwnPage {
    phone: String,
    told: OwnData,
}

impl Page for OwnPage {
    const TEMPLATE: &'static str = "public/data/own/index.html";

    fn samples() -> Vec<Self> {
        OwnData::samples().map(|told| Self { phone: "0900 000 001".into(), told }).into()
    }
}

/// Shows it; without a number that was proved one begins there.
pub async fn get(visit: Visit) -> Result<Reply<OwnPage>, WebError> {
    let Some(phone) = holder::read(&visit) else { return Ok(SeeOther::to("/data/number").into()) };
    let spaced = phone.spaced();
    let told = OwnData::read(&visit, &Whose::Number(phone)).await?;
    Ok(Reply::Again(OwnPage { phone: spaced, told }))
}
