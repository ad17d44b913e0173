//! Which pages and figures are measured, and as whom.

use chophien::{
    entities::{product, purchase, shop},
    infra::clock::Clock,
    kernel::ids::AccountId,
    worker::learning,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    kit::{TestApp, Visitor},
    province::{self, Size},
};

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, without a cookie.
    Anybody,
    /// A buyer who has signed in.
    Buyer,
    /// Of the shop that is measured.
    Seller,
    /// A moderator of the whole market.
    Moderator,
    /// An analyst.
    Analyst,
}

/// A page of both markets.
pub struct Asked {
    /// In the table, and what `only=` looks for.
    pub name: &'static str,
    /// Who.
    pub who: Who,
    /// In a market.
    pub path: fn(&Market) -> String,
}

const fn page(name: &'static str, who: Who, path: fn(&Market) -> String) -> Asked {
    Asked { name, who, path }
}

/// All of them.
pub const ALL: [Asked; 31] = [
    page("front page", Who::Anybody, |_| "/".into()),
    page("product list", Who::Anybody, |_| "/products".into()),
    page("category", Who::Anybody, |_| "/products?category=mat-ong".into()),
    page("category, by price", Who::Anybody, |_| "/products?category=mat-ong&sort=cheap".into()),
    page("list of a commune", Who::Anybody, |market| format!("/products?unit={}", market.commune)),
    page("list of stars", Who::Anybody, |_| "/products?stars=4".into()),
    page("page 20 of the list", Who::Anybody, |_| "/products?page=20".into()),
    page("product page", Who::Anybody, |market| format!("/products/{}", market.product)),
    page("shop page", Who::Anybody, |market| format!("/shops/{}", market.shop_slug)),
    page("places", Who::Anybody, |_| "/places".into()),
    page("search, two words", Who::Anybody, |_| "/products?q=mat+ong".into()),
    page("search, a typo", Who::Anybody, |_| "/products?q=mat+ong+thuomg".into()),
    page("suggestions", Who::Anybody, |_| "/suggestions?q=mat+o".into()),
    page("map for machines", Who::Anybody, |_| "/sitemap.xml?of=products&piece=1".into()),
    page("front page, signed in", Who::Buyer, |_| "/".into()),
    page("product list, signed in", Who::Buyer, |_| "/products".into()),
    page("a buyer's purchases", Who::Buyer, |_| "/account/purchases".into()),
    page("seller's home", Who::Seller, |market| format!("/seller/{}", market.shop)),
    page("seller's orders", Who::Seller, |market| format!("/seller/{}/orders", market.shop)),
    page("seller's goods", Who::Seller, |market| format!("/seller/{}/products", market.shop)),
    page("seller's money", Who::Seller, |market| format!("/seller/{}/money", market.shop)),
    page("staff queue", Who::Moderator, |_| "/staff/queue".into()),
    page("staff registry, what is missing", Who::Moderator, |_| "/staff/registry?shown=missing".into()),
    page("staff search", Who::Moderator, |_| "/staff/search?q=mat+ong".into()),
    page("department, a month", Who::Analyst, |_| "/department?period=2026-10".into()),
    page("department, an empty month", Who::Analyst, |_| "/department?period=2020-01".into()),
    page("department, a year", Who::Analyst, |_| "/department?period=2025".into()),
    page("department, a commune", Who::Analyst, |market| {
        format!("/department/communes/{}?period=2026-10", market.commune)
    }),
    page("department, papers", Who::Analyst, |_| "/department/papers".into()),
    page("department, XLSX of a year", Who::Analyst, |_| "/department/report.xlsx?period=2025".into()),
    page("department, CSV of a month", Who::Analyst, |_| "/department/report.csv?period=2026-10".into()),
];

/// Purchases of the buyer, in either market: what grows is the market round her.
const BOUGHT: i64 = 5;

/// A market of some size, and what stands in addresses there.
pub struct Market {
    /// Over a copy of what is kept.
    pub app: TestApp,
    /// A product in the middle.
    pub product: String,
    /// The shop with some 5,500 orders: its code and its slug.
    pub shop: String,
    shop_slug: String,
    commune: String,
    buyer: AccountId,
    seller: AccountId,
    moderator: AccountId,
    analyst: AccountId,
}

impl Market {
    /// Of the size. In the small market the second shop has as many orders as the first has in a province.
    pub async fn open(size: &Size) -> Self {
        let app = TestApp::copied(&province::kept(size).await).await;
        // The program that is measured has the machine's time, and staff who came in days ago are out.
        app.clock.set(Clock::machine().now());
        learning::learn(&app).await.expect("words");
        let (moderator, analyst) = (app.hanh().await, app.dung().await);
        let measured = if size.name == province::SMALL.name { 1 } else { 0 };
        let db = &app.db.read;
        let shop = shop::Entity::find().filter(shop::Column::Code.eq(province::shops::code(measured)));
        let shop = shop.one(db).await.expect("shops").expect("the shop");
        let live = product::Entity::find().filter(product::Column::Shown.eq(true)).order_by_asc(product::Column::Id);
        let product = live.offset(size.live / 2).one(db).await.expect("goods").expect("one in the middle");
        let buyers = purchase::Entity::find().select_only().column(purchase::Column::BuyerId);
        let buyers = buyers.filter(purchase::Column::BuyerId.is_not_null()).group_by(purchase::Column::BuyerId);
        let buyers = buyers.having(purchase::Column::Id.count().eq(BOUGHT)).order_by_asc(purchase::Column::BuyerId);
        let buyer: AccountId = buyers.into_tuple().one(db).await.expect("purchases").expect("one of so many");
        Self {
            product: product.slug,
            commune: shop.unit_code.0,
            shop: shop.code,
            shop_slug: shop.slug,
            seller: shop.owner_id,
            buyer,
            moderator,
            analyst,
            app,
        }
    }

    /// Somebody who may ask that.
    pub async fn visitor(&self, who: Who) -> Visitor {
        let account = match who {
            Who::Anybody => return self.app.visitor(),
            Who::Buyer => self.buyer,
            Who::Seller => self.seller,
            Who::Moderator => self.moderator,
            Who::Analyst => self.analyst,
        };
        self.app.visitor_as(account).await
    }
}
