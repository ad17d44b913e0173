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
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

fn words(slug: &str, after: i32) -> Publication {
    let (title, body) = ("Đổi trả hàng".into(), "Trong bảy ngày.".into());
    Publication { slug: slug.into(), language: Language::Vi, title, body, after }
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
            let document = find::current(&app.db.read, slug, language).await.unwrap().expect(slug);
            let version = match (slug, language) {
                ("ranking", Language::Vi) => 3,
                ("returns", Language::Vi) | ("ranking" | "operating-rules" | "privacy", _) => 2,
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
    assert_eq!(publish(&work, words("returns", 2)).await.unwrap(), 3);
    work.commit().await.unwrap();
    let current = find::current(&app.db.read, "returns", Language::Vi).await.unwrap().expect("it holds");
    assert_eq!((current.version, current.body.as_str()), (3, "Trong bảy ngày."));
    assert!(find::version(&app.db.read, "returns", Language::Vi, 1).await.unwrap().is_some());
    assert_eq!(find::history(&app.db.read, "returns", Language::Vi).await.unwrap().len(), 3);
}

#[tokio::test]
async fn unknown_unchanged_and_outdated_words_are_refused() {
    let app = TestApp::new().await;
    assert!(matches!(refused(&app, words("terms", 0)).await, PublishError::NoDocument));
    assert!(matches!(refused(&app, words("returns", 0)).await, PublishError::Outdated));
    let work = app.begin(Actor::System).await;
    publish(&work, words("returns", 2)).await.unwrap();
    work.commit().await.unwrap();
    assert!(matches!(refused(&app, words("returns", 3)).await, PublishError::Unchanged));
}

#[tokio::test]
async fn pressed_twice_at_once_it_is_published_once_and_told_the_second_time() {
    let app = TestApp::new().await;
    let press = async || {
        let work = app.begin(Actor::System).await;
        let end = publish(&work, words("returns", 2)).await;
        work.commit().await.unwrap();
        end
    };
    let (first, second) = tokio::join!(press(), press());
    let (done, told) = if first.is_ok() { (first, second) } else { (second, first) };
    assert_eq!(done.unwrap(), 3);
    assert!(matches!(told, Err(Refused::No(PublishError::Outdated))));
}
