//! `/seller`: to one's shop, or how to open one.

use serde::Serialize;

use crate::{
    kernel::links,
    market::shops::find,
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Reply, SeeOther},
    },
};

/// Several shops to choose from, or none yet.
#[derive(Serialize)]
pub struct IndexPage {
    shops: Vec<Mine>,
}

#[derive(Serialize)]
struct Mine {
    href: String,
    name: String,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "seller/index.html";

    fn samples() -> Vec<Self> {
        let mine = |name: &str| Mine { href: links::seller("k7qm2xpa"), name: name.into() };
        vec![Self { shops: Vec::new() }, Self { shops: vec![mine("Mật ong Mỷ"), mine("HTX Chè Mây Trắng")] }]
    }
}

/// Shows it; whoever has one shop is led there.
pub async fn get(visit: Visit) -> Result<Reply<IndexPage>, WebError> {
    let person = visit.signed_in()?;
    let shops = find::of_member(&visit.app.db.read, person.id).await?;
    if let [only] = shops.as_slice() {
        return Ok(SeeOther::to(links::seller(&only.code)).into());
    }
    let mine = shops.into_iter().map(|shop| Mine { href: links::seller(&shop.code), name: shop.name });
    Ok(Reply::Again(IndexPage { shops: mine.collect() }))
}
