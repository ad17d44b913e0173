//! For moderators and administrators.

mod accounts;
mod appeals;
mod buttons;
pub mod cases;
mod documents;
mod index;
mod jobs;
mod log;
mod log_csv;
mod number;
mod orders;
mod papers;
mod periods;
mod products;
mod queue;
mod registry;
mod reports;
mod roles;
mod search;
mod shops;
mod status;

use chophien::{
    kernel::{actor::Actor, ids::UnitCode, money::Money},
    market::{
        catalog::{content::ProductContent, list, variants::NewVariant},
        revisions,
        shops::{Kind, content::ShopContent, open::open, revise::revise},
    },
};

use crate::kit::{Household, TestApp, claims, world::MEO_VAC};

fn content(name: &str) -> ShopContent {
    ShopContent {
        name: name.into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: Some("thôn Sà Lủng".into()),
        story: "Nhà mình làm nghề này đã mười hai năm.".into(),
        photo: None,
        owner: None,
    }
}

/// A new shop of 0900 000 031 that waits.
async fn waiting_shop(app: &TestApp, name: &str) -> i64 {
    let work = app.begin(Actor::Account(app.account("Vàng Mí Sình", "0900000031").await)).await;
    let shop = open(&work, content(name)).await.expect("a shop").id;
    let revision =
        revisions::find::waiting::<ShopContent>(&work.tx, shop).await.expect("revisions").expect("it waits").id;
    work.commit().await.expect("a commit");
    revision.0
}

/// A change of an open shop that waits.
async fn waiting_change(app: &TestApp, my: &Household, name: &str) -> i64 {
    let work = app.begin(my.actor()).await;
    let shop = claims::enter(&work, my.shop).await;
    let revision = revise(&shop, content(name)).await.expect("a change");
    work.commit().await.expect("a commit");
    revision.0
}

/// A product that waits.
pub async fn waiting_product(app: &TestApp, my: &Household, name: &str) -> i64 {
    waiting_with_photo(app, my, name, "ab23456789cdef").await
}

/// The same, with a photo of that code.
pub async fn waiting_with_photo(app: &TestApp, my: &Household, name: &str, photo: &str) -> i64 {
    let work = app.begin(my.actor()).await;
    let content = ProductContent {
        name: name.into(),
        set_no: 4,
        description: String::new(),
        photos: vec![photo.into()],
        season_months: 0,
    };
    let variant = NewVariant { measure: "lọ 500 ml".into(), price: Money(350_000), stock: 10, weight_g: 850 };
    let input = list::ListProduct { key: name.into(), content, variants: vec![variant] };
    let listed = list::list(&claims::enter(&work, my.shop).await, input).await.expect("a product");
    work.commit().await.expect("a commit");
    listed.revision.0
}
