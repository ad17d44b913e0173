//! `/staff/search?q=`: shops and goods, whether buyers see them or not.

use serde::{Deserialize, Serialize};

use crate::{
    market::{
        moderation::{
            reach::Reach,
            search::{self, Found, FoundProduct, FoundShop},
        },
        shops::Status,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        page::{Page, Show},
        query::Query,
    },
};

/// Letters that are read at most.
const LONGEST: usize = 200;

/// What was found.
#[derive(Serialize)]
pub struct SearchPage {
    q: String,
    shops: Vec<Line>,
    products: Vec<Line>,
    more: bool,
}

/// A shop or a product.
#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    /// Whose, where and what else.
    place: String,
    photo: Option<String>,
    /// Key of where it stands; shown to all is `live` or `open`.
    status: &'static str,
    /// Buyers see it.
    seen: bool,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "staff/search.html";

    fn samples() -> Vec<Self> {
        let line = |status, seen: bool| Line {
            href: "/staff/products/a1b2c3d4".into(),
            title: "Mật ong bạc hà".into(),
            place: "Mật ong Mỷ · Xã Mèo Vạc".into(),
            photo: seen.then(|| "ab23456789cdef".into()),
            status,
            seen,
        };
        let page = |q: &str, shops, products, more| Self { q: q.into(), shops, products, more };
        let goods = vec![line("goods-status-live", true), line("goods-status-hidden", false)];
        vec![
            page("mat ong", vec![line("shop-status-open", true), line("shop-status-pending", false)], goods, true),
            page("xyz", Vec::new(), Vec::new(), false),
            page("", Vec::new(), Vec::new(), false),
        ]
    }
}

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// Shows what is within the moderator's reach.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<SearchPage>, WebError> {
    let reach = Reach::of(visit.signed_in()?);
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let Found { shops, products, more } = search::search(&visit.app.db.read, &reach, &q).await?;
    Ok(Show(SearchPage {
        q,
        shops: shops.into_iter().map(shop).collect(),
        products: products.into_iter().map(product).collect(),
        more,
    }))
}

fn shop(found: FoundShop) -> Line {
    Line {
        href: format!("/staff/shops/{}", found.code),
        title: found.name,
        place: found.place.to_owned(),
        photo: found.photo,
        status: found.status.key(),
        seen: found.status == Status::Open,
    }
}

fn product(found: FoundProduct) -> Line {
    Line {
        href: format!("/staff/products/{}", found.code),
        title: found.name,
        place: format!("{} · {}", found.shop_name, found.place),
        photo: found.photo,
        status: found.status.key(),
        seen: found.shown,
    }
}
