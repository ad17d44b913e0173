//! Twin of `pages/public/data/number/buttons.rs`.

use time::Duration;

use crate::{kit::TestApp, pages::public::data::asked};

const PATH: &str = "/data/number/code/renewal";
const PHONE: &str = "0900000099";

#[tokio::test]
async fn a_new_code_comes_in_the_place_of_the_first_and_no_third() {
    let app = TestApp::with(|config| config.limits.code_per_hour = 2).await;
    let mut visitor = app.visitor();
    asked(&app, &mut visitor, PHONE).await;
    let first = app.code_texted_to(PHONE);
    visitor.post(PATH, &[]).await.assert_redirect("/data/number/code");
    app.work_off().await;
    let second = app.code_texted_to(PHONE);
    if first != second {
        visitor.post("/data/number/code", &[("code", &first)]).await.assert_refused();
    }
    visitor.post(PATH, &[]).await.assert_refused().assert_field_error("");
    visitor.post("/data/number/code", &[("code", &second)]).await.assert_redirect("/data/own");
}

#[tokio::test]
async fn what_was_too_long_ago_begins_again() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/data/number").await.assert_ok();
    visitor.post(PATH, &[]).await.assert_redirect("/data/number");
    asked(&app, &mut visitor, PHONE).await;
    app.later(Duration::hours(1));
    visitor.post(PATH, &[]).await.assert_redirect("/data/number");
}
