//! Twin of `pages/entry/sign_in/buttons.rs`.

use chophien::entities::texted_code;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::code::{slowed, texted};
use crate::kit::{PASSWORD, TestApp};

#[tokio::test]
async fn a_code_can_be_sent_again_to_the_same_number() {
    let app = slowed().await;
    let mut lan = texted(&app, "0900000001").await;
    let first = app.code_texted_to("0900000001");
    lan.post("/sign-in/text", &[("return", "/account/password")]).await;
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    if first != code {
        lan.post("/sign-in/code", &[("code", &first), ("password", PASSWORD)]).await.assert_refused();
    }
    lan.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/account");
}

#[tokio::test]
async fn without_a_number_no_code_is_texted() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/sign-in").await;
    visitor.post("/sign-in/text", &[("phone", "")]).await.assert_refused().assert_field_error("phone");
    visitor.post("/sign-in/text", &[("phone", "12")]).await.assert_refused().assert_field_error("phone");
    visitor.post("/sign-in/text", &[("phone", "0900000001"), ("csrf", "made up")]).await.assert_refused();
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.expect("codes"), 0);
}

/// Whoever asks for codes of somebody's number has few from one address, takes none that is under way, and closes no way.
#[tokio::test]
async fn strangers_who_ask_for_codes_keep_no_owner_from_hers() {
    let app = TestApp::with(|config| {
        (config.limits.sign_in_per_hour, config.limits.code_per_hour) = (3, 2);
        config.server.trusted_proxies = vec![std::net::Ipv4Addr::LOCALHOST.into()];
    })
    .await;
    app.lan().await;
    let at = async |from: &str| {
        let mut visitor = app.visitor();
        visitor.headers.push(("x-forwarded-for", from.to_owned()));
        visitor.get("/sign-in").await;
        visitor
    };
    let mut lan = at("203.0.113.1").await;
    lan.post("/sign-in/text", &[("phone", "0900000001")]).await.assert_redirect("/sign-in/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    for n in 0..6 {
        let stopped = at("203.0.113.2").await.post("/sign-in/text", &[("phone", "0900000001")]).await;
        assert_eq!(stopped.location().is_none(), n >= 2, "{n}");
    }
    lan.post("/sign-in/code", &[("code", &code), ("password", PASSWORD)]).await.assert_redirect("/account");
    lan.get("/account").await.assert_ok();
    lan.post("/sign-out", &[]).await.assert_redirect("/");

    at("203.0.113.3").await.post("/sign-in/text", &[("phone", "0900000001")]).await.assert_redirect("/sign-in/code");
    for from in ["203.0.113.3", "203.0.113.4"] {
        at(from).await.post("/reset", &[("phone", "0900000001")]).await;
    }
    at("203.0.113.5").await.post("/reset", &[("phone", "0900000001")]).await.assert_refused();
    lan.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
}
