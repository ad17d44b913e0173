//! `/shops/{slug}`: the place and the person, and what they sell.

use axum::extract::{Path, RawQuery};
use serde::Serialize;
use time::Date;

use super::super::{paragraphs, summary};
use crate::{
    infra::page_cache::Subject,
    kernel::{
        links,
        paging::{PageOf, Paging},
    },
    market::{
        catalog::{
            browse::{self, Filter, Sort},
            cards::Card,
            views::shop::{self, ShopView},
        },
        shops::Status,
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
    /// It sells nothing to the end of that day.
    rests_until: Option<Date>,
    canonical: String,
    paged: String,
    /// Its photo for link previews, if it has one.
    preview: String,
}

impl Page for ShopPage {
    const TEMPLATE: &'static str = "public/shops/shop.html";

    fn stale_of(&self) -> Vec<Subject> {
        // No copy is kept while it rests: what changes then leaves no mark.
        if self.rests_until.is_some() {
            return Vec::new();
        }
        vec![Subject::Shop(self.shop.id)]
    }

    fn samples() -> Vec<Self> {
        let full = PageOf { rows: vec![Card::sample()], page: 2, pages: 3, total: 50 };
        let bare = ShopView {
            photo: None,
            former: None,
            hamlet: None,
            opened_on: None,
            story: String::new(),
            ..ShopView::sample()
        };
        let rests = ShopView { status: Status::Resting, rests_until: Some(Date::MIN), ..bare.clone() };
        let none = || PageOf { rows: Vec::new(), page: 1, pages: 1, total: 0 };
        vec![Self::of(ShopView::sample(), full), Self::of(bare, none()), Self::of(rests, none())]
    }
}

/// Shows it. A shop that is neither open nor resting is not there.
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
            rests_until: shop.rests_until.filter(|_| shop.status == Status::Resting),
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
