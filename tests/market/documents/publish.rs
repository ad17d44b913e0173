//! Twin of `market/documents/publish.rs`.

use chophien::{
    entities::document,
    infra::refused::Refused,
    infra::words::Language,
    kernel::actor::Actor,
    market::documents::{
        find,
        publish::{Publication, PublishError, publish},
        slugs,
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryOrder,
};
use time::Duration;

use crate::kit::TestApp;

fn words(app: &TestApp, slug: &str, after: i32) -> Publication {
    let (title, body) = ("Đổi trả hàng".into(), "Trong bảy ngày.".into());
    let holds_on = app.now().day();
    Publication { slug: slug.into(), language: Language::Vi, title, body, after, holds_on, asks: false }
}

async fn refused(app: &TestApp, input: Publication) -> PublishError {
    let before = document::Entity::find().count(&app.db.read).await.unwrap();
    let work = app.begin(Actor::System).await;
    let end = publish(&work, input).await;
    let Err(Refused::No(why)) = end else { panic!("{end:?}") };
    work.commit().await.unwrap();
    assert_eq!(document::Entity::find().count(&app.db.read).await.unwrap(), before, "nothing was published");
    why
}

#[tokio::test]
async fn every_document_starts_in_both_languages() {
    let app = TestApp::new().await;
    for slug in slugs::ALL {
        for language in [Language::Vi, Language::En] {
            let document = find::current(&app.db.read, slug, language, app.now().day()).await.unwrap().expect(slug);
            let version = match (slug, language) {
                ("ranking", Language::Vi) => 4,
                ("ranking", Language::En) => 3,
                ("returns", Language::Vi) | ("operating-rules" | "privacy" | "complaints", _) => 2,
                _ => 1,
            };
            assert_eq!((document.version, document.language), (version, language), "{slug}");
            assert!(document.body.len() > 300, "{slug}");
        }
    }
}

#[tokio::test]
async fn a_new_version_holds_and_the_one_before_can_still_be_read() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    assert_eq!(publish(&work, words(&app, "returns", 2)).await.unwrap(), 3);
    work.commit().await.unwrap();
    let current =
        find::current(&app.db.read, "returns", Language::Vi, app.now().day()).await.unwrap().expect("it holds");
    assert_eq!((current.version, current.body.as_str()), (3, "Trong bảy ngày."));
    assert!(find::version(&app.db.read, "returns", Language::Vi, 1).await.unwrap().is_some());
    assert_eq!(find::history(&app.db.read, "returns", Language::Vi).await.unwrap().len(), 3);
}

#[tokio::test]
async fn unknown_unchanged_and_outdated_words_are_refused() {
    let app = TestApp::new().await;
    assert!(matches!(refused(&app, words(&app, "terms", 0)).await, PublishError::NoDocument));
    assert!(matches!(refused(&app, words(&app, "returns", 0)).await, PublishError::Outdated));
    let work = app.begin(Actor::System).await;
    publish(&work, words(&app, "returns", 2)).await.unwrap();
    work.commit().await.unwrap();
    assert!(matches!(refused(&app, words(&app, "returns", 3)).await, PublishError::Unchanged));
}

#[tokio::test]
async fn pressed_twice_at_once_it_is_published_once_and_told_the_second_time() {
    let app = TestApp::new().await;
    let press = async || {
        let work = app.begin(Actor::System).await;
        let end = publish(&work, words(&app, "returns", 2)).await;
        work.commit().await.unwrap();
        end
    };
    let (first, second) = tokio::join!(press(), press());
    let (done, told) = if first.is_ok() { (first, second) } else { (second, first) };
    assert_eq!(done.unwrap(), 3);
    assert!(matches!(told, Err(Refused::No(PublishError::Outdated))));
}

#[tokio::test]
async fn one_that_is_to_come_holds_on_its_day_and_one_published_later_comes_in_its_place() {
    let app = TestApp::new().await;
    let day = |days| app.now().after(Duration::days(days)).day();
    let (third, tenth) = (day(3), day(10));
    let holds = async || find::current(&app.db.read, "returns", Language::Vi, app.now().day()).await.unwrap().unwrap();
    assert_eq!(app.publish_from("returns", tenth, false).await, 3);
    assert_eq!(holds().await.version, 2);
    assert_eq!(find::newest(&app.db.read, "returns", Language::Vi).await.unwrap().unwrap().version, 3);
    assert_eq!(app.publish_from("returns", third, false).await, 4);
    app.later(Duration::days(3));
    assert_eq!(holds().await.version, 4);
    app.later(Duration::days(7));
    assert_eq!(holds().await.version, 4, "the one before it never held");
}

#[tokio::test]
async fn a_day_that_is_over_and_a_year_that_was_mistyped_are_refused() {
    let app = TestApp::new().await;
    let today = app.now().day();
    let yesterday = today.previous_day().unwrap();
    for holds_on in [yesterday, today.saturating_add(Duration::days(367))] {
        let input = Publication { holds_on, ..words(&app, "returns", 2) };
        assert!(matches!(refused(&app, input).await, PublishError::NotThatDay), "{holds_on}");
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_a_version_and_to_put_another_in_its_place() {
    let app = TestApp::new().await;
    app.publish("returns").await;
    let newest = document::Entity::find().order_by_desc(document::Column::Id);
    let row = newest.one(&app.db.read).await.unwrap().expect("a version");
    let before = document::Entity::find().all(&app.db.read).await.unwrap();
    let changed = document::ActiveModel { body: Set("Khác.".into()), ..row.clone().into_active_model() };
    assert!(changed.update(&app.db.write).await.is_err());
    assert!(document::Entity::delete_by_id(row.id).exec(&app.db.write).await.is_err());
    if app.db.write.get_database_backend() == DbBackend::Sqlite {
        let copy = "INSERT OR REPLACE INTO documents (slug, language, version, title, body, published_at, holds_on, asks) \
            SELECT slug, language, version, title, 'Khác.', published_at, holds_on, asks FROM documents LIMIT 1";
        assert!(app.db.write.execute_unprepared(copy).await.is_err());
    }
    assert_eq!(document::Entity::find().all(&app.db.read).await.unwrap(), before);
}
