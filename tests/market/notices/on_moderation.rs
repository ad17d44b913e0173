//! Twin of `market/notices/on_moderation.rs`.

use chophien::{
    entities::{event, job, shop},
    kernel::{actor::Actor, ids::UnitCode},
    market::{
        moderation::{self, Reason, decide},
        notices::{on_moderation, voice::Voice},
        revisions::{self, why::Why},
        shops::{Kind, content::ShopContent, open::open},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::kit::{TestApp, world::MEO_VAC};

/// A shop of 0900 000 031 that was sent back and mended, or approved.
async fn decided(app: &TestApp, why: Option<Why>) {
    let owner = app.account("Vàng Mí Sình", "0900000031").await;
    let content = ShopContent {
        name: "Ong Sình".into(),
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
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    match why {
        None => decide::approve(&work, moderation::Kind::Shop, revision.0).await.expect("approved"),
        Some(why) => {
            let case = (moderation::Kind::Shop, revision.0);
            decide::send_back(&work, case.0, case.1, why).await.expect("sent back");
        }
    }
    work.commit().await.expect("a commit");
}

#[tokio::test]
async fn the_household_is_texted_once_that_its_shop_is_open() {
    let app = TestApp::new().await;
    decided(&app, None).await;
    app.work_off().await;
    assert_eq!(app.texts().len(), 1);
    let words = app.last_text_to("0900000031");
    assert!(words.starts_with("Cho Phien: gian hang Ong Sinh da duoc duyet"), "{words}");
    assert!(words.is_ascii() && words.chars().count() <= 160, "{words}");
}

#[tokio::test]
async fn what_is_to_be_mended_is_texted_with_its_reason() {
    let app = TestApp::new().await;
    decided(&app, Some(Why { reason: Reason::Photo, words: None })).await;
    app.work_off().await;
    let words = app.last_text_to("0900000031");
    assert!(words.contains("can sua lai. Anh chua ro"), "{words}");
    let shop = shop::Entity::find().filter(shop::Column::Name.eq("Ong Sình")).one(&app.db.read).await;
    let code = shop.expect("shops").expect("hers").code;
    assert!(words.ends_with(&format!("/seller/{code}/shop")), "{words}");
}

#[tokio::test]
async fn an_event_that_comes_again_adds_no_text() {
    let app = TestApp::new().await;
    decided(&app, None).await;
    let approved = event::Column::Name.eq("shop.approved");
    let id = event::Entity::find().filter(approved).one(&app.db.read).await.expect("events").expect("it").id;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: "Chợ Phiên",
        public_url: "http://cho.example",
        secret: &app.secret,
    };
    for _ in 0..3 {
        let work = app.begin(Actor::System).await;
        on_moderation::tell(&work, &voice, id).await.expect("told");
        work.commit().await.expect("a commit");
    }
    let texts = job::Entity::find().filter(job::Column::Kind.eq("text.send")).count(&app.db.read).await;
    assert_eq!(texts.expect("jobs"), 1);
}
