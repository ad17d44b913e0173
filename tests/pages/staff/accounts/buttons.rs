//! Twin of `pages/staff/accounts/buttons.rs`.

use chophien::entities::bar;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

#[tokio::test]
async fn an_account_is_barred_with_a_reason_and_let_in_again() {
    let app = TestApp::new().await;
    let (lan, my) = (app.lan().await, app.my().await);
    let mut at_home = app.visitor_as(lan).await;
    at_home.get("/account").await.assert_ok();
    let mut tam = app.visitor_as(app.tam().await).await;
    let path = format!("/staff/accounts/{}", lan.0);
    let (stop, end) = (format!("{path}/stop"), format!("{path}/stop/end"));
    tam.get(&path).await.assert_ok();
    tam.post(&stop, &[("words", ""), ("until", "")]).await.assert_refused().assert_field_error("words");
    let past = [("words", "Mạo danh."), ("until", "2020-01-01")];
    tam.post(&stop, &past).await.assert_refused().assert_field_error("until");
    tam.post(&end, &[]).await.assert_refused().assert_sees("không bị khoá");
    assert_eq!(bar::Entity::find().count(&app.db.read).await.expect("bars"), 0);
    let done = tam.submit(&stop, &[("words", "Mạo danh."), ("until", "")]).await;
    done.assert_ok().assert_sees("Đã khoá tài khoản").assert_sees("Mạo danh.");
    at_home.get("/account").await.assert_must_sign_in();
    tam.get("/staff/accounts").await.assert_ok().assert_sees("Nguyễn Thị Lan");
    tam.post(&stop, &[("words", "Lần nữa."), ("until", "")]).await.assert_refused().assert_sees("đã có người khoá");
    tam.submit(&end, &[]).await.assert_ok().assert_sees("Đã mở lại tài khoản");
    let open_shop = format!("/staff/accounts/{}/stop", my.account.0);
    let refused = tam.post(&open_shop, &[("words", "Bán hàng giả."), ("until", "")]).await;
    refused.assert_refused().assert_sees("đang mở");
    assert_eq!(bar::Entity::find().count(&app.db.read).await.expect("bars"), 2);
}
