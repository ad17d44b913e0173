//! Twins of `market/moderation/`.

mod appeals;
mod case;
mod decide;
mod goods;
mod held;
mod history;
mod measures;
mod person;
mod queue;
mod reach;
mod sanctions;
mod search;
mod subject;
mod suspensions;

use chophien::{
    entities::decision,
    kernel::{
        actor::Actor,
        ids::{AccountId, CertificateId, RevisionId, UnitCode},
        money::Money,
    },
    market::{
        catalog::{
            content::ProductContent,
            list,
            variants::{NewVariant, add, measured::Measured},
        },
        certificates::{
            Scheme,
            claim::{self, Claim},
        },
        revisions,
        shops::{Kind, content::ShopContent, open::open, revise::revise},
    },
};
use sea_orm::{EntityTrait, QueryOrder};
use time::macros::date;

use crate::kit::{Household, TestApp, claims, goods::Good, world::MEO_VAC};

/// A new shop that waits, and its owner.
async fn new_shop(app: &TestApp, name: &str, phone: &str) -> (AccountId, RevisionId) {
    let owner = app.account("Vàng Mí Sình", phone).await;
    let content = ShopContent {
        name: name.into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: String::new(),
        photo: None,
        owner: None,
    };
    let work = app.begin(Actor::Account(owner)).await;
    let shop = open(&work, content).await.expect("a shop").id;
    let revision =
        revisions::find::waiting::<ShopContent>(&work.tx, shop).await.expect("revisions").expect("it waits").id;
    work.commit().await.expect("a commit");
    (owner, revision)
}

/// A change of Mỷ's open shop that waits.
async fn renamed(app: &TestApp, my: &Household, name: &str) -> RevisionId {
    let work = app.begin(my.actor()).await;
    let shop = claims::enter(&work, my.shop).await;
    let content = ShopContent {
        name: name.into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: "Nhà mình làm nghề này đã mười hai năm.".into(),
        photo: None,
        owner: None,
    };
    let revision = revise(&shop, content).await.expect("a change");
    work.commit().await.expect("a commit");
    revision
}

/// A product of Mỷ's that waits.
async fn listed(app: &TestApp, my: &Household, name: &str) -> RevisionId {
    let work = app.begin(my.actor()).await;
    let content = ProductContent {
        name: name.into(),
        set_no: 4,
        description: String::new(),
        photos: vec!["ab23456789cdef".into()],
        season_months: 0,
    };
    let variant = NewVariant { measure: "lọ 500 ml".into(), price: Money(350_000), stock: 10, weight_g: 850 };
    let input = list::ListProduct { key: name.into(), content, variants: vec![variant] };
    let listed = list::list(&claims::enter(&work, my.shop).await, input).await.expect("a product");
    work.commit().await.expect("a commit");
    listed.revision
}

/// A certificate claim for a product that waits.
async fn claimed(app: &TestApp, my: &Household, good: &Good) -> CertificateId {
    let work = app.begin(my.actor()).await;
    let paper = Claim {
        scheme: Scheme::Ocop,
        number: "12/OCOP".into(),
        stars: Some(4),
        issuer: "UBND tỉnh Tuyên Quang".into(),
        decision: "345/QĐ-UBND".into(),
        issued_on: date!(2026 - 01 - 15),
        expires_on: None,
        scan: Some("ab23456789cdef".into()),
    };
    let id = claim::claim(&work, claims::product(&work, good.product).await, paper, &[]).await.expect("a claim");
    work.commit().await.expect("a commit");
    id
}

/// A measure in Mỷ's own words that waits.
async fn measured(app: &TestApp, my: &Household, good: &Good, measure: &str) -> RevisionId {
    let work = app.begin(my.actor()).await;
    let new = NewVariant { measure: measure.into(), price: Money(300_000), stock: 3, weight_g: 900 };
    let added = add::add(&work, claims::product(&work, good.product).await, new).await.expect("a variant");
    assert!(added.waits, "{measure}");
    let proposal = revisions::find::waiting::<Measured>(&work.tx, added.variant).await.expect("revisions");
    work.commit().await.expect("a commit");
    proposal.expect("it waits").id
}

async fn decisions(app: &TestApp) -> Vec<decision::Model> {
    decision::Entity::find().order_by_asc(decision::Column::Id).all(&app.db.read).await.expect("decisions")
}
