//! A guest reads what is kept of the number that she bought with, and has it erased; and rules that have changed are read and agreed to.
//! With scripts and without.

use chophien::{infra::clock::Clock, market::orders::Status};

use super::{
    browser::{Browser, OLD_PHONE, PHONE, Screen},
    texts::code_to,
};
use crate::kit::{PASSWORD, TestApp, server::Server};

async fn reads_and_erases(screen: Screen) {
    let app = TestApp::new().await;
    app.clock.set(Clock::machine().now());
    let sale = app.order(&app.honey(&app.my().await).await, 1, None, Status::Completed).await;
    let texts = app.folder().join("texts");
    let server = Server::over(&app, &[("CHOPHIEN__TEXT__URL", &format!("file:{}", texts.display()))]);
    let phone = Browser::at(&server.url(), screen).await;
    phone.go("/data").await;
    phone.press_css("main a[href=\"/data/number\"]").await;
    phone.arrives("/data/number").await;
    phone.fill("phone", &sale.phone).await;
    phone.press("Gửi mã về số của tôi").await;
    phone.arrives("/data/number/code").await;
    phone.fill("code", &code_to(&texts, &sale.phone, "ma xem va xoa du lieu la ").await).await;
    phone.press("Xem dữ liệu").await;
    phone.arrives("/data/own").await;
    phone.sees("ngõ 62").await;
    phone.press_css("main a[href=\"/data/own/erasure\"]").await;
    phone.arrives("/data/own/erasure").await;
    phone.press("Xoá dữ liệu của số này").await;
    phone.sees("Xin đánh dấu").await;
    phone.look_over().await;
    phone.tick("input[name=sure]").await;
    phone.press("Xoá dữ liệu của số này").await;
    phone.sees("Đã xoá.").await;
    phone.go("/data/own").await;
    phone.arrives("/data/number").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_reads_what_is_kept_of_her_number_and_has_it_erased() {
    reads_and_erases(PHONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_does_the_same_without_scripts() {
    reads_and_erases(OLD_PHONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_have_changed_are_read_and_agreed_to() {
    let app = TestApp::new().await;
    app.clock.set(Clock::machine().now());
    let lan = app.lan().await;
    app.asked_again(lan, "privacy").await;
    app.publish_from("returns", app.now().after(time::Duration::days(9)).day(), false).await;
    let server = Server::over(&app, &[]);
    let phone = Browser::at(&server.url(), PHONE).await;
    phone.go("/documents/returns").await;
    phone.press("Khác gì bản này").await;
    phone.arrives("/documents/returns/difference").await;
    phone.sees("Thêm một câu.").await;
    phone.sign_in("0900000001", PASSWORD).await;
    phone.go("/account").await;
    phone.press("Đọc phần đã đổi và đồng ý").await;
    phone.arrives("/account/documents").await;
    phone.tick("input[name=accept]").await;
    phone.press("Tôi đồng ý").await;
    phone.sees("Đã ghi nhận").await;
    phone.go("/account/data").await;
    phone.go("/account/data/erasure").await;
    phone.close().await;
}
