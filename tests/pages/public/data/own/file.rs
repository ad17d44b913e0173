//! Twin of `pages/public/data/own/file.rs`.

use chophien::market::orders::Status;
use serde_json::Value;

use crate::{
    kit::TestApp,
    market::privacy::{PHONE, STREET, bought},
    pages::public::data::proved,
};

#[tokio::test]
async fn all_of_it_is_a_file() {
    let app = TestApp::new().await;
    let sale = bought(&app, &app.my().await, None, Status::Completed).await;
    let mut visitor = app.visitor();
    visitor.get("/data/own/file").await.assert_redirect("/data/number");
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    let file = visitor.get("/data/own/file").await;
    file.assert_ok();
    let all: Value = serde_json::from_str(&file.text()).expect("JSON");
    assert_eq!(all["data"]["purchases"]["purchases"][0]["street"], STREET);
    assert_eq!(all["data"]["purchases"]["orders"][0]["code"], sale.code);
    assert!(!file.text().contains("code_hash"));
}
