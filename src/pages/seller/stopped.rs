//! Why a moderator has stopped a shop, a product or a paper, or will, as its people read it.

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{instant::Instant, links},
    market::moderation::{
        self, Kind, Reason,
        sanctions::{
            Sanction,
            record::{self, Imposed, Terms},
        },
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// What was said when it was stopped.
#[derive(Clone, Serialize)]
pub(super) struct Stopped {
    pub(super) at: Instant,
    pub(super) reason: Option<Message>,
    pub(super) words: Option<String>,
    /// From when on, how long, by which order.
    pub(super) terms: Vec<Message>,
    /// A shop is closed by it, or will be.
    pub(super) closes: bool,
    /// Where something can be said against it.
    pub(super) href: String,
}

impl Stopped {
    /// For samples of pages.
    pub(super) fn sample(kind: Kind) -> Self {
        Self {
            at: Instant(1_795_311_000_000_000),
            reason: Some(moderation::of(kind).said(Reason::Other)),
            words: Some("Mật ong không chữa được bệnh.".into()),
            terms: Terms { order_no: Some("12/SCT-TM".into()), ..Terms::default() }.said(),
            closes: false,
            href: links::seller_sanction("K7QM2XPA", 7),
        }
    }

    /// What is in force against a thing of that shop, the last first.
    pub(super) async fn all(visit: &Visit, shop: &str, kind: Kind, id: i64) -> Result<Vec<Self>, WebError> {
        let in_force = record::in_force(&visit.app.db.read, kind, id).await?;
        Ok(in_force.into_iter().rev().map(|imposed| Self::of(imposed, shop)).collect())
    }

    /// The last of them.
    pub(super) async fn last(visit: &Visit, shop: &str, kind: Kind, id: i64) -> Result<Option<Self>, WebError> {
        Ok(Self::all(visit, shop, kind, id).await?.into_iter().next())
    }

    /// As it was imposed.
    pub(super) fn of(imposed: Imposed, shop: &str) -> Self {
        Self {
            at: imposed.at,
            reason: imposed.reason.map(|reason| moderation::of(imposed.kind).said(reason)),
            words: imposed.words,
            terms: imposed.terms.said(),
            closes: imposed.deed == Sanction::Closed,
            href: links::seller_sanction(shop, imposed.id),
        }
    }
}
