//! `/seller/{shop}`: a seller's home: what a buyer says not to have come, what may still be taken back, what waits for an answer,
//! then what is under way, one tap a step.

use serde::Serialize;

use super::{SellerFrame, order_parts::SellerOrder, reports::index::Line};
use crate::{
    infra::words::Message,
    kernel::links,
    market::{
        catalog::own,
        documents::due::due,
        moderation::{self, Kind},
        orders::{
            Status,
            find::in_shop,
            status::{self, List},
        },
        reports::{ReportKind, find::list},
        shops::{
            self,
            standing::{self, Standing},
        },
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

/// The home.
#[derive(Serialize)]
pub struct SellerPage {
    shop: SellerFrame,
    /// What buyers and others say of it, to be answered.
    reports: Vec<Line>,
    /// Delivered, says the shop; not come, says the buyer.
    troubled: Vec<SellerOrder>,
    /// Said to be delivered minutes ago.
    delivered: Vec<SellerOrder>,
    waiting: Vec<SellerOrder>,
    going: Vec<SellerOrder>,
    /// What a moderator sent back.
    mend: Vec<Mend>,
    /// The shop has not been opened yet.
    pending: bool,
    /// There is something to sell.
    goods: bool,
    /// Rules that she accepted have changed, and she is asked anew.
    documents_due: bool,
}

/// Something that came back from the moderator.
#[derive(Clone, Serialize)]
struct Mend {
    href: String,
    name: String,
    reason: Option<Message>,
}

impl Page for SellerPage {
    const TEMPLATE: &'static str = "seller/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let empty = |pending, goods, mend| Self {
            shop: SellerFrame::sample(),
            reports: Vec::new(),
            troubled: Vec::new(),
            delivered: Vec::new(),
            waiting: Vec::new(),
            going: Vec::new(),
            mend,
            pending,
            goods,
            documents_due: false,
        };
        let mend = Mend {
            href: links::seller_shop("K7QM2XPA"),
            name: "Mật ong Mỷ".into(),
            reason: Some("reason-shop-photo".into()),
        };
        let busy = Self {
            reports: vec![Line::sample(ReportKind::Complaint, true), Line::sample(ReportKind::Violation, true)],
            troubled: vec![SellerOrder::sample_said(true)],
            delivered: vec![SellerOrder::sample_said(false)],
            waiting: vec![SellerOrder::sample(Status::Placed)],
            going: SellerOrder::samples_under_way(),
            documents_due: true,
            ..empty(false, true, vec![Mend { reason: None, ..mend.clone() }])
        };
        vec![empty(false, true, vec![]), empty(false, false, vec![mend]), empty(true, false, vec![]), busy]
    }
}

/// Shows it.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<SellerPage>, WebError> {
    let (db, shop) = (&visit.app.db.read, acting.shop.id);
    let open = in_shop::open(db, shop).await?;
    let (waiting, going): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|own| status::standing(own.order.status).list == List::Waiting);
    let idle = waiting.is_empty() && going.is_empty();
    let reports = list::unanswered(db, shop).await?.into_iter();
    Ok(Show(SellerPage {
        reports: reports.map(|line| Line::new(&visit, &acting.shop.code, line)).collect(),
        troubled: SellerOrder::all(&visit, in_shop::troubled(db, shop).await?).await?,
        delivered: SellerOrder::all(&visit, in_shop::just_delivered(db, shop, visit.now).await?).await?,
        waiting: SellerOrder::all(&visit, waiting).await?,
        going: SellerOrder::all(&visit, going).await?,
        mend: mend(&visit, &acting).await?,
        pending: matches!(acting.shop.status, shops::Status::Draft | shops::Status::Pending),
        goods: !idle || own::any(db, shop).await?,
        documents_due: !due(db, visit.signed_in()?.id, visit.now.day()).await?.is_empty(),
        shop: SellerFrame::of(&visit, &acting).await?,
    }))
}

async fn mend(visit: &Visit, acting: &Acting) -> Result<Vec<Mend>, WebError> {
    let db = &visit.app.db.read;
    let standing = standing::of(db, acting.shop.id).await?;
    let itself = standing.as_ref().and_then(Standing::sent_back).map(|revision| Mend {
        href: links::seller_shop(&acting.shop.code),
        name: acting.shop.name.clone(),
        reason: revision.reason.map(|reason| moderation::of(Kind::Shop).said(reason)),
    });
    let of_product = |product: own::ToMend| Mend {
        href: links::seller_product(&acting.shop.code, &product.code),
        name: product.name,
        reason: product.reason.map(|reason| moderation::of(Kind::Product).said(reason)),
    };
    Ok(itself.into_iter().chain(own::to_mend(db, acting.shop.id).await?.into_iter().map(of_product)).collect())
}
