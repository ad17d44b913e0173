//! `/`: the market's front.

use serde::Serialize;

use crate::{
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The front.
#[derive(Serialize)]
pub struct HomePage {}

impl Page for HomePage {
    const TEMPLATE: &'static str = "public/home.html";
    const CACHED: bool = true;

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Shows it.
pub async fn get(_visit: Visit) -> Result<Show<HomePage>, WebError> {
    Ok(Show(HomePage {}))
}
