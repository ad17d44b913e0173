//! Twin of `pages/public/data/own/index.rs`.

use chophien::{kernel::actor::Actor, market::orders::Status};

use crate::{
    kit::TestApp,
    market::privacy::{MAIL, NAME, NOTE, PHONE, STREET, bought, complained, xuyen},
    pages::public::data::proved,
};

#[tokio::test]
async fn whoever_has_proved_a_number_reads_what_was_bought_with_it_and_said_of_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = bought(&app, &my, None, Status::Completed).await;
    complained(&app, &sale, Actor::Guest, "AB2345CD").await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    let page = visitor.get("/data/own").await;
    for word in [NAME, PHONE, MAIL, STREET, NOTE, "Tôi là"] {
        page.assert_sees(word);
    }
    let mut other = app.visitor();
    proved(&app, &mut other, "0900000099").await.assert_redirect("/data/own");
    other.get("/data/own").await.assert_ok().assert_sees_not(STREET).assert_sees_not(NAME);
}

#[tokio::test]
async fn what_was_bought_with_an_account_is_told_to_whoever_signs_in() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let her = xuyen(&app).await;
    bought(&app, &my, Some(her), Status::Completed).await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    let page = visitor.get("/data/own").await;
    page.assert_ok()
        .assert_sees_not(STREET)
        .assert_sees_not(NAME)
        .assert_has("a[href=\"/sign-in?return=/account/data\"]");
}

#[tokio::test]
async fn the_newest_are_shown_and_how_many_more_the_file_has() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for _ in 0..12 {
        bought(&app, &my, None, Status::Completed).await;
        app.later(time::Duration::days(1));
    }
    let newest = bought(&app, &my, None, Status::Completed).await;
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, PHONE).await.assert_redirect("/data/own");
    visitor.get("/data/own").await.assert_sees("Còn 3 dòng nữa");
    let file = visitor.get("/data/own/file").await.text();
    assert!(file.contains(&newest.purchase_code));
    assert_eq!(file.matches(STREET).count(), 13);
}
