//! Twin of `pages/public/documents/difference.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn what_a_version_says_differently_is_marked_and_the_rest_left_out() {
    let app = TestApp::new().await;
    let version = app.publish("privacy").await;
    let page = app.visitor().get(&format!("/documents/privacy/difference?version={version}")).await;
    page.assert_ok().assert_has(".diff ins").assert_has_not(".diff del").assert_sees("Thêm một câu.");
    page.assert_has(&format!("a[href=\"/documents/privacy?version={}\"]", version - 1));
}

#[tokio::test]
async fn the_first_version_a_later_one_and_none_differ_from_nothing() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for version in ["1", "0", "9", "-2147483648"] {
        visitor.get(&format!("/documents/privacy/difference?version={version}")).await.assert_not_found();
    }
    visitor.get("/documents/terms/difference?version=2").await.assert_not_found();
}
