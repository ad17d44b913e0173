//! Twin of `pages/public/places/suggestions.rs`.

use serde_json::{Value, json};

use crate::kit::TestApp;

async fn suggested(app: &TestApp, path: &str) -> Value {
    let answer = app.visitor().get(path).await;
    answer.assert_ok();
    assert_eq!(answer.header("cache-control"), Some("private, max-age=86400"));
    serde_json::from_slice(&answer.body).expect("JSON")
}

#[tokio::test]
async fn a_former_commune_is_suggested_with_what_it_was() {
    let app = TestApp::new().await;
    let list = suggested(&app, "/places/suggestions?q=pai%20lung&within=08").await;
    let first = &list[0];
    assert!(first["value"].as_str().is_some_and(|v| v.ends_with("-00775")), "{list}");
    assert_eq!(first["note"], "trước 7/2025: xã Pải Lủng, huyện Mèo Vạc, Hà Giang");
}

#[tokio::test]
async fn suggestions_keep_to_the_province_asked_for() {
    let app = TestApp::new().await;
    assert_eq!(suggested(&app, "/places/suggestions?q=hoan%20kiem&within=08").await, json!([]));
    let anywhere = suggested(&app, "/places/suggestions?q=hoan%20kiem&within=").await;
    assert_eq!(anywhere[0]["label"], "Phường Hoàn Kiếm, Hà Nội");
    assert_eq!(suggested(&app, "/places/suggestions").await, json!([]));
}

/// Two dozen communes elsewhere were called so, and none of today's in the province is.
#[tokio::test]
async fn a_former_commune_of_the_province_is_found_however_many_elsewhere_were_called_so() {
    let app = TestApp::new().await;
    let list = suggested(&app, "/places/suggestions?q=xa%20tan%20thanh&within=08").await;
    let notes: Vec<&str> = list.as_array().expect("a list").iter().filter_map(|place| place["note"].as_str()).collect();
    assert!(notes.contains(&"trước 7/2025: xã Tân Thành, huyện Bắc Quang, Hà Giang"), "{list}");
    assert!(notes.contains(&"trước 7/2025: xã Tân Thành, huyện Hàm Yên, Tuyên Quang"), "{list}");
}
