//! Somebody is told by mail when something is not well: once, again after hours, and when it is over.

use chophien::{
    config::Config,
    entities::job::{self, Status},
    infra::{mailer::Mail, queue::Job},
    kernel::actor::Actor,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use crate::kit::TestApp;

const TO: &str = "truc@so.example";

fn watched(config: &mut Config) {
    config.alerts.to = Some(TO.to_owned());
}

/// What was sent to whoever is told, since the last time.
async fn told(app: &TestApp) -> Vec<Mail> {
    let work = app.begin(Actor::System).await;
    app.pulse.beat(&work).await.unwrap();
    work.commit().await.unwrap();
    app.work_off_whatever_comes().await;
    app.mails().into_iter().filter(|mail| mail.to == TO).collect()
}

async fn put(app: &TestApp, status: Status) {
    let all = job::Entity::update_many().col_expr(job::Column::Status, Expr::value(status));
    all.filter(job::Column::Kind.eq(Lost::KIND)).exec(&app.db.write).await.unwrap();
}

/// A kind that no node knows.
#[derive(serde::Serialize, serde::Deserialize)]
struct Lost;

impl Job for Lost {
    const KIND: &'static str = "tests.lost";
}

#[tokio::test]
async fn somebody_is_told_once_again_after_hours_and_when_it_is_over() {
    let app = TestApp::with(watched).await;
    assert_eq!(told(&app).await.len(), 0, "all is well");
    let work = app.begin(Actor::System).await;
    work.enqueue(&Lost, None).await.unwrap();
    work.commit().await.unwrap();
    put(&app, Status::Dead).await;

    app.later(Duration::minutes(2));
    let mails = told(&app).await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].subject.contains("có điều cần xem") && mails[0].text.contains("Có việc nền bị lỗi hẳn"),
        "{mails:?}"
    );
    app.later(Duration::minutes(2));
    assert_eq!(told(&app).await.len(), 1, "it was told");
    app.later(Duration::hours(6));
    assert_eq!(told(&app).await.len(), 2, "it goes on");
    job::Entity::delete_many().filter(job::Column::Kind.eq(Lost::KIND)).exec(&app.db.write).await.unwrap();
    app.later(Duration::minutes(2));
    let mails = told(&app).await;
    assert_eq!(mails.len(), 3);
    assert!(mails[2].subject.contains("đã ổn trở lại") && mails[2].text.contains("Những điều đã hết"), "{mails:?}");
    app.later(Duration::minutes(2));
    assert_eq!(told(&app).await.len(), 3, "there is no more news");
}
