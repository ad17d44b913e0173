//! Twin of `pages/account/data/file.rs`.

use chophien::market::orders::Status;
use serde_json::Value;
use time::Duration;

use crate::{
    kit::TestApp,
    market::privacy::{NAME, STREET, bought, xuyen},
};

#[tokio::test]
async fn all_of_it_is_a_file_for_whoever_has_typed_her_password_lately() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    let sale = bought(&app, &my, Some(her), Status::Completed).await;
    let mut browser = app.visitor_as(her).await;
    let file = browser.get("/account/data/file").await;
    file.assert_ok();
    assert!(file.header("content-disposition").is_some_and(|value| value.starts_with("attachment; filename=")));
    let all: Value = serde_json::from_str(&file.text()).expect("JSON");
    assert_eq!(all["data"]["account"]["accounts"][0]["name"], NAME);
    assert_eq!(all["data"]["purchases"]["purchases"][0]["street"], STREET);
    assert_eq!(all["data"]["purchases"]["orders"][0]["code"], sale.code);
    assert!(!file.text().contains("argon2"), "nobody's password");
    app.later(Duration::hours(2));
    let later = browser.get("/account/data/file").await;
    later.assert_redirect("/account/again?return=%2Faccount%2Fdata%2Ffile");
}
