//! What staff's pages do alike to a shop, a product or a paper that was approved: stop it with a reason, and let it go on.

use serde::Serialize;
use time::Date;

use super::why::{self, Choice, choices};
use crate::{
    infra::words::Message,
    kernel::ids::ShopId,
    market::moderation::{
        self, Kind,
        sanctions::{self, SanctionError, Thing, restore, stop},
        suspensions::{LONGEST_ORDER, Stop},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther},
    },
};

/// What can be done to it now: the end of its page.
#[derive(Clone, Serialize)]
pub(super) struct Panel {
    /// In the keys of its words: `shop`, `product` or `certificate`.
    kind: &'static str,
    /// Of the page; the deeds are below it.
    path: String,
    /// Of a shop where whoever looks has a hand in it.
    own: bool,
    /// It may be stopped.
    stoppable: bool,
    /// It is stopped, or will be.
    stopped: bool,
    reasons: Vec<Choice>,
    /// What else there is to a shop.
    shop: Option<OfShop>,
}

/// When something begins that is done to a shop, and ends.
#[derive(Clone, Serialize)]
pub(super) struct OfShop {
    /// Full days of a notice.
    pub notice: i32,
    /// What is announced now begins on that day.
    pub first_day: Date,
    /// It will be suspended from that day on.
    pub comes_on: Option<Date>,
    /// It is suspended to the end of that day.
    pub ends_on: Option<Date>,
    /// It will be closed from that day on.
    pub closes_on: Option<Date>,
    /// It may be closed.
    pub closable: bool,
}

impl Panel {
    /// For samples of pages.
    pub(super) fn sample(kind: Kind, own: bool, (stoppable, stopped): (bool, bool)) -> Self {
        let subject = moderation::of(kind);
        let reasons = choices(subject, subject.grounds());
        let path = match kind {
            Kind::Shop => "/staff/shops/s00001",
            Kind::Product | Kind::Measure => "/staff/products/a1b2c3d4",
            Kind::Certificate => "/staff/papers/7",
        };
        let path = path.to_owned();
        Self { kind: kind.as_str(), path, own, stoppable, stopped, reasons, shop: None }
    }

    /// With what else there is to a shop.
    pub(super) fn with_shop(self, shop: OfShop) -> Self {
        Self { shop: Some(shop), ..self }
    }

    /// Of a thing of that shop, which may be stopped or is.
    pub(super) async fn of(
        visit: &Visit,
        (kind, path): (Kind, String),
        shop: ShopId,
        (stoppable, stopped): (bool, bool),
    ) -> Result<Self, WebError> {
        let own = sanctions::is_own(&visit.app.db.read, shop, visit.signed_in()?.id, visit.now).await?;
        Ok(Self { path, ..Self::sample(kind, own, (stoppable, stopped)) })
    }
}

/// The page of a thing that may be stopped.
pub(super) trait Sanctioned: Page + Sized {
    /// What an address names, if it can name anything.
    fn thing(name: &str) -> Option<Thing<'_>>;

    /// The page as it is by now, with what was typed; nothing of it beyond the moderator's reach.
    async fn read(visit: &Visit, name: &str, form: Fields) -> Result<Self, WebError>;

    /// What it is called.
    fn title(&self) -> &str;

    /// Where it is.
    fn panel(&self) -> &Panel;
}

/// Stops it.
pub(super) async fn stop<P: Sanctioned>(visit: Visit, name: &str, posted: Posted) -> Result<Reply<P>, WebError> {
    let (thing, mut fields) = (P::thing(name).ok_or(WebError::NotFound)?, posted.fields);
    let page = P::read(&visit, name, Fields::default()).await?;
    let Some(asked) = read(&mut fields) else { return Ok(Reply::Again(P::read(&visit, name, fields).await?)) };
    let work = visit.begin().await?;
    let stopped = stop::stop(&work, thing, asked).await;
    match visit.settle(work, stopped).await? {
        Ok(()) => Ok(done(&page, "stopped")),
        Err(refusal) => again(&visit, (thing, name), fields, &refusal).await,
    }
}

/// Why it is stopped, and of a shop how; nothing where something is wrong at its field.
pub(super) fn read(fields: &mut Fields) -> Option<Stop> {
    let order_no = fields.maybe_line("order_no", LONGEST_ORDER);
    let until = if fields.typed("until").is_empty() { Some(None) } else { fields.day("until").map(Some) };
    let why = why::read(fields);
    Some(Stop { order_no: order_no?, until: until?, why: why? })
}

/// Lets it go on.
pub(super) async fn restore<P: Sanctioned>(visit: Visit, name: &str, posted: Posted) -> Result<Reply<P>, WebError> {
    let thing = P::thing(name).ok_or(WebError::NotFound)?;
    let page = P::read(&visit, name, Fields::default()).await?;
    let work = visit.begin().await?;
    let restored = restore::restore(&work, thing).await;
    match visit.settle(work, restored).await? {
        Ok(()) => Ok(done(&page, "restored")),
        Err(refusal) => again(&visit, (thing, name), posted.fields, &refusal).await,
    }
}

/// Back to its page, with what was done.
pub(super) fn done<P: Sanctioned>(page: &P, deed: &str) -> Reply<P> {
    let Panel { kind, path, .. } = page.panel();
    let said = Message::new(&format!("sanction-{kind}-{deed}")).with("title", page.title());
    SeeOther::to(path.clone()).flash(Flash::success(said)).into()
}

/// The page as it is by now, with what is wrong at its field.
pub(super) async fn again<P: Sanctioned>(
    visit: &Visit,
    (thing, name): (Thing<'_>, &str),
    fields: Fields,
    refusal: &SanctionError,
) -> Result<Reply<P>, WebError> {
    let (field, wrong) = match refusal {
        SanctionError::NotFound => return Err(WebError::NotFound),
        SanctionError::Own => ("", "review-own".to_owned()),
        SanctionError::NoReason => ("reason", "review-reason-missing".to_owned()),
        SanctionError::TooManyWords => ("words", "field-too-long".to_owned()),
        SanctionError::NoOrder => ("order_no", "sanction-order-missing".to_owned()),
        SanctionError::OwnerBarred => ("", "sanction-owner-barred".to_owned()),
        SanctionError::LeftRegistry => ("", "registry-has-left".to_owned()),
        SanctionError::Until => ("until", "sanction-until-wrong".to_owned()),
        SanctionError::NotShown => ("", format!("sanction-{}-not-shown", thing.kind().as_str())),
        SanctionError::NotStopped => ("", format!("sanction-{}-not-stopped", thing.kind().as_str())),
    };
    Ok(Reply::Again(P::read(visit, name, fields.with_error(field, wrong.as_str())).await?))
}
