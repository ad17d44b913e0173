//! What staff's pages say alike of a shop: whose it is, and what was decided about it and its goods.

use std::cmp::Reverse;

use serde::Serialize;

use super::compared;
use crate::{
    infra::words::Message,
    kernel::{ids::ShopId, instant::Instant, phone::Phone},
    market::{
        moderation::{
            self, Kind, Reason, Verdict,
            compared::address,
            history::Decided,
            sanctions::{Sanction, record::Imposed},
        },
        shops::{Status, members, standing},
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// A reason to choose.
#[derive(Clone, Serialize)]
pub(super) struct Choice {
    value: &'static str,
    said: Message,
}

/// Whose something is.
#[derive(Clone, Serialize)]
pub(super) struct Seller {
    /// As approved, or as first proposed.
    pub name: String,
    kind: &'static str,
    place: String,
    story: String,
    photo: Option<String>,
    /// Of its public page, once open.
    slug: Option<String>,
    owner: String,
    phone: Option<Phone>,
}

/// What somebody did once.
#[derive(Clone, Serialize)]
pub(super) struct Past {
    subject: &'static str,
    title: String,
    deed: Deed,
    reason: Option<Message>,
    words: Option<String>,
    moderator: String,
    at: Instant,
}

/// What was done; `deed-…` is what it is called.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Deed {
    /// Shown from then on.
    Approved,
    /// To be mended.
    SentBack,
    /// Off display.
    Stopped,
    /// Shown again.
    Restored,
}

impl Seller {
    /// Mỷ's, for samples of pages.
    pub(super) fn sample() -> Self {
        Self {
            name: "Mật ong Mỷ".into(),
            kind: "household",
            place: "Xã Mèo Vạc, Tuyên Quang".into(),
            story: "Nuôi ong bạc hà.".into(),
            photo: None,
            slug: Some("mat-ong-my".into()),
            owner: "Vàng Thị Mỷ".into(),
            phone: Phone::parse("0900000002"),
        }
    }
}

impl Past {
    /// Of Mỷ's honey, for samples of pages.
    pub(super) fn sample(deed: Deed) -> Self {
        let has_reason = matches!(deed, Deed::SentBack | Deed::Stopped);
        Self {
            subject: "product",
            title: "Mật ong".into(),
            deed,
            reason: has_reason.then(|| moderation::of(Kind::Product).said(Reason::Photo)),
            words: None,
            moderator: "Hạnh".into(),
            at: Instant(0),
        }
    }

    /// What was done to the thing itself.
    pub(super) fn imposed(kind: Kind, title: &str, imposed: Imposed) -> Self {
        Self {
            subject: kind.as_str(),
            title: title.to_owned(),
            deed: match imposed.deed {
                Sanction::Stopped => Deed::Stopped,
                Sanction::Restored => Deed::Restored,
            },
            reason: imposed.reason.map(|reason| moderation::of(kind).said(reason)),
            words: imposed.words,
            moderator: imposed.moderator,
            at: imposed.at,
        }
    }

    /// The newest first; of the same moment, what stood first.
    pub(super) fn in_order(mut all: Vec<Self>) -> Vec<Self> {
        all.sort_by_key(|past| Reverse(past.at));
        all
    }
}

impl From<Decided> for Past {
    fn from(past: Decided) -> Self {
        Self {
            subject: past.kind.as_str(),
            title: past.title,
            deed: if past.verdict == Verdict::Approved { Deed::Approved } else { Deed::SentBack },
            reason: past.reason.map(|reason| moderation::of(past.kind).said(reason)),
            words: past.words,
            moderator: past.moderator,
            at: past.at,
        }
    }
}

/// What may be wrong with a thing of that kind.
pub(super) fn choices(kind: Kind) -> Vec<Choice> {
    let subject = moderation::of(kind);
    let choice = |reason: &Reason| Choice { value: reason.as_str(), said: subject.said(*reason) };
    subject.reasons().iter().map(choice).collect()
}

/// Whose the shop is, and where.
pub(super) async fn seller(visit: &Visit, shop: ShopId) -> Result<Seller, WebError> {
    let db = &visit.app.db.read;
    let standing = standing::of(db, shop).await?.ok_or(WebError::NotFound)?;
    let owner = members::of_shop(db, shop).await?.into_iter().find(|member| member.owner);
    let place = address(db, &standing.content.unit, standing.content.former.as_ref()).await?;
    Ok(Seller {
        name: standing.content.name.clone(),
        kind: standing.content.kind.as_str(),
        place: compared::said(visit, place),
        story: standing.content.story.clone(),
        photo: standing.content.photo.clone(),
        slug: (standing.status == Status::Open).then(|| standing.slug.clone()),
        owner: owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        phone: owner.map(|owner| owner.phone),
    })
}
