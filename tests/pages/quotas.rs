//! What nobody honest needs more of: forms of an account in an hour, carts of an address.

use chophien::entities::{account, cart};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use crate::kit::{TestApp, Visitor};

#[tokio::test]
async fn an_account_that_sends_more_than_any_thumb_gets_its_form_back_and_may_go_on_a_little_later() {
    let app = TestApp::with(|config| config.limits.deed_per_hour = 2).await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let name = async || account::Entity::find_by_id(lan).one(&app.db.read).await.expect("accounts").expect("hers").name;
    let called = async |visitor: &mut Visitor, name: &'static str| {
        visitor.get("/account").await;
        visitor.post("/account", &[("name", name), ("language", "vi"), ("unit_text", "")]).await
    };
    for one in ["Lan một", "Lan hai"] {
        called(&mut visitor, one).await.assert_redirect("/account");
    }
    let back = called(&mut visitor, "Lan ba").await;
    assert_eq!((back.status.as_u16(), name().await.as_str()), (503, "Lan hai"));
    assert_eq!(back.value("name").as_deref(), Some("Lan ba"), "what was typed is there");
    visitor.get("/account").await.assert_ok();
    let mut other = app.visitor_as(app.hanh().await).await;
    called(&mut other, "Hạnh").await.assert_redirect("/account");
    app.later(Duration::minutes(30));
    called(&mut visitor, "Lan ba").await.assert_redirect("/account");
    assert_eq!(name().await, "Lan ba");
}

#[tokio::test]
async fn carts_begun_from_an_address_are_counted_and_those_that_are_there_go_on() {
    let app = TestApp::with(|config| config.limits.cart_from_per_hour = 2).await;
    let honey = app.honey(&app.my().await).await;
    let add = [("variant", honey.variant_code.as_str()), ("quantity", "1")];
    let begun = async || cart::Entity::find().count(&app.db.read).await.expect("carts");
    let mut first = app.visitor();
    first.get("/sign-in").await;
    first.post("/cart", &add).await.assert_redirect("/cart");
    app.visitor().post("/cart", &add).await;
    let mut third = app.visitor();
    third.get("/sign-in").await;
    let told = third.post("/cart", &add).await;
    third.follow(told).await.assert_sees("chưa thêm được");
    assert_eq!(begun().await, 2);
    first.post("/cart", &add).await;
    first.get("/cart").await.assert_sees("Mật ong bạc hà");
    let mut signed_in = app.visitor_as(app.lan().await).await;
    signed_in.post("/cart", &add).await;
    assert_eq!(begun().await, 3, "whoever has signed in has a cart");
}
