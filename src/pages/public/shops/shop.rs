//! `/shops/{slug}`: the place and the person, and what they sell.

use axum::extract::{Path, RawQuery};
use serde::Serialize;

use super::super::{paragraphs, summary};
use crate::{
    infra::page_cache::Subject,
    kernel::{
        links,
        paging::{PageOf, Paging},
    },
    market::catalog::{
        browse::{self, Filter, Sort},
        cards::Card,
        views::shop::{self, ShopView},
    },
    pages::{asked::Asked, visit::Visit},
    web::{
        error::WebError,
        page::{Page, Show},
    },
};

const A_PAGE: u64 = 24;

/// The shop.
#[derive(Serialize)]
pub struct ShopPage {
    shop: ShopView,
    story: Vec<String>,
    /// Its first paragraph, for link previews.
    summary: String,
    list: PageOf<Card>,
    canonical: String,
    paged: String,
    /// Its photo for link previews, if it has one.
    preview: String,
}

impl Page for ShopPage {
    const TEMPLATE: &'static str = "public/shops/shop.html";

    fn stale_of(&self) -> Vec<Subject> {
        vec![Subject::Shop(self.shop.id)]
    }

    fn samples() -> Vec<Self> {
        let full = PageOf { rows: vec![Card::sample()], page: 2, pages: 3, total: 50 };
        let empty = PageOf { rows: Vec::new(), page: 1, pages: 1, total: 0 };
        let bare = ShopView {
            photo: None,
            former: None,
            hamlet: None,
            opened_on: None,
            story: String::new(),
            ..ShopView::sample()
        };
        vec![Self::of(ShopView::sample(), full), Self::of(bare, empty)]
    }
}

/// Shows it. A shop that is not open is not there.
pub async fn get(
    visit: Visit,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Show<ShopPage>, WebError> {
    let db = &visit.app.db.read;
    let shop = shop::by_slug(db, &slug).await?.ok_or(WebError::NotFound)?;
    let filter = Filter { shop: Some(shop.id), ..Filter::default() };
    let paging = Paging::new(Some(Asked::read(query.as_deref()).page), A_PAGE);
    let list = browse::page(db, &filter, Sort::Newest, paging, visit.now.day()).await?;
    Ok(Show(ShopPage::of(shop, list)))
}

impl ShopPage {
    fn of(shop: ShopView, list: PageOf<Card>) -> Self {
        let first = links::shop(&shop.slug);
        Self {
            summary: summary(&shop.story),
            story: paragraphs(&shop.story),
            canonical: if list.page > 1 { format!("{first}?page={}", list.page) } else { first.clone() },
            paged: format!("{first}?page="),
            preview: shop.photo.as_ref().map(|code| links::preview(code)).unwrap_or_default(),
            list,
            shop,
        }
    }
}
