//! `/staff/appeals/{id}`: what was stopped, by whom and why; what the shop says; and the decision, which is another moderator's.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;
use time::Date;

use super::super::shop_parts::{Deed, Past, Seller, seller};
use crate::{
    infra::words::Message,
    kernel::{
        ids::{AppealId, ShopId},
        instant::Instant,
    },
    market::{
        moderation::{
            Kind,
            appeals::{
                AppealVerdict, LONGEST,
                decide::{AppealDecisionError, decide},
                find::{self, Appeal, Decided},
            },
            reach::Reach,
            sanctions::{self, record},
        },
        shops,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// An appeal.
#[derive(Serialize)]
pub struct AppealPage {
    title: String,
    kind: &'static str,
    seller: Seller,
    shop_code: String,
    /// What it is against.
    imposed: Vec<Past>,
    /// That has ended meanwhile.
    over: bool,
    words: String,
    by: String,
    at: Instant,
    answer_by: Date,
    decided: Option<Answer>,
    /// Key of why whoever looks does not decide, if she does not.
    not_hers: Option<&'static str>,
    form: Fields,
}

#[derive(Serialize)]
struct Answer {
    verdict: Message,
    said: String,
    moderator: String,
    at: Instant,
}

impl Page for AppealPage {
    const TEMPLATE: &'static str = "staff/appeals/appeal.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |decided, not_hers: Option<&'static str>, form| Self {
            title: "Mật ong Mỷ".into(),
            kind: Kind::Shop.as_str(),
            seller: Seller::sample(),
            shop_code: "s00001".into(),
            imposed: vec![Past::sample(Deed::Stopped)],
            over: not_hers.is_some(),
            words: "Hàng của nhà mình có hoá đơn.".into(),
            by: "Vàng Thị Mỷ".into(),
            at: Instant(0),
            answer_by: Date::MIN,
            decided,
            not_hers,
            form,
        };
        let answer = |verdict: AppealVerdict| Answer {
            verdict: Message::new(verdict.key()),
            said: "Đã xem hoá đơn.".into(),
            moderator: "Dương".into(),
            at: Instant(0),
        };
        vec![
            page(None, None, Fields::default()),
            page(None, None, Fields::default().with_error("said", "field-missing")),
            page(None, Some("appeal-own-sanction"), Fields::default()),
            page(Some(answer(AppealVerdict::Upheld)), None, Fields::default()),
            page(Some(answer(AppealVerdict::Lifted)), Some("review-own"), Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it, if its shop is within the moderator's reach.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Show<AppealPage>, WebError> {
    let appeal = find(&visit, &id).await?;
    Ok(Show(page(&visit, appeal, Fields::default()).await?))
}

/// Decides.
pub async fn post(
    visit: Visit,
    Path(id): Path<String>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<AppealPage>, WebError> {
    let appeal = find(&visit, &id).await?;
    let verdict = fields.choice("verdict", AppealVerdict::parse);
    let said = fields.text("said", 1..=LONGEST);
    let (Some(verdict), Some(said)) = (verdict, said) else {
        return Ok(Reply::Again(page(&visit, appeal, fields).await?));
    };
    let work = visit.begin().await?;
    let decided = decide(&work, appeal.id, verdict, said).await;
    let (field, key) = match visit.settle(work, decided).await? {
        Ok(()) => return Ok(SeeOther::to("/staff/appeals").flash(Flash::success("appeal-decided")).into()),
        Err(AppealDecisionError::NotFound) => return Err(WebError::NotFound),
        Err(AppealDecisionError::Own) => ("", "review-own"),
        Err(AppealDecisionError::OwnSanction) => ("", "appeal-own-sanction"),
        Err(AppealDecisionError::OwnerBarred) => ("", "sanction-owner-barred"),
        Err(AppealDecisionError::LeftRegistry) => ("", "registry-has-left"),
        Err(AppealDecisionError::Decided) => ("", "appeal-decided-before"),
        Err(AppealDecisionError::Words) => ("said", "field-missing"),
    };
    let appeal = find(&visit, &id).await?;
    Ok(Reply::Again(page(&visit, appeal, fields.with_error(field, key)).await?))
}

async fn find(visit: &Visit, id: &str) -> Result<Appeal, WebError> {
    let db = &visit.app.db.read;
    let appeal = match id.parse() {
        Ok(id) => find::by_id(db, AppealId(id)).await?,
        Err(_) => None,
    };
    let reach = Reach::of(visit.signed_in()?);
    if let Some(appeal) = appeal
        && within(visit, &reach, appeal.shop).await?
    {
        return Ok(appeal);
    }
    visit.refused("an appeal out of reach");
    Err(WebError::NotFound)
}

async fn within(visit: &Visit, reach: &Reach, shop: ShopId) -> Result<bool, WebError> {
    let origin = shops::find::origin(&visit.app.db.read, shop).await?;
    Ok(origin.is_some_and(|origin| reach.covers(&origin.unit_code)))
}

async fn page(visit: &Visit, appeal: Appeal, form: Fields) -> Result<AppealPage, WebError> {
    let (db, person) = (&visit.app.db.read, visit.signed_in()?.id);
    let imposed = record::by_id(db, appeal.sanction).await?.ok_or(WebError::NotFound)?;
    let not_hers = if imposed.moderator_id == person {
        Some("appeal-own-sanction")
    } else if sanctions::is_own(db, appeal.shop, person, visit.now).await? {
        Some("review-own")
    } else {
        None
    };
    let shop_code = shops::find::code_of(db, appeal.shop).await?.unwrap_or_default();
    let answer = |Decided { verdict, said, moderator, at }: Decided| Answer {
        verdict: Message::new(verdict.key()),
        said,
        moderator,
        at,
    };
    Ok(AppealPage {
        title: imposed.title.clone(),
        kind: imposed.kind.as_str(),
        seller: seller(visit, appeal.shop).await?,
        shop_code,
        over: !record::holds(db, &imposed).await?,
        answer_by: find::answer_by(db, appeal.at).await?,
        imposed: vec![Past::from(imposed)],
        words: appeal.words,
        by: appeal.by,
        at: appeal.at,
        decided: appeal.decided.map(answer),
        not_hers,
        form,
    })
}
