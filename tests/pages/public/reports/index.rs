//! Twin of `pages/public/reports/index.rs`.

use super::sent;
use crate::kit::TestApp;

#[tokio::test]
async fn the_ways_to_say_that_something_is_wrong_and_back_to_what_was_said() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut guest = app.visitor();
    let path = sent(&app, &mut guest, &my.slug).await;
    let code = path.rsplit('/').next().expect("a code");
    let page = app.visitor().get("/reports").await;
    page.assert_ok().assert_has("a[href='/orders']").assert_has("a[href='/documents/complaints']");
    for typed in [code.to_lowercase(), format!("M%C3%A3+ph%E1%BA%A3n+%C3%A1nh+{code}"), format!("https://x.vn{path}")] {
        let answer = app.visitor().get(&format!("/reports?code={typed}")).await;
        answer.assert_redirect(&path);
    }
    let missing = app.visitor().get("/reports?code=ZZZZ2222").await;
    missing.assert_refused().assert_field_error("code").assert_sees("Không thấy phản ánh nào");
    app.visitor().get("/").await.assert_has("footer a[href='/reports']");
}

#[tokio::test]
async fn codes_are_not_tried_without_end() {
    let app = TestApp::with(|config| config.limits.look_up_per_hour = 2).await;
    let my = app.my().await;
    let path = sent(&app, &mut app.visitor(), &my.slug).await;
    let code = path.rsplit('/').next().expect("a code").to_owned();
    let mut guest = app.visitor();
    for _ in 0..2 {
        guest.get("/reports?code=ZZZZ2222").await.assert_sees("Không thấy phản ánh nào");
    }
    guest.get(&format!("/reports?code={code}")).await.assert_refused().assert_sees("thử nhiều lần quá");
    guest.get(&path).await.assert_ok();
}
