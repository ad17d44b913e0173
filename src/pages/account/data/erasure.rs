//! `/account/data/erasure`: whoever is signed in has her account erased, after she has read what goes and what stays.

use axum::http::StatusCode;
use serde::Serialize;

use super::index::whose;
use crate::{
    infra::watch::security,
    market::{
        accounts::find,
        privacy::{
            erase::{EraseError, erase},
            hindered::hindrances,
        },
    },
    pages::{guest, own_data::HindranceParts, proving, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The form, or what stands in its way.
#[derive(Serialize)]
pub struct ErasurePage {
    /// What has to end first.
    hindrances: Vec<HindranceParts>,
    form: Fields,
}

impl Page for ErasurePage {
    const TEMPLATE: &'static str = "account/data/erasure.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        vec![
            Self { hindrances: Vec::new(), form: Fields::default() },
            Self { hindrances: Vec::new(), form: Fields::default().with_error("sure", "erasure-not-sure") },
            Self { hindrances: HindranceParts::samples(), form: Fields::default() },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<ErasurePage>, WebError> {
    let hindrances = hindrances(&visit.app.db.read, &whose(visit.signed_in()?)).await?;
    Ok(Show(ErasurePage { hindrances: HindranceParts::all(hindrances), form: Fields::default() }))
}

/// Erases it; nothing of it is in this browser afterwards, and a text to the number says so.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<ErasurePage>, WebError> {
    if !fields.ticked("sure") {
        fields.wrong("sure", "erasure-not-sure");
    }
    if !fields.fine() {
        return Ok(Reply::Again(ErasurePage { hindrances: Vec::new(), form: fields }));
    }
    let id = visit.signed_in()?.id;
    let work = visit.begin_proved().await?;
    let account = find::claim(&work, id).await?.ok_or(WebError::NotFound)?;
    let erased = erase(&work, account, &proving::texting(&visit)).await;
    match visit.settle(work, erased).await? {
        Ok(()) => {}
        Err(EraseError::NotYours) => return Err(WebError::NotFound),
        Err(EraseError::Hindered(hindrances)) => {
            let hindrances = HindranceParts::all(hindrances);
            return Ok(Reply::Again(ErasurePage { hindrances, form: fields.with_error("", "erasure-hindered") }));
        }
    }
    visit.sign_out().await?;
    security::signed_out(id.0);
    let jar = guest::forget_all(&visit);
    Ok(SeeOther::to("/").jar(jar).forget_pages().flash(Flash::success("erasure-done")).into())
}
