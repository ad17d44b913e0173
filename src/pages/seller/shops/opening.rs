//! `/seller/opening`: a shop is opened from a phone, in one go.

use axum::http::StatusCode;
use serde::Serialize;

use super::super::shop_form;
use crate::{
    infra::words::Message,
    kernel::{ids::UnitCode, links},
    market::shops::{
        Kind, find,
        open::{self, OpenError},
    },
    pages::{photos, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct OpeningPage {
    form: Fields,
    /// The market's own province, for the type-ahead.
    home: UnitCode,
}

impl Page for OpeningPage {
    const TEMPLATE: &'static str = "seller/shops/opening.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let mut asked =
            Fields::default().with("name", "Mật ong Mỷ").with("unit_text", "mèo vạc").with("photo", "ab23456789cdef");
        asked.set("unit_offers", vec!["00769".into(), "00772-00775".into()]);
        asked.set("unit_labels", vec!["Xã Mèo Vạc, Tuyên Quang".into(), "Xã Khâu Vai, Tuyên Quang".into()]);
        asked.set("unit_notes", vec![String::new(), "trước 7/2025: huyện Mèo Vạc, Hà Giang".into()]);
        asked.wrong("unit", "address-which");
        asked.wrong("photo", Message::new("photos-not-a-picture"));
        vec![
            Self { form: Fields::default(), home: UnitCode("08".into()) },
            Self { form: asked, home: UnitCode("08".into()) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it, unless there is nothing to open.
pub async fn get(visit: Visit) -> Result<Reply<OpeningPage>, WebError> {
    let person = visit.signed_in()?;
    if find::is_owner_of_any(&visit.app.db.read, person.id).await? {
        return Ok(SeeOther::to("/seller").into());
    }
    let mut form = Fields::default().with("kind", Kind::Household.as_str());
    photos::opened(&visit, &mut form, ("photo", 1), "opening").await?;
    Ok(Reply::Again(page(&visit, form)))
}

/// Hands the shop to a moderator.
pub async fn post(visit: Visit, mut posted: Posted) -> Result<Reply<OpeningPage>, WebError> {
    let person = visit.signed_in()?;
    let Some(content) = shop_form::read(&visit, person.id, &mut posted, &[]).await? else {
        return Ok(Reply::Again(page(&visit, posted.fields)));
    };
    let work = visit.begin().await?;
    let opened = open::open(&work, content).await;
    let shop = match visit.settle(work, opened).await? {
        Ok(shop) => shop,
        // Sent twice: the first press has done it.
        Err(OpenError::HasShop) => return Ok(SeeOther::to("/seller").flash(Flash::warning("shop-one-only")).into()),
        Err(refusal) => return Ok(Reply::Again(page(&visit, with_refusal(posted.fields, &refusal)))),
    };
    Ok(SeeOther::to(links::seller_shop(&shop.code)).flash(Flash::success("shop-sent-to-moderator")).into())
}

fn with_refusal(fields: Fields, refusal: &OpenError) -> Fields {
    match refusal {
        OpenError::NoSuchPlace => fields.with_error("unit", "field-unit-wrong"),
        OpenError::ForeignPhoto => fields.with_error("photo", "photos-again"),
        OpenError::NotSignedIn | OpenError::HasShop | OpenError::Content(_) => fields.with_error("", "form-stale"),
    }
}

fn page(visit: &Visit, form: Fields) -> OpeningPage {
    OpeningPage { form, home: visit.app.province.clone() }
}
