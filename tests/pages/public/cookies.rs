//! Twin of `pages/public/cookies.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn what_a_cookie_keeps_is_told_where_the_browser_keeps_none() {
    let app = TestApp::new().await;
    for (path, form) in
        [("/language", [("language", "en"), ("back", "/places")]), ("/sight", [("text", "large"), ("back", "/places")])]
    {
        let mut keeps = app.visitor();
        let answer = keeps.post(path, &form).await;
        answer.assert_redirect("/cookies?return=%2Fplaces");
        keeps.get("/cookies?return=%2Fplaces").await.assert_redirect("/places");
        keeps.post(path, &form).await.assert_redirect("/places");
        let mut refuses = app.visitor();
        refuses.post(path, &form).await;
        refuses.cookies.clear();
        let told = refuses.get("/cookies?return=%2Fplaces").await;
        told.assert_ok().assert_sees("cookie").assert_has("a[href=\"/places\"]");
    }
    app.visitor().get("/cookies?return=https%3A%2F%2Fvidu.vn").await.assert_ok().assert_has_not("a[href*=vidu]");
}
