//! People write words of eighty letters: no page becomes wider than a phone.

use chophien::entities::{account, revision, shop};
use sea_orm::{EntityTrait, sea_query::Expr};

use super::browser::{Browser, PHONE};
use crate::kit::{PASSWORD, TestApp, goods::Listing, server::Server, world::MEO_VAC};

#[tokio::test(flavor = "multi_thread")]
async fn a_word_of_eighty_letters_breaks_no_page() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.hanh().await;
    let word = "Mậtong".repeat(14);
    let good =
        app.product(&my, Listing { name: &word, description: &word, measure: &word, ..Listing::default() }).await;
    let db = &app.db.write;
    let names = account::Entity::update_many().col_expr(account::Column::Name, Expr::value(word.as_str()));
    names.exec(db).await.expect("names");
    for column in [shop::Column::Name, shop::Column::Story, shop::Column::Hamlet] {
        shop::Entity::update_many().col_expr(column, Expr::value(word.as_str())).exec(db).await.expect("a shop");
    }
    let story = format!("{word} {word}");
    let change = [("name", "Ong"), ("kind", "household"), ("unit", MEO_VAC), ("hamlet", ""), ("story", &story)];
    app.visitor_as(my.account).await.submit(&format!("/seller/{}/shop", my.code), &change).await;
    let waits = revision::Entity::find().one(db).await.expect("revisions").expect("it waits");
    let case = format!("/staff/cases/shop/{}", waits.id.0);
    let sale = app.placed(&good, Some(my.account)).await;
    let server = Server::over(&app, &[]);
    let phone = Browser::at(&server.url(), PHONE).await;
    phone.go("/").await;
    phone.go("/products").await;
    phone.go(&format!("/shops/{}", my.slug)).await;
    phone.go(&format!("/products/{}", good.slug)).await;
    phone.press("Thêm vào giỏ").await;
    phone.sees("vào giỏ").await;
    phone.go("/cart").await;
    phone.sign_in("0900000002", PASSWORD).await;
    for path in ["", "/products", "/products/new", "/orders", "/money", "/shop", "/members"] {
        phone.go(&format!("/seller/{}{path}", my.code)).await;
    }
    phone.go(&format!("/seller/{}/orders/{}", my.code, sale.code)).await;
    for path in ["/cart", "/checkout", "/account", "/account/purchases"] {
        phone.go(path).await;
    }
    phone.go(&format!("/purchases/{}", sale.purchase_code)).await;
    phone.go(&format!("/orders/{}", sale.code)).await;
    for path in ["", "/certificate"] {
        phone.go(&format!("/seller/{}/products/{}{path}", my.code, good.code)).await;
    }
    phone.close().await;
    let desk = Browser::at(&server.url(), PHONE).await;
    desk.sign_in("0900000003", PASSWORD).await;
    for path in ["/staff", "/staff/queue", "/staff/log", &case] {
        desk.go(path).await;
    }
    desk.close().await;
}
