//! Mỷ opens a shop on her phone and lists her honey: number, texted code, shop, photo, price.

use std::path::Path;

use super::{
    browser::{Browser, PHONE},
    texts::code_after,
};
use crate::kit::{PASSWORD, TestApp, pictures::jpeg, server::Server};

async fn registers(phone: &Browser, texts: &Path) {
    phone.go("/register").await;
    phone.fill("name", "Vàng Thị Mỷ").await;
    phone.fill("phone", "0900 000 021").await;
    phone.live_in("unit", "meo vac").await;
    phone.tick("input[name=accept]").await;
    phone.press("Nhận mã xác nhận").await;
    phone.arrives("/register/code").await;
    let code = code_after(texts, "").await;
    phone.fill("code", &code).await;
    phone.fill("password", PASSWORD).await;
    phone.press("Xác nhận").await;
    phone.sees("Mỷ").await;
}

async fn opens_her_shop(phone: &Browser, photo: &Path) {
    phone.go("/seller/opening").await;
    phone.attach("photo", photo).await;
    phone.fill("name", "Mật ong Mỷ").await;
    phone.tick("input[name=kind][value=household]").await;
    phone.live_in("unit", "meo vac").await;
    phone.fill("story", "Nhà mình nuôi ong bạc hà đã mười hai năm.").await;
    phone.press("Gửi duyệt").await;
    phone.sees("Chờ duyệt").await;
    phone.look_over().await;
}

async fn lists_her_honey(phone: &Browser, photo: &Path) {
    phone.go("/seller").await;
    phone.press("Đăng").await;
    phone.sees("Gửi duyệt").await;
    phone.look_over().await;
    phone.attach("photos", photo).await;
    phone.fill("name", "Mật ong bạc hà Mèo Vạc").await;
    phone.press_css("details:has(#measure-0) > summary").await;
    phone.fill("measure-0", "Lọ 500 ml").await;
    phone.fill("price-0", "350").await;
    phone.fill("stock-0", "24").await;
    phone.fill("weight-0", "850").await;
    phone.press("Gửi duyệt").await;
    // "350" is asked about; one tap answers.
    phone.sees("350.000").await;
    phone.look_over().await;
    phone.press_css(".ask button[value=\"350000\"]").await;
    phone.sees("Chờ duyệt").await;
    phone.sees("Mật ong bạc hà Mèo Vạc").await;
    phone.look_over().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_household_opens_a_shop_and_lists_honey_by_phone() {
    let app = TestApp::new().await;
    let texts = app.folder().join("texts");
    let server = Server::over(&app, &[("CHOPHIEN__TEXT__URL", &format!("file:{}", texts.display()))]);
    let photo = app.folder().join("mat-ong.jpg");
    std::fs::write(&photo, jpeg(1600, 1200)).expect("a photo");

    let phone = Browser::at(&server.url(), PHONE).await;
    registers(&phone, &texts).await;
    opens_her_shop(&phone, &photo).await;
    lists_her_honey(&phone, &photo).await;
    phone.close().await;
}
