//! Twin of `market/privacy/export.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        orders::Status,
        privacy::{
            Holding,
            export::{MOST, everything},
            kept::KEPT,
            whose::Whose,
        },
    },
};
use serde_json::json;

use super::{MAIL, NAME, PHONE, STREET, bought, complained, number, xuyen};
use crate::kit::TestApp;

#[tokio::test]
async fn she_reads_everything_of_hers_and_nothing_of_others() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    app.visitor_as(her).await.get("/account").await.assert_ok();
    let sale = bought(&app, &my, Some(her), Status::Completed).await;
    complained(&app, &sale, Actor::Account(her), "AB2345CD").await;
    app.order(&app.honey(&my).await, 1, None, Status::Completed).await;
    let whose = Whose::Account { id: her, phone: number(), email: Some(MAIL.into()) };
    let sections = everything(&app.db.read, &whose, MOST).await.expect("an export");
    assert_eq!(sections.len(), KEPT.len());
    let of = |what: Holding, table: &str| {
        let section = sections.iter().find(|section| section.what == what).expect("a section");
        section.tables.iter().find(|told| told.table == table).map(|told| told.rows.clone()).unwrap_or_default()
    };
    let account = of(Holding::Account, "accounts");
    assert_eq!(
        (&account[0]["name"], &account[0]["phone"], &account[0]["email"]),
        (&json!(NAME), &json!(PHONE), &json!(MAIL))
    );
    assert!(account[0].get("password_hash").is_none(), "of no use to anybody");
    assert_eq!(of(Holding::SignIns, "sessions").len(), 1);
    let purchases = of(Holding::Purchases, "purchases");
    assert_eq!((purchases.len(), &purchases[0]["street"]), (1, &json!(STREET)));
    assert_eq!(of(Holding::Purchases, "orders")[0]["code"], json!(sale.code));
    assert_eq!(of(Holding::Purchases, "order_lines").len(), 1);
    assert!(of(Holding::Words, "statements")[0]["words"].as_str().expect("words").contains(NAME));
    assert!(of(Holding::Shop, "shops").is_empty(), "it is another's");
}
