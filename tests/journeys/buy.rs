//! A guest searches without tones, fills one cart from two shops and orders, with scripts and without.

use chophien::entities::{order, purchase};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    browser::{Browser, OLD_PHONE, PHONE},
    texts::code_after,
};
use crate::kit::{TestApp, server::Server};

async fn puts_into_the_cart(phone: &Browser, typed: &str, name: &str) {
    phone.go("/").await;
    phone.fill("q", typed).await;
    phone.press("Tìm").await;
    phone.arrives("/products?").await;
    phone.press(name).await;
    phone.arrives("/products/").await;
    phone.press("Thêm vào giỏ").await;
    phone.sees("vào giỏ").await;
    phone.look_over().await;
}

async fn says_where_to(phone: &Browser) {
    phone.fill("name", "Nguyễn Thị Lan").await;
    phone.fill("phone", "0900000001").await;
    phone.live_in("unit", "phuong ba dinh").await;
    phone.fill("street", "số 18 ngõ 62 đường Mẫu").await;
    phone.tick("input[name=accept]").await;
}

async fn two_shops_one_purchase(app: &TestApp, phone: &Browser) {
    phone.arrives("/purchases/").await;
    phone.sees("Mật ong Mỷ").await;
    phone.sees("HTX Chè Mây Trắng").await;
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 1);
    assert_eq!(order::Entity::find().count(&app.db.read).await.unwrap(), 2, "one order a shop");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_buys_from_two_shops_in_one_go() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let texts = app.folder().join("texts");
    let server = Server::over(&app, &[("CHOPHIEN__TEXT__URL", &format!("file:{}", texts.display()))]);
    let phone = Browser::at(&server.url(), PHONE).await;
    puts_into_the_cart(&phone, "mat ong bac ha", "Mật ong bạc hà Mèo Vạc").await;
    puts_into_the_cart(&phone, "tra shan", "Trà xanh Shan").await;
    phone.go("/cart").await;
    phone.press_css("main a[href=\"/checkout\"]").await;
    phone.arrives("/checkout").await;
    says_where_to(&phone).await;
    phone.press("Tính phí giao hàng").await;
    phone.element("input[name=seen_total]").await;
    phone.press_css("main button.wide[name=\"deed\"][value=\"place\"]").await;
    two_shops_one_purchase(&app, &phone).await;
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (9, 19));

    // She follows her order by its code and her number, on another phone: how far it has come. With the code that is texted to
    // her she sees all of it.
    let code = phone.attribute("a[href^=\"/orders/\"]:not([href=\"/orders\"])", "href").await;
    let code = code.trim_start_matches("/orders/").to_owned();
    phone.forget().await;
    phone.go("/orders").await;
    phone.fill("code", &code).await;
    phone.fill("phone", "0900000001").await;
    phone.press_css("main form button").await;
    phone.sees("Còn phải trả").await;
    phone.look_over().await;
    phone.press_css("main form[action=\"/orders/text\"] button.wide").await;
    phone.arrives("/orders/proof").await;
    phone.look_over().await;
    phone.fill("code", &code_after(&texts, "ma xem don hang la ").await).await;
    phone.press_css("main form button.wide").await;
    phone.sees("ngõ 62").await;
    phone.sees(&code).await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_buys_from_two_shops_without_scripts() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let server = Server::over(&app, &[]);
    let phone = Browser::at(&server.url(), OLD_PHONE).await;
    puts_into_the_cart(&phone, "mat ong bac ha", "Mật ong bạc hà Mèo Vạc").await;
    puts_into_the_cart(&phone, "tra shan", "Trà xanh Shan").await;
    phone.go("/checkout").await;
    says_where_to(&phone).await;
    phone.press("Tính phí giao hàng").await;
    // The words fit several communes, so she is asked which; what was typed is still there.
    phone.tick("input[type=radio][name=unit][value=\"00004\"]").await;
    phone.press("Tính phí giao hàng").await;
    phone.element("input[name=seen_total]").await;
    assert_eq!(phone.attribute("input[name=street]", "value").await, "số 18 ngõ 62 đường Mẫu");
    phone.press_css("main button.wide[name=\"deed\"][value=\"place\"]").await;
    two_shops_one_purchase(&app, &phone).await;
    assert_eq!((app.stock(&honey).await, app.stock(&tea).await), (9, 19));
    phone.close().await;
}
