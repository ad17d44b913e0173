//! Twin of `pages/staff/status.rs`.

use chophien::{
    entities::job::{self, Status},
    infra::{mailer::Mail, queue::Job},
    kernel::actor::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use crate::kit::TestApp;

async fn a_mail_waits(app: &TestApp) {
    let mail = Mail { to: "lan@vidu.vn".into(), subject: "S".into(), text: "secret words".into(), html: "h".into() };
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail, None).await.unwrap();
    work.commit().await.unwrap();
}

async fn somebody_works(app: &TestApp) {
    let work = app.begin(Actor::System).await;
    app.pulse.beat(&work).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn an_administrator_sees_what_waits_for_how_long_and_which_rule_that_breaks() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor_as(app.tam().await).await;
    somebody_works(&app).await;
    visitor.get("/staff/status").await.assert_ok().assert_sees("Mọi thứ đang ổn").assert_sees_not("Đang xảy ra");
    a_mail_waits(&app).await;
    app.later(Duration::minutes(20));
    let page = visitor.get("/staff/status").await;
    page.assert_ok().assert_sees(Mail::KIND).assert_sees("1200 giây").assert_sees_not("secret words");
    page.assert_sees("2 điều cần xem");
    // It was tried in vain, and waits for its next try: it has not waited for less.
    let later =
        job::Entity::update_many().col_expr(job::Column::RunAt, Expr::value(app.now().after(Duration::hours(1))));
    later.filter(job::Column::Kind.eq(Mail::KIND)).exec(&app.db.write).await.unwrap();
    visitor.get("/staff/status").await.assert_ok().assert_sees("1200 giây").assert_sees("2 điều cần xem");
    let now = job::Entity::update_many().col_expr(job::Column::RunAt, Expr::value(app.now()));
    now.filter(job::Column::Kind.eq(Mail::KIND)).exec(&app.db.write).await.unwrap();
    somebody_works(&app).await;
    app.work_off_whatever_comes().await;
    visitor.get("/staff/status").await.assert_sees("Mọi thứ đang ổn").assert_sees("0 giây trước");
}

#[tokio::test]
async fn jobs_that_were_given_up_are_counted_by_kind() {
    let app = TestApp::new().await;
    a_mail_waits(&app).await;
    let dead = job::Entity::update_many().col_expr(job::Column::Status, Expr::value(Status::Dead));
    dead.filter(job::Column::Kind.eq(Mail::KIND)).exec(&app.db.write).await.unwrap();
    let page = app.visitor_as(app.tam().await).await.get("/staff/status").await;
    page.assert_ok().assert_sees(Mail::KIND).assert_sees("Đang xảy ra");
    job::Entity::delete_many().filter(job::Column::Kind.eq(Mail::KIND)).exec(&app.db.write).await.unwrap();
}
