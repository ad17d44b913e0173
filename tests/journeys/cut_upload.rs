//! A photo goes up when it is chosen: the line is cut, it goes up again by itself, and it is there when the browser that chose it
//! is not.

use super::browser::{Browser, PHONE};
use crate::kit::{
    PASSWORD, TestApp,
    pictures::jpeg,
    server::{self, Server, own_port},
};

const WAITS: &str = "form input[type=hidden][name=photos]";

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_survives_a_cut_and_a_closed_browser() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (address, new) = (own_port(), format!("/seller/{}/products/new", my.code));
    let photo = app.folder().join("mat-ong.jpg");
    std::fs::write(&photo, jpeg(900, 1200)).expect("a photo");
    let first = Server::begin(server::over(&app, &[]), address);
    let phone = Browser::at(&first.url(), PHONE).await;
    phone.sign_in("0900000002", PASSWORD).await;
    phone.go_quietly(&new).await;
    // The page is there before what takes care of its photos.
    phone.is_so("document.querySelector('[data-photos] [type=file]').onchange !== null").await;
    first.kill();
    phone.attach("photos", &photo).await;
    phone.sees("Mất sóng").await;
    let second = Server::begin(server::over(&app, &[]), address);
    let code = phone.attribute(WAITS, "value").await;
    phone.look_over().await;
    phone.close().await;
    let other = Browser::at(&second.url(), PHONE).await;
    other.sign_in("0900000002", PASSWORD).await;
    other.go(&new).await;
    assert_eq!(other.attribute(WAITS, "value").await, code, "it waits in the form");
    other.close().await;
}
