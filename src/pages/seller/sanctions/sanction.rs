//! `/seller/{shop}/sanctions/{id}`: what a moderator stopped, why, from when until when, what can be done now, and what the shop says
//! against it.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;
use time::Date;

use super::super::{SellerFrame, stopped::Stopped};
use crate::{
    infra::words::Message,
    kernel::{instant::Instant, links},
    market::moderation::{
        Kind,
        appeals::{
            AppealVerdict, LONGEST,
            appeal::{AppealError, appeal},
            find::{self, Appeal, Decided, Open},
        },
        sanctions::record::{self, Imposed},
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

/// One sanction.
#[derive(Serialize)]
pub struct SanctionPage {
    shop: SellerFrame,
    /// `shop`, `product` or `certificate`.
    kind: &'static str,
    title: String,
    stopped: Stopped,
    /// It holds, or will.
    in_force: bool,
    /// It will: its first day has not come.
    comes: bool,
    /// Something can be said against it to the end of that day.
    until: Option<Date>,
    /// The days for that are over.
    too_late: Option<Date>,
    appeal: Option<Said>,
    form: Fields,
}

/// What was said against it.
#[derive(Serialize)]
struct Said {
    words: String,
    by: String,
    at: Instant,
    /// An answer is promised to the end of that day.
    answer_by: Date,
    answer: Option<Answer>,
}

/// What was answered.
#[derive(Serialize)]
struct Answer {
    verdict: Message,
    lifted: bool,
    said: String,
    at: Instant,
}

impl Page for SanctionPage {
    const TEMPLATE: &'static str = "seller/sanctions/sanction.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |kind: Kind, appeal, form| Self {
            shop: SellerFrame::sample(),
            kind: kind.as_str(),
            title: "Mật ong Mỷ".into(),
            stopped: Stopped::sample(kind),
            in_force: true,
            comes: kind == Kind::Shop,
            until: Some(Date::MIN),
            too_late: None,
            appeal,
            form,
        };
        let answer = |verdict: AppealVerdict| Answer {
            verdict: Message::new(verdict.key()),
            lifted: verdict == AppealVerdict::Lifted,
            said: "Đã xem lại hoá đơn.".into(),
            at: Instant(0),
        };
        let said = |answer| Said {
            words: "Hàng của nhà mình có hoá đơn.".into(),
            by: "Vàng Thị Mỷ".into(),
            at: Instant(0),
            answer_by: Date::MIN,
            answer,
        };
        let empty = Fields::default().with_error("words", "field-missing");
        vec![
            page(Kind::Shop, None, Fields::default()),
            page(Kind::Product, None, empty),
            page(Kind::Shop, Some(said(None)), Fields::default()),
            page(Kind::Certificate, Some(said(Some(answer(AppealVerdict::Upheld)))), Fields::default()),
            Self {
                in_force: false,
                ..page(Kind::Shop, Some(said(Some(answer(AppealVerdict::Lifted)))), Fields::default())
            },
            Self { until: None, too_late: Some(Date::MIN), ..page(Kind::Shop, None, Fields::default()) },
            Self { until: None, in_force: false, ..page(Kind::Product, None, Fields::default()) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
) -> Result<Show<SanctionPage>, WebError> {
    let imposed = find(&visit, &acting, &id).await?;
    Ok(Show(page(&visit, &acting, imposed, Fields::default()).await?))
}

/// Says something against it.
pub async fn post(
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<SanctionPage>, WebError> {
    let imposed = find(&visit, &acting, &id).await?;
    let here = links::seller_sanction(&acting.shop.code, imposed.id);
    let Some(words) = fields.text("words", 1..=LONGEST) else {
        return Ok(Reply::Again(page(&visit, &acting, imposed, fields).await?));
    };
    let work = acting.begin(&visit).await?;
    let in_shop = acting.enter(&work).await?;
    let made = appeal(&in_shop, imposed.id, words).await;
    let key = match visit.settle(work, made).await? {
        Ok(_) => return Ok(SeeOther::to(here).flash(Flash::success("appeal-sent")).into()),
        Err(AppealError::NotFound) => return Err(WebError::NotFound),
        Err(AppealError::Words) => "field-missing",
        Err(AppealError::Over) => "appeal-over",
        Err(AppealError::TooLate) => "appeal-too-late-now",
        Err(AppealError::Already) => "appeal-already",
    };
    Ok(Reply::Again(page(&visit, &acting, imposed, fields.with_error("words", key)).await?))
}

/// What stopped or closed something of the shop.
async fn find(visit: &Visit, acting: &Acting, id: &str) -> Result<Imposed, WebError> {
    let imposed = match id.parse() {
        Ok(id) => record::by_id(&visit.app.db.read, id).await?,
        Err(_) => None,
    };
    let imposed = imposed.filter(|imposed| imposed.shop == acting.shop.id && imposed.deed.is_against());
    imposed.ok_or_else(|| {
        visit.refused("a sanction of others");
        WebError::NotFound
    })
}

async fn page(visit: &Visit, acting: &Acting, imposed: Imposed, form: Fields) -> Result<SanctionPage, WebError> {
    let db = &visit.app.db.read;
    let open = find::open(db, &imposed, visit.now.day()).await?;
    let appeal = find::of_sanction(db, imposed.id).await?;
    let may = |open: Open| match open {
        Open::Until(day) => (Some(day), None),
        Open::TooLate(day) => (None, Some(day)),
        Open::Over => (None, None),
    };
    let (until, too_late) = may(open);
    let appeal = match appeal {
        Some(appeal) => {
            let answer_by = find::answer_by(db, appeal.at).await?;
            Some(said(appeal, answer_by))
        }
        None => None,
    };
    Ok(SanctionPage {
        shop: SellerFrame::of(visit, acting).await?,
        kind: imposed.kind.as_str(),
        title: imposed.title.clone(),
        in_force: open != Open::Over,
        comes: open != Open::Over && imposed.terms.starts_on.is_some_and(|day| day > visit.now.day()),
        stopped: Stopped::of(imposed, &acting.shop.code),
        until,
        too_late,
        appeal,
        form,
    })
}

fn said(appeal: Appeal, answer_by: Date) -> Said {
    let answer = |Decided { verdict, said, at, .. }: Decided| Answer {
        verdict: Message::new(verdict.key()),
        lifted: verdict == AppealVerdict::Lifted,
        said,
        at,
    };
    Said { words: appeal.words, by: appeal.by, at: appeal.at, answer_by, answer: appeal.decided.map(answer) }
}
