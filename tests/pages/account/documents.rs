//! Twin of `pages/account/documents.rs`.

use chophien::entities::acceptance;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

const PATH: &str = "/account/documents";

#[tokio::test]
async fn she_is_asked_where_she_looks_reads_what_changed_and_goes_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let home = format!("/seller/{}", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    for path in [home.as_str(), "/account"] {
        visitor.get(path).await.assert_ok().assert_sees_not("Quy định của chợ đã đổi");
    }
    visitor.get(PATH).await.assert_redirect("/account");
    app.asked_again(my.account, "privacy").await;
    visitor.get("/account").await.assert_sees("Quy định của chợ đã đổi");
    let asked = format!("{PATH}?return={}", home.replace('/', "%2F"));
    visitor.get(&home).await.assert_has(&format!("a[href=\"{asked}\"]"));
    let page = visitor.get(&asked).await;
    page.assert_ok().assert_has("a[href=\"/documents/privacy/difference?version=3\"]");
    let version = page.value("version").expect("a version");
    let form = |accept| [("version", version.as_str()), ("accept", accept), ("return", home.as_str())];
    let before = acceptance::Entity::find().count(&app.db.read).await.expect("acceptances");
    visitor.post(PATH, &form("")).await.assert_refused().assert_field_error("accept");
    visitor.post(PATH, &[("accept", "yes")]).await.assert_refused();
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.expect("acceptances"), before);
    let mut twin = visitor.clone();
    visitor.post(PATH, &form("yes")).await.assert_redirect(&home);
    visitor.get(&home).await.assert_sees("Đã ghi nhận").assert_has_not("#due-head");
    twin.post(PATH, &form("yes")).await.assert_redirect(&home);
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.expect("acceptances"), before + 1, "once");
}

#[tokio::test]
async fn a_version_published_meanwhile_is_shown_and_asked_instead() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    app.asked_again(lan, "privacy").await;
    let mut visitor = app.visitor_as(lan).await;
    let version = visitor.get(PATH).await.value("version").expect("a version");
    app.publish("privacy").await;
    let before = acceptance::Entity::find().count(&app.db.read).await.expect("acceptances");
    let told = visitor.post(PATH, &[("version", &version), ("accept", "yes")]).await;
    told.assert_refused().assert_field_error("accept").assert_has_not("#accept[checked]");
    assert_eq!(told.value("version").as_deref(), Some("privacy:vi:4"));
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.expect("acceptances"), before);
}
