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
        shops::{members, standing},
    },
    pages::visit::Visit,
    web::error::WebError,
};

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
    /// Key of what was done.
    deed: String,
    /// Its sellers would rather it had not been.
    against: bool,
    reason: Option<Message>,
    words: Option<String>,
    /// From when on, how long, by which order.
    terms: Vec<Message>,
    moderator: String,
    at: Instant,
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Shown from then on.
    Approved,
    /// To be mended.
    SentBack,
    /// Off display.
    Stopped,
    /// A shop is closed.
    Closed,
    /// What was to come does not.
    CalledOff,
    /// Shown again.
    Restored,
}

impl Deed {
    /// Its sellers would rather it had not been done.
    const fn is_against(self) -> bool {
        matches!(self, Self::SentBack | Self::Stopped | Self::Closed)
    }

    /// Key of what that is called, done to a thing of that kind.
    fn key(self, kind: Kind) -> String {
        match self {
            Self::Approved => "deed-approved".to_owned(),
            Self::SentBack => "deed-sent-back".to_owned(),
            Self::Stopped => format!("deed-{}-stopped", kind.as_str()),
            Self::Closed => format!("deed-{}-closed", kind.as_str()),
            Self::CalledOff => format!("deed-{}-called-off", kind.as_str()),
            Self::Restored => format!("deed-{}-restored", kind.as_str()),
        }
    }
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
        let past = Self::of(Kind::Product, deed);
        let reason = past.against.then(|| moderation::of(Kind::Product).said(Reason::Photo));
        Self { title: "Mật ong".into(), reason, moderator: "Hạnh".into(), ..past }
    }

    fn of(kind: Kind, deed: Deed) -> Self {
        Self {
            subject: kind.as_str(),
            title: String::new(),
            deed: deed.key(kind),
            against: deed.is_against(),
            reason: None,
            words: None,
            terms: Vec::new(),
            moderator: String::new(),
            at: Instant(0),
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
        let deed = if past.verdict == Verdict::Approved { Deed::Approved } else { Deed::SentBack };
        Self {
            title: past.title,
            reason: past.reason.map(|reason| moderation::of(past.kind).said(reason)),
            words: past.words,
            moderator: past.moderator,
            at: past.at,
            ..Self::of(past.kind, deed)
        }
    }
}

impl From<Imposed> for Past {
    fn from(past: Imposed) -> Self {
        let deed = match past.deed {
            Sanction::Stopped => Deed::Stopped,
            Sanction::Closed => Deed::Closed,
            Sanction::CalledOff => Deed::CalledOff,
            Sanction::Restored => Deed::Restored,
        };
        Self {
            title: past.title,
            reason: past.reason.map(|reason| moderation::of(past.kind).said(reason)),
            words: past.words,
            terms: past.terms.said(),
            moderator: past.moderator,
            at: past.at,
            ..Self::of(past.kind, deed)
        }
    }
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
        slug: standing.status.has_page().then(|| standing.slug.clone()),
        owner: owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        phone: owner.map(|owner| owner.phone),
    })
}
