//! `/orders/proof`: the digits that were texted to the number of a purchase. With them this browser sees all of it and acts as its
//! buyer.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::db::Work,
    kernel::links,
    market::{
        accounts::{
            Purpose,
            prove::{Proved, Try, prove},
        },
        orders::{
            find::{bought::Purchase, purchases},
            open,
        },
    },
    pages::{
        bought,
        proving::{self, Proving},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form, and the number that the code went to.
#[derive(Serialize)]
pub struct ProofPage {
    form: Fields,
    phone: String,
}

impl Page for ProofPage {
    const TEMPLATE: &'static str = "public/orders/proof.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let phone = "0900 000 001".to_owned();
        let wrong = Fields::default().with_error("code", "code-wrong");
        vec![Self { form: Fields::default(), phone: phone.clone() }, Self { form: wrong, phone }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the form; without a code under way one begins at the look-up.
pub async fn get(visit: Visit) -> Reply<ProofPage> {
    match proving::read(&visit) {
        Some(proving) => Reply::Again(page(Fields::default(), &proving)),
        None => SeeOther::to("/orders").into(),
    }
}

/// Tries the code.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<ProofPage>, WebError> {
    let Some(proving) = proving::read(&visit) else { return Ok(SeeOther::to("/orders").into()) };
    let digits = fields.digits("code");
    let (true, Some(digits)) = (fields.fine(), digits) else { return Ok(Reply::Again(page(fields, &proving))) };
    let work = visit.begin().await?;
    let tried = prove(&work, &visit.app.secret, proving.code, Purpose::Purchase, &digits).await?;
    let opened = match &tried {
        Try::Right(proved) => purchase_of(&work, proved).await?,
        Try::Wrong | Try::Spent => None,
    };
    visit.commit(work).await?;
    if let Some(purchase) = opened {
        return Ok(let_in(&visit, &purchase).await?.into());
    }
    let wrong = proving::refused(&visit, &tried);
    Ok(Reply::Again(page(fields.with_error("code", wrong), &proving)))
}

/// What the proved number opens. It is compared once more: a code is for its own number's purchases alone.
async fn purchase_of(work: &Work, proved: &Proved) -> Result<Option<Purchase>, WebError> {
    let Some(id) = proved.purchase() else { return Ok(None) };
    let purchase = purchases::by_id(&work.tx, id).await?.filter(|purchase| purchase.phone == *proved.phone());
    if let Some(purchase) = &purchase {
        open::prove_number(work, purchase.id).await?;
    }
    Ok(purchase)
}

/// To the purchase, or to its order where it is one shop's alone.
async fn let_in(visit: &Visit, purchase: &Purchase) -> Result<SeeOther, WebError> {
    let orders = purchases::orders(&visit.app.db.read, &[purchase.id]).await?;
    let to = match &orders[..] {
        [order] => links::order(&order.code),
        _ => links::purchase(&purchase.code),
    };
    Ok(SeeOther::to(to).jar(proving::forget(bought::remember(visit, &purchase.code))))
}

/// The form.
pub(super) fn page(form: Fields, proving: &Proving) -> ProofPage {
    ProofPage { form, phone: proving.phone.spaced() }
}
