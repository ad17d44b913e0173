//! Twin of `market/privacy/erase.rs`.

use chophien::{
    check,
    entities::account,
    figures,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        accounts::{Role, find},
        orders::Status,
        privacy::{
            erase::{EraseError, back, erase_again},
            hindered::Hindrance,
        },
    },
};

use sea_orm::EntityTrait;
use time::Duration;

use super::{bought, complained, erased, traces, xuyen};
use crate::kit::{TestApp, database::on_postgres, world::MEO_VAC};

#[tokio::test]
async fn afterwards_nothing_of_her_is_anywhere_but_her_contracts_and_every_figure_is_the_same() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.dung().await;
    let her = xuyen(&app).await;
    let mut browser = app.visitor_as(her).await;
    browser.get("/account").await.assert_ok();
    let first = bought(&app, &my, Some(her), Status::Completed).await;
    bought(&app, &my, Some(her), Status::Cancelled).await;
    bought(&app, &my, None, Status::Completed).await;
    app.tell_of(&first).await;
    complained(&app, &first, Actor::Account(her), "AB2345CD").await;
    app.work_off().await;
    assert!(traces(&app).await.contains(&"statements: name".to_owned()), "{:?}", traces(&app).await);
    let before = (sums(&app).await, check::first_fault(&app.app(), &[]).await.expect("an answer"));
    erased(&app, Actor::Account(her), her).await.expect("erased");
    app.work_off().await;
    assert_eq!(traces(&app).await, ["purchases: name", "purchases: phone"], "what the law asks for");
    let after = (sums(&app).await, check::first_fault(&app.app(), &[]).await.expect("an answer"));
    assert_eq!(after, before);
    browser.get("/account").await.assert_must_sign_in();
    assert!(find::by_phone(&app.db.read, &super::number()).await.expect("accounts").is_none(), "her number is free");
    app.account("Người khác", super::PHONE).await;
}

/// What the department reads, and what there is of orders and accounts.
async fn sums(app: &TestApp) -> String {
    assert_eq!(figures::difference(&app.app()).await.expect("figures"), None);
    let mut dung = app.visitor_as(app.account_of("0900000004").await).await;
    let page = dung.get("/department/report.csv?period=2026").await;
    page.assert_ok();
    page.text()
}

#[tokio::test]
async fn no_file_of_the_embedded_database_holds_her_street_afterwards() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let (my, her) = (app.my().await, xuyen(&app).await);
    bought(&app, &my, Some(her), Status::Completed).await;
    let there = |app: &TestApp| {
        let files = std::fs::read_dir(app.folder()).expect("a folder").map(|entry| entry.expect("an entry").path());
        let holds = |file: &std::path::PathBuf| {
            let bytes = std::fs::read(file).unwrap_or_default();
            bytes.windows(super::STREET.len()).any(|window| window == super::STREET.as_bytes())
        };
        files.filter(holds).count()
    };
    app.db.settle().await.expect("settled");
    assert!(there(&app) > 0, "it was there");
    erased(&app, Actor::Account(her), her).await.expect("erased");
    app.work_off().await;
    assert_eq!(there(&app), 0);
}

#[tokio::test]
async fn what_is_under_way_comes_first_and_nothing_is_half_done() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    let own = Actor::Account(her);
    let going = bought(&app, &my, Some(her), Status::Packed).await;
    let before = traces(&app).await;
    let Err(Refused::No(EraseError::Hindered(found))) = erased(&app, own, her).await else { panic!("not hindered") };
    assert_eq!(found, [Hindrance::Order(going.code.clone())]);
    app.grant(her, Role::Moderator, Some(MEO_VAC)).await;
    let Err(Refused::No(EraseError::Hindered(found))) = erased(&app, own, her).await else { panic!("not hindered") };
    assert_eq!(found, [Hindrance::Order(going.code), Hindrance::Role]);
    let hers = erased(&app, my.actor(), my.account).await;
    let Err(Refused::No(EraseError::Hindered(found))) = hers else { panic!("she sells") };
    assert!(matches!(&found[..], [Hindrance::Sale(_), Hindrance::Shop(_)]), "{found:?}");
    assert!(matches!(erased(&app, my.actor(), her).await, Err(Refused::No(EraseError::NotYours))));
    assert!(matches!(erased(&app, Actor::System, her).await, Err(Refused::No(EraseError::NotYours))));
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn a_market_of_before_is_erased_again_once() {
    let app = TestApp::new().await;
    let (my, her) = (app.my().await, xuyen(&app).await);
    bought(&app, &my, Some(her), Status::Packed).await;
    let row = account::Entity::find_by_id(her).one(&app.db.read).await.expect("accounts").expect("hers");
    let made = row.created_at;
    // Somebody else has her id since the market was brought back.
    for (at, there) in [(made.after(Duration::seconds(1)), vec![]), (made, vec![her]), (made, vec![])] {
        let found = back(&app.db.read, &[(her, at)]).await.expect("an answer");
        assert_eq!(found, there);
        for her in found {
            let work = app.begin(Actor::System).await;
            erase_again(&work, her).await.expect("erased");
            work.commit().await.expect("a commit");
        }
    }
    assert_eq!(traces(&app).await, ["purchases: name", "purchases: phone"]);
}
