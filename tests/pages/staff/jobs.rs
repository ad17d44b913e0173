//! Twin of `pages/staff/jobs.rs`.

use chophien::{
    entities::job::{self, Status},
    infra::{mailer::Mail, queue::Job},
    kernel::actor::Actor,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::kit::TestApp;

/// A mail that was tried eight times.
async fn dead_mail(app: &TestApp) -> i64 {
    let mail = Mail { to: "lan@vidu.vn".into(), subject: "S".into(), text: "secret words".into(), html: "h".into() };
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail, None).await.unwrap();
    work.commit().await.unwrap();
    let row = job::Entity::find().order_by_desc(job::Column::Id).one(&app.db.read).await.unwrap().expect("a job");
    let id = row.id.0;
    let mut row = row.into_active_model();
    row.status = Set(Status::Dead);
    row.attempts = Set(8);
    row.last_error = Set(Some("connection refused".into()));
    row.update(&app.db.write).await.unwrap();
    id
}

#[tokio::test]
async fn a_dead_letter_is_seen_without_its_words_and_sent_again() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let id = dead_mail(&app).await.to_string();
    let mut visitor = app.visitor_as(tam).await;
    let page = visitor.get("/staff/jobs").await;
    page.assert_ok().assert_sees("connection refused").assert_sees(Mail::KIND).assert_sees_not("secret words");
    visitor.post("/staff/jobs", &[("job", &id), ("deed", "again")]).await.assert_redirect("/staff/jobs");
    app.work_off_whatever_comes().await;
    assert_eq!(app.mails().len(), 1);
    visitor.get("/staff/log?name=job.sent_again").await.assert_sees("Hoàng Minh Tâm");
}

#[tokio::test]
async fn all_of_a_kind_are_sent_again_with_one_press_and_no_other() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    for _ in 0..3 {
        dead_mail(&app).await;
    }
    let other = job::ActiveModel { kind: Set("text.send".into()), ..Default::default() };
    let last = job::Entity::find().order_by_desc(job::Column::Id).one(&app.db.read).await.unwrap().expect("a job").id;
    job::Entity::update_many().set(other).filter(job::Column::Id.eq(last)).exec(&app.db.write).await.unwrap();
    let mut visitor = app.visitor_as(tam).await;
    visitor.get("/staff/jobs").await.assert_ok().assert_sees("Thử lại cả 2 việc mail.send");
    let press = [("kind", "mail.send"), ("deed", "all_again")];
    visitor.submit("/staff/jobs", &press).await.assert_ok().assert_has(".flash.success");
    let dead = job::Entity::find().filter(job::Column::Status.eq(Status::Dead));
    let dead = dead.all(&app.db.read).await.unwrap();
    assert_eq!(dead.iter().map(|job| job.id).collect::<Vec<_>>(), [last]);
    visitor.submit("/staff/jobs", &press).await.assert_ok().assert_has(".flash.warning");
    app.work_off_whatever_comes().await;
    assert_eq!(app.mails().len(), 2);
    visitor.get("/staff/log?name=jobs.sent_again").await.assert_sees("Hoàng Minh Tâm");
}

#[tokio::test]
async fn a_dismissed_letter_is_gone_and_pressing_twice_says_so() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let id = dead_mail(&app).await.to_string();
    let mut visitor = app.visitor_as(tam).await;
    let dismiss = [("job", id.as_str()), ("deed", "dismiss")];
    visitor.submit("/staff/jobs", &dismiss).await.assert_ok();
    assert_eq!(job::Entity::find().count(&app.db.read).await.unwrap(), 0);
    visitor.submit("/staff/jobs", &dismiss).await.assert_ok().assert_has(".flash.warning");
}

#[tokio::test]
async fn a_living_job_is_not_touched() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let work = app.begin(Actor::System).await;
    work.enqueue(&Mail { to: "a@b.vn".into(), subject: "S".into(), text: "t".into(), html: "h".into() }, None)
        .await
        .unwrap();
    work.commit().await.unwrap();
    let id = job::Entity::find().one(&app.db.read).await.unwrap().expect("a job").id.0.to_string();
    let mut visitor = app.visitor_as(tam).await;
    visitor.submit("/staff/jobs", &[("job", &id), ("deed", "dismiss")]).await.assert_has(".flash.warning");
    assert_eq!(job::Entity::find().count(&app.db.read).await.unwrap(), 1);
}
