//! `/seller/{shop}/rest`: the owner lets her shop rest until a day.

use axum::http::StatusCode;
use serde::Serialize;
use time::Date;

use super::{SellerFrame, buttons::word};
use crate::{
    infra::words::Message,
    kernel::{calendar, links},
    market::{
        catalog::doors::{DoorError, rest::rest},
        shops::{
            Status,
            in_shop::InShop,
            moves::Deed,
            standing::{self, Standing},
        },
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The day, and what happens until then.
#[derive(Serialize)]
pub struct RestPage {
    shop: SellerFrame,
    /// It rests already, to the end of that day.
    until: Option<Date>,
    /// As the shop stands, it can rest.
    may: bool,
    form: Fields,
}

impl Page for RestPage {
    const TEMPLATE: &'static str = "seller/rest.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |until, form| Self { shop: SellerFrame::sample(), until, may: true, form };
        let wrong = Fields::default().with_error("until", "shop-rest-day-wrong");
        let not = Self { may: false, ..page(None, Fields::default()) };
        vec![page(None, Fields::default()), page(None, wrong), page(Some(Date::MIN), Fields::default()), not]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<RestPage>, WebError> {
    let standing = standing::of(&visit.app.db.read, acting.shop.id).await?.ok_or(WebError::NotFound)?;
    Ok(Show(page(&visit, &acting, filled(&standing).shown(&["until"])).await?))
}

/// Lets it rest, or rest until another day.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<RestPage>, WebError> {
    if fields.day("until").is_none() {
        return Ok(Reply::Again(page(&visit, &acting, fields).await?));
    }
    let work = acting.begin(&visit).await?;
    let in_shop = acting.enter(&work).await?;
    let Some(until) = settled(&in_shop, &mut fields).await? else {
        work.roll_back().await?;
        return Ok(Reply::Again(page(&visit, &acting, fields).await?));
    };
    let rested = rest(&in_shop, until).await;
    if let Err(refusal) = visit.settle(work, rested).await? {
        let field = if matches!(refusal, DoorError::Day) { "until" } else { "" };
        return Ok(Reply::Again(page(&visit, &acting, fields.with_error(field, word(&refusal))).await?));
    }
    let told = Message::new("shop-rested").with("day", calendar::day(until));
    Ok(SeeOther::to(links::seller_shop(&acting.shop.code)).flash(Flash::success(told)).into())
}

/// The day that was typed, where nobody else has set another meanwhile; the shop is ours from here on.
async fn settled(shop: &InShop<'_>, form: &mut Fields) -> Result<Option<Date>, WebError> {
    let now = filled(&standing::claim(shop).await?);
    let settled = form.against(&now, &["until"], |_| now.typed("until").to_owned());
    Ok(if settled { form.day("until") } else { None })
}

/// The form with the day until which it rests.
fn filled(standing: &Standing) -> Fields {
    let until = standing.rests_until.filter(|_| standing.status == Status::Resting);
    Fields::default().with("until", until.map(|day| day.to_string()).unwrap_or_default())
}

async fn page(visit: &Visit, acting: &Acting, form: Fields) -> Result<RestPage, WebError> {
    let standing = standing::of(&visit.app.db.read, acting.shop.id).await?.ok_or(WebError::NotFound)?;
    let until = standing.rests_until.filter(|_| standing.status == Status::Resting);
    let may = Deed::Leave.leads(standing.status, false).is_some();
    Ok(RestPage { shop: SellerFrame::of(visit, acting).await?, until, may, form })
}
