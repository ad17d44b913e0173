//! A guest above the sum: she types everything, is asked for the code that was texted to her, types it and is done. When she comes
//! back she is not asked again. With scripts and without.

use chophien::entities::purchase;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    browser::{Browser, OLD_PHONE, PHONE, Screen},
    texts::code_to,
};
use crate::kit::{TestApp, goods::Good, server::Server};

const LAN: &str = "0900000001";

async fn puts_two_jars_into_the_cart(phone: &Browser, honey: &Good) {
    phone.go(&format!("/products/{}", honey.slug)).await;
    phone.fill("quantity", "2").await;
    phone.press("Thêm vào giỏ").await;
    phone.sees("vào giỏ").await;
}

async fn says_where_to(phone: &Browser) {
    phone.go("/checkout").await;
    phone.fill("name", "Nguyễn Thị Lan").await;
    phone.fill("phone", LAN).await;
    phone.live_in("unit", "phuong ba dinh").await;
    phone.fill("street", "số 18 ngõ 62").await;
    phone.tick("input[name=accept]").await;
    phone.press("Tính phí giao hàng").await;
    if !phone.screen.scripts {
        phone.tick("input[type=radio][name=unit][value=\"00004\"]").await;
        phone.press("Tính phí giao hàng").await;
    }
    phone.element("input[name=seen_total]").await;
}

async fn places_it(phone: &Browser) {
    phone.press_css("main button.wide[name=\"deed\"][value=\"place\"]").await;
}

async fn bought(app: &TestApp) -> u64 {
    purchase::Entity::find().count(&app.db.read).await.expect("purchases")
}

async fn goes_through(screen: Screen) {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let texts = app.folder().join("texts");
    let folder = format!("file:{}", texts.display());
    let server = Server::over(&app, &[("CHOPHIEN__TEXT__URL", &folder), ("CHOPHIEN__BUYING__PROOF_ABOVE", "500000")]);
    let phone = Browser::at(&server.url(), screen).await;
    puts_two_jars_into_the_cart(&phone, &honey).await;
    says_where_to(&phone).await;
    places_it(&phone).await;
    phone.sees("cần xác nhận số điện thoại").await;
    phone.look_over().await;
    assert_eq!((bought(&app).await, app.stock(&honey).await), (0, 10), "nothing is ordered yet");
    assert_eq!(phone.attribute("input[name=street]", "value").await, "số 18 ngõ 62");
    phone.fill("code", &code_to(&texts, LAN, "ma xac nhan dat hang la ").await).await;
    places_it(&phone).await;
    phone.arrives("/purchases/").await;
    assert_eq!((bought(&app).await, app.stock(&honey).await), (1, 8));

    // Another day she has only to look at the sum.
    puts_two_jars_into_the_cart(&phone, &honey).await;
    phone.go("/checkout").await;
    phone.sees("Đang điền sẵn").await;
    phone.tick("input[name=accept]").await;
    phone.press("Tính phí giao hàng").await;
    phone.element("input[name=seen_total]").await;
    places_it(&phone).await;
    phone.arrives("/purchases/").await;
    assert_eq!((bought(&app).await, app.stock(&honey).await), (2, 6));
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_above_the_sum_types_a_code_and_is_not_asked_again() {
    goes_through(PHONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_above_the_sum_types_a_code_without_scripts() {
    goes_through(OLD_PHONE).await;
}
