//! Twin of `market/notices/on_security.rs`.

use chophien::{
    entities::{account, job},
    infra::{texter::About, words::Language},
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        Role,
        change_password::{NewPassword, change_password},
        find,
        grant::{Grant, grant},
        revoke::revoke,
        second::{end::end, enrol::enrol, pass::pass, take_off::take_off},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::kit::{
    TestApp,
    world::{MEO_VAC, SHARED},
};

/// The one text that has left, to that number.
async fn told(app: &TestApp, number: &str) -> String {
    app.work_off().await;
    let texts = app.texts();
    let text = texts.last().expect("a text");
    assert_eq!((texts.len(), text.to.as_str(), text.about), (1, number, About::Safety), "{texts:?}");
    let words = text.words.clone();
    assert!(words.is_ascii() && words.len() <= 160, "{} {words}", words.len());
    assert!(words.contains("08:00 22/11/2026"), "{words}");
    words
}

/// A market whose texts name a long address.
async fn market() -> TestApp {
    TestApp::with(|config| config.server.public_url = "https://cho.tuyenquang.gov.vn".into()).await
}

async fn english(app: &TestApp, account: AccountId) {
    let row = account::Entity::find_by_id(account).one(&app.db.read).await.unwrap().expect("the account");
    let mut row = row.into_active_model();
    row.language = Set(Language::En);
    row.update(&app.db.write).await.unwrap();
}

fn role_of(account_id: AccountId, role: Role) -> Grant {
    let unit_code = (role == Role::Helper).then(|| chophien::kernel::ids::UnitCode(MEO_VAC.into()));
    Grant { account_id, role, unit_code }
}

#[tokio::test]
async fn a_new_password_is_told_in_either_language() {
    for (in_english, begins) in
        [(false, "Cho Phien: mat khau cua so nay vua doi"), (true, "Cho Phien: the password of this number")]
    {
        let app = market().await;
        let lan = app.lan().await;
        if in_english {
            english(&app, lan).await;
        }
        let known = find::credentials_of(&app.db.read, lan).await.unwrap().expect("hers");
        let work = app.begin(Actor::Account(lan)).await;
        let new = NewPassword { compared_with: known.password_hash, hash: "new".into() };
        change_password(&work, lan, new).await.expect("changed");
        work.commit().await.unwrap();
        let words = told(&app, "0900000001").await;
        assert!(words.starts_with(begins) && words.ends_with("cho.tuyenquang.gov.vn/reset"), "{words}");
    }
}

#[tokio::test]
async fn rights_given_and_taken_are_told_to_whom_they_are_of() {
    for role in Role::ALL {
        for in_english in [false, true] {
            let app = market().await;
            let (tam, lan) = (app.tam().await, app.lan().await);
            if in_english {
                english(&app, lan).await;
            }
            let work = app.begin(Actor::Account(tam)).await;
            grant(&work, role_of(lan, role)).await.expect("granted");
            work.commit().await.unwrap();
            let given = told(&app, "0900000001").await;
            assert!(!given.contains("role-"), "{given}");

            let app = market().await;
            let (tam, lan) = (app.tam().await, app.lan().await);
            app.grant(lan, role, role_of(lan, role).unit_code.as_ref().map(|code| code.0.as_str())).await;
            let work = app.begin(Actor::Account(tam)).await;
            revoke(&work, role_of(lan, role), None).await.expect("revoked");
            work.commit().await.unwrap();
            assert_ne!(told(&app, "0900000001").await, given);
        }
    }
}

#[tokio::test]
async fn whatever_becomes_of_a_second_factor_is_told() {
    for in_english in [false, true] {
        let mut all = Vec::new();
        for deed in 0..4 {
            let app = market().await;
            let (tam, hanh) = (app.tam().await, app.hanh().await);
            if in_english {
                english(&app, hanh).await;
            }
            let codes = if deed == 0 { Vec::new() } else { app.second_factor(hanh).await };
            let work = app.begin(Actor::Account(if deed == 2 { tam } else { hanh })).await;
            match deed {
                0 => drop(enrol(&work, &app.secret, hanh, (&SHARED, 0)).await.expect("set")),
                1 => end(&work, hanh).await.expect("ended"),
                2 => take_off(&work, hanh, None).await.expect("taken off"),
                _ => drop(pass(&work, &app.secret, hanh, &codes[0]).await.expect("a try")),
            }
            work.commit().await.unwrap();
            all.push(told(&app, "0900000003").await);
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 4, "each has its own words: {all:?}");
    }
}

/// A shop is called by its code: its name is somebody's own words.
#[tokio::test]
async fn coming_into_a_shop_and_being_taken_out_are_told_without_its_name() {
    let app = market().await;
    let (my, lan) = (app.my().await, app.lan().await);
    app.invite_in(&my, lan, "0900000001").await;
    app.work_off().await;
    let joined = app.last_text_to("0900000001");
    assert!(joined.contains(&my.code) && joined.len() <= 160, "{joined}");
    assert!(!joined.to_lowercase().contains("mat ong"), "{joined}");
    let members = format!("/seller/{}/members", my.code);
    app.visitor_as(my.account).await.submit(&members, &[("remove", "0900000001")]).await.assert_ok();
    app.work_off().await;
    let removed = app.last_text_to("0900000001");
    assert!(removed.contains(&my.code) && removed.len() <= 160 && removed != joined, "{removed}");
}

/// They go as codes go: what is kept for those is theirs too, when all else has to wait.
#[tokio::test]
async fn when_buyers_news_have_stopped_it_still_leaves() {
    let app = TestApp::with(|config| {
        (config.text.per_day, config.text.for_codes, config.text.for_orders) = (10, 20, 30);
    })
    .await;
    let (tam, lan) = (app.tam().await, app.lan().await);
    let budget = chophien::infra::texter::budget::Budget::of(&app.config.text);
    while budget.take(&app.db, About::Other, app.now().day()).await.expect("counted") {}
    let work = app.begin(Actor::Account(tam)).await;
    grant(&work, role_of(lan, Role::Analyst)).await.expect("granted");
    work.commit().await.unwrap();
    app.work_off().await;
    assert!(app.last_text_to("0900000001").contains("quyen"), "it has left");
    assert!(job::Entity::find().all(&app.db.read).await.unwrap().iter().all(|job| job.last_error.is_none()));
}
