//! Twin of `market/catalog/browse/mend.rs`: one typo in a longer word is forgiven.

use chophien::{
    entities::product,
    kernel::{actor::Actor, fold::fold},
    market::catalog::{browse::mend::mend, spelling},
};
use sea_orm::{ConnectionTrait, sea_query::Query};

use crate::kit::{TestApp, goods::Listing};

/// A live product whose words are known to the table of spellings.
async fn list(app: &TestApp, name: &str, status: product::Status) {
    let shop = app.my().await;
    app.product(&shop, Listing { name, description: "", status, ..Listing::default() }).await;
    let work = app.begin(Actor::Account(shop.account)).await;
    let folded = fold(name);
    for word in spelling::worth_mending(&folded) {
        let mut insert = Query::insert().into_table("spellings").columns(["shape", "word"]).to_owned();
        for shape in spelling::shapes(word) {
            insert.values_panic([shape.into(), word.into()]);
        }
        work.tx.execute(&insert).await.expect("spellings");
    }
    work.commit().await.expect("kept");
}

#[tokio::test]
async fn one_letter_wrong_missing_added_or_swapped_is_forgiven() {
    let app = TestApp::new().await;
    list(&app, "Thịt trâu gác bếp Nghiêng", product::Status::Live).await;
    for typed in ["nghieng", "nghieg", "nghhieng", "mghieng", "nghineg"] {
        let meant = mend(&app.db.read, &format!("thit {typed}"), app.now().day()).await.expect("an answer");
        let expected = (typed != "nghieng").then(|| "thit nghiêng".to_owned());
        assert_eq!(meant, expected, "{typed}");
    }
}

#[tokio::test]
async fn two_typos_and_short_words_are_not_guessed_at() {
    let app = TestApp::new().await;
    list(&app, "Thịt trâu Nghiêng", product::Status::Live).await;
    for typed in ["mghiemg", "thiy", "trau xyz", "zzzzz nghieg", "\"*", ""] {
        assert_eq!(mend(&app.db.read, typed, app.now().day()).await.expect("an answer"), None, "{typed}");
    }
}

#[tokio::test]
async fn words_of_goods_that_nobody_may_see_are_never_offered() {
    let app = TestApp::new().await;
    list(&app, "Nghiêng", product::Status::Hidden).await;
    assert_eq!(mend(&app.db.read, "nghieg", app.now().day()).await.expect("an answer"), None);
}
