//! What may be stopped: how a page names it, and the row that is claimed for it.

use sea_orm::DbErr;

use crate::{
    infra::db::Work,
    kernel::ids::{CertificateId, ProductId, ShopId},
    market::{
        catalog::find::{self as goods, ClaimedProduct},
        certificates::find::{self as papers, ClaimedPaper},
        moderation::Kind,
        shops::moves::find::{self as shops, ClaimedShop},
    },
};

/// As a page names it.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// A shop, by its code: stopped, nothing of it is on sale.
    Shop(&'a str),
    /// A product, by its code: stopped, it is off display.
    Product(&'a str),
    /// A paper: stopped, it counts no longer.
    Paper(CertificateId),
}

impl Thing<'_> {
    /// Of which kind.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Shop(_) => Kind::Shop,
            Self::Product(_) => Kind::Product,
            Self::Paper(_) => Kind::Certificate,
        }
    }

    /// Its row, wherever its shop is.
    pub(super) async fn claim(self, work: &Work) -> Result<Option<Held<'_>>, DbErr> {
        Ok(match self {
            Self::Shop(code) => shops::claim_by_code(work, code).await?.map(Held::Shop),
            Self::Product(code) => goods::claim_by_code(work, code).await?.map(Held::Product),
            Self::Paper(id) => papers::claim(work, id).await?.map(Held::Paper),
        })
    }
}

/// One of them, to be changed.
pub(in crate::market::moderation) enum Held<'w> {
    Shop(ClaimedShop<'w>),
    Product(ClaimedProduct<'w>),
    Paper(ClaimedPaper<'w>),
}

impl<'w> Held<'w> {
    /// That of a row of `sanctions`, wherever its shop is; measures are never stopped.
    pub(in crate::market::moderation) async fn of_row(
        work: &'w Work,
        subject: Kind,
        id: i64,
    ) -> Result<Option<Self>, DbErr> {
        Ok(match subject {
            Kind::Shop => shops::claim(work, ShopId(id)).await?.map(Held::Shop),
            Kind::Product => goods::claim(work, ProductId(id)).await?.map(Held::Product),
            Kind::Certificate => papers::claim(work, CertificateId(id)).await?.map(Held::Paper),
            Kind::Measure => None,
        })
    }

    /// Whose it is.
    pub(super) fn shop(&self) -> ShopId {
        match self {
            Self::Shop(shop) => shop.id,
            Self::Product(product) => product.shop_id,
            Self::Paper(paper) => paper.shop_id,
        }
    }
}
