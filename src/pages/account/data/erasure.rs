//! `/account/data/erasure`: whoever is signed in has her account erased, after she has read what goes and what stays.

use axum::http::StatusCode;
use serde::Serialize;

use super::index::whose;
use crate::{
    infra::{watch::security, words::Message},
    kernel::links,
    market::{
        accounts::find,
        privacy::{
            erase::{EraseError, erase},
            hindered::{Hindrance, hindrances},
        },
    },
    pages::{guest, visit::Visit},
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

/// What has to end first, and where that is done.
#[derive(Serialize)]
struct HindranceParts {
    said: Message,
    href: Option<String>,
}

impl Page for ErasurePage {
    const TEMPLATE: &'static str = "account/data/erasure.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let all = [
            Hindrance::Order("K7QM2XPA".into()),
            Hindrance::Sale("DH7K2MXP".into()),
            Hindrance::Report("AB2345CD".into()),
            Hindrance::OnShop,
            Hindrance::Shop("Mật ong Mỷ".into()),
            Hindrance::Role,
        ];
        vec![
            Self { hindrances: Vec::new(), form: Fields::default() },
            Self { hindrances: Vec::new(), form: Fields::default().with_error("sure", "erasure-not-sure") },
            Self { hindrances: all.into_iter().map(said).collect(), form: Fields::default() },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<ErasurePage>, WebError> {
    let hindrances = hindrances(&visit.app.db.read, &whose(visit.signed_in()?)).await?;
    Ok(Show(ErasurePage { hindrances: hindrances.into_iter().map(said).collect(), form: Fields::default() }))
}

/// Erases it; nothing of it is in this browser afterwards.
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
    let erased = erase(&work, account).await;
    match visit.settle(work, erased).await? {
        Ok(()) => {}
        Err(EraseError::NotYours) => return Err(WebError::NotFound),
        Err(EraseError::Hindered(hindrances)) => {
            let hindrances = hindrances.into_iter().map(said).collect();
            return Ok(Reply::Again(ErasurePage { hindrances, form: fields.with_error("", "erasure-hindered") }));
        }
    }
    visit.sign_out().await?;
    security::signed_out(id.0);
    let jar = guest::forget_all(&visit);
    Ok(SeeOther::to("/").jar(jar).forget_pages().flash(Flash::success("erasure-done")).into())
}

fn said(hindrance: Hindrance) -> HindranceParts {
    let to = |said: Message, href: String| HindranceParts { said, href: Some(href) };
    match hindrance {
        Hindrance::Order(code) => {
            let href = links::order(&code);
            to(Message::new("erasure-hindered-order").with("code", code), href)
        }
        Hindrance::Sale(code) => to(Message::new("erasure-hindered-sale").with("code", code), "/seller".into()),
        Hindrance::Report(code) => {
            let href = links::report(&code);
            to(Message::new("erasure-hindered-report").with("code", code), href)
        }
        Hindrance::OnShop => to("erasure-hindered-on-shop".into(), "/seller".into()),
        Hindrance::Shop(name) => to(Message::new("erasure-hindered-shop").with("name", name), "/seller".into()),
        Hindrance::Role => HindranceParts { said: "erasure-hindered-role".into(), href: None },
    }
}
