//! `/staff/shops/{code}?page=`: a shop, whether it is open or not: its people, its goods, and what was decided.

use axum::extract::Path;
use serde::{Deserialize, Serialize};

use super::super::shop_parts::{Deed, Past, Seller, seller};
use crate::{
    kernel::{
        paging::{PageOf, Paging},
        phone::Phone,
    },
    market::{
        catalog::{
            Status,
            own::{self, OwnProduct},
        },
        moderation::{history, reach::Reach, search},
        shops::{self, members},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
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
}

#[derive(Serialize)]
struct Member {
    name: String,
    phone: Phone,
    owner: bool,
}

#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    photo: Option<String>,
    status: &'static str,
    seen: bool,
    place: String,
}

impl Page for ShopPage {
    const TEMPLATE: &'static str = "staff/shops/shop.html";

    fn samples() -> Vec<Self> {
        let page = |status: shops::Status, lines: Vec<Line>, pages, history| Self {
            code: "s00001".into(),
            status: status.key(),
            open: status == shops::Status::Open,
            seller: Seller::sample(),
            members: Phone::parse("0900000002")
                .map(|phone| Member { name: "Vàng Thị Mỷ".into(), phone, owner: true })
                .into_iter()
                .collect(),
            goods: PageOf { rows: lines, page: 1, pages, total: 21 },
            history,
        };
        let lines = OwnProduct::samples().into_iter().map(|product| line(product, true)).collect();
        vec![
            page(shops::Status::Open, lines, 2, vec![Past::sample(Deed::Approved)]),
            page(shops::Status::Pending, Vec::new(), 1, Vec::new()),
        ]
    }
}

/// Which page of its goods.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Show<ShopPage>, WebError> {
    let db = &visit.app.db.read;
    let reach = Reach::of(visit.signed_in()?);
    let shop = search::shop(db, &reach, &code).await?.ok_or_else(|| {
        visit.refused("a shop out of reach");
        WebError::NotFound
    })?;
    let open = shop.status == shops::Status::Open;
    let member = |member: members::Member| Member { name: member.name, phone: member.phone, owner: member.owner };
    let goods = own::of_shop(db, shop.id, Paging::new(asked.page, A_PAGE)).await?;
    Ok(Show(ShopPage {
        status: shop.status.key(),
        open,
        seller: seller(&visit, shop.id).await?,
        members: members::of_shop(db, shop.id).await?.into_iter().map(member).collect(),
        goods: goods.map(|product| line(product, open)),
        history: history::of_shop(db, shop.id, PAST).await?.into_iter().map(Past::from).collect(),
        code: shop.code,
    }))
}

fn line(product: OwnProduct, open: bool) -> Line {
    Line {
        href: format!("/staff/products/{}", product.code),
        title: product.name,
        photo: product.cover,
        status: product.status.key(),
        seen: open && product.status == Status::Live,
        place: String::new(),
    }
}
