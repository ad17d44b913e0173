//! Twin of `pages/staff/number/code.rs`.

use chophien::{entities::shop, market::accounts::Role};
use sea_orm::EntityTrait;

use crate::kit::{
    PASSWORD, TestApp,
    world::{HOANG_SU_PHI, MEO_VAC},
};

const NEW: &str = "0900000077";
const ASKED: [(&str, &str); 4] =
    [("phone", "0900000002"), ("new_phone", NEW), ("reason", "taken_back"), ("identity", "yes")];

#[tokio::test]
async fn the_person_reads_the_code_and_has_the_new_number() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let moderator = app.account("Giàng Thị Dở", "0900000041").await;
    app.grant(moderator, Role::Moderator, Some(MEO_VAC)).await;
    let mut visitor = app.visitor_as(moderator).await;
    let mut lost = app.visitor_as(my.account).await;
    let page = visitor.post("/staff/number", &ASKED).await;
    page.assert_ok().assert_sees("0900 000 002").assert_sees("0900 000 077");
    app.work_off().await;
    let code = app.code_texted_to(NEW);
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let form = |code| [("phone", "0900000002"), ("new_phone", NEW), ("code", code)];
    visitor.post("/staff/number/code", &form(wrong)).await.assert_refused().assert_field_error("code");
    visitor.post("/staff/number/code", &form(&code)).await.assert_redirect("/staff/number");
    visitor.post("/staff/number/code", &form(&code)).await.assert_redirect("/staff/number");
    lost.get("/account").await.assert_must_sign_in();
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("hers");
    assert_eq!(row.phone.as_str(), NEW);
    // Whoever had her number before may have set the password, and reads the new one on her shop's page.
    app.visitor().post("/sign-in", &[("phone", NEW), ("password", PASSWORD)]).await.assert_refused();
    let mut hers = app.visitor();
    hers.post("/reset", &[("phone", NEW)]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to(NEW);
    let fields = [("code", code.as_str()), ("password", "ruộng bậc thang mùa nước đổ")];
    hers.post("/reset/code", &fields).await.assert_redirect("/account");
    let members = format!("/seller/{}/members", my.code);
    hers.get(&members).await.assert_ok().assert_sees("chưa thêm bớt được thành viên");
    hers.post(&members, &[("phone", "0900000099")]).await.assert_refused().assert_field_error("phone");
    let mut tam = app.visitor_as(app.tam().await).await;
    tam.get("/staff/log").await.assert_sees("Đổi số điện thoại giúp").assert_sees("làm hộ Vàng Thị Mỷ");
}

#[tokio::test]
async fn the_code_of_one_moderator_is_nothing_to_another_and_scope_is_asked_again() {
    let app = TestApp::new().await;
    let (_, hanh) = (app.my().await, app.hanh().await);
    let other = app.account("Giàng Thị Dở", "0900000041").await;
    app.grant(other, Role::Moderator, Some(HOANG_SU_PHI)).await;
    let (mut visitor, mut stranger) = (app.visitor_as(hanh).await, app.visitor_as(other).await);
    stranger.post("/staff/number", &ASKED).await.assert_refused().assert_field_error("phone");
    visitor.post("/staff/number", &ASKED).await.assert_ok();
    app.work_off().await;
    let code = app.code_texted_to(NEW);
    let form = [("phone", "0900000002"), ("new_phone", NEW), ("code", code.as_str())];
    stranger.post("/staff/number/code", &form).await.assert_redirect("/staff/number");
    // The person has become one who has a role meanwhile.
    app.grant(app.account_of("0900000002").await, Role::Analyst, None).await;
    visitor.post("/staff/number/code", &form).await.assert_refused().assert_field_error("");
    visitor.get("/staff/number/code").await.assert_redirect("/staff/number");
}
