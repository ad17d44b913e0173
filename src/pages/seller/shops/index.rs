//! `/seller`: to one's shop, or how to open one.

use serde::Serialize;

use crate::{
    kernel::links,
    market::shops::{
        find,
        invitations::{self, Invitation},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Reply, SeeOther},
    },
};

/// Several shops to choose from, or none yet.
#[derive(Serialize)]
pub struct ShopsPage {
    shops: Vec<Mine>,
    /// Shops that have asked her in.
    invitations: Vec<Invitation>,
}

#[derive(Serialize)]
struct Mine {
    href: String,
    name: String,
}

impl Page for ShopsPage {
    const TEMPLATE: &'static str = "seller/shops/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let mine = |name: &str| Mine { href: links::seller("k7qm2xpa"), name: name.into() };
        let asked = || vec![Invitation { code: "k7qm2xpb".into(), name: None }];
        let page = |shops, invitations| Self { shops, invitations };
        vec![
            page(vec![], vec![]),
            page(vec![], asked()),
            page(vec![mine("Mật ong Mỷ"), mine("HTX Chè Mây Trắng")], asked()),
        ]
    }
}

/// Shows it; whoever has one shop is led there.
pub async fn get(visit: Visit) -> Result<Reply<ShopsPage>, WebError> {
    let person = visit.signed_in()?;
    let shops = find::of_member(&visit.app.db.read, person.id).await?;
    if let [only] = shops.as_slice() {
        return Ok(SeeOther::to(links::seller(&only.code)).into());
    }
    let mine = shops.into_iter().map(|shop| Mine { href: links::seller(&shop.code), name: shop.name });
    let invitations = invitations::of_phone(&visit.app.db.read, &person.phone).await?;
    Ok(Reply::Again(ShopsPage { shops: mine.collect(), invitations }))
}
