//! Twin of `market/notices/on_freeze.rs`.

use chophien::{
    entities::{event, job},
    kernel::actor::Actor,
    market::notices::{on_freeze, voice::Voice},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::kit::TestApp;

/// Mỷ sets her password anew with nothing but a code, in a browser that nobody knows.
async fn reset(app: &TestApp) {
    let mut visitor = app.visitor();
    visitor.post("/reset", &[("phone", "0900000002")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000002");
    let fields = [("code", code.as_str()), ("password", "mật khẩu mới 2026")];
    visitor.post("/reset/code", &fields).await.assert_redirect("/account");
}

#[tokio::test]
async fn those_who_sell_with_her_are_told_once_and_nobody_else() {
    let app = TestApp::new().await;
    let (my, lan, _) = (app.my().await, app.lan().await, app.may_trang().await);
    app.invite_in(&my, lan, "0900000001").await;
    app.work_off().await;
    let before = app.texts().len();
    reset(&app).await;
    app.work_off().await;
    let told: Vec<_> = app.texts()[before..].iter().map(|text| text.to.as_str().to_owned()).collect();
    assert_eq!(told.iter().filter(|number| *number == "0900000001").count(), 1);
    assert!(!told.contains(&"0900000007".to_owned()));
    let words = app.last_text_to("0900000001");
    assert!(words.contains("0900 000 002") && !words.contains("My"), "{words}");
    assert!(words.is_ascii() && words.len() <= 160, "{words}");
}

#[tokio::test]
async fn an_event_that_comes_again_adds_no_text() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    app.invite_in(&my, lan, "0900000001").await;
    app.work_off().await;
    reset(&app).await;
    let frozen = event::Column::Name.eq("account.frozen");
    let id = event::Entity::find().filter(frozen).one(&app.db.read).await.expect("events").expect("it").id;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: "Chợ Phiên",
        public_url: "http://cho.example",
        secret: &app.secret,
    };
    for _ in 0..3 {
        let work = app.begin(Actor::System).await;
        on_freeze::tell(&work, &voice, id).await.expect("told");
        work.commit().await.expect("a commit");
    }
    let texts = job::Entity::find().filter(job::Column::Kind.eq("text.send")).count(&app.db.read).await;
    assert_eq!(texts.expect("jobs"), 1);
}
