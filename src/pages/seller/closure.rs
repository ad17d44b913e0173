//! `/seller/{shop}/closure`: the owner gives her shop up, once she has read what that means.

use serde::Serialize;

use super::{SellerFrame, buttons::word};
use crate::{
    kernel::links,
    market::{catalog::doors::leave::leave, orders::find::in_shop, shops::moves::Deed},
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Page, SeeOther, Show},
    },
};

/// What it means.
#[derive(Serialize)]
pub struct ClosurePage {
    shop: SellerFrame,
    /// Orders that go on.
    under_way: usize,
    /// As the shop stands, it can be given up.
    may: bool,
}

impl Page for ClosurePage {
    const TEMPLATE: &'static str = "seller/closure.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |under_way, may| Self { shop: SellerFrame::sample(), under_way, may };
        vec![page(0, true), page(3, true), page(0, false)]
    }
}

/// Shows it.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<ClosurePage>, WebError> {
    let under_way = in_shop::open(&visit.app.db.read, acting.shop.id).await?.len();
    let may = Deed::Leave.leads(acting.shop.status, false).is_some();
    Ok(Show(ClosurePage { shop: SellerFrame::of(&visit, &acting).await?, under_way, may }))
}

/// Gives it up.
pub async fn post(visit: Visit, acting: Acting, _: Posted) -> Result<SeeOther, WebError> {
    let work = acting.begin(&visit).await?;
    let left = leave(&acting.enter(&work).await?).await;
    let flash = match visit.settle(work, left).await? {
        Ok(()) => Flash::success("shop-left-done"),
        Err(refusal) => Flash::warning(word(&refusal)),
    };
    Ok(SeeOther::to(links::seller_shop(&acting.shop.code)).flash(flash))
}
