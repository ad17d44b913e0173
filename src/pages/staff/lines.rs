//! Shops, goods, papers, orders and reports in lists of staff.

use serde::Serialize;

use crate::{
    kernel::{calendar, links},
    market::{
        catalog::{self, own::OwnProduct},
        certificates,
        moderation::search::{FoundPaper, FoundProduct, FoundShop},
        reports::find::searched::{FoundOrder, FoundReport},
        shops::Status,
    },
};

/// One of them.
#[derive(Clone, Serialize)]
pub(super) struct Line {
    href: String,
    title: String,
    /// Whose, where and what else; nothing on the page of its shop.
    place: Option<String>,
    photo: Option<String>,
    /// Key of where it stands.
    status: &'static str,
    /// Buyers see it.
    seen: bool,
}

impl Line {
    /// Shops, goods, papers, orders and reports, for samples of pages.
    pub(super) fn samples() -> [Vec<Self>; 5] {
        let line = |status, seen: bool| Self {
            href: "/staff/products/a1b2c3d4".into(),
            title: "Mật ong bạc hà".into(),
            place: Some("Mật ong Mỷ · Xã Mèo Vạc".into()),
            photo: seen.then(|| "ab23456789cdef".into()),
            status,
            seen,
        };
        [
            vec![line("shop-status-open", true), line("shop-status-suspended", false)],
            vec![line("goods-status-live", true), line("goods-status-hidden", false)],
            vec![line("claim-status-verified", true), line("claim-status-pending", false)],
            vec![line("order-status-delivered", true), line("order-status-placed", false)],
            vec![line("report-line-ended", true), line("report-line-waits", false)],
        ]
    }

    /// A product on the page of its shop, which is open or not.
    pub(super) fn of_shop(product: OwnProduct, open: bool) -> Self {
        Self {
            href: format!("/staff/products/{}", product.code),
            title: product.name,
            place: None,
            photo: product.cover,
            status: product.status.key(),
            seen: open && product.status == catalog::Status::Live,
        }
    }
}

impl From<FoundShop> for Line {
    fn from(found: FoundShop) -> Self {
        Self {
            href: format!("/staff/shops/{}", found.code),
            title: found.name,
            place: Some(found.place.to_owned()),
            photo: found.photo,
            status: found.status.key(),
            seen: found.status == Status::Open,
        }
    }
}

impl From<FoundProduct> for Line {
    fn from(found: FoundProduct) -> Self {
        Self {
            href: format!("/staff/products/{}", found.code),
            title: found.name,
            place: Some(format!("{} · {}", found.shop_name, found.place)),
            photo: found.photo,
            status: found.status.key(),
            seen: found.shown,
        }
    }
}

impl From<FoundOrder> for Line {
    fn from(found: FoundOrder) -> Self {
        Self {
            href: format!("/staff/orders/{}", found.code),
            title: found.code,
            place: Some(format!("{} · {} · {}", found.shop_name, found.place, calendar::moment(found.placed_at))),
            photo: None,
            status: found.status.key(),
            seen: true,
        }
    }
}

impl From<FoundReport> for Line {
    fn from(found: FoundReport) -> Self {
        Self {
            href: links::staff_report(&found.code),
            title: found.code,
            place: Some(format!("{} · {}", found.title, found.shop_name)),
            photo: None,
            status: if found.waits { "report-line-waits" } else { "report-line-ended" },
            seen: !found.waits,
        }
    }
}

impl From<FoundPaper> for Line {
    fn from(found: FoundPaper) -> Self {
        Self {
            href: format!("/staff/papers/{}", found.id.0),
            title: found.number,
            place: Some(format!("{} · {}", found.product_name, found.shop_name)),
            photo: None,
            status: found.status.key(),
            seen: found.status == certificates::Status::Verified,
        }
    }
}
