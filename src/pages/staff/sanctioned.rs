//! What staff's pages do alike to a shop, a product or a paper that was approved: stop it with a reason, and let it go on.

use serde::Serialize;

use super::why::{self, Choice, choices};
use crate::{
    infra::words::Message,
    kernel::ids::ShopId,
    market::moderation::{
        self, Kind,
        sanctions::{self, SanctionError, Thing, restore, stop},
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
    /// It is stopped.
    stopped: bool,
    reasons: Vec<Choice>,
}

impl Panel {
    /// For samples of pages.
    pub(super) fn sample(kind: Kind, own: bool, (stoppable, stopped): (bool, bool)) -> Self {
        let subject = moderation::of(kind);
        let reasons = choices(subject, subject.grounds());
        Self { kind: kind.as_str(), path: "/staff/products/a1b2c3d4".into(), own, stoppable, stopped, reasons }
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
    let Some(why) = why::read(&mut fields) else { return Ok(Reply::Again(P::read(&visit, name, fields).await?)) };
    let work = visit.begin().await?;
    let stopped = stop::stop(&work, thing, why).await;
    match visit.settle(work, stopped).await? {
        Ok(()) => Ok(done(&page, "stopped")),
        Err(refusal) => again(&visit, (thing, name), fields, &refusal).await,
    }
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

fn done<P: Sanctioned>(page: &P, deed: &str) -> Reply<P> {
    let Panel { kind, path, .. } = page.panel();
    let said = Message::new(&format!("sanction-{kind}-{deed}")).with("title", page.title());
    SeeOther::to(path.clone()).flash(Flash::success(said)).into()
}

/// The page as it is by now, with what is wrong at its field.
async fn again<P: Sanctioned>(
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
        SanctionError::NotShown => ("", format!("sanction-{}-not-shown", thing.kind().as_str())),
        SanctionError::NotStopped => ("", format!("sanction-{}-not-stopped", thing.kind().as_str())),
    };
    Ok(Reply::Again(P::read(visit, name, fields.with_error(field, wrong.as_str())).await?))
}
