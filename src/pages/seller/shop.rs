//! `/seller/{shop}/shop`: what a shop says about itself, how it stands with the moderator, and the way to change it.

use axum::http::StatusCode;
use serde::Serialize;
use time::Date;

use super::{SellerFrame, shop_form, stopped::Stopped};
use crate::{
    infra::words::Message,
    kernel::{ids::UnitCode, instant::Instant, links},
    market::{
        moderation::{self, Kind, suspensions},
        shops::{
            Status,
            content::ShopContent,
            in_shop::InShop,
            moves::Deed,
            revise::{self, ReviseError},
            standing::{self, Revision, Standing},
        },
    },
    pages::{guards::Acting, photos, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// How it stands, and the form.
#[derive(Serialize)]
pub struct ShopPage {
    shop: SellerFrame,
    /// Where it stands.
    status: Status,
    /// Its public page, once open.
    href: Option<String>,
    /// A proposal waits since then.
    waiting_since: Option<Instant>,
    /// A proposal came back.
    sent_back: Option<SentBack>,
    /// What a moderator has done to the shop, or will, the last first.
    stopped: Vec<Stopped>,
    /// Its owner lets it rest to the end of that day.
    rests_until: Option<Date>,
    /// She may let it rest, or give it up.
    shuts: bool,
    /// The owner changes members too.
    owner: bool,
    form: Fields,
    home: UnitCode,
}

#[derive(Serialize)]
struct SentBack {
    reason: Option<Message>,
    words: Option<String>,
    at: Option<Instant>,
}

impl Page for ShopPage {
    const TEMPLATE: &'static str = "seller/shop.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let page = |status, waiting_since, sent_back| Self {
            shop: SellerFrame::sample(),
            status,
            href: (status == Status::Open).then(|| links::shop("mat-ong-my-k7qm2x")),
            waiting_since,
            sent_back,
            stopped: if is_stopped(status) { vec![Stopped::sample(Kind::Shop)] } else { Vec::new() },
            rests_until: (status == Status::Resting).then_some(Date::MIN),
            shuts: status.is_approved(),
            owner: true,
            form: Fields::default().with("name", "Mật ong Mỷ").with("kind", "household"),
            home: UnitCode("08".into()),
        };
        let back = || SentBack {
            reason: Some("reason-shop-photo".into()),
            words: Some("Xin chụp rõ mặt gian hàng.".into()),
            at: Some(Instant(0)),
        };
        vec![
            page(Status::Pending, Some(Instant(0)), None),
            page(Status::SentBack, None, Some(back())),
            page(Status::Open, None, Some(back())),
            page(Status::Open, Some(Instant(0)), None),
            page(Status::Open, None, None),
            page(Status::Suspended, None, None),
            page(Status::Resting, None, None),
            page(Status::Left, None, None),
            page(Status::Closed, None, None),
            Self { stopped: vec![Stopped::sample(Kind::Shop)], ..page(Status::Open, None, None) },
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it, the form filled in with what was written last.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<ShopPage>, WebError> {
    let standing = standing(&visit, &acting).await?;
    let mut form = shop_form::fill(standing.draft());
    photos::opened(&visit, &mut form, ("photo", 1), &format!("shop:{}", acting.shop.code)).await?;
    Ok(Show(page(&visit, &acting, &standing, form).await?))
}

/// Hands a change to a moderator.
pub async fn post(visit: Visit, acting: Acting, mut posted: Posted) -> Result<Reply<ShopPage>, WebError> {
    let person = visit.signed_in()?;
    let known = standing::photos(&visit.app.db.read, &standing(&visit, &acting).await?).await?;
    if shop_form::read(&visit, person.id, &mut posted, &known).await?.is_none() {
        return again(&visit, &acting, posted.fields).await;
    }
    let work = acting.begin(&visit).await?;
    let in_shop = acting.enter(&work).await?;
    let Some(content) = settled(&visit, &in_shop, &mut posted.fields).await? else {
        work.roll_back().await?;
        return again(&visit, &acting, posted.fields).await;
    };
    let revised = revise::revise(&in_shop, content).await;
    if let Err(refusal) = visit.settle(work, revised).await? {
        return again(&visit, &acting, with_refusal(posted.fields, &refusal)).await;
    }
    let here = links::seller_shop(&acting.shop.code);
    Ok(SeeOther::to(here).flash(Flash::success("shop-change-sent")).into())
}

/// What was typed over what the form showed, where that is what is written now; the shop is ours from here on.
async fn settled(visit: &Visit, shop: &InShop<'_>, form: &mut Fields) -> Result<Option<ShopContent>, WebError> {
    let standing = standing::claim(shop).await?;
    let now = shop_form::fill(standing.draft());
    let settled = form.against(&now, &shop_form::CONTENT, |field| shop_form::said(visit, &now, field));
    Ok(if settled { shop_form::content(form) } else { None })
}

async fn again(visit: &Visit, acting: &Acting, form: Fields) -> Result<Reply<ShopPage>, WebError> {
    let standing = standing(visit, acting).await?;
    Ok(Reply::Again(page(visit, acting, &standing, form).await?))
}

fn with_refusal(fields: Fields, refusal: &ReviseError) -> Fields {
    match refusal {
        ReviseError::Unchanged => fields.with_error("", "shop-unchanged"),
        ReviseError::NoSuchPlace => fields.with_error("unit", "field-unit-wrong"),
        ReviseError::ForeignPhoto => fields.with_error("photo", "photos-again"),
        ReviseError::Content(_) => fields.with_error("", "form-stale"),
    }
}

async fn standing(visit: &Visit, acting: &Acting) -> Result<Standing, WebError> {
    standing::of(&visit.app.db.read, acting.shop.id).await?.ok_or(WebError::NotFound)
}

const fn is_stopped(status: Status) -> bool {
    Deed::Restore.leads(status, false).is_some()
}

/// What holds, or comes.
async fn stopped(visit: &Visit, acting: &Acting, standing: &Standing) -> Result<Vec<Stopped>, WebError> {
    let comes = suspensions::find::of(&visit.app.db.read, standing.id).await?.is_some();
    if !comes && !is_stopped(standing.status) {
        return Ok(Vec::new());
    }
    Stopped::all(visit, &acting.shop.code, Kind::Shop, standing.id.0).await
}

async fn page(visit: &Visit, acting: &Acting, standing: &Standing, form: Fields) -> Result<ShopPage, WebError> {
    let owner = visit.person.as_ref().is_some_and(|person| person.id == standing.owner);
    Ok(ShopPage {
        shop: SellerFrame::of(visit, acting).await?,
        status: standing.status,
        href: standing.on_display().map(|_| links::shop(&standing.slug)),
        waiting_since: standing.waiting().map(|revision| revision.submitted_at),
        sent_back: standing.sent_back().map(sent_back),
        stopped: stopped(visit, acting, standing).await?,
        rests_until: standing.rests_until.filter(|_| standing.status == Status::Resting),
        shuts: owner && Deed::Leave.leads(standing.status, false).is_some(),
        owner,
        form,
        home: visit.app.province.clone(),
    })
}

fn sent_back(revision: &Revision) -> SentBack {
    SentBack {
        reason: revision.reason.map(|reason| moderation::of(Kind::Shop).said(reason)),
        words: revision.words.clone(),
        at: revision.decided_at,
    }
}
