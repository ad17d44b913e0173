//! `/staff/shops/{code}?page=`: a shop, whether it is open or not: its people, its goods, what was decided, and what can be done.

use axum::{extract::Path, http::StatusCode};
use serde::{Deserialize, Serialize};
use time::Date;

use super::super::{
    lines::Line,
    sanctioned::{OfShop, Panel, Sanctioned},
    shop_parts::{Deed, Past, Seller, seller},
};
use crate::{
    kernel::{
        paging::{PageOf, Paging},
        phone::Phone,
    },
    market::{
        catalog::own::{self, OwnProduct},
        moderation::{
            Kind, history,
            reach::Reach,
            sanctions::{Thing, record},
            search,
            suspensions::{self, Suspension, after_notice},
        },
        periods::{self, Period},
        shops::{Status, find::OwnShop, members, moves},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
        query::Query,
    },
};

const A_PAGE: u64 = 20;
const PAST: u64 = 20;

/// A shop.
#[derive(Serialize)]
pub struct ShopPage {
    code: String,
    /// Key of where it stands.
    status: &'static str,
    open: bool,
    seller: Seller,
    members: Vec<Member>,
    goods: PageOf<Line>,
    history: Vec<Past>,
    panel: Panel,
    form: Fields,
}

#[derive(Serialize)]
struct Member {
    name: String,
    phone: Phone,
    owner: bool,
}

impl Page for ShopPage {
    const TEMPLATE: &'static str = "staff/shops/shop.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let day = Some(Date::MIN);
        let of_shop = |status| OfShop {
            notice: 5,
            first_day: Date::MIN,
            comes_on: None,
            ends_on: None,
            closes_on: None,
            closable: status == Status::Suspended,
        };
        let lines = || OwnProduct::samples().into_iter().map(|product| Line::of_shop(product, true)).collect();
        let page = |status: Status, lines: Vec<Line>, history, form| Self {
            code: "s00001".into(),
            status: status.key(),
            open: status == Status::Open,
            seller: Seller::sample(),
            members: Phone::parse("0900000002")
                .map(|phone| Member { name: "Vàng Thị Mỷ".into(), phone, owner: true })
                .into_iter()
                .collect(),
            goods: PageOf { pages: if lines.is_empty() { 1 } else { 2 }, rows: lines, page: 1, total: 21 },
            history,
            panel: Panel::sample(Kind::Shop, false, can(status, None)).with_shop(of_shop(status)),
            form,
        };
        let stopped = |status, shop| Self {
            panel: Panel::sample(Kind::Shop, false, (false, true)).with_shop(shop),
            ..page(status, lines(), Vec::new(), Fields::default())
        };
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        vec![
            page(Status::Open, lines(), vec![Past::sample(Deed::Approved)], wrong),
            page(Status::Suspended, lines(), vec![Past::sample(Deed::Stopped)], Fields::default()),
            page(Status::Pending, Vec::new(), Vec::new(), Fields::default()),
            stopped(Status::Open, OfShop { comes_on: day, ..of_shop(Status::Open) }),
            stopped(Status::Suspended, OfShop { ends_on: day, closes_on: day, ..of_shop(Status::Suspended) }),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Which page of its goods.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// Whether it may be stopped, and whether it is or will be.
fn can(status: Status, coming: Option<Suspension>) -> (bool, bool) {
    let can = |deed: moves::Deed| deed.leads(status, false).is_some();
    (can(moves::Deed::Suspend), can(moves::Deed::Restore) || coming.is_some())
}

/// When what comes to it or holds begins and ends.
async fn of_shop(visit: &Visit, status: Status, coming: Option<Suspension>) -> Result<OfShop, WebError> {
    let today = visit.now.day();
    let notice = periods::find::days(&visit.app.db.read, Period::Notice, today).await?;
    let closes_on = coming.and_then(|coming| coming.closes_on);
    let suspended = moves::Deed::Close.leads(status, false).is_some();
    Ok(OfShop {
        notice,
        first_day: after_notice(today, notice),
        comes_on: coming.filter(|_| !suspended).map(|coming| coming.starts_on),
        ends_on: coming.filter(|_| suspended && closes_on.is_none()).and_then(|coming| coming.ends_on),
        closes_on,
        closable: suspended,
    })
}

impl Sanctioned for ShopPage {
    fn thing(name: &str) -> Option<Thing<'_>> {
        Some(Thing::Shop(name))
    }

    async fn read(visit: &Visit, name: &str, form: Fields) -> Result<Self, WebError> {
        let shop = find(visit, name).await?;
        page(visit, shop, Paging::new(None, A_PAGE), form).await
    }

    fn title(&self) -> &str {
        &self.seller.name
    }

    fn panel(&self) -> &Panel {
        &self.panel
    }
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Show<ShopPage>, WebError> {
    let shop = find(&visit, &code).await?;
    Ok(Show(page(&visit, shop, Paging::new(asked.page, A_PAGE), Fields::default()).await?))
}

async fn find(visit: &Visit, code: &str) -> Result<OwnShop, WebError> {
    let reach = Reach::of(visit.signed_in()?);
    let shop = search::shop(&visit.app.db.read, &reach, code).await?;
    shop.ok_or_else(|| {
        visit.refused("a shop out of reach");
        WebError::NotFound
    })
}

async fn page(visit: &Visit, shop: OwnShop, paging: Paging, form: Fields) -> Result<ShopPage, WebError> {
    let db = &visit.app.db.read;
    let open = shop.status == Status::Open;
    let member = |member: members::Member| Member { name: member.name, phone: member.phone, owner: member.owner };
    let decided = history::of_shop(db, shop.id, PAST).await?.into_iter().map(Past::from);
    let imposed = record::of_shop(db, shop.id, PAST).await?.into_iter().map(Past::from);
    let path = format!("/staff/shops/{}", shop.code);
    let coming = suspensions::find::of(db, shop.id).await?;
    let panel = Panel::of(visit, (Kind::Shop, path), shop.id, can(shop.status, coming)).await?;
    Ok(ShopPage {
        status: shop.status.key(),
        open,
        seller: seller(visit, shop.id).await?,
        members: members::of_shop(db, shop.id).await?.into_iter().map(member).collect(),
        goods: own::of_shop(db, shop.id, paging).await?.map(|product| Line::of_shop(product, open)),
        history: Past::in_order(imposed.chain(decided).collect()),
        panel: panel.with_shop(of_shop(visit, shop.status, coming).await?),
        code: shop.code,
        form,
    })
}
