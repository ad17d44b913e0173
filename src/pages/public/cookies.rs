//! `/cookies?return=`: whoever has chosen something that a cookie keeps, in a browser that had brought none, comes by here: back to where
//! that was chosen, or to be told that the browser keeps nothing.

use serde::Serialize;

use crate::{
    kernel::links,
    pages::{cart, visit::Visit},
    web::page::{Page, Reply, SeeOther},
};

/// Told to a browser that keeps no cookie.
#[derive(Serialize)]
pub struct CookiesPage {
    back: String,
}

impl Page for CookiesPage {
    const TEMPLATE: &'static str = "public/cookies.html";

    fn samples() -> Vec<Self> {
        vec![Self { back: "/products".into() }]
    }
}

/// Leads on, or says so.
pub async fn get(visit: Visit) -> Reply<CookiesPage> {
    let asked = visit.asked("return").unwrap_or_default();
    let back = links::safe_return(&asked).unwrap_or("/").to_owned();
    if cart::is_new(&visit) { Reply::Again(CookiesPage { back }) } else { SeeOther::to(back).into() }
}
